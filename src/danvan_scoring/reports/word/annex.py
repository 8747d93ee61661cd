"""The annex of the decision on criteria (phụ lục): the rubric itself, as officials read it."""

from collections.abc import Iterator

from danvan_scoring.model.bound import BoundRubric
from danvan_scoring.model.notation import number
from danvan_scoring.model.publication import Publication
from danvan_scoring.model.rubric import Rubric
from danvan_scoring.model.text import Language, Text
from danvan_scoring.reports.rubric_sentences import RubricSentences
from danvan_scoring.reports.standing import standing_of
from danvan_scoring.reports.tables.criteria import criteria_table
from danvan_scoring.reports.word.frame import attached_to, title
from danvan_scoring.reports.word.numbering import numerals, roman
from danvan_scoring.reports.word.paper import Paper
from danvan_scoring.stages.assumptions import assumptions

_ANNEX = Text("Phụ lục", "Annex")
_KIND = Text("Bộ tiêu chí", "The rubric")


def criteria_annex(publication: Publication, language: Language) -> bytes:
    """Write one annex a rubric, each with page numbers of its own."""
    results = publication.found.results
    paper = Paper(publication, language, _KIND.pick(language), landscape=True)
    for number_, result in enumerate(results, 1):
        if number_ > 1:
            paper.new_page()
        name = _ANNEX.pick(language) + (f" {roman(number_)}" if len(results) > 1 else "")
        title(paper, name, result.bound.rubric.title.upper())
        paper.add(attached_to(publication, language), "Kèm theo")
        _annex(paper, result.bound, language)
    return paper.saved()


def _annex(paper: Paper, bound: BoundRubric, language: Language) -> None:
    rubric = bound.rubric
    banner = standing_of(rubric)
    if banner is not None:
        paper.add(banner.pick(language), "Lưu ý")
    numbers = numerals()
    for scale in rubric.scales:
        table, strong = criteria_table(bound, scale.code, language)
        heading = Text("Bảng tiêu chí", "Criteria").pick(language)
        named = f": {scale.title}" if len(rubric.scales) > 1 else ""
        paper.add(f"{next(numbers)}. {heading.upper()}{named}", "Heading 1")
        paper.table(table, strong)
    for rule, lines in _rules(bound, language):
        if lines:
            paper.add(f"{next(numbers)}. {rule.pick(language).upper()}", "Heading 1")
            for line in lines:
                paper.add(line, "List Bullet")


def _rules(bound: BoundRubric, language: Language) -> Iterator[tuple[Text, list[str]]]:
    """Yield what the rubric lays down beside its criteria: a heading, and its sentences."""
    rubric, say = bound.rubric, RubricSentences(bound.rubric, language)
    for scale in rubric.scales:
        named = f" ({scale.title})" if len(rubric.scales) > 1 else ""
        yield (
            Text(f"Mức xếp loại{named}", f"Classes{named}"),
            [_band(band.title, number(band.from_), language, rubric.ranking.by)
             for band in rubric.classes_of(scale.code)],
        )  # fmt: skip
    yield Text("Điều kiện khống chế", "Conditions"), [*map(say.gate, rubric.gates)]
    yield Text("Tỷ lệ khống chế", "Quotas"), [*map(say.quota, rubric.quotas)]
    yield Text("Xếp hạng, làm tròn", "Ranking and rounding"), [*say.ranking()]
    yield Text("Trường hợp không có điểm", "Where there are no points"), [*say.states()]
    yield Text("Trình tự chấm điểm", "Procedure"), [*say.procedure()]
    yield Text("Giả định", "Assumptions"), [*_assumed(rubric, language)]


def _assumed(rubric: Rubric, language: Language) -> Iterator[str]:
    for found in assumptions(rubric):
        parts = ", ".join(part.pick(language) for part in found.parts)
        yield f"{found.text} ({parts})" if parts else found.text


def _band(name: str, low: Text, language: Language, by: str) -> str:
    unit = Text("% điểm tối đa", "% of the maximum") if by == "percent" else Text("điểm", "points")
    told = Text(f"{name}: từ {low.vi} {unit.vi}", f"{name}: from {low.en} {unit.en}")
    return told.pick(language)
