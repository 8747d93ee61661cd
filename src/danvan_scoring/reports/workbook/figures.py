"""What the cells of the calculation show before anything is changed: the library's own figures."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from danvan_scoring.model.result import Result
from danvan_scoring.model.rounding import Points, round_to_units, to_units
from danvan_scoring.model.rubric import CriterionLine, Effect, Group
from danvan_scoring.model.score import NodeScores
from danvan_scoring.model.status import Status
from danvan_scoring.stages.combine import WAIVED, Child, as_float, combined, state_of, summed
from danvan_scoring.stages.moderate import moderate
from danvan_scoring.stages.score import score

Column = NDArray[np.float64]


@dataclass(frozen=True)
class NodeFigures:
    """The figures of one node for all units, in the order of `NodeCells`; NaN for a blank cell."""

    raw: Column
    own: NDArray[np.int8]
    state: NDArray[np.int8]
    points: Column
    maximum: Column
    blocks: NDArray[np.int8]
    beside: Sequence[Column]


@dataclass(frozen=True)
class Figures:
    """Finds the figures of all nodes of one result."""

    result: Result

    @cached_property
    def nodes(self) -> Mapping[str, NodeFigures]:
        """The figures by node, children before their groups."""
        found: dict[str, NodeFigures] = {}
        bound = self.result.bound
        for code in bound.order:
            if code in bound.criteria:
                found[code] = self._line(bound.criteria[code].line)
            else:
                found[code] = self._group(bound.groups[code], found)
        return found

    @cached_property
    def own(self) -> Mapping[str, tuple[Column, NDArray[np.int8]]]:
        """Unsigned points and states of criteria before a condition on other nodes left any out.

        The result keeps what came after, so that such lines are scored once more.
        """
        bound, submissions = self.result.bound, self.result.submissions
        nodes, decimals = self.result.scores.nodes, self.result.scores.decimals
        found = {
            code: (np.abs(as_float(nodes[code].points, decimals)), nodes[code].status)
            for code in bound.criteria
        }
        if any(own.line.applies_when for own in bound.criteria.values()):
            rounding = bound.rubric.rounding
            for leaf in moderate(
                score(bound, submissions, self.result.provenance.as_of), submissions
            ):
                when = bound.criteria[leaf.code].line.applies_when
                if when is not None and when.nodes:
                    points: Points | Column = leaf.points
                    if rounding.at == "criterion":
                        points = round_to_units(leaf.points, decimals, rounding.mode)
                    found[leaf.code] = (as_float(points, decimals), leaf.status)
        return found

    def _line(self, line: CriterionLine) -> NodeFigures:
        node, (points, own) = self.result.scores.nodes[line.code], self.own[line.code]
        raw = np.where(own == Status.SCORED, points, 0.0)
        none = np.zeros(len(own), dtype=np.bool_)
        return self._figures(node, raw, own, self._blocking(line, node, none), ())

    def _group(self, group: Group, below: Mapping[str, NodeFigures]) -> NodeFigures:
        node, decimals, size = self.result.scores.nodes[group.code], self._decimals, self._size
        children = [self._child(code, below) for code in self.result.bound.children[group.code]]
        base = [child for child in children if child.kind == "base"]
        added = [child for child in children if child.kind != "base"]
        penalty = self.in_penalty(group.code)
        declared = self._declared(group)
        raw = as_float(combined(group, base, declared, decimals, size, penalty=penalty), decimals)
        if added:
            raw = raw + as_float(summed(added, decimals, size), decimals)
        own, blocked = state_of(group, children, size)
        # What a condition leaves out for good does not wait for its children any more.
        left_out = (node.status == Status.NOT_APPLICABLE) & (own >= Status.WITHHELD)
        blocks = self._blocking(group, node, blocked & ~left_out)
        beside = [*self._beside(group, base)]
        return self._figures(node, raw, own, blocks, beside)

    def _figures(
        self,
        node: NodeScores,
        raw: Column,
        own: NDArray[np.int8],
        blocks: NDArray[np.int8],
        beside: Sequence[Column],
    ) -> NodeFigures:
        points = as_float(node.points, self._decimals) + 0.0
        maximum = as_float(np.asarray(node.maximum), self._decimals)
        return NodeFigures(raw, own, node.status, points, maximum, blocks, beside)

    def _blocking(
        self, item: CriterionLine | Group, node: NodeScores, blocked: NDArray[np.bool_]
    ) -> NDArray[np.int8]:
        for state in Status:
            if state is not Status.SCORED and self._effect(item, state) == "block":
                blocked = blocked | (node.status == state)
        return np.where(blocked, node.status, np.int8(0)).astype(np.int8)

    def _child(self, code: str, below: Mapping[str, NodeFigures]) -> Child:
        bound = self.result.bound
        group = bound.groups.get(code)
        item = group or bound.criteria[code].line
        return Child(
            kind=group.kind if group else "base",
            weight=item.weight,
            declared=self._declared(item),
            node=self.result.scores.nodes[code],
            blocked=below[code].blocks > 0,
        )

    def _beside(self, group: Group, base: Sequence[Child]) -> Iterator[Column]:
        """What `GroupFormulas.spread` puts beside the figures, in its order."""
        decimals, nan = self._decimals, np.nan
        counts = [np.asarray(child.node.maximum > 0) for child in base]
        points = [as_float(child.node.points, decimals) for child in base]
        maxima = [as_float(np.asarray(child.node.maximum), decimals) for child in base]
        weights = [float(child.weight) for child in base]
        three = [*zip(counts, points, maxima, strict=True)]
        shares = [p / np.where(c, m, 1.0) for c, p, m in three]
        if group.combine == "best":
            yield from (np.where(c, p, nan) for c, p, _ in three)
            yield from maxima
        elif group.combine == "minimum":
            yield from (np.where(c, s, nan) for c, s in zip(counts, shares, strict=True))
        elif group.combine in ("weighted_mean", "geometric_mean"):
            yield from (np.where(c, w, 0.0) for c, w in zip(counts, weights, strict=True))
            for c, share, w in zip(counts, shares, weights, strict=True):
                if group.combine == "geometric_mean":
                    logs = np.log(np.where(share > 0, share, 1.0)) * w
                    yield np.where(c, np.where(share > 0, logs, nan), 0.0)
                else:
                    yield np.where(c, share * w, 0.0)
        if group.coverage:
            if group.combine == "sum":
                weights = [child.declared / 10.0**decimals for child in base]
            states = [np.asarray(child.node.status) for child in base]
            pairs = [*zip(states, weights, strict=True)]
            yield from (np.where(state == Status.SCORED, w, 0.0) for state, w in pairs)
            yield from (np.where(np.isin(state, WAIVED), 0.0, w) for state, w in pairs)

    def _declared(self, item: CriterionLine | Group) -> int:
        if item.max is not None:
            return to_units(item.max, self._decimals)
        bound = self.result.bound
        below = [bound.groups.get(c) or bound.criteria[c].line for c in bound.children[item.code]]
        return sum(
            self._declared(one) for one in below if not isinstance(one, Group) or one.kind == "base"
        )

    def _effect(self, item: CriterionLine | Group, state: Status) -> Effect:
        if state is Status.ERROR:
            return "block"
        own: Effect | None = getattr(item.states, state.key)
        common: Effect = getattr(self.result.bound.rubric.states, state.key)
        return own or common

    def in_penalty(self, code: str | None) -> bool:
        """Whether the points of a node are taken away."""
        while code is not None:
            group = self.result.bound.groups.get(code)
            if group is None:
                code = self.result.bound.criteria[code].line.group
                continue
            if group.kind == "penalty":
                return True
            code = group.group
        return False

    @property
    def _decimals(self) -> int:
        return self.result.scores.decimals

    @property
    def _size(self) -> int:
        return len(self.result.scores.units)
