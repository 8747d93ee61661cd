"""The lines above a table: what it shows, of which period, and what its figures are worth."""

from collections.abc import Iterable

from danvan_scoring.model.notation import day
from danvan_scoring.model.text import Text
from danvan_scoring.reports.standing import standing_lines
from danvan_scoring.reports.workbook.book import Book, ScalePart
from danvan_scoring.reports.workbook.page import Page

HEAD_ROWS = 4
"""Title, period, standing, notes."""


def write_head(
    book: Book,
    page: Page,
    part: ScalePart | None,
    title: Text,
    notes: Iterable[Text],
    last: int,
) -> None:
    """Write the lines above a table, across its columns up to `last`."""
    language, publication = book.language, book.publication
    found = publication.found
    told = [title.pick(language).upper()]
    if part is not None:
        rubric = part.result.bound.rubric
        told.append(rubric.title)
        if len(rubric.scales) > 1:
            told.append(part.scale.title)
    page.block(0, ": ".join(told[:1]) + "".join(f" · {own}" for own in told[1:]), "title", last)
    until = Text("tính đến ngày", "as of").pick(language)
    page.block(
        1,
        f"{publication.period.title}; {until} {day(found.as_of).pick(language)}",
        "subtitle",
        last,
    )
    standing = "; ".join(line.pick(language) for line in standing_lines(publication))
    page.block(2, standing, "standing", last)
    page.block(3, " ".join(note.pick(language) for note in notes), "note", last)
