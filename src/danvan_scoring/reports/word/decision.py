"""The draft decision (dự thảo quyết định) that recognises the classification, with its list."""

from collections.abc import Iterator

from danvan_scoring.io.tables import Column
from danvan_scoring.model.notation import day
from danvan_scoring.model.publication import Publication
from danvan_scoring.model.result import Result
from danvan_scoring.model.text import Language, Text
from danvan_scoring.reports.standing import standing_lines
from danvan_scoring.reports.table import Table
from danvan_scoring.reports.tables.ranking import class_cell, figure
from danvan_scoring.reports.word.frame import attached_to, day_left_open, foot, head, title
from danvan_scoring.reports.word.paper import Paper
from danvan_scoring.stages.ranking_list import RankedUnit, ranked_units

_KIND = Text("QUYẾT ĐỊNH", "DECISION")
_ABSTRACT = Text(
    "Về việc công nhận kết quả xếp loại công tác dân vận chính quyền",
    "On the recognition of the classification of mass-mobilisation work",
)


def draft_decision(publication: Publication, language: Language) -> bytes:
    """Write the draft; day, number and signature are left open."""
    office, year = publication.office, publication.found.as_of.year
    paper = Paper(publication, language, _ABSTRACT.pick(language))
    head(paper, office, language, "QĐ", day_left_open(year))
    for line in standing_lines(publication):
        paper.add(line.pick(language), "Lưu ý")
    title(paper, _KIND.pick(language), _ABSTRACT.pick(language))
    paper.add(" ".join(office.name.split()), "Tên loại văn bản")
    bases = [*_bases(publication, language)]
    for place, basis in enumerate(bases):
        paper.add(basis + (";" if place < len(bases) - 1 else "."), "Căn cứ")
    paper.add(f"{_KIND.pick(language)}:", "Tên loại văn bản")
    for article in _articles(publication, language):
        paper.add(article, "Nội dung")
    foot(paper, office, language)
    paper.new_page()
    title(paper, Text("DANH SÁCH", "LIST").pick(language), _RECOGNISED.pick(language))
    paper.add(attached_to(publication, language), "Kèm theo")
    for result in publication.found.results:
        for table in _lists(result, language):
            paper.add(table.title, "Tiêu đề bảng")
            paper.table(table)
    return paper.saved()


_RECOGNISED = Text(
    "Kết quả xếp loại công tác dân vận chính quyền",
    "The classification of mass-mobilisation work",
)


def _bases(publication: Publication, language: Language) -> Iterator[str]:
    """The bases that the rubrics name, each once, and who proposes."""
    named = (basis for own in publication.found.results for basis in own.bound.rubric.basis)
    lead = Text("Căn cứ ", "Pursuant to ").pick(language)
    for basis in dict.fromkeys(named):
        yield basis if basis.startswith(lead) else lead + basis.rstrip(".;")
    council = publication.office.council
    yield Text(f"Theo đề nghị của {council}", f"On the proposal of {council}").pick(language)


def _articles(publication: Publication, language: Language) -> Iterator[str]:
    found = publication.found
    lines = [line for result in found.results for line in ranked_units(result)]
    classed = {line.unit for line in lines if line.class_final and line.eligible}
    period, until = publication.period.title, day(found.as_of)
    counts = "; ".join(
        Text(f"{name}: {count} đơn vị", f"{name}: {count} units").pick(language)
        for name, count in _counts(lines)
    )
    yield Text(
        f"Điều 1. Công nhận kết quả xếp loại công tác dân vận chính quyền của {len(classed)} cơ "
        f"quan, đơn vị ({period}; số liệu tính đến ngày {until.vi}), cụ thể: {counts} (có danh "
        "sách kèm theo).",
        f"Article 1. The classification of the mass-mobilisation work of {len(classed)} units is "
        f"recognised ({period}; as of {until.en}): {counts} (list attached).",
    ).pick(language)
    left = len(found.submissions.units) - len(classed)
    if left:
        yield Text(
            f"{left} đơn vị chưa xếp loại hoặc không đủ điều kiện xếp loại, lý do ghi trong danh "
            "sách.",
            f"{left} units are not classified or not eligible; the list says why.",
        ).pick(language)
    yield Text(
        "Điều 2. Kết quả xếp loại là căn cứ để xem xét, biểu dương, khen thưởng và đánh giá công "
        "tác năm của cơ quan, đơn vị theo quy định.",
        "Article 2. The classification is a basis for commendation and for the yearly assessment "
        "of the units.",
    ).pick(language)
    yield Text(
        "Điều 3. Quyết định này có hiệu lực kể từ ngày ký. Thủ trưởng các cơ quan, đơn vị có liên "
        "quan và các đơn vị có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./.",
        "Article 3. This decision takes effect on the day of signature. The heads of the units "
        "concerned are responsible for carrying it out./.",
    ).pick(language)


def _counts(lines: list[RankedUnit]) -> Iterator[tuple[str, int]]:
    """How many units stand in each class, in the order in which classes are met, best first."""
    names = [line.class_final for line in lines if line.class_final and line.eligible]
    order = sorted(lines, key=lambda line: line.overall_rank or len(lines) + 1)
    for name in dict.fromkeys(line.class_final for line in order if line.class_final in names):
        yield name, names.count(name)


def _lists(result: Result, language: Language) -> Iterator[Table]:
    rubric = result.bound.rubric
    columns = [
        Column(Text("TT", "No.").pick(language), "right"),
        Column(Text("Đơn vị", "Unit").pick(language), flexible=True),
        Column(Text("Khối", "Peer group").pick(language), flexible=True),
        Column(Text("Điểm", "Points").pick(language), "right"),
        Column(Text("Tỷ lệ %", "Percent").pick(language), "right"),
        Column(Text("Xếp loại", "Class").pick(language), flexible=True),
    ]
    peers = {group.code: group.title for group in rubric.peer_groups}
    for scale in rubric.scales:
        own = [line for line in ranked_units(result) if line.scale == scale.code]
        rows = [
            [
                str(place),
                line.name,
                peers[line.peer_group],
                figure(line.points, language),
                figure(line.percent, language),
                class_cell(line, language),
            ]
            for place, line in enumerate(own, 1)
        ]  # fmt: skip
        yield Table(scale.title, columns, rows)
