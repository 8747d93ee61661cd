"""A past period read back, so that scoring it again gives what was recorded."""

import json
from dataclasses import dataclass
from typing import Any

import pandas as pd
from sqlalchemy import Connection, Table, select

from danvan_scoring.history.database import Database
from danvan_scoring.history.exact_json import model_of
from danvan_scoring.history.offices import find_period, name_of
from danvan_scoring.history.reading import PeriodKey, Reader, content_of
from danvan_scoring.history.schema import score, standing
from danvan_scoring.history.submissions_json import submissions_of
from danvan_scoring.model.base import SourceFile
from danvan_scoring.model.period import Period
from danvan_scoring.model.plan import Plan
from danvan_scoring.model.rubric import Rubric
from danvan_scoring.model.submission import Submissions
from danvan_scoring.stages.parts import form_of


@dataclass(frozen=True, eq=False)
class Reopened:
    """A period as one of its runs had it.

    Attributes:
        run: the number of the run.
        authority: whose it is; "" if nobody says.
        period: the period.
        rubrics: its rubrics.
        plan: its plan, or None.
        submissions: all that was handed in; places in files are not kept.
        library: the version of this library that scored it.
        plugins: (plugin, distribution, version, sha256) in use then.
        scores: by rubric, the points recorded: the columns of `history_score`.
        standings: by rubric, where units stood: the columns of `history_standing`.
    """

    run: int
    authority: str
    period: Period
    rubrics: tuple[Rubric, ...]
    plan: Plan | None
    submissions: Submissions
    library: str
    plugins: tuple[tuple[str, ...], ...]
    scores: dict[str, pd.DataFrame]
    standings: dict[str, pd.DataFrame]


def reopen(
    of: Database, period_id: str, run: int | None = None, authority: str | None = None
) -> Reopened:
    """Read a period back as its last run had it, or an earlier one.

    Args:
        of: the database.
        period_id: the id of the period.
        run: the number of one of its runs.
        authority: whose it is; needed where several have periods of this id.

    Raises:
        InputError: as `find_period`; `HIS842` if there is no such run; `HIS820` if a record was
            changed; and as the database fails.
    """
    with of.reading() as connection:
        reader = Reader(connection, of.shown)
        return _reopened(reader, find_period(reader, period_id, authority), run)


def reopen_all(of: Database, period_id: str) -> list[Reopened]:
    """Read back what everybody recorded as the period of an id, each as its last run had it.

    Args:
        of: the database.
        period_id: the id of the periods.

    Raises:
        InputError: `HIS842` if there is none; `HIS820` if a record was changed; and as the
            database fails.
    """
    with of.reading() as connection:
        reader = Reader(connection, of.shown)
        known = reader.authorities(period_id)
        if not known:
            raise reader.unknown(period_id)
        return [_reopened(reader, PeriodKey(own, period_id)) for own in known]


def _reopened(reader: Reader, key: PeriodKey, run: int | None = None) -> Reopened:
    row = reader.run(key, run)
    content = content_of(row)
    rubrics = tuple(
        model_of(reader.with_content("rubric", sha256)["content"], Rubric)
        for sha256 in content["rubrics"]
    )
    plan = content["plan"] and reader.with_content("plan", content["plan"])
    form = form_of(rubrics)
    assert form is not None  # a run has one rubric or more
    return Reopened(
        run=row["number"],
        authority=name_of(reader, key),
        period=model_of(reader.with_content("period", content["period"])["content"], Period),
        rubrics=rubrics,
        plan=model_of(plan["content"], Plan) if plan else None,
        submissions=submissions_of(
            json.loads(reader.with_content("submissions", content["submissions"])["content"]),
            form.form_fields,
            [SourceFile.model_validate(source) for source in content["sources"]],
        ),
        library=content["library"],
        plugins=tuple(tuple(plugin) for plugin in content["plugins"]),
        scores=_frames(reader.connection, score, content["results"]),
        standings=_frames(reader.connection, standing, content["results"]),
    )


def _frames(connection: Connection, table: Table, results: dict[str, int]) -> dict[str, Any]:
    found = {}
    names = [column for column in table.columns if column.name not in {"result", "row", "digest"}]
    for rubric, number in results.items():
        rows = connection.execute(
            select(*names).where(table.c.result == number).order_by(table.c.row)
        )
        found[rubric] = pd.DataFrame(
            rows.all(), columns=[column.name for column in names], dtype=object
        )
    return found
