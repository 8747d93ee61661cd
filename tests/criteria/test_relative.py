"""relative: against the target, and above it against the leader."""

from decimal import Decimal
from typing import Any

import pytest
from builders import number
from pydantic import ValidationError

from danvan_criteria.relative import Relative
from danvan_scoring.plugins import Status
from danvan_scoring.testing import FormField, assert_points, check_criterion, score_units

FIELDS = [FormField.model_validate(number(code, minimum=0, maximum=200)) for code in ("a", "t")]
RULE: dict[str, Any] = {"done": "a", "target": "t"}


def units(*pairs: tuple[object, object]) -> list[dict[str, object]]:
    return [{"a": done, "t": target} for done, target in pairs]


def test_the_leader_and_its_equal_have_all_and_the_target_half() -> None:
    # SCORING_RULES: M = 10: 120/100 and 60/50 get 10, 80/80 gets 5; without target 150, 100 and
    # 75 get 10, 6.67 and 5.
    scored = score_units(
        Relative,
        RULE,
        units((120, 100), (60, 50), (80, 80), (150, None), (100, None), (75, None)),
    )

    assert_points(scored, [10, 10, 5, 10, "20/3", 5])
    assert_points(scored, [10, 10, 5, 10, "6.67", 5], decimals=2)
    assert scored.reasons == ["leader", "leader", "on_target", *["without_target"] * 3]
    assert scored.sentences[1].vi == (
        "Đạt 60 trên chỉ tiêu 50, vượt 20 %, dẫn đầu khối: 10 trên 10 điểm"
    )
    assert scored.sentences[5].vi == (
        "Đạt 75, không giao chỉ tiêu; kết quả cao nhất của các đơn vị không giao chỉ tiêu "
        "trong khối là 150: 5 trên 10 điểm"
    )


def test_above_target_the_excess_counts_against_the_leaders() -> None:
    # SCORING_RULES: M = 5: 9/1 leads; 5/1 gets 2.5 + 2.5 * 4/8 = 3.75; 3/1 gets 3.125, so 3.13.
    scored = score_units(Relative, RULE, units((9, 1), (5, 1), (3, 1)), maximum=5)

    assert_points(scored, [5, "3.75", "3.125"])
    assert_points(scored, [5, "3.75", "3.13"], decimals=2)
    assert scored.sentences[1].vi == (
        "Đạt 5 trên chỉ tiêu 1, vượt 400 %, đơn vị dẫn đầu khối vượt 800 %: 3,75 trên 5 điểm"
    )


def test_below_target_the_share_of_half_counts() -> None:
    # 30 of 40 is three quarters of 5.
    scored = score_units(Relative, RULE, units((30, 40), (0, 40)))

    assert_points(scored, ["3.75", 0])
    assert scored.reasons == ["below", "below"]


def test_equal_ratios_in_tenths_lead_together() -> None:
    # 0.3/0.1 is 2.9999999999999996 in floats, and 0.1 + 0.2 is not 0.3; all are three to one.
    scored = score_units(
        Relative, RULE, units(("0.3", "0.1"), ("0.9", "0.3"), (0.1 + 0.2, "0.1"), (3, 1))
    )

    assert scored.reasons == ["leader"] * 4
    assert_points(scored, [10] * 4)


def test_three_tenths_are_on_a_target_of_three_tenths() -> None:
    assert score_units(Relative, RULE, units((0.1 + 0.2, "0.3"))).reasons == ["on_target"]


def test_every_peer_group_has_its_own_leader() -> None:
    scored = score_units(
        Relative,
        RULE,
        units((9, 1), (5, 1), (5, 1), (8, None), (4, None), (4, None)),
        maximum=5,
        cohort=[0, 0, 4, 0, 0, 4],
    )

    assert_points(scored, [5, "3.75", 5, 5, "2.5", 5])


def test_the_share_on_target_is_the_rubrics() -> None:
    # 0.8 on target; halfway to the leader 0.8 + 0.2 / 2.
    params = RULE | {"on_target_share": Decimal("0.8")}

    scored = score_units(Relative, params, units((2, 1), (3, 2), (1, 1), (1, 2)))

    assert_points(scored, [10, 9, 8, 4])


def test_a_target_of_zero_is_not_applicable() -> None:
    scored = score_units(Relative, RULE, units((5, 0), (0, 0), (1, 1)))

    assert scored.states == [Status.NOT_APPLICABLE, Status.NOT_APPLICABLE, Status.SCORED]
    assert scored.sentences[0].vi == ("Chỉ tiêu là 0, không có mức để so sánh, không áp dụng")


def test_no_target_and_no_result_has_no_points() -> None:
    scored = score_units(Relative, RULE, units((0, None), (0, None)))

    assert_points(scored, [0, 0])
    assert scored.reasons == ["no_result", "no_result"]


def test_units_without_target_may_be_left_out() -> None:
    params = RULE | {"without_target": "not_applicable"}

    scored = score_units(Relative, params, units((150, None), (0, None), (1, 2)))

    assert_points(scored, [None, None, "2.5"])
    assert scored.reasons == ["no_target", "no_target", "below"]


def test_no_units_have_no_points() -> None:
    assert_points(score_units(Relative, RULE, []), [])


@pytest.mark.parametrize(
    "more",
    [{}, {"without_target": "not_applicable"}, {"on_target_share": Decimal("0.35")}],
)
def test_relative_obeys_the_laws(more: dict[str, object]) -> None:
    check_criterion(Relative, RULE | more, FIELDS)


@pytest.mark.parametrize(
    ("params", "message"),
    [
        ({"done": "a", "target": "a"}, "two different fields"),
        (RULE | {"on_target_share": 0}, "on_target_share"),
        (RULE | {"on_target_share": 1}, "on_target_share"),
        (RULE | {"without_target": "full"}, "without_target"),
    ],
)
def test_relative_refuses(params: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        score_units(Relative, params, [])
