"""Numbers and days as Vietnamese documents write them."""

from datetime import date
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest

from danvan_scoring.model.notation import exact, exact_column, number, written
from danvan_scoring.model.text import Text


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        ("7.50", "7,5", "7.5"),
        ("100", "100", "100"),
        ("100.00", "100", "100"),
        ("-0.25", "−0,25", "−0.25"),
        ("-0.00", "0", "0"),
        ("1E+2", "100", "100"),
    ],
)
def test_a_number_has_the_mark_of_the_language_and_no_idle_zeros(value, vi, en):
    assert number(Decimal(value)) == Text(vi, en)


def test_a_number_in_a_table_has_all_its_decimals():
    assert number(Decimal("97.5"), 2) == Text("97,50", "97.50")
    assert number(Decimal("-0.001"), 2).vi == "0,00"


@pytest.mark.parametrize(
    ("value", "vi"),
    [
        (True, "có"),
        (np.array([False])[0], "không"),
        (np.int64(12), "12"),
        (12.345678, "12,3457"),
        (np.float64(0.1), "0,1"),
        (float("nan"), "—"),
        (None, "—"),
        (pd.NaT, "—"),
        (np.datetime64("2025-12-01"), "01/12/2025"),
        (pd.Timestamp("2025-12-01"), "01/12/2025"),
        (date(2025, 1, 9), "09/01/2025"),
        (("a", Decimal("1.5")), "a, 1,5"),
        ("thôn", "thôn"),
    ],
)
def test_every_kind_of_value_can_be_written(value, vi):
    assert written(value).vi == vi


def test_counts_of_the_last_decimal_are_exact():
    assert exact(np.int64(9383), 2) == Decimal("93.83")
    assert str(exact(np.int64(-400), 2)) == "-4.00"


def test_a_float_from_before_rounding_is_taken_to_its_tenth_decimal():
    assert exact(np.float64(0.1) + np.float64(0.2), 2) == Decimal("0.3")


def test_a_column_of_a_frame_is_rounded_as_declared():
    """93.825 is 93.83 half up (Canvas keeps this case among its tests)."""
    column = pd.Series([93.825, np.nan, 2.675])

    assert exact_column(column, 2) == [Decimal("93.83"), None, Decimal("2.68")]
    assert exact_column([2.665], 2, "half_even") == [Decimal("2.66")]
