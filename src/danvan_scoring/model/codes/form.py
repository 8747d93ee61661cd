"""Codes of problems in forms that come back (FRM53x to FRM56x)."""

from danvan_scoring.model.problem import CodeText

FORM_CODES: dict[str, CodeText] = {}
