"""Forms as entries of the log, and back: nothing of a form that was taken is lost."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from danvan_scoring.model.log import Entry, LogLine
from danvan_scoring.model.period import CsvDialect
from danvan_scoring.model.received import INPUTS, FormPart, ReceivedForm, ReceivedRow


def entry_of(
    form: ReceivedForm,
    author: str,
    dialect: CsvDialect,
    replaced: ReceivedForm | None,
    evidence: Mapping[str, str],
    superseded: str = "",
) -> Entry:
    """Return the entry that a form came in.

    Args:
        form: the form.
        author: who took it.
        dialect: how its texts write numbers and days.
        replaced: the form of the unit that it replaces, if there was one.
        evidence: the digests of the evidence files that it names.
        superseded: the digest of the later form that counts in its place, if there is one.
    """
    return Entry(
        kind="submission",
        unit=form.unit,
        author=author,
        role="office",
        old=replaced.sha256 if replaced else None,
        new=form.sha256,
        details={
            "file": form.file,
            "sent": form.sent.isoformat() if form.sent else "",
            "decimal": dialect.decimal,
            "date": dialect.date,
            "rows": {
                part: [[row.code, *row.cells, row.sheet, str(row.row)] for row in rows]
                for part, rows in form.rows.items()
            },
            "scores": dict(form.scores),
            "evidence": dict(evidence),
            "columns": {part: dict(columns) for part, columns in form.columns.items()},
            **({"superseded": superseded} if superseded else {}),
        },
    )


def form_of_line(line: LogLine) -> ReceivedForm:
    """Return the form of an entry `submission`."""
    details: Mapping[str, Any] = line.entry.details
    rows: dict[FormPart, tuple[ReceivedRow, ...]] = {
        part: tuple(
            ReceivedRow(code, tuple(cells), sheet, int(row))
            for code, *cells, sheet, row in details["rows"].get(part, [])
        )
        for part in INPUTS
    }
    return ReceivedForm(
        file=details["file"],
        sha256=line.entry.new or "",
        unit=line.entry.unit,
        sent=date.fromisoformat(details["sent"]) if details["sent"] else None,
        rows=rows,
        scores=details["scores"],
        columns=details["columns"],
    )


def dialect_of(line: LogLine, delimiter: str) -> CsvDialect:
    """Return how the texts of an entry `submission` write numbers and days."""
    return CsvDialect.model_validate(
        {
            "delimiter": delimiter,
            "decimal": line.entry.details["decimal"],
            "date": line.entry.details["date"],
        }
    )
