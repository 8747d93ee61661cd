"""ASEM sustainable connectivity (COINr): 49 indicators on four levels, means and missing data."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import plain
import pytest
from builders import STATES, group, line, number, rubric, submissions

from danvan_scoring import Evaluator, Result
from danvan_scoring.model.ranking import competition_rank
from danvan_scoring.model.rounding import round_to_units
from danvan_scoring.model.status import Status

DATA = Path(__file__).parent / "data" / "coinr_asem"
STRUCTURE = pd.read_csv(DATA / "structure.csv")
PILLARS = STRUCTURE.loc[STRUCTURE["Level"] == 2, "iCode"].tolist()
WHOLE = Decimal(100)


def table(name: str) -> pd.DataFrame:
    return pd.read_csv(DATA / f"{name}.csv").set_index("uCode")


def asem(
    indicators: str,
    means: tuple[str, str, str] = ("weighted_mean",) * 3,
    coverage: str = "0",
    weights: dict[str, int] | None = None,
) -> tuple[Result, pd.DataFrame]:
    """Score ASEM with one mean for each level from the pillars up; return values by node too.

    The index hangs below a scale of its own, since only the scale is rounded.
    """
    weight = weights or {}
    rows: list[dict[str, Any]] = [group("T", None, max=WHOLE)]
    for level, how in zip((4, 3, 2), reversed(means), strict=True):
        of_level = STRUCTURE[(STRUCTURE["Level"] == level)]
        codes = ["Index"] if level == 4 else of_level["iCode"].tolist()
        for code in codes:
            parent = "T" if level == 4 else of_level.set_index("iCode").loc[code, "Parent"]
            rows.append(
                group(
                    code, parent, combine=how, max=WHOLE, coverage=Decimal(coverage),
                    weight=weight.get(code, 1),
                )
            )  # fmt: skip
    leaves = STRUCTURE[STRUCTURE["Level"] == 1]
    index = rubric(
        rounding={"decimals": 6, "at": "total"},
        states=STATES | {"missing": "leave_out", "withheld": "leave_out"},
        group=rows,
        criterion=[
            line(
                f"i.{code}", WHOLE, "x", parent,
                params={"field": code}, weight=weight.get(code, 1),
            ) | {"uses": "plain/points@1"}
            for code, parent in zip(leaves["iCode"], leaves["Parent"], strict=True)
        ],
        field=[number(code) for code in leaves["iCode"]],
    )  # fmt: skip
    facts = table(indicators)
    rows_of_facts = [
        {code: value for code, value in row.items() if not np.isnan(value)}
        for row in facts.to_dict("records")
    ]
    result = Evaluator([plain], discover=False).evaluate(
        index, submissions(index, rows_of_facts), as_of=date(2025, 1, 1)
    )
    columns = {}
    for code in (*PILLARS, "Conn", "Sust", "Index"):
        node = result.scores.nodes[code]
        columns[code] = np.where(node.status == Status.SCORED, node.points, np.nan)
    return result, pd.DataFrame(columns, index=facts.index)


CASES = {
    "expected_amean": ("normalised_0_100", {}),
    "expected_gmean_on_1_100": ("normalised_1_100", {"means": ("geometric_mean",) * 3}),
    "expected_amean_gmean_amean_on_1_100": (
        "normalised_1_100",
        {"means": ("weighted_mean", "geometric_mean", "weighted_mean")},
    ),
    "expected_amean_missing_nothreshold": ("normalised_raw_with_missing", {}),
    "expected_amean_missing_thresh0.9": ("normalised_raw_with_missing", {"coverage": "0.9"}),
}


@pytest.mark.parametrize("expected", list(CASES))
def test_every_level_of_the_hierarchy_to_1e_9(expected: str) -> None:
    indicators, how = CASES[expected]
    _, found = asem(indicators, **how)

    published = table(expected)[found.columns]
    assert found.isna().equals(published.isna())
    assert np.nanmax(np.abs(found - published)) < 1e-9


def test_unequal_weights_to_1e_9() -> None:
    weights = pd.read_csv(DATA / "alt_weights.csv").set_index("iCode")["Weight"]
    _, found = asem("normalised_0_100", weights={k: int(v) for k, v in weights.items()})

    published = table("expected_amean_alt_weights")[found.columns]
    assert np.abs(found - published).to_numpy().max() < 1e-9


def test_the_threshold_withholds_95_cells_and_says_so() -> None:
    result, found = asem("normalised_raw_with_missing", coverage="0.9")

    assert int(found.isna().sum().sum()) == 95
    withheld = sum(
        int((result.scores.nodes[code].status == Status.WITHHELD).sum()) for code in found.columns
    )
    assert withheld == 95


def test_ranks_on_every_level_share_the_smallest() -> None:
    _, found = asem("normalised_0_100")

    published = table("expected_ranks_min")
    alone, everyone = np.zeros(len(found), dtype=np.intp), np.ones(len(found), dtype=np.bool_)
    for code in found.columns:
        ranks, _ = competition_rank([round_to_units(found[code].to_numpy(), 6)], alone, everyone)
        assert ranks.tolist() == published[code].tolist(), code


def test_ranks_of_the_index_by_the_whole_pipeline() -> None:
    result, _ = asem("normalised_0_100")

    standing = result.standings["T"]
    assert standing.overall_rank.tolist() == table("expected_ranks_min")["Index"].tolist()
