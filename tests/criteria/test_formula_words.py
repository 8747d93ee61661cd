"""formula: said in words, with titles, and no more brackets than a reader needs."""

from decimal import Decimal

import pytest

from danvan_criteria.expression import Expression, ExpressionParams
from danvan_scoring.plugins import Text

LABELS = {"a": "Số mô hình", "b": "Số thôn", "kh": "Có kế hoạch", "muc": "Mức", "han": "Hạn",
          "gui": "Ngày gửi"}  # fmt: skip


def said(formula: str, **labels: str) -> Text:
    made = Expression(ExpressionParams(points=formula))
    text = made.describe(Decimal(10), labels or {code: code for code in LABELS})
    return Text(
        text.vi.removeprefix("điểm bằng ").partition("; kết quả")[0],
        text.en.removeprefix("points are ").partition("; a value")[0],
    )


def test_a_formula_is_said_with_titles_and_in_the_numbers_of_each_language() -> None:
    formula = 'min(10, 2.5 * a + if(kh and muc = "tốt", 1, 0)) - max(0, days(han, gui)) / b'

    text = Expression(ExpressionParams(points=formula)).describe(Decimal(10), LABELS)

    assert text.vi == (
        "điểm bằng số nhỏ nhất trong (10; 2,5 × «Số mô hình» + (nếu «Có kế hoạch» và «Mức» = "
        "“tốt” thì 1, nếu không thì 0)) − số lớn nhất trong (0; số ngày (từ «Hạn» đến «Ngày gửi»)) "
        ": «Số thôn»; kết quả ngoài khoảng 0 đến 10 điểm là lỗi"
    )
    assert text.en == (
        "points are the least of (10; 2.5 × «Số mô hình» + (1 if «Có kế hoạch» and «Mức» = "
        "“tốt”, else 0)) − the greatest of (0; the days (from «Hạn» to «Ngày gửi»)) "
        "/ «Số thôn»; a value outside 0 to 10 points is an error"
    )


@pytest.mark.parametrize(
    ("formula", "vi"),
    [
        ("a + b + a - b", "«a» + «b» + «a» − «b»"),
        ("a - (b - a)", "«a» − («b» − «a»)"),
        ("a + (b - a)", "«a» + («b» − «a»)"),
        ("(a + b) * 2", "(«a» + «b») × 2"),
        ("a + b * 2", "«a» + «b» × 2"),
        ("a * b * 2", "«a» × «b» × 2"),
        ("a / b * 2", "(«a» : «b») × 2"),
        ("a / (b * 2)", "«a» : («b» × 2)"),
        ("-(a + b) * 2", "−(«a» + «b») × 2"),
        ("-a + b", "−«a» + «b»"),
    ],
)
def test_brackets_stand_where_a_reader_needs_them(formula: str, vi: str) -> None:
    assert said(formula).vi == vi


@pytest.mark.parametrize(
    ("condition", "vi"),
    [
        ("a > 1 and b >= 2 and kh", "«a» > 1 và «b» ≥ 2 và «kh»"),
        ("kh and a > 1 or b != 2", "(«kh» và «a» > 1) hoặc «b» ≠ 2"),
        ("kh and (a > 1 or b <= 2)", "«kh» và («a» > 1 hoặc «b» ≤ 2)"),
        ("not kh", "không phải («kh»)"),
        ("kh = false", "«kh» = không"),
        ("gui <= 2025-12-01", "«gui» ≤ 01/12/2025"),
    ],
)
def test_conditions_are_said_without_room_for_doubt(condition: str, vi: str) -> None:
    assert said(f"if({condition}, a, 0)").vi == f"(nếu {vi} thì «a», nếu không thì 0)"


@pytest.mark.parametrize(
    ("formula", "vi", "en"),
    [
        ("abs(a - b)", "giá trị tuyệt đối của («a» − «b»)", "the absolute value of («a» − «b»)"),
        ("floor(a / 2)", "số nguyên làm tròn xuống của («a» : 2)",
         "the whole number not above («a» / 2)"),
        ("ceil(a / 2)", "số nguyên làm tròn lên của («a» : 2)",
         "the whole number not below («a» / 2)"),
        ("round(a)", "số nguyên làm tròn của («a»)", "the rounding to a whole number of («a»)"),
        ("b + round(a, 2)", "«b» + số làm tròn đến 2 chữ số thập phân của («a»)",
         "«b» + the rounding to 2 decimals of («a»)"),
    ],
)  # fmt: skip
def test_functions_are_said_before_what_they_are_of(formula: str, vi: str, en: str) -> None:
    assert said(formula) == Text(vi, en)


def test_braces_in_a_title_are_only_text() -> None:
    assert said("abs(a)", a="Số {x} {0}").vi == "giá trị tuyệt đối của («Số {x} {0}»)"
