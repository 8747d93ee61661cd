"""A drawing: what stands where, whatever it is drawn with."""

from dataclasses import dataclass
from typing import Literal

Look = Literal["axis", "grid", "main", "second", "up", "down", "muted", "text", "strong"]
"""What a mark means; the colour is the matter of what draws it."""

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True)
class Line:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    look: Look
    width: float = 1.0


@dataclass(frozen=True)
class Box:
    """A filled rectangle, by its upper left corner."""

    x: float
    y: float
    width: float
    height: float
    look: Look


@dataclass(frozen=True)
class Dot:
    """A filled circle; `tip` is told where the pointer rests on it."""

    x: float
    y: float
    look: Look
    radius: float = 3.0
    tip: str = ""


@dataclass(frozen=True)
class Label:
    """A line of text, its middle at the height `y`."""

    x: float
    y: float
    text: str
    look: Look = "text"
    anchor: Anchor = "start"
    size: float = 12.0


Mark = Line | Box | Dot | Label


@dataclass(frozen=True)
class Drawing:
    """A picture.

    Attributes:
        name: that of its file, without an ending.
        title: what it shows; its heading.
        description: the same in words, for those who cannot see it.
        width: in pixels; x grows to the right.
        height: in pixels; y grows downwards.
        marks: drawn in this order.
    """

    name: str
    title: str
    description: str
    width: float
    height: float
    marks: tuple[Mark, ...]
