"""deduction: full points less some for each violation."""

from decimal import Decimal
from typing import Any

import pytest
from builders import number
from pydantic import ValidationError

from danvan_criteria.deduction import Deduction, DeductionParams
from danvan_scoring.testing import FormField, assert_points, check_criterion, score_units

FIELDS = [FormField.model_validate(number("n", type="integer", minimum=0, maximum=50))]


def each(points: str, **more: object) -> dict[str, Any]:
    return {"field": "n", "each": Decimal(points), **more}


def test_three_late_files_leave_two_and_a_half_and_nine_leave_nothing() -> None:
    # SCORING_RULES, deduction: 4 points, 0.5 for each late file: 3 give 2.5; 9 give 0.
    scored = score_units(
        Deduction, each("0.5"), [{"n": 3}, {"n": 9}, {"n": 8}, {"n": 0}], maximum=4
    )

    assert_points(scored, ["2.5", 0, 0, 4])
    assert scored.reasons == ["deducted", "floor", "deducted", "none"]
    assert scored.sentences[0].vi == (
        "Có 3 trường hợp, mỗi trường hợp trừ 0,5 điểm: 2,5 trên 4 điểm"
    )


def test_points_stay_on_the_floor() -> None:
    scored = score_units(Deduction, each("1", floor=1), [{"n": 2}, {"n": 3}, {"n": 7}], maximum=4)

    assert_points(scored, [2, 1, 1])


def test_three_tenths_less_three_times_a_tenth_is_nothing() -> None:
    # 0.3 - 3 * 0.1 is -5.6e-17 in floats, below the floor of 0.
    scored = score_units(Deduction, each("0.1"), [{"n": 3}], maximum=Decimal("0.3"))

    assert scored.scores.points.iloc[0] == 0
    assert scored.reasons == ["deducted"]


def test_no_units_have_no_points() -> None:
    assert_points(score_units(Deduction, each("1"), []), [])


@pytest.mark.parametrize("floor", [0, Decimal("0.7")])
def test_deduction_obeys_the_laws(floor: object) -> None:
    check_criterion(Deduction, each("0.3", floor=floor), FIELDS, maximum=Decimal("4.5"))


def test_a_floor_must_be_below_the_maximum() -> None:
    deduction = Deduction(DeductionParams.model_validate(each("1", floor=4)))

    assert deduction.check(Decimal(5)) == []
    assert deduction.check(Decimal(4))[0].en == (
        "the floor of 4 points is not below the maximum of 4"
    )


@pytest.mark.parametrize("params", [each("0"), each("1", floor=-1)])
def test_deduction_refuses_amounts_below_nothing(params: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="greater than"):
        score_units(Deduction, params, [])
