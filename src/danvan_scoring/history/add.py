"""Record a period: rubrics, plan, submissions and what changed in them, log, run and results."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from danvan_scoring.errors import InputError
from danvan_scoring.history.appending import Appender, By, Draft
from danvan_scoring.history.brought import Brought, Outcome
from danvan_scoring.history.bulk import insert_rows
from danvan_scoring.history.closing import closed
from danvan_scoring.history.database import Database
from danvan_scoring.history.edits import Edit, edits
from danvan_scoring.history.offices import period_of
from danvan_scoring.history.reading import PeriodKey, Reader, content_of
from danvan_scoring.history.schema import score, standing
from danvan_scoring.io.canonical_json import canonical, digest
from danvan_scoring.model.problem import Place, Problem, nearest


@dataclass(frozen=True)
class Added:
    """What was recorded.

    Attributes:
        kinds: how many records of each kind; none if everything was there already.
        number: that of the last record of the database.
        digest: its digest, for the minutes.
    """

    kinds: Mapping[str, int]
    number: int
    digest: str


def add(into: Database, brought: Brought, by: By) -> Added:
    """Record a period, all of it or nothing; what is recorded already is not recorded again.

    Args:
        into: the database.
        brought: the period.
        by: who records it, and why.

    Raises:
        InputError: `HIS841` if its log does not go on from the one recorded; `HIS845`, `HIS846`
            if it is closed; `HIS847` to `HIS849` if it cannot be told whose it is; `SUB291` for a
            decision about a unit that it does not have; and as the database fails.
    """
    _check_decisions(brought)
    with into.writing() as connection:
        return _add(connection, into.shown, brought, by)


def _add(connection: Connection, shown: str, brought: Brought, by: By) -> Added:
    reader = Reader(connection, shown)
    period = period_of(reader, brought.period.id, brought.submissions, brought.authority)
    appender = Appender(connection, shown, by, period.authority)
    run = reader.latest("run", period)
    before: dict[str, Any] = content_of(run) if run else {}
    known = _known_lines(before, brought)
    was = reader.latest("submissions", period)
    changes = [*edits(content_of(was), brought.submissions)] if was else []
    shut = closed(reader, run, brought, known)
    if shut is not None:
        breaches = [*shut.breaches(reader, brought, changes, brought.log.lines[known:])]
        if breaches:
            raise InputError(breaches)
    new = appender.add(brought.policies)
    new += appender.add(_whole("period", brought.period_text, reader, period))
    submissions = canonical(brought.submissions)
    new += appender.add(_whole("submissions", submissions, reader, period))
    if was:
        new += appender.add(_edit(change, period.id, was["number"]) for change in changes)
    new += appender.add(brought.log_drafts(known))
    new += appender.add(brought.decision_drafts())
    results: dict[str, int] = {}
    for outcome in brought.outcomes:
        stands = reader.latest("result", period, outcome.rubric)
        if stands is not None and stands["sha256"] == digest(outcome.content):
            results[outcome.rubric] = stands["number"]
            continue
        if shut is not None and not shut.decided:
            raise InputError([Problem("HIS846", Place(shown, item=outcome.rubric))])
        new += appender.add([outcome.draft(stands["number"] if stands else None)])
        _insert_numbers(connection, appender.number, outcome)
        results[outcome.rubric] = appender.number
    inputs = brought.inputs()
    same = {key: before.get(key) for key in inputs} == inputs and before["results"] == results
    if new or not same:
        content = {"format": 1, **brought.provenance(), **inputs, "results": results}
        replaces = run["number"] if run else None
        new += appender.add([Draft("run", canonical(content), period.id, replaces=replaces)])
    return Added(Counter(draft.kind for draft in new), appender.number, appender.digest)


def _insert_numbers(connection: Connection, number: int, outcome: Outcome) -> None:
    insert_rows(connection, score, ((number, *row) for row in outcome.scores))
    insert_rows(connection, standing, ((number, *row) for row in outcome.standings))


def _check_decisions(brought: Brought) -> None:
    names = brought.found.submissions.names
    unknown = [unit for unit in brought.decisions if unit not in names]
    problems = [
        Problem("SUB291", Place(), unit, suggestion=nearest(unit, names)) for unit in unknown
    ]
    if problems:
        raise InputError(problems)


def _known_lines(before: Mapping[str, Any], brought: Brought) -> int:
    """Count the lines of the log that are recorded, which those that come now must go on from."""
    log = before.get("log", {"lines": 0, "digest": ""})
    count: int = log["lines"]
    there = brought.log.lines[count - 1].digest if 0 < count <= len(brought.log.lines) else ""
    if there != log["digest"]:
        place = Place(brought.period.log or "", len(brought.log.lines))
        raise InputError([Problem("HIS841", place, there, {"lines": count})])
    return count


def _whole(kind: str, content: str, reader: Reader, period: PeriodKey) -> list[Draft]:
    """A content of which the last stands: recorded if it is not the last already."""
    last = reader.latest(kind, period)
    if last is not None and last["sha256"] == digest(content):
        return []
    return [Draft(kind, content, period.id, replaces=last["number"] if last else None)]


def _edit(change: Edit, period: str, replaces: int) -> Draft:
    content = {"format": 1, "table": change.table, "old": change.old, "new": change.new}
    return Draft(
        "edit",
        canonical(content),
        period,
        unit=change.unit,
        criterion=change.field,
        replaces=replaces,
    )
