"""expression: points by a formula, exact, safe, and refused with its place where it is wrong."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Any

import numpy as np
import pytest
from builders import group, line, number, rubric, submissions
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError
from reference import rounded

from danvan_criteria.expression import Expression, ExpressionParams
from danvan_scoring import Evaluator
from danvan_scoring.model.rounding import round_to_units
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
        ("min(1, a / b)", "no_value", "Biểu thức chia cho 0, không tính được"),
        ("if(a / b > 1, 1, 2)", "no_value", "Biểu thức chia cho 0, không tính được"),
        ("round(a / b)", "no_value", "Biểu thức chia cho 0, không tính được"),
        ("a + 10", "above_maximum", "Biểu thức cho 14, lớn hơn điểm tối đa 10"),
        ("b - a", "below_zero", "Biểu thức cho -4, nhỏ hơn 0"),
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


REFUSED = [
    ("", "cần một giá trị, gặp hết biểu thức"),
    ("a +", "cần một giá trị, gặp hết biểu thức"),
    ("(a", "thiếu dấu )"),
    ("a)", "thừa «)»"),
    ("a b", "thừa «b»"),
    ("min(a)", "hàm min có 1 tham số"),
    ("if(kh, a)", "hàm if có 2 tham số, cần 3"),
    ("mn(a, 1)", "không có hàm «mn», các hàm: min"),
    ('__import__("os")', "không có hàm «__import__»"),
    ("a.b()", "không có hàm «a.b»"),
    ("lambda: a", "không dùng được «:»"),
    ("a ** 2", "cần một giá trị, gặp «*»"),
    ("a[0]", "không dùng được «[»"),
    ("a % 2", "không dùng được «%»"),
    ("a == 2", "cần một giá trị, gặp «=»"),
    ("1 < a < 3", "không viết liền hai phép so sánh"),
    ("a > 1", "cần số, gặp có/không"),
    ("if(a, 1, 2) + a", "«a» được dùng vừa là có/không vừa là số"),
    ("a + if(a, 1, 0)", "«a» được dùng vừa là số vừa là có/không"),
    ('a + "x"', "cần số, gặp chữ"),
    ('if(muc < "tốt", 1, 0)', "chữ chỉ so sánh bằng = hoặc !="),
    ("if(kh > true, 1, 0)", "có/không chỉ so sánh bằng = hoặc !="),
    ("gui - 2025-13-01", "ngày «2025-13-01» không tồn tại"),
    ("2025-12-01 + a", "cần số, gặp ngày"),
    ("round(a, b)", "số chữ số thập phân của round"),
    ("round(a, 7)", "số chữ số thập phân của round"),
    ("1234567890123456 * a", "số dài quá 15 chữ số"),
    ("a + " * 400 + "a", "quá dài, nhiều nhất 1000"),
    ("+".join("a" * 150), "có quá 200 phần tử"),
    ("(" * 400 + "a" + ")" * 400, "lồng quá 30 tầng"),
    ("-" * 400 + "a", "lồng quá 30 tầng"),
    ("not " * 200 + "a", "lồng quá 30 tầng"),
    ("1.5.2 * a", "không dùng được «1»"),
    ("5", "ít nhất một chỉ tiêu"),
    ("a; b", "không dùng được «;»"),
    ("a, b", "thừa «,»"),
    ("1,5 * a", "thừa «,»"),
]


@pytest.mark.parametrize(("formula", "said"), REFUSED)
def test_a_wrong_formula_is_refused_with_its_place(formula: str, said: str) -> None:
    with pytest.raises(ValidationError) as raised:
        ExpressionParams.model_validate({"points": formula})

    (error,) = raised.value.errors()
    assert said in error["ctx"]["error"].args[0].vi


def refused(formula: str, **more: str) -> list[tuple[str, str]]:
    """Codes and sentences of a rubric with this formula, whose fields have these units."""
    units = {"a": more.pop("a", ""), "b": more.pop("b", "")}
    own = rubric(
        group=[group("T", None, max=10)],
        criterion=[line("A1", 10, "expression", params={"points": formula})],
        field=[
            *(number(code, unit=unit) for code, unit in units.items()),
            *({"code": f.code, "title": f.code, "type": f.type, "choices": f.choices}
              for f in FIELDS[2:]),
        ],
    )  # fmt: skip
    problems = Evaluator().check(own)
    return [(p.code, p.line("vi")) for p in problems if p.code != "RUB138"]


def test_an_unknown_field_is_refused_with_a_suggestion() -> None:
    ((code, said),) = refused("hann_gui + a - a")

    assert code == "RUB136"
    assert "hann_gui" in said


def test_a_field_of_another_type_is_refused() -> None:
    ((code, _),) = refused("kh + a")

    assert code == "RUB137"


@pytest.mark.parametrize(
    ("formula", "a", "b", "expected"),
    [
        ("a + b", "người", "buổi", ["RUB132"]),
        ("if(a > b, 1, 0)", "người", "buổi", ["RUB132"]),
        ("min(a, b)", "người", "buổi", ["RUB132"]),
        ("a / b + a", "người", "buổi", ["RUB132"]),
        ("a * b / b + a", "người", "buổi", []),
        ("a / b + 1", "người", "người", []),
        ("a + b", "người", "người", []),
        ("a + 1", "người", "", []),
        ("a + b", "người", "", []),  # a field without a unit is not looked at
        ("2 * a + 3 * b", "người", "người", []),
        ("a >= 100 * b / b", "%", "người", []),
    ],
)
def test_units_are_not_mixed(formula: str, a: str, b: str, expected: list[str]) -> None:
    wrapped = f"if({formula}, 1, 0)" if ">=" in formula else formula
    found = refused(wrapped, a=a, b=b)

    assert [code for code, _ in found] == expected
    for _, said in found:
        assert "người" in said
        assert "buổi" in said


def test_a_formula_is_said_in_words() -> None:
    formula = 'min(10, 2.5 * a + if(kh and muc = "tốt", 1, 0)) - max(0, days(han, gui)) / b'
    labels = {"a": "Số mô hình", "b": "Số thôn", "kh": "Có kế hoạch", "muc": "Mức", "han": "Hạn",
              "gui": "Ngày gửi"}  # fmt: skip

    text = Expression(ExpressionParams(points=formula)).describe(Decimal(10), labels)

    assert text.vi == (
        "điểm bằng số nhỏ nhất trong (10; (2,5 × «Số mô hình») + (nếu «Có kế hoạch» và («Mức» = "
        "“tốt”) thì 1, nếu không thì 0)) − (số lớn nhất trong (0; số ngày từ «Hạn» đến «Ngày gửi») "
        ": «Số thôn»); kết quả ngoài khoảng 0 đến 10 điểm là lỗi"
    )


@pytest.mark.parametrize(
    "formula",
    [
        "min(10, a / 3)",
        "if(kh, 10, 0)",
        "min(10, max(0, a - b))",
        "if(b > 0, min(10, 10 * a / b), 0)",
    ],
)
def test_formulas_obey_the_laws(formula: str) -> None:
    named = [use.code for use in ExpressionParams(points=formula).named_fields()]
    used = [field for field in FIELDS if field.code in named]

    check_criterion(Expression, {"points": formula}, used, maximum=10)


# A formula and its value are drawn together: the value by plain fractions, one node at a time.
Drawn = tuple[str, Fraction | None]
CELLS = {"a": Decimal("7.25"), "b": Decimal(3), "kh": Decimal(1)}


def applied(sign: str, one: Drawn, other: Drawn) -> Drawn:
    left, right = one[1], other[1]
    text = f"({one[0]} {sign} {other[0]})"
    if left is None or right is None or (sign == "/" and right == 0):
        return text, None
    return text, {
        "+": lambda: left + right, "-": lambda: left - right, "*": lambda: left * right,
        "/": lambda: left / right,
    }[sign]()  # fmt: skip


def chosen(sign: str, one: Drawn, other: Drawn, yes: Drawn, no: Drawn) -> Drawn:
    text = f"if({one[0]} {sign} {other[0]}, {yes[0]}, {no[0]})"
    left, right = one[1], other[1]
    if left is None or right is None:
        return text, None
    holds = {"<": left < right, ">=": left >= right, "=": left == right, "!=": left != right}
    return text, yes[1] if holds[sign] else no[1]


def called(name: str, one: Drawn, other: Drawn) -> Drawn:
    left, right = one[1], other[1]
    if name in ("min", "max"):
        text = f"{name}({one[0]}, {other[0]})"
        both = left is not None and right is not None
        pick = min if name == "min" else max
        return text, pick(left, right) if both else None
    text = f"{name}({one[0]})"
    if left is None:
        return text, None
    exact = {
        "abs": lambda: abs(left), "floor": lambda: Fraction(floor(left)),
        "ceil": lambda: Fraction(-floor(-left)), "round": lambda: rounded(left, 0, "half_up"),
    }  # fmt: skip
    return text, exact[name]()


LEAVES: st.SearchStrategy[Drawn] = st.one_of(
    st.sampled_from([("a", Fraction("7.25")), ("b", Fraction(3))]),
    st.integers(0, 12).map(lambda n: (str(n), Fraction(n))),
    st.integers(0, 1200).map(lambda n: (str(Decimal(n) / 100), Fraction(n, 100))),
)
FORMULAS: st.SearchStrategy[Drawn] = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(applied, st.sampled_from("+-*/"), inner, inner),
        st.builds(chosen, st.sampled_from(["<", ">=", "=", "!="]), inner, inner, inner, inner),
        st.builds(
            called, st.sampled_from(["min", "max", "abs", "floor", "ceil", "round"]), inner, inner
        ),
    ),
    max_leaves=12,
)


@given(FORMULAS, st.integers(0, 6), st.sampled_from(["half_up", "half_even"]))
@settings(deadline=None)
def test_every_formula_equals_plain_fractions(drawn: Drawn, decimals: int, mode: Any) -> None:
    formula, expected = drawn
    found = scored(f"{formula} + 0 * a", dict(CELLS), maximum=1000)

    if expected is None:
        assert found.reasons == ["no_value"]
    elif expected < 0:
        assert found.reasons == ["below_zero"]
    elif expected > 1000:
        assert found.reasons == ["above_maximum"]
    else:
        units = round_to_units(np.array(found.scores.points, dtype=np.float64), decimals, mode)
        assert Fraction(int(units[0]), 10**decimals) == rounded(expected, decimals, mode)


@given(st.text(max_size=60) | st.text(alphabet='ab1.,()+-*/<>=! "`ifmnaxord', max_size=60))
@settings(deadline=2000)
def test_no_text_brings_anything_but_a_refusal(formula: str) -> None:
    fault = None
    try:
        ExpressionParams.model_validate({"points": formula})
    except ValidationError as error:
        fault = error

    assert fault is None or fault.error_count() == 1
