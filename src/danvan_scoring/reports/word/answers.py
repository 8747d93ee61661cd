"""The questions of a council with their answers, on paper (báo cáo phân tích kết quả)."""

from collections.abc import Sequence

from danvan_scoring.model.notation import day
from danvan_scoring.model.publication import Publication
from danvan_scoring.model.text import Language, Text
from danvan_scoring.reports.section import Section
from danvan_scoring.reports.standing import standing_lines
from danvan_scoring.reports.word.frame import day_written, foot, head, title
from danvan_scoring.reports.word.numbering import numerals
from danvan_scoring.reports.word.paper import Paper

_KIND = Text("BÁO CÁO", "REPORT")
_ABSTRACT = Text(
    "Phân tích kết quả chấm điểm, xếp hạng, xếp loại", "Analysis of scores, ranks and classes"
)


def answers_paper(
    publication: Publication, sections: Sequence[Section], language: Language
) -> bytes:
    """Write the answers with their tables; the pictures are on the page only."""
    as_of = publication.found.as_of
    paper = Paper(publication, language, _ABSTRACT.pick(language), landscape=True)
    head(paper, publication.office, language, "BC", day_written(as_of))
    title(paper, _KIND.pick(language), _ABSTRACT.pick(language), publication.period.title)
    until = Text(f"(Tính đến ngày {day(as_of).vi})", f"(As of {day(as_of).en})")
    paper.add(until.pick(language), "Kèm theo")
    for line in standing_lines(publication):
        paper.add(line.pick(language), "Lưu ý")
    for number, section in zip(numerals(), sections, strict=False):
        paper.add(f"{number}. {section.title}", "Heading 1")
        for sentence in section.answer:
            paper.add(sentence, "Nội dung")
        for own in section.tables:
            if own.rows:
                paper.add(own.title, "Tiêu đề bảng")
                paper.table(own)
        for note in section.notes:
            paper.add(note, "List Bullet")
    foot(paper, publication.office, language)
    return paper.saved()
