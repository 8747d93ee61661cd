"""What would make a unit fall, against lowering its points and facts one by one."""

from dataclasses import replace

import numpy as np
from builders import group, line, rubric, submissions
from hypothesis import given, settings
from ways_by_force import AS_OF, EVALUATOR, Period, periods

from danvan_scoring.analysis.next_step.falls import Falls
from danvan_scoring.analysis.next_step.situation import Situation
from danvan_scoring.model.result import Result
from danvan_scoring.model.standing import NO_CLASS
from danvan_scoring.stages.classify import classify
from danvan_scoring.stages.rank import rank


def _class_with_less(result: Result, row: int, loss: int) -> int:
    scale = result.scores.nodes["T"]
    points = np.array(scale.points, dtype=np.int64)
    points[row] -= loss
    scores = replace(
        result.scores, nodes={**result.scores.nodes, "T": replace(scale, points=points)}
    )
    units = result.submissions.units
    standings = rank(result.bound, scores, units)
    found = classify(result.bound, scores, standings, result.submissions)
    return int(found["T"].final[row])


@settings(max_examples=60, deadline=None)
@given(period=periods())
def test_the_margin_is_the_most_that_can_be_lost(period: Period) -> None:
    result = period.result
    final = result.classifications["T"].final.tolist()
    margins = Falls(Situation.of(result, "T")).margins(range(len(final)))

    for row, now in enumerate(final):
        margin = margins[row]
        if not 0 <= now < 3:
            assert margin is None
        elif margin is None:
            scale = result.scores.nodes["T"]
            everything = int(abs(scale.points[row]) + scale.maximum[row])
            assert 0 <= _class_with_less(result, row, everything) <= now
        else:
            assert _class_with_less(result, row, margin) <= now
            assert not 0 <= _class_with_less(result, row, margin + 1) <= now


def _with(result: Result, row: int, code: str, value: float) -> int:
    values = result.submissions.values.copy()
    values.iloc[row, values.columns.get_loc(code)] = value
    changed = EVALUATOR.evaluate(
        result.bound.rubric, replace(result.submissions, values=values), as_of=AS_OF
    )
    return int(changed.classifications["T"].final[row])


@settings(max_examples=40, deadline=None)
@given(period=periods())
def test_each_fall_is_the_nearest_value_of_its_fact_that_costs_the_class(period: Period) -> None:
    result, row = period.result, period.row
    now = int(result.classifications["T"].final[row])
    if now <= NO_CLASS:
        return
    for fall in Falls(Situation.of(result, "T")).falls(row):
        (lever,) = fall.options.cluster.levers
        tried = fall.options.tried[0]
        own = int(fall.options.picked[fall.number, 0])
        nearer = [
            value
            for value, amount in zip(tried.values[1:], tried.amount[1:], strict=True)
            if amount < tried.amount[own]
        ]

        assert _with(result, row, lever.field.code, tried.values[own]) == fall.ends
        assert not 0 <= fall.ends <= now
        for value in nearer:
            assert _with(result, row, lever.field.code, value) in range(now + 1) or _in_error(
                result, row, lever.field.code, value
            )


def _in_error(result: Result, row: int, code: str, value: float) -> bool:
    """A value that cannot be right is no way of falling."""
    line_code, _, kind = code.rpartition(".")
    planned = result.submissions.values.get(f"{line_code}.planned")
    return kind == "done" and planned is not None and value > planned.iloc[row]


def _result() -> Result:
    """Three units at 2 points a model: 10, 8 and 6 of 10; at most one in "T", from 5."""
    own = rubric(
        field=[{"code": "mo_hinh", "title": "Mô hình", "type": "integer", "minimum": 0}],
        group=[group("T", None, max=10)],
        criterion=[line("1", 10, "count", params={"field": "mo_hinh", "each": 2})],
        quota=[{"class": "T", "count": 1}],
        **{
            "class": [
                {"code": "T", "title": "Tốt", "from": 5},
                {"code": "K", "title": "Khá", "from": 0},
            ]
        },
    )
    sent = submissions(own, [{"mo_hinh": own_} for own_ in (5, 4, 3)])
    return EVALUATOR.evaluate(own, sent, as_of=AS_OF)


def test_a_rival_for_the_place_of_a_quota_sets_the_margin() -> None:
    """u1 has 10 points, u2 8: at 8.01 u1 is still before u2, at 8 they tie and both go down."""
    falls = Falls(Situation.of(_result(), "T"))

    assert falls.margins([0])[0] == 199
    ((places),) = [*falls.places(0)]
    assert (places.limit, places.members, places.place) == (1, 3, 1)


def test_one_model_less_ties_with_the_rival_and_costs_the_class() -> None:
    (fall,) = Falls(Situation.of(_result(), "T")).falls(0)

    assert fall.options.tried[0].values[fall.options.picked[fall.number, 0]] == 4.0
    assert (fall.lost, fall.ends) == (200, 1)


def test_who_has_the_lowest_class_cannot_fall() -> None:
    falls = Falls(Situation.of(_result(), "T"))

    assert falls.margins([2])[2] is None
    assert falls.falls(2) == []
