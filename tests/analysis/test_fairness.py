"""Fairness between kinds: a period by hand, and the same totals ranked by both rules."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from builders import STATES, group, line, number, rubric, submissions
from drawn import periods
from hypothesis import given
from hypothesis import strategies as st
from reference import Unit

from danvan_scoring import Evaluator, Result
from danvan_scoring.analysis.applicable import applicable, base_lines, left_out
from danvan_scoring.analysis.fairness import (
    by_kind,
    by_peer_group,
    explained_by_kind,
    percents,
)
from danvan_scoring.analysis.kind_gaps import kind_gaps
from danvan_scoring.analysis.rescaling import rescaled
from danvan_scoring.model.rubric import Rubric

AS_OF = date(2025, 12, 5)
EVALUATOR = Evaluator()
TOGETHER = [{"code": "K", "title": "Khối chung", "kinds": ("thon", "phong")}]
THON = [{"a": 60}, {"a": 30}, {"a": 45}, {"a": 15}]
PHONG = [{"a": 30, "b": 40}, {"a": 60, "b": 0}]
KINDS = ["thon"] * 4 + ["phong"] * 2


def scored(
    cells: Sequence[dict[str, Any]] = (*THON, *PHONG),
    kinds: Sequence[str] = tuple(KINDS),
    **changes: Any,
) -> Result:
    """A of 60 points binds all; B of 40 binds offices only."""
    own = rubric(
        **{
            "peer_group": TOGETHER,
            "group": [group("T", None, max=100)],
            "criterion": [
                line("A", 60, "count", params={"field": "a", "each": 1}),
                line("B", 40, "count", params={"field": "b", "each": 1}, applies_to=("phong",)),
            ],
            "field": [number("a"), number("b")],
            "class": [
                {"code": "T", "title": "Tốt", "from": 50},
                {"code": "K", "title": "Khá", "from": 0},
            ],
            "ranking": {"by": "percent"},
            **changes,
        }
    )
    return EVALUATOR.evaluate(own, submissions(own, cells, kinds), as_of=AS_OF)


def test_distributions_by_hand() -> None:
    """Thôn 100, 50, 75, 25 % of 60; phòng 70 and 60 of 100."""
    thon, phong = by_kind(scored(), "T")

    assert (thon.code, thon.units, thon.ranked) == ("thon", 4, ("u4", "u2", "u3", "u1"))
    assert thon.percents == (25, 50, 75, 100)
    # Between the first and second value, three quarters of the way: 25 + 0.75 * 25.
    assert thon.quartiles == pytest.approx((25, 43.75, 62.5, 81.25, 100))
    assert thon.mean == 62.5
    assert (thon.classes, thon.barred, thon.without) == ((3, 1), 0, 0)
    assert phong.percents == (60, 70)
    assert (phong.mean, phong.classes) == (65, (2, 0))


def test_peer_groups_are_over_all_their_kinds() -> None:
    (all_,) = by_peer_group(scored(), "T")

    assert (all_.code, all_.units, all_.classes) == ("K", 6, (5, 1))
    assert all_.percents == (25, 50, 60, 70, 75, 100)


def test_the_share_between_kinds_is_its_squares_over_all() -> None:
    """Means 62.5 and 65 about 63.33: 4*0.694 + 2*2.778 = 8.33; within 3125 + 50."""
    assert explained_by_kind(scored(), "T") == pytest.approx((25 / 3) / (25 / 3 + 3175))


def test_kinds_without_overlap_explain_everything() -> None:
    result = scored([{"a": 60}, {"a": 60}, {"a": 30, "b": 20}], ["thon", "thon", "phong"])

    assert explained_by_kind(result, "T") == pytest.approx(1)


@pytest.mark.parametrize(
    ("cells", "kinds"),
    [(THON, ["thon"] * 4), ([{"a": 30}, {"a": 30, "b": 20}], ["thon", "phong"]), ([{}], ["thon"])],
    ids=["one kind", "all the same percent", "nobody ranked"],
)
def test_what_cannot_be_split_is_none(cells: list[dict[str, Any]], kinds: list[str]) -> None:
    assert explained_by_kind(scored(cells, kinds), "T") is None


def test_what_applies_by_kind() -> None:
    thon, phong = applicable(scored(), "T")

    assert (thon.kind, thon.units, thon.least, thon.most, thon.mean) == ("thon", 4, 60, 60, 60)
    assert (thon.never, thon.sometimes, thon.granted) == (("B",), (), ())
    assert thon.point == pytest.approx((100 / 60, 100 / 60))
    assert (phong.least, phong.most, phong.never) == (100, 100, ())
    (only,) = left_out(scored(), "T")
    assert (only.code, only.units, only.of, only.never) == ("B", 4, 6, ("thon",))


def test_a_criterion_that_applies_by_a_fact_counts_for_some() -> None:
    lines = [
        line("A", 60, "count", params={"field": "a", "each": 1}),
        line(
            "B", 40, "count", params={"field": "b", "each": 1},
            applies_when={"field": "a", "is": ">", "value": 20},
        ),
    ]  # fmt: skip
    cells = [own | {"b": 0} for own in THON]
    (thon,) = applicable(scored(cells, ["thon"] * 4, criterion=lines), "T")

    assert (thon.least, thon.most, thon.never, thon.sometimes) == (60, 100, (), ("B",))
    assert thon.mean == 90
    assert thon.point == pytest.approx((1, 100 / 60))


def test_a_group_that_is_left_out_takes_its_criteria_with_it() -> None:
    groups = [group("T", None, max=100), group("G", applies_to=("phong",)), group("H")]
    lines = [
        line("A", 60, "count", "H", params={"field": "a", "each": 1}),
        line("B", 40, "count", "G", params={"field": "b", "each": 1}),
    ]
    thon, _ = applicable(scored(group=groups, criterion=lines), "T")

    assert thon.never == ("B",)


def test_what_does_not_apply_and_yet_counts_is_granted() -> None:
    """Full marks for what does not apply: the maximum is the same for all."""
    result = scored(states={**STATES, "not_applicable": "full"})
    thon, _ = applicable(result, "T")

    assert (thon.least, thon.never, thon.granted) == (100, (), ("B",))
    assert left_out(result, "T") == []
    assert rescaled(result, "T") == ()


def test_bonus_and_penalty_are_no_part_of_the_maximum() -> None:
    groups = [group("T", None, max=100), group("N"), group("X", kind="bonus", max=5)]
    lines = [
        line("A", 60, "count", "N", params={"field": "a", "each": 1}),
        line("B", 40, "count", "N", params={"field": "b", "each": 1}, applies_to=("phong",)),
        line("C", 5, "count", "X", params={"field": "c", "each": 1}, applies_to=("phong",)),
    ]
    fields = [number("a"), number("b"), number("c")]
    cells = [own | {"c": 1} for own in (*THON, *PHONG)]
    result = scored(cells, group=groups, criterion=lines, field=fields)

    assert dict(base_lines(result.bound, "T")) == {"A": ["N", "T"], "B": ["N", "T"]}
    assert [own.code for own in left_out(result, "T")] == ["B"]


def test_ranks_and_classes_both_ways_by_hand() -> None:
    """Percent 100 50 75 25 70 60; points 60 30 45 15 70 60, against the same 50."""
    found = rescaled(scored(), "T")

    assert [own.percent_rank for own in found] == [1, 5, 2, 6, 3, 4]
    assert [own.points_rank for own in found] == [2, 5, 4, 6, 1, 2]
    assert [own.gain for own in found] == [1, 0, 2, 0, -2, -2]
    assert [own.percent_class for own in found] == [0, 0, 0, 1, 0, 0]
    assert [own.points_class for own in found] == [0, 1, 1, 1, 0, 0]


@given(
    st.lists(st.tuples(st.integers(0, 60), st.none() | st.integers(0, 40)), min_size=1, max_size=6)
)
def test_both_ways_are_what_scoring_by_both_rules_gives(
    drawn: list[tuple[int, int | None]],
) -> None:
    cells = [{"a": a, "b": b or 0} for a, b in drawn]
    kinds = ["thon" if b is None else "phong" for _, b in drawn]
    one, other = (scored(cells, kinds, ranking={"by": by}) for by in ("percent", "points"))
    found = rescaled(one, "T")

    assert list(found) == list(rescaled(other, "T"))
    if found:
        assert [own.percent_rank for own in found] == one.standings["T"].peer_rank.tolist()
        assert [own.points_rank for own in found] == other.standings["T"].peer_rank.tolist()
        assert [own.percent_class for own in found] == one.classifications["T"].final.tolist()
        assert [own.points_class for own in found] == other.classifications["T"].final.tolist()
    else:
        assert len(set(kinds)) == 1


def test_gaps_between_kinds_by_hand() -> None:
    """A: thôn 1, 0.5, 0.75, 0.25; phòng 0.5 and 1. Of 8 pairs phòng wins 4 and ties 2."""
    (gap,) = kind_gaps(scored(), "T", 2)

    assert (gap.code, gap.high, gap.low, gap.units) == ("A", "phong", "thon", 6)
    assert (gap.high_share, gap.low_share, gap.gap) == (0.75, 0.625, 0.125)
    assert gap.chance == (4 + 2 / 2) / 8


def test_kinds_of_few_units_are_not_compared() -> None:
    assert kind_gaps(scored(), "T", 3) == []


def test_what_is_missing_is_no_low_mark() -> None:
    """A unit that left the field blank says nothing of its kind at the criterion."""
    cells = [{"a": 60}, {"a": 60}, {"a": None, "b": 40}, {"a": 60, "b": 0}, {"a": 60, "b": 0}]

    assert kind_gaps(scored(cells, ["thon"] * 2 + ["phong"] * 3), "T", 2) == []


def test_nobody_ranked_and_no_classes() -> None:
    (thon,) = by_kind(scored([{}, {}], ["thon"] * 2), "T")
    assert (thon.units, thon.percents, thon.quartiles, thon.mean) == (2, (), (), None)
    assert (thon.classes, thon.without) == ((0, 0), 2)
    result = scored([{}, {}], ["thon"] * 2)
    assert (applicable(result, "T"), left_out(result, "T"), rescaled(result, "T")) == ([], [], ())
    assert kind_gaps(result, "T", 1) == []

    without = scored(**{"class": []})
    assert [own.classes for own in by_kind(without, "T")] == [(), ()]
    assert {own.percent_class for own in rescaled(without, "T")} == {-1}


@given(periods())
def test_every_unit_is_told_once_and_as_it_is(period: tuple[Rubric, list[Unit]]) -> None:
    drawn, units = period
    given_ = submissions(drawn, [unit.cells for unit in units], [unit.kind for unit in units])
    result = EVALUATOR.evaluate(drawn, given_, as_of=AS_OF)
    frame = result.ranking.set_index("unit")

    for found in (by_kind(result, "T"), by_peer_group(result, "T")):
        told = {
            unit: at for own in found for unit, at in zip(own.ranked, own.percents, strict=True)
        }
        expected = frame["percent"].dropna()
        assert told == pytest.approx(expected.to_dict())
        assert sum(own.units for own in found) == len(units)
        assert sum(sum(own.classes) + own.barred + own.without for own in found) == len(units)
    assert len(percents(result, "T")) == frame["percent"].notna().sum()
    explained = explained_by_kind(result, "T")
    assert explained is None or 0 <= explained <= 1
    total = {unit: Decimal(str(most)) for unit, most in frame["maximum"].items()}
    for kind in applicable(result, "T"):
        own = frame[(frame["kind"] == kind.kind) & frame["percent"].notna()]
        assert len(own) == kind.units
        assert kind.least == min(total[unit] for unit in own.index)
        assert kind.most == max(total[unit] for unit in own.index)
    assert all(0 <= gap.chance <= 1 and gap.gap > 0 for gap in kind_gaps(result, "T", 1))
