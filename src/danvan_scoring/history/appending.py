"""Adding records to the end of the chain, in a transaction that is alone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, func, insert, select

from danvan_scoring.errors import InputError
from danvan_scoring.history.chain import BEGINNING, record_digest
from danvan_scoring.history.reading import Reader
from danvan_scoring.history.schema import record
from danvan_scoring.io.canonical_json import canonical, digest
from danvan_scoring.model.problem import Place, Problem

_AT_ONCE = 500


class By(NamedTuple):
    """Who adds to the history, why, and when (with its zone)."""

    author: str
    reason: str
    time: datetime

    @property
    def at(self) -> str:
        """The time as records have it."""
        return self.time.isoformat(timespec="seconds")


@dataclass(frozen=True)
class Draft:
    """A record before it has a place; what it does not say about itself, who adds it says.

    Attributes:
        kind: what it is.
        content: JSON.
        period: the id of the period that it is about, or "".
        rubric: the id of the rubric, or "".
        unit: the code of the unit, or "".
        criterion: the criterion or field, or "".
        author: who did it, or "" for whoever adds it.
        role: in which capacity, or "".
        time: when, or "" for now.
        reason: why, or "" for the reason of adding it.
        evidence: the document named.
        replaces: the number of the record that it stands over.
        once: whether its kind and period have one record only.
    """

    kind: str
    content: str
    period: str = ""
    rubric: str = ""
    unit: str = ""
    criterion: str = ""
    author: str = ""
    role: str = ""
    time: str = ""
    reason: str = ""
    evidence: str = ""
    replaces: int | None = None
    once: bool = False

    def key(self, authority: str) -> str:
        """What it is, of an authority's period: the same thing is never recorded twice."""
        what: list[object] = [self.kind, self.period]
        if not self.once:
            what += [self.rubric, self.unit, self.criterion, self.evidence, self.replaces]
            what.append(digest(self.content))
        if authority and self.period:
            what.append(authority)
        return digest(canonical(what))


class Appender:
    """Adds records after the last one.

    Args:
        connection: in a transaction that writes, alone.
        shown: how problems name the database.
        by: who adds them.
        authority: whose the period is that they are about, or "".

    Raises:
        InputError: the last record was changed (`HIS820`), or some are missing (`HIS822`).
    """

    def __init__(self, connection: Connection, shown: str, by: By, authority: str = "") -> None:
        self._connection, self._by, self._authority = connection, by, authority
        last = Reader(connection, shown).last()
        self.number: int = last["number"] if last else 0
        self.digest: str = last["digest"] if last else BEGINNING
        count = connection.scalar(select(func.count()).select_from(record)) or 0
        if count != self.number:
            details = {"first": 1, "last": self.number}
            raise InputError([Problem("HIS822", Place(shown), str(count), details)])

    def add(self, drafts: Iterable[Draft]) -> list[Draft]:
        """Add those drafts that are not recorded yet, and return them; the last is `number`."""
        by_key = {draft.key(self._authority): draft for draft in drafts}
        known = self._known(list(by_key))
        new = {key: draft for key, draft in by_key.items() if key not in known}
        rows = [self._row(key, draft) for key, draft in new.items()]
        if rows:
            self._connection.execute(insert(record), rows)
        return list(new.values())

    def _row(self, key: str, draft: Draft) -> dict[str, object]:
        by = self._by
        self.number += 1
        row: dict[str, object] = {
            "number": self.number,
            "key": key,
            "kind": draft.kind,
            "authority": self._authority if draft.period else "",
            "period": draft.period,
            "rubric": draft.rubric,
            "unit": draft.unit,
            "criterion": draft.criterion,
            "author": draft.author or by.author,
            "role": draft.role,
            "time": draft.time or by.at,
            "reason": draft.reason or by.reason,
            "evidence": draft.evidence,
            "content": draft.content,
            "sha256": digest(draft.content),
            "replaces": draft.replaces,
            "added_by": by.author,
            "added_at": by.at,
            "previous": self.digest,
        }
        self.digest = record_digest(row)
        return {**row, "digest": self.digest}

    def _known(self, keys: Sequence[str]) -> set[str]:
        known: set[str] = set()
        for start in range(0, len(keys), _AT_ONCE):
            some = record.c.key.in_(keys[start : start + _AT_ONCE])
            known.update(self._connection.scalars(select(record.c.key).where(some)))
        return known
