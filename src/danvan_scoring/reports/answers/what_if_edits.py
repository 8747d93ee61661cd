"""Who moves when facts, marks or rules are otherwise: sections of a report."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from danvan_scoring.analysis.moves import Move, class_counts, line_moves, moves
from danvan_scoring.io.tables import Column
from danvan_scoring.model.notation import NOTHING, number
from danvan_scoring.model.result import PeriodResult, Result
from danvan_scoring.model.status import Status
from danvan_scoring.model.text import Language, Text
from danvan_scoring.reports.section import Section
from danvan_scoring.reports.table import Table
from danvan_scoring.stages.class_path import NO_CLASS_TEXT, NOT_ELIGIBLE_TEXT
from danvan_scoring.stages.ranking_list import RankedUnit

_TITLE = Text("Nếu sửa như trên thì ai thay đổi", "Who moves if this is edited")
_HEADS = (
    Text("Đơn vị", "Unit"), Text("Điểm", "Points"), Text("%", "%"),
    Text("Hạng trong khối", "Rank"), Text("Mức", "Class"),
)  # fmt: skip
_NOTE = Text(
    "Không tệp nào bị thay đổi. Số liệu giả định được coi là có minh chứng.",
    "No file was changed. Facts that are supposed are taken to have their documents.",
)


@dataclass(frozen=True)
class Edited:
    """What was edited, for the words above the answer.

    Attributes:
        told: the edits, as they were typed.
        units: codes of the units whose facts or marks were edited.
    """

    told: Sequence[str]
    units: Sequence[str]


def edit_sections(
    before: PeriodResult, after: PeriodResult, edited: Edited, language: Language
) -> Iterator[Section]:
    """Yield a section for each rubric: who moves, the classes, and what edited units come to."""
    for own, other in zip(before.results, after.results, strict=True):
        found = moves(own, other)
        moved = [move for move in found if move.any]
        told = [
            Text("Sửa: {}.", "Edited: {}.").pick(language).format("; ".join(edited.told)),
            _answer(found).pick(language),
        ]
        tables = []
        if moved:
            tables.append(_moves_table(moved, language))
        if any(move.class_ for move in found):
            tables.append(_counts_table(found, other, language))
        tables += [*_unit_tables(own, other, edited.units, language)]
        yield Section(_TITLE.pick(language), told, tables, notes=[_NOTE.pick(language)])


def _answer(found: Sequence[Move]) -> Text:
    points, rank = sum(own.points for own in found), sum(own.rank for own in found)
    classes, still = sum(own.class_ for own in found), sum(not own.any for own in found)
    if still == len(found):
        return Text("Không đơn vị nào thay đổi.", "No unit moves.")
    return Text(
        f"{points} đơn vị đổi điểm, {rank} đơn vị đổi hạng trong khối, {classes} đơn vị đổi mức; "
        f"{still} đơn vị giữ nguyên.",
        f"{points} units change points, {rank} their rank in the peer group, {classes} their "
        f"class; {still} stay as they are.",
    )


def _moves_table(moved: Sequence[Move], language: Language) -> Table:
    columns = [
        Column(
            head.pick(language), "left" if position in {0, 4} else "right", flexible=position == 0
        )
        for position, head in enumerate(_HEADS)
    ]
    rows = []
    for own in moved:
        before, after = own.before, own.after
        rows.append(
            [
                after.name,
                _pair(_number(before.points, language), _number(after.points, language)),
                _pair(_number(before.percent, language), _number(after.percent, language)),
                _pair(before.peer_label or NOTHING, after.peer_label or NOTHING),
                _pair(_class(before, language), _class(after, language)),
            ]
        )
    title = Text("Đơn vị thay đổi (trước → sau)", "Units that move (before → after)")
    return Table(title.pick(language), columns, rows)


def _counts_table(found: Sequence[Move], after: Result, language: Language) -> Table:
    rubric = after.bound.rubric
    titles = [band.title for own in rubric.scales for band in rubric.classes_of(own.code)]
    heads = (Text("Mức", "Class"), Text("Trước", "Before"), Text("Sau", "After"))
    columns = [
        Column(head.pick(language), "right" if position else "left")
        for position, head in enumerate(heads)
    ]
    rows = [
        [title or NO_CLASS_TEXT.pick(language), str(before), str(after)]
        for title, (before, after) in class_counts(found, titles).items()
    ]
    return Table(Text("Số đơn vị theo mức", "Units by class").pick(language), columns, rows)


def _unit_tables(
    before: Result, after: Result, units: Sequence[str], language: Language
) -> Iterator[Table]:
    heads = (Text("Tiêu chí", "Criterion"), Text("Trước", "Before"), Text("Sau", "After"))
    columns = [
        Column(head.pick(language), "right" if position else "left", flexible=not position)
        for position, head in enumerate(heads)
    ]
    names = after.submissions.names
    for unit in dict.fromkeys(units):
        if unit not in names:
            continue
        rows = [
            [
                f"{own.code} {own.title}",
                _came_to(own.before, language),
                _came_to(own.after, language),
            ]
            for own in line_moves(before, after, unit)
        ]
        if rows:
            title = Text("Tiêu chí thay đổi của {}", "Criteria that change: {}").pick(language)
            yield Table(title.format(names[unit]), columns, rows)


def _came_to(line: tuple[Decimal | None, Decimal, Status] | None, language: Language) -> str:
    if line is None:
        return NOTHING
    points, maximum, status = line
    if points is None:
        return status.label.pick(language)
    return f"{_number(points, language)}/{_number(maximum, language)}"


def _class(own: RankedUnit, language: Language) -> str:
    if own.class_final:
        return own.class_final
    return (NO_CLASS_TEXT if own.eligible else NOT_ELIGIBLE_TEXT).pick(language)


def _number(value: Decimal | None, language: Language) -> str:
    return NOTHING if value is None else number(value).pick(language)


def _pair(before: str, after: str) -> str:
    return before if before == after else f"{before} → {after}"
