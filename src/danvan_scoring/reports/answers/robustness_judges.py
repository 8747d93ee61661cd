"""A stricter judge, a milder judge: who would stand elsewhere if all marks moved together."""

from collections.abc import Iterator

import numpy as np

from danvan_scoring.analysis.robustness.shifted import shifted
from danvan_scoring.io.tables import Column
from danvan_scoring.reports.answers.robustness_words import Scale
from danvan_scoring.reports.section import Section
from danvan_scoring.reports.table import Table
from danvan_scoring.stages.settle import Settled


def judges_section(scale: Scale) -> Iterator[Section]:
    """Yield the answer, if there is a line that people mark."""
    if not scale.variants.judged:
        return
    strict, mild = (shifted(scale.variants.ground, steps) for steps in (-1, 1))
    lines = ", ".join(scale.variants.judged)
    yield Section(
        title=scale.heading(
            "Nếu người chấm chặt hơn hoặc rộng hơn một bước?",
            "What if the judge were stricter or milder by a step?",
        ),
        answer=[
            _told(scale, strict, scale.say("Chặt hơn một bước", "Stricter by a step")),
            _told(scale, mild, scale.say("Rộng hơn một bước", "Milder by a step")),
        ],
        tables=[_table(scale, strict, mild)],
        notes=[
            scale.say(
                f"Mọi điểm do người chấm ({lines}) cùng giảm hoặc cùng tăng một bước, không quá 0 "
                "và điểm tối đa; những điểm khác giữ nguyên.",
                f"All marks ({lines}) are one step lower or higher, within 0 and the maximum; "
                "everything else stays.",
            )
        ],
    )


def _told(scale: Scale, other: Settled, begin: str) -> str:
    tally, code = scale.tally, scale.group.code
    ranks = int((other.standings[code].peer_rank != tally.declared.peer_rank).sum())
    if not tally.classes:
        return scale.say(
            f"{begin}: {ranks} đơn vị đổi hạng.", f"{begin}: {ranks} units change rank."
        )
    classes = int((other.classifications[code].final != tally.final).sum())
    return scale.say(
        f"{begin}: {ranks} đơn vị đổi hạng, {classes} đơn vị đổi mức xếp loại.",
        f"{begin}: {ranks} units change rank, {classes} change class.",
    )


def _table(scale: Scale, strict: Settled, mild: Settled) -> Table:
    """List the units that stand elsewhere or have another class; empty if none does."""
    tally, code = scale.tally, scale.group.code
    standings = [strict.standings[code], tally.declared, mild.standings[code]]
    ranks = np.stack([own.peer_rank for own in standings])
    moved = (ranks != ranks[1]).any(axis=0)
    classes = None
    if tally.classes:
        finals = (own.classifications[code].final for own in (strict, mild))
        first, last = finals
        classes = np.stack([first, tally.final, last])
        moved |= (classes != classes[1]).any(axis=0)

    def cell(world: int, row: int) -> str:
        rank = str(ranks[world, row])
        return rank if classes is None else f"{rank} {scale.class_title(int(classes[world, row]))}"

    rows = [
        [scale.names[row], group, *(cell(world, row) for world in range(3))]
        for group, units in scale.groups()
        for row in units.tolist()
        if moved[row]
    ]
    return Table(
        scale.say("Đơn vị đổi hạng hoặc đổi mức xếp loại", "Units with another rank or class"),
        [
            Column(scale.say("Đơn vị", "Unit"), flexible=True),
            Column(scale.say("Khối", "Peer group"), flexible=True),
            Column(scale.say("Chặt hơn một bước", "Stricter")),
            Column(scale.say("Theo kết quả", "By the result")),
            Column(scale.say("Rộng hơn một bước", "Milder")),
        ],
        rows,
    )
