"""Variants: the lines of a rubric in many worlds, each with other marks, weights or facts."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from danvan_scoring.analysis.robustness.doubt import Doubt
from danvan_scoring.analysis.robustness.faults import Donors, donors_of
from danvan_scoring.analysis.robustness.ground import Ground, no_reasons
from danvan_scoring.analysis.robustness.judges import JudgedLine, StepNoise, judged_lines, moved
from danvan_scoring.analysis.robustness.streams import Source, Streams
from danvan_scoring.analysis.robustness.weights import Weights, weights_of
from danvan_scoring.model.rounding import Points
from danvan_scoring.stages.score import LeafScores

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Realised:
    """Which realisation of each source every world has: as many numbers as worlds."""

    judges: NDArray[np.intp]
    weights: NDArray[np.intp]
    faults: NDArray[np.intp]

    @classmethod
    def run(cls, start: int, stop: int) -> "Realised":
        """Return the worlds of runs `start` to `stop`, each with draws of its own."""
        runs = np.arange(start, stop, dtype=np.intp)
        return cls(runs, runs, runs)

    def part(self, start: int, stop: int) -> "Realised":
        """Return some of the worlds."""
        own = slice(start, stop)
        return Realised(self.judges[own], self.weights[own], self.faults[own])

    @property
    def count(self) -> int:
        """How many worlds there are."""
        return len(self.judges)


@dataclass(frozen=True, eq=False)
class Variants:
    """Makes the leaves of worlds.

    Attributes:
        ground: from where they begin.
        doubt: how far they go from it.
        seed: of all draws.
    """

    ground: Ground
    doubt: Doubt
    seed: int

    @cached_property
    def judged(self) -> dict[str, JudgedLine]:
        """The lines that people mark."""
        return dict(judged_lines(self.ground))

    @cached_property
    def weights(self) -> Weights:
        """The weights of the rubric."""
        return weights_of(self.ground.bound)

    @cached_property
    def donors(self) -> dict[str, Donors]:
        """The lines of which a unit's outcome can be another's."""
        found = {}
        for leaf in self.ground.leaves:
            line = self.judged.get(leaf.code)
            donors = donors_of(leaf, self.ground, line.judged if line else None)
            if donors is not None:
                found[leaf.code] = donors
        return found

    @property
    def live(self) -> tuple[Source, ...]:
        """The sources that can change anything at all."""
        sources: list[Source] = []
        if self.doubt.judges and self.judged:
            sources.append("judges")
        if self.doubt.weights and self.weights.regions:
            sources.append("weights")
        if self.doubt.faults and self.donors:
            sources.append("faults")
        return tuple(sources)

    def leaves(self, realised: Realised) -> Iterator[LeafScores]:
        """Yield every line in all worlds, world after world.

        Facts first, then marks, then weights: a mark is given by the steps of the line's own
        maximum, and another weight keeps the share of the maximum that was reached.
        """
        count, live = realised.count, self.live
        reasons = no_reasons(count * self.ground.size)
        maxima = shares = None
        if "weights" in live:
            shares = self.weights_in(realised.weights)
            maxima = self.weights.maxima_of(shares)
        for row, leaf in enumerate(self.ground.leaves):
            points = np.broadcast_to(leaf.points, (count, self.ground.size))
            if "faults" in live and leaf.code in self.donors:
                points = self._with_faults(row, leaf, realised.faults)
            if "judges" in live and leaf.code in self.judged:
                points = self._with_other_marks(row, points, realised.judges)
            own: Points | None = None
            declared = self.weights.maxima[row]
            if maxima is not None and (maxima[:, row] != declared).any():
                points = points * (maxima[:, row, None] / declared)
                own = np.repeat(maxima[:, row], self.ground.size)
            weight = None
            if shares is not None and self.weights.in_mean[row]:
                weight = np.repeat(shares[:, row], self.ground.size)
            status = np.tile(leaf.status, count)
            yield LeafScores(leaf.code, points.reshape(-1), status, reasons, own, weight)

    def weights_in(self, wanted: NDArray[np.intp]) -> Floats:
        """Return the shares of all lines, one row for each of the wanted realisations."""
        shares = np.repeat(self.weights.shares[None, :], len(wanted), axis=0)
        streams, spread = Streams(self.seed), self.doubt.weights
        for region, lines in enumerate(self.weights.regions):

            def draw(rng: np.random.Generator, size: int, region: int = region) -> Floats:
                return self.weights.drawn(rng, region, spread, size)

            shares[:, lines] = streams.rows("weights", region, wanted, draw)
        return shares

    def _with_faults(self, row: int, leaf: LeafScores, wanted: NDArray[np.intp]) -> Floats:
        uniform = self._uniform("faults", row, wanted)
        return self.donors[leaf.code].taken(leaf.points, uniform, self.doubt.faults)

    def _with_other_marks(self, row: int, points: Floats, wanted: NDArray[np.intp]) -> Floats:
        line = self.judged[self.ground.leaves[row].code]
        steps = StepNoise(self.doubt.judges).drawn(self._uniform("judges", row, wanted))
        return moved(points, steps, line, float(self.ground.bound.criteria[line.code].line.max))

    def _uniform(self, source: Source, row: int, wanted: NDArray[np.intp]) -> Floats:
        size = self.ground.size
        return Streams(self.seed).rows(source, row, wanted, lambda rng, n: rng.random((n, size)))
