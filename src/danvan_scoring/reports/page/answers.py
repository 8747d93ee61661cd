"""The page of questions: what a council asks of a period, each with its answer and its figures."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from danvan_scoring.model.publication import Publication
from danvan_scoring.model.text import Language
from danvan_scoring.reports.page.head import head
from danvan_scoring.reports.page.render import render
from danvan_scoring.reports.pictures.svg import svg
from danvan_scoring.reports.section import Section

PAGE = "phan-tich.html"


def answers_page(
    publication: Publication, sections: Sequence[Section], language: Language
) -> Mapping[str, bytes]:
    """Return the file by name: one page, without a network, for the office."""
    pictures = {
        drawing.name: Markup(svg(drawing))  # noqa: S704 - every text in it is escaped
        for section in sections
        for drawing in section.drawings
    }
    page = render(
        "answers",
        language,
        head=head(publication, language),
        sections=sections,
        pictures=pictures,
    )
    return {PAGE: page}
