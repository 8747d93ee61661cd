"""Records read back, each only if it is as it was written."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, select

from danvan_scoring.errors import InputError
from danvan_scoring.history.chain import is_whole
from danvan_scoring.history.schema import record
from danvan_scoring.model.problem import Place, Problem, nearest

Record = Mapping[str, Any]
"""A row of `history_record` by column."""


class PeriodKey(NamedTuple):
    """What a period is known by: communes may give theirs the same id."""

    authority: str
    id: str


class Reader:
    """Reads records in one transaction.

    Every method raises InputError, `HIS820`, for a record that was changed.

    Args:
        connection: in a transaction.
        shown: how problems name the database.
    """

    def __init__(self, connection: Connection, shown: str) -> None:
        self.connection, self.shown = connection, shown

    def last(self) -> Record | None:
        """Return the last record of all."""
        return self._first(select(record).order_by(record.c.number.desc()))

    def latest(self, kind: str, period: PeriodKey, rubric: str | None = None) -> Record | None:
        """Return the last record of a kind and period (and rubric), which stands over others."""
        wanted = select(record).where(record.c.kind == kind, *_of(period))
        if rubric is not None:
            wanted = wanted.where(record.c.rubric == rubric)
        return self._first(wanted.order_by(record.c.number.desc()))

    def numbered(self, number: int) -> Record | None:
        """Return a record by its number."""
        return self._first(select(record).where(record.c.number == number))

    def with_content(self, kind: str, sha256: str) -> Record:
        """Return the record of a kind that has the content which another record names."""
        wanted = select(record).where(record.c.sha256 == sha256, record.c.kind == kind)
        found = self._first(wanted.order_by(record.c.number))
        if found is None:
            raise InputError([Problem("HIS828", Place(self.shown, item=kind), sha256)])
        return found

    def of_kinds(self, *kinds: str, period: PeriodKey | None = None) -> Iterator[Record]:
        """Yield the records of some kinds, in order."""
        wanted = select(record).where(record.c.kind.in_(kinds))
        if period is not None:
            wanted = wanted.where(*_of(period))
        for row in self.connection.execute(wanted.order_by(record.c.number)).mappings():
            yield self._checked({**row})

    def runs(self) -> dict[PeriodKey, Record]:
        """Return the last run of each period, in the order of their first runs."""
        return {key_of(row): row for row in self.of_kinds("run")}

    def run(self, period: PeriodKey, number: int | None = None) -> Record:
        """Return the last run of a period, or the one that has a number.

        Raises:
            InputError: `HIS842` if there is none.
        """
        found = self.latest("run", period) if number is None else self.numbered(number)
        if found is None or found["kind"] != "run" or key_of(found) != period:
            raise self.unknown(period.id, number)
        return found

    def unknown(self, period_id: str, number: int | None = None) -> InputError:
        """Say that no period has this id, or no run of it this number."""
        near = nearest(period_id, [own.id for own in self.runs()]) if number is None else ""
        found = period_id if number is None else f"{period_id}, {number}"
        return InputError([Problem("HIS842", Place(self.shown), found, suggestion=near)])

    def authorities(self, period_id: str) -> list[str]:
        """Return whose periods of an id are recorded, in the order of their names."""
        wanted = select(record.c.authority).where(
            record.c.kind == "run", record.c.period == period_id
        )
        return sorted(self.connection.scalars(wanted.distinct()))

    def _first(self, wanted: Select[Any]) -> Record | None:
        row = self.connection.execute(wanted.limit(1)).mappings().first()
        return None if row is None else self._checked({**row})

    def _checked(self, row: Record) -> Record:
        if not is_whole(row):
            number = row["number"]
            place = Place(self.shown, item=row["kind"])
            raise InputError([Problem("HIS820", place, details={"number": number})])
        return row


def _of(period: PeriodKey) -> tuple[ColumnElement[bool], ...]:
    return record.c.period == period.id, record.c.authority == period.authority


def key_of(row: Record) -> PeriodKey:
    """Return of which period a record is."""
    return PeriodKey(row["authority"], row["period"])


def content_of(row: Record) -> Any:
    """Return the content of a record, which is JSON."""
    return json.loads(row["content"])
