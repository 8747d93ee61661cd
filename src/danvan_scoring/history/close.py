"""Close a period: after that, only an appeal with its decision changes it."""

from sqlalchemy import select

from danvan_scoring.errors import InputError
from danvan_scoring.history.add import Added
from danvan_scoring.history.appending import Appender, By, Draft
from danvan_scoring.history.database import Database
from danvan_scoring.history.reading import Reader, content_of
from danvan_scoring.history.schema import standing
from danvan_scoring.io.canonical_json import canonical
from danvan_scoring.model.problem import Place, Problem


def close(into: Database, period: str, document: str, by: By) -> Added:
    """Close a period as its last run found it.

    Args:
        into: the database.
        period: its id.
        document: the decision by which it is closed.
        by: who closes it, and why.

    Raises:
        InputError: `HIS842` if no such period is recorded; `HIS843` if it is closed
            by another; `HIS844` if
            its log has no final scores of some units; and as the database fails.
    """
    with into.writing() as connection:
        appender = Appender(connection, into.shown, by)
        reader = Reader(connection, into.shown)
        run = reader.run(period)
        earlier = reader.latest("close", period)
        if earlier is not None and earlier["evidence"] == document:
            return Added({}, appender.number, appender.digest)
        if earlier is not None:
            raise InputError(
                [Problem("HIS843", Place(into.shown, item=period), earlier["evidence"])]
            )
        content = content_of(run)
        if content["log"]["lines"]:
            results = standing.c.result.in_(content["results"].values())
            units = connection.scalars(select(standing.c.unit).where(results).distinct())
            final = {row["unit"] for row in reader.of_kinds("final", period=period)}
            if missing := sorted(set(units) - final):
                place = Place(into.shown, item=period)
                raise InputError([Problem("HIS844", place, ", ".join(missing))])
        stands = canonical({"format": 1, "run": run["number"], "results": content["results"]})
        appender.add([Draft("close", stands, period, evidence=document, once=True)])
        return Added({"close": 1}, appender.number, appender.digest)
