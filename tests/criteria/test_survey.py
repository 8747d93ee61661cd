"""survey: points in proportion to what people answered."""

from decimal import Decimal
from typing import Any

import pytest
from builders import number
from pydantic import ValidationError

from danvan_criteria.survey import Survey
from danvan_scoring.plugins import Status
from danvan_scoring.testing import FormField, assert_points, check_criterion, score_units

FIELDS = [
    FormField.model_validate(number("n", type="integer", minimum=0, maximum=100)),
    FormField.model_validate(number("happy", type="integer", minimum=0, maximum=100)),
    FormField.model_validate(number("mean", minimum=0, maximum=6)),
]
SHARE: dict[str, Any] = {"answers": "n", "satisfied": "happy", "minimum_answers": 30}
MEAN: dict[str, Any] = {"answers": "n", "mean": "mean", "lowest": 1, "highest": 5}


def unit(happy: object, n: object) -> dict[str, object]:
    return {"happy": happy, "n": n}


def mean(value: object, n: object = 40) -> dict[str, object]:
    return {"mean": value, "n": n}


def test_87_of_100_have_eight_point_seven_of_ten() -> None:
    # SCORING_RULES, survey: 10 points in proportion: 87 of 100: 8.7; 12 of at least 30: not scored.
    scored = score_units(Survey, SHARE, [unit(87, 100), unit(12, 12)])

    assert_points(scored, ["8.7", None])
    assert scored.states == [Status.SCORED, Status.WITHHELD]
    assert scored.sentences[0].vi == "Có 87 trên 100 phiếu hài lòng: 8,7 trên 10 điểm"
    assert scored.sentences[1].vi == (
        "Chỉ có 12 phiếu, ít hơn mức tối thiểu 30 phiếu, chưa đủ căn cứ để tính"
    )


def test_the_least_number_of_answers_is_enough() -> None:
    scored = score_units(Survey, SHARE, [unit(15, 30), unit(29, 29)])

    assert_points(scored, [5, None])


def test_no_answers_are_too_few_by_default() -> None:
    params = {"answers": "n", "satisfied": "happy"}

    assert_points(score_units(Survey, params, [unit(0, 0), unit(1, 1)]), [None, 10])


def test_more_satisfied_than_answers_is_an_error() -> None:
    scored = score_units(Survey, SHARE, [unit(41, 40), unit(40, 40)])

    assert scored.states == [Status.ERROR, Status.SCORED]
    assert scored.sentences[0].en == "41 satisfied answers cannot be among 40"


def test_a_mean_counts_by_its_place_on_the_scale() -> None:
    # 4.2 on 1 to 5 is 3.2 / 4 of the way.
    scored = score_units(Survey, MEAN, [mean("4.2"), mean(1), mean(5)])

    assert_points(scored, [8, 0, 10])
    assert scored.reasons == ["mean"] * 3


def test_a_mean_outside_its_scale_is_an_error() -> None:
    scored = score_units(Survey, MEAN, [mean("5.01"), mean("0.99")])

    assert scored.states == [Status.ERROR, Status.ERROR]


def test_the_ends_of_a_scale_in_tenths_belong_to_it() -> None:
    params = MEAN | {"lowest": 0, "highest": Decimal("0.3")}

    assert_points(score_units(Survey, params, [mean(0.1 + 0.2)]), [10])


def test_without_answers_no_mean_is_asked_for() -> None:
    scored = score_units(Survey, MEAN, [mean(None, 0), mean(None, 40)])

    assert scored.states == [Status.WITHHELD, Status.MISSING]
    assert scored.reasons == ["too_few", "no_mean"]


def test_no_units_have_no_points() -> None:
    assert_points(score_units(Survey, SHARE, []), [])
    assert_points(score_units(Survey, MEAN, []), [])


@pytest.mark.parametrize("params", [SHARE, MEAN | {"minimum_answers": 5}])
def test_survey_obeys_the_laws(params: dict[str, Any]) -> None:
    check_criterion(Survey, params, FIELDS)


@pytest.mark.parametrize(
    ("params", "message"),
    [
        ({"answers": "n"}, "exactly one of satisfied and mean"),
        (MEAN | {"satisfied": "happy"}, "exactly one of satisfied and mean"),
        ({"answers": "n", "satisfied": "n"}, "two different fields"),
        (SHARE | {"lowest": 1}, "both lowest and highest with mean"),
        ({"answers": "n", "mean": "mean"}, "both lowest and highest with mean"),
        ({"answers": "n", "mean": "mean", "lowest": 1}, "both lowest and highest with mean"),
        (MEAN | {"highest": 1}, "lowest below highest"),
        (SHARE | {"minimum_answers": 0}, "minimum_answers"),
    ],
)
def test_survey_refuses(params: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        score_units(Survey, params, [])
