"""yes_no: the maximum or nothing."""

from decimal import Decimal

import pytest
from builders import number
from pydantic import ValidationError

from danvan_criteria.yes_no import YesNo
from danvan_scoring.testing import FormField, assert_points, check_criterion, score_units

ISSUED = FormField.model_validate(number("issued", type="yes_no"))


def test_a_plan_that_is_issued_has_three_of_three() -> None:
    # SCORING_RULES, yes/no: plan issued, 3 of 3.
    scored = score_units(YesNo, {"field": "issued"}, [{"issued": 1}, {"issued": 0}], maximum=3)

    assert_points(scored, [3, 0])
    assert scored.sentences[0].vi == "Kết quả «có», đạt: 3 trên 3 điểm"
    assert scored.sentences[1].en == "The answer is «no», not reached: 0 of 3 points"


def test_the_points_may_be_for_no() -> None:
    params = {"field": "issued", "points_for": "no"}

    assert_points(score_units(YesNo, params, [{"issued": 1}, {"issued": 0}]), [0, 10])


def test_no_units_have_no_points() -> None:
    assert_points(score_units(YesNo, {"field": "issued"}, []), [])


def test_a_maximum_of_three_tenths_is_given_whole() -> None:
    scored = score_units(YesNo, {"field": "issued"}, [{"issued": 1}], maximum=Decimal("0.3"))

    assert scored.scores.points.iloc[0] == 0.3


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_yes_no_obeys_the_laws(answer: str) -> None:
    check_criterion(YesNo, {"field": "issued", "points_for": answer}, [ISSUED])


def test_another_answer_is_refused() -> None:
    with pytest.raises(ValidationError, match="points_for"):
        score_units(YesNo, {"field": "issued", "points_for": "maybe"}, [])
