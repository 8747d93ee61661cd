"""How units did from period to period."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pandas as pd
from sqlalchemy import select

from danvan_scoring.errors import InputError
from danvan_scoring.history.database import Database
from danvan_scoring.history.offices import name_of, no_such_authority
from danvan_scoring.history.reading import Reader, Record, content_of, key_of
from danvan_scoring.history.schema import standing
from danvan_scoring.model.problem import Place, Problem, nearest


@dataclass(frozen=True)
class PeriodKnown:
    """A period that is recorded.

    Attributes:
        authority: whose it is, "" if nobody says: a unit's code means another unit elsewhere.
        id: its id.
        title: its title.
        as_of: the day on which it was scored.
        rubrics: id, version and title of each rubric.
        closed: the document by which it is closed, or "".
        run: the number of its last run.
    """

    authority: str
    id: str
    title: str
    as_of: date
    rubrics: tuple[tuple[str, str, str], ...]
    closed: str
    run: int


@dataclass(frozen=True, eq=False)
class Trends:
    """Periods in the order of their days, and where units stood in each.

    Attributes:
        periods: the periods.
        standings: one row a period, scale and unit: `authority`, `period`, `as_of`, `rubric`,
            `version`, `scale`, `unit`, `name`, `peer_group`, `status`, `points`, `maximum`,
            `percent` (exact decimals, two places; None without points), `peer_rank`, `peer_tied`,
            `overall_rank`, `overall_tied`, `class_` (its title; "" for none), `eligible`.
    """

    periods: tuple[PeriodKnown, ...]
    standings: pd.DataFrame


def trends(of: Database, unit: str | None = None, authority: str | None = None) -> Trends:
    """Read where all units, or one, stood in every period, by each period's last run.

    Args:
        of: the database.
        unit: the code of one unit.
        authority: whose periods are wanted, if not everybody's.

    Raises:
        InputError: `SUB291` if no period has the unit; `HIS853` if none is of this authority;
            `HIS820` if a record was changed; and as
            the database fails.
    """
    with of.reading() as connection:
        reader = Reader(connection, of.shown)
        closings = {key_of(row): row["evidence"] for row in reader.of_kinds("close")}
        runs = {(name_of(reader, key), key): row for key, row in reader.runs().items()}
        names = sorted({name for name, _ in runs})
        if authority is not None and authority not in names:
            raise no_such_authority(reader, authority, [name or '""' for name in names])
        results: dict[int, Record] = {}
        known: dict[int, PeriodKnown] = {}
        for (name, key), row in runs.items():
            if authority not in {None, name}:
                continue
            run = content_of(row)
            title = content_of(reader.with_content("period", run["period"]))["title"]
            own = {number: reader.numbered(number) for number in run["results"].values()}
            found = {number: result for number, result in own.items() if result is not None}
            rubrics = [content_of(result)["rubric"] for result in found.values()]
            period = PeriodKnown(
                authority=name,
                id=key.id,
                title=title,
                as_of=date.fromisoformat(run["as_of"]),
                rubrics=tuple((own["id"], own["version"], own["title"]) for own in rubrics),
                closed=closings.get(key, ""),
                run=row["number"],
            )
            results |= found
            known |= dict.fromkeys(found, period)
        wanted = select(standing).where(standing.c.result.in_(results))
        if unit is not None:
            wanted = wanted.where(standing.c.unit == unit)
        rows = (
            connection.execute(wanted.order_by(standing.c.result, standing.c.row)).mappings().all()
        )
        if unit is not None and not rows:
            own_units = select(standing.c.unit).where(standing.c.result.in_(results)).distinct()
            units = connection.scalars(own_units).all()
            raise InputError([Problem("SUB291", Place(), unit, suggestion=nearest(unit, units))])
    frame = pd.DataFrame(
        [_row({**row}, known[row["result"]], results[row["result"]]) for row in rows]
    )
    if not frame.empty:
        frame = frame.sort_values("as_of", kind="stable", ignore_index=True)
    periods = sorted(set(known.values()), key=lambda period: (period.as_of, period.run))
    return Trends(tuple(periods), frame)


def _row(row: Record, period: PeriodKnown, result: Record) -> dict[str, object]:
    content = content_of(result)
    points = None if row["points"] is None else Decimal(row["points"])
    maximum = Decimal(row["maximum"])
    return {
        "authority": period.authority,
        "period": period.id,
        "as_of": period.as_of,
        "rubric": result["rubric"],
        "version": content["rubric"]["version"],
        **{key: row[key] for key in ("scale", "unit", "name", "peer_group", "status")},
        "points": points,
        "maximum": maximum,
        "percent": _percent(points, maximum),
        **{key: row[key] for key in ("peer_rank", "peer_tied", "overall_rank", "overall_tied")},
        "class_": content["classes"].get(row["class"], ""),
        "eligible": row["eligible"],
    }


def _percent(points: Decimal | None, maximum: Decimal) -> Decimal | None:
    if points is None or not maximum:
        return None
    return (points * 100 / maximum).quantize(Decimal("0.01"), ROUND_HALF_UP)
