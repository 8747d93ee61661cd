"""History in a database: a million rows of points, recorded and verified.

Run by hand: `python benchmarks/history.py DATABASE [--units 25000]`, with the path of a new SQLite
file or the URL of an empty PostgreSQL database. It prints seconds of the wall and of this process
(the server's own are not in it), the size of the file, and what the parts cost. Times mean little
on a shared machine: read the ratio to plain inserts of the same rows, taken in the same run.
"""

import argparse
import resource
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from pipeline import country

from danvan_scoring import Evaluator
from danvan_scoring.history.add import add
from danvan_scoring.history.appending import By
from danvan_scoring.history.brought import Brought
from danvan_scoring.history.database import database
from danvan_scoring.history.init import init
from danvan_scoring.history.reopening import reopen
from danvan_scoring.history.trends import trends
from danvan_scoring.history.verify import verify
from danvan_scoring.model.period import Period
from danvan_scoring.model.result import PeriodResult

AS_OF = date(2025, 12, 5)


@contextmanager
def timed(what: str) -> Iterator[None]:
    """Print what a part took."""
    wall, own = time.perf_counter(), time.process_time()
    yield
    wall, own = time.perf_counter() - wall, time.process_time() - own
    print(f"{what:<44} {wall:7.1f} s  of this process {own:7.1f} s")


def floor(rows: Callable[[], list[tuple[object, ...]]]) -> None:
    """Insert the same rows into a bare table of SQLite, without digests and keys."""
    with tempfile.TemporaryDirectory() as folder:
        connection = sqlite3.connect(Path(folder) / "bare.db")
        given = rows()
        connection.execute(
            f"CREATE TABLE bare ({', '.join(f'c{n}' for n in range(len(given[0])))})"
        )
        with timed("floor: the rows into a bare SQLite table"), connection:
            marks = ", ".join("?" for _ in given[0])
            connection.executemany(f"INSERT INTO bare VALUES ({marks})", given)  # noqa: S608
        connection.close()


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser()
    parser.add_argument("database")
    parser.add_argument("--units", type=int, default=25_000)
    arguments = parser.parse_args()
    rubric, submissions = country(arguments.units)
    result = Evaluator().evaluate(rubric, submissions, as_of=AS_OF)
    period = Period.model_validate(
        {
            "format": 1, "id": "lon", "title": "Kỳ lớn", "as_of": AS_OF,
            "rubric": "r.toml", "units": "u.csv", "submissions": ("s.csv",),
        }
    )  # fmt: skip
    brought = Brought(period, PeriodResult.of(result))
    init(database(arguments.database, make=True))
    of = database(arguments.database)
    by = By("bench", "", datetime.now(UTC))
    with timed("rows, their digests, the submissions as JSON"):
        (outcome,) = brought.outcomes
        brought.inputs()
    floor(lambda: outcome.scores)
    with timed("record"):
        added = add(of, brought, by)
    with timed("record again (nothing new)"):
        add(of, brought, by)
    with timed("verify"):
        found = verify(of, added.digest)
    with timed("read back"):
        reopen(of, "lon")
    with timed("trends of one unit"):
        trends(of, str(submissions.units.index[0]))
    print(f"{found.rows:,} rows, {len(found.problems)} problems")
    if "://" not in arguments.database:
        print(f"{Path(arguments.database).stat().st_size / 1e6:.0f} MB in the file")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main()
