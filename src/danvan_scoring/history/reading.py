"""Records read back, each only if it is as it was written."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Select, select

from danvan_scoring.errors import InputError
from danvan_scoring.history.chain import is_whole
from danvan_scoring.history.schema import record
from danvan_scoring.model.problem import Place, Problem, nearest

Record = Mapping[str, Any]
"""A row of `history_record` by column."""


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

    def latest(self, kind: str, period: str, rubric: str | None = None) -> Record | None:
        """Return the last record of a kind and period (and rubric), which stands over others."""
        wanted = select(record).where(record.c.kind == kind, record.c.period == period)
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

    def of_kinds(self, *kinds: str, period: str | None = None, after: int = 0) -> Iterator[Record]:
        """Yield the records of some kinds, in order, from the one after `after` on."""
        wanted = select(record).where(record.c.kind.in_(kinds), record.c.number > after)
        if period is not None:
            wanted = wanted.where(record.c.period == period)
        for row in self.connection.execute(wanted.order_by(record.c.number)).mappings():
            yield self._checked({**row})

    def runs(self) -> dict[str, Record]:
        """Return the last run of each period, by its id, in the order of their first runs."""
        return {row["period"]: row for row in self.of_kinds("run")}

    def run(self, period: str, number: int | None = None) -> Record:
        """Return the last run of a period, or the one that has a number.

        Raises:
            InputError: `HIS842` if there is none.
        """
        found = self.latest("run", period) if number is None else self.numbered(number)
        if found is None or (found["kind"], found["period"]) != ("run", period):
            known = list(self.runs())
            near = nearest(period, known) if number is None else ""
            shown = period if number is None else f"{period}, {number}"
            raise InputError([Problem("HIS842", Place(self.shown), shown, suggestion=near)])
        return found

    def _first(self, wanted: Select[Any]) -> Record | None:
        row = self.connection.execute(wanted.limit(1)).mappings().first()
        return None if row is None else self._checked({**row})

    def _checked(self, row: Record) -> Record:
        if not is_whole(row):
            number = row["number"]
            place = Place(self.shown, item=row["kind"])
            raise InputError([Problem("HIS820", place, details={"number": number})])
        return row


def content_of(row: Record) -> Any:
    """Return the content of a record, which is JSON."""
    return json.loads(row["content"])
