"""The path of one unit from points to class: cut-off, gates, quotas, in words."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from danvan_scoring.model.explanation import ClassChange
from danvan_scoring.model.notation import exact, number
from danvan_scoring.model.result import Result
from danvan_scoring.model.rubric import ClassBand
from danvan_scoring.model.standing import NOT_ELIGIBLE, ClassStep
from danvan_scoring.model.text import Text

NOT_ELIGIBLE_TEXT = Text("không đủ điều kiện xếp loại", "not eligible for classification")
NO_CLASS_TEXT = Text("chưa xếp loại", "no class")


@dataclass(frozen=True)
class ClassPath:
    """How one unit came to its class on one scale; classes by code, "" for none."""

    by_points: str
    final: str
    eligible: bool
    steps: tuple[ClassChange, ...]
    sentence: Text


def class_path(result: Result, scale: str, row: int) -> ClassPath:
    """Follow the unit in `row` through every step of the classification on one scale."""
    found = result.classifications.get(scale)
    if found is None:
        none = Text("Thang điểm này không xếp loại", "This scale has no classes")
        return ClassPath("", "", eligible=True, steps=(), sentence=none)
    bands = result.bound.rubric.classes_of(scale)
    steps = tuple(
        _change(step, row, bands) for step in found.steps if step.affected[row] or step.unknown[row]
    )
    first, last = int(found.by_points[row]), int(found.final[row])
    standing = result.standings[scale]
    if not standing.ranked[row]:
        start = Text("Chưa có tổng điểm nên chưa xếp loại", "No class, for want of a total")
        return ClassPath("", "", eligible=last != NOT_ELIGIBLE, steps=(), sentence=start)
    decimals = result.bound.rubric.measure_decimals
    by_percent = result.bound.rubric.ranking.by == "percent"
    start = _start(exact(standing.measure[row], decimals), first, bands, by_percent=by_percent)
    end = _title(last, bands)
    told = [start, *(step.sentence for step in steps)]
    told.append(Text(f"Kết quả: {end.vi}", f"Result: {end.en}"))
    sentence = Text(". ".join(t.vi for t in told) + ".", ". ".join(t.en for t in told) + ".")
    return ClassPath(_code(first, bands), _code(last, bands), last != NOT_ELIGIBLE, steps, sentence)


def _start(
    measure: Decimal, position: int, bands: tuple[ClassBand, ...], *, by_percent: bool
) -> Text:
    shown, unit = number(measure), Text("điểm", "points")
    if by_percent:
        unit = Text("% điểm tối đa", "% of the maximum")
    title = _title(position, bands)
    if position < 0:
        return Text(f"{shown.vi} {unit.vi}: {title.vi}", f"{shown.en} {unit.en}: {title.en}")
    low = number(bands[position].from_)
    return Text(
        f"{shown.vi} {unit.vi}: mức {title.vi} (từ {low.vi})",
        f"{shown.en} {unit.en}: {title.en} (from {low.en})",
    )


def _change(step: ClassStep, row: int, bands: tuple[ClassBand, ...]) -> ClassChange:
    before, after = int(step.before[row]), int(step.after[row])
    outcome: Literal["changed", "no_change", "unknown"] = "no_change"
    if before != after:
        outcome = "changed"
    elif step.unknown[row] and not step.affected[row]:
        outcome = "unknown"
    was, now = _title(before, bands), _title(after, bands)
    told = {
        # The reason of a gate that bars has said what is now.
        "changed": Text(f"trước đó: {was.vi}", f"before: {was.en}")
        if after == NOT_ELIGIBLE
        else Text(f"{was.vi} → {now.vi}", f"{was.en} → {now.en}"),
        "no_change": Text("không làm thay đổi mức xếp loại", "which changes nothing"),
        "unknown": Text("chưa đủ căn cứ để xác định", "which cannot be decided yet"),
    }[outcome]
    reason = step.reason
    if step.unknown[row] and step.affected[row]:
        reason = Text(
            f"{reason.vi}; chưa có số liệu, bộ tiêu chí quy định coi như có",
            f"{reason.en}; not known, the rubric takes it to hold",
        )
    elif step.unknown[row] and before != after:
        reason = Text(f"{reason.vi}; chưa có số liệu", f"{reason.en}; not known")
    sentence = Text(f"{reason.vi} ({told.vi})", f"{reason.en} ({told.en})")
    return ClassChange(
        step.code, step.kind, outcome, _code(before, bands), _code(after, bands), sentence
    )


def _code(position: int, bands: tuple[ClassBand, ...]) -> str:
    return bands[position].code if position >= 0 else ""


def _title(position: int, bands: tuple[ClassBand, ...]) -> Text:
    if position >= 0:
        return Text(bands[position].title, bands[position].title)
    return NOT_ELIGIBLE_TEXT if position == NOT_ELIGIBLE else NO_CLASS_TEXT
