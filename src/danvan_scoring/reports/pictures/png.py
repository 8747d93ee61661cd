"""A drawing as PNG, by matplotlib, which comes with the extra `plots`."""

import io
from collections.abc import Iterable
from functools import singledispatch
from typing import Any

from danvan_scoring.io.tables import clean
from danvan_scoring.reports.pictures.colours import COLOURS
from danvan_scoring.reports.pictures.drawing import Box, Dot, Drawing, Label, Line

_DOTS = 96
"""Pixels of a drawing in an inch."""
_SHARPER = 2
_POINTS = 72 / _DOTS
_SIDES = {"start": "left", "middle": "center", "end": "right"}


def png(drawing: Drawing) -> bytes:
    """Draw on white, two pixels for each of the drawing's.

    Raises:
        ModuleNotFoundError: matplotlib is not installed.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415 (an extra)
    from matplotlib.figure import Figure  # noqa: PLC0415 (an extra)

    figure = Figure(figsize=(drawing.width / _DOTS, drawing.height / _DOTS), facecolor="white")
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, drawing.width)
    axes.set_ylim(drawing.height, 0)
    axes.axis("off")
    for order, mark in enumerate(drawing.marks):
        for artist in _draw(mark, axes):
            # Left to itself, matplotlib draws all lines over all boxes.
            artist.set_zorder(order)
    stream = io.BytesIO()
    # Without the version of what drew it, the bytes are the same everywhere it draws the same.
    figure.savefig(stream, format="png", dpi=_DOTS * _SHARPER, metadata={"Software": None})
    return stream.getvalue()


@singledispatch
def _draw(mark: object, _axes: Any) -> Iterable[Any]:
    raise TypeError(f"no way to draw a {type(mark).__name__}")


@_draw.register
def _(mark: Line, axes: Any) -> Iterable[Any]:
    colour, width = COLOURS[mark.look], mark.width * _POINTS
    yield from axes.plot([mark.x1, mark.x2], [mark.y1, mark.y2], color=colour, linewidth=width)


@_draw.register
def _(mark: Box, axes: Any) -> Iterable[Any]:
    # A bar of matplotlib is a box by its corner.
    yield from axes.bar(
        mark.x, mark.height, mark.width, mark.y, align="edge", color=COLOURS[mark.look], linewidth=0
    )


@_draw.register
def _(mark: Dot, axes: Any) -> Iterable[Any]:
    look = {"color": COLOURS[mark.look], "markeredgewidth": 0}
    yield from axes.plot(mark.x, mark.y, "o", markersize=2 * mark.radius * _POINTS, **look)


@_draw.register
def _(mark: Label, axes: Any) -> Iterable[Any]:
    yield axes.text(
        mark.x,
        mark.y,
        # A dollar sign would begin a formula.
        clean(mark.text).replace("$", r"\$"),
        fontsize=mark.size * _POINTS,
        fontweight="bold" if mark.look == "strong" else "normal",
        color=COLOURS[mark.look],
        horizontalalignment=_SIDES[mark.anchor],
        verticalalignment="center_baseline",
    )
