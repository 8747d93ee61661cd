"""Tables and paragraphs for a terminal: aligned by display width, wrapped, never cut.

Vietnamese text may come with its marks apart from their letters (NFD), which every count of
characters gets wrong; here it is composed (NFC) and measured in terminal cells.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from tabulate import tabulate
from wcwidth import wcswidth, wcwidth

WIDTH = 100
"""Columns of the terminal that printed results fit in."""

_GAP = 2
_LEAST = 10


@dataclass(frozen=True)
class Column:
    """One column of a table.

    Attributes:
        heading: its heading, which may take several lines.
        align: where its cells stand.
        flexible: whether its cells may be wrapped to make the table fit.
    """

    heading: str
    align: Literal["left", "right", "center"] = "left"
    flexible: bool = False


def table(columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int = WIDTH) -> str:
    """Lay out rows under headings, no line wider than `width`.

    Flexible columns are narrowed, the widest first, down to ten cells each; only where even that
    is not enough does a line become wider.

    Args:
        columns: headings and alignments.
        rows: cells, one a column.
        width: cells of the terminal.
    """
    cells = [[clean(cell) for cell in row] for row in rows]
    headings = [clean(column.heading) for column in columns]
    contents = [
        max((cell_width(row[position]) for row in cells), default=0)
        for position in range(len(columns))
    ]
    flexible = [column.flexible for column in columns]
    widths = [max(c, cell_width(h)) for c, h in zip(contents, headings, strict=True)]
    if _excess(widths, width) > 0:
        narrow = [max(c, _heading_width(h)) for c, h in zip(contents, headings, strict=True)]
        widths = _fitted(narrow, flexible, width)
    # tabulate pads headings, beyond the width; so they and their rule go in as rows.
    body = [
        _wrapped_row(headings, widths),
        ["-" * room for room in widths],
        *(_wrapped_row(row, widths) for row in cells),
    ]
    aligned = tabulate(
        body,
        tablefmt="plain",
        colalign=[column.align for column in columns],
        disable_numparse=True,
    )
    return "\n".join(line.rstrip() for line in aligned.splitlines())


def paragraph(text: str, first: str = "", rest: str = "", width: int = WIDTH) -> str:
    """Wrap a text to `width`, the first line after `first`, the others after `rest`."""
    room = width - max(cell_width(first), cell_width(rest))
    lines = list(_lines(clean(text), room)) or [""]
    return "\n".join((first if not number else rest) + line for number, line in enumerate(lines))


def clean(text: str) -> str:
    """Compose marks with their letters, and turn control characters into spaces."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(" " if unicodedata.category(char) == "Cc" else char for char in composed)


def cell_width(text: str) -> int:
    """Count the terminal cells of a cleaned text."""
    return max(0, int(wcswidth(text)))


def _heading_width(heading: str) -> int:
    """Find the least width in which a heading takes at most two lines."""
    words = heading.split()
    ends = [
        max(cell_width(" ".join(words[:cut])), cell_width(" ".join(words[cut:])))
        for cut in range(len(words) + 1)
    ]
    return min(ends)


def _fitted(widths: Sequence[int], flexible: Sequence[bool], width: int) -> list[int]:
    """Narrow flexible columns, always the widest, until the table fits or none can give."""
    fitted = list(widths)
    for _ in range(_excess(fitted, width)):
        widest = max(
            (p for p, able in enumerate(flexible) if able and fitted[p] > _LEAST),
            key=lambda p: fitted[p],
            default=None,
        )
        if widest is None:
            break
        fitted[widest] -= 1
    return fitted


def _excess(widths: Sequence[int], width: int) -> int:
    return sum(widths) + _GAP * (len(widths) - 1) - width


def _wrapped_row(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    return ["\n".join(_lines(cell, width)) for cell, width in zip(row, widths, strict=True)]


def _lines(text: str, width: int) -> Iterator[str]:
    """Break a text between words, and inside a word only where it is wider than a line."""
    line = ""
    for word in text.split():
        if line and cell_width(line) + 1 + cell_width(word) <= width:
            line += " " + word
            continue
        if line:
            yield line
        *full, line = _pieces(word, width)
        yield from full
    if line:
        yield line


def _pieces(word: str, width: int) -> list[str]:
    pieces, size = [""], 0
    for char in word:
        wide = max(0, wcwidth(char))
        if size + wide > width and pieces[-1]:
            pieces.append("")
            size = 0
        pieces[-1] += char
        size += wide
    return pieces
