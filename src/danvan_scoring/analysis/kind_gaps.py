"""The criteria at which kinds of units differ most, among kinds that both are scored on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from danvan_scoring.analysis.applicable import base_lines
from danvan_scoring.model.result import Result
from danvan_scoring.model.status import Status
from danvan_scoring.stages.combine import as_float

_Floats = NDArray[np.float64]


@dataclass(frozen=True)
class KindGap:
    """Two kinds at one criterion: that with the highest and that with the lowest mean.

    Attributes:
        code: of the criterion.
        high: the kind with the highest mean share of the maximum.
        high_share: that mean, from 0 to 1.
        low: the kind with the lowest.
        low_share: that mean.
        chance: of a unit of each drawn at random, how likely that of `high` has more, half of the
            draws in which both have the same counted in: 0.5 to 1 as a rule.
        units: how many units of the two kinds have points.
    """

    code: str
    high: str
    high_share: float
    low: str
    low_share: float
    chance: float
    units: int

    @property
    def gap(self) -> float:
        """The difference of the means."""
        return self.high_share - self.low_share


def kind_gaps(result: Result, scale: str, least: int) -> list[KindGap]:
    """Return the base criteria at which kinds differ, the largest difference of means first.

    Units to which a criterion does not apply, or who lack something, have no points at it. The
    chance is the common language effect size (K. McGraw and S. Wong (1992), Psychological Bulletin
    111) as A. Vargha and H. Delaney (2000) count ties.

    Args:
        result: of units of several kinds.
        scale: whose criteria.
        least: how many units of a kind must have points at a criterion; few say little of a kind.
    """
    found = list(_gaps(result, scale, least))
    return sorted(found, key=lambda own: -own.gap)


def _gaps(result: Result, scale: str, least: int) -> Iterator[KindGap]:
    for code, _ in base_lines(result.bound, scale):
        shares = _shares(result, code, least)
        if not shares:
            continue
        means = {kind: float(own.mean()) for kind, own in shares.items()}
        high, low = max(means, key=means.__getitem__), min(means, key=means.__getitem__)
        if means[high] > means[low]:
            yield KindGap(
                code=code,
                high=high,
                high_share=means[high],
                low=low,
                low_share=means[low],
                chance=_chance(shares[high], shares[low]),
                units=len(shares[high]) + len(shares[low]),
            )


def _shares(result: Result, code: str, least: int) -> Mapping[str, _Floats]:
    """Return points as shares of the maximum by kind, of kinds with enough units that have any."""
    node, decimals = result.scores.nodes[code], result.scores.decimals
    kinds = result.submissions.units["kind"].to_numpy()
    counts = (node.status == Status.SCORED) & (node.maximum > 0)
    found = {}
    for kind in result.bound.rubric.kinds:
        own = (kinds == kind.code) & counts
        if own.sum() >= max(1, least):
            maximum = as_float(np.asarray(node.maximum)[own], decimals)
            found[kind.code] = as_float(node.points[own], decimals) / maximum
    return found


def _chance(high: _Floats, low: _Floats) -> float:
    above = np.sign(np.subtract.outer(high, low))
    return float((above.mean() + 1) / 2)
