"""Combine: the children of a group into one column of points, and the state of the group.

Means work on fractions of the maximum, so that children of different maxima weigh as declared;
see OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 6, for the trade-offs
between linear, geometric and worst-case aggregation.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from danvan_scoring.model.rounding import Points
from danvan_scoring.model.rubric import Group, GroupKind
from danvan_scoring.model.score import NodeScores
from danvan_scoring.model.status import Status

Floats = NDArray[np.float64]
Booleans = NDArray[np.bool_]

Number = TypeVar("Number", np.int64, np.float64)

WAIVED = np.array([Status.NOT_APPLICABLE, Status.EXEMPT], dtype=np.int8)
"""States of what does not bind a unit."""

_NO_PLACE = -(2**40)
"""Below all points, in counts as in floats."""


@dataclass(frozen=True)
class Child:
    """One node as its parent sees it.

    Attributes:
        kind: whether it makes up the total, adds to it or takes from it.
        weight: its weight in a mean; a column where units have different ones.
        declared: the maximum by the rubric, in units of the last decimal.
        node: points and maximum as they count, and the state.
        blocked: units for which it leaves the parent without a total.
    """

    kind: GroupKind
    weight: Decimal | Floats
    declared: int
    node: NodeScores
    blocked: Booleans


def as_float(points: Points | Floats, decimals: int) -> Floats:
    """Return points as floats, whether they were rounded already or not."""
    if points.dtype == np.float64:
        return np.asarray(points, dtype=np.float64)
    return np.asarray(points / 10.0**decimals)


def summed(children: Sequence[Child], decimals: int, size: int) -> Points | Floats:
    """Add up the points of children: in whole units when all of them are."""
    if all(child.node.points.dtype == np.int64 for child in children):
        whole = np.zeros(size, dtype=np.int64)
        for child in children:
            whole += np.asarray(child.node.points, dtype=np.int64)
        return whole
    total = np.zeros(size)
    for child in children:
        total += as_float(child.node.points, decimals)
    return total


def combined(
    group: Group,
    children: Sequence[Child],
    maximum: int,
    decimals: int,
    size: int,
    *,
    penalty: bool,
) -> Points | Floats:
    """Combine the base children of a group, as its `combine` says.

    Args:
        group: `sum` of points; the sum of its `best` children; or a `weighted_mean`,
            `geometric_mean` (by weights) or `minimum` of the children's fractions of their maxima,
            times the group's maximum. Children whose maximum does not count for a unit are left
            out for it; weights are taken anew.
        children: the base children.
        maximum: of the group, in units of the last decimal.
        decimals: declared decimals.
        size: number of units.
        penalty: whether points are taken away, so that the best count is the gravest.

    Returns:
        Points, 0 for units for which no child counts. In a geometric mean a fraction of zero or
        less makes the mean zero.
    """
    if group.combine == "sum":
        return summed(children, decimals, size)
    if group.combine == "best":
        return _best(children, group.best or 1, decimals, penalty=penalty)
    return _MEANS[group.combine](children, decimals, size) * (maximum / 10.0**decimals)


def largest(columns: Sequence[NDArray[Number]], count: int) -> NDArray[Number]:
    """Add up the `count` largest of the columns, unit by unit.

    Examples:
        >>> largest([np.array([3, 0]), np.array([1, 5]), np.array([2, 4])], 2)
        array([5, 9])
    """
    ordered = np.sort(np.stack(columns), axis=0)
    return np.asarray(ordered[-count:].sum(axis=0))


def _best(
    children: Sequence[Child], count: int, decimals: int, *, penalty: bool
) -> Points | Floats:
    whole = all(child.node.points.dtype == np.int64 for child in children)
    sign = -1 if penalty else 1
    columns = []
    for child in children:
        points = child.node.points if whole else as_float(child.node.points, decimals)
        # What does not count has no points, and so neither wins nor, against fewer than none,
        # loses: it stands at the lowest place and is worth nothing there.
        columns.append(np.where(child.node.maximum > 0, sign * points, _NO_PLACE))
    ordered = np.sort(np.stack(columns), axis=0)[-count:]
    return np.asarray(sign * np.where(ordered == _NO_PLACE, 0, ordered).sum(axis=0))


def _counting(child: Child, decimals: int) -> tuple[Booleans, Floats]:
    """Tell for which units the child counts, and its fraction of its maximum there."""
    counts = child.node.maximum > 0
    maximum = as_float(np.where(counts, child.node.maximum, 1), decimals)
    return counts, as_float(child.node.points, decimals) / maximum


def _weighted(
    children: Sequence[Child], decimals: int, size: int, of: Callable[[Floats], Floats]
) -> Floats:
    total, weights = np.zeros(size), np.zeros(size)
    for child in children:
        counts, fraction = _counting(child, decimals)
        own = child.weight
        weight = counts * (float(own) if isinstance(own, Decimal) else own)
        total += np.where(counts, of(fraction), 0.0) * weight
        weights += weight
    return np.asarray(total / np.where(weights > 0, weights, 1.0))


def _weighted_mean(children: Sequence[Child], decimals: int, size: int) -> Floats:
    return _weighted(children, decimals, size, lambda fraction: fraction)


def _geometric_mean(children: Sequence[Child], decimals: int, size: int) -> Floats:
    zero = np.zeros(size, dtype=np.bool_)
    any_counts = np.zeros(size, dtype=np.bool_)
    for child in children:
        counts, fraction = _counting(child, decimals)
        zero |= counts & (fraction <= 0)
        any_counts |= counts
    logs = _weighted(children, decimals, size, lambda f: np.log(np.where(f > 0, f, 1.0)))
    return np.where(zero | ~any_counts, 0.0, np.exp(logs))


def _minimum(children: Sequence[Child], decimals: int, size: int) -> Floats:
    least = np.full(size, np.inf)
    for child in children:
        counts, fraction = _counting(child, decimals)
        least = np.where(counts, np.minimum(least, fraction), least)
    return np.where(np.isfinite(least), least, 0.0)


_MEANS = {
    "weighted_mean": _weighted_mean,
    "geometric_mean": _geometric_mean,
    "minimum": _minimum,
}


def state_of(
    group: Group, children: Sequence[Child], size: int
) -> tuple[NDArray[np.int8], Booleans]:
    """Find the state of a group for every unit, and where it blocks its parent in turn.

    A group that a child blocks takes the gravest state of the children that block it. A group of
    which nothing counts is not applicable if all of it was waived, else withheld; so is one of
    which less is known than its `coverage` asks.
    """
    status = np.zeros(size, dtype=np.int8)
    blocked = np.zeros(size, dtype=np.bool_)
    for child in children:
        if child.blocked.any():
            blocked |= child.blocked
            status = np.where(child.blocked, np.maximum(status, child.node.status), status)
    base = [child for child in children if child.kind == "base"]
    # A group without base children has no maximum though it is scored: nothing of it counts.
    if any(child.node.status.any() or not np.all(child.node.maximum) for child in base):
        nothing = ~np.logical_or.reduce([child.node.maximum > 0 for child in base])
        waived = np.logical_and.reduce([np.isin(child.node.status, WAIVED) for child in base])
        withheld = nothing & ~waived | ~_covered(group, base, size)
        status = np.where(~blocked & withheld, np.int8(Status.WITHHELD), status)
        status = np.where(~blocked & waived, np.int8(Status.NOT_APPLICABLE), status)
    return status.astype(np.int8, copy=False), blocked


def _covered(group: Group, base: Sequence[Child], size: int) -> Booleans:
    """Tell for which units enough of what applies is known, in whole numbers."""
    if not group.coverage:
        return np.ones(size, dtype=np.bool_)
    known, applies = np.zeros(size, dtype=np.int64), np.zeros(size, dtype=np.int64)
    for child in base:
        share = child.declared if group.combine == "sum" else _millionths(child.weight)
        known += share * (child.node.status == Status.SCORED)
        applies += share * ~np.isin(child.node.status, WAIVED)
    numerator, denominator = group.coverage.as_integer_ratio()
    return np.asarray(known * denominator >= applies * numerator)


def _millionths(weight: Decimal | Floats) -> int | NDArray[np.int64]:
    if isinstance(weight, Decimal):
        return int(weight * 1_000_000)
    return np.rint(weight * 1_000_000).astype(np.int64)
