"""Conditions: facts that gates, groups and criteria look at, for all units, and in words."""

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from danvan_scoring.model.notation import written
from danvan_scoring.model.rounding import round_to_units, to_units
from danvan_scoring.model.rubric import Comparison, Condition, Rounding, Rubric
from danvan_scoring.model.score import NodeScores
from danvan_scoring.model.status import Status
from danvan_scoring.model.text import Text

_COMPARE: dict[Comparison, Callable[[Any, Any], Any]] = {
    "<": operator.lt,
    "<=": operator.le,
    "=": operator.eq,
    "!=": operator.ne,
    ">=": operator.ge,
    ">": operator.gt,
}
_NUMBERS: dict[Comparison, Text] = {
    "<": Text("dưới", "below"),
    "<=": Text("không quá", "at most"),
    "=": Text("bằng", "equal to"),
    "!=": Text("khác", "other than"),
    ">=": Text("từ", "at least"),
    ">": Text("trên", "above"),
}
_DAYS: dict[Comparison, Text] = {
    "<": Text("trước ngày", "before"),
    "<=": Text("đến hết ngày", "no later than"),
    "=": Text("ngày", "on"),
    "!=": Text("khác ngày", "not on"),
    ">=": Text("từ ngày", "from"),
    ">": Text("sau ngày", "after"),
}


class Finding(NamedTuple):
    """Where a condition holds, and where it cannot be decided for want of a fact."""

    holds: NDArray[np.bool_]
    unknown: NDArray[np.bool_]


@dataclass(frozen=True)
class LeftOut:
    """The units that a condition on other points leaves out.

    Attributes:
        fails: units to which the node does not apply.
        open: units for which that cannot be decided.
        status: the state of what the condition looks at.
    """

    fails: NDArray[np.bool_]
    open: NDArray[np.bool_]
    status: NDArray[np.int8]

    def applied(self, node: NodeScores) -> NodeScores:
        """Take the points from the units that are left out, and give them their state."""
        graver = np.maximum(node.status, self.status)
        status = np.where(self.open, graver, node.status)
        status = np.where(self.fails, np.int8(Status.NOT_APPLICABLE), status)
        points = np.where(status == Status.SCORED, node.points, node.points.dtype.type(0))
        return replace(node, points=points, status=status)


def find(when: Condition, look: Callable[[Condition], Finding]) -> Finding:
    """Look up a condition, part by part; what decides is enough, whatever else is unknown.

    Args:
        when: one fact, or several under `all` or `any`.
        look: finds a single fact.
    """
    if not (when.all_ or when.any_):
        return look(when)
    parts = [find(part, look) for part in when.all_ or when.any_]
    join, other = (np.logical_and, np.logical_or) if when.all_ else (np.logical_or, np.logical_and)
    holds = join.reduce([part.holds for part in parts])
    fails = other.reduce([~part.holds & ~part.unknown for part in parts])
    return Finding(holds, ~holds & ~fails)


def find_in_values(when: Condition, values: pd.DataFrame) -> Finding:
    """Look up a condition on fields of the form."""
    return find(when, lambda fact: _field_finding(fact, values[fact.field]))


def find_in_nodes(when: Condition, nodes: Mapping[str, NodeScores], rounding: Rounding) -> Finding:
    """Look up a condition on groups and criteria.

    Percentages are compared by cross-multiplication. What does not bind a unit cannot hold for it
    either: that is known, not unknown.

    Args:
        when: a condition on points, percent or state.
        nodes: at least the scores of the nodes that it names.
        rounding: how points are rounded before they are compared, if they are not yet.
    """
    return find(when, lambda fact: _node_finding(fact, nodes[fact.node or ""], rounding))


def find_anywhere(
    when: Condition, values: pd.DataFrame, nodes: Mapping[str, NodeScores], rounding: Rounding
) -> Finding:
    """Look up a condition on fields, groups and criteria."""

    def look(fact: Condition) -> Finding:
        if fact.field is not None:
            return _field_finding(fact, values[fact.field])
        return _node_finding(fact, nodes[fact.node or ""], rounding)

    return find(when, look)


def _field_finding(when: Condition, column: pd.Series) -> Finding:
    assert when.is_ is not None  # the rubric check asks for it
    unknown = column.isna().to_numpy()
    value: object = when.value
    if isinstance(value, bool | Decimal):
        value = float(value)
    elif pd.api.types.is_datetime64_any_dtype(column):
        value = pd.Timestamp(str(value))
    found = _COMPARE[when.is_](column, value).to_numpy(dtype=np.bool_, na_value=False)
    return Finding(found & ~unknown, unknown)


def _node_finding(when: Condition, node: NodeScores, rounding: Rounding) -> Finding:
    assert when.is_ is not None  # the rubric check asks for it
    compare = _COMPARE[when.is_]
    if when.status_of is not None:
        wanted = next(state for state in Status if state.key == when.value)
        return Finding(compare(node.status, wanted), np.zeros(len(node.status), dtype=np.bool_))
    assert isinstance(when.value, Decimal)  # the rubric check asks for a number
    points = node.points
    if points.dtype == np.float64:
        floats = np.asarray(points, dtype=np.float64)
        points = round_to_units(floats, rounding.decimals, rounding.mode)
    if when.percent_of is not None:
        numerator, denominator = when.value.as_integer_ratio()
        found = compare(points * (100 * denominator), node.maximum * numerator)
    else:
        found = compare(points, to_units(when.value, rounding.decimals))
    known = node.status == Status.SCORED
    waived = np.isin(node.status, (Status.NOT_APPLICABLE, Status.EXEMPT))
    return Finding(found & known, ~known & ~waived)


def condition_text(when: Condition, rubric: Rubric) -> Text:
    """Say a condition in words.

    Examples: «Có dự án» là có; điểm của B từ 12; ngày gửi báo cáo sau ngày 01/12/2025.
    """
    if when.all_ or when.any_:
        parts = [condition_text(part, rubric) for part in when.all_ or when.any_]
        joint = Text(" và ", " and ") if when.all_ else Text(" hoặc ", " or ")
        return Text(
            joint.vi.join(f"({part.vi})" for part in parts),
            joint.en.join(f"({part.en})" for part in parts),
        )
    assert when.is_ is not None  # the rubric check asks for it
    if when.status_of is not None:
        state = next(state for state in Status if state.key == when.value).label
        verb = Text("là", "is") if when.is_ == "=" else Text("không phải là", "is not")
        return Text(
            f"tình trạng của {when.status_of} {verb.vi} «{state.vi}»",
            f"the state of {when.status_of} {verb.en} «{state.en}»",
        )
    if when.points_of is not None or when.percent_of is not None:
        how, value, unit = _NUMBERS[when.is_], written(when.value), Text("điểm", "points")
        if when.percent_of is not None:
            unit = Text("% điểm tối đa", "% of the maximum")
        return Text(
            f"{when.node} {how.vi} {value.vi} {unit.vi}",
            f"{when.node} {how.en} {value.en} {unit.en}",
        )
    field = next(field for field in rubric.form_fields if field.code == when.field)
    if field.type == "date":
        how, value = _DAYS[when.is_], written(date.fromisoformat(str(when.value)))
    elif field.type in ("number", "integer"):
        how, value = _NUMBERS[when.is_], written(when.value)
    else:
        how = Text("là", "is") if when.is_ == "=" else Text("không phải là", "is not")
        value = written(when.value)
    return Text(f"«{field.title}» {how.vi} {value.vi}", f"«{field.title}» {how.en} {value.en}")
