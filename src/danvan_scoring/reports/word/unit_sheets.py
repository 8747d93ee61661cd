"""The result sheets of the units (phiếu kết quả): points, what was lost and why, rank, class."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from danvan_scoring.model.explanation import Explanation, ScaleExplanation
from danvan_scoring.model.notation import day, number
from danvan_scoring.model.publication import Publication
from danvan_scoring.model.result import Result
from danvan_scoring.model.text import Language, Text
from danvan_scoring.reports.changes import Change, changes
from danvan_scoring.reports.standing import standing_lines
from danvan_scoring.reports.tables.ranking import figure
from danvan_scoring.reports.tables.unit import unit_table
from danvan_scoring.reports.word.frame import day_written, foot, head, title
from danvan_scoring.reports.word.paper import Paper
from danvan_scoring.stages.explain import Explainer
from danvan_scoring.stages.next_class import next_class

_KIND = Text("PHIẾU KẾT QUẢ", "RESULT SHEET")
FOLDER = "phieu-ket-qua"
COMBINED = "phieu-ket-qua.docx"

_Changes = Mapping[tuple[str, str], Change]


def unit_sheets(publication: Publication, language: Language) -> Mapping[str, bytes]:
    """Write one file a unit, and one with the sheets of all."""
    found = changes(publication)
    combined = Paper(publication, language, _KIND.pick(language))
    own = Paper(publication, language, _KIND.pick(language))
    files: dict[str, bytes] = {}
    for result in publication.found.results:
        explainer = Explainer(result)
        for row, unit in enumerate(map(str, result.scores.units)):
            told = explainer.unit(unit)
            if files:
                combined.new_page()
            own.clear()
            own.name(f"{_KIND.pick(language)}: {told.name}")
            _sheet(own, publication, language, _Unit(result, row, told, found))
            combined.copy_from(own)
            files[f"{FOLDER}/{unit}.docx"] = own.saved()
    return {**files, COMBINED: combined.saved()}


class _Unit:
    """One unit of a result: what is told of it on its sheet."""

    def __init__(self, result: Result, row: int, told: Explanation, found: _Changes) -> None:
        self.result, self.row, self.told, self._changes = result, row, told, found

    def sentences(self, scale: ScaleExplanation) -> Iterator[Text]:
        """Yield points, rank, class, change and the way to the next class."""
        tree = scale.tree
        if tree.points is None:
            label = tree.status.label
            yield Text(f"Tổng điểm: {label.vi}.", f"Total: {label.en}.")
        else:
            points, most = number(tree.points), number(tree.maximum)
            yield Text(
                f"Tổng điểm: {points.vi}/{most.vi} điểm tối đa áp dụng{_percent(scale, 'vi')}.",
                f"Total: {points.en} of the {most.en} that apply{_percent(scale, 'en')}.",
            )
        if scale.peer_label:
            peer, overall = _rank(scale.peer_label), _rank(scale.overall_label)
            yield Text(
                f"Xếp hạng: {peer} trong {_inside(scale.peer_group_title)}; chung: {overall}.",
                f"Rank: {scale.peer_label} in {scale.peer_group_title}; over all: "
                f"{scale.overall_label}.",
            )
        yield Text(f"Xếp loại: {scale.class_sentence.vi}", f"Class: {scale.class_sentence.en}")
        yield from self._change(tree.code)
        yield from self._next(scale)

    def closing(self, publication: Publication) -> Text:
        """Say who may object, and until when."""
        days = self.result.bound.rubric.procedure.appeal_days
        announced, council = publication.period.announced, publication.office.council
        if not days:
            return Text("Phiếu này được gửi đến đơn vị./.", "This sheet goes to the unit./.")
        told = Text(
            f"Đơn vị có ý kiến khác thì gửi kiến nghị đến {council} trong {days} ngày sau ngày "
            "công bố kết quả",
            f"A unit that objects may appeal to {council} within {days} days after the results are "
            "announced",
        )
        if announced is None:
            return Text(f"{told.vi}./.", f"{told.en}./.")
        last = day(announced + timedelta(days=days))
        return Text(f"{told.vi}, đến hết ngày {last.vi}./.", f"{told.en}, until {last.en}./.")

    def _change(self, scale: str) -> Iterator[Text]:
        change = self._changes.get((scale, self.told.unit))
        if change is None:
            return
        if change.before is None:
            yield Text("Kỳ trước không có đơn vị này.", "It was not there in the last period.")
            return
        before, now = change.before, change.now
        more = change.percent
        if more is None:
            yield Text(
                "Không so sánh được với kỳ trước: một trong hai kỳ chưa có tổng điểm.",
                "It cannot be compared with the last period: one of the two has no total.",
            )
            return
        sign = "+" if more > 0 else ""
        was, is_ = figure(before.percent, "vi"), figure(now.percent, "vi")
        was_en, is_en = figure(before.percent, "en"), figure(now.percent, "en")
        yield Text(
            f"So với kỳ trước: {was} % → {is_} % ({sign}{figure(more, 'vi')} điểm phần trăm); hạng "
            f"trong khối {before.peer_label} → {now.peer_label}; xếp loại "
            f"{before.class_final or '—'} → {now.class_final or '—'}.",
            f"Since the last period: {was_en} % → {is_en} % ({sign}{figure(more, 'en')} points); "
            f"rank in its group {before.peer_label} → {now.peer_label}; class "
            f"{before.class_final or '—'} → {now.class_final or '—'}.",
        )

    def _next(self, scale: ScaleExplanation) -> Iterator[Text]:
        above = next_class(self.result, scale.tree.code, self.row)
        if above is None:
            return
        lacking, low = number(above.lacking), number(above.band.from_)
        unit = " %" if scale.by == "percent" else ""
        yield Text(
            f"Để đạt mức {above.band.title} theo điểm (từ {low.vi}{unit}) còn "
            f"thiếu {lacking.vi} điểm, nếu điểm tối đa áp dụng không đổi.",
            f"For {above.band.title} by points (from {low.en}{unit}) it lacks "
            f"{lacking.en} points, the maximum that applies unchanged.",
        )


def _percent(scale: ScaleExplanation, language: Language) -> str:
    if scale.measure is None or scale.by != "percent":
        return ""
    return f" ({figure(scale.measure, language)} %)"


def _rank(label: str) -> str:
    shared = label.startswith("=")
    return f"đồng hạng {label.lstrip('=')}" if shared else f"hạng {label}"


def _inside(name: str) -> str:
    """A name inside a sentence: «Khối cơ quan» begins with a small letter there."""
    return name[:1].lower() + name[1:]


def _sheet(paper: Paper, publication: Publication, language: Language, unit: _Unit) -> None:
    office, told = publication.office, unit.told
    head(paper, office, language, "PKQ", day_written(publication.found.as_of))
    title(paper, _KIND.pick(language), publication.period.title, f"{told.name} ({told.unit})")
    for line in standing_lines(publication):
        paper.add(line.pick(language), "Lưu ý")
    for scale in told.scales:
        for sentence in unit.sentences(scale):
            paper.add(sentence.pick(language), "Nội dung")
        table, strong = unit_table(scale.tree, unit.result.bound.rubric, language)
        paper.add(Text("Điểm từng tiêu chí", "Points by criterion").pick(language), "Tiêu đề bảng")
        paper.table(table, strong)
    paper.add(unit.closing(publication).pick(language), "Lời kết")
    foot(paper, office, language)
