"""Cohorts: which units are compared with which (khối thi đua trong một xã)."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from danvan_scoring.model.rubric import Rubric


def authorities(units: pd.DataFrame) -> NDArray[np.intp]:
    """Number the authorities (communes), in the order in which they first appear."""
    return np.asarray(pd.factorize(units["authority"])[0], dtype=np.intp)


def peer_groups(rubric: Rubric, units: pd.DataFrame) -> NDArray[np.intp]:
    """Return the position of each unit's peer group in `rubric.peer_groups`, by its kind."""
    group_of = {kind: p for p, g in enumerate(rubric.peer_groups) for kind in g.kinds}
    codes, kinds = pd.factorize(units["kind"])
    return np.array([group_of[kind] for kind in kinds], dtype=np.intp)[codes]


def cohorts(rubric: Rubric, units: pd.DataFrame) -> NDArray[np.intp]:
    """Number the peer groups of every authority: the same number, the same competitors."""
    return authorities(units) * len(rubric.peer_groups) + peer_groups(rubric, units)
