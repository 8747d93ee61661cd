"""Fairness between kinds of units: how they come out, and how far apart kinds are.

The units are all there are, not a sample: sizes of differences are told, never whether they are
significant. A difference is not by itself unfair.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from danvan_scoring.model.result import Result
from danvan_scoring.model.standing import NO_CLASS, NOT_ELIGIBLE

_Booleans = NDArray[np.bool_]
_QUARTERS = (0, 25, 50, 75, 100)


@dataclass(frozen=True)
class Distribution:
    """How the units of a kind, or of a peer group, came out on one scale.

    Attributes:
        code: of the kind or peer group.
        units: how many there are.
        ranked: the units that have a total, in the order of `percents`.
        percents: their points in percent of what applies, in rising order.
        quartiles: least, lower quartile, median, upper quartile and most of these, by linear
            interpolation (R. Hyndman and Y. Fan, Sample quantiles (1996), type 7); empty if none.
        mean: of these; None if none.
        classes: how many units have each class, best first; empty if there are none.
        barred: how many a gate keeps from classification.
        without: how many have no class for another reason.
    """

    code: str
    units: int
    ranked: Sequence[str]
    percents: Sequence[float]
    quartiles: Sequence[float]
    mean: float | None
    classes: Sequence[int]
    barred: int
    without: int


def percents(result: Result, scale: str) -> NDArray[np.float64]:
    """Return points in percent of what applies, of the units that have a total."""
    ranked, total = result.standings[scale].ranked, result.scores.nodes[scale]
    points = np.asarray(total.points, dtype=np.float64)[ranked]
    return np.asarray(points * 100 / total.maximum[ranked])


def by_kind(result: Result, scale: str) -> list[Distribution]:
    """Return how each kind came out, in the order of the rubric; kinds without a unit are none."""
    kinds = result.submissions.units["kind"].to_numpy()
    members = {own.code: kinds == own.code for own in result.bound.rubric.kinds}
    return _distributions(result, scale, members)


def by_peer_group(result: Result, scale: str) -> list[Distribution]:
    """Return how each peer group came out, over all authorities; likewise."""
    position = result.standings[scale].peer_group
    groups = enumerate(result.bound.rubric.peer_groups)
    return _distributions(result, scale, {own.code: position == at for at, own in groups})


def _distributions(
    result: Result, scale: str, members: Mapping[str, _Booleans]
) -> list[Distribution]:
    ranked, found = result.standings[scale].ranked, result.classifications.get(scale)
    percent = np.zeros(len(ranked))
    percent[ranked] = percents(result, scale)
    classes = found.final if found else np.full(len(ranked), NO_CLASS, dtype=np.int8)
    count = len(found.classes) if found else 0
    told = []
    for code, own in members.items():
        if not own.any():
            continue
        rows = np.flatnonzero(own & ranked)
        rows = rows[np.argsort(percent[rows], kind="stable")]
        known = percent[rows]
        told.append(
            Distribution(
                code=code,
                units=int(own.sum()),
                ranked=tuple(map(str, result.scores.units[rows])),
                percents=tuple(known.tolist()),
                quartiles=tuple(np.percentile(known, _QUARTERS).tolist()) if len(known) else (),
                mean=float(known.mean()) if len(known) else None,
                classes=tuple(int((classes[own] == at).sum()) for at in range(count)),
                barred=int((classes[own] == NOT_ELIGIBLE).sum()),
                without=int((classes[own] == NO_CLASS).sum()),
            )
        )
    return told


def explained_by_kind(result: Result, scale: str) -> float | None:
    """Return which share of the differences in percent lies between kinds: eta squared.

    Source: the correlation ratio, R. Fisher, Statistical Methods for Research Workers (1925); the
    squares between kinds over all squares, from 0 to 1.

    Returns:
        None if fewer than two kinds have units with a total, or if all have the same percent.
    """
    groups = [np.array(own.percents) for own in by_kind(result, scale) if own.percents]
    if len(groups) < 2:  # noqa: PLR2004 (to compare)
        return None
    every = np.concatenate(groups)
    if not np.ptp(every):
        return None
    between = sum(len(own) * (own.mean() - every.mean()) ** 2 for own in groups)
    return float(min(1.0, between / ((every - every.mean()) ** 2).sum()))
