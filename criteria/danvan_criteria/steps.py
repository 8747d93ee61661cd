"""Steps: which units reach a bound, for values and for shares of a plan."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from danvan_criteria.decimals import (
    Column,
    in_millionths,
    millionths,
    share_above,
    share_at_least,
)
from danvan_criteria.outcome import Units

Bounds = Sequence[tuple[Decimal, bool]]
"""Bounds, and whether each is open: whether the bound itself is left out."""


def reached_by_value(value: Column, bounds: Bounds, *, at_least: bool) -> Iterator[Units]:
    """Tell for each bound which values reach it."""
    counted = millionths(value)
    for bound, is_open in bounds:
        limit = in_millionths(bound)
        if at_least:
            yield counted > limit if is_open else counted >= limit
        else:
            yield counted < limit if is_open else counted <= limit


def reached_by_share(
    done: Column, planned: Column, bounds: Bounds, *, at_least: bool
) -> Iterator[Units]:
    """Tell for each bound, a percentage, which shares reach it, where planned is positive."""
    for bound, is_open in bounds:
        if at_least:
            compare = share_above if is_open else share_at_least
            yield compare(done, bound, planned)
        else:
            compare = share_at_least if is_open else share_above
            yield ~compare(done, bound, planned)
