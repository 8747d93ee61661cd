"""expression: points by a formula, exact, safe, and refused with its place where it is wrong."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from builders import group, line, number, rubric, submissions

from danvan_criteria.expression import Expression, ExpressionParams
from danvan_scoring import Evaluator
from danvan_scoring.testing import (
    FormField,
    ScoredUnits,
    assert_points,
    check_criterion,
    score_units,
)

FIELDS = [
    FormField.model_validate(number("a", minimum=0, maximum=100)),
    FormField.model_validate(number("b", minimum=0, maximum=100)),
    FormField.model_validate(number("kh", type="yes_no")),
    FormField.model_validate(number("muc", type="choice", choices=("tốt", "khá"))),
    FormField.model_validate(number("gui", type="date")),
    FormField.model_validate(number("han", type="date")),
]


def scored(points: str, *units: dict[str, object], maximum: int = 10) -> ScoredUnits:
    return score_units(Expression, {"points": points}, list(units), maximum=maximum)


def value(formula: str, maximum: int = 1000, **facts: object) -> Fraction:
    """The value of a formula for one unit, to the tenth decimal."""
    points = scored(formula, {"a": 0, **facts}, maximum=maximum).scores.points.iloc[0]
    return Fraction(str(points))


# Worked by hand.
@pytest.mark.parametrize(
    ("formula", "facts", "expected"),
    [
        ("a + 2 * b", {"a": 1, "b": 3}, "7"),
        ("(a + 2) * b", {"a": 1, "b": 3}, "9"),
        ("a - b - 1", {"a": 6, "b": 3}, "2"),  # from the left
        ("a / b / 2", {"a": 12, "b": 3}, "2"),
        ("-a + 10", {"a": 4}, "6"),
        ("a * -1 + 10", {"a": 4}, "6"),
        ("min(10, 2 * a + if(kh, 1, 0))", {"a": 3, "kh": 1}, "7"),
        ("min(10, 2 * a + if(kh, 1, 0))", {"a": 5, "kh": 0}, "10"),
        ("max(a, b, 2)", {"a": 1, "b": 1.5}, "2"),
        ("abs(a - b)", {"a": 1, "b": 3}, "2"),
        ("floor(a / 2)", {"a": 5}, "2"),
        ("ceil(a / 2)", {"a": 5}, "3"),
        ("round(a / 2)", {"a": 5}, "3"),  # 2.5, half up
        ("round(a / 8, 2)", {"a": 1}, "0.13"),  # 0.125
        ("abs(round(0 - a / 2))", {"a": 5}, "3"),  # half away from zero
        ("0.1 * a + 0.2 * a", {"a": 1}, "0.3"),
        ("if(a >= 90, 5, if(a >= 80, 3, 0))", {"a": 80}, "3"),
        ("if(0.1 + 0.2 = 0.3, a, 0)", {"a": 4}, "4"),  # decimals are what they say
        ("if(kh and not (a < 3), 2, 1)", {"a": 3, "kh": 1}, "2"),
        ("if(kh = false or a != 3, 2, 1)", {"a": 3, "kh": 1}, "1"),
        ('if(muc = "tốt", 5, if(muc = "khá", 3, 0)) + 0 * a', {"muc": "khá"}, "3"),
        ('if(muc != "tốt", 1, 2) + 0 * a', {"muc": "khá"}, "1"),
        ("max(0, 5 - days(han, gui))", {"han": date(2025, 12, 1), "gui": date(2025, 12, 4)}, "2"),
        ("if(gui <= 2025-12-01, 5, 0)", {"gui": date(2025, 12, 1)}, "5"),
        ("max(0, gui - 2025-12-01)", {"gui": date(2025, 12, 4)}, "3"),
        ("`a` + `b`", {"a": 1, "b": 2}, "3"),
        ("a + b", {"a": 1, "b": 2}, "3"),
    ],
)  # fmt: skip
def test_a_formula_is_worth_what_it_says(
    formula: str, facts: dict[str, object], expected: str
) -> None:
    assert value(formula, **facts) == Fraction(expected)


def test_a_line_with_a_formula_is_scored_like_any() -> None:
    # 2 for each model and 1 for a plan, at most 10: 3 models with a plan give 7, 5 give 10.
    own = rubric(
        group=[group("T", None, max=10)],
        criterion=[
            line("A1", 10, "expression",
                 params={"points": "min(10, 2 * so_mo_hinh + if(co_ke_hoach, 1, 0))"})
        ],
        field=[number("so_mo_hinh"), {"code": "co_ke_hoach", "title": "Có kế hoạch",
                                      "type": "yes_no"}],
    )  # fmt: skip
    cells: list[dict[str, Any]] = [
        {"so_mo_hinh": 3, "co_ke_hoach": 1},
        {"so_mo_hinh": 5, "co_ke_hoach": 1},
        {"so_mo_hinh": 5},
        {},
    ]

    result = Evaluator().evaluate(own, submissions(own, cells), as_of=date(2025, 12, 5))

    own_points = result.points[result.points["node"] == "A1"]
    assert own_points["points"].tolist()[:2] == [7.0, 10.0]
    assert own_points["status"].tolist() == ["scored", "scored", "missing", "not_submitted"]


@pytest.mark.parametrize(
    ("formula", "reason", "sentence"),
    [
        ("a / b", "no_value", "Biểu thức chia cho 0, không tính được"),
        ("a / (b / 0)", "no_value", "Biểu thức chia cho 0, không tính được"),
        ("a / (a / b)", "no_value", "Biểu thức chia cho 0, không tính được"),
        ("min(1, a / b)", "no_value", "Biểu thức chia cho 0, không tính được"),
        ("if(a / b > 1, 1, 2)", "no_value", "Biểu thức chia cho 0, không tính được"),
        ("round(a / b)", "no_value", "Biểu thức chia cho 0, không tính được"),
        ("a + 10", "above_maximum", "Biểu thức cho 14, lớn hơn điểm tối đa 10"),
        ("b - a", "below_zero", "Biểu thức cho −4, nhỏ hơn 0"),
        # What is too much by a hair is not said to be the maximum.
        ("10 + a / 4000000", "above_maximum", "Biểu thức cho 10,000001, lớn hơn điểm tối đa 10"),
        (
            "10 + a / 99999999999999",
            "above_maximum",
            "Biểu thức cho 10,0000000001, lớn hơn điểm tối đa 10",
        ),
        ("b - a / 99999999999999", "below_zero", "Biểu thức cho −0,0000000001, nhỏ hơn 0"),
        (
            "a * 1000000000000",
            "above_maximum",
            "Biểu thức cho 4000000000000, lớn hơn điểm tối đa 10",
        ),
    ],
)
def test_a_value_that_is_no_points_is_an_error_and_never_clipped(
    formula: str, reason: str, sentence: str
) -> None:
    found = scored(formula, {"a": 4, "b": 0})

    assert [state.key for state in found.states] == ["error"]
    assert found.reasons == [reason]
    assert found.sentences[0].vi == sentence


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("if(b > 0, a / b, 0)", "0"),
        ("if(b = 0 or a / b > 1, 3, 0)", "3"),
        ("if(b > 0 and a / b > 1, 3, 1)", "1"),
    ],
)
def test_a_division_that_is_not_reached_does_no_harm(formula: str, expected: str) -> None:
    assert value(formula, a=4, b=0) == Fraction(expected)


@pytest.mark.parametrize("count", [0, 1, 7])
def test_any_number_of_units_is_scored(count: int) -> None:
    found = scored("a / 3", *[{"a": n} for n in range(count)])

    thirds = ["0", "0.33", "0.67", "1", "1.33", "1.67", "2"]
    assert_points(found, thirds[:count], decimals=2)


def test_very_large_numbers_neither_overflow_nor_round() -> None:
    big = "99999999999999 * 99999999999999 * 99999999999999"
    assert value(f"({big} * a + a) - {big} * a", a=7) == 7
    assert scored(f"{big} * a", {"a": 1}).reasons == ["above_maximum"]


@pytest.mark.parametrize(
    "formula",
    [
        "min(10, a / 3)",
        "if(kh, 10, 0)",
        "min(10, max(0, a - b))",
        "if(b > 0, min(10, 10 * a / b), 0)",
        'if(muc = "tốt", 10, min(5, a / 7))',
        "max(0, min(10, 5 - 0.25 * (gui - han)))",
        "if(gui <= 2025-12-01, min(10, a), 0)",
    ],
)
def test_formulas_obey_the_laws(formula: str) -> None:
    named = [use.code for use in ExpressionParams(points=formula).named_fields()]
    used = [field for field in FIELDS if field.code in named]

    check_criterion(Expression, {"points": formula}, used, maximum=10)
