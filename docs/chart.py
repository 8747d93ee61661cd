"""A chart of points against evidence, drawn as SVG: the same bytes every time."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor, log10

_WIDTH, _HEIGHT = 640, 360
_LEFT, _RIGHT, _TOP, _BOTTOM = 56, 16, 44, 52
# Told apart by people who do not see all colours (Okabe and Ito).
_COLOURS = ("#0072b2", "#d55e00")
_TICKS = 8
Point = tuple[float, float]


@dataclass(frozen=True)
class Curve:
    """One curve.

    Attributes:
        name: for the legend.
        pieces: points to be joined, one list for each stretch without a jump.
        dots: points that stand alone.
        bars: heights, one a category.
        ends: the last point of a stretch that does not belong to it.
    """

    name: str
    pieces: Sequence[Sequence[Point]] = ()
    dots: Sequence[Point] = ()
    bars: Sequence[float] = ()
    ends: Sequence[Point] = ()


@dataclass(frozen=True)
class Axis:
    """The horizontal axis: its label, where it begins and ends, and what stands at its ticks."""

    label: str
    low: float
    high: float
    ticks: Sequence[tuple[float, str]]


def number_axis(label: str, low: float, high: float) -> Axis:
    """An axis of numbers, with ticks at round ones."""
    return Axis(label, low, high, [(tick, f"{tick:g}") for tick in _round_numbers(low, high)])


def svg(title: str, axis: Axis, maximum: float, curves: Sequence[Curve]) -> str:
    """Draw curves of points from 0 to the maximum."""

    def x(value: float) -> float:
        return _LEFT + (value - axis.low) / (axis.high - axis.low) * (_WIDTH - _LEFT - _RIGHT)

    def y(points: float) -> float:
        return _HEIGHT - _BOTTOM - points / maximum * (_HEIGHT - _TOP - _BOTTOM)

    def place(point: Point) -> str:
        return f"{x(point[0]):.1f},{y(point[1]):.1f}"

    drawn = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
            'font-family="sans-serif" font-size="12" role="img">'
        ),
        f"<title>{escape(title)}</title>",
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#ffffff"/>',
    ]
    for tick in _round_numbers(0, maximum):
        drawn += [
            f'<path d="M{_LEFT} {y(tick):.1f}H{_WIDTH - _RIGHT}" stroke="#dddddd"/>',
            _text(_LEFT - 8, y(tick) + 4, f"{tick:g}", "end"),
        ]
    for value, name in axis.ticks:
        drawn += [
            f'<path d="M{x(value):.1f} {y(0):.1f}v5" stroke="#444444"/>',
            _text(x(value), y(0) + 19, name),
        ]
    for number, (curve, colour) in enumerate(zip(curves, _COLOURS, strict=False)):
        drawn += [
            f'<polyline points="{" ".join(map(place, piece))}" fill="none" stroke="{colour}" '
            f'stroke-width="2.5"{_dashes(number)}/>'
            for piece in curve.pieces
        ]
        # Where curves are dots, those of the second are open squares around those of the first.
        full = "none" if number and not curve.pieces else colour
        for fill, points in ((full, curve.dots), ("#ffffff", curve.ends)):
            drawn += [_dot(x(left), y(up), number, fill, colour) for left, up in points]
        width = (x(1) - x(0)) * 0.7 / len(curves)
        drawn += [
            f'<rect x="{x(at) + (number - len(curves) / 2) * width:.1f}" y="{y(height):.1f}" '
            f'width="{width:.1f}" height="{y(0) - y(height):.1f}" fill="{colour}"/>'
            for at, height in enumerate(curve.bars)
        ]
        drawn += _legend(number, curve, colour)
    drawn += [
        f'<path d="M{_LEFT} {_TOP}V{y(0):.1f}H{_WIDTH - _RIGHT}" fill="none" stroke="#444444"/>',
        _text((_LEFT + _WIDTH - _RIGHT) / 2, _HEIGHT - 10, axis.label),
        _text(14, _TOP - 14, "points", "start"),
        "</svg>",
    ]
    return "\n".join(drawn) + "\n"


def _legend(number: int, curve: Curve, colour: str) -> list[str]:
    left = _LEFT + 60 + number * 250
    if curve.pieces:
        sign = (
            f'<path d="M{left - 26} 26h20" stroke="{colour}" stroke-width="2.5"{_dashes(number)}/>'
        )
    elif curve.dots:
        sign = _dot(left - 12, 26, number, "none" if number else colour, colour)
    else:
        sign = f'<rect x="{left - 20}" y="19" width="14" height="14" fill="{colour}"/>'
    return [sign, _text(left, 30, curve.name, "start")]


def _dashes(number: int) -> str:
    return ' stroke-dasharray="7 4"' if number else ""


def _dot(x: float, y: float, number: int, fill: str, stroke: str) -> str:
    """A circle, or for the second curve a square, so that shapes tell them apart too."""
    style = f'fill="{fill}" stroke="{stroke}" stroke-width="2"'
    if number:
        return f'<rect x="{x - 6:.1f}" y="{y - 6:.1f}" width="12" height="12" {style}/>'
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" {style}/>'


def _text(x: float, y: float, text: str, anchor: str = "middle") -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="#222222">{escape(text)}</text>'
    )


def _round_numbers(low: float, high: float) -> list[float]:
    """Some round numbers between two, at most `_TICKS` and their ends."""
    rough = (high - low) / _TICKS
    unit = 10.0 ** floor(log10(rough))
    step = next(unit * factor for factor in (1, 2, 2.5, 5, 10) if unit * factor >= rough)
    return [round(n * step, 6) for n in range(ceil(low / step), floor(high / step) + 1)]
