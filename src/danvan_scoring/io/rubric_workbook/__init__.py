"""A rubric as a workbook that officials read and edit, and back without loss."""

from danvan_scoring.io.rubric_workbook.read import read_rubric_workbook
from danvan_scoring.io.rubric_workbook.toml_text import rubric_toml
from danvan_scoring.io.rubric_workbook.write import write_rubric_workbook

__all__ = [
    "read_rubric_workbook",
    "rubric_toml",
    "write_rubric_workbook",
]
