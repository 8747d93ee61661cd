"""Competition ranks: 1, 1, 3, in whole numbers, for any number of groups at once."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from danvan_scoring.model.rounding import Points

_MOST = 2**62


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
    group = within[members]
    code = _folded([group, *(-key[members] for key in keys)])
    order = np.argsort(code)
    size = len(order)
    new_group = _changes(group[order])
    new_rank = _changes(code[order])
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


def _folded(columns: Sequence[NDArray[np.int64] | NDArray[np.intp]]) -> NDArray[np.int64]:
    """Number rows so that the numbers compare as the rows of `columns` do, first column first.

    One sort of whole numbers takes a quarter of the time of a sort by several columns.
    """
    code = np.zeros(len(columns[0]), dtype=np.int64)
    for column in columns:
        low = column.min(initial=0)
        span = int(column.max(initial=0)) - int(low) + 1
        if (int(code.max(initial=0)) + 1) * span >= _MOST:
            # Numbered densely, as many numbers as rows at most: two of them fit beside each other.
            code = np.unique(code, return_inverse=True)[1].astype(np.int64)
            column = np.unique(column, return_inverse=True)[1]  # noqa: PLW2901 - the same order
            low, span = column.min(initial=0), int(column.max(initial=0)) + 1
        code = code * span + (column - low)
    return code


def _changes(column: NDArray[np.int64] | NDArray[np.intp]) -> NDArray[np.bool_]:
    """Mark the rows that differ from the row before them; the first row always does."""
    changes = np.ones(len(column), dtype=np.bool_)
    changes[1:] = column[1:] != column[:-1]
    return changes
