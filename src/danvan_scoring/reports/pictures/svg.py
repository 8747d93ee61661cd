"""A drawing as SVG: for a page, where the style sheet may colour it anew, or as a file."""

from collections.abc import Iterator
from functools import singledispatch
from xml.sax.saxutils import escape, quoteattr

from danvan_scoring.io.tables import clean
from danvan_scoring.reports.pictures.colours import COLOURS
from danvan_scoring.reports.pictures.drawing import Box, Dot, Drawing, Label, Line

_FONT = "Arial, Helvetica, sans-serif"


def svg(drawing: Drawing) -> str:
    """Write a drawing as one element, without a script, a style or anything from elsewhere."""
    return "".join(_parts(drawing))


def _parts(drawing: Drawing) -> Iterator[str]:
    width, height = _number(drawing.width), _number(drawing.height)
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" role="img" font-family="{_FONT}" '
        f"aria-label={quoteattr(clean(drawing.description))}>"
        f"<title>{escape(clean(drawing.title))}</title>"
    )
    for mark in drawing.marks:
        yield _written(mark)
    yield "</svg>"


@singledispatch
def _written(mark: object) -> str:
    raise TypeError(f"no way to draw a {type(mark).__name__}")


@_written.register
def _(mark: Line) -> str:
    ends = f'x1="{_number(mark.x1)}" y1="{_number(mark.y1)}" x2="{_number(mark.x2)}"'
    return (
        f'<line class="s-{mark.look}" {ends} y2="{_number(mark.y2)}" '
        f'stroke="{COLOURS[mark.look]}" stroke-width="{_number(mark.width)}"/>'
    )


@_written.register
def _(mark: Box) -> str:
    corner = f'x="{_number(mark.x)}" y="{_number(mark.y)}"'
    return (
        f'<rect class="f-{mark.look}" {corner} width="{_number(mark.width)}" '
        f'height="{_number(mark.height)}" fill="{COLOURS[mark.look]}"/>'
    )


@_written.register
def _(mark: Dot) -> str:
    place = f'cx="{_number(mark.x)}" cy="{_number(mark.y)}" r="{_number(mark.radius)}"'
    head = f'<circle class="f-{mark.look}" {place} fill="{COLOURS[mark.look]}"'
    return f"{head}><title>{escape(clean(mark.tip))}</title></circle>" if mark.tip else f"{head}/>"


@_written.register
def _(mark: Label) -> str:
    anchor = "" if mark.anchor == "start" else f' text-anchor="{mark.anchor}"'
    weight = ' font-weight="bold"' if mark.look == "strong" else ""
    # A third of the letters' height below the middle is their base line.
    place = f'x="{_number(mark.x)}" y="{_number(mark.y + mark.size * 0.35)}"'
    return (
        f'<text class="f-{mark.look}" {place} font-size="{_number(mark.size)}"{anchor}{weight} '
        f'fill="{COLOURS[mark.look]}">{escape(clean(mark.text))}</text>'
    )


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
