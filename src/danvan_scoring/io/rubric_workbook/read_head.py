"""The sheet of what holds for the whole rubric: a key and a value in each row."""

from dataclasses import replace
from typing import Any

from danvan_scoring.io.known_names import KnownNames
from danvan_scoring.io.rubric_workbook.columns import (
    HEAD_HEADINGS,
    SECTIONS,
    WORDS_KEY,
    CellKind,
)
from danvan_scoring.io.rubric_workbook.headings import (
    Found,
    Heading,
    find_columns,
    is_filled,
    value_at,
)
from danvan_scoring.io.rubric_workbook.reading import Reading
from danvan_scoring.io.workbook import WorkbookSheet, cell_name
from danvan_scoring.model.problem import Place, Problem

_HEADINGS = tuple(
    Heading(key, heading, required=True, ignored=key == "label")
    for key, heading in HEAD_HEADINGS.items()
)
_NEEDED = {"key", "value"}
_KNOWN = {section.path(column): column for section in SECTIONS for column in section.columns}


def read_head(reading: Reading, sheet: WorkbookSheet) -> None:
    """Read the sheet into `reading`."""
    shown = reading.source.path
    reading.given.update({section.prefix: {} for section in SECTIONS if section.prefix})
    found, problems = find_columns(sheet, _HEADINGS, shown)
    reading.problems += problems
    if found is None or not found.columns.keys() >= _NEEDED:
        # Without these columns nothing can be told of any key.
        _stands_at(reading, sheet, "A1")
        reading.faulty.add((sheet.name, "A1"))
        return
    _stands_at(reading, sheet, cell_name(found.row, found.columns["value"]))
    for row in range(found.first, len(sheet.rows)):
        _row(reading, sheet, row, found)


def _stands_at(reading: Reading, sheet: WorkbookSheet, cell: str) -> None:
    """Say where a key is missed whose row is not there."""
    for path in _KNOWN:
        reading.cells[path] = (sheet.name, cell)


def _row(reading: Reading, sheet: WorkbookSheet, row: int, found: Found) -> None:
    key_at, at = found.columns["key"], found.columns["value"]
    written = value_at(sheet, row, key_at)
    path = written.strip() if isinstance(written, str) else ""
    if path == WORDS_KEY:
        return
    column = _KNOWN.get(path)
    if column is None:
        if is_filled(sheet, row, at):
            place = Place(reading.source.path, sheet=sheet.name, cell=cell_name(row, key_at))
            near = KnownNames(_KNOWN).suggest(path) if path else ""
            reading.problems.append(Problem("FRM595", place, path, suggestion=near))
        return
    cell = (sheet.name, cell_name(row, at))
    table, key = _target(reading, path)
    if column.kind is CellKind.TEXTS:
        # Each of several texts has a row of its own.
        text = reading.value(sheet, row, at, replace(column, kind=CellKind.TEXT))
        if text is not None:
            table[key] = (*table.get(key, ()), text)
            reading.cells[f"{path}.{len(table[key]) - 1}"] = cell
        return
    if key in table and is_filled(sheet, row, at):
        place = Place(reading.source.path, sheet=cell[0], cell=cell[1], item=path)
        reading.problems.append(Problem("FRM596", place, path))
        return
    value = reading.value(sheet, row, at, column)
    reading.cells[path] = cell
    if value is not None:
        table[key] = value


def _target(reading: Reading, path: str) -> tuple[dict[str, Any], str]:
    prefix, dot, key = path.rpartition(".")
    return (reading.given[prefix] if dot else reading.given), key
