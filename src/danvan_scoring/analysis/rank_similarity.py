"""How alike two rankings of the same units are, and how far apart; ties are ties.

Ranks are numbers of which 1 is the best; equal ranks are shared places, whether they are written
1, 1, 3 or 1.5, 1.5, 3.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.stats import kendalltau, rankdata

from danvan_scoring.model.rounding import Points

Ranks = NDArray[np.float64]

_TWO = 2


def mid_ranks(ranks: ArrayLike) -> Ranks:
    """Give units that share a place the mean of the places that they take.

    Examples:
        >>> mid_ranks([1, 1, 3])
        array([1.5, 1.5, 3. ])
    """
    return np.asarray(rankdata(np.asarray(ranks), method="average"), dtype=np.float64)


def kendall_tau_b(one: ArrayLike, other: ArrayLike) -> float | None:
    """Return Kendall's tau-b: of the pairs that both rankings order, alike less contrariwise.

    M. G. Kendall, The treatment of ties in ranking problems, Biometrika 33 (1945).

    Args:
        one: ranks of the units.
        other: their other ranks.

    Returns:
        1 where the order is the same, -1 where it is the reverse; None where a ranking orders no
        pair of units.
    """
    x, y = _checked(one, other)
    if len(x) < _TWO or len(np.unique(x)) < _TWO or len(np.unique(y)) < _TWO:
        return None
    return float(kendalltau(x, y).statistic)


def ws_coefficient(reference: ArrayLike, other: ArrayLike) -> float | None:
    """Return the WS coefficient: how alike, a move at the top counting twice the one below it.

    W. Sałabun and K. Urbaniak, A New Coefficient of Rankings Similarity in Decision-Making
    Problems, ICCS 2020. It looks from the reference: it is not the same the other way round.

    Args:
        reference: ranks of the units.
        other: their other ranks.

    Returns:
        1 where all ranks are the same, less the more differ; None for fewer than two units.
    """
    x, y = _checked(reference, other)
    if len(x) < _TWO:
        return None
    farthest = np.maximum(np.abs(x - 1), np.abs(x - len(x)))
    return float(1 - np.sum(2.0**-x * np.abs(x - y) / farthest))


def weighted_spearman(one: ArrayLike, other: ArrayLike) -> float | None:
    """Return the rank correlation of which differences at the top weigh more.

    J. Pinto da Costa and C. Soares, A Weighted Rank Measure of Correlation, Australian & New
    Zealand Journal of Statistics 47 (2005).

    Args:
        one: ranks of the units.
        other: their other ranks.

    Returns:
        1 where all ranks are the same, -1 where they are reversed; None for fewer than two units.
    """
    x, y = _checked(one, other)
    size = len(x)
    if size < _TWO:
        return None
    moved = np.sum((x - y) ** 2 * ((size - x + 1) + (size - y + 1)))
    return float(1 - 6 * moved / (size**4 + size**3 - size**2 - size))


def kemeny_distance(one: ArrayLike, other: ArrayLike) -> int:
    """Count the pairs whose order differs: 2 for one that is reversed, 1 for a tie made or broken.

    J. G. Kemeny, Mathematics without Numbers, Daedalus 88 (1959).

    Args:
        one: ranks of the units.
        other: their other ranks.
    """
    x, y = _checked(one, other)
    return int(np.abs(_order(x) - _order(y)).sum()) // 2


def draws_distance(reference: ArrayLike, other: ArrayLike) -> float | None:
    """Return the share of the places that changed hands, each place weighing twice the next.

    W. Sałabun and A. Shekhovtsov, An Innovative Drastic Metric for Ranking Similarity in
    Decision-Making Problems, FedCSIS 2023.

    Args:
        reference: ranks of the units; their places weigh.
        other: their other ranks.

    Returns:
        0 where all ranks are the same, 1 where none is; None without units.
    """
    x, y = _checked(reference, other)
    if not len(x):
        return None
    weight = 2.0**-x
    return float(weight[x != y].sum() / weight.sum())


def rank_moves(one: Points | Sequence[int], other: Points | Sequence[int]) -> Points:
    """Return by how many places each unit rose, less than 0 where it fell."""
    return np.asarray(one, dtype=np.int64) - np.asarray(other, dtype=np.int64)


def _order(ranks: Ranks) -> NDArray[np.float64]:
    return np.asarray(np.sign(ranks[:, None] - ranks[None, :]))


def _checked(one: ArrayLike, other: ArrayLike) -> tuple[Ranks, Ranks]:
    x, y = np.asarray(one, dtype=np.float64), np.asarray(other, dtype=np.float64)
    if x.shape != y.shape or x.ndim != 1:
        raise ValueError("two rankings are of the same units")
    return x, y
