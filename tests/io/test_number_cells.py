"""Numbers in cells: exact where there is one reading, refused where there are two."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_scoring.io.number_cells import CellFault, read_number
from danvan_scoring.model.rubric import FormField


def field(decimals: int = 2, type_: str = "number", **bounds: Decimal) -> FormField:
    return FormField(code="f", title="F", type=type_, decimals=decimals, **bounds)


@pytest.mark.parametrize(
    ("text", "mark", "decimals", "value"),
    [
        ("12,5", ",", 2, 12.5),
        ("12.5", ".", 2, 12.5),
        ("0,125", ",", 3, 0.125),
        ("1,000", ",", 3, 1.0),
        ("-3", ",", 0, -3.0),
        ("0012", ",", 2, 12.0),
        ("10000", ",", 2, 10_000.0),
    ],
)
def test_a_number_in_the_declared_form_is_read(
    text: str, mark: str, decimals: int, value: float
) -> None:
    assert read_number(text, field(decimals), mark) == value


def test_minus_nothing_is_nothing() -> None:
    assert str(read_number("-0,0", field(), ",")) == "0.0"


@pytest.mark.parametrize(
    ("text", "mark", "code"),
    [
        ("12.5", ",", "SUB231"),
        ("12,5", ".", "SUB231"),
        ("0.125", ",", "SUB231"),
        ("1234.567", ",", "SUB231"),
        ("1.000", ",", "SUB232"),
        ("1,000", ".", "SUB232"),
        ("1,000", ",", "SUB232"),
        ("-12.500", ".", "SUB232"),
        ("1.234.567", ",", "SUB233"),
        ("1.234,5", ",", "SUB233"),
        ("1 000", ",", "SUB233"),
        ("1\u00a0000", ",", "SUB233"),
        ("0,125", ",", "SUB234"),
        ("12,50000", ",", "SUB234"),
        ("10000,01", ",", "SUB237"),
        ("9" * 41, ",", "SUB237"),
        ("9" * 5_000, ",", "SUB237"),
        ("1E+999", ".", "SUB237"),
        ("-1.5e+041", ".", "SUB237"),
        ("1.5E-999", ".", "SUB234"),
        ("0," + "3" * 50, ",", "SUB234"),
        ("1.5E+40", ".", "SUB230"),
        ("1E+" + "9" * 5_000, ".", "SUB230"),
        *((text, ",", "SUB230") for text in ("1e3", "inf", "NaN", "+5", "５", "²", ",5", "5,")),
        *((text, ",", "SUB230") for text in ("- 5", "12%", "12 hộ", "--1", "1_000", "1,2E+12")),
    ],
)
def test_a_number_in_another_form_is_refused(text: str, mark: str, code: str) -> None:
    fault = read_number(text, field(), mark)

    assert isinstance(fault, CellFault)
    assert fault.code == code


@pytest.mark.parametrize(
    ("text", "decimals", "large", "small"),
    [("1.000", 2, "1000", "1,0"), ("-12.500", 2, "-12500", "-12,5"), ("1,000", 0, "1000", "1")],
)
def test_both_readings_of_an_ambiguous_number_are_named(
    text: str, decimals: int, large: str, small: str
) -> None:
    fault = read_number(text, field(decimals), ",")

    assert isinstance(fault, CellFault)
    assert (fault.details["large"], fault.details["small"]) == (large, small)


def test_a_whole_number_has_no_fraction_not_even_an_empty_one() -> None:
    fault = read_number("5,0", field(type_="integer"), ",")

    assert isinstance(fault, CellFault)
    assert fault.code == "SUB235"


def test_bounds_belong_to_the_field_and_are_named_in_its_dialect() -> None:
    bounded = field(minimum=Decimal("0.5"), maximum=Decimal(100))

    assert read_number("0,5", bounded, ",") == 0.5
    assert read_number("100", bounded, ",") == 100.0
    fault = read_number("0,49", bounded, ",")
    assert isinstance(fault, CellFault)
    assert fault.details["limits_vi"] == "từ 0,5 đến 100"


@given(
    decimals=st.integers(0, 6),
    count=st.integers(-1_000_000, 1_000_000),
    mark=st.sampled_from([",", "."]),
)
def test_every_number_that_a_field_can_hold_reads_back_exactly(
    decimals: int, count: int, mark: str
) -> None:
    typed = Decimal(count).scaleb(-decimals)

    read = read_number(f"{typed:f}".replace(".", mark), field(decimals), mark)

    assert isinstance(read, float)
    assert Decimal(f"{read:.{decimals}f}") == typed


@given(st.text(max_size=60), st.sampled_from([",", "."]), st.integers(0, 6))
def test_any_text_is_a_number_or_a_fault(text: str, mark: str, decimals: int) -> None:
    answer = read_number(text, field(decimals), mark)

    assert isinstance(answer, float) or answer.code.startswith("SUB23")
