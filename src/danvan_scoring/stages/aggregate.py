"""Aggregate: criteria into groups, groups into totals, by the rubric's policies.

From the declared place of rounding upward every node is `int64` in units of the last decimal, so
sums and caps are exact (see `model.rounding` for what happens before it).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from danvan_scoring.model.bound import BoundRubric
from danvan_scoring.model.rounding import Points, round_to_units, to_units
from danvan_scoring.model.rubric import CriterionLine, Effect, Group
from danvan_scoring.model.score import LeafReasons, NodeScores, ScoreTable
from danvan_scoring.model.status import Status
from danvan_scoring.stages.combine import (
    WAIVED,
    Child,
    as_float,
    combined,
    largest,
    state_of,
    summed,
)
from danvan_scoring.stages.conditions import LeftOut, find_in_nodes
from danvan_scoring.stages.score import LeafScores


def aggregate(bound: BoundRubric, leaves: Iterable[LeafScores], units: pd.Index) -> ScoreTable:
    """Build every node's points, maximum and state from those of the criteria.

    Args:
        bound: the rubric, whose tree has been checked.
        leaves: the outcome of every line, in the order of the rubric.
        units: the units' codes, in the order of the leaves' arrays.

    Raises:
        ValueError: points beyond the bound of `model.rounding`, which binding refuses.
    """
    tree = _Tree(bound, len(units))
    reasons: dict[str, LeafReasons] = {}
    lines: dict[str, NodeScores] = {}
    weights: dict[str, NDArray[np.float64] | None] = {}
    for leaf in leaves:
        reasons[leaf.code] = leaf.reasons
        lines[leaf.code] = tree.leaf(leaf)
        weights[leaf.code] = leaf.weight
    children: dict[str, Child] = {}
    for code in bound.order:
        if code in lines:
            children[code], left_out = tree.line(code, lines.pop(code), weights[code], children)
            reasons[code] = _with_left_out(reasons[code], left_out)
        else:
            children[code] = tree.group(bound.groups[code], children)
    nodes = {code: children[code].node for code in _preorder(bound)}
    return ScoreTable(units, bound.rubric.rounding.decimals, nodes, reasons)


def _with_left_out(reasons: LeafReasons, left_out: LeftOut | None) -> LeafReasons:
    """Say of units that a condition on other points leaves out why they have none."""
    if left_out is None:
        return reasons
    code = reasons.code
    for units, key in (
        (left_out.fails, "core:not_applicable_fact"),
        (left_out.open, "core:condition_unknown"),
    ):
        code = np.where(units, np.int8(reasons.keys.index(key)), code)
    return LeafReasons(reasons.keys, code, reasons.details)


def _preorder(bound: BoundRubric) -> Iterator[str]:
    stack = [group.code for group in reversed(bound.rubric.scales)]
    while stack:
        code = stack.pop()
        yield code
        stack.extend(reversed(bound.children.get(code, ())))


def _states_of(node: NodeScores) -> list[Status]:
    """Return the states, other than scored, that some unit has."""
    if not node.status.any():
        return []
    return [Status(code) for code in np.unique(node.status) if code != Status.SCORED]


@dataclass(frozen=True)
class _Tree:
    """The rubric's policies, applied node by node from the leaves up."""

    bound: BoundRubric
    size: int

    def leaf(self, leaf: LeafScores) -> NodeScores:
        """Round a line where the rubric says so."""
        line = self.bound.criteria[leaf.code].line
        rounding = self.bound.rubric.rounding
        points: Points | NDArray[np.float64] = leaf.points
        if rounding.at == "criterion":
            points = round_to_units(leaf.points, rounding.decimals, rounding.mode)
        if self._in_penalty(line.group):
            points = -points
        maximum = leaf.maximum
        if maximum is None:
            declared = to_units(line.max, rounding.decimals)
            maximum = np.broadcast_to(np.int64(declared), self.size)
        return NodeScores(points, maximum, leaf.status)

    def line(
        self,
        code: str,
        node: NodeScores,
        weight: NDArray[np.float64] | None,
        others: Mapping[str, Child],
    ) -> tuple[Child, LeftOut | None]:
        """Let a line's condition on other points, then its state, take effect."""
        line = self.bound.criteria[code].line
        left_out = self._left_out(line, node, others)
        if left_out is not None:
            node = left_out.applied(node)
        none = np.zeros(self.size, dtype=np.bool_)
        declared = to_units(line.max, self.bound.rubric.rounding.decimals)
        penalty = self._in_penalty(line.group)
        child = self._settled(line, node, none, declared, penalty=penalty)
        return (child if weight is None else replace(child, weight=weight)), left_out

    def group(self, group: Group, others: Mapping[str, Child]) -> Child:
        """Combine the children of a group, bound the sum, and let its state take effect."""
        decimals = self.bound.rubric.rounding.decimals
        penalty = self._in_penalty(group.code)
        below = [others[code] for code in self.bound.children[group.code]]
        base = [child for child in below if child.kind == "base"]
        added = [child for child in below if child.kind != "base"]
        declared = self._declared(group, base)
        points = combined(group, base, declared, decimals, self.size, penalty=penalty)
        if added:
            joined = summed(added, decimals, self.size)
            if joined.dtype != points.dtype:
                points, joined = as_float(points, decimals), as_float(joined, decimals)
            points = points + joined
        points = self._rounded(group, points)
        bounded = self._bounded(group, points)
        status, blocked = state_of(group, below, self.size)
        scored = status == Status.SCORED
        node = NodeScores(
            points=np.where(scored, bounded, bounded.dtype.type(0)),
            maximum=self._maximum(group, base, declared),
            status=status,
            uncapped=None if np.array_equal(bounded, points) else points,
        )
        left_out = self._left_out(group, node, others)
        if left_out is not None:
            node, blocked = left_out.applied(node), blocked & ~left_out.fails
        child = self._settled(group, node, blocked, declared, penalty=penalty)
        weights = [own.weight for own in base if not isinstance(own.weight, Decimal)]
        if not weights or len(weights) < len(base):
            return child
        return replace(child, weight=np.sum(weights, axis=0))

    def _left_out(
        self, item: CriterionLine | Group, node: NodeScores, others: Mapping[str, Child]
    ) -> LeftOut | None:
        """Find for which units a condition on another node leaves this one out."""
        when = item.applies_when
        if when is None or not when.nodes:
            return None
        nodes = {code: others[code].node for code in when.nodes}
        holds, unknown = find_in_nodes(when, nodes, self.bound.rubric.rounding)
        binds = ~np.isin(node.status, WAIVED)
        # What does not bind a unit is known, so the gravest of the others is what it waits for.
        waits = [np.where(np.isin(n.status, WAIVED), 0, n.status) for n in nodes.values()]
        gravest = np.maximum.reduce(waits).astype(np.int8)
        return LeftOut(~holds & ~unknown & binds, unknown & binds, gravest)

    def _settled(
        self,
        line: CriterionLine | Group,
        node: NodeScores,
        blocked: NDArray[np.bool_],
        declared: int,
        *,
        penalty: bool,
    ) -> Child:
        """Let each state that is not a number do what the rubric says to points and maximum."""
        points, maximum = node.points, node.maximum
        for state in _states_of(node):
            mask = node.status == state
            effect = self._effect(line, state)
            if effect == "block":
                blocked = blocked | mask
            elif effect == "leave_out":
                maximum = np.where(mask, np.int64(0), maximum)
            elif effect == "full" and not penalty:
                points = np.where(mask, self._like(points, node.maximum), points)
        kind = line.kind if isinstance(line, Group) else "base"
        node = NodeScores(points, maximum, node.status, node.uncapped)
        return Child(kind, line.weight, declared, node, blocked)

    def _effect(self, line: CriterionLine | Group, state: Status) -> Effect:
        if state is Status.ERROR:
            return "block"
        own: Effect | None = getattr(line.states, state.key)
        common: Effect = getattr(self.bound.rubric.states, state.key)
        return own or common

    def _like(
        self, points: Points | NDArray[np.float64], maximum: Points
    ) -> Points | NDArray[np.float64]:
        """Return a maximum in the type, and so in the unit, of `points`."""
        if points.dtype == np.int64:
            return maximum
        return as_float(maximum, self.bound.rubric.rounding.decimals)

    def _in_penalty(self, code: str | None) -> bool:
        while code is not None:
            group = self.bound.groups[code]
            if group.kind == "penalty":
                return True
            code = group.group
        return False

    def _declared(self, group: Group, base: list[Child]) -> int:
        if group.max is not None:
            return to_units(group.max, self.bound.rubric.rounding.decimals)
        return sum(child.declared for child in base)

    def _maximum(self, group: Group, base: list[Child], declared: int) -> Points:
        if group.combine == "best" and group.kind == "base":
            return largest([np.asarray(child.node.maximum) for child in base], group.best or 1)
        if group.combine == "sum" and group.kind == "base":
            maximum = np.zeros(self.size, dtype=np.int64)
            for child in base:
                maximum += child.node.maximum
            return maximum
        counts = np.logical_or.reduce([child.node.maximum > 0 for child in base])
        return np.where(counts, np.int64(declared), np.int64(0))

    def _rounded(
        self, group: Group, points: Points | NDArray[np.float64]
    ) -> Points | NDArray[np.float64]:
        rounding = self.bound.rubric.rounding
        if points.dtype == np.int64 or (rounding.at == "total" and group.group is not None):
            return points
        return round_to_units(as_float(points, 0), rounding.decimals, rounding.mode)

    def _bounded(
        self, group: Group, points: Points | NDArray[np.float64]
    ) -> Points | NDArray[np.float64]:
        """Apply the ceiling of a bonus or penalty group, then the group's floor and ceiling."""
        low, high = group.floor, group.ceiling
        if group.max is not None and group.kind == "bonus":
            high = group.max if high is None else min(high, group.max)
        if group.max is not None and group.kind == "penalty":
            low = -group.max if low is None else max(low, -group.max)
        scale = self.bound.rubric.rounding.decimals if points.dtype == np.int64 else 0
        for bound, pick in ((low, np.maximum), (high, np.minimum)):
            if bound is not None:
                points = pick(points, points.dtype.type(bound.scaleb(scale)))
        return points
