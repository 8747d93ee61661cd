"""The outlook: which class a unit has where some of its lines, facts or points are otherwise.

Every row of a question is a world: all units, one of which has other points. The stages rank and
classify any number of worlds in one call.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from danvan_scoring.analysis.next_step.options import Options
from danvan_scoring.analysis.next_step.situation import Situation
from danvan_scoring.analysis.next_step.trials import Others
from danvan_scoring.analysis.worlds import by_world, worlds
from danvan_scoring.model.rounding import Points
from danvan_scoring.model.score import LeafReasons, NodeScores, ScoreTable
from danvan_scoring.model.status import Status
from danvan_scoring.stages.aggregate import aggregate
from danvan_scoring.stages.classify import classify
from danvan_scoring.stages.rank import rank
from danvan_scoring.stages.score import LeafScores

Choice = Sequence[tuple[Options, int]]
"""What one world changes about one unit: options, and which of each."""

_Columns = dict[str, NDArray[Any]]


@dataclass(frozen=True, eq=False)
class Outlook:
    """Asks the stages what would be.

    Attributes:
        situation: the result.
    """

    situation: Situation

    def nodes(self, units: NDArray[np.intp], choices: Sequence[Choice]) -> ScoreTable:
        """Aggregate one unit a row, each with its choice.

        Args:
            units: the position of each row's unit.
            choices: what is changed about it; one a row.
        """
        leaves = []
        for code, leaf in self.situation.leaves.items():
            points, status = leaf.points[units], leaf.status[units]
            for row, choice in enumerate(choices):
                for options, number in choice:
                    if code in options.outcomes:
                        points[row] = options.outcomes[code].points[number]
                        status[row] = options.outcomes[code].status[number]
            leaves.append(_leaf(leaf, points, status))
        return aggregate(self.situation.bound, leaves, pd.RangeIndex(len(units)))

    def alone(self, blocks: Sequence[Options]) -> ScoreTable:
        """Aggregate every option of every block by itself, block after block."""
        sizes = [len(block) for block in blocks]
        units = np.repeat([block.row for block in blocks], sizes).astype(np.intp)
        starts = np.concatenate([[0], np.cumsum(sizes)[:-1]]).tolist()
        leaves = []
        for code, leaf in self.situation.leaves.items():
            points, status = leaf.points[units], leaf.status[units]
            for start, block in zip(starts, blocks, strict=True):
                if code in block.outcomes:
                    own = slice(start, start + len(block))
                    points[own] = block.outcomes[code].points
                    status[own] = block.outcomes[code].status
            leaves.append(_leaf(leaf, points, status))
        return aggregate(self.situation.bound, leaves, pd.RangeIndex(len(units)))

    def classes(self, units: NDArray[np.intp], choices: Sequence[Choice]) -> NDArray[np.int8]:
        """Return the class that each unit would have, its choice made and all else as it is.

        Args:
            units: the position of each row's unit.
            choices: what is changed about it; one a row.

        Returns:
            Positions in the classes of the scale, or the marks of those that have none.
        """
        return self.classes_of(units, self.nodes(units, choices), choices)

    def classes_of(
        self, units: NDArray[np.intp], own: ScoreTable, choices: Sequence[Choice]
    ) -> NDArray[np.int8]:
        """As `classes`, for units that have been aggregated already."""
        size, count = len(self.situation.submissions.units), len(units)
        if not count:
            return np.empty(0, dtype=np.int8)
        nodes = {
            code: _spread(self.situation.scores.nodes[code], own.nodes[code], units)
            for code in self._asked
        }
        for world, choice in enumerate(choices):
            self._put_others(nodes, world, choice)
        flat = {code: _flat(node) for code, node in nodes.items()}
        submissions = worlds(self._gated(), count)
        at = np.arange(count) * size + units
        values = submissions.values.copy()
        for code in values.columns:
            column = values[code].to_numpy(copy=True)
            for world, choice in enumerate(choices):
                for options, number in choice:
                    if code in options.values:
                        column[at[world]] = options.values[code][number]
            values[code] = pd.Series(column, index=values.index, dtype=values[code].dtype)
        submissions = replace(submissions, values=values)
        scores = ScoreTable(submissions.units.index, own.decimals, flat, {})
        standings = rank(self.situation.bound, scores, submissions.units)
        found = classify(self.situation.bound, scores, standings, submissions)
        final = by_world(found[self.situation.scale].final, count)
        return np.asarray(final[np.arange(count), units], dtype=np.int8)

    def less(self, units: NDArray[np.intp], losses: Points) -> NDArray[np.int8]:
        """Return the class of each unit with so many points less, all else as it is.

        Args:
            units: positions.
            losses: in units of the last decimal, of the scale's points; one a unit.
        """
        own = self.nodes(units, [()] * len(units))
        scale = own.nodes[self.situation.scale]
        lower = replace(scale, points=np.asarray(scale.points, dtype=np.int64) - losses)
        nodes = {**own.nodes, self.situation.scale: lower}
        return self.classes_of(units, replace(own, nodes=nodes), [()] * len(units))

    @property
    def _asked(self) -> tuple[str, ...]:
        """The nodes that ranks and classes look at."""
        rubric = self.situation.rubric
        gates = (code for gate in rubric.gates for code in gate.when.nodes)
        scales = (scale.code for scale in rubric.scales)
        return tuple(dict.fromkeys([*scales, *rubric.ranking.tie_breaks, *gates]))

    def _gated(self) -> Any:
        """The submissions with the fields that gates look at, and no others."""
        submissions = self.situation.submissions
        fields = {code for gate in self.situation.rubric.gates for code in gate.when.fields}
        return replace(submissions, values=submissions.values.loc[:, sorted(fields)])

    def others(self, choice: Choice) -> Mapping[str, Others]:
        """What a choice changes for the other units, where lines compare units; by line."""
        found = {
            code: outcome.others[number]
            for options, number in choice
            for code, outcome in options.outcomes.items()
            if outcome.others
        }
        leaves = self.situation.leaves
        return {
            code: own
            for code, own in found.items()
            if not np.array_equal(own.points, leaves[code].points[own.units])
            or not np.array_equal(own.status, leaves[code].status[own.units])
        }

    def with_others(self, changed: Mapping[str, Others]) -> ScoreTable:
        """Aggregate all units, where lines give some of them other points."""
        leaves = []
        for code, leaf in self.situation.leaves.items():
            points, status = leaf.points.copy(), leaf.status.copy()
            if code in changed:
                points[changed[code].units] = changed[code].points
                status[changed[code].units] = changed[code].status
            leaves.append(_leaf(leaf, points, status))
        return aggregate(self.situation.bound, leaves, self.situation.submissions.units.index)

    def _put_others(self, nodes: Mapping[str, _Columns], world: int, choice: Choice) -> None:
        changed = self.others(choice)
        if not changed:
            return
        table = self.with_others(changed)
        own = choice[0][0].row
        for code, node in nodes.items():
            for name, column in node.items():
                kept = column[world, own]
                column[world] = getattr(table.nodes[code], name)
                column[world, own] = kept


def _leaf(leaf: LeafScores, points: NDArray[np.float64], status: NDArray[np.int8]) -> LeafScores:
    """Other points for a line, whose reasons nobody will ask for."""
    reasons = LeafReasons(leaf.reasons.keys, np.zeros(len(points), dtype=np.int8))
    points = np.where(status == Status.SCORED, points, 0.0)
    return LeafScores(leaf.code, points, status, reasons)


def _spread(all_units: NodeScores, own: NodeScores, units: NDArray[np.intp]) -> _Columns:
    """A node in every world, one row a world: all units as they are, but for one."""
    world = np.arange(len(units))
    spread = {}
    for name in ("points", "maximum", "status"):
        column = np.tile(getattr(all_units, name), (len(units), 1))
        column[world, units] = getattr(own, name)
        spread[name] = column
    return spread


def _flat(columns: _Columns) -> NodeScores:
    return NodeScores(
        columns["points"].ravel(), columns["maximum"].ravel(), columns["status"].ravel()
    )
