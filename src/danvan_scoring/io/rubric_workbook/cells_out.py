"""What stands in the cell of a key; `cells_in` reads it back to the same value."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from danvan_scoring.io.rubric_workbook.columns import CellKind, Column
from danvan_scoring.io.rubric_workbook.toml_text import toml_value

CellValue = str | float | date | None

MOST_TEXT = 32_767
"""UTF-16 units in a cell; a program that writes more makes a file that Excel calls damaged."""
FIRST_DAY = date(1900, 3, 1)
"""Earlier days are one off between programs, for one of them takes 1900 for a leap year."""

_MOST_DIGITS = 15
"""What Excel keeps of a number."""
_NOT_KEPT = re.compile(
    r"[\x00-\x08\x0b-\x1f\ufffe\uffff]"
    # Escapes of the file format itself; programs differ on two of them in a row.
    r"|_x[0-9A-Fa-f]{4}_x[0-9A-Fa-f]{4}_"
)
_ONLY_QUOTES = re.compile(r'(?:"")*')


def cell_value(value: object, column: Column) -> CellValue:
    """Return what the cell of `column` holds for `value`; None where it stays empty."""
    if value == column.default and not column.required:
        return None
    return explicit_value(value, column)


def explicit_value(value: object, column: Column) -> CellValue:
    """Return what the cell holds, where a default is written too."""
    if value is None:
        return None
    kind = column.kind
    found: CellValue
    if kind is CellKind.TOML:
        found = toml_value(value)
    elif kind is CellKind.CHOICE:
        found = next(word for word, own in column.choices.items() if own == value)
    elif isinstance(value, tuple):
        found = ", ".join(value) if kind is CellKind.CODES else texts_value(value)
    elif isinstance(value, date):
        found = value if value >= FIRST_DAY else value.isoformat()
    elif isinstance(value, int | Decimal):
        found = number_value(Decimal(value))
    else:
        found = text_value(str(value), keep_empty=column.required or column.default is None)
    return found


def text_value(text: str, *, keep_empty: bool) -> str | None:
    r"""Return text as a cell holds it; an empty cell is no text, so `""` stands for empty text.

    Text of nothing but pairs of quotes has one pair more, and so remains what it is.
    """
    if _ONLY_QUOTES.fullmatch(text) and (text or keep_empty):
        return text + '""'
    return text or None


def texts_value(texts: Sequence[str]) -> str:
    """Return texts one a line, or as a TOML list where lines would not tell them apart."""
    lines = "\n".join(texts)
    plain = all(text == text.strip() and text and len(text.splitlines()) == 1 for text in texts)
    return lines if plain and not lines.startswith(("[", '"')) else toml_value(tuple(texts))


def number_value(value: Decimal) -> float | str:
    """Return a number as a cell holds it exactly, else as text.

    Examples:
        >>> number_value(Decimal("0.1")), number_value(Decimal("12345678901234567890.12"))
        (0.1, '12345678901234567890.12')
    """
    digits = len(value.normalize().as_tuple().digits) if value.is_finite() else _MOST_DIGITS + 1
    near = float(value) if digits <= _MOST_DIGITS else 0.0
    return near if Decimal(repr(near)) == value else str(value)


def kept_whole(value: CellValue) -> bool:
    """Tell whether a cell can hold this text, and every program gives it back."""
    if not isinstance(value, str):
        return True
    units = len(value.encode("utf-16-le")) // 2
    composed = unicodedata.is_normalized("NFC", value)
    return units <= MOST_TEXT and composed and _NOT_KEPT.search(value) is None
