"""Bars of charts: where each begins and how long it is, in percent of a chart's width."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Bar:
    """One bar of a chart.

    Attributes:
        look: the class by which the style sheet knows it.
        start: where it begins, from the left.
        width: how wide it is.
    """

    look: str
    start: str
    width: str


def bar(look: str, start: Decimal, end: Decimal, whole: Decimal) -> Bar:
    """Return the bar between two values, of a chart that shows 0 to `whole`."""
    low, high = sorted((max(start, Decimal(0)), max(end, Decimal(0))))
    return Bar(look, _place(low, whole), _place(high - low, whole))


def stacked(counts: Iterable[tuple[str, int]]) -> tuple[Bar, ...]:
    """Return bars side by side that fill the chart, one for each count that is not 0."""
    found = [(look, count) for look, count in counts if count]
    whole = Decimal(sum(count for _, count in found))
    return tuple(_side_by_side(found, whole))


def _side_by_side(counts: Iterable[tuple[str, int]], whole: Decimal) -> Iterator[Bar]:
    start = Decimal(0)
    for look, count in counts:
        yield bar(look, start, start + count, whole)
        start += count


def _place(value: Decimal, whole: Decimal) -> str:
    if not whole:
        return "0%"
    return f"{value * 100 / whole:.1f}".removesuffix(".0") + "%"
