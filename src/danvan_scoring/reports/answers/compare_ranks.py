"""How alike the two rankings are, group by group, and the chart of who rose and fell."""

from collections.abc import Iterator
from decimal import Decimal

import numpy as np

from danvan_scoring.analysis.rank_similarity import kendall_tau_b, mid_ranks, ws_coefficient
from danvan_scoring.io.tables import Column
from danvan_scoring.model.notation import NOTHING, number
from danvan_scoring.reports.answers.compare_units import group_title, members
from danvan_scoring.reports.answers.compare_words import View, counted
from danvan_scoring.reports.pictures.drawing import Drawing
from danvan_scoring.reports.pictures.slopes import Slope, slopes
from danvan_scoring.reports.table import Table

_DECIMALS = 2
_LEAST = 2


def similarity_table(view: View) -> Table:
    """Return how alike the two rankings are: of each peer group, and of all units together."""
    pick = view.pick
    columns = [
        Column(pick("Khối", "Peer group"), flexible=True),
        Column(pick("Số đơn vị", "Units"), "right"),
        Column(pick("Lên hạng", "Rose"), "right"),
        Column(pick("Xuống hạng", "Fell"), "right"),
        Column(pick("Giữ hạng", "Stayed"), "right"),
        Column(pick("Mức giống nhau", "Likeness"), "right"),
        Column(pick("Nặng về hạng đầu", "With weight on top"), "right"),
    ]
    peer = view.scale.places.peer
    groups = [
        (group_title(peers, authority), [row for row in rows if view.scale.places.stayed[row]])
        for peers, authority, rows in members(view)
    ]
    table = [[title, *_likeness(view, rows, peer.old, peer.new)] for title, rows in groups if rows]
    if len(groups) > 1 and len(set(view.scale.places.authority)) == 1:
        overall = view.scale.places.overall
        everyone = np.flatnonzero(view.scale.totalled).tolist()
        title = pick("Tất cả (hạng chung)", "All (overall rank)")
        table.append([title, *_likeness(view, everyone, overall.old, overall.new)])
    return Table(pick("Thứ tự xếp hạng", "Order of the ranking"), columns, table)


def _likeness(view: View, rows: list[int], old: np.ndarray, new: np.ndarray) -> list[str]:
    one, other = mid_ranks(old[rows]), mid_ranks(new[rows])
    up, down, same = counted((old[rows] - new[rows]).tolist())
    # Without ties in a whole ranking the second figure lies between 0 and 1 too.
    found = [kendall_tau_b(one, other), ws_coefficient(one, other)]
    return [str(len(rows)), str(up), str(down), str(same), *(_figure(view, own) for own in found)]


def _figure(view: View, value: float | None) -> str:
    if value is None:
        return NOTHING
    return number(Decimal(repr(value)), _DECIMALS).pick(view.language)


def undefined(view: View) -> list[str]:
    """Name the groups in which one of the rankings orders nobody, so that nothing is compared."""
    peer = view.scale.places.peer
    found = []
    for peers, authority, rows in members(view):
        here = [row for row in rows if view.scale.places.stayed[row]]
        if here and kendall_tau_b(peer.old[here], peer.new[here]) is None:
            found.append(group_title(peers, authority))
    return found


def slope_charts(view: View, prefix: str) -> Iterator[Drawing]:
    """Yield one chart a peer group that has at least two units in both periods."""
    peer = view.scale.places.peer
    labels = view.rank_labels(new=False), view.rank_labels(new=True)
    codes = [new for _, new in view.found.pairing.units]
    for at, (peers, authority, rows) in enumerate(members(view), start=1):
        here = [row for row in rows if view.scale.places.stayed[row]]
        if len(here) < _LEAST:
            continue
        units = [
            Slope(
                code=codes[row],
                name=view.name(row),
                left=int(peer.old[row]),
                right=int(peer.new[row]),
                left_label=labels[0][row],
                right_label=labels[1][row],
            )
            for row in here
        ]
        title = view.pick("Thay đổi thứ hạng: ", "Ranks then and now: ")
        name = f"{prefix}-{at}-{peers.code}".lower()
        heading = title + group_title(peers, authority)
        yield slopes(name, heading, view.heads, units, view.language)
