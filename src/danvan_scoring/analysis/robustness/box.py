"""Box: the least of a weighted sum while each weight keeps within its bounds and all add up.

A linear programme with one equality and bounds is solved by filling the cheapest weights first
(the continuous knapsack: G. B. Dantzig, "Discrete-variable extremum problems", 1957), so any
number of them are solved at once.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Box:
    """Which weights may be chosen.

    Attributes:
        low: the least of each weight.
        high: the greatest.
        total: what they add up to; between the sums of the two.
    """

    low: Floats
    high: Floats
    total: float

    @classmethod
    def around(cls, declared: Floats, share: float) -> "Box":
        """Return the weights that differ by at most a share of themselves, their sum the same."""
        return cls(declared * (1 - share), declared * (1 + share), float(declared.sum()))

    def least(self, costs: Floats) -> Floats:
        """Return the weights of the least sum `(costs * weights).sum()`, row by row."""
        order = np.argsort(costs, axis=1, kind="stable")
        room = (self.high - self.low)[order]
        before = np.cumsum(room, axis=1) - room
        given = np.clip(self.total - self.low.sum() - before, 0.0, room)
        weights = np.empty_like(costs)
        np.put_along_axis(weights, order, self.low[order] + given, axis=1)
        return weights
