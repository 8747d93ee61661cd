"""The printed report of a run: ranking, classes, compliance and what needs attention."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from danvan_scoring.cli.report_commendation import commendation_section
from danvan_scoring.cli.report_compiled import compiled_section
from danvan_scoring.cli.report_plan import plan_section
from danvan_scoring.cli.report_registers import models_section, posts_section
from danvan_scoring.io.tables import Column, paragraph, table
from danvan_scoring.model.attention import Note
from danvan_scoring.model.notation import day, number
from danvan_scoring.model.result import PeriodResult, Result
from danvan_scoring.model.rubric import PeerGroup, Rubric
from danvan_scoring.model.status import Status
from danvan_scoring.model.text import Language, Text
from danvan_scoring.stages.assumptions import Assumption, assumptions
from danvan_scoring.stages.attention import attention
from danvan_scoring.stages.class_path import NO_CLASS_TEXT, NOT_ELIGIBLE_TEXT
from danvan_scoring.stages.ranking_list import RankedUnit, ranked_units

DRAFT = Text(
    "DỰ THẢO: bộ tiêu chí chưa được ban hành, kết quả chỉ để tham khảo, góp ý",
    "DRAFT: the rubric has not been issued; the result is for comment only",
)
RECONSTRUCTED = Text(
    "PHỎNG DỰNG theo quyết định đã ban hành nhưng không có toàn văn: kết quả chỉ để tham khảo; "
    "những điểm giả định nêu ở cuối báo cáo",
    "RECONSTRUCTED after a decision whose text was not at hand: for information only; "
    "what was assumed stands at the end of the report",
)
_MOST_NOTES = 20


def report(result: Result, title: str, language: Language, *, alone: bool = True) -> str:
    """Write the whole report, no line wider than a terminal of 100 columns.

    Args:
        result: what is reported.
        title: that of the period.
        language: the language of the report's own words.
        alone: whether it is the only one of its period.
    """
    lines = ranked_units(result)
    sections = [_head(result, title, language)]
    for scale in result.bound.rubric.scales:
        own = [line for line in lines if line.scale == scale.code]
        sections += [_ranking(result, own, scale.title, language)]
        if result.bound.rubric.classes_of(scale.code):
            sections.append(_class_counts(result, own, language))
    sections.append(commendation_section(result, language))
    # With several rubrics the plan and the registers are told once, over all units.
    if alone:
        sections += _of_the_period(PeriodResult.of(result), language)
    sections.append(_attention(attention(result), language))
    if found := assumptions(result.bound.rubric):
        sections.append(_assumed(found, language))
    return "\n\n".join(section for section in sections if section)


def _of_the_period(found: PeriodResult, language: Language) -> list[str]:
    sections = []
    if found.compliance is not None:
        sections.append(plan_section(found.submissions, found.compliance, language))
    sections += [models_section(found, language), posts_section(found, language)]
    return [section for section in (*sections, compiled_section(found, language)) if section]


def standing_of(rubric: Rubric) -> Text | None:
    """Say what kind of rubric it is, where it is not simply one that was issued."""
    return {"draft": DRAFT, "reconstructed": RECONSTRUCTED}.get(rubric.status)


def period_report(found: PeriodResult, title: str, language: Language) -> str:
    """Write the reports of all rubrics of a period, and of plan and registers over all units."""
    alone = len(found.results) == 1
    parts = [report(result, title, language, alone=alone) for result in found.results]
    if not alone and (sections := _of_the_period(found, language)):
        parts.append("\n\n".join(sections))
    return "\n\n\n".join(parts)


def heading(text: Text, language: Language) -> str:
    """Write a section's heading."""
    return text.pick(language).upper()


def _head(result: Result, title: str, language: Language) -> str:
    rubric, as_of = result.bound.rubric, day(result.provenance.as_of)
    version = Text("phiên bản", "version").pick(language)
    until = Text("tính đến ngày", "as of").pick(language)
    banner = standing_of(rubric)
    told = [banner.pick(language)] if banner is not None else []
    told += [title, rubric.title]
    told.append(
        f"{rubric.authority}; {rubric.id}, {version} {rubric.version}; "
        f"{until} {as_of.pick(language)}"
    )
    return "\n".join(paragraph(line) for line in told)


def _ranking(result: Result, lines: list[RankedUnit], scale: str, language: Language) -> str:
    rubric = result.bound.rubric
    title = heading(Text("Xếp hạng", "Ranking"), language)
    if len(rubric.scales) > 1:
        title += f": {scale}"
    columns = [
        Column(Text("Hạng", "Rank").pick(language), "right"),
        Column(Text("Đơn vị", "Unit").pick(language), flexible=True),
        Column(Text("Điểm", "Points").pick(language), "right"),
        Column(Text("Tối đa", "Maximum").pick(language), "right"),
        Column(Text("Tỷ lệ %", "Percent").pick(language), "right"),
        Column(Text("Xếp loại", "Class").pick(language), flexible=True),
        Column(Text("Hạng chung", "Overall rank").pick(language), "right"),
    ]
    blocks = [f"{title}\n{paragraph(_basis(result, language))}"]
    for peers, authority, members in _by_peers(lines, rubric.peer_groups):
        count = Text(f"{len(members)} đơn vị", f"{len(members)} units").pick(language)
        of = f"{authority}: " if authority else ""
        rows = [_ranking_row(line, language) for line in members]
        blocks.append(paragraph(f"{of}{peers.title} ({count})") + "\n" + table(columns, rows))
    return "\n\n".join(blocks)


def _basis(result: Result, language: Language) -> str:
    """Say what is compared, and what decides among equals."""
    ranking = result.bound.rubric.ranking
    by = Text("So sánh theo điểm", "Compared by points")
    if ranking.by == "percent":
        by = Text(
            "So sánh theo tỷ lệ % trên điểm tối đa áp dụng cho đơn vị",
            "Compared by the percentage of the maximum that applies to the unit",
        )
    decimals = result.bound.rubric.measure_decimals
    rounded = Text(
        f", làm tròn đến {decimals} chữ số thập phân" if decimals else ", làm tròn đến số nguyên",
        f", rounded to {decimals} decimals" if decimals else ", rounded to whole numbers",
    )
    by = Text(by.vi + rounded.vi, by.en + rounded.en)
    if not ranking.tie_breaks:
        return by.pick(language)
    codes = ", ".join(ranking.tie_breaks)
    ties = Text(f"; bằng nhau thì xét lần lượt {codes}", f"; among equals by {codes} in turn")
    return by.pick(language) + ties.pick(language)


def _by_peers(
    lines: list[RankedUnit], groups: Sequence[PeerGroup]
) -> Iterator[tuple[PeerGroup, str, list[RankedUnit]]]:
    """Split the ranking into the groups in which ranks are counted; empty groups are left out."""
    by_code = {group.code: group for group in groups}
    order = {group.code: position for position, group in enumerate(groups)}

    def key(line: RankedUnit) -> tuple[int, str]:
        return order[line.peer_group], line.authority

    # Sorting is stable: inside a group the order of the ranking stays.
    for _, members in groupby(sorted(lines, key=key), key=key):
        found = list(members)
        yield by_code[found[0].peer_group], found[0].authority, found


def _ranking_row(line: RankedUnit, language: Language) -> list[str]:
    def written(value: Decimal | None) -> str:
        # Each comes with the decimals that it was rounded to.
        return "" if value is None else number(value, _decimals_of(value)).pick(language)

    return [
        line.peer_label,
        line.name,
        written(line.points),
        written(line.maximum),
        written(line.percent),
        _class_cell(line, language),
        line.overall_label,
    ]


def _decimals_of(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)  # points are finite
    return max(0, -exponent)


def _class_cell(line: RankedUnit, language: Language) -> str:
    """The class that counts; where a condition or quota moved it, the one by points too."""
    if line.status is not Status.SCORED:
        return line.status.label.pick(language)
    final = line.class_final if line.eligible else NOT_ELIGIBLE_TEXT.pick(language)
    if not final and line.class_by_points:
        final = NO_CLASS_TEXT.pick(language)
    if line.class_final == line.class_by_points:
        return final
    by_points = Text("theo điểm", "by points").pick(language)
    return f"{final} ({by_points}: {line.class_by_points})"


def _class_counts(result: Result, lines: list[RankedUnit], language: Language) -> str:
    rubric = result.bound.rubric
    titles = [band.title for band in rubric.classes_of(lines[0].scale)] if lines else []
    title = heading(Text("Số đơn vị theo mức xếp loại", "Units by class"), language)
    others = [NOT_ELIGIBLE_TEXT, Text("chưa xếp loại", "no class"), Text("cộng", "total")]
    columns = [
        Column(Text("Khối", "Peer group").pick(language), flexible=True),
        *(Column(heading_, "right") for heading_ in titles),
        *(Column(other.pick(language).capitalize(), "right") for other in others),
    ]
    rows = []
    for peers, authority, members in _by_peers(lines, rubric.peer_groups):
        rows.append([f"{authority}: {peers.title}" if authority else peers.title])
        rows[-1] += _counts(members, titles)
    rows.append([Text("Cộng", "Total").pick(language), *_counts(lines, titles)])
    return f"{title}\n\n{table(columns, rows)}"


def _counts(lines: list[RankedUnit], titles: list[str]) -> list[str]:
    barred = sum(not line.eligible for line in lines)
    classes = [sum(line.class_final == title for line in lines) for title in titles]
    return [str(n) for n in (*classes, barred, len(lines) - barred - sum(classes), len(lines))]


def _assumed(found: Sequence[Assumption], language: Language) -> str:
    title = heading(Text("Giả định của bộ tiêu chí", "What the rubric assumes"), language)
    told = []
    for assumption in found:
        parts = ", ".join(part.pick(language) for part in assumption.parts)
        text = f"{assumption.text} ({parts})" if parts else assumption.text
        told.append(paragraph(text, "  - ", "    "))
    return "\n".join([title, "", *told])


def _attention(notes: tuple[Note, ...], language: Language) -> str:
    title = heading(Text("Cần lưu ý", "What needs attention"), language)
    if not notes:
        return f"{title}\n\n{Text('Không có.', 'Nothing.').pick(language)}"
    blocks = [title]
    for matter, group in groupby(notes, key=lambda note: note.matter):
        own = list(group)
        told = [paragraph(n.text.pick(language), "  - ", "    ") for n in own[:_MOST_NOTES]]
        if len(own) > _MOST_NOTES:
            more = len(own) - _MOST_NOTES
            told.append(Text(f"  … và {more} mục khác", f"  … and {more} more").pick(language))
        blocks.append("\n".join([f"{matter.label.pick(language)} ({len(own)})", *told]))
    return "\n\n".join(blocks)
