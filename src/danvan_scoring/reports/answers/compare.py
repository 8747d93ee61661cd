"""What changed since another period, or by another rubric: was it the work, or the rubric?"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from danvan_scoring.analysis.comparison import Comparison, PeriodComparison, compare_periods
from danvan_scoring.analysis.rescore import Rescored
from danvan_scoring.model.correspondence import Correspondence
from danvan_scoring.model.publication import Publication
from danvan_scoring.model.text import Language, Text
from danvan_scoring.reports.answers.compare_answers import (
    criteria_answer,
    explained,
    order,
    overview,
)
from danvan_scoring.reports.answers.compare_classes import class_table
from danvan_scoring.reports.answers.compare_criteria import (
    criteria_table,
    single_changes,
    unit_criteria_table,
)
from danvan_scoring.reports.answers.compare_notes import (
    criteria_notes,
    draft_notes,
    left_out_notes,
    rank_notes,
    split_notes,
)
from danvan_scoring.reports.answers.compare_ranks import (
    similarity_table,
    slope_charts,
)
from danvan_scoring.reports.answers.compare_rubrics import rubric_section
from danvan_scoring.reports.answers.compare_units import movers_table, unit_tables
from danvan_scoring.reports.answers.compare_who import names_section, units_section
from danvan_scoring.reports.answers.compare_words import View
from danvan_scoring.reports.section import Section

_SHOWN = 10


@dataclass(frozen=True)
class CompareSettings:
    """How two periods are compared.

    Attributes:
        links: what took another code between them.
        drafts: the period by other rubrics, where it is compared with itself.
        unit: the code, in the new period, of the one unit that is told of in full; "" for all.
        shown: how many of the largest changes are listed.
    """

    links: Correspondence = field(default_factory=Correspondence)
    drafts: tuple[Rescored, ...] = ()
    unit: str = ""
    shown: int = _SHOWN


def compare_sections(
    publication: Publication, language: Language, settings: CompareSettings = CompareSettings()
) -> Iterator[Section]:
    """Yield what changed since the earlier period of a publication; nothing without one.

    Raises:
        CriterionError: a criterion breaks its contract on the facts of the other period.
    """
    earlier = publication.earlier
    if earlier is None:
        return
    found = compare_periods(
        earlier.found, publication.found, settings.links, same_facts=bool(settings.drafts)
    )
    titles = (earlier.title, publication.period.title)
    yield from names_section(found, publication, language, settings.links)
    if settings.unit:
        yield from _of_unit(found, settings, titles, language)
    else:
        if not found.parts:
            yield _nothing_in_common(titles, language)
        yield from _of_all(found, settings, titles, language)
        yield from units_section(found, publication, language, same_facts=bool(settings.drafts))


def _of_all(
    found: PeriodComparison, settings: CompareSettings, titles: tuple[str, str], language: Language
) -> Iterator[Section]:
    for number, views in enumerate(_views(found, titles, language), start=1):
        for at, view in enumerate(views, start=1):
            yield from _of_scale(view, settings, f"so-sanh-{number}-{at}")
    for part, views in zip(found.parts, _views(found, titles, language), strict=True):
        if not part.scales:
            yield _no_scale(part, language)
        if not part.same_rubric:
            yield rubric_section(part, views[0].subject if views else "", language)


def _of_unit(
    found: PeriodComparison, settings: CompareSettings, titles: tuple[str, str], language: Language
) -> Iterator[Section]:
    told = False
    for views in _views(found, titles, language):
        for view in views:
            codes = [new for _, new in view.found.pairing.units]
            if settings.unit in codes:
                told = True
                yield _unit_section(view, codes.index(settings.unit), settings)
    if not told:
        title = Text(f"Đơn vị {settings.unit}", f"Unit {settings.unit}")
        answer = Text(
            "Đơn vị không có ở cả hai kỳ nên không so sánh được từng tiêu chí. Nếu mã đơn vị đã "
            "đổi, ghi ở tệp đối chiếu (--mapping).",
            "The unit is not in both periods, so nothing is compared. If its code has changed, say "
            "so in a mapping (--mapping).",
        )
        yield Section(title.pick(language), [answer.pick(language)])


def _views(
    found: PeriodComparison, titles: tuple[str, str], language: Language
) -> list[list[View]]:
    """Return the scales of each comparison."""
    several = sum(len(part.scales) for part in found.parts) > 1
    return [
        [View(part, scale, titles, language, several) for scale in part.scales]
        for part in found.parts
    ]


def _no_scale(part: Comparison, language: Language) -> Section:
    old, new = part.pairing.old.bound.rubric.title, part.pairing.new.bound.rubric.title
    told = Text(
        f"«{old}» và «{new}» không có thang điểm chung nên không so sánh được tổng điểm. Nếu mã "
        "thang điểm đã đổi, ghi ở tệp đối chiếu (--mapping), phần [[criterion]].",
        f"«{old}» and «{new}» have no scale in common, so totals are not compared. If its code has "
        "changed, say so in a mapping (--mapping), under [[criterion]].",
    )
    return Section(Text("Thang điểm", "Scales").pick(language), [told.pick(language)])


def _nothing_in_common(titles: tuple[str, str], language: Language) -> Section:
    old, new = titles
    title = Text(f"Thay đổi so với «{old}»", f"Changes since «{old}»")
    told = Text(
        f"«{old}» và «{new}» không có đơn vị chung nào, nên không "
        "so sánh được. Nếu mã đơn vị đã đổi, ghi ở tệp đối chiếu (--mapping).",
        f"«{old}» and «{new}» have no unit in common, so nothing is "
        "compared. If codes have changed, say so in a mapping (--mapping).",
    )
    return Section(title.pick(language), [told.pick(language)])


def _of_scale(view: View, settings: CompareSettings, name: str) -> Iterator[Section]:
    pick, old, new = view.pick, *view.titles
    title = pick(f"Thay đổi từ «{old}» đến «{new}»", f"Changes from «{old}» to «{new}»")
    if not view.scale.totalled.any():
        told = pick(
            f"Không đơn vị nào có tổng điểm {view.both}, nên không so sánh được.",
            f"No unit has a total {view.both}, so nothing is compared.",
        )
        remarks = [*_drafted(view, settings), *left_out_notes(view)]
        yield Section(title + view.subject, [told], notes=remarks)
        return
    yield Section(
        title=title + view.subject,
        answer=[*overview(view)],
        tables=[movers_table(view, settings.shown), class_table(view)],
        notes=[*_drafted(view, settings), *split_notes(view), *left_out_notes(view)],
    )
    yield Section(
        title=pick("Thứ tự xếp hạng có giữ nguyên không", "Is the order the same") + view.subject,
        answer=[*order(view)],
        tables=[similarity_table(view)],
        drawings=[*slope_charts(view, name)],
        notes=[*rank_notes(view)],
    )
    yield Section(
        title=pick("Thay đổi theo đơn vị", "Changes by unit") + view.subject,
        answer=[explained(view)],
        tables=unit_tables(view),
    )
    yield _by_criterion(view, settings)


def _by_criterion(view: View, settings: CompareSettings) -> Section:
    rows = np.flatnonzero(view.scale.split).tolist()
    title = view.pick(
        f"Tổng điểm của {len(rows)} đơn vị theo tiêu chí",
        f"Points of {len(rows)} units by criterion",
    )
    return Section(
        title=view.pick("Thay đổi theo tiêu chí", "Changes by criterion") + view.subject,
        answer=[*criteria_answer(view, rows)],
        tables=[criteria_table(view, rows, title), *single_changes(view, settings.shown)],
        notes=[*criteria_notes(view)],
    )


def _drafted(view: View, settings: CompareSettings) -> Iterator[str]:
    for draft in settings.drafts:
        if draft.result is view.found.pairing.new:
            yield from draft_notes(draft, view.language)


def _unit_section(view: View, row: int, settings: CompareSettings) -> Section:
    name = view.name(row)
    title = view.pick(f"{name}: thay đổi theo tiêu chí", f"{name}: changes by criterion")
    if not view.scale.split[row]:
        told = view.pick(
            f"Đơn vị không có tổng điểm {view.both} nên không so sánh được.",
            f"The unit has no total {view.both}, so nothing is compared.",
        )
        return Section(title + view.subject, [told])
    shares = view.share_cells(view.found.nodes[view.scale.pair].split, row, view.found.decimals)
    percent = view.share_cells(view.scale.percent.split, row, view.scale.percent_decimals)
    labels = view.rank_labels(new=False)[row], view.rank_labels(new=True)[row]
    heads = [column.heading.lower() for column in view.share_columns()]
    points_told = ", ".join(f"{head} {cell}" for head, cell in zip(heads, shares, strict=True))
    percent_told = ", ".join(f"{head} {cell}" for head, cell in zip(heads, percent, strict=True))
    answer = [
        view.pick(f"Tổng điểm: {points_told}.", f"Total: {points_told}."),
        view.pick(f"Tỷ lệ % điểm: {percent_told}.", f"Percentage: {percent_told}."),
        view.pick(
            f"Hạng trong khối: {labels[0]} → {labels[1]}.",
            f"Rank in the peer group: {labels[0]} → {labels[1]}.",
        ),
    ]
    if all(view.scale.classes):
        classes = " → ".join(view.class_title(world, row) for world in (0, 3))
        answer.append(view.pick(f"Mức xếp loại: {classes}.", f"Class: {classes}."))
    remarks = [*_drafted(view, settings), *criteria_notes(view), *split_notes(view)]
    table = unit_criteria_table(view, row, view.pick("Theo tiêu chí", "By criterion"))
    return Section(title + view.subject, answer, [table], notes=remarks)
