"""ratio: in proportion to done of planned."""

from decimal import Decimal
from typing import Any

import pytest
from builders import number
from pydantic import ValidationError

from danvan_criteria.ratio import Ratio
from danvan_scoring.plugins import Status
from danvan_scoring.testing import FormField, assert_points, check_criterion, score_units

FIELDS = [
    FormField.model_validate(number(code, minimum=0, maximum=1000)) for code in ("done", "planned")
]
PAIR: dict[str, Any] = {"done": "done", "planned": "planned"}


def unit(done: object, planned: object) -> dict[str, object]:
    return {"done": done, "planned": planned}


def test_45_of_60_villages_have_seven_and_a_half_of_ten() -> None:
    # SCORING_RULES, ratio: 10 points, 45 of 60: 7.5; 1 of 3: 3.33 half up.
    scored = score_units(Ratio, PAIR, [unit(45, 60), unit(1, 3)])

    assert_points(scored, ["7.5", "10/3"])
    assert_points(scored, ["7.50", "3.33"], decimals=2)
    assert scored.sentences[0].vi == "Đã thực hiện 45 trên 60: 7,5 trên 10 điểm"


def test_below_the_floor_there_is_nothing_and_on_it_the_share() -> None:
    # SCORING_RULES, ratio with threshold: 5 points, floor 50 %: 12 of 25: 0; 13 of 25: 2.6.
    units = [unit(12, 25), unit(13, 25), unit(30, 60)]

    scored = score_units(Ratio, PAIR | {"floor": 50}, units, maximum=5)

    assert_points(scored, [0, "2.6", "2.5"])
    assert scored.reasons == ["below_floor", "share", "share"]
    assert "dưới mức tối thiểu 50 %" in scored.sentences[0].vi


@pytest.mark.parametrize(
    ("floor", "done", "planned", "reason"),
    [
        # 0.07 * 100 is 7.000000000000001 in floats; 0.07 of 1 is 7 % all the same.
        ("7", "0.07", "1", "share"),
        ("7", "0.069999", "1", "below_floor"),
        # 0.1 + 0.2 is a hair above 0.3, and 0.3 is 30 % of 1.
        ("30", 0.1 + 0.2, "1", "share"),
        ("33.333333", "1", "3", "share"),
        ("33.333334", "1", "3", "below_floor"),
        ("57", "0.57", "1", "share"),
        ("99.999999", "999999", "1000000", "below_floor"),
        ("99.9999", "999999", "1000000", "share"),
    ],
)
def test_the_floor_is_decided_on_decimals(
    floor: str, done: object, planned: object, reason: str
) -> None:
    scored = score_units(Ratio, PAIR | {"floor": Decimal(floor)}, [unit(done, planned)])

    assert scored.reasons == [reason]


def test_more_than_planned_has_the_maximum_and_no_more() -> None:
    assert_points(score_units(Ratio, PAIR, [unit(70, 60), unit(60, 60)]), [10, 10])


@pytest.mark.parametrize(
    ("policy", "points", "status"),
    [
        ("not_applicable", None, Status.NOT_APPLICABLE),
        ("full", 10, Status.SCORED),
        ("zero", 0, Status.SCORED),
    ],
)
def test_nothing_planned_is_what_the_rubric_says(
    policy: Any, points: int | None, status: Status
) -> None:
    params = PAIR | {"when_nothing_planned": policy, "floor": 50}

    scored = score_units(Ratio, params, [unit(0, 0), unit(3, 0), unit(1, 2)])

    assert_points(scored, [points, points, 5])
    assert scored.states == [status, status, Status.SCORED]


def test_nothing_planned_is_not_applicable_unless_said_otherwise() -> None:
    scored = score_units(Ratio, PAIR, [unit(0, 0)])

    assert scored.states == [Status.NOT_APPLICABLE]
    assert scored.sentences[0].vi == (
        "Không có việc phải thực hiện trong kỳ (số kế hoạch: 0), không áp dụng"
    )


def test_no_units_have_no_points() -> None:
    assert_points(score_units(Ratio, PAIR, []), [])


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"floor": Decimal("33.3")},
        {"when_nothing_planned": "full"},
        {"when_nothing_planned": "zero", "floor": 50},
    ],
)
def test_ratio_obeys_the_laws(more: dict[str, object]) -> None:
    check_criterion(Ratio, PAIR | more, FIELDS)


@pytest.mark.parametrize(
    ("params", "message"),
    [
        ({"done": "a", "planned": "a"}, "two different fields"),
        (PAIR | {"floor": 0}, "greater than 0"),
        (PAIR | {"floor": 101}, "less than or equal to 100"),
        (PAIR | {"floor": 0.5}, "floor"),
        (PAIR | {"when_nothing_planned": "half"}, "when_nothing_planned"),
        (PAIR | {"cap": 1}, "cap"),
    ],
)
def test_ratio_refuses(params: dict[str, object], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        score_units(Ratio, params, [])


def test_more_done_than_there_was_is_an_error_where_done_is_a_part() -> None:
    # 3,400 of 400 people, a digit too many; 400 of 400 are all of them.
    units = [unit(3400, 400), unit(400, 400), unit(1, 0)]
    scored = score_units(Ratio, PAIR | {"over": "error"}, units, maximum=10)

    assert [state.key for state in scored.states] == ["error", "scored", "error"]
    assert scored.sentences[0].vi == (
        "Đã thực hiện 3400, nhiều hơn tổng số 400: số liệu không thể đúng"
    )


def test_more_done_than_planned_has_full_points_where_a_plan_may_be_passed() -> None:
    assert_points(score_units(Ratio, PAIR, [unit(12, 10)], maximum=10), [10])


def test_a_part_of_the_whole_obeys_the_laws() -> None:
    check_criterion(Ratio, PAIR | {"over": "error"}, FIELDS)
