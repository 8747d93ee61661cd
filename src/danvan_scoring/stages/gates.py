"""Gates: facts beside the score that cap, lower or bar a class (điều kiện khống chế)."""

import operator
from collections.abc import Callable
from decimal import Decimal
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from danvan_scoring.model.rounding import to_units
from danvan_scoring.model.rubric import Condition, Gate
from danvan_scoring.model.score import ScoreTable
from danvan_scoring.model.standing import NOT_ELIGIBLE, ClassStep
from danvan_scoring.model.status import Status
from danvan_scoring.model.submission import Submissions
from danvan_scoring.model.text import Text

_COMPARE: dict[str, Callable[[Any, Any], Any]] = {
    "<": operator.lt,
    "<=": operator.le,
    "=": operator.eq,
    "!=": operator.ne,
    ">=": operator.ge,
    ">": operator.gt,
}


class Finding(NamedTuple):
    """Where a condition holds, and where it cannot be decided for want of a fact."""

    holds: NDArray[np.bool_]
    unknown: NDArray[np.bool_]


def apply_gate(
    gate: Gate,
    classes: NDArray[np.int8],
    titles: tuple[tuple[str, str], ...],
    scores: ScoreTable,
    submissions: Submissions,
) -> ClassStep:
    """Apply one gate to the classes that units have so far.

    Args:
        gate: the gate.
        classes: positions in `titles`, or `NO_CLASS` or `NOT_ELIGIBLE`, which no gate changes.
        titles: code and title of the classes, best first.
        scores: all nodes.
        submissions: for conditions on fields and for the kinds of units.
    """
    holds, unknown = find(gate.when, scores, submissions)
    if gate.applies_to:
        bound_by = submissions.units["kind"].isin(gate.applies_to).to_numpy()
        holds, unknown = holds & bound_by, unknown & bound_by
    if gate.unknown == "holds":
        holds = holds | unknown
    classified = classes >= 0
    worst = len(titles) - 1
    codes = [code for code, _ in titles]
    if gate.effect == "bar":
        changed = np.full_like(classes, NOT_ELIGIBLE)
        effect = Text("không đủ điều kiện xếp loại", "not eligible for classification")
    elif gate.effect == "cap":
        assert gate.class_ is not None  # the rubric check asks for it
        limit = codes.index(gate.class_)
        changed = np.maximum(classes, np.int8(limit))
        effect = Text(f"không xếp trên mức {titles[limit][1]}", f"not above {titles[limit][1]}")
    else:
        changed = np.minimum(classes + np.int8(gate.steps), np.int8(worst))
        effect = Text(f"hạ {gate.steps} mức", f"lowered by {gate.steps}")
    after = np.where(holds & classified, changed, classes).astype(np.int8)
    reason = Text(f"{gate.title}: {effect.vi}", f"{gate.title}: {effect.en}")
    return ClassStep(gate.code, "gate", reason, holds, unknown, classes, after)


def find(when: Condition, scores: ScoreTable, submissions: Submissions) -> Finding:
    """Look a condition up for every unit; percentages are compared by cross-multiplication."""
    compare = _COMPARE[when.is_]
    if when.field is not None:
        return _field_finding(when, compare, submissions.values[when.field])
    code = when.points_of or when.percent_of or when.status_of
    assert code is not None  # the rubric check asks for exactly one subject
    node = scores.nodes[code]
    if when.status_of is not None:
        wanted = next(state for state in Status if state.key == when.value)
        return Finding(compare(node.status, wanted), np.zeros(len(node.status), dtype=np.bool_))
    assert isinstance(when.value, Decimal)  # the rubric check asks for a number
    value = when.value
    known = node.status == Status.SCORED
    points = node.points
    if when.percent_of is not None:
        numerator, denominator = value.as_integer_ratio()
        if points.dtype == np.float64:
            points = np.rint(points * 10.0**scores.decimals)
        found = compare(points * (100 * denominator), node.maximum * numerator)
    elif points.dtype == np.float64:
        found = compare(np.round(points, scores.decimals), float(value))
    else:
        found = compare(points, to_units(value, scores.decimals))
    # What does not bind the unit cannot bar it either: that is known, not unknown.
    waived = np.isin(node.status, (Status.NOT_APPLICABLE, Status.EXEMPT))
    return Finding(found & known, ~known & ~waived)


def _field_finding(
    when: Condition, compare: Callable[[Any, Any], Any], column: pd.Series
) -> Finding:
    unknown = column.isna().to_numpy()
    value: object = when.value
    if isinstance(value, bool | Decimal):
        value = float(value)
    elif pd.api.types.is_datetime64_any_dtype(column):
        value = pd.Timestamp(str(value))
    found = compare(column, value).to_numpy(dtype=np.bool_, na_value=False)
    return Finding(found & ~unknown, unknown)
