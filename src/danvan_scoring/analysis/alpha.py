"""Cronbach's alpha: how far the items of a total rise and fall together."""

from typing import NamedTuple

import numpy as np

from danvan_scoring.analysis.correlation import Floats
from danvan_scoring.analysis.items import Items

_FEWEST_ITEMS = 2
_NOISE = 1e-12


class Alpha(NamedTuple):
    """Alpha of the units of one peer group.

    Attributes:
        group: the number of the peer group within its authority.
        units: how many have a total.
        items: codes of the items at which all of them were scored.
        value: at most 1; None where fewer than two items, or no differences, are left.
        without: alpha once each item is left out, in the order of `items`; None likewise.
    """

    group: int
    units: int
    items: tuple[str, ...]
    value: float | None
    without: tuple[float | None, ...]


def alphas(items: Items) -> list[Alpha]:
    """Return alpha for each peer group, whose units were asked the same.

    Items weigh as declared. Items at which some unit of the group was not scored are left out,
    since alpha knows no gaps.

    Source: L. J. Cronbach, Coefficient alpha and the internal structure of tests (1951).
    """
    found = []
    for group in np.unique(items.groups).tolist():
        own = items.groups == group
        everywhere = items.scored[own].all(axis=0)
        codes = tuple(np.array(items.codes, dtype=object)[everywhere])
        points = (items.share * items.nominal)[own][:, everywhere]
        covariance = np.atleast_2d(np.cov(points, rowvar=False)) if own.sum() > 1 else None
        value: float | None = None
        without: tuple[float | None, ...] = (None,) * len(codes)
        if covariance is not None and len(codes) >= _FEWEST_ITEMS:
            value = _alpha(covariance)
            without = tuple(
                _alpha(np.delete(np.delete(covariance, n, axis=0), n, axis=1))
                for n in range(len(codes))
            )
        found.append(Alpha(group, int(own.sum()), codes, value, without))
    return found


def _alpha(covariance: Floats) -> float | None:
    count, total = len(covariance), float(covariance.sum())
    if count < _FEWEST_ITEMS or total < _NOISE:
        return None
    return count / (count - 1) * (1 - float(np.trace(covariance)) / total)
