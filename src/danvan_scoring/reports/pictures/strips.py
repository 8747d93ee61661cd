"""Strips: every unit a dot on the scale of percent, one row a kind, the middle half as a box."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor
from textwrap import wrap

from danvan_scoring.io.tables import clean
from danvan_scoring.reports.pictures.drawing import Box, Dot, Drawing, Label, Line, Mark

_WIDTH, _LEFT, _RIGHT = 800.0, 280.0, 30.0
_SIZE, _LINE = 12.0, 15.0
_LETTER = 0.54
"""Of the size of a text, the width of a letter; Vietnamese in Arial takes less on average."""
_RADIUS, _LANE, _PAD = 3.0, 6.5, 10.0
_MOST_LANES, _MOST_LINES = 9, 3
_STEPS = (1, 2, 5, 10, 20, 25, 50, 100)
_MOST_TICKS = 10


@dataclass(frozen=True)
class Strip:
    """One row.

    Attributes:
        label: what it is called.
        values: the place of every dot, and what it is called.
        quartiles: least, lower quartile, median, upper quartile, most; empty where dots say it all.
    """

    label: str
    values: Sequence[tuple[float, str]]
    quartiles: Sequence[float]


@dataclass(frozen=True)
class Cut:
    """A line across all rows, as of a class: where it is, and what begins there."""

    at: float
    label: str


def strips(
    rows: Sequence[Strip],
    cuts: Sequence[Cut],
    *,
    name: str,
    title: str,
    description: str,
    legend: str,
) -> Drawing:
    """Draw rows of dots over one axis, first row first.

    Args:
        rows: one or more, each with a value.
        cuts: lines across; those outside of what the values take are left out.
        name: as for `Drawing`, and so are the next two.
        title: what it shows.
        description: the same in words.
        legend: what dots, boxes and lines mean, below the axis.
    """
    axis = _Axis.over([at for row in rows for at, _ in row.values])
    inside = (cut for cut in cuts if axis.low < cut.at < axis.high)
    shown = sorted(inside, key=lambda cut: cut.at)
    levels = _levels(shown, axis)
    top = 34.0 + _LINE * (max(levels, default=-1) + 1)
    marks: list[Mark] = []
    y = top
    for row in rows:
        lanes = _lanes([axis.x(at) for at, _ in row.values])
        lines = _lines(row.label)
        height = max(len(lines) * _LINE, _LANE * (2 * max(map(abs, lanes)) + 2)) + _PAD
        marks += _row(row, lanes, lines, axis, y + height / 2)
        y += height
    across = [*_ticks(axis, top, y), *_cuts(shown, levels, axis, top, y)]
    legends = wrap(clean(legend), int((_WIDTH - 20) / (_SIZE * _LETTER)))
    below = [Label(10, y + 40 + _LINE * at, text, "muted") for at, text in enumerate(legends)]
    heading = Label(10, 14, title, "strong", size=_SIZE + 1)
    height = y + 40 + _LINE * len(legends)
    return Drawing(name, title, description, _WIDTH, height, (heading, *across, *marks, *below))


@dataclass(frozen=True)
class _Axis:
    """From values to places: whole steps, a little beyond the values at both ends."""

    low: float
    high: float
    step: int

    @classmethod
    def over(cls, values: Sequence[float]) -> "_Axis":
        least, most = min(values), max(values)
        step = next((own for own in _STEPS if (most - least) / own < _MOST_TICKS), _STEPS[-1])
        low, high = floor(least / step) * step, ceil(most / step) * step
        return cls(low, high if high > low else low + step, step)

    def x(self, value: float) -> float:
        room = _WIDTH - _LEFT - _RIGHT
        return _LEFT + room * (value - self.low) / (self.high - self.low)


def _lanes(places: Sequence[float]) -> list[int]:
    """Give each dot, from the left, the lane nearest to the middle that is free there."""
    order = [lane for away in range(_MOST_LANES) for lane in dict.fromkeys((away, -away))]
    last = dict.fromkeys(order, float("-inf"))
    found = {}
    for at in sorted(range(len(places)), key=lambda at: places[at]):
        free = (lane for lane in order if places[at] - last[lane] >= 2 * _RADIUS)
        # Where even the outer lanes are taken, the one whose last dot is farthest.
        found[at] = next(free, min(order, key=last.__getitem__))
        last[found[at]] = places[at]
    return [found[at] for at in range(len(places))]


def _lines(label: str) -> list[str]:
    """Break a label into lines that fit beside the axis, the last cut where there are too many."""
    fits = int((_LEFT - 20) / (_SIZE * _LETTER))
    lines = wrap(clean(label), fits)
    if len(lines) > _MOST_LINES:
        lines = [*lines[: _MOST_LINES - 1], lines[_MOST_LINES - 1][: fits - 1].rstrip() + "…"]
    return lines


def _row(
    row: Strip, lanes: Sequence[int], lines: Sequence[str], axis: _Axis, middle: float
) -> Iterator[Mark]:
    if row.quartiles:
        least, lower, median, upper, most = map(axis.x, row.quartiles)
        half = _LANE * (max(map(abs, lanes)) + 1)
        yield Line(least, middle, most, middle, "muted")
        yield Box(lower, middle - half, max(upper - lower, 1.0), 2 * half, "grid")
        yield Line(median, middle - half, median, middle + half, "strong", 2.0)
    for (at, tip), lane in zip(row.values, lanes, strict=True):
        yield Dot(axis.x(at), middle + lane * _LANE, "main", _RADIUS, tip)
    first = middle - (len(lines) - 1) * _LINE / 2
    for at, text in enumerate(lines):
        yield Label(_LEFT - 14, first + at * _LINE, text, "text", "end", _SIZE)


def _ticks(axis: _Axis, top: float, bottom: float) -> Iterator[Mark]:
    yield Line(_LEFT, bottom, _WIDTH - _RIGHT, bottom, "axis")
    value = axis.low
    while value <= axis.high:
        x = axis.x(value)
        yield Line(x, top, x, bottom, "grid", 0.5)
        yield Label(x, bottom + 14, f"{value:g}", "axis", "middle", _SIZE)
        value += axis.step


def _levels(cuts: Sequence[Cut], axis: _Axis) -> list[int]:
    """Give the label of each cut, from the left, the lowest level at which it touches no other.

    So no line goes through a label: those that stand over a label are to its right.
    """
    ends: list[list[tuple[float, float]]] = []
    found = []
    for cut in cuts:
        left, right = _span(cut, axis)
        level = 0
        while level < len(ends) and any(a < right and left < b for a, b in ends[level]):
            level += 1
        if level == len(ends):
            ends.append([])
        ends[level].append((left, right))
        found.append(level)
    return found


def _span(cut: Cut, axis: _Axis) -> tuple[float, float]:
    """Where the label of a cut begins and ends: to the left of its line, where there is room."""
    right = axis.x(cut.at) + 4
    return right - len(cut.label) * (_SIZE - 1) * _LETTER - 12, right


def _cuts(
    cuts: Sequence[Cut], levels: Sequence[int], axis: _Axis, top: float, bottom: float
) -> Iterator[Mark]:
    for cut, level in zip(cuts, levels, strict=True):
        y, x = top - _LINE * (level + 0.5), axis.x(cut.at)
        yield Line(x, y - _LINE / 2, x, bottom, "second", 1.5)
        yield Label(x - 4, y, cut.label, "axis", "end", _SIZE - 1)
