"""Codes of problems in workbooks (FRM50x, FRM51x): what kind of file it is, and single cells."""

from danvan_scoring.model.problem import CodeText

WORKBOOK_CODES: dict[str, CodeText] = {}
