"""What changed at each criterion: over all units, for single units, and for one unit in full."""

from collections.abc import Iterator
from decimal import Decimal

import numpy as np

from danvan_scoring.analysis.links import NodePair
from danvan_scoring.analysis.split import FourValues, halves
from danvan_scoring.io.tables import Column
from danvan_scoring.model.status import Status
from danvan_scoring.reports.answers.compare_words import UNIT, View, rubric_item
from danvan_scoring.reports.table import Table

_FIGURE = 9
"""Letters of the longest figure."""
_CLOSING = ("Trần, sàn, quy đổi của {}", "Caps, floors and combining of {}")


def criteria_table(view: View, rows: list[int], title: str) -> Table:
    """Return every criterion, what its groups close over, and the total that they add up to.

    Args:
        view: the comparison.
        rows: the units of which points are added up.
        title: of the table.
    """
    pick = view.pick
    columns = [
        Column(pick("Mã", "Code")),
        Column(pick("Tiêu chí", "Criterion"), flexible=True),
        Column(pick("Điểm trước", "Points before"), "right"),
        Column(pick("Điểm sau", "Points now"), "right"),
        *view.share_columns(),
    ]
    lines = [[code, text, *_sums(view, values, rows)] for code, text, values in _lines(view, rows)]
    return Table(title, columns, lines)


def _lines(view: View, rows: list[int]) -> Iterator[tuple[str, str, FourValues]]:
    found, scale = view.found, view.scale.pair
    below = found.below(scale)
    for pair in below:
        if pair not in found.closing:
            yield code_of(pair), rubric_item(view, pair).title, found.nodes[pair]
    for pair in below:
        closing = found.closing.get(pair)
        # What adds nothing to any sum need not be told.
        if closing is not None and any(
            values[rows].sum() for values in (closing.old, closing.new, closing.split.twice_work)
        ):
            name = pair.code if pair != scale else view.pick("tổng điểm", "the total")
            yield "", view.pick(*_CLOSING).format(name), closing
    yield code_of(scale), view.pick("Tổng điểm", "Total"), found.nodes[scale]


def code_of(pair: NodePair) -> str:
    """Write the code of a node, both where it was renumbered."""
    if pair.old is None or pair.new is None or pair.old == pair.new:
        return pair.code
    return f"{pair.old} → {pair.new}"


def _sums(view: View, values: FourValues, rows: list[int]) -> list[str]:
    split, decimals = values.split, view.found.decimals
    doubled = [2 * split.change, split.twice_work, split.twice_rubric]
    shown = doubled if view.shared_out else doubled[:1]
    return [
        view.points(values.old[rows].sum()),
        view.points(values.new[rows].sum()),
        *(view.signed(halves(int(own[rows].sum()), decimals), decimals) for own in shown),
    ]


def single_changes(view: View, shown: int) -> list[Table]:
    """Return the largest gains and losses of one unit at one criterion.

    Of points as they count in the total: a penalty is less than none.
    """
    pick = view.pick
    titles = (
        pick("Tăng nhiều nhất ở một tiêu chí", "Largest gains at one criterion"),
        pick("Giảm nhiều nhất ở một tiêu chí", "Largest losses at one criterion"),
    )
    lines = [pair for pair in view.found.below(view.scale.pair) if pair not in view.found.closing]
    if not lines:
        return []
    changes = np.array([view.found.nodes[pair].split.change for pair in lines])
    changes = np.where(view.scale.split, changes, 0)
    tables = []
    for sign, title in zip((1, -1), titles, strict=True):
        order = np.argsort(-sign * changes, axis=None, kind="stable")[:shown]
        at = [np.unravel_index(place, changes.shape) for place in order]
        found = [(int(line), int(row)) for line, row in at if sign * changes[line, row] > 0]
        rows = [_single(view, lines[line], row) for line, row in found]
        tables.append(Table(title, _single_columns(view, rows), rows))
    return tables


def _single_columns(view: View, rows: list[list[str]]) -> list[Column]:
    """The columns of points take lines only where they hold a state in words."""
    worded = [any(len(row[place]) > _FIGURE for row in rows) for place in (2, 3)]
    return [
        Column(UNIT.pick(view.language), flexible=True),
        Column(view.pick("Tiêu chí", "Criterion"), flexible=True),
        Column(view.pick("Trước", "Before"), "right", flexible=worded[0]),
        Column(view.pick("Sau", "Now"), "right", flexible=worded[1]),
        *view.share_columns(),
    ]


def _single(view: View, pair: NodePair, row: int) -> list[str]:
    values = view.found.nodes[pair]
    return [
        view.name(row),
        f"{code_of(pair)} {rubric_item(view, pair).title}",
        point_cell(view, pair, row, new=False),
        point_cell(view, pair, row, new=True),
        *view.share_cells(values.split, row, view.found.decimals),
    ]


def point_cell(view: View, pair: NodePair, row: int, *, new: bool) -> str:
    """Write a unit's points at a node in one period, or its state where it has none."""
    world = view.found.worlds.new if new else view.found.worlds.old
    code = pair.of(new=new)
    if code is None:
        return view.pick("không có", "not there")
    node = world.settled.scores.nodes[code]
    status = Status(int(node.status[world.rows[row]]))
    points = view.found.nodes[pair].new if new else view.found.nodes[pair].old
    if status is Status.SCORED:
        return view.points(points[row])
    counts = f" ({view.points(points[row])})" if points[row] else ""
    return status.label.pick(view.language) + counts


def unit_criteria_table(view: View, row: int, title: str) -> Table:
    """Return one unit in full: every criterion, what groups close over, and the total."""
    own = criteria_table(view, [row], title)
    pairs = [pair for pair in view.found.below(view.scale.pair) if pair not in view.found.closing]
    rows = [list(line) for line in own.rows]
    for line, pair in zip(rows, pairs, strict=False):
        line[2:4] = [point_cell(view, pair, row, new=new) for new in (False, True)]
    return Table(own.title, own.columns, rows)


def mean_percent(view: View) -> tuple[Decimal, Decimal]:
    """Return the mean change in percent of what applies, and how much of it is work."""
    split = view.scale.percent.at(view.scale.split).split
    count = len(split.change)
    decimals = view.scale.percent_decimals
    change = halves(2 * int(split.change.sum()), decimals) / count
    work = halves(int(split.twice_work.sum()), decimals) / count
    step = Decimal(1).scaleb(-decimals)
    return change.quantize(step), work.quantize(step)
