"""A million rows of points are recorded and verified; `benchmarks/history.py` measures them."""

from datetime import date

import builders
import numpy as np
import pytest
from kept_period import BY

from danvan_scoring import Evaluator
from danvan_scoring.history.add import add
from danvan_scoring.history.brought import Brought
from danvan_scoring.history.database import Database
from danvan_scoring.history.verify import verify
from danvan_scoring.model.period import Period
from danvan_scoring.model.result import PeriodResult

UNITS, LINES = 25_000, 39


@pytest.mark.slow
@pytest.mark.exhaustive
def test_a_million_rows(history: Database) -> None:
    fields = tuple(builders.number(f"f{n}", maximum=12) for n in range(LINES))
    lines = tuple(
        builders.line(f"c{n}", 10, "linear", params={"value": f"f{n}", "worst": 0, "best": 12})
        for n in range(LINES)
    )
    scale = builders.group("T", None, max=10 * LINES)
    rubric = builders.rubric(field=fields, criterion=lines, group=(scale,))
    drawn = np.random.default_rng(2026).integers(0, 1200, (UNITS, LINES)) / 100
    cells = [dict(zip((f"f{n}" for n in range(LINES)), row, strict=True)) for row in drawn.tolist()]
    submissions = builders.submissions(rubric, cells)
    result = Evaluator().evaluate(rubric, submissions, as_of=date(2025, 12, 5))
    period = Period.model_validate(
        {
            "format": 1, "id": "lon", "title": "Kỳ lớn", "as_of": date(2025, 12, 5),
            "rubric": "r.toml", "units": "u.csv", "submissions": ("s.csv",),
        }
    )  # fmt: skip
    own = Brought(period, PeriodResult.of(result))

    added = add(history, own, BY)
    found = verify(history, added.digest)

    assert (found.problems, found.rows) == ((), UNITS * (LINES + 1) + UNITS)
    # Points by hand: a linear criterion gives value / 12 of 10, half up to hundredths.
    with history.reading() as connection:
        row = connection.exec_driver_sql(
            "SELECT points FROM history_score WHERE unit = 'u20000' AND node = 'c7'"
        ).scalar_one()
    hundredths = round(float(drawn[19_999, 7]) * 100)
    assert row == f"{(hundredths * 10 * 2 + 12) // 24 / 100:.2f}"
