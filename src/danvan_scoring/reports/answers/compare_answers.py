"""The answers of a comparison: sentences that a council reads before any table."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

import numpy as np

from danvan_scoring.analysis.newly_applying import newly_applying
from danvan_scoring.model.notation import NOTHING
from danvan_scoring.reports.answers.compare_classes import class_rows
from danvan_scoring.reports.answers.compare_criteria import mean_percent
from danvan_scoring.reports.answers.compare_ranks import similarity_table, undefined
from danvan_scoring.reports.answers.compare_words import View, counted, signed


def overview(view: View) -> Iterator[str]:
    """Yield how many units gained and lost, by how much, and how many changed their class.

    Units are counted by what they are ranked by.
    """
    scale = view.scale
    measure = scale.percent if scale.by_percent else view.found.nodes[scale.pair]
    up, down, same = counted(measure.split.change[scale.totalled].tolist())
    what = view.pick("tỷ lệ %", "in percent") if scale.by_percent else view.pick("điểm", "points")
    yield view.pick(
        f"{up + down + same} đơn vị có tổng điểm {view.both}: {up} đơn vị tăng {what}, {down} đơn "
        f"vị giảm, {same} đơn vị không đổi.",
        f"{up + down + same} units have a total {view.both}: {up} gained {what}, {down} lost, "
        f"{same} stayed.",
    )
    if view.scale.split.any():
        yield _mean_sentence(view)
    yield from _applying(view)
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


def _applying(view: View) -> Iterator[str]:
    """Yield how many points are at criteria that began or ceased to apply to units."""
    came, went = (newly_applying(view.found, view.scale, came=way) for way in (True, False))
    parts = []
    for found, words in (
        (came, ("ở tiêu chí mới áp dụng cho đơn vị", "at criteria that newly apply to a unit")),
        (went, ("ở tiêu chí không còn áp dụng", "at criteria that no longer apply")),
    ):
        if any(found.values()):
            most = max(found, key=lambda pair: abs(found[pair]))
            points = _points(view, sum(found.values()))
            of = view.pick("nhiều nhất", "most")
            parts.append(
                f"{points} {view.pick(*words)} ({of}: {most.code} {_points(view, found[most])})"
            )
    if parts:
        listed = view.pick(" và ", " and ").join(parts)
        yield view.pick(
            f"Trong thay đổi, cộng các đơn vị, có {listed}: có thêm hoặc bớt việc phải làm, không "
            "nói lên đơn vị làm tốt hơn hay kém hơn.",
            f"Of the changes, over all units, {listed}: there was more or less to do, which says "
            "nothing of how well it was done.",
        )


def _points(view: View, count: int) -> str:
    decimals = view.found.decimals
    unit = view.pick("điểm", "points")
    return f"{signed(Decimal(count).scaleb(-decimals), decimals, view.language)} {unit}"


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
    found = view.found
    changes = {
        pair: int(found.nodes[pair].split.change[rows].sum())
        for pair in found.below(view.scale.pair)
        if pair not in found.closing
    }
    came = newly_applying(found, view.scale, came=True)
    for most, words in (
        (max(changes.values(), default=0), ("Tăng nhiều nhất", "Rose most")),
        (min(changes.values(), default=0), ("Giảm nhiều nhất", "Fell most")),
    ):
        pairs = [pair for pair, change in changes.items() if change == most]
        if most != 0:
            over = view.pick(", cộng các đơn vị", " over all units")
            if len(pairs) == 1 and (newly := came.get(pairs[0], 0)):
                points = _points(view, newly)
                over += view.pick(
                    f"; {points} là do mới áp dụng", f"; {points} since it newly applies"
                )
            codes = ", ".join(pair.code for pair in pairs)
            yield f"{view.pick(*words)}: {codes} ({_points(view, most)}{over})."
    if not any(changes.values()):
        yield view.pick("Không tiêu chí nào thay đổi tổng điểm.", "No criterion changed its sum.")
