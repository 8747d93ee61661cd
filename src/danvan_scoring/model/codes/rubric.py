"""Codes of problems in rubrics and their params."""

from danvan_scoring.model.codes.reading import toml_codes
from danvan_scoring.model.problem import CodeText

RUBRIC_CODES: dict[str, CodeText] = {**toml_codes("RUB1")}
