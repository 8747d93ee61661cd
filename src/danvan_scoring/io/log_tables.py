"""What the log keeps of forms and facts, as tables beside those of the CSV files."""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from danvan_scoring.io.csv_columns import Sheet
from danvan_scoring.io.forms.log_entries import dialect_of, form_of_line
from danvan_scoring.io.forms.tables import form_table
from danvan_scoring.io.log_file import read_log
from danvan_scoring.io.period_file import file_of, named
from danvan_scoring.io.table import Table
from danvan_scoring.model.assessment import Assessment
from danvan_scoring.model.base import SourceFile
from danvan_scoring.model.log import LogLine
from danvan_scoring.model.period import Period
from danvan_scoring.model.problem import Place, Problem
from danvan_scoring.model.received import FormPart

_SHEETS: dict[Sheet, FormPart] = {
    "submissions": "points",
    "progress": "tasks",
    "receipts": "reports",
}


class LogContent(NamedTuple):
    """What a period's log says: its assessment, its tables, and its problems."""

    assessment: Assessment
    tables: dict[Sheet, list[Table]]
    problems: list[Problem]


def read_period_log(period: Period) -> LogContent:
    """Read the log of a period that keeps one; it need not be there yet."""
    if period.log is None:
        return LogContent(Assessment(()), {}, [])
    path, shown = file_of(period, period.log), named(period.log)
    lines, problems = read_log(path, shown, period.id)
    assessment = Assessment(lines)
    problems = [*problems, *_other_dialect(period, assessment.submissions.values(), shown)]
    source = SourceFile(path=shown, sha256=_digest(path))
    forms = [form_of_line(line) for line in assessment.submissions.values()]
    tables: dict[Sheet, list[Table]] = {
        sheet: [form_table(forms, part, source)] for sheet, part in _SHEETS.items()
    }
    if assessment.facts:
        tables["submissions"].append(_facts([*assessment.facts.values()], source))
    return LogContent(assessment, tables, problems)


def _facts(lines: Sequence[LogLine], source: SourceFile) -> Table:
    """The facts that council and office filled in; one that was taken back is empty."""
    entries = [line.entry for line in lines]
    return Table(
        source=source,
        lines=[line.number for line in lines],
        cells={
            "unit": [entry.unit for entry in entries],
            "field": [entry.criterion for entry in entries],
            "value": [entry.new or "" for entry in entries],
            "evidence": [entry.evidence for entry in entries],
            "note": [entry.reason for entry in entries],
        },
        headings={},
        whole=True,
    )


def _other_dialect(period: Period, lines: Iterable[LogLine], shown: str) -> Iterable[Problem]:
    """Refuse texts that were read in one way of writing numbers and days and now mean another."""
    for line in lines:
        own = dialect_of(line, period.csv.delimiter)
        if own != period.csv:
            found = f"{own.decimal} {own.date}"
            wanted = f"{period.csv.decimal} {period.csv.date}"
            yield Problem("LOG620", Place(shown, line.number), found, {"wanted": wanted})
            return


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
