"""Trials: what the criteria give for facts that were not handed in, for many rows at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from danvan_scoring.analysis.next_step.situation import Situation
from danvan_scoring.model.rubric import FormField
from danvan_scoring.stages.moderate import moderate
from danvan_scoring.stages.score import LeafScores, score

_PRESENT = FormField(code="submitted..", title="Đã nộp phiếu", type="text")
"""Tells the intake which units handed in anything, without all of their facts."""
_SHOWN = "…"


@dataclass(frozen=True, eq=False)
class Rows:
    """Facts to try: each row is one unit as it is, but for some of its fields.

    Attributes:
        unit: the position of each row's unit.
        values: the changed columns by field, one value a row.
        proven: for fields that require a document, whether one is named.
    """

    unit: NDArray[np.intp]
    values: Mapping[str, NDArray[Any]]
    proven: Mapping[str, NDArray[np.bool_]]

    def __len__(self) -> int:
        return len(self.unit)


@dataclass(frozen=True, eq=False)
class Others:
    """What a criterion that compares units gives to the others, where a row's facts were so.

    Attributes:
        units: positions of the units of the cohort, without the row's own.
        points: their points, in the same order.
        status: their states.
    """

    units: NDArray[np.intp]
    points: NDArray[np.float64]
    status: NDArray[np.int8]


@dataclass(frozen=True, eq=False)
class Outcome:
    """What one line gives to every row.

    Attributes:
        points: as `LeafScores.points`.
        status: as `LeafScores.status`.
        others: for a line that compares units, what it gives to the others, row by row.
    """

    points: NDArray[np.float64]
    status: NDArray[np.int8]
    others: Sequence[Others] = ()


def tried(situation: Situation, lines: Sequence[str], rows: Rows) -> Mapping[str, Outcome]:
    """Score lines on rows, by the score stage itself; marks stand as they do.

    A row competes with the other units of its cohort as they are, and with no other row. A text
    that a line asks for is taken as written.

    Args:
        situation: the result that the rows differ from.
        lines: codes of lines.
        rows: what to try.

    Raises:
        CriterionError: as scoring does.
    """
    found = {}
    for code in lines:
        cohort = situation.bound.criteria[code].criterion.scope == "cohort"
        who, row = _companies(situation, rows) if cohort else (rows.unit, np.arange(len(rows)))
        own = np.ones(len(who), dtype=np.bool_)
        if cohort:
            own = who == rows.unit[row]
        leaf = _scored(situation, code, rows, who, row, own)
        others = _others(leaf, who, row, own, len(rows)) if cohort else ()
        found[code] = Outcome(leaf.points[own], leaf.status[own], others)
    return found


def _companies(situation: Situation, rows: Rows) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The units of each row's cohort, row after row; and the number of the row."""
    members = {
        int(number): np.flatnonzero(situation.cohort == number)
        for number in np.unique(situation.cohort[rows.unit])
    }
    companies = [members[int(number)] for number in situation.cohort[rows.unit]]
    who = np.concatenate(companies) if companies else np.empty(0, dtype=np.intp)
    row = np.repeat(np.arange(len(rows)), [len(own) for own in companies])
    return who.astype(np.intp), row


def _scored(
    situation: Situation,
    line: str,
    rows: Rows,
    who: NDArray[np.intp],
    row: NDArray[np.intp],
    own: NDArray[np.bool_],
) -> LeafScores:
    bound = situation.bound.criteria[line]
    index = pd.Index(np.arange(len(who)).astype(str))
    values: dict[str, Any] = {}
    for code in bound.read:
        column = situation.cells[code][who]
        if code in rows.values:
            column = np.where(own, rows.values[code][row], column)
        elif situation.fields[code].type == "text":
            empty = pd.isna(column) & own
            column = np.where(empty, _SHOWN, column.astype(object))
        values[code] = _typed(column, situation.fields[code])
    sent = [_SHOWN if own else None for own in situation.submitted[who].tolist()]
    values[_PRESENT.code] = pd.array(sent, dtype="str")
    units = situation.submissions.units[["name", "kind", "authority"]].iloc[who].copy()
    units.index = index
    units["authority"] = row
    # Replaced and not made anew: the empty frames of a new one take as long as scoring a line.
    submissions = replace(
        situation.submissions,
        units=units,
        values=pd.DataFrame(values).set_axis(index),
        evidence=_evidence(situation, rows, bound.read, who, row, own),
        waivers=_waivers(situation, line, who),
        marks=_marks(situation, line, who),
    )
    fields = (*(situation.fields[code] for code in bound.read), _PRESENT)
    rubric = situation.rubric.model_copy(update={"form_fields": fields})
    alone = replace(situation.bound, rubric=rubric, criteria={line: bound})
    (leaf,) = moderate(score(alone, submissions, situation.as_of), submissions)
    return leaf


def _typed(column: NDArray[Any], field: FormField) -> Any:
    if field.type in ("number", "integer", "yes_no"):
        return column.astype(np.float64)
    if field.type == "date":
        return column.astype("datetime64[s]")
    return pd.array([None if pd.isna(cell) else str(cell) for cell in column], dtype="str")


def _evidence(
    situation: Situation,
    rows: Rows,
    read: Sequence[str],
    who: NDArray[np.intp],
    row: NDArray[np.intp],
    own: NDArray[np.bool_],
) -> pd.DataFrame:
    """The documents that rows name, of the fields that require one."""
    frames = []
    for code in read:
        if code not in situation.proven:
            continue
        named = situation.proven[code][who]
        if code in rows.proven:
            named = np.where(own, rows.proven[code][row], named)
        units = np.flatnonzero(named).astype(str)
        frames.append(pd.DataFrame({"unit": units, "field": code, "evidence": _SHOWN}))
    return pd.concat(frames, ignore_index=True) if frames else situation.submissions.evidence[:0]


def _waivers(situation: Situation, line: str, who: NDArray[np.intp]) -> pd.DataFrame:
    waivers = situation.submissions.waivers
    return _repeated(situation, waivers[waivers["criterion"] == line], who)


def _marks(situation: Situation, line: str, who: NDArray[np.intp]) -> pd.DataFrame | None:
    marks = situation.submissions.marks
    if marks is None:
        return None
    return _repeated(situation, marks[marks["criterion"] == line], who)


def _repeated(situation: Situation, frame: pd.DataFrame, who: NDArray[np.intp]) -> pd.DataFrame:
    """Repeat what stands about a unit for every row that is this unit."""
    if not len(frame):
        return frame
    codes = situation.submissions.units.index[who].to_numpy()
    rows = pd.DataFrame({"unit": codes, "row": np.arange(len(who)).astype(str)})
    joined = frame.merge(rows, on="unit")
    return joined.assign(unit=joined["row"]).drop(columns="row")


def _others(
    leaf: LeafScores,
    who: NDArray[np.intp],
    row: NDArray[np.intp],
    own: NDArray[np.bool_],
    count: int,
) -> list[Others]:
    bounds = np.searchsorted(row, np.arange(count + 1))
    found = []
    for start, end in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True):
        rest = np.arange(start, end)[~own[start:end]]
        found.append(Others(who[rest], leaf.points[rest], leaf.status[rest]))
    return found
