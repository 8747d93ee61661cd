"""Dates in cells: the declared style only, and what others can be read as."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_scoring.io.date_cells import DateStyle, read_date, written_date
from danvan_scoring.io.number_cells import CellFault


@pytest.mark.parametrize(
    ("text", "style"),
    [("01/12/2025", "day_first"), ("1/12/2025", "day_first"), ("2025-12-01", "iso")],
)
def test_a_date_in_the_declared_style_is_read(text: str, style: DateStyle) -> None:
    assert read_date(text, style) == date(2025, 12, 1)


@pytest.mark.parametrize(
    ("text", "style", "code"),
    [
        ("31/02/2025", "day_first", "SUB241"),
        ("29/02/2025", "day_first", "SUB241"),
        ("00/12/2025", "day_first", "SUB241"),
        ("2025-02-30", "iso", "SUB241"),
        ("2025-02-30", "day_first", "SUB241"),
        ("01/12/25", "day_first", "SUB243"),
        ("01/12/25", "iso", "SUB243"),
        ("45992,5", "day_first", "SUB244"),
        ("01/12/2205", "day_first", "SUB245"),
        ("0205-12-01", "iso", "SUB245"),
        ("12/2025", "day_first", "SUB240"),
        ("2025-12-01 00:00:00", "iso", "SUB240"),
        ("０１/12/2025", "day_first", "SUB240"),
    ],
)
def test_what_is_no_date_in_that_style_is_refused(text: str, style: DateStyle, code: str) -> None:
    fault = read_date(text, style)

    assert isinstance(fault, CellFault)
    assert fault.code == code


@pytest.mark.parametrize(
    ("text", "style", "readings"),
    [
        ("2025-12-01", "day_first", "01/12/2025"),
        ("12/25/2025", "day_first", "25/12/2025"),
        ("1.12.2025", "day_first", "01/12/2025 / 12/01/2025"),
        ("03/04/2025", "iso", "2025-04-03 / 2025-03-04"),
        ("05/05/2025", "iso", "2025-05-05"),
        ("25/12/2025", "iso", "2025-12-25"),
        ("2025/12/01", "iso", "2025-12-01"),
    ],
)
def test_a_date_in_another_style_is_refused_with_its_readings(
    text: str, style: DateStyle, readings: str
) -> None:
    fault = read_date(text, style)

    assert isinstance(fault, CellFault)
    assert (fault.code, fault.details["readings"]) == ("SUB242", readings)


def test_the_number_that_excel_has_for_a_day_is_named() -> None:
    # Excel counts days from 30/12/1899: 45992 is 01/12/2025 (as Excel shows it).
    fault = read_date("45992", "day_first")

    assert isinstance(fault, CellFault)
    assert (fault.code, fault.details["meant"]) == ("SUB244", "01/12/2025")


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from(["day_first", "iso"]))
def test_every_day_reads_back(day: date, style: DateStyle) -> None:
    assert read_date(written_date(day, style), style) == day
