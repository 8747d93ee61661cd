"""Rank reversal: small cases by hand, and every withdrawal against scoring the others alone."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
from builders import line, number, rubric, submissions
from drawn import periods
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from reference import Unit

from danvan_scoring import Evaluator, Result
from danvan_scoring.analysis import reversal
from danvan_scoring.analysis.reversal import Moved, Reversals, reversals
from danvan_scoring.model.rubric import Quota, Rubric
from danvan_scoring.reports.answers.reversal_table import Names, reversal_table

AS_OF = date(2025, 12, 5)
EVALUATOR = Evaluator()
RELATIVE = {"done": "lam", "target": "chi_tieu"}
CLASSES = [
    {"code": "T", "title": "Tốt", "from": 50},
    {"code": "K", "title": "Khá", "from": 0},
]


def scored(cells: Sequence[dict[str, Any]], **parts: Any) -> Result:
    given_ = {
        "group": [{"code": "T", "title": "Tổng", "group": None, "max": 100}],
        "criterion": [
            line("A", 60, "count", params={"field": "so", "each": 1}),
            line("B", 40, "relative", params=RELATIVE),
        ],
        "field": [number("so"), number("lam"), number("chi_tieu")],
        "class": CLASSES,
        **parts,
    }
    own = rubric(**given_)
    return EVALUATOR.evaluate(own, submissions(own, cells), as_of=AS_OF)


def test_the_leader_of_a_relative_criterion_holds_the_others_down() -> None:
    """On B a leader at 3 times the target has 40; u2 at 1.5 times has 20 + 20*0.5/2 = 25.

    Without the leader u2 leads and has 40: its 30 + 25 = 55 become 70, above the 60 of u3.
    """
    found = reversals(
        scored(
            [
                {"so": 0, "lam": 30, "chi_tieu": 10},
                {"so": 30, "lam": 15, "chi_tieu": 10},
                {"so": 40, "lam": 10, "chi_tieu": 10},
            ]
        )
    )

    assert (found.relative, found.units) == (("B",), 3)
    of_leader = found.withdrawals[0]
    assert (of_leader.unit, of_leader.lines, of_leader.changed) == ("u1", ("B",), 1)
    assert of_leader.moves == (
        Moved("u2", 2, 1, 0, 0, (), Decimal("55.00"), Decimal("70.00")),
        Moved("u3", 1, 2, 0, 0, (), Decimal("60.00"), Decimal("60.00")),
    )
    assert [own.unit for own in found.withdrawals] == ["u1"]


def test_a_relative_criterion_can_lift_the_class() -> None:
    """20 + 25 = 45 is below 50; with 40 on B it is 60."""
    found = reversals(
        scored(
            [
                {"so": 0, "lam": 30, "chi_tieu": 10},
                {"so": 20, "lam": 15, "chi_tieu": 10},
            ]
        )
    )

    (move,) = found.withdrawals[0].moves
    assert (move.unit, move.class_before, move.class_after, move.by) == ("u2", 1, 0, ("criterion",))


def test_a_quota_that_the_criterion_turns_over_is_named_beside_it() -> None:
    """One place: u3 has it with 60 points against 55, until u2 comes to 70 without the leader."""
    cells = [
        {"so": 0, "lam": 30, "chi_tieu": 10},
        {"so": 30, "lam": 15, "chi_tieu": 10},
        {"so": 40, "lam": 10, "chi_tieu": 10},
    ]
    result = scored(cells, quota=[{"class": "T", "count": 1}])

    of_leader = reversals(result).withdrawals[0]
    told = {own.unit: (own.class_before, own.class_after, own.by) for own in of_leader.moves}
    both = ("criterion", "quota")
    assert told == {"u2": (1, 0, both), "u3": (0, 1, both)}
    rows = reversal_table(reversals(result), Names(result, "vi", 6), 40).rows
    assert {row[-1] for row in rows[:2]} == {"tiêu chí B; tỷ lệ khống chế"}


ABSOLUTE = {
    "group": [{"code": "T", "title": "Tổng", "group": None, "max": 60}],
    "criterion": [line("A", 60, "count", params={"field": "so", "each": 1})],
    "field": [number("so")],
}


def test_a_quota_passes_the_place_on() -> None:
    """One place: whoever is second gets it when the first goes; no rank among others moves."""
    cells = [{"so": 60}, {"so": 58}, {"so": 56}]
    found = reversals(scored(cells, **ABSOLUTE, quota=[{"class": "T", "count": 1}]))

    assert [own.unit for own in found.withdrawals] == ["u1"]
    assert found.withdrawals[0].moves == (
        Moved("u2", 1, 1, 1, 0, ("quota",), Decimal("58.00"), Decimal("58.00")),
    )


def test_a_quota_of_a_share_shrinks_with_the_peer_group() -> None:
    """Half of 4 is 2 places, half of 3 is 1: losing a unit below costs the second its place."""
    cells = [{"so": 60}, {"so": 58}, {"so": 10}, {"so": 5}]
    found = reversals(scored(cells, **ABSOLUTE, quota=[{"class": "T", "percent": 50}]))

    told = {own.unit: [(m.unit, m.class_before, m.class_after) for m in own.moves]
            for own in found.withdrawals}  # fmt: skip
    # Without u1 or u2 there is one place and one unit for it.
    assert told == {"u3": [("u2", 0, 1)], "u4": [("u2", 0, 1)]}


def test_a_withdrawn_unit_is_gone_and_not_at_zero() -> None:
    """A unit at zero would still count for the share of the quota."""
    cells = [{"so": 60}, {"so": 58}, {"so": 0}, {"so": 0}]
    found = reversals(scored(cells, **ABSOLUTE, quota=[{"class": "T", "percent": 50}]))

    assert [own.unit for own in found.withdrawals] == ["u3", "u4"]


def test_nothing_is_tried_where_nothing_can_move() -> None:
    found = reversals(scored([{"so": 60}, {"so": 58}], **ABSOLUTE))

    assert found == Reversals((), (), 0, ())


def test_a_single_unit_has_nobody_to_move() -> None:
    found = reversals(scored([{"so": 60, "lam": 1, "chi_tieu": 1}]))

    assert (found.relative, found.units, found.withdrawals) == (("B",), 0, ())


def test_marks_stand_in_every_world() -> None:
    """The council's mark for the leader's rival stands, so its points do not move."""
    own = scored(
        [
            {"so": 0, "lam": 30, "chi_tieu": 10},
            {"so": 30, "lam": 15, "chi_tieu": 10},
        ]
    )
    marks = pd.DataFrame(
        [
            ("u1", "B", "40", "agreed", "HD", "", "a:1"),
            ("u2", "B", "25", "agreed", "HD", "", "a:2"),
        ],
        columns=["unit", "criterion", "points", "stage", "by", "reason", "place"],
    )
    given_ = replace(own.submissions, marks=marks)
    result = EVALUATOR.evaluate(own.bound.rubric, given_, as_of=AS_OF)

    assert reversals(own).withdrawals
    assert reversals(result).withdrawals == ()


def test_the_size_of_a_batch_changes_nothing(monkeypatch: Any) -> None:
    result = scored([{"so": 9 * n, "lam": 7 * n % 5, "chi_tieu": 2} for n in range(6)])
    whole = reversals(result)
    monkeypatch.setattr(reversal, "_ROWS_AT_ONCE", 13)

    assert whole.withdrawals
    assert reversals(result) == whole


@st.composite
def contested(draw: st.DrawFn) -> tuple[Rubric, list[Unit]]:
    """A drawn period with a quota, whose ratios are compared with the peer group's leader."""
    drawn, units = draw(periods())
    lines = [
        own.model_copy(
            update={
                "uses": "builtin/relative@1",
                "params": {"done": own.params["done"], "target": own.params["planned"]},
            }
        )
        if own.uses == "builtin/ratio@1" and own.params["done"] != own.params["planned"]
        else own
        for own in drawn.criteria
    ]
    share = draw(st.none() | st.sampled_from([Decimal(20), Decimal(50), Decimal(75)]))
    quota = Quota.model_validate(
        {
            "class": "A",
            "percent": share,
            "count": draw(st.integers(0, 2)) if share is None else None,
            "base": draw(st.sampled_from(["units", "classified", "class_below"])),
            "round": draw(st.sampled_from(["down", "up", "nearest"])),
            "ties": draw(st.sampled_from(["exclude", "admit"])),
        }
    )
    quotas = draw(st.sampled_from([(quota,), ()]))
    return drawn.model_copy(update={"criteria": tuple(lines), "quotas": quotas}), units


@given(contested())
def test_each_withdrawal_is_what_scoring_the_others_alone_gives(
    period: tuple[Rubric, list[Unit]],
) -> None:
    drawn, units = period
    given_ = submissions(drawn, [unit.cells for unit in units], [unit.kind for unit in units])
    result = EVALUATOR.evaluate(drawn, given_, as_of=AS_OF)
    found = {own.unit: own for own in reversals(result).withdrawals}

    for row, unit in enumerate(result.scores.units):
        others = [other for other in range(len(units)) if other != row]
        if not others:
            continue
        fewer = replace(given_, units=given_.units.iloc[others], values=given_.values.iloc[others])
        alone = EVALUATOR.evaluate(drawn, fewer, as_of=AS_OF)
        expected = _moved(result, alone, others)
        own = found.get(str(unit))
        told = {move.unit: (move.rank, move.class_after) for move in own.moves} if own else {}
        assert told == expected
        total, after = result.scores.nodes["T"].points[others], alone.scores.nodes["T"].points
        assert (own.changed if own else 0) == int((total != after).sum())


def _moved(result: Result, alone: Result, others: list[int]) -> dict[str, tuple[int, int]]:
    """Whose class differs, or who stands otherwise beside some other of its peer group."""
    standing, after = result.standings["T"], alone.standings["T"]
    before, groups = standing.peer_rank[others], standing.peer_group[others]
    classes = result.classifications["T"].final[others], alone.classifications["T"].final
    moved = {}
    for at, unit in enumerate(alone.scores.units):
        ranked = before > 0
        peers = (groups == groups[at]) & ranked
        kept = int((before[peers] < before[at]).sum()) + 1 if ranked[at] else 0
        if kept != after.peer_rank[at] or classes[0][at] != classes[1][at]:
            moved[str(unit)] = (int(after.peer_rank[at]), int(classes[1][at]))
    return moved


def test_drawn_periods_do_move_units() -> None:
    """So that the test above is not about nothing."""

    def moves(period: tuple[Rubric, list[Unit]]) -> bool:
        drawn, units = period
        given_ = submissions(drawn, [unit.cells for unit in units], [unit.kind for unit in units])
        found = reversals(EVALUATOR.evaluate(drawn, given_, as_of=AS_OF)).withdrawals
        return any(own.moves for own in found)

    assert find(contested(), moves, settings=settings(phases=[Phase.generate]))


def test_units_of_another_peer_group_stay_where_they_are() -> None:
    own = rubric(
        **{**ABSOLUTE, "class": CLASSES, "quota": [{"class": "T", "count": 1}]}  # type: ignore[arg-type]
    )
    cells, kinds = [{"so": 60}, {"so": 58}, {"so": 59}], ["thon", "thon", "phong"]
    result = EVALUATOR.evaluate(own, submissions(own, cells, kinds), as_of=AS_OF)
    assert result.classifications["T"].final.tolist() == [0, 1, 0]

    (found,) = reversals(result).withdrawals
    assert (found.unit, [move.unit for move in found.moves]) == ("u1", ["u2"])
    assert isinstance(found.moves[0].class_after, int)
    assert not isinstance(found.moves[0].class_after, np.integer)
