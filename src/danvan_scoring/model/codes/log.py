"""Codes of problems in the log and the council's procedure."""

from danvan_scoring.model.problem import CodeText

LOG_CODES: dict[str, CodeText] = {}
