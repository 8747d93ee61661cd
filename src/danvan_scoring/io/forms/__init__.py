"""Forms as workbooks (phiếu Excel): written from the rubric, read back by what they carry."""
