"""Edits: the same period with other facts, marks or rules, the inputs left as they are."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
from pydantic import ValidationError

from danvan_scoring.model.problem import Place, Problem, nearest
from danvan_scoring.model.rubric import FormField, Rubric
from danvan_scoring.model.submission import Submissions
from danvan_scoring.model.validation import problems_of
from danvan_scoring.stages.check_points import check_points

ASSUMED = "giả định"
"""What stands as the document, and as the author, of what was only supposed."""

_CODED = {
    "kind": "code",
    "peer_group": "code",
    "field": "code",
    "group": "code",
    "criterion": "code",
    "class": "code",
    "gate": "code",
    "commendation": "code",
    "quota": "class",
}
_SINGLE = ("rounding", "ranking", "procedure", "states")
_DEEPEST = 20


@dataclass(frozen=True)
class FactEdit:
    """Another value of one fact; None leaves it blank."""

    unit: str
    field: str
    value: float | date | str | None


@dataclass(frozen=True)
class MarkEdit:
    """A mark in the place of what the facts compute."""

    unit: str
    criterion: str
    points: Decimal


@dataclass(frozen=True)
class RuleEdit:
    """Another value of one key of the rubric, named by its path: `criterion.A4.params.each`."""

    path: str
    value: Any


def edited_submissions(
    submissions: Submissions,
    fields: Mapping[str, FormField],
    facts: Sequence[FactEdit],
    marks: Sequence[MarkEdit] = (),
) -> Submissions:
    """Return submissions with other facts and marks; of several about the same, the last counts.

    A fact that claims something is taken to have its document.

    Args:
        submissions: what came in.
        fields: the fields of the form by code.
        facts: of units and fields that there are.
        marks: of units and criteria that there are.
    """
    values = submissions.values.copy()
    for edit in facts:
        column = values[edit.field].copy()
        column[edit.unit] = _cell(edit.value, fields[edit.field])
        values[edit.field] = column.astype(submissions.values[edit.field].dtype)
    return replace(
        submissions,
        values=values,
        evidence=_documented(submissions.evidence, facts),
        marks=_marked(submissions.marks, marks),
    )


def edited_rubric(rubric: Rubric, edits: Sequence[RuleEdit]) -> tuple[Rubric | None, list[Problem]]:
    """Return a rubric with other values of some keys, or every fault of them.

    The edited rubric is checked for its form only; whether it is at odds with itself is told when
    it is bound.

    Args:
        rubric: the rubric.
        edits: applied in turn.
    """
    data: Any = rubric.model_dump(by_alias=True, exclude_unset=True)
    problems = []
    for edit in edits:
        steps = _steps(data, edit.path)
        if isinstance(steps, Problem):
            problems.append(steps)
            continue
        for own in steps:
            data = _put(data, own, edit.value)
    if problems:
        return None, problems
    try:
        return Rubric.model_validate({**data, "source": rubric.source}), []
    except ValidationError as error:
        return None, problems_of(error, Rubric, data, rubric.place)


def knows(rubric: Rubric, path: str) -> bool:
    """Tell whether a rubric has the part that a path leads to."""
    data = rubric.model_dump(by_alias=True, exclude_unset=True)
    return not isinstance(_steps(data, path), Problem)


def fitting(rubric: Rubric) -> Iterator[RuleEdit]:
    """Yield the maxima of groups that would fit what they are made of, from the lowest group up."""
    told: dict[str, Decimal] = {}
    for _ in range(_DEEPEST):
        # The sums above a group are told only once the group itself fits.
        found = [own for own in check_points(rubric) if own.code == "RUB152"]
        new = {own.place.item: Decimal(str(own.details["sum"])) for own in found}
        if not new:
            break
        told |= new
        groups = tuple(
            group.model_copy(update={"max": told.get(group.code, group.max)})
            for group in rubric.groups
        )
        rubric = rubric.model_copy(update={"groups": groups})
    for code, maximum in told.items():
        yield RuleEdit(f"group.{code}.max", maximum)


def _cell(value: float | date | str | None, field: FormField) -> Any:
    if field.type in ("number", "integer", "yes_no"):
        return np.nan if value is None else value
    if field.type == "date":
        return pd.NaT if value is None else pd.Timestamp(str(value))
    return value


def _documented(evidence: pd.DataFrame, facts: Sequence[FactEdit]) -> pd.DataFrame:
    """Name a document for every fact that has none, and none for a blank."""
    edited = pd.MultiIndex.from_tuples(
        [(edit.unit, edit.field) for edit in facts], names=["unit", "field"]
    )
    if not len(edited):
        return evidence
    own = pd.MultiIndex.from_frame(evidence[["unit", "field"]])
    documents = {
        (str(row.unit), str(row.field)): str(row.evidence) for row in evidence.itertuples()
    }
    rows = [
        (unit, field, documents.get((unit, field)) or ASSUMED, "", "")
        for unit, field in edited.unique()
    ]
    new = pd.DataFrame(rows, columns=["unit", "field", "evidence", "note", "place"], dtype="str")
    return pd.concat([evidence[~own.isin(edited)], new], ignore_index=True)


def _marked(marks: pd.DataFrame | None, edits: Sequence[MarkEdit]) -> pd.DataFrame | None:
    if not edits:
        return marks
    last = {(edit.unit, edit.criterion): edit for edit in edits}
    rows = [
        (edit.unit, edit.criterion, f"{edit.points:f}", "agreed", ASSUMED, "", "")
        for edit in last.values()
    ]
    columns = ["unit", "criterion", "points", "stage", "by", "reason", "place"]
    new = pd.DataFrame(rows, columns=columns, dtype="str")
    if marks is None:
        return new
    own = pd.MultiIndex.from_frame(marks[["unit", "criterion"]])
    return pd.concat([marks[~own.isin([*last])], new], ignore_index=True)


_Step = str | int


def _steps(data: Mapping[str, Any], path: str) -> list[tuple[_Step, ...]] | Problem:
    """Find where a path leads; a class may have several quotas, and all of them are meant."""
    table, _, rest = path.partition(".")
    place = Place(item=f"--rubric {path}")
    if not rest:
        return Problem("WIF705", place, path, {"known": _tables()}, nearest(table, _CODED))
    if table in _SINGLE:
        found: list[tuple[_Step, ...]] = [(table, *rest.split("."))]
    elif table in _CODED:
        items = data.get(table, ())
        key = _CODED[table]
        codes = [str(item[key]) for item in items if rest.startswith(f"{item[key]}.")]
        if not codes:
            known = [str(item[key]) for item in items]
            near = nearest(rest.rpartition(".")[0] or rest, known)
            return Problem("WIF706", place, path, {"known": ", ".join(known)}, near)
        code = max(codes, key=len)
        keys = rest[len(code) + 1 :].split(".")
        found = [(table, n, *keys) for n, item in enumerate(items) if item[key] == code]
    else:
        near = nearest(table, (*_CODED, *_SINGLE))
        return Problem("WIF705", place, path, {"known": _tables()}, near)
    fault = _fault(data, found[0])
    return found if fault is None else Problem("WIF706", place, path, *fault)


def _tables() -> str:
    return ", ".join((*_CODED, *_SINGLE))


def _fault(data: Any, steps: Sequence[_Step]) -> tuple[dict[str, object], str] | None:
    """Find the step that leads nowhere; the last may be a key that is not written yet."""
    here = data
    for number, step in enumerate(steps):
        last = number == len(steps) - 1
        if isinstance(here, Mapping) and (step in here or last or step in _SINGLE):
            here = here.get(step, {})
        elif isinstance(here, tuple) and str(step).isdigit() and int(step) < len(here):
            here = here[int(step)]
        else:
            known = (
                [*here]
                if isinstance(here, Mapping)
                else [*range(len(here))]
                if isinstance(here, tuple)
                else []
            )
            names = [str(own) for own in known]
            return {"known": ", ".join(names)}, nearest(str(step), names)
    return None


def _put(data: Any, steps: Sequence[_Step], value: Any) -> Any:
    """Return the data with another value where the steps lead."""
    if not steps:
        return value
    step, *rest = steps
    if isinstance(data, tuple):
        at = int(step)
        return (*data[:at], _put(data[at], rest, value), *data[at + 1 :])
    return {**data, step: _put(data.get(step, {}), rest, value)}
