"""Comparison: what changed between two results, node by node and unit by unit, split in two."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from danvan_scoring.analysis.four_worlds import (
    FourWorlds,
    Pairing,
    World,
    crossed_worlds,
    straight_worlds,
)
from danvan_scoring.analysis.links import NodePair, UnitPairs, pair_fields, pair_nodes, pair_units
from danvan_scoring.analysis.scale_comparison import ScaleComparison, scale_comparison
from danvan_scoring.analysis.split import FourValues, Whole
from danvan_scoring.model.correspondence import Correspondence
from danvan_scoring.model.result import PeriodResult, Result
from danvan_scoring.model.rounding import round_to_units


@dataclass(frozen=True, eq=False)
class Comparison:
    """Two results, for the units that are in both.

    Attributes:
        pairing: the results, the units and the nodes.
        worlds: the facts of either by the rubric of either.
        same_rubric: whether the two rubrics are one, so that all is work.
        decimals: of all points.
        nodes: points of every node as they count in its parent, in the order of the nodes.
        closing: of each group what its own points have beyond the sum of what is below it: caps,
            floors, rounding, and how it combines them. All criteria and all closings of a scale
            add up to its total, in each world and so in each share.
        scales: those that both have.
    """

    pairing: Pairing
    worlds: FourWorlds
    same_rubric: bool
    decimals: int
    nodes: Mapping[NodePair, FourValues]
    closing: Mapping[NodePair, FourValues]
    scales: tuple[ScaleComparison, ...]

    def below(self, scale: NodePair) -> list[NodePair]:
        """List the nodes of a scale, itself first; of nodes that moved, where either has it."""
        found = []
        for pair in self.pairing.nodes:
            tops = (
                _top(result, code)
                for result, code in ((self.pairing.old, pair.old), (self.pairing.new, pair.new))
                if code is not None
            )
            if any(top in (scale.old, scale.new) for top in tops):
                found.append(pair)
        return found


@dataclass(frozen=True, eq=False)
class PeriodComparison:
    """Two periods.

    Attributes:
        units: of both, of one only, merged and split.
        parts: one for each two rubrics that score some of the same units.
    """

    units: UnitPairs
    parts: tuple[Comparison, ...]


def compare_periods(
    old: PeriodResult, new: PeriodResult, links: Correspondence, *, same_facts: bool = False
) -> PeriodComparison:
    """Compare two periods, each rubric with those that score some of the same units.

    Args:
        old: the period before.
        new: the period after, or the same one by another rubric.
        links: what took another code.
        same_facts: whether it is the same period, so that all is the rubric.

    Raises:
        CriterionError: a criterion breaks its contract on the facts of the other period.
    """
    units = pair_units(old.submissions.units.index, new.submissions.units.index, links)
    parts = []
    for one in old.results:
        for other in new.results:
            here, there = set(one.scores.units), set(other.scores.units)
            both = [pair for pair in units.same if pair[0] in here and pair[1] in there]
            if both:
                pairing = pair_results(one, other, both, links)
                parts.append(compare(pairing, same_facts=same_facts))
    return PeriodComparison(units, tuple(parts))


def pair_results(
    old: Result, new: Result, units: Sequence[tuple[str, str]], links: Correspondence
) -> Pairing:
    """Pair what two results have.

    Args:
        old: a result.
        new: another.
        units: the units that are in both, by their codes there.
        links: what took another code.
    """
    nodes = pair_nodes(old.bound, new.bound, links)
    fields = pair_fields(old.bound.rubric, new.bound.rubric, links)
    return Pairing(old, new, units, nodes, fields)


def compare(pairing: Pairing, *, same_facts: bool = False) -> Comparison:
    """Compare two results; where only facts or only rubrics differ, no world needs to be scored.

    Raises:
        CriterionError: a criterion breaks its contract on the facts of the other period.
    """
    same_rubric = _same_rubric(pairing)
    if same_facts or same_rubric:
        worlds = straight_worlds(pairing, same_facts=same_facts)
    else:
        worlds = crossed_worlds(pairing)
    return comparison_of(pairing, worlds, same_rubric=same_rubric)


def comparison_of(pairing: Pairing, worlds: FourWorlds, *, same_rubric: bool) -> Comparison:
    """Read four worlds against one another.

    Args:
        pairing: the two results.
        worlds: made of them.
        same_rubric: whether the two rubrics are one.
    """
    rubrics = (pairing.old.bound.rubric, pairing.new.bound.rubric)
    decimals = max(rubric.rounding.decimals for rubric in rubrics)
    nodes = {
        pair: FourValues(*(_points(world, pair, decimals) for world in worlds))
        for pair in pairing.nodes
    }
    closing = {
        pair: nodes[pair]
        - FourValues(*(_below(world, pair, pairing, decimals) for world in worlds))
        for pair in pairing.nodes
        if pair.old in pairing.old.bound.groups or pair.new in pairing.new.bound.groups
    }
    scales = tuple(
        scale_comparison(pair, worlds)
        for pair in pairing.nodes
        if pair.old in pairing.old.standings and pair.new in pairing.new.standings
    )
    return Comparison(pairing, worlds, same_rubric, decimals, nodes, closing, scales)


def _same_rubric(pairing: Pairing) -> bool:
    old, new = (
        result.bound.rubric.model_copy(update={"source": None})
        for result in (pairing.old, pairing.new)
    )
    codes = [*pairing.nodes, *pairing.fields.items()]
    return old == new and all(one == other for one, other in codes)


def _points(world: World, pair: NodePair, decimals: int) -> Whole:
    """Points of a node for the units in both periods; none where the rubric has it not."""
    code = pair.of(new=world.by_new)
    if code is None:
        return np.zeros(len(world.rows), dtype=np.int64)
    rounding = world.result.bound.rubric.rounding
    points = world.settled.scores.nodes[code].points[world.rows]
    if points.dtype == np.float64:
        points = round_to_units(np.asarray(points), rounding.decimals, rounding.mode)
    return np.asarray(points * np.int64(10 ** (decimals - rounding.decimals)), dtype=np.int64)


def _below(world: World, group: NodePair, pairing: Pairing, decimals: int) -> Whole:
    """Add up the points of what stands directly below a group in the rubric of a world."""
    children = world.result.bound.children.get(group.of(new=world.by_new) or "", ())
    total = np.zeros(len(world.rows), dtype=np.int64)
    for pair in pairing.nodes:
        if pair.of(new=world.by_new) in children:
            total += _points(world, pair, decimals)
    return total


def _top(result: Result, code: str) -> str:
    """The scale of a node."""
    bound = result.bound
    top = bound.criteria[code].line.group if code in bound.criteria else code
    while (above := bound.groups[top].group) is not None:
        top = above
    return top
