"""Heights of rows: programs do not agree on when wrapped text makes a row higher, so it is said."""

from collections.abc import Iterable

LINE = 15.0
"""Points; of text of size 11."""
SMALL_LINE = 13.0
"""Points; of text of size 10."""
SMALLER = 1.2
"""How many more letters of size 10 than of size 11 a width holds."""

_PER_WIDTH = 1.15
"""Letters of Vietnamese text for each unit of a column's width: fewer than fit, to be sure."""


def row_height(
    cells: Iterable[tuple[str, float]], small: Iterable[tuple[str, float]] = ()
) -> float:
    """Return the height in which all texts can be read.

    Args:
        cells: texts, each with the width of its column.
        small: those of them that stand in smaller letters.
    """
    heights = [LINE * _lines(text, width) for text, width in cells]
    heights += [SMALL_LINE * _lines(text, width * SMALLER) for text, width in small]
    return max(heights, default=LINE)


def _lines(text: str, width: float) -> int:
    return sum(_wrapped(line, width * _PER_WIDTH) for line in text.split("\n"))


def _wrapped(line: str, most: float) -> int:
    """Count the lines into which a text is broken between its words, and within longer ones."""
    count, used = 1, 0
    for word in line.split():
        needed = len(word) + (1 if used else 0)
        if used + needed > most and used:
            count, used, needed = count + 1, 0, len(word)
        used += needed
        while used > most:
            count, used = count + 1, used - int(most)
    return count
