"""The model of one unit: its options, the rubric's tree and the goal in one integer programme."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from danvan_scoring.analysis.next_step.conditions import Conditions
from danvan_scoring.analysis.next_step.goal import Goal
from danvan_scoring.analysis.next_step.nodes import Node
from danvan_scoring.analysis.next_step.options import By, Options
from danvan_scoring.analysis.next_step.programme import (
    Expression,
    Programme,
    Solution,
    constant,
    value_of,
)
from danvan_scoring.analysis.next_step.situation import Situation
from danvan_scoring.analysis.next_step.thresholds import Threshold
from danvan_scoring.analysis.next_step.tree import Tree
from danvan_scoring.model.rounding import Points, round_to_units, to_units
from danvan_scoring.model.rubric import Gate
from danvan_scoring.model.score import NodeScores
from danvan_scoring.model.status import Status

_SLACK = 1e-4
"""Whole costs are settled to the unit; effort is told to a few decimals."""

Picks = tuple[int, ...]
"""Which option of each block."""


@dataclass(frozen=True)
class Wish:
    """What a unit wants.

    Attributes:
        wanted: position of the class.
        thresholds: what quotas ask for, by the position in which gates leave the unit.
        gates: those that are looked at.
        allowed: for some blocks, by number, the only options that may be taken.
    """

    wanted: int
    thresholds: Mapping[int, Threshold]
    gates: tuple[Gate, ...]
    allowed: Mapping[int, tuple[int, ...]] = field(default_factory=dict)


@dataclass
class Model:
    """Finds choices of options by which a unit may reach what it wants, the cheapest first.

    Attributes:
        situation: the result.
        row: position of the unit.
        blocks: its options.
        wish: what it wants.
        by: what is cheap.
    """

    situation: Situation
    row: int
    blocks: Sequence[Options]
    wish: Wish
    by: By

    def __post_init__(self) -> None:
        """Build the programme."""
        self.programme = Programme()
        self.chosen = [self._choosers(number) for number in range(len(self.blocks))]
        nodes = self._tree.nodes(self._line_nodes())
        goal = Goal(self.situation, self.row, self.programme, self._conditions, nodes)
        asked = goal.ask(self.wish.wanted, self.wish.thresholds, self.wish.gates)
        self.possible = asked and not self.blocked
        self.total = nodes[self.situation.scale]

    def cheapest(self) -> tuple[Picks | None, Solution]:
        """Find the cheapest choice; None where there is none, or it was not decided."""
        if not self.possible:
            return None, Solution(None, "impossible")
        # One cost after another: settling the weightiest first is many times faster than weighing
        # them against one another.
        rows = len(self.programme.rows)
        found = Solution(None, "impossible")
        for cost in self._costs:
            found = self.programme.minimise(cost)
            if found.values is None:
                break
            least = value_of(cost, found.values)
            self.programme.at_most(cost._replace(high=np.inf), constant(least + _SLACK))
        del self.programme.rows[rows:]
        return (None if found.values is None else self._picks(found.values)), found

    def highest(self) -> Picks | None:
        """Find the choice with the most points, whatever it costs; the wish has to be modest."""
        found = self.programme.minimise(self.total.points.times(-1.0))
        return None if found.values is None else self._picks(found.values)

    def cut(self, picks: Picks) -> None:
        """Rule out one choice, which was tried and is none."""
        taken = constant(0.0)
        for chosen, number in zip(self.chosen, picks, strict=True):
            taken = taken.plus(chosen[number])
        self.programme.at_most(taken, constant(len(picks) - 1.0))

    def cut_changes(self, picks: Picks) -> None:
        """Rule out every choice that changes the same blocks, and maybe more."""
        taken, count = constant(0.0), 0
        for chosen, number in zip(self.chosen, picks, strict=True):
            if number:
                taken, count = taken.plus(constant(1.0)).plus(chosen[0], -1.0), count + 1
        self.programme.at_most(taken._replace(high=float(count)), constant(count - 1.0))

    @property
    def blocked(self) -> tuple[str, ...]:
        """The lines that leave the unit without a total, whatever is changed."""
        found = []
        for code, (_, chosen, blocks) in self._lines.items():
            if self._bars(code) and all(
                block or own.high == 0 for own, block in zip(chosen, blocks.tolist(), strict=True)
            ):
                found.append(code)
        return tuple(found)

    def _picks(self, values: NDArray[np.float64]) -> Picks:
        return tuple(
            int(np.argmax([value_of(own, values) for own in chosen])) for chosen in self.chosen
        )

    def _choosers(self, number: int) -> list[Expression]:
        """A variable for each option, of which one is taken."""
        allowed = self.wish.allowed.get(number, range(len(self.blocks[number])))
        if len(self.blocks[number]) == 1:
            return [constant(1.0)]
        chosen, total = [], constant(0.0)
        for option in range(len(self.blocks[number])):
            if option in allowed:
                own = self.programme.binary()
                total = total.plus(own)
            else:
                own = constant(0.0)
            chosen.append(own)
        self.programme.equal(total, constant(1.0))
        return chosen

    @cached_property
    def _tree(self) -> Tree:
        return Tree(self.situation, self.row, self.programme, self._conditions.holds)

    @cached_property
    def _conditions(self) -> Conditions:
        blocks = [*zip(self.blocks, self.chosen, strict=True)]
        lines = {code: (scores, chosen) for code, (scores, chosen, _) in self._lines.items()}
        return Conditions(self.situation, self.row, self.programme, blocks, lines)

    @cached_property
    def _lines(self) -> Mapping[str, tuple[NodeScores, Sequence[Expression], NDArray[np.bool_]]]:
        """What every line comes to by option, who chooses, and which options block the total."""
        found = {}
        for code, leaf in self.situation.leaves.items():
            points, status = leaf.points[[self.row]], leaf.status[[self.row]]
            chosen: Sequence[Expression] = [constant(1.0)]
            for number, block in enumerate(self.blocks):
                if code in block.outcomes:
                    points, status = block.outcomes[code].points, block.outcomes[code].status
                    chosen = self.chosen[number]
            found[code] = (*self._counted(code, points, status), chosen)
        return {code: (scores, chosen, blocks) for code, (scores, blocks, chosen) in found.items()}

    def _counted(
        self, code: str, points: NDArray[np.float64], status: NDArray[np.int8]
    ) -> tuple[NodeScores, NDArray[np.bool_]]:
        """Points and maximum as the parent counts them, and where they leave it without a total."""
        line = self.situation.bound.criteria[code].line
        rounding = self.situation.rubric.rounding
        penalty = self.situation.in_penalty(line.group)
        declared = to_units(line.max, rounding.decimals)
        own = np.where(status == Status.SCORED, points, 0.0) * (-1.0 if penalty else 1.0)
        maximum = np.full(len(status), declared, dtype=np.int64)
        blocks = np.zeros(len(status), dtype=np.bool_)
        for state in {Status(int(each)) for each in status} - {Status.SCORED}:
            there, effect = status == state, self.situation.effect(line, state)
            if effect == "block":
                blocks |= there
            elif effect == "leave_out":
                maximum[there] = 0
            elif effect == "full" and not penalty:
                own[there] = float(line.max)
        counted: Points | NDArray[np.float64] = own
        if rounding.at == "criterion":
            counted = round_to_units(own, rounding.decimals, rounding.mode)
        return NodeScores(counted, maximum, status), blocks

    def _bars(self, code: str) -> bool:
        """Whether nothing above a line can keep it from blocking the total."""
        line = self.situation.bound.criteria[code].line
        conditions = (line.applies_when, *(own.applies_when for own in self.situation.above(line)))
        return not any(when is not None and when.nodes for when in conditions)

    def _line_nodes(self) -> Mapping[str, Node]:
        unit = 10.0**self.situation.rubric.rounding.decimals
        found = {}
        for code, (scores, chosen, blocks) in self._lines.items():
            whole = scores.points.dtype == np.int64
            points = np.asarray(scores.points, dtype=np.float64) * (1.0 if whole else unit)
            for own, blocked in zip(chosen, blocks.tolist(), strict=True):
                if blocked and self._bars(code):
                    for variable in own.terms:
                        self.programme.highs[variable] = 0.0
            taken = [number for number, own in enumerate(chosen) if own.high > 0]
            free = [number for number in taken if not (blocks[number] and self._bars(code))]
            among = free or taken
            states = {Status(int(scores.status[number])) for number in among}
            found[code] = Node(
                self._weighted(points, chosen, among),
                self._weighted(scores.maximum.astype(np.float64), chosen, among),
                states.pop() if len(states) == 1 else None,
                whole,
                bool(blocks[among].any()),
            )
        return found

    def _weighted(
        self, values: NDArray[np.float64], chosen: Sequence[Expression], among: Sequence[int]
    ) -> Expression:
        """What the chosen option is worth, as a variable of its own."""
        low, high = float(values[among].min()), float(values[among].max())
        if low == high:
            return constant(low)
        total = Expression({}, 0.0, low, high)
        terms: dict[int, float] = {}
        for number in among:
            for variable in chosen[number].terms:
                terms[variable] = float(values[number])
        own = self.programme.variable(low, high)
        self.programme.equal(own, total._replace(terms=terms))
        return own

    @cached_property
    def _costs(self) -> list[Expression]:
        """The costs of what is chosen, the weightiest first."""
        costs = []
        parts = [block.cost(self.by) for block in self.blocks]
        for level in range(len(parts[0]) if parts else 0):
            terms: dict[int, float] = {}
            high = 0.0
            for chosen, part in zip(self.chosen, parts, strict=True):
                for own, cost in zip(chosen, part[level].tolist(), strict=True):
                    terms.update(dict.fromkeys(own.terms, cost))
                high += float(part[level].max())
            costs.append(Expression(terms, 0.0, 0.0, high))
        return costs or [constant(0.0), constant(0.0)]
