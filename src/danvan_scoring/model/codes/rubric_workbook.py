"""Codes of problems in a rubric that was edited as a workbook (FRM58x)."""

from danvan_scoring.model.problem import CodeText

RUBRIC_WORKBOOK_CODES: dict[str, CodeText] = {}
