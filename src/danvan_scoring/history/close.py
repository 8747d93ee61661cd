"""Close a period: after that, only an appeal with its decision changes it."""

from sqlalchemy import select

from danvan_scoring.errors import InputError
from danvan_scoring.history.add import Added
from danvan_scoring.history.appending import Appender, By, Draft
from danvan_scoring.history.database import Database
from danvan_scoring.history.offices import find_period
from danvan_scoring.history.reading import Reader, content_of
from danvan_scoring.history.schema import standing
from danvan_scoring.io.canonical_json import canonical
from danvan_scoring.model.problem import Place, Problem


def close(
    into: Database, period_id: str, document: str, by: By, authority: str | None = None
) -> Added:
    """Close a period as its last run found it.

    Args:
        into: the database.
        period_id: its id.
        document: the decision by which it is closed.
        by: who closes it, and why.
        authority: whose it is; needed where several have periods of this id.

    Raises:
        InputError: as `find_period`; `HIS843` if it is closed by another document; `HIS844` if
            its log has no final scores of some units; and as the database fails.
    """
    with into.writing() as connection:
        reader = Reader(connection, into.shown)
        period = find_period(reader, period_id, authority)
        appender = Appender(connection, into.shown, by, period.authority)
        run = reader.run(period)
        earlier = reader.latest("close", period)
        if earlier is not None and earlier["evidence"] == document:
            return Added({}, appender.number, appender.digest)
        if earlier is not None:
            raise InputError(
                [Problem("HIS843", Place(into.shown, item=period_id), earlier["evidence"])]
            )
        content = content_of(run)
        if content["log"]["lines"]:
            results = standing.c.result.in_(content["results"].values())
            units = connection.scalars(select(standing.c.unit).where(results).distinct())
            final = {row["unit"] for row in reader.of_kinds("final", period=period)}
            if missing := sorted(set(units) - final):
                place = Place(into.shown, item=period_id)
                raise InputError([Problem("HIS844", place, ", ".join(missing))])
        stands = canonical({"format": 1, "run": run["number"], "results": content["results"]})
        appender.add([Draft("close", stands, period_id, evidence=document, once=True)])
        return Added({"close": 1}, appender.number, appender.digest)
