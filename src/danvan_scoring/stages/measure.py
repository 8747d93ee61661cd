"""Measure: what ranks and classes compare, from points and the maximum that applies."""

import numpy as np

from danvan_scoring.model.rounding import Points, divide_to_units
from danvan_scoring.model.rubric import Rubric


def measured(points: Points, maximum: Points, rubric: Rubric) -> Points:
    """Return points, or their percentage of the maximum, rounded as the rubric declares.

    Args:
        points: totals in units of the last decimal of points.
        maximum: what applies, in the same units; positive.
        rubric: which of the two is compared, to how many decimals, and how they are rounded.

    Returns:
        Units of the last of `Rubric.measure_decimals`.
    """
    rounding, decimals = rubric.rounding, rubric.measure_decimals
    if rubric.ranking.by == "percent":
        return divide_to_units(points * (100 * 10**decimals), maximum, rounding.mode)
    if decimals >= rounding.decimals:
        return points * np.int64(10 ** (decimals - rounding.decimals))
    return divide_to_units(points, 10 ** (rounding.decimals - decimals), rounding.mode)
