"""Combining in a programme: what a group comes to at most, from what its children come to.

Sums, weighted means, minima, the best of several, rounding, floors and ceilings are bounded by what
the stages give. A geometric mean is bounded by the arithmetic one, and a mean of children whose
maxima may change by the greatest share that any of them can come to.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from danvan_scoring.analysis.next_step.nodes import Node
from danvan_scoring.analysis.next_step.programme import Expression, Programme, constant
from danvan_scoring.analysis.next_step.situation import Situation
from danvan_scoring.model.rubric import Group

_LOOSE = 1e-4
"""By how much, in units of the last decimal, sums of unrounded points may be off."""


@dataclass(frozen=True)
class Combining:
    """Adds rows that bound a group's points from above.

    Attributes:
        situation: the result.
        programme: what rows are added to.
    """

    situation: Situation
    programme: Programme

    def combined(self, group: Group, base: Mapping[str, Node]) -> Expression:
        """Bound what the base children of a group come to together."""
        if group.combine == "sum":
            total = constant(0.0)
            for node in base.values():
                total = total.plus(node.points)
            return total
        counted = {code: node for code, node in base.items() if node.maximum.high > 0}
        if not counted:
            return constant(0.0)
        if group.combine == "best":
            return self._best(group, [node.points for node in counted.values()])
        return self._mean(group, counted)

    def _mean(self, group: Group, counted: Mapping[str, Node]) -> Expression:
        """A mean, or the least, of shares of maxima."""
        declared = self.situation.declared(group)
        certain = all(node.maximum.low == node.maximum.high for node in counted.values())
        if not certain:
            shares = [_share(node) for node in counted.values()]
            high = declared * max(own for _, own in shares)
            low = declared * min(own for own, _ in shares)
            return self.programme.variable(min(low, 0.0), max(high, 0.0))
        shared = {
            code: node.points.times(declared / node.maximum.low) for code, node in counted.items()
        }
        if group.combine == "minimum":
            least = self.programme.variable(
                min(own.low for own in shared.values()), min(own.high for own in shared.values())
            )
            for own in shared.values():
                self.programme.at_most(least, own)
            return least
        # A geometric mean is never more than the arithmetic one, by which it is bounded here.
        weights = {code: float(self.situation.item(code).weight) for code in counted}
        all_weights = sum(weights.values())
        mean = constant(0.0)
        for code, own in shared.items():
            mean = mean.plus(own, weights[code] / all_weights if all_weights else 0.0)
        if group.combine == "geometric_mean":
            bounded = self.programme.variable(0.0, max(mean.high, 0.0))
            if mean.low >= 0:
                self.programme.at_most(bounded, mean)
            return bounded
        return mean

    def _best(self, group: Group, points: Sequence[Expression]) -> Expression:
        """At most the sum of the best; of penalties, of the gravest."""
        count = min(group.best or 1, len(points))
        programme = self.programme
        if self.situation.in_penalty(group.code):
            # The sum of the k least is the greatest k * t less what each lies below t.
            low, high = min(own.low for own in points), max(own.high for own in points)
            level = programme.variable(low, high)
            total = level.times(count)
            for own in points:
                below = programme.variable(0.0, high - low)
                programme.at_least(below, level.plus(own, -1.0))
                total = total.plus(below, -1.0)
            return total._replace(low=count * low, high=count * high)
        total, taken = constant(0.0), constant(0.0)
        for own in points:
            chosen = programme.binary()
            part = programme.variable(min(own.low, 0.0), max(own.high, 0.0))
            programme.if_then_at_least(chosen, own, part)
            programme.at_most(part, chosen.times(max(own.high, 0.0)))
            total, taken = total.plus(part), taken.plus(chosen)
        programme.at_most(taken, constant(float(count)))
        ordered = sorted(max(own.high, 0.0) for own in points)
        return total._replace(high=sum(ordered[-count:]))

    def rounded(self, points: Expression) -> Expression:
        """A whole number that is at most half above."""
        low, high = points.low - 1.0, points.high + 1.0
        whole = self.programme.variable(float(int(low) - 1), float(int(high) + 1), whole=True)
        self.programme.at_most(whole, points.plus(constant(0.5 + _LOOSE)))
        return whole

    def bounded(self, group: Group, points: Expression) -> Expression:
        """Apply the ceiling of a bonus or penalty group, then the group's floor and ceiling."""
        low, high = group.floor, group.ceiling
        if group.max is not None and group.kind == "bonus":
            high = group.max if high is None else min(high, group.max)
        if group.max is not None and group.kind == "penalty":
            low = -group.max if low is None else max(low, -group.max)
        programme = self.programme
        if low is not None and points.low < float(low) * self.situation.unit:
            bound = float(low) * self.situation.unit
            above = programme.variable(bound, max(points.high, bound))
            raised = programme.binary()
            # Raised to the floor, or what it was: no more than the one that is chosen.
            lifted = points.plus(raised, bound - points.low)
            programme.at_most(above, lifted._replace(low=points.low, high=max(points.high, bound)))
            room = max(points.high, bound) - bound
            programme.at_most(above, constant(bound + room).plus(raised, -room))
            points = above
        if high is not None and points.high > float(high) * self.situation.unit:
            bound = float(high) * self.situation.unit
            capped = programme.variable(min(points.low, bound), bound)
            programme.at_most(capped, points)
            points = capped
        return points


def _share(node: Node) -> tuple[float, float]:
    """The least and the greatest share of its maximum that a node may come to."""
    smallest = node.maximum.low if node.maximum.low > 0 else 1.0
    low = min(node.points.low / smallest, 0.0)
    return low, max(node.points.high / smallest, 0.0)
