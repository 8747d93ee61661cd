"""What changed for each unit: points, percent, rank and class, with the shares of each."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

import numpy as np

from danvan_scoring.io.tables import Column
from danvan_scoring.model.notation import NOTHING
from danvan_scoring.model.rubric import PeerGroup
from danvan_scoring.reports.answers.compare_words import UNIT, View
from danvan_scoring.reports.table import Table


def members(view: View) -> Iterator[tuple[PeerGroup, str, list[int]]]:
    """Yield each peer group of each commune with the units that have both totals, best first."""
    places = view.scale.places
    groups = view.found.pairing.new.bound.rubric.peer_groups
    order = {group.code: at for at, group in enumerate(groups)}

    def key(row: int) -> tuple[int, str]:
        return order[places.peer_group[row]], places.authority[row]

    rows = np.flatnonzero(view.scale.totalled).tolist()
    best_first = sorted(rows, key=lambda row: (*key(row), int(places.peer.new[row])))
    for (at, authority), found in groupby(best_first, key=key):
        yield groups[at], authority, list(found)


def group_title(peers: PeerGroup, authority: str) -> str:
    """Name a peer group, with its commune where there are several."""
    return f"{authority}: {peers.title}" if authority else peers.title


def unit_tables(view: View) -> list[Table]:
    """Return one table a peer group: every unit that has a total in both periods."""
    pick = view.pick
    columns = [
        Column(UNIT.pick(view.language), flexible=True),
        Column(pick("Điểm trước", "Points before"), "right"),
        Column(pick("Điểm sau", "Points now"), "right"),
        *view.share_columns(),
        Column(pick("Đổi tỷ lệ (điểm %)", "Change (% points)"), "right"),
        Column(pick("Hạng", "Rank"), "right"),
        Column(pick("Đổi hạng", "Moved"), "right"),
    ]
    return [
        Table(group_title(peers, authority), columns, [_unit_row(view, row) for row in rows])
        for peers, authority, rows in members(view)
    ]


def _unit_row(view: View, row: int) -> list[str]:
    scale = view.scale
    total = view.found.nodes[scale.pair]
    shares = view.share_cells(total.split, row, view.found.decimals)
    percent = view.share_cells(scale.percent.split, row, scale.percent_decimals)[0]
    if not scale.split[row]:
        shares[1:] = [NOTHING] * (len(shares) - 1)
        percent = NOTHING
    old, new = view.rank_labels(new=False)[row], view.rank_labels(new=True)[row]
    return [
        view.name(row),
        view.points(total.old[row]),
        view.points(total.new[row]),
        *shares,
        percent,
        f"{old} → {new}" if scale.places.stayed[row] else f"{new}*",
        _moved(view, row),
    ]


def _moved(view: View, row: int) -> str:
    peer = view.scale.places.peer
    gain = int(peer.old[row]) - int(peer.new[row])
    if not view.scale.places.stayed[row]:
        return NOTHING
    return "0" if gain == 0 else f"▲ {gain}" if gain > 0 else f"▼ {-gain}"


def movers_table(view: View, shown: int) -> Table:
    """Return the units whose rank rose or fell most, with what moved them."""
    peer = view.scale.places.peer
    gains = peer.old - peer.new
    able = view.scale.split & view.scale.places.stayed & (gains != 0)
    rows = np.flatnonzero(able).tolist()
    rows.sort(key=lambda row: (-abs(int(gains[row])), -int(gains[row]), int(peer.new[row])))
    groups = {own.code: own.title for own in view.found.pairing.new.bound.rubric.peer_groups}
    columns = [
        Column(UNIT.pick(view.language), flexible=True),
        Column(view.pick("Khối", "Peer group"), flexible=True),
        Column(view.pick("Hạng", "Rank"), "right"),
        *view.share_columns(),
    ]
    told = bool(peer.came_and_went.any())
    if told:
        columns.append(Column(view.pick("Đơn vị vào, ra", "Units in, out"), "right"))
    labels = view.rank_labels(new=False), view.rank_labels(new=True)
    table = []
    for row in rows[:shown]:
        # Of the whole change, what units that came or went made is neither work nor rubric.
        cells = view.share_cells(peer.among.split, row, 0)
        cells[0] = view.signed(Decimal(int(gains[row])), 0)
        table.append(
            [
                view.name(row),
                groups[view.scale.places.peer_group[row]],
                f"{labels[0][row]} → {labels[1][row]}",
                *cells,
                *([view.signed(Decimal(int(peer.came_and_went[row])), 0)] if told else []),
            ]
        )
    title = view.pick("Đơn vị đổi hạng nhiều nhất trong khối", "Largest moves inside peer groups")
    return Table(title, columns, table)
