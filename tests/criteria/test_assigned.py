"""assigned: the council's mark as it is."""

from decimal import Decimal
from typing import Any

import pytest
from builders import number
from pydantic import ValidationError

from danvan_criteria.assigned import Assigned, AssignedParams
from danvan_scoring.plugins import Status
from danvan_scoring.testing import FormField, assert_points, check_criterion, score_units

FIELDS = [
    FormField.model_validate(number("mark", minimum=-1, maximum=6)),
    FormField.model_validate(number("why", type="text")),
]


def rule(**more: object) -> dict[str, Any]:
    return {"points_field": "mark", "note": "why", **more}


def marks(*numbers: object) -> list[dict[str, object]]:
    return [{"mark": mark, "why": "Đúng kế hoạch"} for mark in numbers]


def test_marks_in_quarters_are_taken_over() -> None:
    # SCORING_RULES, council's points: 0 to 5 in steps of 0.25.
    scored = score_units(
        Assigned, rule(step=Decimal("0.25")), marks(0, "0.25", "4.75", 5), maximum=5
    )

    assert_points(scored, [0, "0.25", "4.75", 5])
    assert scored.sentences[2].vi == "Hội đồng chấm 4,75 trên 5 điểm: Đúng kế hoạch"


def test_a_mark_between_two_steps_is_an_error_and_not_moved() -> None:
    scored = score_units(Assigned, rule(step=Decimal("0.25")), marks("4.3", "4.5"), maximum=5)

    assert_points(scored, [None, "4.5"])
    assert scored.states == [Status.ERROR, Status.SCORED]
    assert scored.sentences[0].vi == "Điểm Hội đồng chấm là 4,3, không đúng bước điểm 0,25"


def test_a_mark_out_of_bounds_is_an_error_and_not_clipped() -> None:
    scored = score_units(Assigned, rule(step=Decimal("0.1")), marks("5.1", "-0.1", 5), maximum=5)

    assert_points(scored, [None, None, 5])
    assert scored.reasons == ["outside", "outside", "given"]
    assert scored.sentences[0].en == "The council's mark 5.1 lies outside 0 to 5"


@pytest.mark.parametrize("mark", [0.1 + 0.2, "0.3", "0.7", "1.1"])
def test_tenths_are_steps_of_a_tenth(mark: object) -> None:
    # 0.3, 0.7 and 1.1 leave a remainder when floats are divided by 0.1.
    scored = score_units(Assigned, rule(step=Decimal("0.1")), marks(mark), maximum=5)

    assert scored.states == [Status.SCORED]


def test_without_a_step_every_mark_is_taken() -> None:
    assert_points(score_units(Assigned, rule(), marks("3.33"), maximum=5), ["3.33"])


def test_no_units_have_no_points() -> None:
    assert_points(score_units(Assigned, rule(), []), [])


@pytest.mark.parametrize("step", [None, Decimal("0.25")])
def test_assigned_obeys_the_laws(step: object) -> None:
    check_criterion(Assigned, rule(step=step), FIELDS, maximum=5)


def test_steps_must_reach_the_maximum() -> None:
    assigned = Assigned(AssignedParams.model_validate(rule(step=Decimal("0.4"))))

    assert assigned.check(Decimal(2)) == []
    assert assigned.check(Decimal(5))[0].en == "the maximum of 5 is not a multiple of the step 0.4"


@pytest.mark.parametrize("params", [{"points_field": "mark"}, rule(step=0)])
def test_assigned_refuses_no_note_and_no_step(params: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match=r"note|step"):
        score_units(Assigned, params, [])
