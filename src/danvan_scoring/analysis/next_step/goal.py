"""The goal in a programme: a class, by cut-off, gates and quotas."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor

import numpy as np

from danvan_scoring.analysis.next_step.conditions import Conditions
from danvan_scoring.analysis.next_step.nodes import Node
from danvan_scoring.analysis.next_step.programme import Expression, Programme, constant
from danvan_scoring.analysis.next_step.situation import Situation
from danvan_scoring.analysis.next_step.thresholds import Threshold
from danvan_scoring.model.rounding import to_units
from danvan_scoring.model.rubric import Gate
from danvan_scoring.stages.measure import measured

_LOOSE = 1e-6


@dataclass(frozen=True)
class Goal:
    """Asks that a unit ends in a class or a better one; never for more than the stages do.

    Attributes:
        situation: the result.
        row: position of the unit.
        programme: what rows are added to.
        conditions: the truth of conditions.
        nodes: the rubric's nodes in the programme.
    """

    situation: Situation
    row: int
    programme: Programme
    conditions: Conditions
    nodes: Mapping[str, Node]

    def ask(
        self,
        wanted: int,
        thresholds: Mapping[int, Threshold],
        gates: Sequence[Gate],
    ) -> bool:
        """Add the rows.

        Args:
            wanted: position of the class in those of the scale, best first.
            thresholds: what quotas ask for, by the position in which gates leave the unit.
            gates: those that bind the unit, in the order of the rubric.

        Returns:
            False if no way of ending there is left.
        """
        bands = self.situation.bands
        effects = [self._effective(gate) for gate in gates]
        lowered = constant(0.0)
        for gate, effect in zip(gates, effects, strict=True):
            if gate.effect == "bar" or (gate.effect == "cap" and self._cap(gate) > wanted):
                self.programme.at_most(effect, constant(0.0))
            if gate.effect == "lower":
                lowered = lowered.plus(effect, float(gate.steps))
        paths, total, ends, falls = [], constant(0.0), constant(0.0), constant(0.0)
        worst = len(bands) - 1
        for after, threshold in thresholds.items():
            for first in range(after + 1):
                if after - first > lowered.high:
                    continue
                path = self.programme.binary()
                paths.append(path)
                cut = to_units(bands[first].from_, self.situation.rubric.measure_decimals)
                self._reach(path, cut, threshold)
                total = total.plus(path)
                ends = ends.plus(path, float(after))
                # Nothing falls below the lowest class, however often it is lowered.
                room = lowered.high if after == worst else float(after - first)
                falls = falls.plus(path, room)
        if not paths:
            return False
        self.programme.equal(total, constant(1.0))
        if lowered.high > 0:
            self.programme.at_most(lowered, falls._replace(low=0.0))
            if wanted < worst:
                self._caps_before_lowering(gates, effects, ends._replace(low=0.0, high=worst))
        return True

    def _caps_before_lowering(
        self, gates: Sequence[Gate], effects: Sequence[Expression], ends: Expression
    ) -> None:
        """A unit that is capped and then lowered ends that much below the cap."""
        for number, gate in enumerate(gates):
            if gate.effect != "cap":
                continue
            below = constant(float(self._cap(gate)))
            for later, effect in zip(gates[number + 1 :], effects[number + 1 :], strict=True):
                if later.effect == "lower":
                    below = below.plus(effect, float(later.steps))
            self.programme.if_then_at_least(effects[number], ends, below)

    def _cap(self, gate: Gate) -> int:
        return [band.code for band in self.situation.bands].index(gate.class_ or "")

    def _effective(self, gate: Gate) -> Expression:
        """1 where a gate takes effect; where it may not be left undecided, it is not."""
        truth = self.conditions.truth(gate.when, self.nodes)
        if gate.unknown == "holds":
            return constant(1.0).plus(truth.fails, -1.0)
        if gate.unknown == "undecided":
            known = truth.holds.plus(truth.fails)._replace(low=0.0)
            self.programme.at_least(known, constant(1.0))
        return truth.holds

    def _reach(self, path: Expression, cut: int, threshold: Threshold) -> None:
        """Ask for a measure: the cut-off, and the place that the quotas leave."""
        least, sure = max(cut, threshold.least), max(cut, threshold.sure)
        self._measure_at_least(path, least)
        if sure == least:
            return
        cases = [self.programme.binary() for _ in threshold.ties]
        tied = constant(0.0)
        for case, levels in zip(cases, threshold.ties, strict=True):
            tied = tied.plus(case)
            for code, level in zip(self.situation.rubric.ranking.tie_breaks, levels, strict=False):
                node = self.nodes[code]
                enough = constant(float(level) - (0.0 if node.whole else 1.0))
                self.programme.if_then_at_least(case, node.points, enough)
        self._measure_at_least(path.plus(tied, -1.0)._replace(low=0.0, high=1.0), sure)

    def _measure_at_least(self, when: Expression, value: int) -> None:
        total = self.nodes[self.situation.scale]
        rubric = self.situation.rubric
        if rubric.ranking.by == "percent" and total.maximum.low != total.maximum.high:
            # 2 * points * 100 * 10^d + maximum >= 2 * value * maximum: half is rounded up.
            share = (2 * value - 1) / (200 * 10**rubric.measure_decimals)
            wanted = total.maximum.times(share).plus(constant(-_LOOSE))
            self.programme.if_then_at_least(when, total.points, wanted)
            return
        maximum = np.array([max(int(total.maximum.low), 1)])
        counts = range(floor(total.points.low) - 1, ceil(total.points.high) + 2)

        def measure(points: int) -> int:
            return int(measured(np.array([points]), maximum, rubric)[0])

        enough = counts[0] + bisect_left(counts, value, key=measure)
        self.programme.if_then_at_least(when, total.points, constant(float(enough)))
