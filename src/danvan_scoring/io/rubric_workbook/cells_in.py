"""What the cell of a key means; no value is guessed, and no number is taken for text."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from danvan_scoring.io.known_names import KnownNames
from danvan_scoring.io.number_cells import CellFault
from danvan_scoring.io.rubric_workbook.columns import CellKind, Column
from danvan_scoring.io.text_file import TextFile
from danvan_scoring.io.toml_file import parse_toml
from danvan_scoring.io.workbook import Value
from danvan_scoring.model.base import SourceFile
from danvan_scoring.model.problem import Problem

_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,3})?")
_COMMA_NUMBER = re.compile(r"[+-]?[0-9]+,[0-9]+")
_GROUPED = re.compile(r"[+-]?[1-9][0-9]{0,2}\.[0-9]{3}")
_BETWEEN_CODES = re.compile(r"[,;\n]")
_DAY_FIRST = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_LARGEST_EXACT = 2**53
_ONLY_QUOTES = re.compile(r'(?:"")+')
_BARE = SourceFile(path="", sha256="")


def shown(value: Value) -> str:
    """Write a cell's value as its reader sees it.

    Examples:
        >>> shown(12.0), shown(True)
        ('12', 'TRUE')
    """
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return str(_decimal(value))
    return value.isoformat() if isinstance(value, date) else value or ""


def read_cell(value: Value, column: Column, *, percent: bool = False) -> object | CellFault:
    """Read a cell that is not empty; None says that it holds nothing after all.

    Args:
        value: what stands there.
        column: its key.
        percent: whether it is shown as a percentage, so that 95 % is 0.95.
    """
    if isinstance(value, str):
        value = unicodedata.normalize("NFC", value)
    if percent and column.kind in {CellKind.NUMBER, CellKind.INTEGER}:
        return CellFault("FRM591", {})
    return _READERS[column.kind](value, column)


def _text(value: Value, _column: Column) -> object:
    if not isinstance(value, str):
        return CellFault("FRM589", {}, shown(value))
    return value[2:] if _ONLY_QUOTES.fullmatch(value) else value


def _code(value: Value, column: Column) -> object:
    found = _text(value, column)
    return found.strip() or None if isinstance(found, str) else found


def _codes(value: Value, column: Column) -> object:
    found = _text(value, column)
    if not isinstance(found, str):
        return found
    return tuple(filter(None, (part.strip() for part in _BETWEEN_CODES.split(found))))


def _texts(value: Value, column: Column) -> object:
    found = _text(value, column)
    if not isinstance(found, str):
        return found
    if found.lstrip().startswith("["):
        listed = _parsed(found)
        if isinstance(listed, tuple):
            return listed
    return tuple(filter(None, (line.strip() for line in found.split("\n"))))


def _number(value: Value, _column: Column) -> object:
    if isinstance(value, float) and not isinstance(value, bool):
        return _decimal(value)
    text = value.strip() if isinstance(value, str) else ""
    if _NUMBER.fullmatch(text) and not _GROUPED.fullmatch(text):
        return Decimal(text)
    meant = text.replace(",", ".") if _COMMA_NUMBER.fullmatch(text) else ""
    return CellFault("FRM590", {}, meant)


def _integer(value: Value, column: Column) -> object:
    found = _number(value, column)
    whole = isinstance(found, Decimal) and found == found.to_integral_value()
    return int(found) if isinstance(found, Decimal) and whole else found


def _decimal(value: float) -> Decimal:
    if value.is_integer() and abs(value) < _LARGEST_EXACT:
        return Decimal(int(value))
    return Decimal(repr(value))


def _day(value: Value, _column: Column) -> object:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    text = value.strip() if isinstance(value, str) else ""
    match = _DAY_FIRST.fullmatch(text)
    try:
        if match:
            day, month, year = map(int, match.groups())
            return date(year, month, day)
        return date.fromisoformat(text)
    except ValueError:
        return CellFault("FRM592", {})


def _choice(value: Value, column: Column) -> object:
    known: dict[str, object] = {str(own).casefold(): own for own in column.choices.values()}
    known |= {word.casefold(): own for word, own in column.choices.items()}
    found = known.get(shown(value).strip().casefold())
    if found is not None:
        return found
    words: dict[str, object] = {"choices": "; ".join(column.choices)}
    return CellFault("FRM593", words, KnownNames(column.choices).suggest(shown(value)))


def _toml(value: Value, _column: Column) -> object:
    if not isinstance(value, str):
        return CellFault("FRM594", {"reason_vi": "chữ dạng { … }", "reason_en": "text as { … }"})
    found = _parsed(value)
    if isinstance(found, Problem) and "\n" in value:
        # A line break in a cell is for the eye; an inline table of TOML has none.
        found = _parsed(value.replace("\n", " "))
    if isinstance(found, Problem):
        return CellFault("FRM594", dict(found.details))
    return found


def _parsed(text: str) -> Any:
    """Return a value of TOML, or the problem that it is none."""
    found = parse_toml(TextFile(f"value = {text.strip()}", _BARE), "RUB1")
    if isinstance(found, Problem):
        return found
    keys = found[0]
    if [*keys] == ["value"]:
        return keys["value"]
    more = {"reason_vi": "nhiều hơn một giá trị", "reason_en": "more than one value"}
    return Problem("RUB110", _BARE.place(), details=more)


_READERS: Mapping[CellKind, Callable[[Value, Column], object]] = {
    CellKind.TEXT: _text,
    CellKind.CODE: _code,
    CellKind.CODES: _codes,
    CellKind.TEXTS: _texts,
    CellKind.NUMBER: _number,
    CellKind.INTEGER: _integer,
    CellKind.DATE: _day,
    CellKind.CHOICE: _choice,
    CellKind.TOML: _toml,
}
