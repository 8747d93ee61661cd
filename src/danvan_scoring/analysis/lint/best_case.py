"""The best case: how far a unit comes that reaches everything, by the stages that score units."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeVar

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from danvan_scoring.model.bound import BoundCriterion, BoundRubric
from danvan_scoring.model.notation import exact
from danvan_scoring.model.rubric import CriterionLine, Group
from danvan_scoring.model.score import LeafReasons, NodeScores
from danvan_scoring.model.status import Status
from danvan_scoring.model.submission import Submissions
from danvan_scoring.stages.score import LeafScores
from danvan_scoring.stages.settle import Settled, settle_leaves

Item = TypeVar("Item", CriterionLine, Group)

_REASONS = LeafReasons(("best_case",), np.zeros(0, dtype=np.int8))


@dataclass(frozen=True, eq=False)
class BestCase:
    """One unit of each kind, with all points and without any penalty.

    Attributes:
        kinds: codes of the kinds of units, in the order of the units.
        reached: what they come to where everything that is for their kind applies.
        reduced: the same where nothing applies that hangs on a condition.
        worst: what a unit comes to that reaches nothing and has every penalty.
        decimals: of points.
        measure_decimals: of what classes compare.
    """

    kinds: tuple[str, ...]
    reached: Settled
    reduced: Settled
    worst: Settled
    decimals: int
    measure_decimals: int

    def maximum(self, scale: str, kind: str) -> Decimal:
        """Return the maximum that applies to a kind of unit where everything for it applies."""
        node = self.reached.scores.nodes[scale]
        return exact(node.maximum[self.kinds.index(kind)], self.decimals)

    def class_by_points(self, scale: str, kind: str) -> int | None:
        """Return the position of the best class in reach by points; None where none can be told."""
        row = self.kinds.index(kind)
        cases = [self.reached, self.reduced]
        found = [int(case.classifications[scale].by_points[row]) for case in cases]
        return min((position for position in found if position >= 0), default=None)

    def measure(self, scale: str, kind: str) -> Decimal:
        """Return the most that classes may compare, of a unit of a kind."""
        row = self.kinds.index(kind)
        found = [
            int(case.standings[scale].measure[row])
            for case in (self.reached, self.reduced)
            if case.standings[scale].ranked[row]
        ]
        return exact(np.int64(max(found, default=0)), self.measure_decimals)


def best_case(bound: BoundRubric) -> BestCase:
    """Let the stages tell how far one unit of each kind comes.

    Args:
        bound: the rubric; `applies_to` and what states do are heeded, quotas and gates are not.
    """
    free = _without_conditions(bound)
    conditional = frozenset(
        code
        for code, line in bound.criteria.items()
        if line.line.applies_when is not None
        or any(group.applies_when is not None for group in _above(bound, line))
    )
    cases = {
        "reached": (frozenset[str](), True),
        "reduced": (conditional, True),
        "worst": (frozenset[str](), False),
    }
    units = _units(bound)
    settled: Mapping[str, Settled] = {
        name: settle_leaves(free, [*_leaves(free, left_out, best=best)], units)
        for name, (left_out, best) in cases.items()
    }
    rubric = bound.rubric
    return BestCase(
        kinds=tuple(kind.code for kind in rubric.kinds),
        **settled,
        decimals=rubric.rounding.decimals,
        measure_decimals=rubric.measure_decimals,
    )


def row_of(node: NodeScores, row: int, times: int) -> NodeScores:
    """Repeat one unit of a node, so that it can be looked at with different facts."""
    rows = np.full(times, row)
    return NodeScores(node.points[rows], node.maximum[rows], node.status[rows])


def _units(bound: BoundRubric) -> Submissions:
    kinds = [kind.code for kind in bound.rubric.kinds]
    index = pd.Index([f"u{number}" for number in range(len(kinds))], dtype="str")
    units = pd.DataFrame({"name": "", "kind": kinds, "authority": ""}, index=index)
    return Submissions(units=units, values=pd.DataFrame(index=index))


def _leaves(bound: BoundRubric, left_out: frozenset[str], *, best: bool) -> Iterator[LeafScores]:
    kinds = np.array([kind.code for kind in bound.rubric.kinds])
    for code, own in bound.criteria.items():
        above = [*_above(bound, own)]
        applies = np.ones(len(kinds), dtype=np.bool_)
        for limit in (own.line.applies_to, *(group.applies_to for group in above)):
            if limit:
                applies &= np.isin(kinds, limit)
        applies &= code not in left_out
        taken = any(group.kind == "penalty" for group in above)
        points = float(own.line.max) if taken != best else 0.0
        yield LeafScores(code, np.where(applies, points, 0.0), _status(applies), _REASONS)


def _status(applies: NDArray[np.bool_]) -> NDArray[np.int8]:
    return np.where(applies, np.int8(Status.SCORED), np.int8(Status.NOT_APPLICABLE))


def _above(bound: BoundRubric, line: BoundCriterion) -> Iterator[Group]:
    code: str | None = line.line.group
    while code is not None:
        yield bound.groups[code]
        code = bound.groups[code].group


def _without_conditions(bound: BoundRubric) -> BoundRubric:
    """The same rubric, in which neither facts, gates nor quotas decide anything."""
    rubric = bound.rubric.model_copy(update={"gates": (), "quotas": ()})
    criteria = {
        code: replace(own, line=_unconditional(own.line), conditions=())
        for code, own in bound.criteria.items()
    }
    groups = {code: _unconditional(group) for code, group in bound.groups.items()}
    return replace(bound, rubric=rubric, criteria=criteria, groups=groups)


def _unconditional(item: Item) -> Item:
    return item.model_copy(update={"applies_when": None})
