"""The workbook by which an auditor follows every total, rank and class, and may change points."""
