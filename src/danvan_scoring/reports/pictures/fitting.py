"""Fitting: how wide words come out, before they are drawn, and where to break them."""

from collections.abc import Sequence

_NARROW, _WIDE = 0.36, 0.8
_USUAL, _CAPITAL = 0.62, 0.74
"""Widths in heights of the letters: those of DejaVu Sans, the widest of the fonts in use."""


def text_width(text: str, size: float) -> float:
    """Return about how many pixels a line of text takes, rather more than less.

    Args:
        text: one line.
        size: height of its letters, in pixels.
    """
    return size * sum(_width(char) for char in text)


def broken(text: str, size: float, width: float) -> Sequence[str]:
    """Break a text between words into lines of at most `width` pixels, where words allow it."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines or [""]


def _width(char: str) -> float:
    if char in " .,:;'|()[]!ijlítfrìỉĩị-/":
        return _NARROW
    if char in "mwMW%@–—":
        return _WIDE
    return _CAPITAL if char.isupper() else _USUAL
