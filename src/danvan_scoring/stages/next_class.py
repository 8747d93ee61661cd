"""Next class: how many points a unit lacks for the class above the one that its points give."""

from bisect import bisect_left
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from danvan_scoring.model.notation import exact
from danvan_scoring.model.result import Result
from danvan_scoring.model.rounding import to_units
from danvan_scoring.model.rubric import ClassBand
from danvan_scoring.stages.measure import measured


@dataclass(frozen=True)
class NextClass:
    """The class above (mức liền trên).

    Attributes:
        band: the class.
        lacking: the fewest points that have to be gained for its cut-off, the maximum unchanged.
    """

    band: ClassBand
    lacking: Decimal


def next_class(result: Result, scale: str, row: int) -> NextClass | None:
    """Say what the unit in `row` lacks by its points alone; gates and quotas are not looked at.

    None if it has no total, if the scale has no classes, or if its points give the highest.
    """
    rubric, standing = result.bound.rubric, result.standings[scale]
    bands = rubric.classes_of(scale)
    if not bands or not standing.ranked[row]:
        return None
    by_points = int(result.classifications[scale].by_points[row])
    above = bands[by_points - 1] if by_points >= 0 else bands[-1]
    if by_points == 0:
        return None
    total = result.scores.nodes[scale]
    points, maximum = int(total.points[row]), np.array([total.maximum[row]])
    wanted = to_units(above.from_, rubric.measure_decimals)

    def measure(units: int) -> int:
        return int(measured(np.array([units]), maximum, rubric)[0])

    enough = 1
    while measure(points + enough) < wanted:
        enough *= 2
    # More points never measure less, so the least that is enough can be searched by halving.
    lacking = bisect_left(range(enough), wanted, key=lambda more: measure(points + more))
    return NextClass(above, exact(np.int64(lacking), rubric.rounding.decimals))
