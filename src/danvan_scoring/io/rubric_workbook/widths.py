"""How wide the columns are: as wide as they need, so that a page of A4 stays legible."""

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

from danvan_scoring.io.rubric_workbook.columns import CellKind

PAGE_WIDTH = 200.0
"""Characters that fit on one page of A4 in landscape with text still of some 8 points."""

_LEAST = 6.5
_LEAST_WRAPPED = 14.0
_LEAST_REQUIRED = 24.0
_MOST = {
    CellKind.TEXT: 34.0,
    CellKind.CODE: 17.0,
    CellKind.CODES: 16.0,
    CellKind.TEXTS: 26.0,
    CellKind.NUMBER: 22.0,
    CellKind.INTEGER: 22.0,
    CellKind.DATE: 12.0,
    CellKind.CHOICE: 16.0,
    CellKind.TOML: 38.0,
}
_WRAPPED = (CellKind.TEXT, CellKind.TEXTS, CellKind.TOML)
_MARGIN = 2.0


class Texts(NamedTuple):
    """What stands in one column: its heading, its cells as text, and what these are."""

    heading: str
    cells: Sequence[str]
    kind: CellKind
    required: bool


def column_widths(columns: Sequence[Texts]) -> list[float | None]:
    """Return the widths in characters; None for a column that had better be hidden.

    Columns that nobody uses are hidden only where the page is too narrow for all; text that wraps
    gives way next.
    """
    widths: list[float | None] = [_natural(column) for column in columns]
    if _total(widths) > PAGE_WIDTH:
        for at, column in enumerate(columns):
            if not column.required and not any(column.cells):
                widths[at] = None
    while _total(widths) > PAGE_WIDTH:
        # What stays lowest gives way, the widest first: no row is to be higher than it must be.
        narrower = {
            at: (_lines(columns[at], width - 1.0), -width)
            for at, width in enumerate(widths)
            if width and columns[at].kind in _WRAPPED and width - 1.0 >= _least(columns[at])
        }
        if not narrower:
            break
        at = min(narrower, key=lambda own: narrower[own])
        widths[at] = (widths[at] or 0.0) - 1.0
    return widths


def _total(widths: Sequence[float | None]) -> float:
    return sum(width or 0.0 for width in widths)


def _least(column: Texts) -> float:
    return _LEAST_REQUIRED if column.required else _LEAST_WRAPPED


def _lines(column: Texts, width: float) -> int:
    return max((ceil(len(cell) / width) for cell in column.cells), default=0)


def _natural(column: Texts) -> float:
    """Return the width at which no word is broken that need not be.

    A heading may take several lines, so only its longest word counts.
    """
    words = max(len(word) for word in column.heading.split())
    lines = max((len(line) for cell in column.cells for line in cell.split("\n")), default=0)
    return round(max(_LEAST, words + _MARGIN, min(_MOST[column.kind], lines + _MARGIN)), 1)
