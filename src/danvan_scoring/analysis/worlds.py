"""Worlds: the same units many times over, each time as if something were otherwise.

A world is a copy of all units that competes with nobody outside it. So one call of the stages
ranks and classifies any number of worlds, by the very arithmetic that made the result.
"""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from danvan_scoring.model.submission import Submissions
from danvan_scoring.stages.cohorts import authorities


def worlds(submissions: Submissions, count: int) -> Submissions:
    """Return the units `count` times, world after world; codes of units repeat.

    Facts, evidence and waivers are those of the unit in every world. Marks are left out, since they
    name one unit: put them into the leaves before these are repeated.

    Args:
        submissions: of all units of one rubric.
        count: how many worlds.
    """
    size = len(submissions.units)
    rows = np.tile(np.arange(size), count)
    world = np.repeat(np.arange(count), size)
    own = authorities(submissions.units)
    units = submissions.units.iloc[rows].copy()
    units["authority"] = world * (int(own.max(initial=0)) + 1) + own[rows]
    return Submissions(
        units=units,
        values=submissions.values.iloc[rows],
        evidence=submissions.evidence,
        waivers=submissions.waivers,
    )


def by_world(column: NDArray[np.generic] | pd.Series, count: int) -> NDArray[np.generic]:
    """Return a column over all worlds as a table: one row a world, one column a unit."""
    return np.asarray(column).reshape(count, -1)
