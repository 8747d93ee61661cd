"""Read a rubric back from its workbook: every fault at once, each with its sheet and cell."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

from danvan_scoring.io.known_names import KnownNames
from danvan_scoring.io.rubric_workbook.columns import (
    HEAD_SHEET,
    HELP_SHEET,
    LISTS_SHEET,
    TABLE_SHEETS,
)
from danvan_scoring.io.rubric_workbook.headings import is_filled
from danvan_scoring.io.rubric_workbook.read_head import read_head
from danvan_scoring.io.rubric_workbook.read_tables import read_table
from danvan_scoring.io.rubric_workbook.reading import Reading
from danvan_scoring.io.rubric_workbook.repeats import repeated_codes
from danvan_scoring.io.rubric_workbook.source import WorkbookSource
from danvan_scoring.io.rubric_workbook.text_warnings import text_warnings
from danvan_scoring.io.toml_file import Parsed, check_model
from danvan_scoring.io.workbook import Workbook, WorkbookSheet, read_workbook
from danvan_scoring.model.problem import Place, Problem, Severity
from danvan_scoring.model.rubric import Rubric
from danvan_scoring.stages.check_rubric import check_rubric

_CELL = re.compile(r"([A-Z]+)([0-9]+)")


def read_rubric_workbook(path: Path, shown: str) -> tuple[Rubric | None, list[Problem]]:
    """Read a rubric, and check it on its own.

    Args:
        path: the workbook.
        shown: how problems name it.

    Returns:
        The rubric if every cell could be read and it is well formed, though it may be at odds with
        itself; and all problems, warnings included. Its places are cells.
    """
    book = read_workbook(path, shown)
    return (None, [book]) if isinstance(book, Problem) else _rubric(book)


def _rubric(book: Workbook) -> tuple[Rubric | None, list[Problem]]:
    shown = book.source.path
    found = _by_name(book)
    if not found:
        return None, [Problem("FRM599", Place(shown), ", ".join(book.sheets))]
    reading = Reading(book.source)
    reading.problems += _sheets_apart(book, found)
    for sheet in found.values():
        reading.problems += text_warnings(sheet, shown)
    if HEAD_SHEET in found:
        read_head(reading, found[HEAD_SHEET])
    for table in TABLE_SHEETS:
        if table.name in found:
            read_table(reading, found[table.name], table)
    source = WorkbookSource(
        path=shown, sha256=book.source.sha256, cells=reading.cells,
        warnings=tuple(p for p in reading.problems if p.severity is Severity.WARNING),
    )  # fmt: skip
    rubric, faults = check_model(Parsed(reading.given, source), Rubric, "RUB1")
    problems = reading.problems + [
        problem
        for problem in faults
        if (problem.place.sheet, problem.place.cell) not in reading.faulty
        and problem not in reading.problems
        and not _of_missing_sheet(problem, found)
    ]
    broken = rubric is None or any(p.severity is Severity.ERROR for p in reading.problems)
    if broken:
        problems += repeated_codes(reading)
    elif rubric is not None:
        problems += check_rubric(rubric)
    order = [sheet.name for sheet in found.values()]
    problems.sort(key=lambda problem: _position(problem.place, order))
    return (None if broken else rubric), problems


def _by_name(book: Workbook) -> dict[str, WorkbookSheet]:
    """Return the sheets of a rubric that the workbook has, whatever their order."""
    folded = {_folded(name): sheet for name, sheet in book.sheets.items()}
    names = [HEAD_SHEET, *(table.name for table in TABLE_SHEETS)]
    return {name: folded[_folded(name)] for name in names if _folded(name) in folded}


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def _sheets_apart(book: Workbook, found: Mapping[str, WorkbookSheet]) -> Iterator[Problem]:
    """Yield what sheets are missing, and which belong to no rubric."""
    shown = book.source.path
    own = {sheet.name for sheet in found.values()}
    foreign = [n for n in book.sheets if n not in own and n not in {HELP_SHEET, LISTS_SHEET}]
    for name in (HEAD_SHEET, *(table.name for table in TABLE_SHEETS)):
        if name not in found:
            near = KnownNames(foreign).suggest(name)
            # A sheet that was renamed is told of once.
            foreign = [other for other in foreign if other != near]
            yield Problem("FRM580", Place(shown, item=name), suggestion=near)
    for name in foreign:
        sheet = book.sheets[name]
        if any(is_filled(sheet, row, at) for row in range(len(sheet.rows))
               for at in range(len(sheet.rows[row]))):  # fmt: skip
            yield Problem("FRM581", Place(shown, sheet=name, cell="A1"))


def _of_missing_sheet(problem: Problem, found: Mapping[str, WorkbookSheet]) -> bool:
    """Tell whether a key is missed because its sheet is, which has been told."""
    return not problem.place.sheet and len(found) < len(TABLE_SHEETS) + 1


def _position(place: Place, order: list[str]) -> tuple[int, int, int, str]:
    """Sort by sheet, row and column; what stands nowhere comes first."""
    match = _CELL.match(place.cell)
    if place.sheet not in order or match is None:
        return -1, 0, 0, ""
    return order.index(place.sheet), int(match[2]), len(match[1]), match[1]
