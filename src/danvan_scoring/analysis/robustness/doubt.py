"""Doubt: how much of what was decided may be otherwise."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Doubt:
    """How much of each source is in doubt; 0 leaves it as it is.

    Attributes:
        judges: standard deviation of a mark, in steps; at most `MOST_JUDGES`.
        weights: standard deviation of the weight of an average line, as a share of it; at most
            `MOST_WEIGHTS`.
        faults: chance that an outcome computed from facts is another unit's; at most `MOST_FAULTS`.
    """

    judges: float = 1.0
    weights: float = 0.1
    faults: float = 0.01


MOST_JUDGES, MOST_WEIGHTS, MOST_FAULTS = 10.0, 0.5, 0.5
"""Beyond these nothing is left of the decision."""
