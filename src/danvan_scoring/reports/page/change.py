"""What changed since the period before: share of the maximum, rank and class, unit by unit."""

from collections.abc import Mapping
from dataclasses import dataclass

from danvan_scoring.model.notation import NOTHING
from danvan_scoring.model.publication import Earlier
from danvan_scoring.model.result import PeriodResult
from danvan_scoring.model.text import Language, Text
from danvan_scoring.reports.changes import Change, lines_by_key
from danvan_scoring.reports.tables.ranking import class_cell, figure
from danvan_scoring.stages.ranking_list import RankedUnit, ranked_units


@dataclass(frozen=True)
class ChangeRow:
    """One unit in both periods: each pair is then and now; `moved` has look and words.

    `reclassed` tells that the class that counts is another.
    """

    anchor: str
    name: str
    percent: tuple[str, str]
    difference: str
    rank: tuple[str, str]
    class_: tuple[str, str]
    reclassed: bool
    moved: tuple[str, str]


@dataclass(frozen=True)
class ScaleChanges:
    """The units that stand on one scale in both periods; none where the scale is a new one."""

    title: str
    rows: tuple[ChangeRow, ...]


@dataclass(frozen=True)
class Comparison:
    """A period and the one before; `came` and `went` name the units that are in one only."""

    title: str
    scales: tuple[ScaleChanges, ...]
    came: tuple[str, ...]
    went: tuple[str, ...]


def comparison(
    found: PeriodResult, earlier: Earlier, anchors: Mapping[str, str], language: Language
) -> Comparison:
    """Compare the scales of a period with those of the same code in the period before."""
    before, names = lines_by_key(earlier.found), found.submissions.names
    known = earlier.found.submissions.names
    return Comparison(
        title=earlier.title,
        scales=tuple(
            ScaleChanges(
                title=scale.title,
                rows=tuple(
                    _row(before[scale.code, line.unit], line, anchors[line.unit], language)
                    for line in ranked_units(result)
                    if line.scale == scale.code and (scale.code, line.unit) in before
                ),
            )
            for result in found.results
            for scale in result.bound.rubric.scales
        ),
        came=tuple(name for unit, name in names.items() if unit not in known),
        went=tuple(name for unit, name in known.items() if unit not in names),
    )


def _row(before: RankedUnit, now: RankedUnit, anchor: str, language: Language) -> ChangeRow:
    return ChangeRow(
        anchor=anchor,
        name=now.name,
        percent=(_percent(before, language), _percent(now, language)),
        difference=_difference(before, now, language),
        rank=(before.peer_label or NOTHING, now.peer_label or NOTHING),
        class_=(class_cell(before, language), class_cell(now, language)),
        reclassed=before.class_final != now.class_final,
        moved=_moved(before.peer_rank, now.peer_rank, language),
    )


def _difference(before: RankedUnit, now: RankedUnit, language: Language) -> str:
    difference = Change(before, now).percent
    if difference is None:
        return NOTHING
    return ("+" if difference > 0 else "") + figure(difference, language)


def _percent(line: RankedUnit, language: Language) -> str:
    return figure(line.percent, language) or line.status.label.pick(language)


def _moved(before: int | None, now: int | None, language: Language) -> tuple[str, str]:
    if before is None or now is None:
        return "", Text("không so được", "cannot be compared").pick(language)
    if before == now:
        return "same", Text("giữ hạng", "same rank").pick(language)
    steps = abs(before - now)
    if now < before:
        return "up", Text(f"▲ lên {steps}", f"▲ up {steps}").pick(language)
    return "down", Text(f"▼ xuống {steps}", f"▼ down {steps}").pick(language)
