"""Heights of rows: programs do not agree on when wrapped text makes a row higher, so it is said."""

from collections.abc import Iterable
from math import ceil

LINE = 15.0
"""Points; of text of size 11."""

_PER_WIDTH = 1.15
"""Letters of Vietnamese text for each unit of a column's width: fewer than fit, to be sure."""


def row_height(cells: Iterable[tuple[str, float]]) -> float:
    """Return the height in which all texts can be read.

    Args:
        cells: texts, each with the width of its column.
    """
    return LINE * max((_lines(text, width) for text, width in cells), default=1)


def _lines(text: str, width: float) -> int:
    return sum(max(1, ceil(len(line) / (width * _PER_WIDTH))) for line in text.split("\n"))
