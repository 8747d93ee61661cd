"""The answers of a comparison: sentences that a council reads before any table."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

import numpy as np

from danvan_scoring.model.notation import NOTHING
from danvan_scoring.reports.answers.compare_classes import class_rows
from danvan_scoring.reports.answers.compare_criteria import mean_percent
from danvan_scoring.reports.answers.compare_ranks import similarity_table, undefined
from danvan_scoring.reports.answers.compare_words import View, counted, signed


def overview(view: View) -> Iterator[str]:
    """Yield how many units gained and lost, by how much, and how many changed their class."""
    total = view.found.nodes[view.scale.pair].split.change[view.scale.totalled]
    up, down, same = counted(total.tolist())
    yield view.pick(
        f"{len(total)} đơn vị có tổng điểm {view.both}: {up} đơn vị tăng điểm, {down} đơn vị giảm, "
        f"{same} đơn vị không đổi.",
        f"{len(total)} units have a total {view.both}: {up} gained points, {down} lost some, "
        f"{same} stayed.",
    )
    if view.scale.split.any():
        yield _mean_sentence(view)
    yield from _farthest(view)
    classes = class_rows(view)
    if any(view.scale.classes):
        ways = list(classes.values())
        yield view.pick(
            f"{len(ways)} đơn vị đổi mức xếp loại" + _ways(view, ways),
            f"{len(ways)} units changed their class" + _ways(view, ways),
        )


def _farthest(view: View) -> Iterator[str]:
    """Yield who rose and who fell by most places."""
    peer = view.scale.places.peer
    able = view.scale.totalled & view.scale.places.stayed
    gains = np.where(able, peer.old - peer.new, 0)
    labels = view.rank_labels(new=False), view.rank_labels(new=True)
    for sign, words in (
        (1, ("Lên hạng nhiều nhất trong khối", "Rose most inside the peer group")),
        (-1, ("Xuống hạng nhiều nhất trong khối", "Fell most inside the peer group")),
    ):
        most = int((sign * gains).max())
        if most > 0:
            rows = np.flatnonzero(sign * gains == most).tolist()
            named = "; ".join(
                f"{view.name(row)} ({labels[0][row]} → {labels[1][row]})" for row in rows
            )
            yield f"{view.pick(*words)}: {named}."


def _ways(view: View, ways: Sequence[str]) -> str:
    told = {
        "up": view.pick("lên", "up"),
        "down": view.pick("xuống", "down"),
        "other": view.pick(
            "sang hoặc từ «không xếp loại», hoặc mức có tên khác",
            "to or from no class, or a class of another name",
        ),
    }
    parts = [f"{ways.count(way)} {word}" for way, word in told.items() if way in ways]
    return (": " if parts else "") + ", ".join(parts) + "."


def _mean_sentence(view: View) -> str:
    decimals = view.scale.percent_decimals
    change, work = mean_percent(view)
    told, work_told, rubric_told = (
        signed(value, decimals, view.language) for value in (change, work, change - work)
    )
    if view.found.same_rubric:
        return view.pick(
            f"Tỷ lệ điểm bình quân thay đổi {told} điểm phần trăm. Hai kỳ dùng cùng một bộ tiêu "
            "chí, nên mọi thay đổi là do công việc.",
            f"The mean percentage changed by {told} points. Both periods have the same rubric, so "
            "all of it is work.",
        )
    if view.same_facts:
        return view.pick(
            f"Tỷ lệ điểm bình quân thay đổi {told} điểm phần trăm. Số liệu là của cùng một kỳ, nên "
            "mọi thay đổi là do bộ tiêu chí.",
            f"The mean percentage changed by {told} points. The facts are of one period, so all of "
            "it is the rubric.",
        )
    return view.pick(
        f"Tỷ lệ điểm bình quân thay đổi {told} điểm phần trăm: {work_told} do công việc, "
        f"{rubric_told} do bộ tiêu chí.",
        f"The mean percentage changed by {told} points: {work_told} by the work, {rubric_told} by "
        "the rubric.",
    )


def order(view: View) -> Iterator[str]:
    """Yield how alike the order of each peer group is, and where there is none to compare."""
    rows = similarity_table(view).rows
    alike = [f"{row[0]} {row[5]}" for row in rows if row[5] != NOTHING]
    if alike:
        listed = "; ".join(alike)
        yield view.pick(
            f"Thứ tự giống nhau ở mức (1 là giữ nguyên thứ tự): {listed}.",
            f"The order is alike by (1 is the same order): {listed}.",
        )
    unclear = undefined(view)
    if unclear:
        listed = "; ".join(unclear)
        yield view.pick(
            f"Không có thứ tự để so sánh (một đơn vị, hoặc mọi đơn vị cùng hạng): {listed}.",
            f"No order to compare (one unit, or all units share one rank): {listed}.",
        )


def explained(view: View) -> str:
    """Say what the tables of units show."""
    if not view.shared_out:
        return view.pick(
            "Điểm, tỷ lệ % và hạng trong khối của từng đơn vị; ▲ là lên hạng, ▼ là xuống hạng.",
            "Points, percentage and rank inside the peer group; ▲ rose, ▼ fell.",
        )
    return view.pick(
        "Điểm thay đổi của từng đơn vị, tách thành phần do công việc và phần do bộ tiêu chí; ▲ là "
        "lên hạng, ▼ là xuống hạng.",
        "The change of each unit's points, as work and rubric; ▲ rose, ▼ fell.",
    )


def criteria_answer(view: View, rows: list[int]) -> Iterator[str]:
    """Yield at which criteria the units together gained and lost most."""
    found, decimals = view.found, view.found.decimals
    changes = {
        pair: int(found.nodes[pair].split.change[rows].sum())
        for pair in found.below(view.scale.pair)
        if pair not in found.closing
    }
    for most, words in (
        (max(changes.values(), default=0), ("Tăng nhiều nhất", "Rose most")),
        (min(changes.values(), default=0), ("Giảm nhiều nhất", "Fell most")),
    ):
        codes = [pair.code for pair, change in changes.items() if change == most]
        if most != 0:
            told = signed(Decimal(most).scaleb(-decimals), decimals, view.language)
            unit = view.pick("điểm, cộng các đơn vị", "points over all units")
            yield f"{view.pick(*words)}: {', '.join(codes)} ({told} {unit})."
    if not any(changes.values()):
        yield view.pick("Không tiêu chí nào thay đổi tổng điểm.", "No criterion changed its sum.")
