"""Ways up and falls in words: which facts, from what to what, and what that gives."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd

from danvan_scoring.analysis.next_step.options import Options
from danvan_scoring.analysis.next_step.search import Way
from danvan_scoring.analysis.next_step.situation import Situation
from danvan_scoring.model.notation import exact, number, written
from danvan_scoring.model.rounding import round_to_units
from danvan_scoring.model.rubric import ClassBand, FilledBy, FormField
from danvan_scoring.model.standing import NOT_ELIGIBLE
from danvan_scoring.model.status import Status
from danvan_scoring.model.text import Text
from danvan_scoring.stages.class_path import NO_CLASS_TEXT, NOT_ELIGIBLE_TEXT

_WHO: dict[FilledBy, Text] = {
    "unit": Text("", ""),
    "council": Text("Hội đồng ghi", "entered by the council"),
    "office": Text("cơ quan theo dõi ghi", "entered by the office"),
}
_DOCUMENTED = Text(", kèm minh chứng", ", with a document")


def class_title(situation: Situation, position: int) -> Text:
    """Say a class, or that there is none."""
    if position >= 0:
        title = situation.bands[position].title
        return Text(title, title)
    return NOT_ELIGIBLE_TEXT if position == NOT_ELIGIBLE else NO_CLASS_TEXT


def class_position(bands: Sequence[ClassBand], asked: str) -> int | None:
    """Find the class that is asked for by its code or title; None if there is no such one."""
    for position, band in enumerate(bands):
        if asked == band.code or asked.casefold() == band.title.casefold():
            return position
    return None


def points_text(situation: Situation, units: int) -> Text:
    """Say a count of the last decimal as points."""
    shown = number(exact(np.int64(units), situation.rubric.rounding.decimals))
    return Text(f"{shown.vi} điểm", f"{shown.en} points")


def measure_text(situation: Situation, measure: int) -> Text:
    """Say what classes compare."""
    shown = number(exact(np.int64(measure), situation.rubric.measure_decimals))
    if situation.rubric.ranking.by == "percent":
        return Text(f"{shown.vi} % điểm tối đa", f"{shown.en} % of the maximum")
    return Text(f"{shown.vi} điểm", f"{shown.en} points")


def way_text(situation: Situation, way: Way) -> Text:
    """Say everything that a way changes, one criterion after another."""
    parts = [option_text(situation, block, number_) for block, number_ in way.choice]
    return _joined(parts, Text("; ", "; "))


def option_text(situation: Situation, block: Options, option: int) -> Text:
    """Say what one option changes, and in brackets what that gives."""
    changes = [*_changes(situation, block, option)]
    gives = _joined([*_effects(situation, block, option)], Text(", ", ", "))
    who = _joined([*_entered_by(situation, block, option)], Text(", ", ", "))
    said = _joined(changes, Text(" và ", " and "))
    told = _joined([own for own in (gives, who) if own.vi], Text("; ", "; "))
    if not told.vi:
        return said
    return Text(f"{said.vi} ({told.vi})", f"{said.en} ({told.en})")


def _changes(situation: Situation, block: Options, option: int) -> Iterator[Text]:
    if not block.cluster.levers:
        yield _mark(situation, block, option)
        return
    for position, lever in enumerate(block.cluster.levers):
        candidates, picked = block.tried[position], int(block.picked[option, position])
        if not picked:
            continue
        field = lever.field
        old, new = candidates.values[0], candidates.values[picked]
        said = _change(field, old, new)
        if _same(old, new):
            title = field.title
            said = Text(f"nộp minh chứng cho «{title}»", f"hand in a document for «{title}»")
        elif not candidates.proven[0] and _claims(new):
            said = Text(said.vi + _DOCUMENTED.vi, said.en + _DOCUMENTED.en)
        yield said
    if block.written[option]:
        yield from _texts(situation, block)


def _texts(situation: Situation, block: Options) -> Iterator[Text]:
    values = situation.submissions.values
    for code in block.cluster.lines:
        for use in situation.bound.criteria[code].fields:
            field = situation.fields[use.code]
            if field.type == "text" and pd.isna(values[use.code].iloc[block.row]):
                yield Text(f"ghi «{field.title}»", f"fill in «{field.title}»")


def _entered_by(situation: Situation, block: Options, option: int) -> Iterator[Text]:
    """Who enters what is changed, where that is not the unit itself."""
    changed = [
        lever.field.filled_by
        for position, lever in enumerate(block.cluster.levers)
        if block.picked[option, position]
    ]
    if block.written[option]:
        uses = (
            use for code in block.cluster.lines for use in situation.bound.criteria[code].fields
        )
        fields = (situation.fields[use.code] for use in uses)
        changed += [field.filled_by for field in fields if field.type == "text"]
    yield from (_WHO[own] for own in dict.fromkeys(changed) if own != "unit")


def _mark(situation: Situation, block: Options, option: int) -> Text:
    (code,) = block.cluster.lines
    title = situation.bound.criteria[code].line.title
    values = block.tried[0].values[block.picked[[0, option], 0]]
    old, new = (written(float(own)) for own in values)
    return Text(
        f"điểm Hội đồng của tiêu chí {code} «{title}» từ {old.vi} thành {new.vi}",
        f"the council's mark for {code} «{title}» from {old.en} to {new.en}",
    )


def _change(field: FormField, old: Any, new: Any) -> Text:
    title = field.title
    then = _shown(field, new)
    if pd.isna(old):
        return Text(f"ghi «{title}»: {then.vi}", f"fill in «{title}»: {then.en}")
    now = _shown(field, old)
    if field.type not in ("number", "integer"):
        return Text(
            f"«{title}»: {then.vi} (nay: {now.vi})", f"«{title}»: {then.en} (now: {now.en})"
        )
    apart = number(abs(_decimal(field, new) - _decimal(field, old)))
    unit = f" {field.unit}" if field.unit else ""
    if new > old:
        return Text(
            f"thêm {apart.vi}{unit}: «{title}» từ {now.vi} lên {then.vi}",
            f"{apart.en}{unit} more: «{title}» from {now.en} to {then.en}",
        )
    return Text(
        f"bớt {apart.vi}{unit}: «{title}» từ {now.vi} xuống {then.vi}",
        f"{apart.en}{unit} less: «{title}» from {now.en} to {then.en}",
    )


def _shown(field: FormField, value: Any) -> Text:
    if field.type == "yes_no":
        return written(bool(value))
    if field.type in ("number", "integer"):
        return number(_decimal(field, value))
    if field.type == "date":
        return written(np.datetime64(value))
    return Text(str(value), str(value))


def _decimal(field: FormField, value: Any) -> Decimal:
    decimals = field.decimals if field.type == "number" else 0
    return Decimal(f"{float(value):.{decimals}f}")


def _same(old: Any, new: Any) -> bool:
    return not pd.isna(old) and bool(old == new)


def _claims(value: Any) -> bool:
    return not (isinstance(value, float | np.floating) and value == 0)


def _effects(situation: Situation, block: Options, option: int) -> Iterator[Text]:
    """What lines gain or lose, and which gates look at the facts."""
    rounding = situation.rubric.rounding
    for code, outcome in block.outcomes.items():
        line = situation.bound.criteria[code].line
        both = outcome.points[[0, option]]
        old, new = round_to_units(both, rounding.decimals, rounding.mode).tolist()
        was, now = (Status(int(outcome.status[own])) for own in (0, option))
        sign = -1 if situation.in_penalty(line.group) else 1
        if was is not now and now is not Status.SCORED:
            yield Text(f"{code}: {now.label.vi}", f"{code}: {now.label.en}")
        elif was is not now:
            told = points_text(situation, sign * new)
            yield Text(f"{code}: {told.vi}", f"{code}: {told.en}")
        elif old != new:
            gained = sign * (new - old)
            told = points_text(situation, gained)
            plus = "+" if gained > 0 else ""
            yield Text(f"{code}: {plus}{told.vi}", f"{code}: {plus}{told.en}")
    fields = {
        lever.field.code
        for position, lever in enumerate(block.cluster.levers)
        if block.picked[option, position]
    }
    for gate in situation.rubric.gates:
        if fields & set(gate.when.fields) and gate.scale in (None, situation.scale):
            yield Text(f"điều kiện {gate.code}", f"gate {gate.code}")


def _joined(parts: Sequence[Text], joint: Text) -> Text:
    return Text(joint.vi.join(own.vi for own in parts), joint.en.join(own.en for own in parts))
