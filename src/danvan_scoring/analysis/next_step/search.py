"""The search: cheapest ways to a class for many units at once, each verified by the stages."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from math import prod
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from danvan_scoring.analysis.next_step.levers import Levers
from danvan_scoring.analysis.next_step.model import Model, Picks, Wish
from danvan_scoring.analysis.next_step.options import By, Options, cheapest, marks, options
from danvan_scoring.analysis.next_step.outlook import Choice, Outlook
from danvan_scoring.analysis.next_step.scenes import Scenes
from danvan_scoring.analysis.next_step.situation import Situation
from danvan_scoring.model.rubric import Gate

MOST_CUTS = 40
MOST_TRIED = 20_000
_AT_ONCE = 256
_MOST_SCENES = 16

Ending = Literal["found", "impossible", "undecided"]


@dataclass(frozen=True, eq=False)
class Way:
    """One way to the class.

    Attributes:
        choice: what is changed.
        criteria: how many criteria, and facts that gates alone look at.
        points: by how much points change, all lines together, in units of the last decimal.
        effort: what the changes cost by the rubric.
        ends: position of the class in which the unit then is.
    """

    choice: Choice
    criteria: int
    points: int
    effort: float
    ends: int


@dataclass(frozen=True, eq=False)
class Ways:
    """The answer for one unit.

    Attributes:
        row: position of the unit.
        wanted: position of the class that it wants.
        ending: whether ways were found, there are none, or that could not be decided.
        ways: the cheapest first; each changes other blocks than the others.
        exact: whether every change was looked at that could matter.
    """

    row: int
    wanted: int
    ending: Ending
    ways: tuple[Way, ...]
    exact: bool


@dataclass
class _Asked:
    """One unit's question while it is being answered."""

    row: int
    wanted: int
    models: list[Model]
    ways: list[Way] = field(default_factory=list)
    cuts: int = 0
    ending: Ending | None = None


@dataclass(frozen=True, eq=False)
class Search:
    """Looks for the cheapest ways to a class.

    Attributes:
        situation: the result.
        by: what is cheap: few criteria, few points, or little effort.
        own: whether only facts that the unit itself fills in may be changed.
    """

    situation: Situation
    by: By = "criteria"
    own: bool = False

    def ways(self, wanted: Mapping[int, int], most: int = 1) -> list[Ways]:
        """Find ways for several units at once.

        Args:
            wanted: the position of the class that each unit wants, by the unit's position.
            most: how many ways for each.

        Raises:
            CriterionError: as scoring does.
        """
        self._prepare(wanted)
        asked = [
            _Asked(row, target, [*self._models(row, target)]) for row, target in wanted.items()
        ]
        while open_ := [own for own in asked if own.ending is None]:
            proposed = [(own, *self._proposed(own)) for own in open_]
            tried = [(own, model, picks) for own, model, picks in proposed if model and picks]
            ends = self.outlook.classes(
                np.array([own.row for own, _, _ in tried], dtype=np.intp),
                [self._choice(own.row, picks) for own, _, picks in tried],
            )
            for (own, model, picks), end in zip(tried, ends.tolist(), strict=True):
                self._settle(own, model, picks, end, most)
        return [
            Ways(own.row, own.wanted, own.ending or "undecided", tuple(own.ways), self._exact(own))
            for own in asked
        ]

    def blocks(self, row: int) -> Sequence[Options]:
        """Return what the facts and marks of a unit can come to."""
        self._prepare([row])
        return self._blocks[row]

    def model(self, row: int, wish: Wish) -> Model:
        """Return the model of one unit for a wish."""
        return Model(self.situation, row, self.blocks(row), wish, self.by)

    @cached_property
    def outlook(self) -> Outlook:
        """The stages, asked what would be."""
        return Outlook(self.situation)

    @cached_property
    def scenes(self) -> Scenes:
        """Where the other units stand."""
        return Scenes(self.situation, self.outlook)

    def gates(self, row: int) -> tuple[Gate, ...]:
        """Return the gates that bind a unit on this scale."""
        kind = str(self.situation.submissions.units["kind"].iloc[row])
        return tuple(
            gate
            for gate in self.situation.rubric.gates
            if gate.scale in (None, self.situation.scale)
            and (not gate.applies_to or kind in gate.applies_to)
        )

    def _prepare(self, units: Iterable[int]) -> None:
        """Find the options of units, all of them at once."""
        new = [row for row in units if row not in self._blocks]
        if new:
            self._blocks.update(self._found(new))

    @cached_property
    def _blocks(self) -> dict[int, list[Options]]:
        return {}

    def _found(self, units: Sequence[int]) -> Iterator[tuple[int, list[Options]]]:
        found: dict[int, list[Options]] = {row: [] for row in units}
        for cluster in Levers(self.situation, self.own).clusters:
            for block in options(self.situation, cluster, units):
                found[block.row].append(block)
        for row, blocks in found.items():
            given = [] if self.own else [marks(self.situation, code, row) for code in self._marked]
            marked = [own for own in given if own is not None]
            hidden = {line for own in marked for line in own.cluster.lines}
            bare = [block.without(hidden) for block in blocks]
            yield row, [cheapest(self.situation, own, self.by) for own in (*bare, *marked)]

    @property
    def _marked(self) -> Iterable[str]:
        return self.situation.marks

    def _models(self, row: int, wanted: int) -> Iterator[Model]:
        """One model for each way in which the unit's facts may leave the others."""
        gates = self.gates(row)
        for thresholds, allowed in self.scenes.of(self.blocks(row), wanted):
            yield self.model(row, Wish(wanted, thresholds, gates, allowed))

    def _choice(self, row: int, picks: Picks) -> Choice:
        return [*zip(self.blocks(row), picks, strict=True)]

    def _proposed(self, own: _Asked) -> tuple[Model | None, Picks | None]:
        """The cheapest choice that is left, or the end of the question."""
        found = [(model, *model.cheapest()) for model in own.models]
        if any(solution.outcome == "unknown" for _, _, solution in found):
            self._exhaust(own)
            return None, None
        possible = [(model, picks) for model, picks, _ in found if picks is not None]
        if not possible:
            own.ending = "found" if own.ways else "impossible"
            return None, None
        return min(possible, key=lambda pair: self._cost(own.row, pair[1]))

    def _cost(self, row: int, picks: Picks) -> tuple[float, ...]:
        parts = [
            [level[number] for level in block.cost(self.by)]
            for block, number in zip(self.blocks(row), picks, strict=True)
        ]
        return tuple(float(sum(level)) for level in zip(*parts, strict=True))

    def _settle(self, own: _Asked, model: Model, picks: Picks, end: int, most: int) -> None:
        """Keep a choice that leads there, or rule it out."""
        if 0 <= end <= own.wanted:
            own.ways.append(self._way(own.row, picks, end))
            if len(own.ways) == most or not any(picks):
                own.ending = "found"
            for each in own.models:
                each.cut_changes(picks)
            return
        model.cut(picks)
        own.cuts += 1
        if own.cuts > MOST_CUTS:
            self._exhaust(own)

    def _way(self, row: int, picks: Picks, end: int) -> Way:
        taken = self._choice(row, picks)
        return Way(
            choice=[(block, number) for block, number in taken if number],
            criteria=sum(int(block.criteria[number]) for block, number in taken),
            points=sum(int(block.points[number]) for block, number in taken),
            effort=sum(float(block.effort[number]) for block, number in taken),
            ends=end,
        )

    def _exhaust(self, own: _Asked) -> None:
        """Try every choice, the cheapest first, if there are not too many."""
        sizes = [len(block) for block in self.blocks(own.row)]
        if own.ways or prod(sizes) > MOST_TRIED:
            own.ending = "found" if own.ways else "undecided"
            return
        choices = [*product(*map(range, sizes))]
        choices.sort(key=lambda picks: self._cost(own.row, picks))
        own.ending = "impossible"
        for start in range(0, len(choices), _AT_ONCE):
            part = choices[start : start + _AT_ONCE]
            ends = self._ends(own.row, part)
            good = np.flatnonzero((ends >= 0) & (ends <= own.wanted))
            if len(good):
                picks = part[int(good[0])]
                own.ways.append(self._way(own.row, picks, int(ends[good[0]])))
                own.ending = "found"
                return

    def _ends(self, row: int, choices: Sequence[Picks]) -> NDArray[np.int8]:
        units = np.full(len(choices), row, dtype=np.intp)
        return self.outlook.classes(units, [self._choice(row, picks) for picks in choices])

    def _exact(self, own: _Asked) -> bool:
        return all(block.exact for block in self.blocks(own.row))
