"""What changed between two periods: figures by hand, and laws on drawn periods."""

import unicodedata
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
from builders import group, line, number
from compared import EVALUATOR, NEW_DAY, OLD_DAY, compared, linked, node, scored, shares, whole
from drawn import periods
from hypothesis import given, settings
from hypothesis import strategies as st
from reference import Unit

from danvan_scoring import Result
from danvan_scoring.analysis.comparison import Comparison, compare_periods, comparison_of
from danvan_scoring.analysis.four_worlds import crossed_worlds, straight_worlds
from danvan_scoring.analysis.links import NodePair, other_names, pair_units
from danvan_scoring.analysis.rescore import rescored
from danvan_scoring.analysis.split import FourValues
from danvan_scoring.model.correspondence import Correspondence
from danvan_scoring.model.result import PeriodResult
from danvan_scoring.model.rubric import Rubric

# Each example scores up to six periods.
FEWER = settings(max_examples=25)
WORLDS = ("old", "new_work", "new_rubric", "new")
CLASSES = [
    {"code": "T", "title": "Tốt", "from": 10},
    {"code": "K", "title": "Khá", "from": 0},
]


def counted(each: Any = 1, most: int = 10, **more: Any) -> Rubric:
    """One criterion A: so many points for each of `a`; and B likewise for `b`."""
    return whole(
        **{
            "field": [number("a"), number("b")],
            "criterion": [
                line("A", most, "count", params={"field": "a", "each": each}),
                line("B", 10, "count", params={"field": "b", "each": 1}),
            ],
            "class": CLASSES,
            **more,
        }
    )


def test_the_split_by_hand() -> None:
    """A was 4 models at 1 point: 4. Now it is 6 models at 1.5 points: 9.

    The old models by the new rule: 6. The new models by the old rule: 6. So the work alone makes
    2 by the old rule and 3 by the new one, 2.5 between them; the rubric 2 and 3, 2.5 too.
    """
    old = scored(counted(), [{"a": 4, "b": 1}], day=OLD_DAY)
    new = scored(counted(Decimal("1.5")), [{"a": 6, "b": 3}])

    found = compared(old, new)

    assert shares(node(found, "A"), found.decimals) == ("5", "2.5", "2.5")
    assert shares(node(found, "B"), found.decimals) == ("2", "2", "0")
    assert shares(node(found, "T"), found.decimals) == ("7", "4.5", "2.5")


def test_half_a_last_decimal_is_kept() -> None:
    old = scored(counted(), [{"a": 4, "b": 0}], day=OLD_DAY)
    new = scored(counted(Decimal("1.25")), [{"a": 5, "b": 0}])

    # 4, 5 by the old rule; 5, 6.25 by the new: work 1 and 1.25.
    assert shares(node(compared(old, new), "A"), 2) == ("2.25", "1.125", "1.125")


def test_the_same_rubric_makes_everything_work() -> None:
    old = scored(counted(), [{"a": 4, "b": 1}], day=OLD_DAY)
    new = scored(counted(), [{"a": 9, "b": 0}])

    found = compared(old, new)

    assert found.same_rubric
    assert shares(node(found, "T"), 2) == ("4", "4", "0")


def test_a_criterion_of_one_rubric_only_is_the_rubrics() -> None:
    smaller = whole(
        field=[number("a"), number("b")],
        criterion=[line("A", 10, "count", params={"field": "a", "each": 1})],
    )
    old = scored(smaller, [{"a": 4, "b": 3}], day=OLD_DAY)
    new = scored(counted(), [{"a": 4, "b": 5}])

    found = compared(old, new)

    assert shares(node(found, "B"), 2) == ("5", "0", "5")
    assert shares(node(compared(new, old), "B"), 2) == ("-5", "0", "-5")
    assert found.worlds.inseparable == {}


def test_what_the_other_form_did_not_ask_cannot_be_told_apart() -> None:
    """A reads a field of another name now: nobody knows what the old work would have got."""
    other = whole(
        field=[number("a_moi"), number("b")],
        criterion=[
            line("A", 10, "count", params={"field": "a_moi", "each": 2}),
            line("B", 10, "count", params={"field": "b", "each": 1}),
        ],
    )
    old = scored(counted(), [{"a": 1, "b": 1}, {"a": 2, "b": 1}], day=OLD_DAY)
    new = scored(other, [{"a_moi": 3, "b": 2}, {"a_moi": 2, "b": 1}])

    found = compared(old, new)

    assert shares(node(found, "A"), 2) == ("5", "0", "5")
    assert shares(node(found, "B"), 2) == ("1", "1", "0")
    assert shares(node(found, "T"), 2) == ("6", "1", "5")
    (pair,) = found.worlds.inseparable
    assert pair == NodePair("A", "A")
    assert found.worlds.inseparable[pair].tolist() == [True, True]

    told = compared(old, new, linked(field=[{"old": "a", "new": "a_moi"}]))

    # 1 and 3 at one point, 2 and 6 at two: work 2 and 4, rubric 1 and 3.
    assert told.worlds.inseparable == {}
    assert shares(node(told, "A"), 2) == ("5", "3", "2")


def test_a_value_that_the_other_form_refuses_is_not_told_for_that_unit() -> None:
    narrow = counted(2, field=[number("a", maximum=Decimal(3)), number("b")])
    old = scored(counted(), [{"a": 5, "b": 0}, {"a": 2, "b": 0}], day=OLD_DAY)
    new = scored(narrow, [{"a": 3, "b": 0}, {"a": 2, "b": 0}])

    found = compared(old, new)

    assert found.worlds.inseparable[NodePair("A", "A")].tolist() == [True, False]
    assert shares(node(found, "A"), 2, 0) == ("1", "0", "1")
    assert shares(node(found, "A"), 2, 1) == ("2", "0", "2")


def test_a_renumbered_criterion_is_the_same_one_where_that_is_said() -> None:
    renumbered = whole(
        field=[number("a"), number("b")],
        criterion=[
            line("B", 10, "count", params={"field": "a", "each": 1}),
            line("C", 10, "count", params={"field": "b", "each": 1}),
        ],
    )
    old = scored(counted(), [{"a": 4, "b": 1}], day=OLD_DAY)
    new = scored(renumbered, [{"a": 6, "b": 1}])

    links = linked(criterion=[{"old": "A", "new": "B"}, {"old": "B", "new": "C"}])
    found = compared(old, new, links)

    assert [pair for pair in found.nodes if pair.old != pair.new] == [("A", "B"), ("B", "C")]
    assert shares(found.nodes[NodePair("A", "B")], 2) == ("2", "2", "0")
    assert shares(found.nodes[NodePair("B", "C")], 2) == ("0", "0", "0")


def test_a_cap_is_closed_over_in_its_own_line() -> None:
    """A and B add up to 12 and to 16, of which a ceiling leaves 14: 2 of the 4 are cut off."""
    capped = counted(group=[group("T", None, max=20, ceiling=14)])
    old = scored(counted(), [{"a": 6, "b": 6}], day=OLD_DAY)
    new = scored(capped, [{"a": 8, "b": 8}])

    found = compared(old, new)

    assert shares(node(found, "T"), 2) == ("2", "3", "-1")
    # Under the ceiling 12 stay 12 and 16 become 14: it costs 0 and 2, a half of it to each share.
    assert shares(found.closing[NodePair("T", "T")], 2) == ("-2", "-1", "-1")


def late(due: date, lose: Any = 1, **more: Any) -> Rubric:
    """One criterion: so many points lost for each day late."""
    return whole(
        field=[number("sent", type="date"), number("a")],
        criterion=[
            line("D", 10, "deadline", params={"date": "sent", "due": due, "lose": lose}),
            line("A", 10, "count", params={"field": "a", "each": 1}),
        ],
        **more,
    )


def test_a_deadline_moves_with_its_period() -> None:
    """Two days late in 2024, one day late in 2025; the next year's deadline is no new rule."""
    old_due, new_due = date(2024, 11, 30), date(2025, 11, 30)
    old = scored(late(old_due), [{"sent": date(2024, 12, 2), "a": 1}], day=OLD_DAY)
    new = scored(late(new_due, 2), [{"sent": date(2025, 12, 1), "a": 1}])

    found = compared(old, new)

    # 8, 9 by the old rule; 6, 8 by the new one: work 1 and 2, rubric -2 and -1.
    assert shares(node(found, "D"), 2) == ("0", "1.5", "-1.5")
    assert {(own.code, own.declared, own.used) for own in found.worlds.moved} == {
        ("D", new_due, old_due),
        ("D", old_due, new_due),
    }


def test_a_day_in_a_gate_moves_with_its_period() -> None:
    def gated(day: str, **more: Any) -> Rubric:
        when = {"field": "sent", "is": ">", "value": day}
        gate = {"code": "G", "title": "Gửi muộn", "effect": "cap", "class": "K", "when": when}
        classes = [
            {"code": "T", "title": "Tốt", "from": 5},
            {"code": "K", "title": "Khá", "from": 0},
        ]
        return late(date(2024, 1, 1), gate=[gate], **{"class": classes}, **more)

    days = [{"sent": date(2024, 11, 1), "a": 9}], [{"sent": date(2025, 11, 1), "a": 9}]
    old = scored(gated("2024-11-30"), days[0], day=OLD_DAY)
    new = scored(gated("2025-11-30", rounding={"decimals": 1}), days[1])

    classes = compared(old, new).scales[0].classes

    # With its own day, the report of 2025 would be too late by the rubric of 2024.
    assert classes == (("T",), ("T",), ("T",), ("T",))


def test_a_gate_on_what_the_other_form_did_not_ask_is_the_rubrics() -> None:
    """Old work by the new rubric meets the gate as the unit meets it in the new period."""
    gates = [
        {
            "code": "G1", "title": "Gửi muộn", "effect": "cap", "class": "K",
            "when": {"field": "sent", "is": ">", "value": "2025-11-30"},
        },
        {
            "code": "G2", "title": "Yếu", "effect": "cap", "class": "K",
            "when": {"field": "muc", "is": "=", "value": "yếu"},
        },
    ]  # fmt: skip
    asked = [number("a"), number("b"), number("sent", type="date")]
    asked.append(number("muc", type="choice", choices=("khá", "yếu")))
    gated = counted(field=asked, gate=gates)
    old = scored(counted(), [{"a": 9, "b": 9}] * 3, day=OLD_DAY)
    fine = {"a": 9, "b": 9, "sent": date(2025, 11, 1), "muc": "khá"}
    new = scored(gated, [fine, fine | {"sent": date(2025, 12, 1)}, fine | {"muc": "yếu"}])

    assert compared(old, new).scales[0].classes == (
        ("T", "T", "T"), ("T", "T", "T"), ("T", "K", "K"), ("T", "K", "K"),
    )  # fmt: skip
    # The other way round the fact is simply not asked any more.
    assert compared(new, old).scales[0].classes[1] == ("T", "K", "K")


def test_a_criterion_that_compares_units_is_scored_among_those_of_the_facts() -> None:
    """The best has all points: u1 has 4 of 8, then, with u3 gone, 6 of 6."""

    def relative(most: int) -> Rubric:
        lines = [line("A", most, "relative", params={"done": "a", "target": "t"})]
        return whole(field=[number("a"), number("t")], criterion=lines)

    old = scored(relative(10), [{"a": 4}, {"a": 2}, {"a": 8}], day=OLD_DAY)
    new = scored(relative(20), [{"a": 6}, {"a": 3}])

    # 5 and 10 by the old rule, 10 and 20 by the new one.
    assert shares(node(compared(old, new), "A"), 2) == ("15", "7.5", "7.5")


def test_ranks_are_split_and_units_that_came_are_told_apart() -> None:
    """u1 led u2. Now u2 did more, the rule for A doubled, and u3 came first from elsewhere."""
    old = scored(counted(), [{"a": 5, "b": 2}, {"a": 1, "b": 4}], day=OLD_DAY)
    new = scored(
        counted(2, most=20),
        [{"a": 5, "b": 2}, {"a": 1, "b": 7}, {"a": 9, "b": 9}],
    )

    moves = compared(old, new).scales[0].places.peer

    # Old rule: 7 and 5, then 7 and 8. New rule: 12 and 6, then 12 and 9.
    assert [getattr(moves.among, world).tolist() for world in WORLDS] == [
        [-1, -2], [-2, -1], [-1, -2], [-1, -2],
    ]  # fmt: skip
    assert moves.among.split.change.tolist() == [0, 0]
    assert moves.among.split.twice_work.tolist() == [-1, 1]
    assert moves.old.tolist() == [1, 2]
    assert moves.new.tolist() == [2, 3]
    assert moves.came_and_went.tolist() == [-1, -1]


def test_classes_in_all_four_worlds() -> None:
    """9 is Khá and 11 is Tốt; the old work by the new rule would have been Tốt too."""
    old = scored(counted(), [{"a": 4, "b": 5}], day=OLD_DAY)
    new = scored(counted(2), [{"a": 5, "b": 1}])

    assert compared(old, new).scales[0].classes == (("K",), ("K",), ("T",), ("T",))


def test_a_unit_without_a_total_is_not_split() -> None:
    old = scored(counted(), [{"a": 4, "b": 5}, {}], day=OLD_DAY)
    new = scored(counted(2), [{"a": 5, "b": 1}, {"a": 1, "b": 1}])

    (scale,) = compared(old, new).scales

    assert scale.totalled.tolist() == [True, False]
    assert scale.split.tolist() == [True, False]
    assert scale.places.peer.old.tolist() == [1, 0]


def test_marks_are_carried_over_by_their_share_of_the_maximum() -> None:
    def marked(unit: str, points: str) -> pd.DataFrame:
        return pd.DataFrame(
            {
                "unit": [unit], "criterion": ["A"], "points": [points], "stage": ["agreed"],
                "by": ["HD"], "reason": [""], "place": [""],
            }
        )  # fmt: skip

    old = scored(counted(most=10), [{"a": 1, "b": 0}], day=OLD_DAY, marks=marked("u1", "6"))
    new = scored(counted(most=20), [{"a": 1, "b": 0}], marks=marked("u1", "16"))

    # 6 of 10 are 12 of 20, and 16 of 20 are 8 of 10: work 2 and 4, rubric 6 and 8.
    assert shares(node(compared(old, new), "A"), 2) == ("10", "3", "7")


def test_waivers_hold_by_the_other_rubric_too() -> None:
    waiver = pd.DataFrame(
        {
            "unit": ["u1"], "criterion": ["A"], "state": ["exempt"], "document": ["QĐ 1"],
            "until": [pd.NaT], "reason": [""],
        }
    )  # fmt: skip
    old = scored(counted(), [{"a": 4, "b": 1}], day=OLD_DAY, waivers=waiver)
    new = scored(counted(2), [{"a": 3, "b": 1}])

    # Nothing by either rule while exempt; 3 by the old and 6 by the new one afterwards.
    assert shares(node(compared(old, new), "A"), 2) == ("6", "4.5", "1.5")


def test_a_unit_whose_kind_the_old_rubric_had_not_keeps_the_one_that_it_had() -> None:
    kinds = ({"code": "to", "title": "Tổ dân phố"},)
    groups = ({"code": "K1", "title": "Khối tổ", "kinds": ("to",)},)
    renamed = counted(2, kind=kinds, peer_group=groups)
    old = scored(counted(), [{"a": 4, "b": 1}], day=OLD_DAY)
    new = scored(renamed, [{"a": 4, "b": 2}], ["to"])

    assert shares(node(compared(old, new), "T"), 2) == ("5", "1", "4")


def test_a_renamed_unit_is_compared_in_full_and_merged_ones_are_listed() -> None:
    cells = [{"a": 1, "b": 1}, {"a": 2, "b": 1}, {"a": 3, "b": 1}, {"a": 4, "b": 1}]
    old = scored(counted(), cells, codes=["x", "m1", "m2", "ra"], day=OLD_DAY)
    new = scored(counted(), cells[:3], codes=["y", "m", "vao"])
    links = linked(unit=[{"old": ("x",), "new": ("y",)}, {"old": ("m1", "m2"), "new": ("m",)}])

    found = compare_periods(PeriodResult.of(old), PeriodResult.of(new), links)

    assert found.units.same == (("x", "y"),)
    assert [(link.old, link.new) for link in found.units.joined] == [(("m1", "m2"), ("m",))]
    assert (found.units.gone, found.units.came) == (("ra",), ("vao",))
    assert found.parts[0].pairing.units == [("x", "y")]


def test_units_of_one_code_are_the_same_only_by_one_name() -> None:
    """Case, spaces and composed marks make no other name; a link says that it is the same unit."""
    old = {"a": "Thôn An Bình", "b": "Thôn  Đồng Tâm", "c": "Thôn Bắc Sơn", "d": "Tổ 1", "x": "X"}
    new = {"a": "Thôn số 1", "c": "Khu Bắc Sơn", "e": "", "y": "Y"}
    new["b"] = unicodedata.normalize("NFD", "thôn đồng tâm ")
    renamed = linked(unit=[{"old": ("c",), "new": ("c",)}, {"old": ("x",), "new": ("y",)}])

    for links, others in ((Correspondence(), ["a", "c"]), (renamed, ["a"])):
        found = other_names(pair_units(old, new, links), old, new, links)
        assert found == [(code, code) for code in others]


def test_periods_without_a_common_unit_have_nothing_to_compare() -> None:
    old = scored(counted(), [{"a": 1, "b": 1}], codes=["x"], day=OLD_DAY)
    new = scored(counted(), [{"a": 1, "b": 1}], codes=["y"])

    found = compare_periods(PeriodResult.of(old), PeriodResult.of(new), Correspondence())

    assert found.parts == ()
    assert (found.units.gone, found.units.came) == (("x",), ("y",))


def test_rubrics_without_a_common_criterion_are_all_rubric() -> None:
    other = whole(
        field=[number("c")],
        group=[group("S", None, max=10)],
        criterion=[line("C", 10, "count", "S", params={"field": "c", "each": 1})],
    )
    old = scored(counted(), [{"a": 4, "b": 1}], day=OLD_DAY)
    new = scored(other, [{"c": 7}])

    found = compared(old, new)

    assert shares(node(found, "S"), 2) == ("2", "0", "2")


def test_a_draft_leaves_out_what_nobody_was_asked() -> None:
    draft = EVALUATOR.bind(
        counted(
            2,
            field=[number("a"), number("b"), number("c")],
            criterion=[
                line("A", 10, "count", params={"field": "a", "each": 2}),
                line("B", 10, "count", params={"field": "b", "each": 1}),
                line("C", 10, "count", params={"field": "c", "each": 1}),
            ],
        )
    )
    own = PeriodResult.of(scored(counted(), [{"a": 4, "b": 1}, {}]))

    found = rescored(own, draft, Correspondence())

    assert found.unasked == ("C",)
    total = found.result.scores.nodes["T"]
    assert total.points.tolist() == [900, 0]
    assert total.maximum.tolist()[0] == 2000


def test_a_draft_for_the_next_year_is_tried_with_the_deadlines_of_this_one() -> None:
    own = PeriodResult.of(scored(late(date(2025, 11, 30)), [{"sent": date(2025, 12, 2), "a": 1}]))

    next_year = rescored(own, EVALUATOR.bind(late(date(2026, 11, 15))), Correspondence())
    this_year = rescored(own, EVALUATOR.bind(late(date(2025, 11, 29))), Correspondence())

    assert next_year.result.scores.nodes["D"].points.tolist() == [800]
    assert len(next_year.moved) == 1
    # Another day of the same year is what the draft changes: three days late.
    assert this_year.result.scores.nodes["D"].points.tolist() == [700]
    assert this_year.moved == ()


def test_a_draft_for_other_kinds_has_no_units() -> None:
    kinds = ({"code": "to", "title": "Tổ dân phố"},)
    groups = ({"code": "K1", "title": "Khối tổ", "kinds": ("to",)},)
    draft = EVALUATOR.bind(counted(kind=kinds, peer_group=groups))

    found = rescored(PeriodResult.of(scored(counted(), [{"a": 1, "b": 1}])), draft, linked())

    assert len(found.result.submissions.units) == 0


@st.composite
def two_results(draw: st.DrawFn) -> tuple[Result, Result]:
    found = []
    for day in (OLD_DAY, NEW_DAY):
        drawn, units = draw(periods())
        cells, kinds = [own.cells for own in units], [own.kind for own in units]
        found.append(scored(drawn, cells, kinds, day=day))
    return found[0], found[1]


@st.composite
def one_rubric_twice(draw: st.DrawFn) -> tuple[Result, Result]:
    drawn, units = draw(periods())
    cells, kinds = [own.cells for own in units], [own.kind for own in units]
    order = draw(st.permutations(range(len(cells))))
    other = [cells[row] for row in order]
    return scored(drawn, cells, kinds, day=OLD_DAY), scored(drawn, other, kinds)


def each(values: FourValues) -> list[list[int]]:
    return [getattr(values, world).tolist() for world in WORLDS]


@FEWER
@given(two_results())
def test_criteria_and_closings_add_up_to_the_total_in_every_share(
    results: tuple[Result, Result],
) -> None:
    found = compared(*results)
    (scale,) = found.scales

    total = found.nodes[scale.pair].split
    below = found.below(scale.pair)
    parts = [found.closing.get(pair, found.nodes[pair]).split for pair in below]
    for share in ("change", "twice_work", "twice_rubric"):
        added = sum(getattr(part, share) for part in parts)
        assert np.array_equal(added, getattr(total, share)), share
    for pair, values in (*found.nodes.items(), *found.closing.items()):
        split = values.split
        assert np.array_equal(split.twice_work + split.twice_rubric, 2 * split.change)
        assert np.array_equal(split.change, values.new - values.old), pair


@FEWER
@given(two_results())
def test_exchanging_old_and_new_negates_everything(results: tuple[Result, Result]) -> None:
    old, new = results
    there, back = compared(old, new), compared(new, old)

    for pair, values in there.nodes.items():
        other = back.nodes[NodePair(pair.new, pair.old)]
        assert np.array_equal(values.split.change, -other.split.change)
        assert np.array_equal(values.split.twice_work, -other.split.twice_work), pair
    one, other = there.scales[0], back.scales[0]
    assert np.array_equal(one.percent.split.twice_work, -other.percent.split.twice_work)
    for name in ("peer", "overall"):
        moves, back_moves = getattr(one.places, name), getattr(other.places, name)
        assert np.array_equal(moves.among.split.twice_work, -back_moves.among.split.twice_work)
        assert np.array_equal(moves.came_and_went, -back_moves.came_and_went)


@FEWER
@given(two_results())
def test_a_period_compared_with_itself_has_no_change(results: tuple[Result, Result]) -> None:
    own, _ = results

    found = compared(own, own)

    assert found.same_rubric
    for values in (*found.nodes.values(), *found.closing.values()):
        assert not values.split.change.any()
        assert not values.split.twice_work.any()
    moves = found.scales[0].places.peer
    assert not moves.among.split.change.any()
    assert not moves.came_and_went.any()


@FEWER
@given(periods(), periods())
def test_a_crossed_world_is_what_scoring_by_the_other_rubric_makes(
    period: tuple[Rubric, list[Unit]], other: tuple[Rubric, list[Unit]]
) -> None:
    """The other rubric has the same form, and the states of another drawn one."""
    drawn, units = period
    changed = drawn.model_copy(update={"states": other[0].states})
    cells, kinds = [own.cells for own in units], [own.kind for own in units]
    again = list(reversed(cells))
    old, new = scored(drawn, cells, kinds, day=OLD_DAY), scored(changed, again, kinds)

    worlds = crossed_worlds(compared(old, new).pairing)

    for world, direct in (
        (worlds.new_rubric, scored(changed, cells, kinds, day=OLD_DAY)),
        (worlds.new_work, scored(drawn, again, kinds)),
    ):
        for code, expected in direct.scores.nodes.items():
            assert world.settled.scores.nodes[code].points.tolist() == expected.points.tolist()
        standing, final = world.settled.standings["T"], world.settled.classifications["T"].final
        assert standing.peer_rank.tolist() == direct.standings["T"].peer_rank.tolist()
        assert final.tolist() == direct.classifications["T"].final.tolist()


@FEWER
@given(one_rubric_twice())
def test_the_short_way_for_one_rubric_says_what_the_long_way_says(
    results: tuple[Result, Result],
) -> None:
    pairing = compared(*results).pairing

    short = comparison_of(pairing, straight_worlds(pairing, same_facts=False), same_rubric=True)
    long = comparison_of(pairing, crossed_worlds(pairing), same_rubric=True)

    _same(short, long)


@FEWER
@given(two_results())
def test_facts_by_another_rubric_that_asks_the_same_need_no_other_way(
    results: tuple[Result, Result],
) -> None:
    """Where both forms ask the same, a draft scores as an evaluation by it does."""
    own, _ = results
    bound = own.bound

    again = rescored(PeriodResult.of(own), bound, Correspondence()).result

    pd.testing.assert_frame_equal(again.ranking, own.ranking)
    pd.testing.assert_frame_equal(again.points, own.points)


def _same(one: Comparison, other: Comparison) -> None:
    for pair in one.nodes:
        assert each(one.nodes[pair]) == each(other.nodes[pair]), pair
    for a, b in zip(one.scales, other.scales, strict=True):
        assert each(a.percent) == each(b.percent)
        assert each(a.places.peer.among) == each(b.places.peer.among)
        assert a.classes == b.classes
        assert a.split.tolist() == b.split.tolist()
    assert not other.worlds.moved
