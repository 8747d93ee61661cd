"""Who moves when a unit is withdrawn, as a table; withdrawals that do the same stand together."""

from collections.abc import Sequence
from dataclasses import dataclass

from danvan_scoring.analysis.reversal import Moved, Reversals, Withdrawal
from danvan_scoring.io.tables import Column
from danvan_scoring.model.notation import number
from danvan_scoring.model.result import Result
from danvan_scoring.model.standing import NOT_ELIGIBLE
from danvan_scoring.model.text import Language, Text
from danvan_scoring.reports.answers.wording import listed
from danvan_scoring.reports.table import Table
from danvan_scoring.stages.class_path import NO_CLASS_TEXT, NOT_ELIGIBLE_TEXT

_QUOTA = Text("tỷ lệ khống chế", "the quota")


@dataclass(frozen=True)
class Names:
    """What units and classes are called.

    Attributes:
        result: of which they are.
        language: of the section.
        most: the most units that are named together.
    """

    result: Result
    language: Language
    most: int

    def units(self, codes: Sequence[str]) -> str:
        """Name units, as many as may be named together."""
        names = self.result.submissions.names
        called = [names[code] for code in codes]
        return listed(called, self.most).pick(self.language)

    def class_(self, scale: str, position: int) -> str:
        """Name a class by its position, or say why there is none."""
        if position >= 0:
            return self.result.bound.rubric.classes_of(scale)[position].title
        return (NOT_ELIGIBLE_TEXT if position == NOT_ELIGIBLE else NO_CLASS_TEXT).pick(
            self.language
        )


def reversal_table(found: Reversals, names: Names, shown: int) -> Table:
    """Return a row for each unit that moves, under the units whose withdrawal moves it.

    Args:
        found: what withdrawals do.
        names: of units and classes.
        shown: the most withdrawals, those that do the same counted once.
    """
    language = names.language
    columns = [
        Column(Text("Rút", "Withdrawn").pick(language), flexible=True),
        Column(Text("Đơn vị đổi", "Who moves").pick(language), flexible=True),
        Column(Text("Hạng", "Rank").pick(language), "center"),
        Column(Text("Mức", "Class").pick(language), flexible=True),
        Column(Text("Điểm", "Points").pick(language), "right"),
        Column(Text("Vì", "Because of").pick(language), flexible=True),
    ]
    rows: list[list[str]] = []
    for gone, own in alike(found.withdrawals)[:shown]:
        first = names.units(gone)
        for move in own.moves:
            rows.append([first, *_cells(own, move, names)])
            first = ""
    title = Text("Rút đơn vị nào thì ai đổi", "Who moves when a unit is withdrawn")
    return Table(title.pick(language), columns, rows)


def alike(withdrawals: Sequence[Withdrawal]) -> list[tuple[list[str], Withdrawal]]:
    """Put withdrawals that do the same together; first those that move most units."""
    groups: dict[tuple[object, ...], tuple[list[str], Withdrawal]] = {}
    for own in withdrawals:
        if own.moves:
            key = (own.scale, own.moves)
            groups.setdefault(key, ([], own))[0].append(own.unit)
    return sorted(groups.values(), key=lambda group: -len(group[1].moves))


def _cells(own: Withdrawal, move: Moved, names: Names) -> list[str]:
    rank = f"{move.kept_rank or '–'} → {move.rank or '–'}" if order_changes(move) else ""
    before, after = (
        names.class_(own.scale, position) for position in (move.class_before, move.class_after)
    )
    points = [
        number(own, 2).pick(names.language) for own in (move.points_before, move.points_after)
    ]
    lines = ", ".join(own.lines)
    told = {"quota": _QUOTA, "criterion": Text(f"tiêu chí {lines}", f"criterion {lines}")}
    causes = list(move.by)
    if order_changes(move) and "criterion" not in causes:
        causes.append("criterion")
    return [
        names.units([move.unit]),
        rank,
        f"{before} → {after}" if class_changes(move) else "",
        " → ".join(points) if points[0] != points[1] else "",
        "; ".join(told[cause].pick(names.language) for cause in causes),
    ]


def class_changes(move: Moved) -> bool:
    """Tell whether its class changes."""
    return move.class_before != move.class_after


def order_changes(move: Moved) -> bool:
    """Tell whether it stands otherwise beside some other of its peer group."""
    return move.rank != move.kept_rank
