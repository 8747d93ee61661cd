"""The tree of a rubric as linear rows: what groups come to, from what their lines come to.

Every node's points are bounded from above by what its children allow; they are never bounded more
tightly than the stages do, so no true solution is lost. For sums, means, minima, the best of
several, caps, floors and rounding the bound is what the stages give; where it is wider (a geometric
mean, a maximum that changes within a mean), a solution may turn out to be none, and is cut off.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from danvan_scoring.analysis.next_step.combining import Combining
from danvan_scoring.analysis.next_step.nodes import Node
from danvan_scoring.analysis.next_step.programme import Expression, Programme, constant
from danvan_scoring.analysis.next_step.situation import Situation
from danvan_scoring.model.rubric import Condition, CriterionLine, Group
from danvan_scoring.model.status import Status

_WAIVED = (Status.NOT_APPLICABLE, Status.EXEMPT)
_STATES = tuple(state for state in Status if state not in (Status.SCORED, Status.ERROR))


Holds = Callable[[Condition, Mapping[str, Node]], Expression]
"""Returns 1 where a condition on nodes may hold, at most."""


@dataclass(frozen=True)
class Tree:
    """Puts the groups of a rubric, for one unit, into a programme.

    Attributes:
        situation: the result.
        row: position of the unit.
        programme: what rows are added to.
        holds: finds whether a condition on nodes may hold.
    """

    situation: Situation
    row: int
    programme: Programme
    holds: Holds

    def nodes(self, lines: Mapping[str, Node]) -> Mapping[str, Node]:
        """Build every node.

        Args:
            lines: what lines come to before a condition on other nodes is looked at.
        """
        found: dict[str, Node] = {}
        for code in self.situation.bound.order:
            if code in lines:
                item: CriterionLine | Group = self.situation.bound.criteria[code].line
                node = lines[code]
            else:
                item = self.situation.bound.groups[code]
                node = self._group(item, found)
            found[code] = self._conditioned(item, node, found)
        return found

    def _conditioned(
        self, item: CriterionLine | Group, node: Node, found: Mapping[str, Node]
    ) -> Node:
        """Leave a node out where a condition on other nodes does not hold."""
        when = item.applies_when
        if when is None or not when.nodes or node.fixed in _WAIVED:
            return node
        programme, declared = self.programme, self.situation.declared(item)
        penalty = self.situation.in_penalty(item.code if isinstance(item, Group) else item.group)
        states: tuple[Status, ...] = (Status.NOT_APPLICABLE,)
        if any(found[code].fixed not in (Status.SCORED, *_WAIVED) for code in when.nodes):
            states = _STATES
        effects = {self.situation.effect(item, state) for state in states}
        left = declared if "full" in effects and not penalty else 0.0
        high, low = max(node.points.high, left), min(node.points.low, 0.0)
        holds = self.holds(when, found)
        # Where it holds: what the node comes to. Where it does not: what is left of it.
        points = programme.variable(low, max(high, 0.0))
        programme.if_then_at_least(holds, node.points, points)
        over = max(high, 0.0) - left
        programme.at_most(points, constant(left).plus(holds, over)._replace(low=left))
        maximum = node.maximum
        if "leave_out" in effects:
            maximum = programme.variable(0.0, node.maximum.high)
            programme.if_then_at_least(holds, maximum, node.maximum)
        return Node(points, maximum, None, node.whole, node.blocks or "block" in effects)

    def _group(self, group: Group, found: Mapping[str, Node]) -> Node:
        below = self.situation.bound.children[group.code]
        base = {code: found[code] for code in below if self._kind(code) == "base"}
        added = [found[code] for code in below if self._kind(code) != "base"]
        children = [*base.values(), *added]
        state = self._state(group, base, children)
        combining = Combining(self.situation, self.programme)
        points = combining.combined(group, base)
        whole = all(node.whole for node in base.values()) and group.combine in ("sum", "best")
        for node in added:
            points = points.plus(node.points)
            whole = whole and node.whole
        at = self.situation.rubric.rounding.at
        if not whole and (at != "total" or group.group is None):
            points, whole = combining.rounded(points), True
        points = combining.bounded(group, points)
        maximum = self._maximum(group, base)
        blocks = any(node.blocks for node in children)
        if state is None:
            points, maximum = self._uncertain(group, points, maximum)
            effects = {self.situation.effect(group, own) for own in _STATES}
            return Node(points, maximum, None, whole, blocks or "block" in effects)
        if state is not Status.SCORED:
            return self._unscored(group, state, maximum)
        return Node(points, maximum, state, whole, blocks)

    def _unscored(self, group: Group, state: Status, maximum: Expression) -> Node:
        """A group that has no points, whatever is chosen."""
        effect = self.situation.effect(group, state)
        full = effect == "full" and not self.situation.in_penalty(group.code)
        none = constant(0.0)
        points, counts = maximum if full else none, none if effect == "leave_out" else maximum
        return Node(points, counts, state, whole=True, blocks=effect == "block")

    def _kind(self, code: str) -> str:
        group = self.situation.bound.groups.get(code)
        return "base" if group is None else group.kind

    def _state(
        self, group: Group, base: Mapping[str, Node], children: Sequence[Node]
    ) -> Status | None:
        """The state of a group, where no choice changes it; None where one may.

        Without a total there is no class. So the scale is taken to have one, and so is what would
        leave it without: what is left of that is seen when a solution is tried.
        """
        above = [group, *self.situation.above(group)]
        if group.group is None or not base:
            return Status.SCORED
        if any(own.applies_when is not None and own.applies_when.nodes for own in above) and any(
            node.blocks for node in children
        ):
            return None
        if any(node.maximum.low > 0 for node in base.values()) and not group.coverage:
            return Status.SCORED
        if any(own.fixed is None or own.maximum.low < own.maximum.high for own in base.values()):
            return None
        if not any(own.maximum.high > 0 for own in base.values()):
            waived = all(own.fixed in _WAIVED for own in base.values())
            return Status.NOT_APPLICABLE if waived else Status.WITHHELD
        return Status.SCORED if self._covered(group, base) else Status.WITHHELD

    def _covered(self, group: Group, base: Mapping[str, Node]) -> bool:
        """Whether enough of what applies is known, by maximum or by weight."""
        known = applies = Fraction(0)
        for code, node in base.items():
            share = Fraction(self.situation.item(code).weight)
            if group.combine == "sum":
                share = Fraction(self.situation.declared(self.situation.item(code)))
            known += share * (node.fixed is Status.SCORED)
            applies += share * (node.fixed not in _WAIVED)
        return known >= applies * Fraction(group.coverage)

    def _uncertain(
        self, group: Group, points: Expression, maximum: Expression
    ) -> tuple[Expression, Expression]:
        """Widen what a group comes to, where its state may become another."""
        declared = self.situation.declared(group)
        high = max(points.high, 0.0)
        full = any(self.situation.effect(group, state) == "full" for state in _STATES)
        if full and not self.situation.in_penalty(group.code):
            high = max(high, declared)
            return (
                self.programme.variable(min(points.low, 0.0), high),
                self.programme.variable(0.0, max(declared, maximum.high)),
            )
        own = self.programme.variable(min(points.low, 0.0), high)
        if points.low >= 0:
            self.programme.at_most(own, points)
        return own, self.programme.variable(0.0, max(declared, maximum.high))

    def _maximum(self, group: Group, base: Mapping[str, Node]) -> Expression:
        maxima = [node.maximum for node in base.values()]
        if group.kind == "base" and group.combine == "sum":
            total = constant(0.0)
            for own in maxima:
                total = total.plus(own)
            return total
        if all(own.low == own.high for own in maxima):
            if group.kind == "base" and group.combine == "best":
                ordered = sorted(own.low for own in maxima)
                return constant(sum(ordered[-(group.best or 1) :]))
            counts = any(own.low > 0 for own in maxima)
            return constant(self.situation.declared(group) if counts else 0.0)
        if any(own.low > 0 for own in maxima) and group.combine != "best":
            return constant(self.situation.declared(group))
        return self.programme.variable(0.0, self.situation.declared(group))
