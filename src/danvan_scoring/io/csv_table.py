"""A CSV file as columns of text with the line of every row, or every fault of its table.

The table is judged as a whole here; what its cells mean is the matter of others. Rows that cannot
be told apart into cells are reported and left out; cells such as `#REF!` are reported and emptied.
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from danvan_scoring.io.csv_columns import SHEETS, Column, Sheet
from danvan_scoring.io.csv_headings import keys_of
from danvan_scoring.io.table import Table
from danvan_scoring.io.text_file import TextFile, read_text
from danvan_scoring.model.problem import Place, Problem

_SHEET_ERROR = re.compile(r"#(?:DIV/0!|REF!|VALUE!|NAME\?|NUM!|NULL!|N/A|SPILL!|CALC!|#+)")


def read_table(
    path: Path, shown: str, sheet: Sheet, delimiter: str
) -> tuple[Table | None, list[Problem]]:
    """Read one file.

    Args:
        path: where it is.
        shown: how problems name it.
        sheet: which columns it has.
        delimiter: as the period declares it.

    Returns:
        The table, unless the file or its heading cannot be read; and all problems, warnings of
        the file included.
    """
    file = read_text(path, shown, "SUB2")
    if isinstance(file, Problem):
        return None, [file]
    table, problems = _table(file, sheet, delimiter)
    return table, [*file.source.warnings, *problems]


def _table(file: TextFile, sheet: Sheet, delimiter: str) -> tuple[Table | None, list[Problem]]:
    problems: list[Problem] = []
    records = [*_records(file, delimiter, problems)]
    if not records:
        # Delimiters and blanks only: as empty as a file without a byte.
        return None, problems or [Problem("SUB204", Place(file.source.path))]
    (_, headings), rows = records[0], records[1:]
    keys, faults = keys_of(file, records, sheet, delimiter)
    if faults:
        return None, [*faults, *problems]
    whole = not problems
    lines: list[int] = []
    kept: list[list[str]] = []
    width = len(keys)
    for line, row in rows:
        if len(row) != width and (len(row) < width or any(cell.strip() for cell in row[width:])):
            counts: dict[str, object] = {"cells": len(row), "columns": width}
            problems.append(Problem("SUB215", Place(file.source.path, line), details=counts))
            whole = False
        else:
            lines.append(line)
            kept.append(row)
    columns = SHEETS[sheet]
    cells = {column.key: [""] * len(lines) for column in columns}
    for position, key in enumerate(keys):
        if key:
            cells[key] = [row[position].strip() for row in kept]
    written = {key: heading.strip() for key, heading in zip(keys, headings, strict=False) if key}
    table = Table(file.source, lines, cells, written, whole)
    if not rows and whole:
        code = "SUB210" if sheet == "units" else "SUB211"
        problems.append(Problem(code, Place(file.source.path)))
    problems += _empty_cells(table, columns)
    table, faults = _without_sheet_errors(table)
    return table, [*problems, *faults]


def _records(
    file: TextFile, delimiter: str, problems: list[Problem]
) -> Iterator[tuple[int, list[str]]]:
    """Rows with something in them, each with its first line; wrong quotes become problems."""
    reader = csv.reader(io.StringIO(file.text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            problems.append(Problem("SUB217", Place(file.source.path, line)))
        else:
            if any(row) and any(cell.strip() for cell in row):
                yield line, row
        line = reader.line_num + 1


def _without_sheet_errors(table: Table) -> tuple[Table, list[Problem]]:
    """Empty the cells that hold an error of the spreadsheet; the rest of their rows is checked."""
    problems = [
        Problem("SUB218", table.place(row, key), cell)
        for key, cells in table.cells.items()
        for row, cell in enumerate(cells)
        if _is_sheet_error(cell)
    ]
    if not problems:
        return table, []
    cells = {
        key: ["" if _is_sheet_error(cell) else cell for cell in column]
        for key, column in table.cells.items()
    }
    return replace(table, cells=cells, whole=False), problems


def _is_sheet_error(cell: str) -> bool:
    return cell[:1] == "#" and _SHEET_ERROR.fullmatch(cell) is not None


def _empty_cells(table: Table, columns: tuple[Column, ...]) -> list[Problem]:
    return [
        Problem("SUB219", table.place(row, column.key))
        for column in columns
        if column.filled
        for row, cell in enumerate(table.cells[column.key])
        if not cell
    ]
