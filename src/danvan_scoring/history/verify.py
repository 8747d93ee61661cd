"""Verify a database: every record and every row of numbers, by the digests that chain them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, select

from danvan_scoring.history.chain import BEGINNING, is_whole, next_digest
from danvan_scoring.history.database import Database
from danvan_scoring.history.reading import content_of
from danvan_scoring.history.schema import record, score, standing
from danvan_scoring.model.problem import Place, Problem

_AT_ONCE = 5_000
_TABLES = {"scores": score, "standings": standing}


@dataclass(frozen=True)
class Verified:
    """What was found.

    Attributes:
        records: how many records there are.
        rows: how many rows of numbers.
        digest: that of the last record, for the minutes; "" if there is none.
        problems: everything that was touched.
    """

    records: int
    rows: int
    digest: str
    problems: tuple[Problem, ...]


def verify(of: Database, last: str = "") -> Verified:
    """Verify everything, as it stands at one moment.

    Args:
        of: the database.
        last: a digest that was noted; the database must still have that record.

    Raises:
        InputError: the database cannot be read.
    """
    with of.reading() as connection:
        records = _Records(of.shown, last)
        problems = [*records.problems(rows_of(connection, record))]
        rows = 0
        for name, table in _TABLES.items():
            numbers = _Numbers(of.shown, table.name, records.stated[name])
            problems += numbers.problems(rows_of(connection, table))
            rows += numbers.count
    return Verified(records.count, rows, records.digest, tuple(problems))


class _Stated(NamedTuple):
    rows: int
    digest: str


class _Records:
    """Goes through the records in order."""

    def __init__(self, shown: str, last: str) -> None:
        self._shown, self._last = shown, last
        self.count, self.digest = 0, ""
        self.stated: dict[str, dict[int, _Stated]] = {name: {} for name in _TABLES}

    def problems(self, rows: Iterable[Mapping[str, Any]]) -> Iterator[Problem]:
        number, previous, found = 0, BEGINNING, not self._last
        for row in rows:
            self.count += 1
            if row["number"] != number + 1:
                yield self._problem("HIS822", first=number + 1, last=row["number"] - 1)
            elif previous and row["previous"] != previous:
                yield self._problem("HIS821", number=row["number"], before=number)
            whole = is_whole(row)
            if not whole:
                yield self._problem("HIS820", row["kind"], number=row["number"])
            if whole and row["kind"] == "result":
                self._state(row)
            # The digest of a record that was changed cannot be relied on by the one after it.
            number, previous = row["number"], row["digest"] if whole else ""
            self.digest = row["digest"]
            found = found or row["digest"] == self._last
        if not found:
            yield Problem("HIS827", Place(self._shown), self._last)

    def _state(self, row: Mapping[str, Any]) -> None:
        content = content_of(row)
        for name, stated in self.stated.items():
            stated[row["number"]] = _Stated(content[name]["rows"], content[name]["digest"])

    def _problem(self, code: str, item: str = "", **details: object) -> Problem:
        return Problem(code, Place(self._shown, item=item), details=details)


class _Numbers:
    """Goes through the rows of one table, result by result."""

    def __init__(self, shown: str, table: str, stated: Mapping[int, _Stated]) -> None:
        self._shown, self._table, self._stated = shown, table, stated
        self.count = 0

    def problems(self, rows: Iterable[Mapping[str, Any]]) -> Iterator[Problem]:
        seen: set[int] = set()
        result = _OfResult(0, _Stated(0, ""))
        for row in rows:
            self.count += 1
            if row["result"] != result.number:
                yield from self._told(result)
                number = row["result"]
                seen.add(number)
                result = _OfResult(number, self._stated.get(number, _Stated(0, "")))
            result.look(row)
        yield from self._told(result)
        for number, stated in self._stated.items():
            if number not in seen and stated.rows:
                yield self._problem("HIS824", number, (1, stated.rows))

    def _told(self, result: "_OfResult") -> Iterator[Problem]:
        result.end()
        for code, spans in result.spans.items():
            for span in spans:
                yield self._problem(code, result.number, span)
        if result.is_other:
            yield self._problem("HIS826", result.number, (0, 0))

    def _problem(self, code: str, result: int, span: tuple[int, int]) -> Problem:
        details = {"result": result, "table": self._table, "first": span[0], "last": span[1]}
        return Problem(code, Place(self._shown), details=details)


class _OfResult:
    """The rows of one result: which were changed, are missing, or are too many."""

    def __init__(self, number: int, stated: _Stated) -> None:
        self.number, self._stated = number, stated
        self._row, self._digest = 0, BEGINNING
        self.spans: dict[str, list[tuple[int, int]]] = {"HIS823": [], "HIS824": [], "HIS825": []}

    def look(self, row: Mapping[str, Any]) -> None:
        number, *cells, digest = list(row.values())[1:]
        known = number == self._row + 1
        if not known:
            self._add("HIS824", self._row + 1, number - 1)
        if number > self._stated.rows:
            self._add("HIS825", number, number)
        elif known and digest != next_digest(self._digest, (number, *cells)):
            self._add("HIS823", number, number)
        # The row after a missing one has a digest that nothing here can be held against.
        self._row, self._digest = number, digest

    def end(self) -> None:
        if self._row < self._stated.rows:
            self._add("HIS824", self._row + 1, self._stated.rows)

    @property
    def is_other(self) -> bool:
        """Whether the rows fit one another, and are not those that the result states."""
        return not any(self.spans.values()) and self._digest != self._last

    @property
    def _last(self) -> str:
        return self._stated.digest or BEGINNING

    def _add(self, code: str, first: int, last: int) -> None:
        spans = self.spans[code]
        if spans and spans[-1][1] == first - 1:
            first = spans.pop()[0]
        spans.append((first, last))


def rows_of(connection: Connection, table: Table) -> Iterator[Mapping[str, Any]]:
    """Yield the rows of a table in their order, some thousands in memory at a time."""
    names = [column.name for column in table.columns]
    ordered = select(table).order_by(*table.primary_key.columns)
    for row in connection.execute(ordered, execution_options={"yield_per": _AT_ONCE}):
        yield dict(zip(names, row, strict=True))
