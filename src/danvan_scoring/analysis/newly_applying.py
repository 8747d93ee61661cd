"""Newly applying: points at criteria that apply to a unit in one of two periods only.

Such points come of there being more or less to do, and say nothing of how well it was done.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from danvan_scoring.analysis.comparison import Comparison
from danvan_scoring.analysis.four_worlds import World
from danvan_scoring.analysis.links import NodePair
from danvan_scoring.analysis.scale_comparison import ScaleComparison
from danvan_scoring.model.status import Status

_APART = (Status.NOT_APPLICABLE, Status.EXEMPT)


def newly_applying(
    found: Comparison, scale: ScaleComparison, *, came: bool
) -> Mapping[NodePair, int]:
    """Add up, by criterion of both rubrics, what changed where it began or ceased to apply.

    Args:
        found: the comparison.
        scale: one of its scales; units without a total in both periods are left out.
        came: whether the criterion applies to the unit now and did not before; else the reverse.

    Returns:
        Counts of the last decimal; criteria at which there is such a unit.
    """
    worlds = (found.worlds.old, found.worlds.new)
    added = {}
    for pair in found.below(scale.pair):
        if pair in found.closing or None in pair:
            continue
        old, new = (_applies(world, str(pair.of(new=world.by_new))) for world in worlds)
        units = scale.totalled & ((new & ~old) if came else (old & ~new))
        if units.any():
            added[pair] = int(found.nodes[pair].split.change[units].sum())
    return added


def _applies(world: World, code: str) -> NDArray[np.bool_]:
    return ~np.isin(world.settled.scores.nodes[code].status[world.rows], _APART)
