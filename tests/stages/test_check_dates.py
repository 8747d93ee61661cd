"""A rubric scores only the days on which it is in force, unless a reason is given and kept."""

from datetime import date
from typing import Any

import pytest
from builders import line, number, rubric, submissions

from danvan_scoring import Evaluator, Result, RubricError
from danvan_scoring.model.problem import Severity

IN_FORCE = {"effective_from": date(2025, 7, 1), "effective_to": date(2025, 12, 31)}


def evaluate(as_of: date, why: str = "", **dates: Any) -> Result:
    own = rubric(
        group=[{"code": "T", "title": "Tổng", "max": 4}],
        criterion=[line("A1", 4, "count", params={"field": "a", "each": 1})],
        field=[number("a")],
        **(dates or IN_FORCE),
    )
    given = submissions(own, [{"a": 3}])
    return Evaluator().evaluate(own, given, as_of=as_of, outside_dates=why)


@pytest.mark.parametrize("day", [date(2025, 7, 1), date(2025, 12, 31)])
def test_the_first_and_the_last_day_are_in_force(day: date) -> None:
    assert evaluate(day).warnings == ()


@pytest.mark.parametrize(
    ("day", "key"), [(date(2025, 6, 30), "effective_from"), (date(2026, 1, 1), "effective_to")]
)
def test_a_day_outside_is_refused_and_says_which_days_are_inside(day: date, key: str) -> None:
    with pytest.raises(RubricError) as raised:
        evaluate(day)

    (problem,) = raised.value.problems
    assert (problem.code, problem.place.item) == ("RUB183", key)
    assert "từ 01/07/2025 đến 31/12/2025" in problem.expected()


def test_a_reason_lets_it_pass_and_stands_in_the_record() -> None:
    result = evaluate(date(2026, 1, 5), "chấm lại năm 2025 theo kết luận kiểm tra")

    (warning,) = result.warnings
    assert (warning.code, warning.severity) == ("RUB184", Severity.WARNING)
    assert "chấm lại năm 2025 theo kết luận kiểm tra" in warning.line()
    assert result.provenance.outside_dates == "chấm lại năm 2025 theo kết luận kiểm tra"


def test_a_rubric_without_dates_is_always_in_force() -> None:
    assert evaluate(date(1999, 1, 1), effective_from=None).warnings == ()
