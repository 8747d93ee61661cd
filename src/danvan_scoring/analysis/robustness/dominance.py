"""Dominance: who stays above whom, whatever weights are chosen within given bounds.

**Points.** The difference of two units is a weighted sum, so its least value decides (`box`).

**Percent.** A unit's percentage is a ratio N/M of two weighted sums, and two units to which
different lines apply have different M. Let u stand above v, and for a level t let h_t = (N_u - t *
M_u) / m_u - (N_v - t * M_v) / m_v, with m the declared maxima. If some weights put u at or below v,
then for every t between their percentages h_t <= 0 there; such a t lies between the least
percentage of u and the greatest of v. The least of h_t over the box is concave in t, as a least of
functions that are linear in it, so it is positive between two levels if it is positive at both:
then no weights reverse the pair. Weights by which v does stand above u prove the opposite. Where
neither is found the pair is open. With the same lines, and so the same M, t drops out and the
answer is exact.

Points are taken as they were rounded, and what is compared is not rounded again.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from danvan_scoring.analysis.robustness.box import Box
from danvan_scoring.analysis.robustness.ground import Ground
from danvan_scoring.analysis.robustness.linear import Linear, NotLinear, linear_of
from danvan_scoring.model.standing import Standing

Floats = NDArray[np.float64]

NEVER, CAN, OPEN = 0, 1, 2
"""Verdicts: no weights reverse the pair; some do; not decided."""

_EQUAL = 1e-9
_STEPS = 25
_PAIRS = 20_000


@dataclass(frozen=True, eq=False)
class Dominance:
    """The pairs of one scale: ranked units of a peer group, the first above the second.

    Attributes:
        share: by how much each weight may differ from the declared one.
        pairs: rows of the units, the upper one first.
        verdicts: `NEVER`, `CAN` or `OPEN`, one a pair.
    """

    share: float
    pairs: NDArray[np.intp]
    verdicts: NDArray[np.int8]


def dominance(ground: Ground, share: float) -> Mapping[str, Dominance | NotLinear]:
    """Tell, on every scale, which pairs no weights within the bounds can reverse.

    Bonus and penalty points are as they are. A unit whose total a floor or a ceiling of the scale
    can bind, at some weights within the bounds, is in no pair that is decided.

    Args:
        ground: the units.
        share: by how much each weight may differ from the declared one; above 0, below 1.

    Returns:
        By scale, the pairs, or why the scale is no weighted sum.
    """
    settled = ground.settled(ground.leaves, ground.submissions)
    found: dict[str, Dominance | NotLinear] = {}
    for scale in ground.bound.rubric.scales:
        linear = linear_of(ground.bound, settled, scale)
        if not isinstance(linear, Linear):
            found[scale.code] = linear
            continue
        pairs = _pairs(settled.standings[scale.code], ground.peers)
        by_percent = ground.bound.rubric.ranking.by == "percent"
        verdicts = [
            verdicts_of(linear, pairs[start : start + _PAIRS], share, by_percent=by_percent)
            for start in range(0, len(pairs), _PAIRS)
        ]
        found[scale.code] = Dominance(
            share, pairs, np.concatenate([np.empty(0, dtype=np.int8), *verdicts])
        )
    return found


def _pairs(standing: Standing, peers: NDArray[np.intp]) -> NDArray[np.intp]:
    """Pair every ranked unit with every one that stands below it in its peer group."""
    found = [np.empty((0, 2), dtype=np.intp)]
    for group in np.unique(peers):
        rows = np.flatnonzero(standing.ranked & (peers == group))
        ranks = standing.peer_rank[rows]
        upper, lower = np.nonzero(ranks[:, None] < ranks)
        found.append(np.stack([rows[upper], rows[lower]], axis=1))
    return np.concatenate(found)


def verdicts_of(
    linear: Linear, pairs: NDArray[np.intp], share: float, *, by_percent: bool
) -> NDArray[np.int8]:
    """Decide pairs of one scale.

    Args:
        linear: the scale.
        pairs: rows of the units, the upper one first.
        share: of each weight, up and down.
        by_percent: whether percentages are compared, else points.
    """
    box = Box.around(linear.weights, share)
    verdicts = np.full(len(pairs), OPEN, dtype=np.int8)
    if not len(pairs):
        return verdicts
    decide = _by_percent if by_percent else _by_points
    never, can = decide(linear, box, pairs)
    verdicts[never] = NEVER
    verdicts[can] = CAN
    bound = ~_free(linear, box)
    verdicts[bound[pairs].any(axis=1)] = OPEN
    return verdicts


def _free(linear: Linear, box: Box) -> NDArray[np.bool_]:
    """Tell whose total no floor and no ceiling can bind."""
    least = (linear.reached * box.least(linear.reached)).sum(axis=1) + linear.points
    most = (linear.reached * box.least(-linear.reached)).sum(axis=1) + linear.points
    return np.asarray((least >= linear.low) & (most <= linear.high))


def _by_points(
    linear: Linear, box: Box, pairs: NDArray[np.intp]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    upper, lower = pairs.T
    costs = linear.reached[upper] - linear.reached[lower]
    least = (costs * box.least(costs)).sum(axis=1) + linear.points[upper] - linear.points[lower]
    return least > _EQUAL, least < -_EQUAL


def _by_percent(
    linear: Linear, box: Box, pairs: NDArray[np.intp]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    upper, lower = pairs.T
    lowest, highest = _extreme(linear, box, 1.0)[upper], _extreme(linear, box, -1.0)[lower]
    at_low, weights_low = _least_at(linear, box, pairs, lowest)
    at_high, weights_high = _least_at(linear, box, pairs, highest)
    never = (lowest > highest + _EQUAL) | (at_low > _EQUAL) & (at_high > _EQUAL)
    can = np.zeros(len(pairs), dtype=np.bool_)
    for weights in (weights_low, weights_high):
        level, lead = _at(linear, pairs, weights)
        can |= lead < -_EQUAL
        # From there towards weights by which the pair is turned over, if there are any.
        for _ in range(_STEPS):
            _, better = _least_at(linear, box, pairs, level)
            level, lead = _at(linear, pairs, better)
            can |= lead < -_EQUAL
    return never & ~can, can


def _extreme(linear: Linear, box: Box, sign: float) -> Floats:
    """Return the least (sign 1) or greatest (-1) percentage, as a share, of every unit.

    A ratio of two linear functions, by W. Dinkelbach, Management Science 13 (1967): the least
    of N - t * M at t, then t anew, until it stays.
    """
    level = _ratio(linear, np.broadcast_to(linear.weights, linear.reached.shape))
    for _ in range(_STEPS):
        costs = sign * (linear.reached - level[:, None]) * linear.counts
        found = _ratio(linear, box.least(costs))
        if np.array_equal(found, level):
            break
        level = found
    return level


def _ratio(linear: Linear, weights: Floats) -> Floats:
    """Return each unit's share of its maximum at its own row of weights."""
    points = (linear.reached * weights).sum(axis=1) + linear.points
    maximum = (linear.counts * weights).sum(axis=1) + linear.maximum
    return np.asarray(points / np.where(maximum > 0, maximum, 1.0))


def _least_at(
    linear: Linear, box: Box, pairs: NDArray[np.intp], level: Floats
) -> tuple[Floats, Floats]:
    """Return the least of h at a level for each pair (see the module), and its weights."""
    declared = linear.counts @ linear.weights + linear.maximum
    costs, rest = np.zeros((len(pairs), len(linear.lines))), np.zeros(len(pairs))
    for sign, units in ((1.0, pairs[:, 0]), (-1.0, pairs[:, 1])):
        own = sign / declared[units]
        # What does not count has neither points nor maximum.
        costs += (linear.reached[units] - level[:, None] * linear.counts[units]) * own[:, None]
        rest += (linear.points[units] - level * linear.maximum[units]) * own
    weights = box.least(costs)
    return (costs * weights).sum(axis=1) + rest, weights


def _at(linear: Linear, pairs: NDArray[np.intp], weights: Floats) -> tuple[Floats, Floats]:
    """Return the level between the two of each pair at its weights, and by how much u leads."""
    shares = []
    for units in pairs.T:
        points = (linear.reached[units] * weights).sum(axis=1) + linear.points[units]
        maximum = (linear.counts[units] * weights).sum(axis=1) + linear.maximum[units]
        shares.append(points / maximum)
    return (shares[0] + shares[1]) / 2, shares[0] - shares[1]
