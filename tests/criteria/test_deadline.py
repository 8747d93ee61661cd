"""deadline: full points on time, less when late."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from builders import number
from pydantic import ValidationError

from danvan_criteria.deadline import Deadline, DeadlineParams
from danvan_scoring.model.status import Status
from danvan_scoring.testing import FormField, assert_points, check_criterion, score_units

FIELDS = [FormField.model_validate(number("sent", type="date"))]
DUE = date(2025, 12, 1)
"""A Monday."""


def rule(**more: object) -> dict[str, Any]:
    return {"date": "sent", "due": DUE, "lose": Decimal("0.25"), **more}


def sent(*days: date) -> list[dict[str, object]]:
    return [{"sent": day} for day in days]


def december(*days: int) -> list[dict[str, object]]:
    return sent(*(date(2025, 12, day) for day in days))


def test_three_days_late_lose_three_quarters() -> None:
    # SCORING_RULES, deadline: 2 points, 0.25 a day: due 01/12, sent 04/12: 1.25.
    scored = score_units(Deadline, rule(), december(4), maximum=2)

    assert_points(scored, ["1.25"])
    assert scored.sentences[0].vi == (
        "Gửi ngày 04/12/2025, hạn 01/12/2025, tính chậm 3 ngày: 1,25 trên 2 điểm"
    )


def test_the_due_day_itself_is_on_time() -> None:
    scored = score_units(
        Deadline, rule(), sent(date(2025, 11, 3), DUE, date(2025, 12, 2)), maximum=2
    )

    assert_points(scored, [2, 2, "1.75"])
    assert scored.reasons == ["on_time", "on_time", "late"]


@pytest.mark.parametrize(
    ("as_of", "status", "reason"),
    [
        (date(2025, 9, 5), "not_applicable", "not_due"),
        (DUE, "not_applicable", "not_due"),
        (date(2025, 12, 2), "missing", "not_sent"),
    ],
)
def test_what_was_not_sent_is_missing_once_the_due_day_has_passed(
    as_of: date, status: str, reason: str
) -> None:
    scored = score_units(Deadline, rule(), [{"sent": None}], maximum=2, as_of=as_of)

    assert [Status(code).key for code in scored.scores.status] == [status]
    assert scored.reasons == [reason]


def test_points_are_not_lost_below_nothing() -> None:
    assert_points(score_units(Deadline, rule(), december(9, 10, 31), maximum=2), [0, 0, 0])


def test_no_more_is_lost_than_said() -> None:
    scored = score_units(Deadline, rule(most_lost=1), december(4, 5, 6), maximum=2)

    assert_points(scored, ["1.25", 1, 1])


def test_a_step_of_days_that_has_begun_counts() -> None:
    # Steps of 3 days: days 1 to 3 lose one step, days 4 to 6 two.
    scored = score_units(Deadline, rule(every=3), december(2, 4, 5, 7, 8), maximum=2)

    assert_points(scored, ["1.75", "1.75", "1.5", "1.5", "1.25"])


def test_days_of_grace_are_not_counted() -> None:
    scored = score_units(Deadline, rule(grace=2), december(1, 3, 4), maximum=2)

    assert_points(scored, [2, 2, "1.75"])
    assert scored.reasons == ["on_time", "in_grace", "late"]
    assert scored.scores.details["days_late"].tolist() == [0, 0, 1]


def test_working_days_leave_out_weekends_and_holidays() -> None:
    # Due Monday 1st. Friday 5th: four days late; Saturday and Sunday add none; Monday 8th is a
    # holiday here; Tuesday 9th: five days late.
    params = rule(days="working", holidays=(date(2025, 12, 8),))

    scored = score_units(Deadline, params, december(5, 6, 7, 8, 9), maximum=2)

    assert_points(scored, [1, 1, 1, 1, "0.75"])
    assert scored.sentences[4].en == (
        "Sent on 09/12/2025, due 01/12/2025, counted as 5 working days late: 0.75 of 2 points"
    )


def test_a_due_day_on_a_sunday_stands() -> None:
    # Sunday 30/11; Monday is the first working day late, early days are on time.
    params = rule(due=date(2025, 11, 30), days="working")
    days = sent(date(2025, 11, 3), date(2025, 11, 30), DUE)

    assert_points(score_units(Deadline, params, days, maximum=2), [2, 2, "1.75"])


def test_three_days_at_a_tenth_leave_nothing_of_three_tenths() -> None:
    # 3 * 0.1 is more than 0.3 in floats.
    scored = score_units(
        Deadline, rule(lose=Decimal("0.1")), december(2, 4), maximum=Decimal("0.3")
    )

    assert scored.scores.points.tolist() == [0.2, 0.0]


def test_no_units_have_no_points() -> None:
    assert_points(score_units(Deadline, rule(), []), [])
    assert_points(score_units(Deadline, rule(days="working"), []), [])


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"grace": 3, "every": 2, "most_lost": Decimal("1.1")},
        {"days": "working", "holidays": (date(2025, 12, 8),), "grace": 1},
    ],
)
def test_deadline_obeys_the_laws(more: dict[str, object]) -> None:
    check_criterion(Deadline, rule(**more), FIELDS, maximum=2)


def test_the_rule_is_said_with_its_days() -> None:
    deadline = Deadline(DeadlineParams.model_validate(rule(days="working", grace=2, most_lost=1)))

    text = deadline.describe(Decimal(2), {"sent": "Ngày nhận"})

    assert text.vi == (
        "«Ngày nhận» đến hết ngày 01/12/2025 tính 2 điểm; sau đó mỗi ngày làm việc chậm "
        "trừ 0,25 điểm; không tính 2 ngày chậm đầu tiên; trừ nhiều nhất 1 điểm"
    )


def test_a_rule_in_steps_of_days_says_that_begun_ones_count() -> None:
    deadline = Deadline(DeadlineParams.model_validate(rule(every=3)))

    text = deadline.describe(Decimal(2), {"sent": "Day"})

    assert text.vi == (
        "«Day» đến hết ngày 01/12/2025 tính 2 điểm; "
        "sau đó cứ mỗi 3 ngày chậm (kể cả chưa đủ) trừ 0,25 điểm"
    )
    assert text.en == (
        "«Day» by 01/12/2025: 2 points; 0.25 off for each 3 days late, begun ones too"
    )


def test_no_more_can_be_lost_than_there_is() -> None:
    deadline = Deadline(DeadlineParams.model_validate(rule(most_lost=2)))

    assert deadline.check(Decimal(2)) == []
    assert deadline.check(Decimal(1))[0].en == (
        "the largest loss of 2 points is over the maximum of 1"
    )


@pytest.mark.parametrize(
    ("params", "message"),
    [
        (rule(holidays=(DUE,)), "working only"),
        (rule(every=0), "every"),
        (rule(grace=-1), "grace"),
        (rule(lose=0), "lose"),
        (rule(days="business"), "days"),
        (rule(due="2025-12-01"), "due"),
    ],
)
def test_deadline_refuses(params: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        score_units(Deadline, params, [])


STEPS = ({"late": 1, "lose": Decimal("0.5")}, {"late": 6, "lose": 1}, {"late": 11, "lose": 2})


def by_steps(**more: object) -> dict[str, Any]:
    return {"date": "sent", "due": DUE, "steps": STEPS, **more}


def test_lateness_costs_by_steps() -> None:
    # 1 to 5 days late: 0.5 of 2; 6 to 10 days: 1; from 11 days: all 2.
    scored = score_units(Deadline, by_steps(), december(1, 2, 6, 7, 11, 12, 31), maximum=2)

    assert_points(scored, [2, "1.5", "1.5", 1, 1, 0, 0])


def test_days_of_grace_come_before_the_first_step() -> None:
    assert_points(score_units(Deadline, by_steps(grace=3), december(4, 5), maximum=2), [2, "1.5"])


def test_steps_are_said_in_words() -> None:
    text = Deadline(DeadlineParams.model_validate(by_steps())).describe(
        Decimal(2), {"sent": "Ngày gửi"}
    )

    assert text.vi == (
        "«Ngày gửi» đến hết ngày 01/12/2025 tính 2 điểm; chậm từ 1 ngày trừ 0,5 điểm; "
        "chậm từ 6 ngày trừ 1 điểm; chậm từ 11 ngày trừ 2 điểm"
    )


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"lose": 1}, "exactly one of lose and steps"),
        ({"steps": ()}, "exactly one of lose and steps"),
        ({"most_lost": 1}, "with lose only"),
        ({"steps": (STEPS[1], STEPS[0])}, "from fewer days late to more"),
        ({"steps": (STEPS[0], {"late": 3, "lose": Decimal("0.5")})}, "losing more"),
    ],
)
def test_steps_that_contradict_themselves_are_refused(more: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        DeadlineParams.model_validate(by_steps(**more))


def test_a_step_may_not_lose_more_than_there_is() -> None:
    (fault,) = Deadline(DeadlineParams.model_validate(by_steps())).check(Decimal("1.5"))

    assert "2" in fault.vi
    assert "1,5" in fault.vi


def test_steps_obey_the_laws() -> None:
    check_criterion(Deadline, by_steps(), FIELDS, maximum=2)
