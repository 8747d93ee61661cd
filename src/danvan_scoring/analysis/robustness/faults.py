"""Faults of facts: now and then a unit's outcome is that of another unit (hot deck).

So a fault is always an outcome that the rule can give to such a unit, and as frequent as it is
among its peers.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from danvan_scoring.analysis.robustness.ground import Ground
from danvan_scoring.model.status import Status
from danvan_scoring.stages.score import LeafScores


@dataclass(frozen=True, eq=False)
class Donors:
    """From whom a unit's outcome of one line can come by mistake: scored peers.

    Attributes:
        open: units that may be taken for another.
        order: rows of the scored units, peer group by peer group.
        start: where each unit's peers begin in `order`.
        count: how many of them there are, the unit included.
        place: of the unit among them.
    """

    open: NDArray[np.bool_]
    order: NDArray[np.intp]
    start: NDArray[np.intp]
    count: NDArray[np.intp]
    place: NDArray[np.intp]

    def taken(
        self, points: NDArray[np.float64], uniform: NDArray[np.float64], chance: float
    ) -> NDArray[np.float64]:
        """Return points in which some are those of another.

        Args:
            points: of every unit.
            uniform: one row a world, one column a unit; below `chance` there is a fault, and how
                far below says whose points are taken.
            chance: of a fault.
        """
        found = np.broadcast_to(points, uniform.shape).copy()
        world, unit = np.nonzero((uniform < chance) & self.open)
        others = self.count[unit] - 1
        step = (uniform[world, unit] / chance * others).astype(np.intp)
        step = np.minimum(step, others - 1) + 1
        donor = self.order[self.start[unit] + (self.place[unit] + step) % self.count[unit]]
        found[world, unit] = points[donor]
        return found


def donors_of(leaf: LeafScores, ground: Ground, judged: NDArray[np.bool_] | None) -> Donors | None:
    """Find the donors of a line; None if no unit can be taken for another.

    Args:
        leaf: the line.
        ground: for the peer groups.
        judged: units whose points are a mark and no fact.
    """
    scored = np.flatnonzero(leaf.status == Status.SCORED)
    order = scored[np.argsort(ground.peers[scored], kind="stable")]
    size = int(ground.peers.max(initial=-1)) + 1
    per_group = np.bincount(ground.peers[order], minlength=size)
    start = (np.cumsum(per_group) - per_group)[ground.peers]
    place = np.zeros(ground.size, dtype=np.intp)
    place[order] = np.arange(len(order)) - start[order]
    count = per_group[ground.peers]
    open_ = (leaf.status == Status.SCORED) & (count > 1)
    if judged is not None:
        open_ &= ~judged
    return Donors(open_, order, start, count, place) if open_.any() else None
