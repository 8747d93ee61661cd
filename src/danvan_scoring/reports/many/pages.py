"""The pages over many communes: an index, one a province, one a commune; and the ranking as CSV."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from danvan_scoring.io.export import csv_bytes
from danvan_scoring.io.sheet import Cell, Sheet
from danvan_scoring.io.tables import Column
from danvan_scoring.model.notation import NOTHING, number
from danvan_scoring.model.text import Language, Text
from danvan_scoring.reports.many.views import (
    CommuneView,
    Counts,
    ProvinceView,
    Rank,
    Scope,
    TaskCount,
    UnitLine,
)
from danvan_scoring.reports.page.bars import Bar, stacked
from danvan_scoring.reports.page.ranking import class_looks
from danvan_scoring.reports.page.render import render
from danvan_scoring.reports.page.slugs import slugs
from danvan_scoring.reports.table import Table
from danvan_scoring.reports.tables.ranking import class_text

INDEX = "tong-hop.html"
_BEST = 50
_COMMUNE = Text("Xã", "Commune")
_PROVINCE = Text("Tỉnh", "Province")
_UNIT = Text("Đơn vị", "Unit")
_UNITS = Text("Đơn vị", "Units")
_SILENT = Text("Chưa nộp phiếu", "Sent nothing")
_PLAN = Text("Nhiệm vụ đã làm / phải làm", "Tasks done / owed")
_NOT_ELIGIBLE = Text("Không đủ điều kiện xếp loại", "Not eligible")
_WITHOUT = Text("Chưa xếp loại", "Without class")
_AS_OF = Text("tính đến", "as of")
_SUM = Text("Cộng", "Total")
_POINTS = Text("Điểm", "Points")
_CLASS = Text("Xếp loại", "Class")
_RANKS = (
    Text("Hạng trong xã", "Rank in commune"),
    Text("Hạng trong tỉnh", "Rank in province"),
    Text("Hạng chung", "Rank over all"),
)


@dataclass(frozen=True)
class Block:
    """One table of a page: links of the first cells, a bar of classes behind each row, a note."""

    id: str
    table: Table
    links: tuple[str, ...] = ()
    bars: tuple[tuple[Bar, ...], ...] = ()
    looks: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Page:
    """A page; `up` is the label and the file of the page above it."""

    title: str
    body: str
    scope: Scope
    blocks: tuple[Block, ...]
    lines: tuple[str, ...] = ()
    up: tuple[str, str] | None = None


def province_files(
    scope: Scope, province: ProvinceView, language: Language
) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a province: its page, those of its communes, and its ranking as CSV."""
    names = slugs(commune.name for commune in province.communes)
    stem = f"{scope.period}-{province.code}"
    own = f"tinh/{stem}.html"
    called = f"{_PROVINCE.pick(language)} {province.code}"
    files = {commune.name: f"xa/{stem}-{names[commune.name]}.html" for commune in province.communes}
    silent = [commune.name for commune in province.communes if commune.silent]
    told = Text("Xã chưa có đơn vị nào nộp phiếu: {}.", "Communes that sent nothing: {}.")
    size = Text("{} xã", "{} communes").pick(language).format(len(province.communes))
    blocks = [
        _counted(
            "xa",
            _COMMUNE.pick(language),
            [(commune.name, commune.counts) for commune in province.communes],
            [f"../{files[commune.name]}" for commune in province.communes],
            scope,
            language,
        ),
        *([_tasks(province.tasks, language)] if province.tasks else []),
        _ranking(province.units[:_BEST], language, scope, in_commune=False),
    ]
    yield (
        own,
        _rendered(
            Page(
                title=f"{scope.title}: {called}",
                body=f"{size}, {_AS_OF.pick(language)} {scope.as_of}",
                scope=scope,
                blocks=tuple(blocks),
                lines=(told.pick(language).format("; ".join(silent)),) if silent else (),
                up=(Text("Các tỉnh", "Provinces").pick(language), f"../{INDEX}"),
            ),
            language,
        ),
    )
    for commune in province.communes:
        page = _commune_page(scope, commune, called, f"../{own}", language)
        yield files[commune.name], _rendered(page, language)
    yield f"xep-hang/{stem}.csv", csv_bytes(_sheet(province))


def index_file(
    periods: Sequence[tuple[Scope, Sequence[tuple[str, int, int, Counts]]]],
    faulty: Sequence[tuple[str, str]],
    language: Language,
) -> tuple[str, bytes]:
    """Return the first page: of every period its provinces.

    Args:
        periods: of each what its pages say, and of each province its code, how many communes it
            has, how many of them sent nothing, and its counts.
        faulty: provinces that could not be scored, each with its period.
        language: of the page.
    """
    blocks = []
    for scope, provinces in periods:
        rows = [(f"{code} ({communes})", own) for code, communes, _, own in provinces]
        links = [f"tinh/{scope.period}-{code}.html" for code, _, _, _ in provinces]
        heading = Text("Tỉnh (số xã)", "Province (communes)").pick(language)
        block = _counted(scope.period, heading, rows, links, scope, language)
        title = f"{scope.title} ({_AS_OF.pick(language)} {scope.as_of})"
        blocks.append(Block(block.id, _titled(block.table, title), *_rest(block)))
    place = Text("tỉnh {}, kỳ {}", "province {}, period {}").pick(language)
    counted = Text("{}: {} xã", "{}: {}").pick(language)
    silent = [
        counted.format(place.format(code, scope.period), count)
        for scope, provinces in periods
        for code, _, count, _ in provinces
        if count
    ]
    lines = []
    if silent:
        told = Text("Xã chưa có đơn vị nào nộp phiếu: {}.", "Communes that sent nothing: {}.")
        lines.append(told.pick(language).format("; ".join(silent)))
    if faulty:
        told = Text("Có lỗi nên chưa chấm: {}.", "Not scored, for their faults: {}.")
        lines.append(told.pick(language).format("; ".join(place.format(*own) for own in faulty)))
    first = periods[0][0]
    page = Page(
        title=Text("Tổng hợp nhiều xã", "Many communes").pick(language),
        body=Text("Theo kỳ và theo tỉnh", "By period and province").pick(language),
        scope=first,
        blocks=tuple(blocks),
        lines=tuple(lines),
    )
    return INDEX, _rendered(page, language)


def _rendered(page: Page, language: Language) -> bytes:
    return render("many", language, page=page)


def _rest(block: Block) -> tuple[tuple[str, ...], tuple[tuple[Bar, ...], ...], tuple[str, ...]]:
    return block.links, block.bars, block.looks


def _titled(table: Table, title: str) -> Table:
    return Table(title, table.columns, table.rows)


def _commune_page(
    scope: Scope, commune: CommuneView, province: str, up: str, language: Language
) -> Page:
    counted = _counted(
        "loai", _COMMUNE.pick(language), [(commune.name, commune.counts)], [""], scope, language
    )
    ranking = _ranking(commune.units, language, scope, in_commune=True)
    return Page(
        title=f"{scope.title}: {commune.name}",
        body=f"{province}, {_AS_OF.pick(language)} {scope.as_of}",
        scope=scope,
        blocks=(counted, ranking),
        up=(province, up),
    )


def _counted(
    identity: str,
    heading: str,
    rows: Sequence[tuple[str, Counts]],
    links: Sequence[str],
    scope: Scope,
    language: Language,
) -> Block:
    """Lay out counts, with a sum below where there are several rows."""
    every = [*rows]
    if len(rows) > 1:
        every.append((_SUM.pick(language), Counts.total(own for _, own in rows)))
    classes = [*scope.classes, _NOT_ELIGIBLE.pick(language), _WITHOUT.pick(language)]
    headings = [_UNITS.pick(language), _SILENT.pick(language), *classes]
    if scope.planned:
        headings.append(_PLAN.pick(language))
    looks = class_looks(len(scope.classes))
    title = Text("Nộp phiếu, xếp loại, kế hoạch", "What came in, classes, plan").pick(language)
    columns = [Column(heading), *(Column(own, "right") for own in headings)]
    cells = [
        [
            name,
            *map(str, (own.units, own.silent, *own.classes)),
            *([f"{own.done}/{own.owed}"] if scope.planned else []),
        ]
        for name, own in every
    ]
    bars = tuple(stacked(zip(looks, own.classes, strict=True)) for _, own in every)
    return Block(identity, Table(title, columns, cells), (*links, ""), bars, looks)


def _tasks(tasks: Sequence[TaskCount], language: Language) -> Block:
    headings = (
        Text("Nhiệm vụ", "Task"),
        Text("Đã làm / phải làm", "Done / owed"),
        Text("Tỷ lệ %", "Percent"),
        Text("Chỉ tiêu %", "Target"),
    )
    rows = []
    for task in tasks:
        share = number(Decimal(100 * task.done) / task.owed, 2).pick(language) if task.owed else ""
        target = "" if task.target is None else number(task.target).pick(language)
        name = f"{task.code} {task.title}"
        rows.append([name, f"{task.done}/{task.owed}", share or NOTHING, target or NOTHING])
    first, *others = (heading.pick(language) for heading in headings)
    columns = [Column(first, flexible=True), *(Column(own, "right") for own in others)]
    title = Text("Thực hiện kế hoạch", "Carrying out of the plan").pick(language)
    return Block("ke-hoach", Table(title, columns, rows))


def _ranking(
    units: Sequence[UnitLine], language: Language, scope: Scope, *, in_commune: bool
) -> Block:
    """Lay out units: of one commune with their rank in it, else with the name of the commune."""
    first = Column(_UNIT.pick(language), flexible=True)
    ranks = [rank.pick(language) for rank in (_RANKS if in_commune else _RANKS[1:])]
    points = Column(_POINTS.pick(language), "right")
    columns = [first, points, Column(_CLASS.pick(language)), *(Column(r, "right") for r in ranks)]
    rows = []
    for unit in units:
        name = unit.name if in_commune else f"{unit.name} ({unit.commune})"
        total = unit.state
        if unit.points is not None:
            total = number(unit.points, scope.decimals).pick(language)
        own = [unit.in_province, unit.of_all]
        own = [unit.in_commune, *own] if in_commune else own
        class_ = class_text(unit.class_, unit.by_points, language, eligible=unit.eligible)
        rows.append(
            [name, total, class_ or NOTHING, *(rank.label if rank else NOTHING for rank in own)]
        )
    title = Text("Xếp hạng", "Ranking").pick(language)
    if not in_commune and len(units) == _BEST:
        title = Text(f"{_BEST} đơn vị đứng đầu", f"The first {_BEST} units").pick(language)
    return Block("hang", Table(title, columns, rows), note=_ties(scope, language))


def _ties(scope: Scope, language: Language) -> str:
    """Say what decides among equals, and how those are marked that still are."""
    told = Text("Dấu = trước hạng: đồng hạng.", "= before a rank: it is shared.").pick(language)
    if not scope.ties:
        return told
    decides = Text(
        "Đơn vị bằng nhau thì xét lần lượt điểm của: {}. ",
        "Among equals these points decide, one after another: {}. ",
    )
    return decides.pick(language).format("; ".join(scope.ties)) + told


def _sheet(province: ProvinceView) -> Sheet:
    """The ranking of a province, whole, for Excel."""
    headings = (
        "Hạng trong tỉnh", "Đồng hạng trong tỉnh", "Hạng chung", "Đồng hạng chung",
        "Hạng trong xã", "Đồng hạng trong xã", "Xã", "Đơn vị", "Điểm", "Mức theo điểm",
    )  # fmt: skip
    rows: list[list[Cell]] = [
        [
            *_cells(unit.in_province),
            *_cells(unit.of_all),
            *_cells(unit.in_commune),
            unit.commune,
            unit.name,
            unit.points if unit.points is not None else unit.state,
            unit.by_points,
            unit.class_ or (None if unit.eligible else _NOT_ELIGIBLE.vi),
        ]
        for unit in province.units
    ]
    return Sheet("xep-hang.csv", (*headings, _CLASS.vi), rows)


def _cells(rank: Rank | None) -> tuple[Cell, Cell]:
    """A rank, and whether it is shared."""
    return (None, None) if rank is None else (rank.place, "có" if rank.shared else None)
