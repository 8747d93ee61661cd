"""A table of a report: the same for the terminal, for Markdown, for Word and for a page."""

from collections.abc import Sequence
from dataclasses import dataclass

from danvan_scoring.io.tables import Column


@dataclass(frozen=True)
class Table:
    """One table, its cells as text in the language of the report.

    Attributes:
        title: what it shows.
        columns: headings and alignments.
        rows: cells, one a column.
    """

    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]
