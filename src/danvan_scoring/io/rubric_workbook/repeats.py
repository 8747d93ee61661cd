"""Codes that are used twice, told even where other faults keep the rubric from being made."""

from collections.abc import Iterator

from danvan_scoring.io.rubric_workbook.columns import TABLE_SHEETS
from danvan_scoring.io.rubric_workbook.reading import Reading
from danvan_scoring.model.problem import Place, Problem

_ONE_TREE = {"criterion": "group"}
"""Groups and criteria share one set of names."""


def repeated_codes(reading: Reading) -> Iterator[Problem]:
    """Yield what the check of a whole rubric says of codes."""
    first: dict[tuple[str, str, str], Place] = {}
    for table in TABLE_SHEETS:
        for position, item in enumerate(reading.given.get(table.table, ())):
            code, path = item.get("code"), f"{table.table}.{position}.code"
            if not isinstance(code, str):
                continue
            sheet, cell = reading.cells[path]
            place = Place(reading.source.path, sheet=sheet, cell=cell, item=code)
            # Classes of different scales may share a code.
            name = (_ONE_TREE.get(table.table, table.table), str(item.get("scale", "")), code)
            other = first.setdefault(name, place)
            if other != place:
                yield Problem("RUB121", place, code, {"other": str(other)})
