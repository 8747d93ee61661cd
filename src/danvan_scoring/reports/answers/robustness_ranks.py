"""Ranks and classes in doubt: where each unit may stand, and how sure its class is."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from danvan_scoring.analysis.robustness.tally import HIGH, LOW
from danvan_scoring.io.tables import Column
from danvan_scoring.model.standing import NOT_ELIGIBLE
from danvan_scoring.reports.answers.robustness_told import ranks_notes, tried
from danvan_scoring.reports.answers.robustness_words import Scale, listed
from danvan_scoring.reports.pictures.drawing import Drawing
from danvan_scoring.reports.pictures.intervals import Interval, Legend, intervals
from danvan_scoring.reports.section import Section
from danvan_scoring.reports.table import Table

_NAMED = 3
_UNSURE = 80
"""Percent of the runs; a class kept in fewer is called unsure."""
_UNSURE_NAMED = 8


def nobody_section(scale: Scale) -> Section:
    """Answer where no unit is ranked."""
    none = scale.say(
        "Chưa đơn vị nào có tổng điểm, nên không có thứ hạng để xem xét.",
        "No unit has a total, so there is no ranking to look at.",
    )
    return Section(_title(scale), [none])


def _title(scale: Scale) -> str:
    return scale.heading("Thứ hạng, mức xếp loại có vững không?", "How firm are ranks and classes?")


def ranks_section(scale: Scale) -> Section:
    """Answer how firm ranks and classes of one scale are."""
    groups = list(scale.groups())
    answer = [*tried(scale)]
    if scale.variants.live:
        answer += [*_first_places(scale, groups), *_widest(scale), *_unsure(scale)]
    return Section(
        title=_title(scale),
        answer=answer,
        tables=[_table(scale, name, rows) for name, rows in groups],
        drawings=[
            _drawing(scale, place, name, rows)
            for place, (name, rows) in enumerate(groups, 1)
            if len(rows) > 1
        ],
        notes=[*ranks_notes(scale)],
    )


def _first_places(scale: Scale, groups: list[tuple[str, NDArray[np.intp]]]) -> Iterator[str]:
    """Say, for every peer group with a contest, whether the first place stays and the classes."""
    tally = scale.tally
    order = {int(peers): row for row, peers in enumerate(np.unique(tally.peers))}
    for name, rows in groups:
        if len(rows) == 1:
            continue
        at = order[int(tally.peers[rows[0]])]
        first = [scale.names[row] for row in rows if tally.declared.peer_rank[row] == 1]
        kept = scale.of_hundred(tally.first_stays[at])
        stay = ("vẫn đứng đầu", "still first")
        if len(first) > 1:
            stay = ("vẫn cùng đứng đầu, đồng hạng", "still first, all of them together")
        told = scale.say(
            f"{name}: {listed(first, 'vi', _NAMED)} {stay[0]}: {kept}",
            f"{name}: {listed(first, 'en', _NAMED)} {stay[1]}: {kept}",
        )
        if tally.classes:
            kept = scale.of_hundred(tally.classes_stay[at])
            told += scale.say(
                f"; cả khối giữ nguyên mức xếp loại: {kept}",
                f"; no unit changes class: {kept}",
            )
        yield told + "."


def _widest(scale: Scale) -> Iterator[str]:
    """Name the units whose rank is least certain."""
    tally = scale.tally
    low, high = tally.at_most(LOW), tally.at_most(HIGH)
    width = np.where(tally.declared.ranked, high - low, 0)
    rows = [int(row) for row in np.argsort(-width, kind="stable")[:_NAMED] if width[row] > 0]
    for row in rows:
        told = scale.say(
            f"{scale.names[row]}, hạng {scale.ranks[row]} theo kết quả, thường đứng "
            f"từ hạng {low[row]} đến hạng {high[row]}",
            f"{scale.names[row]}, rank {scale.ranks[row]} by the result, usually "
            f"stands from {low[row]} to {high[row]}",
        )
        if tally.classes:
            kept = scale.of_hundred(int(tally.keeps_class[row]))
            own = scale.class_title(int(tally.final[row]))
            told += scale.say(f"; {kept} vẫn là «{own}»", f"; «{own}» in {kept}")
        yield told + "."
    if not rows:
        yield scale.say(
            "Thứ hạng thường gặp của mọi đơn vị là đúng thứ hạng theo kết quả.",
            "The usual rank of every unit is its rank by the result.",
        )


def _unsure(scale: Scale) -> Iterator[str]:
    tally = scale.tally
    if not tally.classes:
        return
    kept = tally.keeps_class * 100
    unsure = tally.declared.ranked & (kept < _UNSURE * scale.simulated.runs)
    rows = np.flatnonzero(unsure)
    if not len(rows):
        yield scale.say(
            f"Mọi đơn vị giữ mức xếp loại trong ít nhất {_UNSURE} trên 100 lần.",
            f"Every unit keeps its class in at least {_UNSURE} of 100 runs.",
        )
        return
    own = [
        f"{scale.names[row]} ({scale.class_title(int(tally.final[row]))} "
        f"{scale.hundredths(int(tally.keeps_class[row]))})"
        for row in rows[np.argsort(kept[rows], kind="stable")]
    ]
    yield scale.say(
        f"Giữ mức xếp loại trong chưa đến {_UNSURE} trên 100 lần: "
        f"{listed(own, 'vi', _UNSURE_NAMED)}.",
        f"Keep their class in fewer than {_UNSURE} of 100 runs: "
        f"{listed(own, 'en', _UNSURE_NAMED)}.",
    )


def _table(scale: Scale, name: str, rows: NDArray[np.intp]) -> Table:
    tally = scale.tally
    low, high, best, worst = tally.at_most(LOW), tally.at_most(HIGH), tally.best, tally.worst
    columns = [
        Column(scale.say("Hạng", "Rank"), "right"),
        Column(scale.say("Đơn vị", "Unit"), flexible=True),
        Column(scale.say("Thường từ hạng – đến hạng", "Usual ranks"), "center"),
        Column(scale.say("Tốt nhất – kém nhất", "Best – worst"), "center"),
        Column(
            scale.say("Trên đơn vị liền sau (trên 100 lần)", "Above the next (of 100)"),
            "right",
        ),
    ]
    if tally.classes:
        columns.append(
            Column(scale.say("Xếp loại (trên 100 lần)", "Class (of 100 runs)"), flexible=True)
        )
    above = {int(pair[0]): int(count) for pair, count in zip(tally.pairs, tally.above, strict=True)}
    body = []
    for row in rows.tolist():
        cells = [
            scale.ranks[row],
            scale.names[row],
            f"{low[row]}–{high[row]}",
            f"{best[row]}–{worst[row]}",
            scale.hundredths(above[row]) if row in above else "",
        ]
        body.append([*cells, _classes(scale, row)] if tally.classes else cells)
    return Table(name, columns, body)


def _classes(scale: Scale, row: int) -> str:
    """Say the chances of classes, that of the result first."""
    counts, own = scale.tally.class_counts[row], int(scale.tally.final[row])
    order = np.argsort(-counts, kind="stable").tolist()
    order.sort(key=lambda column: column + NOT_ELIGIBLE != own)
    return ", ".join(
        f"{scale.class_title(column + NOT_ELIGIBLE)} {scale.hundredths(counts[column])}"
        for column in order
        if counts[column] or column + NOT_ELIGIBLE == own
    )


def _drawing(scale: Scale, place: int, name: str, rows: NDArray[np.intp]) -> Drawing:
    tally = scale.tally
    low, high, best, worst = tally.at_most(LOW), tally.at_most(HIGH), tally.best, tally.worst
    own = [
        Interval(
            label=scale.names[row],
            place=int(tally.declared.peer_rank[row]),
            low=int(low[row]),
            high=int(high[row]),
            least=int(best[row]),
            most=int(worst[row]),
            tip=f"{scale.names[row]}: {scale.ranks[row]} ({low[row]}–{high[row]})",
        )
        for row in rows.tolist()
        if best[row]
    ]
    legend = Legend(
        axis=scale.say("hạng trong khối", "rank in the peer group"),
        place=scale.say("hạng theo kết quả", "rank by the result"),
        usual=scale.say("hạng trong 90 trên 100 lần thử", "rank in 90 of 100 runs"),
        ever=scale.say("hạng trong mọi lần thử", "rank in any run"),
    )
    title = scale.say(f"{name}: hạng có thể đạt", f"{name}: ranks that may be")
    description = scale.say(
        f"{title}. Mỗi đơn vị một hàng; số liệu ở bảng của mục này.",
        f"{title}. One row a unit; the table of this section has the figures.",
    )
    return intervals(f"{scale.mark}-hang-{place}", title, description, own, legend)
