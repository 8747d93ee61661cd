"""count: points for each, up to the maximum."""

from decimal import Decimal
from typing import Any

import pytest
from builders import number
from pydantic import ValidationError

from danvan_criteria.count import Count
from danvan_scoring.testing import FormField, assert_points, check_criterion, score_units

FIELDS = [FormField.model_validate(number("n", type="integer", minimum=0, maximum=50))]


def each(points: str) -> dict[str, Any]:
    return {"field": "n", "each": Decimal(points)}


def test_three_models_at_one_and_a_half_have_the_ceiling_of_four() -> None:
    # SCORING_RULES, count: 1.5 for each model, at most 4: 3 models give 4.
    scored = score_units(Count, each("1.5"), [{"n": 3}, {"n": 2}, {"n": 0}], maximum=4)

    assert_points(scored, [4, 3, 0])
    assert scored.sentences[0].vi == (
        "Có 3 trường hợp, mỗi trường hợp tính 1,5 điểm, vượt mức trần: 4 trên 4 điểm"
    )
    assert scored.reasons == ["ceiling", "counted", "counted"]


def test_three_times_a_tenth_is_not_over_a_ceiling_of_three_tenths() -> None:
    # 3 * 0.1 is 0.30000000000000004 in floats.
    scored = score_units(Count, each("0.1"), [{"n": 3}], maximum=Decimal("0.3"))

    assert scored.reasons == ["counted"]
    assert scored.scores.points.iloc[0] == 0.3


def test_no_units_have_no_points() -> None:
    assert_points(score_units(Count, each("1"), []), [])


def test_count_obeys_the_laws() -> None:
    check_criterion(Count, each("0.3"), FIELDS, maximum=Decimal("4.5"))


@pytest.mark.parametrize("points", ["0", "-1", "0.0000001"])
def test_count_refuses_points_that_do_not_count(points: str) -> None:
    with pytest.raises(ValidationError, match="each"):
        score_units(Count, each(points), [])
