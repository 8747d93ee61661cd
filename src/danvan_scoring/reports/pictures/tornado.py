"""Tornado: what moves the result most, the longest bar on top."""

from collections.abc import Sequence
from dataclasses import dataclass

from danvan_scoring.reports.pictures.drawing import Box, Drawing, Label, Line, Mark
from danvan_scoring.reports.pictures.fitting import broken, text_width

_SIZE = 12.0
_LINE = 15.0
_GAP = 9.0
_PLOT = 360.0
_MOST_LABEL = 330.0
_EDGE = 14.0
_TOP = 34.0


@dataclass(frozen=True)
class Bar:
    """One bar.

    Attributes:
        label: what it is about.
        value: its length; not negative.
        text: the value as it is written beside the bar.
        low: where its confidence interval begins, if it has one.
        high: where that ends.
    """

    label: str
    value: float
    text: str
    low: float | None = None
    high: float | None = None


def tornado(name: str, title: str, description: str, bars: Sequence[Bar], axis: str) -> Drawing:
    """Draw bars in the order given.

    Args:
        name: of the file.
        title: what is shown.
        description: the same in words.
        bars: at least one.
        axis: what their length counts.
    """
    width = min(_MOST_LABEL, max(text_width(bar.label, _SIZE) for bar in bars))
    labels = [broken(bar.label, _SIZE, width) for bar in bars]
    left = _EDGE + max(text_width(line, _SIZE) for own in labels for line in own) + _EDGE
    longest = max(max(bar.value, bar.high or 0.0) for bar in bars)
    scale = _PLOT / longest if longest > 0 else 0.0
    marks: list[Mark] = [Label(left, 14, axis, size=_SIZE)]
    y = _TOP
    for bar, lines in zip(bars, labels, strict=True):
        height = len(lines) * _LINE + _GAP
        middle = y + height / 2
        first = middle - (len(lines) - 1) * _LINE / 2
        marks += [
            Label(left - _EDGE, first + number * _LINE, line, anchor="end", size=_SIZE)
            for number, line in enumerate(lines)
        ]
        marks.append(Box(left, middle - 6, max(bar.value * scale, 1.0), 12, "main"))
        end = bar.value
        if bar.low is not None and bar.high is not None:
            low, end = max(bar.low, 0.0), max(bar.high, bar.value)
            marks.append(
                Line(left + low * scale, middle, left + bar.high * scale, middle, "strong")
            )
        marks.append(Label(left + end * scale + 8, middle, bar.text, size=_SIZE))
        y += height
    marks.append(Line(left, _TOP - 4, left, y, "axis"))
    room = max(text_width(bar.text, _SIZE) for bar in bars)
    axis_end = left + text_width(axis, _SIZE)
    return Drawing(
        name=name,
        title=title,
        description=description,
        width=max(left + _PLOT + 8 + room, axis_end) + _EDGE,
        height=y + _EDGE,
        marks=tuple(marks),
    )
