"""The files of the page: one for a period, or an index and one for each of its communes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from danvan_scoring.model.publication import Earlier, Publication
from danvan_scoring.model.text import Language
from danvan_scoring.reports.page.communes import communes, of_commune
from danvan_scoring.reports.page.head import head
from danvan_scoring.reports.page.office import office_page
from danvan_scoring.reports.page.posted import posted
from danvan_scoring.reports.page.ranking import Ranking, rankings
from danvan_scoring.reports.page.render import render
from danvan_scoring.reports.page.slugs import slugs

PAGE = "trang.html"
FOLDER = "trang"


@dataclass(frozen=True)
class Commune:
    """One commune in the index: its name, page, number of units, and classes by scale."""

    name: str
    file: str
    units: int
    rankings: tuple[Ranking, ...]


def pages(publication: Publication, language: Language) -> Mapping[str, bytes]:
    """Return the files by name. Units of different communes are never put into one page."""
    names = communes(publication.found)
    if len(names) < 2:  # noqa: PLR2004 (one commune needs no index)
        return {PAGE: _page(publication, language, "".join(names), up=False)}
    made, listed = {}, []
    for name, slug in slugs(names).items():
        own = _of(publication, name)
        file = f"{FOLDER}/{slug}.html"
        made[file] = _page(own, language, name, up=True)
        listed.append(_commune(own, name, file, language))
    made[PAGE] = render(
        "index",
        language,
        head=head(publication, language),
        communes=listed,
        warnings=() if publication.public else _warnings(publication, language),
    )
    return made


def _warnings(publication: Publication, language: Language) -> tuple[str, ...]:
    """What was remarked about files, which do not say whose units they are about."""
    results = publication.found.results
    lines = (problem.line(language) for result in results for problem in result.warnings)
    return tuple(dict.fromkeys(lines))


def _page(publication: Publication, language: Language, authority: str, *, up: bool) -> bytes:
    if publication.public:
        view = posted(publication, language, authority)
        return render("posted", language, page=view, up=up)
    return render("office", language, page=office_page(publication, language, authority), up=up)


def _of(publication: Publication, authority: str) -> Publication:
    earlier = publication.earlier
    if earlier is not None:
        earlier = Earlier(earlier.title, of_commune(earlier.found, authority))
    return replace(publication, found=of_commune(publication.found, authority), earlier=earlier)


def _commune(publication: Publication, name: str, file: str, language: Language) -> Commune:
    names = publication.found.submissions.names
    anchors = dict.fromkeys(names, "")
    ranked = [
        ranking
        for order, result in enumerate(publication.found.results, start=1)
        for ranking in rankings(result, order, anchors, language)
    ]
    return Commune(name, file, len(names), tuple(ranked))
