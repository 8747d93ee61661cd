"""The head of a page: whose results they are, of which day, and what they are worth."""

from dataclasses import dataclass

from danvan_scoring.model.notation import day
from danvan_scoring.model.publication import Publication
from danvan_scoring.model.text import Language, Text
from danvan_scoring.reports.standing import standing_lines


@dataclass(frozen=True)
class Head:
    """What stands above everything else; `made_with` are rubrics and the library."""

    title: str
    body: str
    as_of: str
    standing: tuple[str, ...]
    made_with: tuple[str, ...]


def head(publication: Publication, language: Language, authority: str = "") -> Head:
    """Return the head of a period's page, or of that of one of its communes."""
    found = publication.found
    version = Text("phiên bản", "version").pick(language)
    rubrics = [result.bound.rubric for result in found.results]
    library = found.results[0].provenance.library
    return Head(
        title=publication.period.title,
        body=authority or publication.office.called,
        as_of=day(found.as_of).pick(language),
        standing=tuple(line.pick(language) for line in standing_lines(publication)),
        made_with=(
            *(f"{own.title} ({own.id}, {version} {own.version})" for own in rubrics),
            f"danvan-scoring {library}",
        ),
    )
