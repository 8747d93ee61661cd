"""Laws of the whole pipeline, tried on random rubrics and submissions."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import numpy as np
import pandas as pd
from builders import submissions
from drawn import periods
from hypothesis import assume, given
from hypothesis import strategies as st
from reference import Unit

from danvan_scoring import Evaluator, Result
from danvan_scoring.model.rubric import Rubric
from danvan_scoring.model.status import Status

AS_OF = date(2025, 12, 5)
EVALUATOR = Evaluator()
Period = tuple[Rubric, list[Unit]]


def evaluate(drawn: Rubric, units: Sequence[Unit], order: Sequence[int] | None = None) -> Result:
    given_ = submissions(drawn, [unit.cells for unit in units], [unit.kind for unit in units])
    if order is not None:
        positions = list(order)
        given_ = replace(
            given_, units=given_.units.iloc[positions], values=given_.values.iloc[positions]
        )
    return EVALUATOR.evaluate(drawn, given_, as_of=AS_OF)


def by_unit(result: Result) -> pd.DataFrame:
    columns = ["points", "maximum", "status", "peer_label", "overall_label", "class_"]
    return result.ranking.set_index("unit")[columns].sort_index()


@given(periods(), st.randoms(use_true_random=False))
def test_shuffling_units_changes_nothing(period: Period, random: object) -> None:
    drawn, units = period
    order = list(range(len(units)))
    random.shuffle(order)  # type: ignore[attr-defined]

    pd.testing.assert_frame_equal(
        by_unit(evaluate(drawn, units)), by_unit(evaluate(drawn, units, order))
    )


@given(periods(), st.randoms(use_true_random=False))
def test_shuffling_the_rubrics_lines_changes_nothing(period: Period, random: object) -> None:
    drawn, units = period
    # Means add floats in another order, which only rounding at every place takes away.
    assume(drawn.rounding.at == "criterion")
    parts = {}
    for name in ("criteria", "form_fields", "groups", "kinds"):
        items = list(getattr(drawn, name))
        random.shuffle(items)  # type: ignore[attr-defined]
        parts[name] = tuple(items)
    shuffled = drawn.model_copy(update=parts)

    pd.testing.assert_frame_equal(
        by_unit(evaluate(drawn, units)), by_unit(evaluate(shuffled, units))
    )


@given(periods())
def test_the_same_inputs_give_the_same_frames(period: Period) -> None:
    first, second = evaluate(*period), evaluate(*period)

    pd.testing.assert_frame_equal(first.ranking, second.ranking)
    pd.testing.assert_frame_equal(first.points, second.points)


@given(periods())
def test_no_total_lies_over_its_maximum_and_bonus(period: Period) -> None:
    drawn, units = period
    result = evaluate(drawn, units)

    total = result.scores.nodes["T"]
    bonus = sum(
        np.maximum(result.scores.nodes[group.code].points, 0)
        for group in drawn.groups
        if group.kind == "bonus"
    )
    # Rounding at the total may lift a sum by half a unit of the last decimal, never past maxima,
    # which are whole units.
    most = total.maximum + np.ceil(
        np.asarray(bonus) * (10**drawn.rounding.decimals if _is_float(bonus) else 1)
    )
    assert (total.points <= most).all()


def _is_float(points: object) -> bool:
    return np.asarray(points).dtype == np.float64


@given(periods(conditional=False), st.data())
def test_more_points_never_make_a_lower_total(period: Period, data: st.DataObject) -> None:
    drawn, units = period
    groups = {group.code: group for group in drawn.groups}
    rising = [
        line.params[key]
        for line in drawn.criteria
        for key in ("done", "field")
        if key in line.params
        and not line.uses.startswith("builtin/deduction")
        and groups[line.group].kind != "penalty"
    ]
    assume(rising)
    field = data.draw(st.sampled_from(rising))
    row = data.draw(st.integers(0, len(units) - 1))
    assume(field in units[row].cells)
    yes_no = next(f for f in drawn.form_fields if f.code == field).type == "yes_no"
    more = Decimal(1) if yes_no else units[row].cells[field] + data.draw(st.integers(0, 5))
    better = Unit(units[row].kind, units[row].cells | {field: more})

    before = evaluate(drawn, [units[row]])
    after = evaluate(drawn, [better])
    assert after.scores.nodes["T"].points[0] >= before.scores.nodes["T"].points[0]


@given(periods())
def test_a_better_total_never_has_a_worse_class_or_rank(period: Period) -> None:
    result = evaluate(*period)

    standing, classes = result.standings["T"], result.classifications["T"].final
    ranked = np.flatnonzero(standing.ranked)
    for one in ranked:
        for other in ranked:
            if standing.measure[one] > standing.measure[other]:
                assert classes[one] <= classes[other]
                assert standing.overall_rank[one] < standing.overall_rank[other]


@given(periods())
def test_equal_keys_have_equal_ranks_and_are_labelled_as_shared(period: Period) -> None:
    drawn, units = period
    assume(not drawn.ranking.tie_breaks)
    standing = evaluate(drawn, units).standings["T"]

    for row in np.flatnonzero(standing.ranked):
        equal = standing.ranked & (standing.measure == standing.measure[row])
        assert (standing.overall_rank[equal] == standing.overall_rank[row]).all()
        assert standing.overall_tied[row] == (equal.sum() > 1)


@given(periods(conditional=False), st.data())
def test_leaving_out_a_line_that_does_not_apply_equals_removing_it(
    period: Period, data: st.DataObject
) -> None:
    drawn, units = period
    bound = {group.code: group for group in drawn.groups}
    # With a mean or the best of a group, its maximum says what the rest weighs.
    added = [line for line in drawn.criteria if bound[line.group].combine == "sum"]
    eligible = [
        line
        for line in added
        if line.code not in drawn.ranking.tie_breaks
        and sum(other.group == line.group for other in added) > 1
    ]
    assume(eligible)
    gone = data.draw(st.sampled_from(eligible))
    position = drawn.criteria.index(gone)
    effects = drawn.states.model_copy(update={"not_applicable": "leave_out"})
    drawn = drawn.model_copy(update={"classes": ()})  # a smaller total may put one out of reach
    nobody = gone.model_copy(update={"applies_to": ("phong",)})
    lines = list(drawn.criteria)
    lines[position] = nobody
    thon = [Unit("thon", unit.cells) for unit in units]
    kept = drawn.model_copy(update={"criteria": tuple(lines), "states": effects})
    lines.pop(position)
    group = bound[gone.group]
    smaller = [
        g.model_copy(update={"max": g.max - gone.max})
        if g.max is not None and group.kind == "base" and g.code in (group.code, "T")
        else g
        for g in drawn.groups
    ]
    removed = drawn.model_copy(
        update={"criteria": tuple(lines), "groups": tuple(smaller), "states": effects}
    )

    one, two = evaluate(kept, thon), evaluate(removed, thon)
    # Fields that only the removed line reads still tell that a unit sent something.
    for code in removed.criteria:
        assert (
            one.scores.nodes[code.code].points.tolist()
            == two.scores.nodes[code.code].points.tolist()
        )
    scored = one.scores.nodes["T"].status == Status.SCORED
    assert (scored == (two.scores.nodes["T"].status == Status.SCORED)).all()
    assert (one.scores.nodes["T"].points == two.scores.nodes["T"].points).all()
    assert (one.scores.nodes["T"].maximum == two.scores.nodes["T"].maximum).all()
