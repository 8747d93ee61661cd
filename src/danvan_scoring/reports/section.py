"""A section of a report: the answer to one question, for the terminal, a page or a document."""

from collections.abc import Sequence
from dataclasses import dataclass

from danvan_scoring.reports.pictures.drawing import Drawing
from danvan_scoring.reports.table import Table


@dataclass(frozen=True)
class Section:
    """What a council reads of one question, in the language of the report.

    Attributes:
        title: the question.
        answer: the answer, a sentence or a few each.
        tables: the figures behind it.
        drawings: the same as pictures.
        notes: how it was found, and what it does not say.
    """

    title: str
    answer: Sequence[str]
    tables: Sequence[Table] = ()
    drawings: Sequence[Drawing] = ()
    notes: Sequence[str] = ()
