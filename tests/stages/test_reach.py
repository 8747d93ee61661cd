"""How far points reach: worked by hand, and never passed by any unit."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from builders import group, line, rubric, submissions
from drawn import periods
from hypothesis import given
from reference import Unit

from danvan_scoring import Evaluator
from danvan_scoring.model.rubric import Rubric
from danvan_scoring.stages.reach import Reach, reach_of

EVALUATOR = Evaluator()


def reach(*groups: dict[str, Any], lines: dict[str, int]) -> Reach:
    """The reach of the scale, with lines of these maxima, named by group."""
    items = [
        line(f"{code}{n}", most, "count", code) for n, (code, most) in enumerate(lines.items())
    ]
    own = rubric(group=list(groups), criterion=items)
    return reach_of(own, own.groups[0])


def numbers(low: int | str, high: int | str, largest: int | str) -> Reach:
    return Reach(Decimal(low), Decimal(high), Decimal(largest))


BASE = group("A", max=100)


@pytest.mark.parametrize(
    ("groups", "lines", "expected"),
    [
        # Nothing but 100 points.
        ([group("T", None, max=100)], {"T": 100}, numbers(0, 100, 100)),
        # A bonus of 8 with a ceiling of 5, a penalty of 30 with a ceiling of 20.
        (
            [group("T", None, max=100), BASE, group("B", kind="bonus", max=5),
             group("P", kind="penalty", max=20)],
            {"A": 100, "B": 8, "P": 30}, numbers(-20, 105, 105),
        ),
        # The same without ceilings, between a floor and a ceiling of the scale.
        (
            [group("T", None, max=100, floor=0, ceiling=100), BASE, group("B", kind="bonus"),
             group("P", kind="penalty")],
            {"A": 100, "B": 8, "P": 30}, numbers(0, 100, 108),
        ),
        # Penalties of 300 outweigh the points: 300 is what is rounded before the floor.
        (
            [group("T", None, max=100, floor=0), BASE, group("P", kind="penalty")],
            {"A": 100, "P": 300}, numbers(0, 100, 300),
        ),
        # A bonus of 5 inside a part of 10, of which a mean of 40 is made: 15/10 of 40.
        (
            [group("T", None, max=40, combine="weighted_mean"), group("A", max=10),
             group("B", "A", kind="bonus")],
            {"A": 10, "B": 5}, numbers(0, 60, 60),
        ),
        # A group inside a penalty group takes away as well.
        (
            [group("T", None, max=100), BASE, group("P", kind="penalty"), group("Q", "P")],
            {"A": 100, "Q": 30}, numbers(-30, 100, 100),
        ),
    ],
)  # fmt: skip
def test_the_reach_of_a_scale(
    groups: list[dict[str, Any]], lines: dict[str, int], expected: Reach
) -> None:
    assert reach(*groups, lines=lines) == expected


@given(periods())
def test_no_unit_passes_the_reach_of_any_group(period: tuple[Rubric, list[Unit]]) -> None:
    """Whatever is missing, waived, left out or made full."""
    drawn, units = period
    given_ = submissions(drawn, [unit.cells for unit in units], [unit.kind for unit in units])

    points = EVALUATOR.evaluate(drawn, given_, as_of=date(2025, 12, 5)).points
    half = Decimal("0.5").scaleb(-drawn.rounding.decimals)
    for own in drawn.groups:
        low, high, _ = reach_of(drawn, own, penalty=own.kind == "penalty")
        found = points.loc[(points["node"] == own.code) & (points["status"] == "scored"), "points"]
        assert found.between(float(low - half), float(high + half)).all(), own.code
