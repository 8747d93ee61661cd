"""The figures behind fairness between kinds of units, as tables."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from danvan_scoring.analysis.fairness import Distribution
from danvan_scoring.analysis.rescaling import Rescaled
from danvan_scoring.io.tables import Column
from danvan_scoring.model.notation import NOTHING, number
from danvan_scoring.model.text import Language, Text
from danvan_scoring.reports.answers.fairness_found import Found
from danvan_scoring.reports.answers.wording import figure, listed, percent
from danvan_scoring.reports.table import Table

_KIND = Text("Loại đơn vị", "Kind")
_PEERS = Text("Khối", "Peer group")


def fairness_tables(found: Found, language: Language, shown: int) -> Iterator[Table]:
    """Yield the tables, those with nothing to show left out.

    Args:
        found: what was asked.
        language: of headings and figures.
        shown: the most criteria in a table.
    """
    for what, own, name in (
        (_KIND, found.kinds, found.kind),
        (_PEERS, found.peers, found.peer_group),
    ):
        rows = [[name(each.code), *_figures(each, found.least, language)] for each in own]
        yield _distribution(what, rows, language)
    if any(own.classes for own in found.kinds):
        yield _classes(found, language)
    yield _applicable(found, language)
    yield _left_out(found, language, shown)
    if found.rescaled:
        yield _rescaled(found, language)
    yield _gaps(found, language, shown)


def _distribution(what: Text, rows: Sequence[Sequence[str]], language: Language) -> Table:
    headings = (
        Text("Có tổng điểm", "With a total"),
        Text("Thấp nhất", "Least"),
        Text("Phần tư dưới", "Lower quartile"),
        Text("Giữa", "Median"),
        Text("Phần tư trên", "Upper quartile"),
        Text("Cao nhất", "Most"),
        Text("Trung bình", "Mean"),
    )
    columns = [
        Column(what.pick(language), flexible=True),
        *(Column(heading.pick(language), "right") for heading in headings),
    ]
    title = Text(
        f"Tỷ lệ % trên phần áp dụng, theo {what.vi.lower()}",
        f"Percent of what applies, by {what.en.lower()}",
    )
    return Table(title.pick(language), columns, rows)


def _figures(own: Distribution, least: int, language: Language) -> list[str]:
    """Of few units the least, the median and the most say all; of none nothing does."""
    count = len(own.percents)
    told = [figure(value, 2).pick(language) for value in own.quartiles] or [NOTHING] * 5
    if count < least:
        told[1] = told[3] = NOTHING
    mean = NOTHING if own.mean is None else figure(own.mean, 2).pick(language)
    return [f"{count}/{own.units}", *told, mean]


def _classes(found: Found, language: Language) -> Table:
    bands = found.result.bound.rubric.classes_of(found.scale)
    columns = [
        Column(_KIND.pick(language), flexible=True),
        *(Column(band.title, "right") for band in bands),
        Column(Text("Không đủ điều kiện", "Not eligible").pick(language), "right"),
        Column(Text("Chưa xếp loại", "No class").pick(language), "right"),
    ]
    rows = [
        [found.kind(own.code), *map(str, (*own.classes, own.barred, own.without))]
        for own in found.kinds
    ]
    title = Text("Số đơn vị theo mức xếp loại", "Units by class")
    return Table(title.pick(language), columns, rows)


def _applicable(found: Found, language: Language) -> Table:
    columns = [
        Column(_KIND.pick(language), flexible=True),
        Column(Text("Đơn vị", "Units").pick(language), "right"),
        Column(Text("Tối đa áp dụng", "Maximum").pick(language), "right"),
        Column(Text("% của bộ", "% of all").pick(language), "right"),
        Column(Text("Không tính với cả loại", "Never counts").pick(language), flexible=True),
        Column(Text("Không tính với một số", "Counts for some").pick(language), flexible=True),
    ]
    granted = any(own.granted for own in found.applicable)
    if granted:
        heading = Text("Không áp dụng mà vẫn tính", "Counts though not applicable")
        columns.append(Column(heading.pick(language), flexible=True))
    if found.by_percent:
        columns.append(Column(Text("1 điểm = %", "1 point = %").pick(language), "right"))
    rows = []
    for own in found.applicable:
        share = own.mean / float(found.declared)
        cells = [found.kind(own.kind), str(own.units), _range(own.least, own.most, language)]
        cells += [percent(share, 0).pick(language), ", ".join(own.never), ", ".join(own.sometimes)]
        cells += [", ".join(own.granted)] if granted else []
        if found.by_percent:
            bounds = dict.fromkeys(figure(value, 2).pick(language) for value in own.point)
            cells.append("–".join(bounds))
        rows.append(cells)
    declared = number(found.declared)
    title = Text(
        f"Bao nhiêu trên {declared.vi} điểm thật sự áp dụng",
        f"How many of {declared.en} points really apply",
    )
    return Table(title.pick(language), columns, rows)


def _range(least: Decimal, most: Decimal, language: Language) -> str:
    bounds = dict.fromkeys(number(own).pick(language) for own in (least, most))
    return "–".join(bounds)


def _left_out(found: Found, language: Language, shown: int) -> Table:
    columns = [
        Column(Text("Tiêu chí", "Criterion").pick(language), flexible=True),
        Column(Text("Điểm", "Points").pick(language), "right"),
        Column(Text("Không tính với", "Left out for").pick(language), "right"),
        Column(Text("Loại không tính đơn vị nào", "Kinds without").pick(language), flexible=True),
    ]
    criteria = found.result.bound.criteria
    rows = [
        [
            found.criterion(own.code),
            number(criteria[own.code].line.max).pick(language),
            f"{own.units}/{own.of}",
            listed([found.kind(kind) for kind in own.never], len(own.never)).pick(language),
        ]
        for own in found.left_out[:shown]
    ]
    title = Text("Tiêu chí không tính với nhiều đơn vị nhất", "Criteria left out most often")
    return Table(title.pick(language), columns, rows)


def _rescaled(found: Found, language: Language) -> Table:
    headings = (
        Text("Đơn vị", "Units"),
        Text("Hạng cao hơn", "Rank higher"),
        Text("Hạng thấp hơn", "Rank lower"),
        Text("Hạng như cũ", "Rank same"),
        Text("Mức cao hơn", "Class higher"),
        Text("Mức thấp hơn", "Class lower"),
    )
    columns = [
        Column(_KIND.pick(language), flexible=True),
        *(Column(heading.pick(language), "right") for heading in headings),
    ]
    rows = []
    for kind in found.kinds:
        own = [each for each in found.rescaled if each.kind == kind.code]
        if own:
            rows.append([found.kind(kind.code), *map(str, _counts(own))])
    title = Text(
        "So theo tỷ lệ % thay vì điểm thô thì (hạng trong khối)",
        "By percent in place of raw points (rank in the peer group)",
    )
    return Table(title.pick(language), columns, rows)


def _counts(own: Sequence[Rescaled]) -> tuple[int, ...]:
    gains = [each.gain for each in own]
    classed = [each for each in own if min(each.percent_class, each.points_class) >= 0]
    return (
        len(own),
        sum(gain > 0 for gain in gains),
        sum(gain < 0 for gain in gains),
        sum(gain == 0 for gain in gains),
        sum(each.percent_class < each.points_class for each in classed),
        sum(each.percent_class > each.points_class for each in classed),
    )


def _gaps(found: Found, language: Language, shown: int) -> Table:
    columns = [
        Column(Text("Tiêu chí", "Criterion").pick(language), flexible=True),
        Column(Text("Loại cao nhất", "Highest kind").pick(language), flexible=True),
        Column("%", "right"),
        Column(Text("Loại thấp nhất", "Lowest kind").pick(language), flexible=True),
        Column("%", "right"),
        Column(Text("Chênh", "Gap").pick(language), "right"),
        Column(Text("Khả năng, %", "Chance, %").pick(language), "right"),
    ]
    rows = [
        [
            found.criterion(own.code),
            found.kind(own.high),
            percent(own.high_share).pick(language),
            found.kind(own.low),
            percent(own.low_share).pick(language),
            percent(own.gap).pick(language),
            percent(own.chance, 0).pick(language),
        ]
        for own in found.gaps[:shown]
    ]
    title = Text(
        f"Tiêu chí cùng áp dụng mà các loại có từ {found.least} đơn vị chênh nhau nhiều nhất",
        f"Criteria at which kinds with {found.least} units or more differ most",
    )
    return Table(title.pick(language), columns, rows)
