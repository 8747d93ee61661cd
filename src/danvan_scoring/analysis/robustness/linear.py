"""Linear: a scale as a weighted sum, where it is one, to ask what other weights would do."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from danvan_scoring.model.bound import BoundRubric
from danvan_scoring.model.rubric import CriterionLine, Group
from danvan_scoring.model.status import Status
from danvan_scoring.stages.settle import Settled

Floats = NDArray[np.float64]

NotLinear = Literal["means", "bounds", "conditions"]
"""Why a scale is no weighted sum: means where sums are needed; groups with a floor or a ceiling of
their own; parts that apply only from certain points on."""


@dataclass(frozen=True, eq=False)
class Linear:
    """What the units of a scale have of it, for weights to be put to.

    Attributes:
        lines: codes of the lines whose maxima are the weights.
        weights: the declared ones, in points.
        reached: one row a unit, one column a line: the share of the maximum that was reached; 0
            where the line does not count.
        counts: likewise: 1 where the line counts, else 0.
        points: of each unit, from elsewhere than these lines (bonus, penalty, fixed groups).
        maximum: of each unit, from elsewhere.
        low: the floor of the scale, or minus infinity.
        high: its ceiling, or infinity.
    """

    lines: tuple[str, ...]
    weights: Floats
    reached: Floats
    counts: Floats
    points: Floats
    maximum: Floats
    low: float
    high: float


def linear_of(bound: BoundRubric, settled: Settled, scale: Group) -> Linear | NotLinear:
    """Write a scale as a weighted sum, or say why it is none."""
    lines = tuple(_added_lines(bound, scale.code))
    if len(lines) < 2:  # noqa: PLR2004 (one weight alone cannot change)
        return "means"
    for item in _all_below(bound, scale.code):
        when = item.applies_when
        if when is not None and when.nodes:
            return "conditions"
        if isinstance(item, Group) and item.kind == "base" and _bounded(item):
            return "bounds"
    whole = 10.0**bound.rubric.rounding.decimals
    nodes = settled.scores.nodes
    declared = np.array([float(bound.criteria[code].line.max) for code in lines])
    counted = np.stack([nodes[code].maximum > 0 for code in lines], axis=1).astype(np.float64)
    points = np.stack([_points(nodes[code].points, whole) for code in lines], axis=1) * counted
    total = nodes[scale.code]
    uncapped = total.points if total.uncapped is None else total.uncapped
    scored = total.status == Status.SCORED
    own = np.where(scored, _points(uncapped, whole) - points.sum(axis=1), 0.0)
    return Linear(
        lines=lines,
        weights=declared,
        reached=points / declared,
        counts=counted,
        points=own,
        maximum=np.where(scored, total.maximum / whole - counted @ declared, 0.0),
        low=-np.inf if scale.floor is None else float(scale.floor),
        high=np.inf if scale.ceiling is None else float(scale.ceiling),
    )


def _bounded(group: Group) -> bool:
    return group.floor is not None or group.ceiling is not None


def _points(points: NDArray[np.int64] | Floats, whole: float) -> Floats:
    return np.asarray(points / whole if points.dtype == np.int64 else points, dtype=np.float64)


def _added_lines(bound: BoundRubric, code: str) -> Iterator[str]:
    """Yield the lines that reach the scale by base groups that add up."""
    if bound.groups[code].combine != "sum":
        return
    for child in bound.children[code]:
        if child in bound.criteria:
            yield child
        elif bound.groups[child].kind == "base":
            yield from _added_lines(bound, child)


def _all_below(bound: BoundRubric, code: str) -> Iterator[Group | CriterionLine]:
    for child in bound.children.get(code, ()):
        yield bound.groups[child] if child in bound.groups else bound.criteria[child].line
        yield from _all_below(bound, child)
