"""An interchange file as records with their lines, and as the tables that CSV files give.

What its records say is then checked by the same code as the rows of CSV files, with the same codes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from pydantic import ValidationError

from danvan_scoring.io.csv_columns import SHEETS, Sheet
from danvan_scoring.io.interchange.records import (
    RECORDS,
    HeaderRecord,
    MarkRecord,
    Record,
    SubmissionRecord,
)
from danvan_scoring.io.interchange.strict_json import read_object
from danvan_scoring.io.table import Table
from danvan_scoring.io.text_file import read_text
from danvan_scoring.model.base import SourceFile
from danvan_scoring.model.period import JsonDialect
from danvan_scoring.model.problem import Place, Problem, nearest
from danvan_scoring.model.validation import problems_of

SUFFIX = ".jsonl"
LONGEST_LINE = 1_048_576
"""Characters of a line; a unit with a thousand fields needs a tenth of them."""

KEYS: Mapping[str, Sheet] = {
    "unit": "units",
    "submission": "submissions",
    "waiver": "waivers",
    "progress": "progress",
    "receipt": "receipts",
    "model": "models",
    "post": "posts",
    "extension": "extensions",
    "mark": "submissions",
}
"""The key of a period that takes the records of a kind."""

DIALECT = JsonDialect()

_LARGEST_EXPONENT = 40
_KINDS = {sheet: kind for kind, sheet in KEYS.items() if kind != "mark"}

One = TypeVar("One", bound=Record)
Row = tuple[int, Mapping[str, str]]


@dataclass(frozen=True)
class Interchange:
    """What an interchange file holds.

    Attributes:
        source: the file.
        header: its first line, if that could be read.
        records: the other records by kind, each with its line.
        whole: whether every line could be read.
    """

    source: SourceFile
    header: HeaderRecord | None
    records: Mapping[str, Sequence[tuple[int, Record]]]
    whole: bool

    def of(self, model: type[One]) -> list[tuple[int, One]]:
        """Return the records of one kind, with their lines."""
        own = (pair for pairs in self.records.values() for pair in pairs)
        return [(line, record) for line, record in own if isinstance(record, model)]

    def table(self, sheet: Sheet) -> Table:
        """Return the records that a sheet takes as its rows."""
        rows = [
            row
            for line, record in self.records.get(_KINDS[sheet], ())
            for row in _rows(line, record)
        ]
        keys = [column.key for column in SHEETS[sheet]]
        return self._table(keys, rows)

    @property
    def marks(self) -> Table:
        """The records of marks as rows."""
        rows = [row for line, mark in self.of(MarkRecord) for row in _rows(line, mark)]
        return self._table([*MarkRecord.model_fields], rows)

    def _table(self, keys: Sequence[str], rows: Sequence[Row]) -> Table:
        return Table(
            source=self.source,
            lines=[line for line, _ in rows],
            cells={key: [cells.get(key, "") for _, cells in rows] for key in keys},
            headings={},
            whole=self.whole,
            dialect=DIALECT,
        )


def read_interchange(path: Path, shown: str) -> tuple[Interchange | None, list[Problem]]:
    """Read a file of submissions, as far as its form goes.

    Args:
        path: where it is.
        shown: how problems name it.

    Returns:
        What could be read of it, unless it is no text at all; and every fault of every line.
    """
    file = read_text(path, shown, "INT8")
    if isinstance(file, Problem):
        return None, [file]
    problems = list(file.source.warnings)
    records: dict[str, list[tuple[int, Record]]] = {}
    header: HeaderRecord | None = None
    faulty = 0
    first = True
    for line, text in enumerate(file.text.split("\n"), start=1):
        if not text.strip():
            continue
        place = Place(shown, line)
        record, faults = read_record(text, place)
        faults += _out_of_place(record, place, first=first)
        faulty += bool(faults)
        problems += faults
        first = False
        if isinstance(record, HeaderRecord):
            header = header or record
        elif record is not None:
            records.setdefault(record.record, []).append((line, record))
    return Interchange(file.source, header, records, whole=not faulty), problems


def read_record(text: str, place: Place) -> tuple[Record | None, list[Problem]]:
    """Read one line.

    Args:
        text: the line.
        place: where it stands.

    Returns:
        The record, or None and all its faults.
    """
    if len(text) > LONGEST_LINE:
        return None, [Problem("INT818", place, str(len(text)), {"most": LONGEST_LINE})]
    found = read_object(text, place)
    if isinstance(found, Problem):
        return None, [found]
    kind = found.get("record")
    model = RECORDS.get(kind) if isinstance(kind, str) else None
    if model is None:
        return None, [_unknown_kind(found, place)]
    try:
        return model.model_validate(found), []
    except ValidationError as error:
        return None, _faults(error, model, found, place)


class Given(NamedTuple):
    """A submission that came by itself, and the table of its values."""

    record: SubmissionRecord
    table: Table


def read_submission(text: str, source: SourceFile) -> tuple[Given | None, list[Problem]]:
    """Read one record of a submission that came by itself.

    Returns:
        The record with the table of its values; or None and all its faults.
    """
    place = Place(source.path)
    record, problems = read_record(text, place)
    if record is None:
        return None, problems
    if not isinstance(record, SubmissionRecord):
        choices = {"choices": "submission"}
        where = Place(source.path, item="record")
        return None, [Problem("INT814", where, record.record, choices, "submission")]
    alone = Interchange(source, None, {"submission": [(0, record)]}, whole=True)
    return Given(record, alone.table("submissions")), []


def _faults(
    error: ValidationError, model: type[Record], found: Mapping[str, Any], place: Place
) -> list[Problem]:
    def at(*_path: str | int, item: str = "") -> Place:
        return Place(place.file, place.line, item=item)

    return problems_of(error, model, found, at, family="INT8")


def _unknown_kind(found: Mapping[str, Any], place: Place) -> Problem:
    where = Place(place.file, place.line, item="record")
    if "record" not in found:
        return Problem("INT811", where, details={"key": "record"})
    kind = str(found["record"])
    return Problem("INT814", where, kind, {"choices": ", ".join(RECORDS)}, nearest(kind, RECORDS))


def _out_of_place(record: Record | None, place: Place, *, first: bool) -> list[Problem]:
    """A header belongs on the first line, and nowhere else."""
    if record is None or isinstance(record, HeaderRecord) == first:
        return []
    return [Problem("INT820", place, record.record)]


def _rows(line: int, record: Record) -> list[Row]:
    if isinstance(record, SubmissionRecord):
        shared = {"unit": record.unit}
        return [(line, {**shared, **_cells(entry)}) for entry in record.values]
    return [(line, _cells(record))]


def _cells(record: Any) -> Mapping[str, str]:
    return {key: _cell(value) for key, value in record}


def _cell(value: object) -> str:
    """Write a value as a cell of a CSV file in our dialect has it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        return plain(value)
    return str(value)


def plain(value: Decimal) -> str:
    """Write a number with the digits that it needs and no others.

    Numbers of more digits than any field takes are left as they are, to be refused as such.

    Examples:
        >>> plain(Decimal("97.50")), plain(Decimal("2E+2")), plain(Decimal("5.0"))
        ('97.5', '200', '5')
    """
    if abs(value.adjusted()) > _LARGEST_EXPONENT:
        return str(value)
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
