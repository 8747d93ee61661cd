"""Rounding decides ties as a decimal reader would, and refuses what it cannot decide."""

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reference import rounded

from danvan_scoring.model.rounding import LARGEST, divide_to_units, round_to_units, to_units


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        # Sums that binary floats put just under the half: a gradebook's bug reports.
        (0.5 * 133.95 + 0.5 * 53.7, 9383),  # 93.825
        ((88.56 + 69.71) / 200 * 100, 7914),  # 79.135
        (2.675, 268),
        (1.005, 101),
        (15 * 0.8245, 1237),  # PAR index 82.45 % of 15 points: 12.3675
        (3.125, 313),
        (10 / 3, 333),
    ],
)
def test_halves_that_floats_miss(value: float, expected: int) -> None:
    assert round_to_units(np.array([value]), 2).tolist() == [expected]


@given(
    st.integers(-10**6, 10**6), st.integers(1, 10**6), st.integers(0, 3),
    st.sampled_from(["half_up", "half_even"]),
)  # fmt: skip
def test_fractions_with_denominators_up_to_a_million_are_rounded_exactly(
    numerator: int, denominator: int, decimals: int, mode: str
) -> None:
    exact = Fraction(numerator, denominator)
    if abs(exact) > LARGEST:
        exact = exact / 1_000
    found = round_to_units(np.array([float(exact)]), decimals, mode)  # type: ignore[arg-type]

    assert Fraction(int(found[0]), 10**decimals) == rounded(exact, decimals, mode)


@given(st.decimals(-2000, 2000, places=6, allow_nan=False))
def test_decimals_are_rounded_as_the_decimal_module_does(value: Decimal) -> None:
    for mode, reference in (("half_up", ROUND_HALF_UP), ("half_even", ROUND_HALF_EVEN)):
        found = round_to_units(np.array([float(value)]), 2, mode)  # type: ignore[arg-type]
        expected = value.quantize(Decimal("0.01"), rounding=reference)
        assert Decimal(int(found[0])).scaleb(-2) == expected


@given(st.integers(-(10**12), 10**12), st.integers(1, 10**6))
def test_integer_division_rounds_the_exact_quotient(numerator: int, denominator: int) -> None:
    for mode in ("half_up", "half_even"):
        found = divide_to_units(np.array([numerator]), denominator, mode)  # type: ignore[arg-type]
        assert int(found[0]) == rounded(Fraction(numerator, denominator), 0, mode)


@pytest.mark.parametrize("value", [LARGEST + 1.0, -LARGEST - 1.0, np.nan, np.inf])
def test_what_lies_beyond_the_proof_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="at most 2000"):
        round_to_units(np.array([1.0, value]), 2)


def test_points_with_more_decimals_than_declared_are_refused() -> None:
    assert to_units(Decimal("2.50"), 1) == 25
    with pytest.raises(ValueError, match="more than 1 decimals"):
        to_units(Decimal("2.55"), 1)


def test_no_units_are_no_trouble() -> None:
    assert round_to_units(np.array([]), 2).tolist() == []
