"""formula: what is no sound expression is refused at once, with its place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from danvan_criteria.expression import ExpressionParams

REFUSED = [
    ("", "cần một giá trị, gặp hết biểu thức"),
    ("a +", "cần một giá trị, gặp hết biểu thức"),
    ("(a", "thiếu dấu )"),
    ("a)", "thừa «)»"),
    ("a b", "thừa «b»"),
    ("min(a)", "hàm min có 1 tham số"),
    ("if(kh, a)", "hàm if có 2 tham số, cần 3"),
    ("mn(a, 1)", "không có hàm «mn», có phải là min"),
    ("IF(kh, 1, 0)", "không có hàm «IF», có phải là if"),
    ("sqrt_of(a)", "không có hàm «sqrt_of», các hàm: min, max, if, abs, floor, ceil, round, days"),
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
    ("if(gui < han, 1, 0) + days(gui, han) + han", "«han» được dùng vừa là ngày vừa là số"),
    ("if(x < y, 1, 0) + if(y, 1, 0)", "có/không chỉ so sánh bằng = hoặc !="),
    ("x - y + if(y, 1, 0)", "«y» được dùng vừa là có/không vừa là số"),
    ("round(a, b)", "số chữ số thập phân của round"),
    ("round(a, 7)", "số chữ số thập phân của round"),
    ("1234567890123456 * a", "số dài quá 15 chữ số"),
    ("a + " * 400 + "a", "quá dài, nhiều nhất 1000"),
    ("+".join("a" * 150), "có quá 200 phần tử"),
    ("(" * 400 + "a" + ")" * 400, "lồng quá 30 tầng"),
    ("-" * 400 + "a", "lồng quá 30 tầng"),
    ("not " * 200 + "a", "lồng quá 30 tầng"),
    ("1.5.2 * a", "số viết chưa đúng"),
    ("2a + 1", "mã bắt đầu bằng chữ số đặt giữa hai dấu `"),
    ("٣ * a", "không dùng được «٣»"),  # digits of another script
    ("`` + a", "thiếu chữ, hoặc dấu ` đóng"),
    ('if(muc = "tốt, 1, 0)', 'ở ký tự 10 thiếu chữ, hoặc dấu " đóng'),
    ("5", "ít nhất một chỉ tiêu"),
    ("a; b", "không dùng được «;»"),
    ("a, b", "thừa «,»"),
    ("1,5 * a", "thừa «,» (phần thập phân viết sau dấu chấm)"),
]


@pytest.mark.parametrize(("formula", "said"), REFUSED)
def test_a_wrong_formula_is_refused_with_its_place(formula: str, said: str) -> None:
    with pytest.raises(ValidationError) as raised:
        ExpressionParams.model_validate({"points": formula})

    (error,) = raised.value.errors()
    assert said in error["ctx"]["error"].args[0].vi


@given(st.text(max_size=60) | st.text(alphabet='ab1.,()+-*/<>=! "`ifmnaxord', max_size=60))
@settings(deadline=2000)
def test_no_text_brings_anything_but_a_refusal(formula: str) -> None:
    fault = None
    try:
        ExpressionParams.model_validate({"points": formula})
    except ValidationError as error:
        fault = error

    assert fault is None or fault.error_count() == 1
