"""OpenSSF Scorecard: a weighted mean that leaves inconclusive checks out, 7 runs of 7."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pandas as pd
import plain
import pytest
from builders import STATES, group, line, number, rubric, submissions

from danvan_scoring import Evaluator

DATA = Path(__file__).parent / "data" / "openssf_scorecard"
CHECKS = pd.read_csv(DATA / "checks.csv", dtype={"weight": str})
EXPECTED = pd.read_csv(DATA / "expected_aggregate.csv").set_index("repo")["published_score_1dp"]


@pytest.mark.parametrize("repo", list(EXPECTED.index))
def test_the_published_score_of_a_repository(repo: str) -> None:
    checks = CHECKS[CHECKS["repo"] == repo]
    names = [f"c{n}" for n in range(len(checks))]
    scorecard = rubric(
        rounding={"decimals": 1, "mode": "half_even", "at": "total"},
        states=STATES | {"missing": "leave_out"},
        group=[group("T", None, combine="weighted_mean", max=10)],
        field=[number(name) for name in names],
        criterion=[
            line(name.upper(), 10, "x", params={"field": name}, weight=Decimal(weight))
            | {"uses": "plain/points@1"}
            for name, weight in zip(names, checks["weight"], strict=True)
        ],
    )
    conclusive = {
        name: score for name, score in zip(names, checks["score"], strict=True) if score != -1
    }
    result = Evaluator([plain], discover=False).evaluate(
        scorecard, submissions(scorecard, [conclusive]), as_of=date(2025, 1, 1)
    )

    assert result.ranking["points"].tolist() == [EXPECTED[repo]]


def test_all_seven_runs_are_compared() -> None:
    assert len(EXPECTED) == 7
