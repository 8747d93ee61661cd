"""Groups and totals: maxima that shrink, ceilings, floors, blocks, coverage, means, roundings."""

from datetime import date
from decimal import Decimal
from typing import Any

import plain
import pytest
from builders import STATES, group, line, number, rubric, submissions

from danvan_scoring import Evaluator, Result


def evaluate(
    groups: list[dict[str, Any]],
    lines: dict[str, tuple[str, int | Decimal]],
    cells: list[dict[str, Any]],
    kinds: list[str] | None = None,
    **more: Any,
) -> Result:
    """Evaluate criteria, given as code: (group, maximum), whose points are the cells as written."""
    own = rubric(
        group=groups,
        criterion=[
            line(code, maximum, "x", parent, params={"field": code.lower()})
            | {"uses": "plain/points@1"}
            | more.get("change", {}).get(code, {})
            for code, (parent, maximum) in lines.items()
        ],
        field=[number(code.lower()) for code in lines],
        **{key: value for key, value in more.items() if key != "change"},
    )
    return Evaluator([plain], discover=False).evaluate(
        own, submissions(own, cells, kinds), as_of=date(2025, 12, 5)
    )


def total(result: Result, unit: str = "u1") -> tuple[float, float, str]:
    row = result.ranking.set_index("unit").loc[unit]
    return row["points"], row["maximum"], row["status"]


def test_85_points_of_85_count_as_a_percentage_of_what_applies() -> None:
    # Quảng Bình 3140/QĐ-UBND: bodies without the reform index are scored out of 85.
    result = evaluate(
        [group("T", None, max=100)],
        {"A": ("T", 85), "B": ("T", 15)},
        [{"a": 70}, {"a": 80, "b": 5}],
        ["phong", "thon"],
        change={"B": {"applies_to": ["thon"]}},
        ranking={"by": "percent"},
    )

    # 70/85 = 82.3529… %, as SCORING_RULES has it: 82.35.
    assert total(result, "u1") == (70.0, 85.0, "scored")
    assert int(result.standings["T"].measure[0]) == 8235
    assert result.ranking.set_index("unit").loc["u1", "overall_rank"] == 2


@pytest.mark.parametrize(
    ("effect", "expected"),
    [
        ("zero", (6.0, 20.0, "scored")),
        ("full", (16.0, 20.0, "scored")),
        ("leave_out", (6.0, 10.0, "scored")),
    ],
)
def test_a_missing_field_does_what_the_rubric_says(
    effect: str, expected: tuple[float, float, str]
) -> None:
    result = evaluate(
        [group("T", None, max=20)],
        {"A": ("T", 10), "B": ("T", 10)},
        [{"a": 6}],
        states=STATES | {"missing": effect},
    )

    assert total(result) == expected


def test_a_block_leaves_no_total_and_no_rank_but_keeps_the_unit_in_the_list() -> None:
    result = evaluate(
        [group("T", None, max=20), group("G", "T", max=10)],
        {"A": ("T", 10), "B": ("G", 10)},
        [{"a": 6}, {"a": 1, "b": 1}],
        states=STATES | {"missing": "block"},
    )

    row = result.ranking.set_index("unit").loc["u1"]
    assert (row["status"], row["peer_label"], row["class_"]) == ("missing", "", "")
    assert str(row["points"]) == "nan"
    assert result.ranking["unit"].tolist() == ["u2", "u1"]


def test_a_line_may_differ_from_the_rubric_in_its_states() -> None:
    result = evaluate(
        [group("T", None, max=20)],
        {"A": ("T", 10), "B": ("T", 10)},
        [{"a": 6}],
        states=STATES | {"missing": "block"},
        change={"B": {"states": {"missing": "full"}}},
    )

    assert total(result) == (16.0, 20.0, "scored")


GROUPS = [
    group("T", None, max=100, ceiling=Decimal(102), floor=Decimal(0)),
    group("N", "T", max=100),
    group("C", "T", kind="bonus", max=5),
    group("P", "T", kind="penalty", max=10),
]
LINES: dict[str, tuple[str, int | Decimal]] = {
    "A": ("N", 100), "C1": ("C", 4), "C2": ("C", 4), "P1": ("P", 8), "P2": ("P", 8),
}  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        # 90 + (4 + 3, at most 5) - 2
        ({"a": 90, "c1": 4, "c2": 3, "p1": 2, "p2": 0}, 93.0),
        # 99 + 5 = 104, at most 102
        ({"a": 99, "c1": 4, "c2": 4, "p1": 0, "p2": 0}, 102.0),
        # 6 - (8 + 8, at most 10) = -4, at least 0
        ({"a": 6, "c1": 0, "c2": 0, "p1": 8, "p2": 8}, 0.0),
    ],
)
def test_bonus_and_penalty_have_ceilings_and_so_has_the_total(
    cells: dict[str, int], expected: float
) -> None:
    result = evaluate(GROUPS, LINES, [cells])

    assert total(result) == (expected, 100.0, "scored")


def test_what_a_ceiling_took_away_is_kept() -> None:
    result = evaluate(GROUPS, LINES, [{"a": 90, "c1": 4, "c2": 3, "p1": 2, "p2": 0}])

    bonus = result.scores.nodes["C"]
    assert bonus.uncapped is not None
    assert (int(bonus.points[0]), int(bonus.uncapped[0])) == (500, 700)
    assert result.scores.nodes["N"].uncapped is None


def test_penalties_are_negative_points_on_the_way_to_the_total() -> None:
    result = evaluate(GROUPS, LINES, [{"a": 90, "c1": 0, "c2": 0, "p1": 2, "p2": 1}])

    points = result.points.set_index("node")["points"]
    assert (points["P1"], points["P2"], points["P"], points["T"]) == (-2, -1, -3, 87)


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        # Shares 0.64 of weight 1 and 0.36 of weight 3, of 10 points.
        ("weighted_mean", 4.3),  # (0.64 + 1.08) / 4 = 0.43
        ("minimum", 3.6),
        ("geometric_mean", 4.16),  # (0.64 * 0.36**3) ** (1/4) = 0.41569…
    ],
)
def test_means_work_on_shares_and_weights(how: str, expected: float) -> None:
    result = evaluate(
        [group("T", None, max=10, combine=how)],
        {"A": ("T", 50), "B": ("T", 100)},
        [{"a": 32, "b": 36}],
        change={"B": {"weight": 1 if how == "minimum" else 3}},
    )

    assert total(result) == (expected, 10.0, "scored")


def test_a_zero_share_makes_a_geometric_mean_zero() -> None:
    result = evaluate(
        [group("T", None, max=10, combine="geometric_mean")],
        {"A": ("T", 50), "B": ("T", 100)},
        [{"a": 50, "b": 0}],
    )

    assert total(result) == (0.0, 10.0, "scored")


@pytest.mark.parametrize(("coverage", "status"), [("0.6", "scored"), ("0.61", "withheld")])
def test_coverage_is_a_closed_share_of_what_applies(coverage: str, status: str) -> None:
    # 60 of 100 points are known; C does not apply to this kind and does not count.
    result = evaluate(
        [group("T", None, max=140, coverage=Decimal(coverage))],
        {"A": ("T", 60), "B": ("T", 40), "C": ("T", 40)},
        [{"a": 30}],
        ["thon"],
        states=STATES | {"missing": "leave_out"},
        change={"C": {"applies_to": ["phong"]}},
    )

    assert total(result)[2] == status


def test_a_group_of_which_nothing_applies_is_not_applicable() -> None:
    result = evaluate(
        [group("T", None, max=20), group("G", "T", max=10, applies_to=["phong"])],
        {"A": ("T", 10), "B": ("G", 10)},
        [{"a": 6, "b": 1}],
        ["thon"],
    )

    nodes = result.points.set_index("node")
    assert nodes.loc["G", "status"] == "not_applicable"
    assert total(result) == (6.0, 10.0, "scored")


def test_a_group_of_which_everything_was_left_out_is_withheld() -> None:
    result = evaluate(
        [group("T", None, max=20), group("G", "T", max=10)],
        {"A": ("T", 10), "B": ("G", 10)},
        [{"a": 6}],
        states=STATES | {"missing": "leave_out", "withheld": "block"},
    )

    assert total(result)[2] == "withheld"


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        # Three lines of 0.125: rounded each to 0.13 they make 0.39; together they are 0.375.
        ("criterion", 0.39),
        ("group", 0.38),
        ("total", 0.38),
    ],
)
def test_the_place_of_rounding_matters(at: str, expected: float) -> None:
    result = evaluate(
        [group("T", None, max=3), group("G", "T", max=3)],
        {"A": ("G", 1), "B": ("G", 1), "C": ("G", 1)},
        [dict.fromkeys("abc", Decimal("0.125"))],
        rounding={"decimals": 2, "at": at},
    )

    assert total(result)[0] == expected


@pytest.mark.parametrize(("mode", "expected"), [("half_up", 0.13), ("half_even", 0.12)])
def test_halves_go_up_or_to_even_as_declared(mode: str, expected: float) -> None:
    result = evaluate(
        [group("T", None, max=1)],
        {"A": ("T", 1)},
        [{"a": Decimal("0.125")}],
        rounding={"decimals": 2, "mode": mode},
    )

    assert total(result)[0] == expected


def test_every_scale_has_its_own_total() -> None:
    result = evaluate(
        [group("T", None, max=10), group("S", None, max=50)],
        {"A": ("T", 10), "B": ("S", 50)},
        [{"a": 3, "b": 40}, {"a": 7, "b": 20}],
    )

    ranking = result.ranking.set_index(["scale", "unit"])
    assert ranking["points"].to_dict() == {
        ("T", "u2"): 7.0, ("T", "u1"): 3.0, ("S", "u1"): 40.0, ("S", "u2"): 20.0,
    }  # fmt: skip
    assert ranking.loc[("T", "u2"), "peer_rank"] == 1
    assert ranking.loc[("S", "u1"), "peer_rank"] == 1


def test_nobody_can_write_into_a_result() -> None:
    result = evaluate([group("T", None, max=10)], {"A": ("T", 10)}, [{"a": 3}])

    for array in (
        result.scores.nodes["A"].points,
        result.scores.nodes["T"].status,
        result.scores.reasons["A"].code,
        result.standings["T"].peer_rank,
    ):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0
    frame = result.ranking
    frame.loc[0, "points"] = 10.0
    assert result.ranking.loc[0, "points"] == 3.0


def test_the_long_table_goes_unit_by_unit_and_node_by_node_in_the_order_of_the_rubric() -> None:
    result = evaluate(
        [group("T", None, max=20), group("G", "T", max=10)],
        {"A": ("G", 10), "B": ("T", 10)},
        [{"a": 1, "b": 2}, {"a": 3, "b": 4}],
    )

    rows = list(zip(*(result.points[c] for c in ("unit", "node", "points")), strict=True))
    assert rows == [
        ("u1", "T", 3), ("u1", "G", 1), ("u1", "A", 1), ("u1", "B", 2),
        ("u2", "T", 7), ("u2", "G", 3), ("u2", "A", 3), ("u2", "B", 4),
    ]  # fmt: skip
