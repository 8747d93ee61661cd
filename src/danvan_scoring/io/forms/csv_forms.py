"""Forms that came as CSV files: one form for each unit that a file speaks of."""

from collections.abc import Iterable, Mapping

from danvan_scoring.io.csv_columns import Sheet, sheet_of
from danvan_scoring.io.csv_headings import DELIMITERS, first_rows
from danvan_scoring.io.csv_table import read_table
from danvan_scoring.io.forms.collect import FormFile
from danvan_scoring.io.table import Table
from danvan_scoring.io.text_file import read_text
from danvan_scoring.model.problem import Place, Problem, nearest
from danvan_scoring.model.received import FormPart, ReceivedForm, ReceivedRow

_PARTS: Mapping[Sheet, tuple[FormPart, str, tuple[str, ...]]] = {
    "submissions": ("points", "field", ("value", "evidence", "", "note")),
    "progress": ("tasks", "task", ("state", "date", "evidence", "note")),
    "receipts": ("reports", "report", ("date", "evidence")),
}


def read_csv_forms(
    files: Iterable[FormFile], units: Iterable[str], delimiter: str
) -> list[ReceivedForm]:
    """Read the CSV files of a folder.

    Args:
        files: the files.
        units: the units of the period.
        delimiter: as the period declares it.

    Returns:
        The forms of each file, unit by unit; a file with a fault gives one form that tells it.
    """
    known = tuple(units)
    return [form for file in files for form in _forms(file, known, delimiter)]


def _forms(file: FormFile, units: tuple[str, ...], delimiter: str) -> list[ReceivedForm]:
    text = read_text(file.path, file.shown, "SUB2")
    if isinstance(text, Problem):
        return [ReceivedForm(file.shown, "", "", problems=(text,))]
    headings = (row for mark in DELIMITERS for row in first_rows(text.text, mark)[:1])
    sheets = [sheet for sheet in map(sheet_of, headings) if sheet is not None and sheet in _PARTS]
    if not sheets:
        problem = Problem("FRM566", Place(file.shown))
        return [ReceivedForm(file.shown, text.source.sha256, "", problems=(problem,))]
    table, problems = read_table(file.path, file.shown, sheets[0], delimiter)
    if table is None or problems:
        return [ReceivedForm(file.shown, text.source.sha256, "", problems=tuple(problems))]
    return [_form(table, sheets[0], unit, units) for unit in dict.fromkeys(table.cells["unit"])]


def _form(table: Table, sheet: Sheet, unit: str, units: tuple[str, ...]) -> ReceivedForm:
    part, code, keys = _PARTS[sheet]
    own = [row for row, owner in enumerate(table.cells["unit"]) if owner == unit]
    rows = tuple(
        ReceivedRow(
            table.cells[code][row],
            tuple(table.cells[key][row] if key else "" for key in keys),
            "",
            table.lines[row],
        )
        for row in own
    )
    problems: tuple[Problem, ...] = ()
    if unit not in units:
        place = table.place(own[0], "unit")
        problems = (Problem("FRM532", place, unit, suggestion=nearest(unit, units)),)
    source = table.source
    return ReceivedForm(source.path, source.sha256, unit, rows={part: rows}, problems=problems)
