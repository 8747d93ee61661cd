"""banded: the points of the step that is reached."""

from decimal import Decimal
from typing import Any

import pytest
from builders import number
from pydantic import ValidationError

from danvan_criteria.banded import Banded, BandedParams
from danvan_scoring.plugins import Status
from danvan_scoring.testing import FormField, assert_points, check_criterion, score_units

FIELDS = [
    FormField.model_validate(number(code, minimum=0, maximum=200))
    for code in ("v", "done", "planned")
]
RISING = ({"from": 100, "points": 5}, {"from": 90, "points": 4}, {"from": 80, "points": 2})
FALLING = ({"upto": 0, "points": 5}, {"upto": 2, "points": 3}, {"upto": 5, "points": 1})
PAIR = {"done": "done", "planned": "planned"}


def by_value(steps: object = RISING, **more: object) -> dict[str, Any]:
    return {"value": "v", "steps": steps, **more}


def by_share(steps: object = RISING, **more: object) -> dict[str, Any]:
    return {**PAIR, "steps": steps, **more}


def values(*numbers: object) -> list[dict[str, object]]:
    return [{"v": value} for value in numbers]


def unit(done: object, planned: object) -> dict[str, object]:
    return {"done": done, "planned": planned}


def test_the_highest_step_reached_has_the_points() -> None:
    # SCORING_RULES, steps: 89.99 % gives 2, 90 % gives 4.
    scored = score_units(
        Banded, by_value(), values(100, "99.99", 90, "89.99", 80, "79.99", 0), maximum=5
    )

    assert_points(scored, [5, 4, 4, 2, 2, 0, 0])
    assert scored.sentences[3].vi == "Kết quả 89,99, thuộc bậc có mốc 80: 2 trên 5 điểm"
    assert scored.sentences[5].vi == "Kết quả 79,99, không thuộc bậc nào: 0 trên 5 điểm"


def test_a_share_is_compared_without_dividing() -> None:
    units = [unit(8999, 10000), unit(9, 10), unit(27, 30), unit(899999, 1000000), unit(130, 130)]

    scored = score_units(Banded, by_share(), units, maximum=5)

    assert_points(scored, [2, 4, 4, 2, 5])
    assert scored.sentences[1].en == ("Done 9 of 10, which reaches the step at 90 %: 4 of 5 points")


@pytest.mark.parametrize(
    ("value", "points"),
    [(0.1 + 0.2, 1), ("0.3", 1), ("0.299999", 0), (0.7 - 0.4, 1)],
)
def test_a_bound_of_three_tenths_is_reached_by_three_tenths(value: object, points: int) -> None:
    # 0.1 + 0.2 lies above the float 0.3, 0.7 - 0.4 below it.
    steps = ({"from": Decimal("0.3"), "points": 1},)

    assert_points(score_units(Banded, by_value(steps), values(value)), [points])


@pytest.mark.parametrize(("value", "points"), [(0.1 + 0.2, 0), ("0.3", 0), ("0.300001", 1)])
def test_an_open_step_leaves_its_bound_out(value: object, points: int) -> None:
    steps = ({"from": Decimal("0.3"), "points": 1, "open": True},)

    assert_points(score_units(Banded, by_value(steps), values(value)), [points])
    as_share = ({"from": 30, "points": 1, "open": True},)
    assert_points(score_units(Banded, by_share(as_share), [unit(value, 1)]), [points])


def test_steps_may_reward_less() -> None:
    scored = score_units(Banded, by_value(FALLING), values(0, 1, 2, "2.01", 5, 6), maximum=5)

    assert_points(scored, [5, 3, 3, 1, 1, 0])


def test_falling_steps_of_a_share_are_closed_unless_open() -> None:
    closed, left_out = ({"upto": 5, "points": 1},), ({"upto": 5, "points": 1, "open": True},)
    units = [unit(1, 20), unit(51, 1000), unit(0, 20)]

    assert_points(score_units(Banded, by_share(closed), units), [1, 0, 1])
    assert_points(score_units(Banded, by_share(left_out), units), [0, 0, 1])


def test_no_step_has_the_points_of_otherwise() -> None:
    scored = score_units(Banded, by_value(otherwise=Decimal("0.5")), values(10), maximum=5)

    assert_points(scored, ["0.5"])


@pytest.mark.parametrize(
    ("policy", "points", "status"),
    [
        ("not_applicable", None, Status.NOT_APPLICABLE),
        ("full", 5, Status.SCORED),
        ("zero", 0, Status.SCORED),
    ],
)
def test_nothing_planned_is_what_the_rubric_says(
    policy: str, points: int | None, status: Status
) -> None:
    params = by_share(when_nothing_planned=policy)

    scored = score_units(Banded, params, [unit(0, 0), unit(9, 10)], maximum=5)

    assert_points(scored, [points, 4])
    assert scored.states[0] is status


def test_no_units_have_no_points() -> None:
    assert_points(score_units(Banded, by_value(), []), [])
    assert_points(score_units(Banded, by_share(), []), [])


@pytest.mark.parametrize(
    "params",
    [
        by_value(),
        by_value(FALLING, otherwise=Decimal("0.1")),
        by_share(),
        by_share(FALLING, when_nothing_planned="full"),
        by_share(({"from": 50, "points": 1, "open": True},), when_nothing_planned="zero"),
    ],
)
def test_banded_obeys_the_laws(params: dict[str, Any]) -> None:
    check_criterion(Banded, params, FIELDS)


def test_the_rule_is_said_with_its_steps() -> None:
    steps = ({"from": 90, "points": 4}, {"from": 80, "points": 2, "open": True})
    banded = Banded(BandedParams.model_validate(by_share(steps)))

    text = banded.describe(Decimal(5), {"done": "Đã làm", "planned": "Kế hoạch"})

    assert text.vi == (
        "«Đã làm» trên «Kế hoạch» (%): từ 90 trở lên tính 4 điểm; trên 80 tính 2 điểm; "
        "còn lại tính 0 điểm; nếu «Kế hoạch» bằng 0: không áp dụng"
    )


def test_no_step_may_be_above_the_maximum() -> None:
    banded = Banded(BandedParams.model_validate(by_value()))

    assert banded.check(Decimal(5)) == []
    assert [fault.en for fault in banded.check(Decimal(4))] == [
        "the step at 100 has 5 points, over the maximum of 4"
    ]


@pytest.mark.parametrize(
    ("params", "message"),
    [
        (by_value(()), "steps"),
        (by_value((*RISING, {"from": Decimal("90.0"), "points": 3})), "different bounds"),
        (by_value(({"from": 90, "points": 2}, {"from": 80, "points": 4})), "no fewer points"),
        (by_value(({"upto": 5, "points": 4}, {"upto": 2, "points": 2})), "no fewer points"),
        (by_value(otherwise=3), "no fewer points"),
        (by_value((*RISING, {"upto": 1, "points": 1})), "from in all steps"),
        (by_value(({"points": 1},)), "exactly one of from and upto"),
        (by_value(({"from": 1, "upto": 2, "points": 1},)), "exactly one of from and upto"),
        (by_value(done="done"), "either value, or both"),
        (by_value(**PAIR), "either value, or both"),
        ({"steps": RISING}, "either value, or both"),
        ({"done": "done", "steps": RISING}, "either value, or both"),
        ({"done": "a", "planned": "a", "steps": RISING}, "two different fields"),
        (by_value(when_nothing_planned="full"), "done and planned only"),
        (by_share(({"from": -1, "points": 1},)), "percentages"),
        (by_share(({"from": Decimal("0.00001"), "points": 1},)), "percentages"),
    ],
)
def test_banded_refuses(params: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        score_units(Banded, params, [])


def test_more_done_than_there_was_is_an_error_where_done_is_a_part() -> None:
    rule = by_share(over="error")
    scored = score_units(Banded, rule, [unit(101, 100), unit(100, 100)], maximum=5)

    assert [state.key for state in scored.states] == ["error", "scored"]
    labels = {"done": "Đúng hạn", "planned": "Đến hạn"}
    told = Banded(BandedParams.model_validate(rule)).describe(Decimal(5), labels)
    assert told.vi.endswith("; «Đúng hạn» nhiều hơn «Đến hạn» là lỗi số liệu")


def test_a_part_of_the_whole_obeys_the_laws() -> None:
    check_criterion(Banded, by_share(over="error"), FIELDS, maximum=5)
