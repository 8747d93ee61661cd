"""Simulate: thousands of worlds through the stages that made the result, and what came of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from danvan_scoring.analysis.robustness.tally import Counting, Tally
from danvan_scoring.analysis.robustness.variants import Realised, Variants
from danvan_scoring.stages.settle import Settled


@dataclass(frozen=True, eq=False)
class Simulated:
    """What a simulation found.

    Attributes:
        runs: how many worlds.
        tallies: counts by scale.
    """

    runs: int
    tallies: Mapping[str, Tally]


def simulate(variants: Variants, runs: int) -> Simulated:
    """Settle `runs` worlds and count ranks and classes.

    Memory is bounded by the batch (`Ground.batch`); the counts do not depend on its size.

    Args:
        variants: what is in doubt, and how much.
        runs: at least one.
    """
    ground = variants.ground
    declared = ground.settled(ground.leaves, ground.submissions)
    counting = {
        scale: Counting(ground, standing, declared.classifications.get(scale))
        for scale, standing in declared.standings.items()
    }
    for count, settled in batches(variants, Realised.run(0, runs)):
        for scale, own in counting.items():
            own.add(settled, scale, count)
    return Simulated(runs, {scale: own.tally() for scale, own in counting.items()})


def batches(variants: Variants, realised: Realised) -> Iterator[tuple[int, Settled]]:
    """Settle worlds, so many at once as memory allows; yield how many and what they came to."""
    ground, units = variants.ground, None
    for start in range(0, realised.count, ground.batch):
        part = realised.part(start, start + ground.batch)
        if units is None or part.count * ground.size != len(units.units):
            units = ground.repeated(part.count)
        yield part.count, ground.settled(variants.leaves(part), units)
