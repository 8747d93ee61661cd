"""Which column of a sheet is which key, wherever rows and columns were moved to."""

import unicodedata
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from danvan_scoring.io.known_names import KnownNames
from danvan_scoring.io.workbook import Value, WorkbookSheet, cell_name
from danvan_scoring.model.problem import Place, Problem

_SEARCHED_ROWS = 30
"""Somebody may have put a title above the table."""
_ENOUGH = 2
REQUIRED_MARK = " *"


class Heading(NamedTuple):
    """One key that a sheet may have; `ignored` ones are for readers only."""

    key: str
    heading: str
    required: bool = False
    ignored: bool = False


class Found(NamedTuple):
    """Where a table stands: the row of its keys, its first row of data, the column of each key."""

    row: int
    first: int
    columns: Mapping[str, int]


def find_columns(
    sheet: WorkbookSheet, headings: Sequence[Heading], shown: str
) -> tuple[Found | None, list[Problem]]:
    """Find the columns by the keys above them, else by their headings.

    Args:
        sheet: the sheet.
        headings: what may stand there.
        shown: how problems name the file.

    Returns:
        Where everything is, or None if nothing is there; and what is wrong with it. A key without
        a column is a fault where each row needs it, else a warning.
    """
    keys = {_folded(heading.key): heading for heading in headings}
    words = {_folded(heading.heading): heading for heading in headings}
    key_row = _row_with(sheet.rows[:_SEARCHED_ROWS], keys, len(headings))
    above = _SEARCHED_ROWS if key_row is None else key_row + 1
    word_row = _row_with(sheet.rows[:above], words, len(headings))
    rows = [row for row in (key_row, word_row) if row is not None]
    if not rows:
        return None, [Problem("FRM582", Place(shown, sheet=sheet.name, cell="A1"))]
    first = max(rows) + 1
    columns: dict[str, int] = {}
    problems: list[Problem] = []
    for column in range(max(map(len, sheet.rows), default=0)):
        key_cell, word_cell = (
            None if row is None else value_at(sheet, row, column) for row in (key_row, word_row)
        )
        known = keys.get(_folded(key_cell)) or words.get(_folded(word_cell))
        place = Place(shown, sheet=sheet.name, cell=cell_name(max(rows), column))
        if known is None:
            if any(is_filled(sheet, row, column) for row in range(first, len(sheet.rows))):
                name = str(word_cell or key_cell or "")
                near = _near(name, str(key_cell or ""), headings)
                problems.append(Problem("FRM583", place, name, suggestion=near))
        elif known.key in columns:
            problems.append(Problem("FRM586", place, known.key))
        else:
            columns[known.key] = column
    meant = {problem.suggestion for problem in problems}
    place = Place(shown, sheet=sheet.name, cell=cell_name(max(rows), 0))
    for heading in headings:
        # A column whose heading was mistyped is told of once.
        if not (heading.ignored or heading.key in columns or heading.heading in meant):
            code = "FRM584" if heading.required else "FRM585"
            details: dict[str, object] = {"key": heading.key, "heading": heading.heading}
            problems.append(Problem(code, place, details=details))
    return Found(max(rows), first, columns), problems


def is_filled(sheet: WorkbookSheet, row: int, column: int) -> bool:
    """Tell whether a cell holds more than spaces; an error is something, too."""
    if (row, column) in sheet.errors or (row, column) in sheet.uncomputed:
        return True
    value = value_at(sheet, row, column)
    return value is not None and (not isinstance(value, str) or bool(value.strip()))


def value_at(sheet: WorkbookSheet, row: int, column: int) -> Value:
    """Return what a cell holds; rows may be of different length."""
    return sheet.rows[row][column] if column < len(sheet.rows[row]) else None


def _row_with(
    rows: Sequence[Sequence[Value]], names: Mapping[str, Heading], count: int
) -> int | None:
    """Return the row that has most of the names, if they are enough."""
    scores = [sum(_folded(cell) in names for cell in row) for row in rows]
    best = max(scores, default=0)
    return scores.index(best) if best >= min(_ENOUGH, (count + 1) // 2) else None


def _folded(value: Value) -> str:
    text = unicodedata.normalize("NFC", value) if isinstance(value, str) else ""
    return " ".join(text.removesuffix(REQUIRED_MARK).casefold().split())


def _near(name: str, key: str, headings: Sequence[Heading]) -> str:
    """Return the heading that was probably meant."""
    by_heading = KnownNames(heading.heading for heading in headings).suggest(name) if name else ""
    if by_heading or not key:
        return by_heading
    by_key = KnownNames(heading.key for heading in headings).suggest(key)
    return next((heading.heading for heading in headings if heading.key == by_key), "")
