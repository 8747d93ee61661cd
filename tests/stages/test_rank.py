"""Ranks inside peer groups and over all; shared where equal; broken by declared tie-breaks."""

from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd
import plain
from builders import group, line, number, rubric, submissions

from danvan_scoring import Evaluator


def ranking(
    cells: list[dict[str, Any]],
    kinds: list[str] | None = None,
    tie_breaks: tuple[str, ...] = (),
    authorities: list[str] | None = None,
) -> pd.DataFrame:
    own = rubric(
        group=[
            group("T", None, max=100),
            group("A", "T", max=60),
            group("B", "T", max=40),
            group("P", "T", kind="penalty"),
        ],
        criterion=[
            line(code, maximum, "x", parent, params={"field": field}) | {"uses": "plain/points@1"}
            for code, maximum, parent, field in (
                ("A1", 60, "A", "a"), ("B1", 40, "B", "b"), ("P1", 10, "P", "p")
            )
        ],
        field=[number("a"), number("b"), number("p")],
        ranking={"tie_breaks": tie_breaks},
    )  # fmt: skip
    given = submissions(own, cells, kinds)
    if authorities:
        given.units["authority"] = authorities
    result = Evaluator([plain], discover=False).evaluate(own, given, as_of=date(2025, 12, 5))
    return result.ranking.set_index("unit")


def unit(a: float, b: float, p: float = 0) -> dict[str, float]:
    return {"a": a, "b": b, "p": p}


def test_equal_totals_share_a_rank_and_the_next_is_skipped() -> None:
    # 91.5, 91.5, 90 as in SCORING_RULES: "=1", "=1", "3".
    found = ranking([unit(51.5, 40), unit(60, 31.5), unit(50, 40)])

    assert found.loc[["u1", "u2", "u3"], "peer_label"].tolist() == ["=1", "=1", "3"]


def test_totals_equal_in_decimals_are_equal_whatever_the_floats_say() -> None:
    # 0.1 + 0.2 against 0.3 + 0.
    found = ranking([unit(Decimal("0.1"), Decimal("0.2")), unit(Decimal("0.3"), 0)])

    assert found["peer_label"].tolist() == ["=1", "=1"]


def test_tie_breaks_act_in_order_and_the_last_tie_stays() -> None:
    # All have 90. First more points in A, then fewer penalties.
    cells = [unit(50, 40), unit(55, 35), unit(55, 37, 2), unit(55, 35)]
    found = ranking(cells, tie_breaks=("A", "P"))

    assert found.loc[["u1", "u2", "u3", "u4"], "peer_label"].tolist() == ["4", "=1", "3", "=1"]


def test_peer_groups_are_ranked_apart_and_together() -> None:
    found = ranking([unit(50, 40), unit(40, 40), unit(45, 40)], kinds=["thon", "thon", "phong"])

    assert found.loc[["u1", "u2", "u3"], "peer_rank"].tolist() == [1, 2, 1]
    assert found.loc[["u1", "u2", "u3"], "overall_rank"].tolist() == [1, 3, 2]


def test_communes_are_ranked_apart() -> None:
    found = ranking([unit(50, 40), unit(40, 40), unit(30, 40)], authorities=["x", "y", "y"])

    assert found.loc[["u1", "u2", "u3"], "overall_rank"].tolist() == [1, 1, 2]


def test_a_unit_that_sent_nothing_is_listed_last_without_a_rank() -> None:
    found = ranking([{}, unit(10, 10)])

    assert list(found.index) == ["u2", "u1"]
    assert pd.isna(found.loc["u1", "peer_rank"])
    assert found.loc["u1", "status"] == "not_submitted"
