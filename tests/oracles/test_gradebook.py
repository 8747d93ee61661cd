"""Gradebook cases: weighted groups, unmarked items, and sums that binary floats round wrongly."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import plain
import pytest
from builders import STATES, group, line, number, rubric, submissions

from danvan_scoring import Evaluator

CASES = json.loads(
    (Path(__file__).parent / "data" / "gradebook" / "cases.json").read_text(encoding="utf-8"),
    parse_float=Decimal,
)["canvas"]["cases"]
# A criterion never gives more than its maximum, so marks over it and weights over 100, which add
# extra credit to a percentage, are not a rubric of ours. Dropping the lowest mark is not either.
EXPRESSIBLE = [
    "irrational_weights",
    "weights_33pct",
    "float_trap_2",
    "lt100_weights",
    "weighted_50_50",
    "weighted_50_50_one_missing",
    "nil_item",
    "weights_changed_20_80",
]


def percent(case: dict[str, Any], how: str, missing: str) -> Decimal:
    """The total in percent, to two decimals, with groups combined as `how`."""
    groups, lines, fields, marks = [group("T", None, combine=how, max=100)], [], [], {}
    if how == "sum":
        groups[0]["max"] = sum(possible for _, items in case["groups"] for _, possible in items)
    for g, (weight, items) in enumerate(case["groups"]):
        possible_in_group = sum(possible for _, possible in items)
        groups.append(
            group(f"G{g}", "T", weight=1 if how == "sum" else weight, max=possible_in_group)
        )
        for i, (mark, possible) in enumerate(items):
            code = f"g{g}.{i}"
            fields.append(number(code))
            lines.append(
                line(code.upper(), possible, "x", f"G{g}", params={"field": code})
                | {"uses": "plain/points@1"}
            )
            if mark is not None:
                marks[code] = mark
    book = rubric(
        group=groups,
        criterion=lines,
        field=fields,
        states=STATES
        | {"missing": missing, "not_applicable": "leave_out", "withheld": "leave_out"},
        ranking={"by": "percent"},
    )
    result = Evaluator([plain], discover=False).evaluate(
        book, submissions(book, [marks]), as_of=date(2025, 1, 1)
    )
    return Decimal(int(result.standings["T"].measure[0])).scaleb(-2)


def case(name: str) -> dict[str, Any]:
    return next(item for item in CASES if item["id"] == name)


@pytest.mark.parametrize("name", EXPRESSIBLE)
def test_unmarked_items_left_out(name: str) -> None:
    given = case(name)
    how = "sum" if given.get("scheme") == "points" else "weighted_mean"

    assert percent(given, how, "leave_out") == given["expected_current"]


@pytest.mark.parametrize("name", [c["id"] for c in CASES if "expected_final" in c])
def test_unmarked_items_count_as_zero_when_the_rubric_says_so(name: str) -> None:
    assert percent(case(name), "weighted_mean", "zero") == case(name)["expected_final"]


@pytest.mark.parametrize(
    ("name", "missing", "expected"),
    [
        ("nil_item", "leave_out", "expected_points_scheme_current"),
        ("nil_item", "zero", "expected_points_scheme_final"),
        ("weighted_50_50_one_missing", "zero", "expected_points_scheme_final"),
        ("weighted_50_50", "zero", "expected_points_scheme"),
    ],
)
def test_plain_sums_of_points(name: str, missing: str, expected: str) -> None:
    assert percent(case(name), "sum", missing) == case(name)[expected]
