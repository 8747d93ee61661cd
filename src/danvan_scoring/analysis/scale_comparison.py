"""One scale of a comparison: totals in percent, ranks and classes in all four worlds."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from danvan_scoring.analysis.four_worlds import FourWorlds, World
from danvan_scoring.analysis.links import NodePair
from danvan_scoring.analysis.places import Places, places
from danvan_scoring.analysis.split import FourValues, Whole
from danvan_scoring.model.frames import class_codes
from danvan_scoring.model.rounding import divide_to_units

Booleans = NDArray[np.bool_]
PERCENT_DECIMALS = 2
"""Decimals of percentages that are compared, where the rubrics say no more."""


@dataclass(frozen=True, eq=False)
class ScaleComparison:
    """One scale of two results; arrays are in the order of the units that are in both.

    Attributes:
        pair: its codes.
        totalled: whether the unit has a total in both periods.
        split: whether it has one in all four worlds, so that its change can be shared out.
        percent: of what applies, in counts of the last of `percent_decimals`; 0 in a world in
            which the unit has no total.
        by_percent: whether the new rubric ranks by it, and not by points.
        percent_decimals: its decimals.
        places: ranks and how they moved.
        classes: code of the class in each world, "" for none; empty without classes.
    """

    pair: NodePair
    totalled: Booleans
    split: Booleans
    percent: FourValues
    percent_decimals: int
    by_percent: bool
    places: Places
    classes: tuple[tuple[str, ...], ...]


def scale_comparison(pair: NodePair, worlds: FourWorlds) -> ScaleComparison:
    """Read one scale of four worlds against one another.

    Args:
        pair: the scale, which both rubrics have.
        worlds: the four.
    """
    rubrics = [world.result.bound.rubric for world in (worlds.old, worlds.new)]
    standings = [world.settled.standings[str(pair.of(new=world.by_new))] for world in worlds]
    ranked = [own.ranked[world.rows] for own, world in zip(standings, worlds, strict=True)]
    split = np.logical_and.reduce(ranked)
    by_percent = [rubric.measure_decimals for rubric in rubrics if rubric.ranking.by == "percent"]
    decimals = max([PERCENT_DECIMALS, *by_percent])
    return ScaleComparison(
        pair=pair,
        totalled=ranked[0] & ranked[-1],
        split=split,
        percent=FourValues(
            *(_percent(*own, pair, decimals) for own in zip(worlds, ranked, strict=True))
        ),
        percent_decimals=decimals,
        by_percent=rubrics[-1].ranking.by == "percent",
        places=places(pair, worlds, split),
        classes=tuple(_classes(world, pair) for world in worlds),
    )


def _percent(world: World, ranked: Booleans, pair: NodePair, decimals: int) -> Whole:
    total = world.settled.scores.nodes[str(pair.of(new=world.by_new))]
    points = np.asarray(total.points, dtype=np.int64)[world.rows]
    maximum = np.where(ranked, total.maximum[world.rows], 1)
    mode = world.result.bound.rubric.rounding.mode
    percent = divide_to_units(points * (100 * 10**decimals), maximum, mode)
    return np.asarray(np.where(ranked, percent, 0), dtype=np.int64)


def _classes(world: World, pair: NodePair) -> tuple[str, ...]:
    found = world.settled.classifications.get(str(pair.of(new=world.by_new)))
    if found is None:
        return ()
    return tuple(class_codes(found.final[world.rows], found.classes))
