"""A sheet of a table: one item of the rubric in each row that is not empty."""

from typing import Any

from danvan_scoring.io.rubric_workbook.columns import (
    WORDS_HEADING,
    WORDS_KEY,
    TableSheet,
)
from danvan_scoring.io.rubric_workbook.headings import (
    Heading,
    find_columns,
    is_filled,
)
from danvan_scoring.io.rubric_workbook.reading import Reading
from danvan_scoring.io.workbook import WorkbookSheet, cell_name


def read_table(reading: Reading, sheet: WorkbookSheet, table: TableSheet) -> None:
    """Read the sheet into `reading`."""
    shown = reading.source.path
    headings = [Heading(own.key, own.heading, own.required) for own in table.columns]
    headings.append(Heading(WORDS_KEY, WORDS_HEADING, ignored=True))
    found, problems = find_columns(sheet, headings, shown)
    reading.problems += problems
    if found is None:
        reading.cells[table.table] = (sheet.name, "A1")
        reading.faulty.add((sheet.name, "A1"))
        return
    top = cell_name(found.row, 0)
    reading.cells[table.table] = (sheet.name, top)
    columns = {own.key: found.columns[own.key] for own in table.columns if own.key in found.columns}
    absent = [own.key for own in table.columns if own.required and own.key not in columns]
    items: list[dict[str, Any]] = []
    for row in range(found.first, len(sheet.rows)):
        if not any(is_filled(sheet, row, at) for at in columns.values()):
            continue
        path = f"{table.table}.{len(items)}"
        reading.cells[path] = (sheet.name, cell_name(row, min(columns.values())))
        for key in absent:
            # The heading that is missing has been told, once for all rows.
            reading.cells[f"{path}.{key}"] = (sheet.name, f"{top}:{key}")
            reading.faulty.add((sheet.name, f"{top}:{key}"))
        item: dict[str, Any] = {}
        for own in table.columns:
            if own.key in columns:
                at = columns[own.key]
                reading.cells[f"{path}.{own.key}"] = (sheet.name, cell_name(row, at))
                value = reading.value(sheet, row, at, own)
                if value is not None:
                    item[own.key] = value
        items.append(item)
    if items:
        reading.given[table.table] = tuple(items)
