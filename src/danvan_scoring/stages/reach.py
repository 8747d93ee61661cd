"""Reach: the least and the greatest points that a group of a rubric can come to."""

from decimal import Decimal
from typing import NamedTuple

from danvan_scoring.model.rubric import Group, Rubric


class Reach(NamedTuple):
    """Bounds of a group's points.

    Attributes:
        low: the least, after the group's own floor, ceiling and maximum.
        high: the greatest, likewise.
        largest: the greatest size of what is rounded, before these bounds are applied.
    """

    low: Decimal
    high: Decimal
    largest: Decimal


def maximum_of(rubric: Rubric, group: Group) -> Decimal:
    """Return the maximum of a group: declared, or the sum of its base children."""
    return sum_of_maxima(rubric, group) if group.max is None else group.max


def sum_of_maxima(rubric: Rubric, group: Group) -> Decimal:
    """Return the sum of the maxima of the base children that count in a group."""
    groups = [maximum_of(rubric, g) for g in groups_below(rubric, group) if g.kind == "base"]
    lines = [line.max for line in rubric.criteria if line.group == group.code]
    return sum(_counted(group, [*groups, *lines]), Decimal(0))


def _counted(group: Group, values: list[Decimal]) -> list[Decimal]:
    """Return the largest values where only the best count, else all of them."""
    return sorted(values)[-group.best :] if group.combine == "best" and group.best else values


def groups_below(rubric: Rubric, group: Group) -> list[Group]:
    """Return the groups directly below a group."""
    return [child for child in rubric.groups if child.group == group.code]


def reach_of(rubric: Rubric, group: Group, *, penalty: bool = False) -> Reach:
    """Find how far a group's points reach.

    Args:
        rubric: whose groups form a tree.
        group: one of them.
        penalty: whether it lies inside a penalty group, where points are taken away.
    """
    penalty = penalty or group.kind == "penalty"
    spans = [
        (-line.max, Decimal(0), line.max) if penalty else (Decimal(0), line.max, line.max)
        for line in rubric.criteria
        if line.group == group.code
    ]
    low = high = Decimal(0)
    for child in groups_below(rubric, group):
        reach = reach_of(rubric, child, penalty=penalty)
        # A child that does not count for a unit has no points, whatever its floor.
        span = min(reach.low, Decimal(0)), max(reach.high, Decimal(0))
        if child.kind == "base":
            spans.append((*span, maximum_of(rubric, child)))
        else:
            low, high = low + span[0], high + span[1]
    base_low, base_high = _combined(rubric, group, spans)
    low, high = low + base_low, high + base_high
    return Reach(_bounded(group, low), _bounded(group, high), max(-low, high))


def _combined(
    rubric: Rubric, group: Group, spans: list[tuple[Decimal, Decimal, Decimal]]
) -> tuple[Decimal, Decimal]:
    """Combine least and greatest points of base children; a mean lies between its children."""
    if group.combine in ("sum", "best"):
        lows = [-low for low in _counted(group, [-low for low, _, _ in spans])]
        highs = _counted(group, [high for _, high, _ in spans])
        return sum(lows, Decimal(0)), sum(highs, Decimal(0))
    own = maximum_of(rubric, group)
    counted = [(low, high, maximum) for low, high, maximum in spans if maximum > 0]
    lows = [low * own / maximum for low, _, maximum in counted]
    highs = [high * own / maximum for _, high, maximum in counted]
    return min(lows, default=Decimal(0)), max(highs, default=Decimal(0))


def _bounded(group: Group, points: Decimal) -> Decimal:
    low, high = group.floor, group.ceiling
    if group.max is not None and group.kind == "bonus":
        high = group.max if high is None else min(high, group.max)
    if group.max is not None and group.kind == "penalty":
        low = -group.max if low is None else max(low, -group.max)
    if low is not None:
        points = max(points, low)
    return points if high is None else min(points, high)
