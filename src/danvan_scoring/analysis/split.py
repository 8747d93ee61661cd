"""Split: how much of a change is due to the work, and how much to the rubric; exactly.

A value v depends on two things, the facts and the rubric, and both changed. Either may be changed
first, and the two orders do not give the same shares; so both are taken, half each. That is the
Shapley value of two players: L. S. Shapley, A value for n-person games (1953); for accounting of
changes, A. F. Shorrocks, Decomposition procedures for distributional analysis, Journal of Economic
Inequality 11 (2013). The shares add up to the change, and with old and new exchanged they change
their sign only.
"""

from dataclasses import dataclass
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]


@dataclass(frozen=True)
class FourValues:
    """One value in four worlds, one a unit, as counts of the last decimal.

    Attributes:
        old: old facts by the old rubric: as it was.
        new_work: new facts by the old rubric.
        new_rubric: old facts by the new rubric.
        new: new facts by the new rubric: as it is.
    """

    old: Whole
    new_work: Whole
    new_rubric: Whole
    new: Whole

    def __sub__(self, other: "FourValues") -> "FourValues":
        """Return the difference in each world."""
        return FourValues(
            self.old - other.old,
            self.new_work - other.new_work,
            self.new_rubric - other.new_rubric,
            self.new - other.new,
        )

    def at(self, rows: NDArray[np.bool_]) -> "FourValues":
        """Return the values of some of the units."""
        return FourValues(
            self.old[rows], self.new_work[rows], self.new_rubric[rows], self.new[rows]
        )

    @property
    def split(self) -> "Split":
        """Share the change out between work and rubric."""
        work = (self.new_work - self.old) + (self.new - self.new_rubric)
        return Split(self.new - self.old, work)


@dataclass(frozen=True)
class Split:
    """A change and its shares, one a unit, as counts of the last decimal.

    Attributes:
        change: what is new less what was old.
        twice_work: two times the share of the work, which may be a half.
    """

    change: Whole
    twice_work: Whole

    @property
    def twice_rubric(self) -> Whole:
        """Two times the share of the rubric: the rest of the change."""
        return 2 * self.change - self.twice_work


def halves(twice: int, decimals: int) -> Decimal:
    """Return half of a count as the decimal that it means, exactly.

    Examples:
        >>> halves(5, 2), halves(-400, 2)
        (Decimal('0.025'), Decimal('-2.000'))
    """
    return Decimal(5 * twice).scaleb(-decimals - 1)
