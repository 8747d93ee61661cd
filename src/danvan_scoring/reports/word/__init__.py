"""Official documents (.docx), laid out by Decree 30/2020/NĐ-CP, Annex I."""
