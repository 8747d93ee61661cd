"""Decimals in floats, compared so that no binary noise decides.

Values and parameters are decimals of at most 6 places that people typed, but 0.1 + 0.2 and 0.3
are different floats. Single values are compared, and points added up, in whole millionths, which
floats hold exactly. Products are compared with a slack: for done (a * 10**-d) and planned
(b * 10**-e) of at most 10**6 steps, and a percentage c * 10**-f with c up to 10**8, the sides of
`100 * done >= percentage * planned` are equal or differ by more than 1e-14 of their size, while
the float products are off by less than 1e-15.
"""

from decimal import Decimal
from typing import Annotated

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from danvan_scoring.plugins import Number

Column = NDArray[np.float64]

PointsParam = Annotated[Number, Field(ge=0, le=2_000, decimal_places=6)]
"""Points as a parameter."""

PositivePoints = Annotated[Number, Field(gt=0, le=2_000, decimal_places=6)]
"""Points as a parameter, more than none."""

ValueParam = Annotated[Number, Field(ge=-1_000_000, le=1_000_000, decimal_places=6)]
"""A value of a field as a parameter."""

MILLION = 1_000_000

_SLACK = 3e-15


def millionths(values: Column) -> Column:
    """Count values in whole millionths; the floats returned are whole numbers."""
    counted = values * MILLION
    return np.rint(counted, out=counted)


def in_millionths(value: Decimal) -> int:
    """Count a parameter in whole millionths."""
    return int(value * MILLION)


def share_at_least(done: Column, percent: Decimal, planned: Column) -> NDArray[np.bool_]:
    """Tell where done is at least so many percent of planned, which is positive."""
    return done * 100.0 >= planned * (float(percent) * (1 - _SLACK))


def share_above(done: Column, percent: Decimal, planned: Column) -> NDArray[np.bool_]:
    """Tell where done is more than so many percent of planned, which is positive."""
    return done * 100.0 > planned * (float(percent) * (1 + _SLACK))
