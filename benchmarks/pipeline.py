"""Whole-pipeline scoring of a country against three ways of doing the arithmetic.

Run by hand: `python benchmarks/pipeline.py [--units 199260] [--rounds 5]`. It prints ratios within
one run; single times mean little on a shared machine.

* floor: clip, matrix product, sum, argsort by commune, in numpy on the same matrix;
* ours: score to rank and class, frames in memory;
* groupby: the same sums and ranks by pandas on the long table that people would make of it;
* one call per unit: the plugin's `score` called with one unit at a time (on a sample).
"""

import argparse
import gc
import sys
import time
import tracemalloc
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import numpy as np
import pandas as pd

from danvan_scoring import Evaluator, Submissions
from danvan_scoring.model.criterion import ScoringContext
from danvan_scoring.model.rubric import Rubric

CRITERIA = 40
PER_COMMUNE = 60
AS_OF = date(2025, 12, 5)


def country(units: int) -> tuple[Rubric, Submissions]:
    """Make a rubric of 40 `linear` criteria and random, invented units."""
    rng = np.random.default_rng(20251205)
    fields = [f"f{n}" for n in range(CRITERIA)]
    rubric = Rubric.model_validate(
        {
            "format": 1, "id": "bench", "version": "1", "title": "Bench", "authority": "Bench",
            "status": "draft",
            "states": dict.fromkeys(
                ("not_applicable", "exempt", "missing", "pending", "not_submitted", "withheld"),
                "leave_out",
            ),
            "kind": ({"code": "thon", "title": "Thôn"},),
            "peer_group": ({"code": "K", "title": "Khối", "kinds": ("thon",)},),
            "field": tuple(
                {"code": f, "title": f, "type": "number", "minimum": 0, "maximum": 100}
                for f in fields
            ),
            "group": ({"code": "T", "title": "Tổng", "max": 100},),
            "criterion": tuple(
                {
                    "code": f"c{n}", "title": f, "group": "T", "max": Decimal("2.5"),
                    "uses": "builtin/linear@1",
                    "params": {"value": f, "worst": 0, "best": 90},
                }
                for n, f in enumerate(fields)
            ),
            "class": (
                {"code": "T", "title": "Tốt", "from": 60},
                {"code": "K", "title": "Khá", "from": 0},
            ),
        }
    )  # fmt: skip
    values = pd.DataFrame(
        np.asfortranarray(rng.integers(0, 10_001, (units, CRITERIA)) / 100.0), columns=fields
    )
    values.index = pd.Index(np.arange(units).astype(str))
    frame = pd.DataFrame(
        {
            "name": pd.Categorical(["Thôn"] * units),
            "kind": pd.Categorical(["thon"] * units),
            "authority": pd.Categorical.from_codes(
                np.arange(units) // PER_COMMUNE,
                [f"xa-{n}" for n in range(-(-units // PER_COMMUNE))],
            ),
        },
        index=values.index,
    )
    return rubric, Submissions(units=frame, values=values)


def floor(values: np.ndarray, communes: np.ndarray) -> np.ndarray:
    """Do the bare arithmetic, with no rounding, status, reason or class."""
    totals = np.clip(values, 0, 90) @ np.full(CRITERIA, 2.5 / 90)
    return np.lexsort((-totals, communes))


def groupby(long: pd.DataFrame) -> pd.Series:
    """Do it as pandas users do: a long table, group by unit, rank by commune."""
    points = (long["value"].clip(0, 90) * (2.5 / 90)).round(2)
    totals = points.groupby([long["commune"], long["unit"]]).sum()
    return totals.groupby(level=0).rank(method="min", ascending=False)


def timed(run: Callable[[], object], rounds: int) -> float:
    """Return the median seconds of a call."""
    seconds = []
    for _ in range(rounds):
        gc.collect()
        begin = time.perf_counter()
        run()
        seconds.append(time.perf_counter() - begin)
    return float(np.median(seconds))


def main() -> None:
    """Print the ratios."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--units", type=int, default=199_260)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    rubric, submissions = country(options.units)
    evaluator = Evaluator()
    matrix = submissions.values.to_numpy()
    communes = submissions.units["authority"].cat.codes.to_numpy()
    long = pd.DataFrame(
        {
            "unit": np.repeat(np.arange(options.units), CRITERIA),
            "commune": np.repeat(communes, CRITERIA),
            "value": matrix.ravel(),
        }
    )

    def ours() -> object:
        return evaluator.evaluate(rubric, submissions, as_of=AS_OF)

    cells = options.units * CRITERIA
    base = timed(lambda: floor(matrix, communes), options.rounds)
    own = timed(ours, options.rounds)
    grouped = timed(lambda: groupby(long), max(1, options.rounds // 2))
    sample = 500
    criterion = next(
        iter(evaluator.evaluate(rubric, submissions, as_of=AS_OF).bound.criteria.values())
    )
    context = ScoringContext(2.5, AS_OF)
    column = submissions.values[["f0"]].iloc[:sample]
    each = timed(
        lambda: [criterion.criterion.score(column.iloc[[n]], context) for n in range(sample)], 3
    )
    one_call = each / sample * cells
    print(f"{options.units:,} units x {CRITERIA} criteria; Python {sys.version.split()[0]}")
    for name, seconds in (
        ("floor (numpy)", base),
        ("ours, score to rank and class", own),
        ("pandas groupby", grouped),
        ("one plugin call per unit (extrapolated)", one_call),
    ):
        print(
            f"{name:42} {seconds / cells * 1e9:9.1f} ns a cell"
            f"  {seconds / base:8.2f} x floor  {seconds / own:7.2f} x ours"
        )
    gc.collect()
    tracemalloc.start()
    result = ours()
    _, peak = tracemalloc.get_traced_memory()
    size = submissions.values.memory_usage().sum()
    print(f"peak memory of one evaluation: {peak / size:.2f} x the values' {size / 2**20:.0f} MiB,")
    print(f"so {1 + peak / size:.2f} x with the values themselves")
    assert result is not None


if __name__ == "__main__":
    main()
