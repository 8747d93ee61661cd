"""Conditions in a programme: where facts hold, and where they surely do not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from danvan_scoring.analysis.next_step.nodes import Node
from danvan_scoring.analysis.next_step.options import Options
from danvan_scoring.analysis.next_step.programme import Expression, Programme, constant
from danvan_scoring.analysis.next_step.situation import Situation
from danvan_scoring.model.rounding import to_units
from danvan_scoring.model.rubric import Condition, Rounding
from danvan_scoring.model.score import NodeScores
from danvan_scoring.model.status import Status
from danvan_scoring.stages.conditions import Finding, find_in_nodes, find_in_values

_LOOSE = 0.5 + 1e-4
_WAIVED = (Status.NOT_APPLICABLE, Status.EXEMPT)


class Truth(NamedTuple):
    """A condition as expressions that are 0 or 1; both are 0 where it cannot be decided.

    Attributes:
        holds: 1 where it holds.
        fails: 1 where it does not.
    """

    holds: Expression
    fails: Expression


_NEVER, _ALWAYS = constant(0.0), constant(1.0)


@dataclass(frozen=True)
class Conditions:
    """Finds the truth of conditions for one unit, by the options that are chosen.

    Attributes:
        situation: the result.
        row: position of the unit.
        programme: what rows are added to.
        blocks: the options, each with the variables that choose among them.
        lines: what the options come to, by line: as its parent counts it.
    """

    situation: Situation
    row: int
    programme: Programme
    blocks: Sequence[tuple[Options, Sequence[Expression]]]
    lines: Mapping[str, tuple[NodeScores, Sequence[Expression]]]

    def holds(self, when: Condition, nodes: Mapping[str, Node]) -> Expression:
        """Return 1 where a condition holds."""
        return self.truth(when, nodes).holds

    def truth(self, when: Condition, nodes: Mapping[str, Node]) -> Truth:
        """Find a condition's truth, part by part, as the stages do."""
        if when.all_ or when.any_:
            parts = [self.truth(part, nodes) for part in when.all_ or when.any_]
            holds, fails = [part.holds for part in parts], [part.fails for part in parts]
            if when.all_:
                return Truth(self._every(holds), self._some(fails))
            return Truth(self._some(holds), self._every(fails))
        if when.field is not None:
            return self._of_field(when, when.field)
        code = when.node or ""
        if code in self.lines and not self._conditioned(code):
            scores, chosen = self.lines[code]
            return _by_option(find_in_nodes(when, {code: scores}, self._rounding), chosen)
        return self._of_node(when, nodes[code])

    def _of_field(self, when: Condition, field: str) -> Truth:
        for options, chosen in self.blocks:
            if field in options.values:
                frame = pd.DataFrame({field: options.values[field]})
                return _by_option(find_in_values(when, frame), chosen)
        frame = self.situation.submissions.values.iloc[[self.row]]
        return _by_option(find_in_values(when, frame), [_ALWAYS])

    def _of_node(self, when: Condition, node: Node) -> Truth:
        """A group, or a line that a condition on other nodes may leave out."""
        if when.status_of is not None and node.fixed is not None:
            same = node.fixed.key == when.value
            return _known(holds=same == (when.is_ == "="))
        if node.fixed in _WAIVED:
            return _known(holds=False)
        if node.fixed is None or when.status_of is not None:
            holds, fails = self.programme.binary(), self.programme.binary()
            self.programme.at_most(holds.plus(fails), _ALWAYS)
            return Truth(holds, fails)
        if node.fixed is not Status.SCORED:
            return Truth(_NEVER, _NEVER)
        return self._of_points(when, node)

    def _of_points(self, when: Condition, node: Node) -> Truth:
        """Compare points, or their share of the maximum, with a value: in whole points."""
        assert when.is_ is not None  # the rubric check asks for it
        limit, step = self._limit(when, node)
        slack = constant(1e-6 if node.whole else _LOOSE)
        holds = self.programme.binary()
        fails = _ALWAYS.plus(holds, -1.0)
        above, below = node.points.plus(slack), node.points.plus(slack, -1.0)
        programme = self.programme
        if when.is_ in (">=", ">"):
            least, most = (
                (limit, limit.plus(step, -1.0)) if when.is_ == ">=" else (limit.plus(step), limit)
            )
            programme.if_then_at_least(holds, above, least)
            programme.if_then_at_least(fails, most, below)
        elif when.is_ in ("<", "<="):
            least, most = (
                (limit, limit.plus(step, -1.0)) if when.is_ == "<" else (limit.plus(step), limit)
            )
            programme.if_then_at_least(fails, above, least)
            programme.if_then_at_least(holds, most, below)
        else:
            equal = holds if when.is_ == "=" else fails
            programme.if_then_at_least(equal, above, limit)
            programme.if_then_at_least(equal, limit, below)
        return Truth(holds, fails)

    def _limit(self, when: Condition, node: Node) -> tuple[Expression, Expression]:
        """The points with which it compares, and the least by which points can differ from them."""
        assert isinstance(when.value, Decimal)
        if when.percent_of is not None:
            share = float(when.value) / 100
            return node.maximum.times(share), constant(0.0)
        decimals = self._rounding.decimals
        return constant(float(to_units(when.value, decimals))), constant(1.0)

    @property
    def _rounding(self) -> Rounding:
        return self.situation.rubric.rounding

    def _conditioned(self, code: str) -> bool:
        when = self.situation.bound.criteria[code].line.applies_when
        return when is not None and bool(when.nodes)

    def _every(self, parts: Sequence[Expression]) -> Expression:
        """1 where all of them are 1."""
        joint = self.programme.variable(0.0, 1.0)
        total = constant(1.0 - len(parts))
        for part in parts:
            self.programme.at_most(joint, part)
            total = total.plus(part)
        self.programme.at_least(joint, total)
        return joint

    def _some(self, parts: Sequence[Expression]) -> Expression:
        """1 where any of them is 1."""
        joint = self.programme.variable(0.0, 1.0)
        total = constant(0.0)
        for part in parts:
            self.programme.at_least(joint, part)
            total = total.plus(part)
        self.programme.at_most(joint, total)
        return joint


def _by_option(found: Finding, chosen: Sequence[Expression]) -> Truth:
    fails = ~found.holds & ~found.unknown
    return Truth(_sum(found.holds, chosen), _sum(fails, chosen))


def _sum(where: NDArray[np.bool_], chosen: Sequence[Expression]) -> Expression:
    terms: dict[int, float] = {}
    fixed = 0.0
    for own in np.flatnonzero(where).tolist():
        terms.update(chosen[own].terms)
        fixed += chosen[own].constant
    if not terms:
        return constant(fixed)
    return Expression(terms, fixed, float(where.all()), 1.0)


def _known(*, holds: bool) -> Truth:
    return Truth(_ALWAYS, _NEVER) if holds else Truth(_NEVER, _ALWAYS)
