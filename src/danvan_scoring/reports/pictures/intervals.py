"""Intervals of ranks: one row a unit, from the best to the worst place that it may take."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from danvan_scoring.reports.pictures.drawing import Box, Dot, Drawing, Label, Line, Mark
from danvan_scoring.reports.pictures.fitting import broken, text_width

_SIZE = 12.0
_LINE = 15.0
_GAP = 7.0
_PLOT = 420.0
_MOST_LABEL = 300.0
_EDGE = 14.0
_TICKS = 12
_KEY = 34.0
_KEY_LINE = 18.0


@dataclass(frozen=True)
class Interval:
    """Places of one unit; 1 is the best.

    Attributes:
        label: its name.
        place: by the result.
        low: the usual best.
        high: the usual worst.
        least: the best that ever was.
        most: the worst that ever was.
        tip: told where the pointer rests on it.
    """

    label: str
    place: int
    low: int
    high: int
    least: int
    most: int
    tip: str = ""


@dataclass(frozen=True)
class Legend:
    """What the three marks mean, and the axis, in the language of the picture."""

    axis: str
    place: str
    usual: str
    ever: str


def intervals(
    name: str, title: str, description: str, rows: Sequence[Interval], legend: Legend
) -> Drawing:
    """Draw intervals of ranks, in the order of the rows.

    Args:
        name: of the file.
        title: what is shown.
        description: the same in words.
        rows: at least one.
        legend: the words.
    """
    width = min(_MOST_LABEL, max(text_width(row.label, _SIZE) for row in rows))
    labels = [broken(row.label, _SIZE, width) for row in rows]
    left = _EDGE + max(text_width(line, _SIZE) for own in labels for line in own) + _EDGE
    top = 46.0
    last = max(2, *(row.most for row in rows))
    scale = _PLOT / (last - 1)
    heights = [len(own) * _LINE + _GAP for own in labels]
    bottom = top + sum(heights)
    words = (legend.place, legend.usual, legend.ever)
    key = _key(words, left, bottom + 24)
    key_width = _KEY + max(text_width(text, _SIZE) for text in words)
    marks: list[Mark] = [Label(left + _PLOT / 2, 12, legend.axis, anchor="middle", size=_SIZE)]
    for tick in _ticks(last):
        x = left + (tick - 1) * scale
        marks.append(Line(x, top - 6, x, bottom, "grid"))
        marks.append(Label(x, top - 16, str(tick), anchor="middle", size=_SIZE))
    y = top
    for row, lines, height in zip(rows, labels, heights, strict=True):
        middle = y + height / 2
        first = middle - (len(lines) - 1) * _LINE / 2
        marks += [
            Label(left - _EDGE, first + number * _LINE, line, anchor="end", size=_SIZE)
            for number, line in enumerate(lines)
        ]
        marks += _row(row, middle, left, scale)
        y += height
    return Drawing(
        name=name,
        title=title,
        description=description,
        width=left + max(_PLOT + _EDGE, key_width) + _EDGE,
        height=bottom + 24 + len(words) * _KEY_LINE,
        marks=(*marks, *key),
    )


def _row(row: Interval, y: float, left: float, scale: float) -> Iterator[Mark]:
    def x(place: int) -> float:
        return left + (place - 1) * scale

    for start, end in ((row.least, row.low), (row.high, row.most)):
        if end > start:
            yield Line(x(start), y, x(end), y, "muted", 1.5)
    if row.high > row.low:
        yield Box(x(row.low), y - 4, x(row.high) - x(row.low), 8, "main")
    else:
        # A place that is kept is no interval, and is seen all the same.
        yield Box(x(row.low) - 2, y - 4, 4, 8, "main")
    yield Dot(x(row.place), y, "second", 4.5, row.tip)


def _ticks(last: int) -> Sequence[int]:
    """Return the places to be named: all, every second, or the first and every fifth, tenth."""
    if last <= _TICKS:
        return range(1, last + 1)
    step = next(s for s in (2, 5, 10, 20, 50, 100, 200, 500, 1000, 10**6) if last / s <= _TICKS)
    return [1, *range(step, last + 1, step)] if step > 2 else range(1, last + 1, step)  # noqa: PLR2004


def _key(words: Sequence[str], left: float, y: float) -> Iterator[Mark]:
    """Explain the marks below the rows, each in a line."""
    lines = [y + number * _KEY_LINE for number in range(len(words))]
    yield Dot(left + 12, lines[0], "second", 4.5)
    yield Box(left, lines[1] - 4, 24, 8, "main")
    yield Line(left, lines[2], left + 24, lines[2], "muted", 1.5)
    for middle, text in zip(lines, words, strict=True):
        yield Label(left + _KEY, middle, text, size=_SIZE)
