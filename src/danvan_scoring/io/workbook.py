"""A workbook (.xlsx) that somebody sent: the values of its cells, and what is wrong with them."""

import io
import stat
import zipfile
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from hashlib import sha256
from itertools import chain
from math import isfinite
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET
from xml.parsers import expat

from python_calamine import CalamineWorkbook, SheetVisibleEnum

from danvan_scoring.io.system_causes import cause_of
from danvan_scoring.io.workbook_guard import MOST_BYTES, READ_BESIDE_SHEETS, parts_of
from danvan_scoring.io.workbook_marks import (
    MOST_CELLS,
    MOST_WRITTEN,
    Cell,
    SheetMarks,
    TooLarge,
    letters_of,
    marks_of,
)
from danvan_scoring.io.workbook_xml import (
    MOST_MARKUP,
    SheetPart,
    TooMuchMarkup,
    book_of,
    custom_properties,
    percent_styles,
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
        rows: values from cell A1 on, None for empty cells and for those that hold an error; they
            reach at least to the last of `errors` and `uncomputed`.
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
        data = _bytes_of(path)
    except FileNotFoundError:
        return Problem("FRM500", Place(shown))
    except OSError as error:
        return Problem("FRM501", Place(shown), details={"reason": cause_of(error)})
    return read_workbook_bytes(data, shown, skip)


def read_workbook_bytes(data: bytes, shown: str, skip: Collection[str] = ()) -> Workbook | Problem:
    """Read the bytes of a file."""
    parts = parts_of(data, shown)
    if isinstance(parts, Problem):
        return parts
    try:
        sheets = _sheets(parts, skip)
        properties = custom_properties(parts)
    except TooMuchMarkup:
        return Problem("FRM507", Place(shown), details={"most": MOST_MARKUP // 2**20})
    except TooLarge:
        return Problem("FRM514", Place(shown))
    except (ET.ParseError, expat.ExpatError, KeyError, ValueError):
        return Problem("FRM508", Place(shown))
    except BaseException as error:
        # calamine's own errors, and its panics, which derive from no Exception.
        module, name = type(error).__module__, type(error).__name__
        if not module.startswith("python_calamine") and name != "PanicException":
            raise
        return Problem("FRM508", Place(shown))
    return Workbook(SourceFile(path=shown, sha256=sha256(data).hexdigest()), sheets, properties)


def _bytes_of(path: Path) -> bytes:
    """One byte more than is taken tells a file that is too large."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(0, "not a file")  # a pipe would be waited for
    with path.open("rb") as file:
        return file.read(MOST_BYTES + 1)


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


def _sheets(parts: Mapping[str, bytes], skip: Collection[str]) -> dict[str, WorkbookSheet]:
    percents, told = percent_styles(parts), book_of(parts)
    listed = [sheet for sheet in told.sheets if sheet.name not in skip]
    # All sheets are measured before any of them is spread out in memory.
    marks: dict[str, SheetMarks] = {}
    for sheet in listed:
        marks[sheet.name] = marks_of(parts[sheet.part], percents)
        _not_too_much(
            area=sum(found.area for found in marks.values()),
            written=sum(found.written for found in marks.values()),
        )
    book = CalamineWorkbook.from_filelike(_packed_anew(parts, listed))
    seen = {sheet.name: sheet.visible == SheetVisibleEnum.Visible for sheet in book.sheets_metadata}
    sheets, spread = {}, 0
    for name, found in marks.items():
        cells = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        spread += len(cells) * len(cells[0]) if cells else 0
        _not_too_much(spread, 0)
        sheets[name] = WorkbookSheet(
            name=name,
            rows=_rows(cells, found),
            errors=found.errors,
            formulas=found.formulas,
            uncomputed=found.formulas if told.never_computed else found.empty,
            percents=found.percents,
            hidden=not seen.get(name, True),
        )
    return sheets


def _packed_anew(parts: Mapping[str, bytes], sheets: Collection[SheetPart]) -> io.BytesIO:
    """The parts that were looked through and no others, so that there is but one way to read them.

    Two readers of zips need not agree on what a part is called or where the directory begins.
    """
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in (*READ_BESIDE_SHEETS, *{sheet.part for sheet in sheets}):
            if name in parts:
                archive.writestr(zipfile.ZipInfo(name), parts[name])
    stream.seek(0)
    return stream


def _not_too_much(area: int, written: int) -> None:
    if area > MOST_CELLS or written > MOST_WRITTEN:
        raise TooLarge


def _rows(cells: list[list[Any]], found: SheetMarks) -> list[list[Value]]:
    rows = _values(cells)
    for row, column in {*found.errors, *found.empty}:
        rows.extend([] for _ in range(row + 1 - len(rows)))
        rows[row].extend([None] * (column + 1 - len(rows[row])))
    for row, column in found.errors:
        rows[row][column] = None
    return rows


def _values(cells: list[list[Any]]) -> list[list[Value]]:
    """The cells by row; where all are texts and numbers, none needs a look of its own."""
    kinds = {*map(type, chain.from_iterable(cells))}
    if float in kinds and not all(
        isfinite(cell) for row in cells for cell in row if type(cell) is float
    ):
        raise ValueError("no spreadsheet holds such a number")
    if kinds <= _PLAIN:
        return [[None if cell == "" else cell for cell in row] for row in cells]
    return [[None if cell == "" else _value(cell) for cell in row] for row in cells]


def _value(value: object) -> Value:
    if isinstance(value, str | bool | float):
        return value
    if isinstance(value, int):
        return float(value)
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else value
    return value if isinstance(value, date) else str(value)
