"""Exact points: decimals as typed, rounded once, at the place that the rubric declares.

From that place on points are `int64` counts of `10**-decimals` ("units of the last place"), so
sums and comparisons are exact. Before it they are `float64`, and this module decides what a
float that lies next to a rounding boundary means.

**Why the decision is right.** Let x be the exact value and f the float that was computed for it.
With |x| at most `LARGEST` = 2,000 and at most 200 additions after the division that made each
term, |f - x| < 200 * ulp(2,000) / 2 < 2.3e-11. A value is snapped to a multiple of 1e-10, which
moves it by at most 5e-11. So a value that lies exactly on a boundary (k + 1/2) * 10**-d is
snapped onto it and rounded by the declared mode, and a value that does not lie on it is taken
for it only when it is nearer than 7.3e-11. A fraction with denominator q that is not on a
boundary is at least 1 / (2 * q * 10**d) away from it. Hence every result is right for
denominators up to 6.8e9 / 10**d in lowest terms: 10**6 with up to 3 decimals, which the rubric's
bounds on fields keep (`MOST_STEPS`). More than `MOST_DECIMALS` decimals or larger points are
refused when the rubric is read.
"""

from decimal import Decimal
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.int64]
"""Points in units of the last declared decimal place."""

RoundingMode = Literal["half_up", "half_even"]

LARGEST = 2_000
MOST_DECIMALS = 6
MOST_STEPS = 1_000_000
_SNAP_DECIMALS = 10


def to_units(value: Decimal, decimals: int) -> int:
    """Count `value` in units of `10**-decimals`; the rubric keeps it a whole number.

    Raises:
        ValueError: `value` has more decimals than declared.

    Examples:
        >>> to_units(Decimal("2.5"), 2)
        250
    """
    scaled = value.scaleb(decimals)
    if scaled != scaled.to_integral_value():
        raise ValueError(f"{value} has more than {decimals} decimals")
    return int(scaled)


def round_to_units(
    values: NDArray[np.float64], decimals: int, mode: RoundingMode = "half_up"
) -> Points:
    """Round float points to units of `10**-decimals`, deciding ties as a decimal reader would.

    Args:
        values: finite points, none larger than `LARGEST` in size.
        decimals: digits kept after the point, 0 to `MOST_DECIMALS`.
        mode: `half_up` (away from zero, as in Vietnamese school arithmetic) or `half_even`.

    Returns:
        `int64`, of the same length.

    Raises:
        ValueError: a value is not finite or too large for the proof in the module's docstring.

    Examples:
        >>> round_to_units(np.array([93.825, 2.675, 3.125]), 2)
        array([9383,  268,  313])
    """
    low, high = values.min(initial=0.0), values.max(initial=0.0)
    if not (low >= -LARGEST and high <= LARGEST):
        raise ValueError(f"points must be finite and at most {LARGEST} in size")
    step = 10 ** (_SNAP_DECIMALS - decimals)
    snapped = values * 10.0**_SNAP_DECIMALS
    np.rint(snapped, out=snapped)
    if mode == "half_even":
        return divide_to_units(snapped.astype(np.int64), step, mode)
    # Whole numbers of at most 2e13 are exact floats, and so is the whole part of their quotient,
    # whose fraction is a multiple of 1/step: the same as `divide_to_units`, at float speed.
    negative = snapped < 0 if low < 0 else None
    size = snapped if negative is None else np.abs(snapped)
    size += step / 2
    size /= step
    whole = np.floor(size, out=size).astype(np.int64)
    return whole if negative is None else np.asarray(np.where(negative, -whole, whole))


def divide_to_units(
    numerator: NDArray[np.int64],
    denominator: NDArray[np.int64] | int,
    mode: RoundingMode = "half_up",
) -> Points:
    """Divide integers and round the exact quotient to a whole number.

    Args:
        numerator: `int64`, below 2**61 in size.
        denominator: positive.
        mode: as in `round_to_units`.

    Examples:
        >>> divide_to_units(np.array([5, -5, 7]), 2)
        array([ 3, -3,  4])
    """
    size = np.abs(numerator)
    if mode == "half_up":
        quotient = (2 * size + denominator) // (2 * denominator)
    else:
        quotient, remainder = np.divmod(size, denominator)
        twice = 2 * remainder
        quotient = quotient + (
            (twice > denominator) | ((twice == denominator) & (quotient % 2 == 1))
        )
    return np.where(numerator < 0, -quotient, quotient).astype(np.int64, copy=False)
