"""Streams: random draws that depend on the seed and on what they are for, not on their order.

Realisation 7 of the judges is the same whether it is drawn first, last or with others, so results
do not depend on the size of batches, and one source of doubt can be held while another varies.
A counter-based generator gives every block of realisations a stream of its own: J. K. Salmon et
al., "Parallel random numbers: as easy as 1, 2, 3", SC'11 (Philox).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Source = Literal["judges", "weights", "faults"]
SOURCES: tuple[Source, ...] = ("judges", "weights", "faults")

BLOCK = 128
"""Realisations that share a generator."""

Draw = Callable[[np.random.Generator, int], NDArray[np.float64]]


@dataclass(frozen=True)
class Streams:
    """All draws of one seed.

    Attributes:
        seed: not negative.
    """

    seed: int

    def rows(
        self, source: Source, item: int, wanted: NDArray[np.intp], draw: Draw
    ) -> NDArray[np.float64]:
        """Draw realisations.

        Args:
            source: what is in doubt.
            item: which line, or which set of weights.
            wanted: numbers of realisations, in any order, repeats allowed.
            draw: draws with the generator that it is given; one row a realisation, so many rows.

        Returns:
            One row for each of `wanted`.
        """
        blocks, position = np.unique(wanted // BLOCK, return_inverse=True)
        drawn = np.concatenate(
            [draw(self._generator(source, item, b), BLOCK) for b in blocks.tolist()]
        )
        return np.asarray(drawn[position * BLOCK + wanted % BLOCK])

    def _generator(self, source: Source, item: int, block: int) -> np.random.Generator:
        # The first word counts the draws themselves.
        counter = [0, block, item, SOURCES.index(source)]
        return np.random.Generator(np.random.Philox(counter=counter, key=self.seed))
