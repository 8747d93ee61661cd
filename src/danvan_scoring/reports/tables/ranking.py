"""The ranking by peer group, and how many units stand in each class, as tables."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from danvan_scoring.io.tables import Column
from danvan_scoring.model.notation import number
from danvan_scoring.model.result import Result
from danvan_scoring.model.rubric import PeerGroup
from danvan_scoring.model.status import Status
from danvan_scoring.model.text import Language, Text
from danvan_scoring.model.vietnamese import Key, name_key
from danvan_scoring.reports.table import Table
from danvan_scoring.stages.class_path import NO_CLASS_TEXT, NOT_ELIGIBLE_TEXT
from danvan_scoring.stages.ranking_list import RankedUnit


def ranking_tables(result: Result, lines: Sequence[RankedUnit], language: Language) -> list[Table]:
    """Return one table a peer group, in the rubric's order, titled with its name and size.

    Args:
        result: what is shown.
        lines: the units of one scale, as `ranked_units` lists them.
        language: that of the headings.
    """
    columns = [
        Column(Text("Hạng", "Rank").pick(language), "right"),
        Column(Text("Đơn vị", "Unit").pick(language), flexible=True),
        Column(Text("Điểm", "Points").pick(language), "right"),
        Column(Text("Tối đa", "Maximum").pick(language), "right"),
        Column(Text("Tỷ lệ %", "Percent").pick(language), "right"),
        Column(Text("Xếp loại", "Class").pick(language), flexible=True),
        Column(Text("Hạng chung", "Overall rank").pick(language), "right"),
    ]
    tables = []
    for peers, authority, members in by_peers(lines, result.bound.rubric.peer_groups):
        count = Text(f"{len(members)} đơn vị", f"{len(members)} units").pick(language)
        of = f"{authority}: " if authority else ""
        rows = [_ranking_row(line, language) for line in members]
        tables.append(Table(f"{of}{peers.title} ({count})", columns, rows))
    return tables


def basis_text(result: Result, language: Language) -> str:
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


def by_peers(
    lines: Sequence[RankedUnit], groups: Sequence[PeerGroup]
) -> Iterator[tuple[PeerGroup, str, list[RankedUnit]]]:
    """Split the ranking into the groups in which ranks are counted; empty groups are left out."""
    by_code = {group.code: group for group in groups}
    order = {group.code: position for position, group in enumerate(groups)}

    def key(line: RankedUnit) -> tuple[int, Key]:
        return order[line.peer_group], name_key(line.authority)

    # Sorting is stable: inside a group the order of the ranking stays.
    for _, members in groupby(sorted(lines, key=key), key=key):
        found = list(members)
        yield by_code[found[0].peer_group], found[0].authority, found


def _ranking_row(line: RankedUnit, language: Language) -> list[str]:
    return [
        line.peer_label,
        line.name,
        figure(line.points, language),
        figure(line.maximum, language),
        figure(line.percent, language),
        class_cell(line, language),
        line.overall_label,
    ]


def figure(value: Decimal | None, language: Language) -> str:
    """Write points or a percentage with the decimals that it was rounded to; "" for none."""
    if value is None:
        return ""
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)  # points are finite
    return number(value, max(0, -exponent)).pick(language)


def class_cell(line: RankedUnit, language: Language) -> str:
    """The class that counts; where a condition or quota moved it, the one by points too."""
    if line.status is not Status.SCORED:
        return line.status.label.pick(language)
    return class_text(line.class_final, line.class_by_points, language, eligible=line.eligible)


def class_text(final: str, by_points: str, language: Language, *, eligible: bool) -> str:
    """Say a class by title, or why there is none; and the one by points where it is another.

    Args:
        final: the class that counts, or "".
        by_points: the class before conditions and quotas, or "".
        language: of the words around the titles.
        eligible: whether the unit may have one.
    """
    told = final if eligible else NOT_ELIGIBLE_TEXT.pick(language)
    if not told and by_points:
        told = NO_CLASS_TEXT.pick(language)
    if final == by_points:
        return told
    return f"{told} ({Text('theo điểm', 'by points').pick(language)}: {by_points})"


def class_counts_table(result: Result, lines: Sequence[RankedUnit], language: Language) -> Table:
    """Return how many units of each peer group stand in each class, of those of one scale."""
    rubric = result.bound.rubric
    titles = [band.title for band in rubric.classes_of(lines[0].scale)] if lines else []
    title = Text("Số đơn vị theo mức xếp loại", "Units by class").pick(language)
    others = [NOT_ELIGIBLE_TEXT, Text("chưa xếp loại", "no class"), Text("cộng", "total")]
    columns = [
        Column(Text("Khối", "Peer group").pick(language), flexible=True),
        *(Column(heading, "right") for heading in titles),
        *(Column(other.pick(language).capitalize(), "right") for other in others),
    ]
    rows = []
    for peers, authority, members in by_peers(lines, rubric.peer_groups):
        rows.append([f"{authority}: {peers.title}" if authority else peers.title])
        rows[-1] += _counts(members, titles)
    rows.append([Text("Cộng", "Total").pick(language), *_counts(lines, titles)])
    return Table(title, columns, rows)


def _counts(lines: Sequence[RankedUnit], titles: list[str]) -> list[str]:
    barred = sum(not line.eligible for line in lines)
    classes = [sum(line.class_final == title for line in lines) for title in titles]
    return [str(n) for n in (*classes, barred, len(lines) - barred - sum(classes), len(lines))]
