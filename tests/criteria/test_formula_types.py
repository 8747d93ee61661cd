"""formula: fields have the types, units and choices of the form, or the rubric is refused."""

from datetime import date
from typing import Any

import pytest
from builders import group, line, number, rubric, submissions

from danvan_scoring import Evaluator
from danvan_scoring.model.problem import Problem
from danvan_scoring.model.rubric import Rubric


def one_line(formula: str, a: str = "", b: str = "") -> Rubric:
    """A rubric of one formula; `a` and `b` are the units of its two numbers."""
    return rubric(
        group=[group("T", None, max=10)],
        criterion=[line("A1", 10, "expression", params={"points": formula})],
        field=[
            number("a", unit=a),
            number("b", unit=b),
            number("c-d"),
            number("kh", type="yes_no"),
            number("muc", type="choice", choices=("tốt", "khá")),
            number("nx", type="text"),
            number("gui", type="date"),
            number("han", type="date"),
        ],
    )


def refused(formula: str, **units: str) -> list[Problem]:
    found = Evaluator().check(one_line(formula, **units))
    return [problem for problem in found if problem.code != "RUB138"]


def points(formula: str, **facts: Any) -> float:
    """The points of one unit that filled in everything."""
    own = one_line(formula)
    cells = {"a": 0, "b": 0, "c-d": 0, "kh": 0, "muc": "khá", "nx": "x",
             "gui": date(2025, 12, 1), "han": date(2025, 12, 1), **facts}  # fmt: skip
    result = Evaluator().evaluate(own, submissions(own, [cells]), as_of=date(2025, 12, 5))
    return float(result.points.set_index("node").loc["A1", "points"])


def test_an_unknown_field_is_refused_with_a_suggestion() -> None:
    (problem,) = refused("1 + `c-dd`")

    assert (problem.code, problem.found, problem.suggestion) == ("RUB136", "c-dd", "c-d")


@pytest.mark.parametrize(
    ("formula", "fields"),
    [
        ("kh + a", ["kh"]),
        ("if(a, 1, 0)", ["a"]),
        ("if(kh = 1, a, 0)", ["kh"]),
        ("if(gui > 3, a, 0)", ["gui"]),
        ('if(a = "tốt", 1, 0)', ["a"]),
        ("days(a, gui)", ["a"]),
        ("if(muc = nx, 1, 0)", ["muc", "nx"]),
    ],
)
def test_a_field_of_another_type_is_refused(formula: str, fields: list[str]) -> None:
    found = refused(formula)

    assert [problem.code for problem in found] == ["RUB137"] * len(fields)
    assert [problem.details["role"] for problem in found] == fields


# From 01/12 to 04/12 there are 3 days.
@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("gui - han", 3),
        ("max(0, han - gui)", 0),
        ("if(gui <= han, 5, 1)", 1),
        ("if(gui != han, 5, 1)", 5),
        ("if(gui > han and gui > 2025-12-03, 2, 1)", 2),
        ("if(gui > han and han >= 2025-12-02, 2, 1)", 1),
        ("if(days(han, gui) = gui - han, 4, 0)", 4),
        ("10 / (gui - han) - 10 / 3", 0),
    ],
)
def test_days_of_two_fields_are_compared_and_counted(formula: str, expected: int) -> None:
    assert points(formula, han=date(2025, 12, 1), gui=date(2025, 12, 4)) == expected


def test_two_numbers_that_are_only_compared_are_numbers() -> None:
    assert points("if(a > b, 2, 1)", a=3, b=2) == 2
    assert points("a - b", a="3.5", b=2) == 1.5


def test_two_answers_are_equal_when_one_of_them_is_known_to_be_an_answer() -> None:
    assert points('if(muc = nx, 2, 1) + if(nx = "khá", 1, 0)', nx="khá", muc="khá") == 3


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        ("gui - a", "ở ký tự 7 «a» được dùng vừa là số vừa là ngày"),
        ("if(a < gui, 1, 0)", "ở ký tự 8 «gui» được dùng vừa là ngày vừa là số"),
        ("if(gui = han, 1, 0) + (han - b)", "ở ký tự 30 «b» được dùng vừa là số vừa là ngày"),
    ],
)
def test_a_day_and_a_number_are_not_compared(formula: str, said: str) -> None:
    (problem,) = refused(formula)

    assert problem.code == "RUB132"
    assert said in problem.line("vi")


@pytest.mark.parametrize("formula", ['if(muc = "tot", 1, 0)', 'if(not ("tot" != muc), 1, 0)'])
def test_a_mistyped_answer_is_refused_since_it_would_never_be_given(formula: str) -> None:
    (problem,) = refused(formula)

    assert problem.code == "RUB132"
    assert "«tot» không có trong các lựa chọn của «muc»; có phải là «tốt»" in problem.line("vi")


def test_an_answer_like_no_other_is_refused_with_those_that_there_are() -> None:
    (problem,) = refused('if(muc = "yếu kém", 1, 0)')

    assert "các lựa chọn: «tốt», «khá»" in problem.line("vi")
    assert "they are «tốt», «khá»" in problem.line("en")


@pytest.mark.parametrize("formula", ['if(muc = "khá", 1, 0)', 'if(nx = "gì cũng được", 1, 0)'])
def test_answers_that_can_be_given_are_accepted(formula: str) -> None:
    assert refused(formula) == []


PEOPLE, MEETINGS = "người", "buổi"


@pytest.mark.parametrize(
    ("formula", "b", "said"),
    [
        ("a + b", MEETINGS, "người và buổi"),
        ("a - b", MEETINGS, "người và buổi"),
        ("if(a > b, 1, 0)", MEETINGS, "người và buổi"),
        ("if(a = b, 1, 0)", MEETINGS, "người và buổi"),
        ("min(a, b)", MEETINGS, "người và buổi"),
        ("min(1, a, 2, b)", MEETINGS, "người và buổi"),
        ("if(kh, a, b)", MEETINGS, "người và buổi"),
        ("-(a + b)", MEETINGS, "người và buổi"),
        ("round(abs(a) + floor(b))", MEETINGS, "người và buổi"),
        ("2 * (a + b)", MEETINGS, "người và buổi"),
        ("a / b + a", MEETINGS, "người / buổi và người"),
        ("a * b - b", MEETINGS, "buổi × người và buổi"),
        ("1 + a / a + b", MEETINGS, "tỷ lệ (không có đơn vị) và buổi"),
        ("a + b", "%", "người và tỷ lệ (không có đơn vị)"),
        ("gui - han + a", MEETINGS, "ngày và người"),
        ("days(han, gui) - a", MEETINGS, "ngày và người"),
        ("max(gui - 2025-12-01, a)", MEETINGS, "ngày và người"),
    ],
)
def test_units_that_differ_are_not_added_or_compared(formula: str, b: str, said: str) -> None:
    (problem,) = refused(formula, a=PEOPLE, b=b)

    assert problem.code == "RUB132"
    assert f"khác nhau: {said}." in problem.line("vi")


@pytest.mark.parametrize(
    ("formula", "b"),
    [
        ("a + b", PEOPLE),
        ("a + b", ""),  # a field without a unit is not looked at
        ("a + 1", ""),
        ("if(a > 30, 1, 0) + if(b > 4, 1, 0)", MEETINGS),
        ("if(a > 30 and b > 4, a, 0)", MEETINGS),
        ("a * b / b + a", MEETINGS),
        ("a / b * b - a", MEETINGS),
        ("a / a - b / b", MEETINGS),
        ("a / (a + 1) + b", "%"),
        # 2 points for each of a and 3 for each of b: the numbers have units of their own.
        ("2 * a + 3 * b", MEETINGS),
        ("a / 10 + b / 2", MEETINGS),
        ("min(5, 0.5 * a) + min(5, b * 2)", MEETINGS),
        ("max(0, 5 - 0.5 * (gui - han)) + 0 * a", MEETINGS),
        ("if(gui > han and gui > 2025-12-01, a, 0)", MEETINGS),
    ],
)
def test_units_that_go_together_are_accepted(formula: str, b: str) -> None:
    assert refused(formula, a=PEOPLE, b=b) == []
