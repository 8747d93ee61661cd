"""Outranking: unit against unit, by how many of the criteria, whatever their points.

It needs no common scale of the criteria, which is why it is held against a ranking by points:
OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 6, non-compensatory methods.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]

# Sums of weights that are equal by hand may differ in the last binary digit.
_SAME = 1e-12


@dataclass(frozen=True)
class Dominance:
    """How many pairs of units have one that is better in every criterion.

    Attributes:
        pairs: how many do.
        share: of all pairs; 0 without any.
    """

    pairs: int
    share: float


def outranking_matrix(scores: Matrix, weights: NDArray[np.float64] | None = None) -> Matrix:
    """Return the share of weight by which each unit (row) is ahead of each other (column).

    An equal score counts half for both, so that the two shares of a pair make 1.

    Args:
        scores: one row a unit, one column a criterion; more is better.
        weights: of the criteria, positive; equal if not given.
    """
    count = scores.shape[1]
    weight = np.ones(count) if weights is None else np.asarray(weights, dtype=np.float64)
    ahead = np.sign(scores[:, None, :] - scores[None, :, :])
    shares = np.asarray(((ahead + 1) / 2) @ (weight / weight.sum()))
    np.fill_diagonal(shares, 0.0)
    return shares


def copeland_scores(shares: Matrix) -> NDArray[np.int64]:
    """Return how many units each is ahead of by more than half, less those it is behind.

    A. H. Copeland, A reasonable social welfare function, seminar, University of Michigan (1951).

    Args:
        shares: as `outranking_matrix` gives them.
    """
    balance = shares - shares.T
    balance[np.abs(balance) < _SAME] = 0.0
    return np.asarray(np.sign(balance).sum(axis=1), dtype=np.int64)


def dominance(shares: Matrix) -> Dominance:
    """Count the pairs of which one is ahead in every criterion, so that no weights reverse them.

    Args:
        shares: as `outranking_matrix` gives them.
    """
    size = len(shares)
    pairs = int((shares > 1 - _SAME).sum())
    return Dominance(pairs, pairs / (size * (size - 1) // 2) if size > 1 else 0.0)
