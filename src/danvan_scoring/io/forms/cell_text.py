"""Cells of a sheet as the text that a CSV file would hold, so that both are read by one way."""

import re
import unicodedata
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

from danvan_scoring.io.date_cells import written_date
from danvan_scoring.io.workbook import Value
from danvan_scoring.model.period import CsvDialect

_NUMBER = re.compile(r"(-?[0-9]{1,15})(?:([.,])([0-9]{1,15}))?")
_DIGITS = 15
"""What a spreadsheet keeps of a number: beyond them is the noise of binary floats."""


def cell_text(value: Value, dialect: CsvDialect) -> str:
    """Return a cell as text, by the period's dialect; "" for an empty cell.

    Examples:
        >>> cell_text(0.1 + 0.2, CsvDialect()), cell_text(True, CsvDialect())
        ('0,3', 'có')
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, float):
        return number_text(value).replace(".", dialect.decimal)
    return str(value) if isinstance(value, datetime) else written_date(value, dialect.date)


def fact_text(value: str | Decimal | date | None, dialect: CsvDialect) -> str:
    """Return a fact as `cell_text` would, once it has stood in a cell."""
    return cell_text(float(value) if isinstance(value, Decimal) else value, dialect)


@lru_cache(maxsize=4_096)
def number_text(value: float) -> str:
    """Return a number with as many digits as the sheet keeps, and a point."""
    if value.is_integer() and abs(value) < 10**_DIGITS:
        return str(int(value))
    return f"{Decimal(f'{value:.{_DIGITS}g}'):f}"


def typed_number(text: str, dialect: CsvDialect) -> Decimal | None:
    """Read a number that was typed as text, by the period's dialect; None if it is none.

    Examples:
        >>> typed_number(" 2,25", CsvDialect()), typed_number("1.000", CsvDialect())
        (Decimal('2.25'), None)
    """
    match = _NUMBER.fullmatch(text.strip())
    if match is None or (match[2] and match[2] != dialect.decimal):
        return None
    return Decimal(f"{match[1]}.{match[3] or 0}" if match[2] else match[1])


def same_text(one: str, other: str) -> bool:
    """Tell whether two titles are the same, however composed and spaced."""
    return one == other or _plain(one) == _plain(other)


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def is_day(value: Value) -> bool:
    """Tell whether a cell holds a day."""
    return isinstance(value, date) and not isinstance(value, datetime)
