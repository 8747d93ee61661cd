"""Correlation of two columns: of pairs that are known, within groups that are compared."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.stats import kendalltau, rankdata

Floats = NDArray[np.float64]
Groups = NDArray[np.intp]

_FEWEST = 3
_NOISE = 1e-9
_NORMAL_95 = 1.959964


class Correlation(NamedTuple):
    """A correlation and how many units it rests on.

    Attributes:
        value: -1 to 1; None where there are fewer than three units, or where one of the two
            columns is the same for all of them.
        units: those that both columns know.
    """

    value: float | None
    units: int


def pearson(x: Floats, y: Floats, groups: Groups | None = None) -> Correlation:
    """Correlate two columns, NaN where they know nothing.

    Args:
        x: one value a unit.
        y: likewise.
        groups: the number of each unit's group; then only deviations from the mean of the group
            count, so that differences between groups are no correlation.
    """
    known, groups = _known(x, y, groups)
    return _product_moment(
        _centred(x[known], groups[known]), _centred(y[known], groups[known]), int(known.sum())
    )


def spearman(x: Floats, y: Floats, groups: Groups | None = None) -> Correlation:
    """Correlate the ranks, ties sharing their mean rank; arguments as for `pearson`.

    Source: C. Spearman (1904); with ties it is the product-moment correlation of the ranks.
    """
    known, groups = _known(x, y, groups)
    own = groups[known]
    return _product_moment(_ranked(x[known], own), _ranked(y[known], own), int(known.sum()))


def kendall(x: Floats, y: Floats) -> Correlation:
    """Kendall's tau-b, of pairs of units in the same and in the opposite order."""
    known, _ = _known(x, y, None)
    count = int(known.sum())
    if count < _FEWEST or np.ptp(x[known]) < _NOISE or np.ptp(y[known]) < _NOISE:
        return Correlation(None, count)
    return Correlation(float(kendalltau(x[known], y[known]).statistic), count)


def beyond_chance(found: Correlation) -> bool:
    """Tell whether a correlation's 95 % interval lies on one side of 0.

    Source: R. A. Fisher (1921), the inverse hyperbolic tangent of r is nearly normal with the
    standard deviation 1 / sqrt(n - 3).
    """
    if found.value is None or found.units <= _FEWEST:
        return False
    value = min(abs(found.value), 1 - _NOISE)
    return bool(np.arctanh(value) * np.sqrt(found.units - 3) > _NORMAL_95)


def _known(x: Floats, y: Floats, groups: Groups | None) -> tuple[NDArray[np.bool_], Groups]:
    all_one = np.zeros(len(x), dtype=np.intp)
    return np.isfinite(x) & np.isfinite(y), all_one if groups is None else groups


def _centred(values: Floats, groups: Groups) -> Floats:
    counts = np.bincount(groups)
    means = np.bincount(groups, values) / np.maximum(counts, 1)
    return values - means[groups]


def _ranked(values: Floats, groups: Groups) -> Floats:
    """Ranks within each group, less their mean."""
    ranks = np.zeros(len(values))
    for group in np.unique(groups):
        own = groups == group
        # Twelve decimals: what differs by less was computed in two ways, and is the same.
        ranks[own] = rankdata(values[own].round(12)) - (own.sum() + 1) / 2
    return ranks


def _product_moment(x: Floats, y: Floats, count: int) -> Correlation:
    spread = np.sqrt((x @ x) * (y @ y))
    if count < _FEWEST or min(np.abs(x).max(), np.abs(y).max()) < _NOISE:
        return Correlation(None, count)
    return Correlation(float(np.clip((x @ y) / spread, -1, 1)), count)
