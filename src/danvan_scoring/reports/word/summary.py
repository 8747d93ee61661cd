"""The summary table (bảng tổng hợp): scores, ranks and classes by peer group."""

from danvan_scoring.model.notation import day
from danvan_scoring.model.publication import Publication
from danvan_scoring.model.text import Language, Text
from danvan_scoring.reports.standing import standing_lines
from danvan_scoring.reports.word.frame import day_written, foot, head, title
from danvan_scoring.reports.word.paper import Paper
from danvan_scoring.reports.word.rankings import put_class_counts, put_rankings

_KIND = Text("BẢNG TỔNG HỢP", "SUMMARY TABLE")
_ABSTRACT = Text("Kết quả chấm điểm, xếp hạng, xếp loại", "Scores, ranks and classes")


def summary_table(publication: Publication, language: Language) -> bytes:
    """Write the table, landscape, headings repeated on every page."""
    as_of, office = publication.found.as_of, publication.office
    paper = Paper(publication, language, _KIND.pick(language), landscape=True)
    head(paper, office, language, "BTH", day_written(as_of))
    title(paper, _KIND.pick(language), _ABSTRACT.pick(language), publication.period.title)
    until = Text(f"(Tính đến ngày {day(as_of).vi})", f"(As of {day(as_of).en})")
    paper.add(until.pick(language), "Kèm theo")
    for line in standing_lines(publication):
        paper.add(line.pick(language), "Lưu ý")
    put_class_counts(paper, publication, language)
    put_rankings(paper, publication, language)
    units = len(publication.found.submissions.units)
    closing = Text(f"Danh sách gồm {units} đơn vị./.", f"The list has {units} units./.")
    paper.add(closing.pick(language), "Lời kết")
    foot(paper, office, language)
    return paper.saved()
