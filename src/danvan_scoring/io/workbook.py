"""A workbook (.xlsx) that somebody sent: the values of its cells, and what is wrong with them."""

import io
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from hashlib import sha256
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET
from xml.parsers import expat

from python_calamine import CalamineWorkbook, SheetVisibleEnum

from danvan_scoring.io.workbook_guard import MOST_BYTES, parts_of
from danvan_scoring.io.workbook_xml import (
    Cell,
    TooLarge,
    custom_properties,
    letters_of,
    marks_of,
    never_computed,
    percent_styles,
    sheet_parts,
)
from danvan_scoring.model.base import SourceFile
from danvan_scoring.model.problem import Place, Problem

Value = str | float | bool | date | None
_PLAIN = frozenset({str, float, bool})


@dataclass(frozen=True)
class WorkbookSheet:
    """One sheet; cells are (row, column), counted from 0.

    Attributes:
        name: as its tab says.
        rows: values from cell A1 on, None for empty cells and for those that hold an error.
        errors: the cells that hold an error of the spreadsheet, such as `#DIV/0!`.
        formulas: the cells that hold a formula.
        uncomputed: of these, the cells whose value nobody has worked out: it means nothing.
        percents: the cells that show their value as a percentage: 0.95 as 95 %.
        hidden: whether the tab is hidden.
    """

    name: str
    rows: Sequence[Sequence[Value]]
    errors: Mapping[Cell, str]
    formulas: frozenset[Cell]
    uncomputed: frozenset[Cell]
    percents: frozenset[Cell]
    hidden: bool


@dataclass(frozen=True)
class Workbook:
    """A workbook.

    Attributes:
        source: the file.
        sheets: by name, in order.
        properties: the custom properties of the document.
    """

    source: SourceFile
    sheets: Mapping[str, WorkbookSheet]
    properties: Mapping[str, str]


def read_workbook(path: Path, shown: str, skip: Collection[str] = ()) -> Workbook | Problem:
    """Read a file; a problem says why it is not taken.

    Args:
        path: where it is.
        shown: how problems name it.
        skip: names of sheets that are not read.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        return Problem("FRM500", Place(shown))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return Problem("FRM501", Place(shown), details={"reason": reason})
    return read_workbook_bytes(data, shown, skip)


def read_workbook_bytes(data: bytes, shown: str, skip: Collection[str] = ()) -> Workbook | Problem:
    """Read the bytes of a file."""
    parts = parts_of(data, shown)
    if isinstance(parts, Problem):
        return parts
    try:
        sheets = _sheets(data, parts, skip)
        properties = custom_properties(parts)
    except TooLarge:
        return Problem("FRM514", Place(shown))
    except (ET.ParseError, expat.ExpatError, KeyError, ValueError):
        return Problem("FRM508", Place(shown))
    except BaseException as error:
        # calamine's own errors, and its panics, which derive from no Exception.
        if type(error).__module__ in {"python_calamine", "python_calamine._python_calamine"}:
            return Problem("FRM508", Place(shown))
        if type(error).__name__ == "PanicException":
            return Problem("FRM508", Place(shown))
        raise
    return Workbook(SourceFile(path=shown, sha256=sha256(data).hexdigest()), sheets, properties)


def cell_name(row: int, column: int) -> str:
    """Return how a cell is called.

    Examples:
        >>> cell_name(0, 0), cell_name(11, 27)
        ('A1', 'AB12')
    """
    return f"{column_name(column)}{row + 1}"


def column_name(column: int) -> str:
    """Return the letters of a column, counted from 0."""
    return "".join(reversed([*letters_of(column)]))


def _sheets(
    data: bytes, parts: Mapping[str, bytes], skip: Collection[str]
) -> dict[str, WorkbookSheet]:
    percents, none_computed = percent_styles(parts), never_computed(parts)
    # All sheets are measured before any of them is spread out in memory.
    marks = {
        sheet.name: marks_of(parts[sheet.part], percents)
        for sheet in sheet_parts(parts)
        if "/worksheets/" in sheet.part and sheet.name not in skip
    }
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    seen = {sheet.name: sheet.visible == SheetVisibleEnum.Visible for sheet in book.sheets_metadata}
    sheets = {}
    for name, found in marks.items():
        cells = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        sheets[name] = WorkbookSheet(
            name=name,
            rows=[_values(row) for row in cells],
            errors=found.errors,
            formulas=found.formulas,
            uncomputed=found.formulas if none_computed else found.empty,
            percents=found.percents,
            hidden=not seen.get(name, True),
        )
    return sheets


def _values(row: list[Any]) -> list[Value]:
    """The cells of a row; most rows hold texts and numbers only, and need no look at each cell."""
    if _PLAIN.issuperset(map(type, row)):
        return [None if cell == "" else cell for cell in row]
    return [None if cell == "" else _value(cell) for cell in row]


def _value(value: object) -> Value:
    if isinstance(value, str | bool | float):
        return value
    if isinstance(value, int):
        return float(value)
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else value
    return value if isinstance(value, date) else str(value)
