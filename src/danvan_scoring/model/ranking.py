"""Competition ranks: 1, 1, 3, in whole numbers, for any number of groups at once."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from danvan_scoring.model.rounding import Points


def competition_rank(
    keys: Sequence[Points],
    within: NDArray[np.intp],
    ranked: NDArray[np.bool_],
) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Rank by `keys`, larger first, inside each group of `within`.

    Args:
        keys: columns to compare, the weightiest first.
        within: the number of each unit's group.
        ranked: units that take part.

    Returns:
        Ranks from 1 (0 for units that take no part), and whether the rank is shared.

    Examples:
        >>> competition_rank(
        ...     [np.array([90, 80, 90])], np.zeros(3, dtype=np.intp), np.ones(3, dtype=bool)
        ... )
        (array([1, 3, 1]), array([ True, False,  True]))
    """
    members = np.flatnonzero(ranked)
    columns = [within[members], *(-key[members] for key in keys)]
    order = np.lexsort(columns[::-1])
    ordered = [column[order] for column in columns]
    size = len(order)
    new_group = _changes(ordered[:1], size)
    new_rank = _changes(ordered, size)
    position = np.arange(size)
    first_of_group = np.maximum.accumulate(np.where(new_group, position, 0))
    first_of_rank = np.maximum.accumulate(np.where(new_rank, position, 0))
    shared = ~new_rank
    shared[:-1] |= ~new_rank[1:]
    ranks = np.zeros(len(ranked), dtype=np.int64)
    tied = np.zeros(len(ranked), dtype=np.bool_)
    ranks[members[order]] = first_of_rank - first_of_group + 1
    tied[members[order]] = shared
    return ranks, tied


def _changes(
    columns: Sequence[NDArray[np.int64] | NDArray[np.intp]], size: int
) -> NDArray[np.bool_]:
    """Mark the rows that differ from the row before them; the first row always does."""
    changes = np.zeros(size, dtype=np.bool_)
    changes[:1] = True
    for column in columns:
        changes[1:] |= column[1:] != column[:-1]
    return changes
