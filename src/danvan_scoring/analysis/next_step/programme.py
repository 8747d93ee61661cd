"""An integer programme: variables, linear rows and their exact optimum, by HiGHS through scipy."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

_SECONDS = 20.0
_OPTIMAL, _LIMIT = 0, 1


class Expression(NamedTuple):
    """A linear expression, and between which values it lies.

    Attributes:
        terms: coefficients by variable.
        constant: what is added.
        low: a lower bound, as tight as is known.
        high: an upper bound.
    """

    terms: Mapping[int, float]
    constant: float
    low: float
    high: float

    def plus(self, other: "Expression", factor: float = 1.0) -> "Expression":
        """Return this expression and a multiple of another."""
        terms = dict(self.terms)
        for variable, coefficient in other.terms.items():
            terms[variable] = terms.get(variable, 0.0) + factor * coefficient
        ends = sorted((factor * other.low, factor * other.high))
        return Expression(
            terms,
            self.constant + factor * other.constant,
            self.low + ends[0],
            self.high + ends[1],
        )

    def times(self, factor: float) -> "Expression":
        """Return a multiple of this expression."""
        return constant(0.0).plus(self, factor)


def constant(value: float) -> Expression:
    """Return an expression that is one value."""
    return Expression({}, value, value, value)


class Solution(NamedTuple):
    """What the solver found: values of the variables, or why there are none."""

    values: NDArray[np.float64] | None
    outcome: Literal["optimal", "impossible", "unknown"]


@dataclass
class Programme:
    """Collects variables and rows, then minimises.

    Rows can be added after a solution was found, to solve again.
    """

    lows: list[float] = field(default_factory=list)
    highs: list[float] = field(default_factory=list)
    whole: list[int] = field(default_factory=list)
    rows: list[tuple[Mapping[int, float], float, float]] = field(default_factory=list)

    def variable(self, low: float, high: float, *, whole: bool = False) -> Expression:
        """Add a variable between two values."""
        self.lows.append(low)
        self.highs.append(high)
        self.whole.append(int(whole))
        return Expression({len(self.lows) - 1: 1.0}, 0.0, low, high)

    def binary(self) -> Expression:
        """Add a variable that is 0 or 1."""
        return self.variable(0.0, 1.0, whole=True)

    def at_least(self, left: Expression, right: Expression) -> None:
        """Ask that one expression is no less than another."""
        apart = left.plus(right, -1.0)
        if apart.low < 0:
            self.rows.append((apart.terms, -apart.constant, np.inf))

    def at_most(self, left: Expression, right: Expression) -> None:
        """Ask that one expression is no more than another."""
        self.at_least(right, left)

    def equal(self, left: Expression, right: Expression) -> None:
        """Ask that two expressions are the same."""
        apart = left.plus(right, -1.0)
        self.rows.append((apart.terms, -apart.constant, -apart.constant))

    def if_then_at_least(self, when: Expression, left: Expression, right: Expression) -> None:
        """Ask that, where `when` (0 or 1) is 1, one expression is no less than another."""
        apart = left.plus(right, -1.0)
        if apart.low < 0:
            slack = constant(1.0).plus(when, -1.0).times(-apart.low)
            self.at_least(apart.plus(slack)._replace(low=apart.low), constant(0.0))

    def minimise(self, objective: Expression) -> Solution:
        """Find the least value of an expression, exactly.

        Returns:
            The values of all variables; without them, whether it is impossible, or was not decided
            in the time that is given to the solver.
        """
        size = len(self.lows)
        costs = np.zeros(size)
        for variable, coefficient in objective.terms.items():
            costs[variable] = coefficient
        found = milp(
            costs,
            integrality=np.array(self.whole),
            bounds=Bounds(np.array(self.lows), np.array(self.highs)),
            constraints=self._constraints(size),
            options={"mip_rel_gap": 0.0, "time_limit": _SECONDS},
        )
        if found.status == _OPTIMAL and found.x is not None:
            return Solution(np.asarray(found.x), "optimal")
        if found.status == _LIMIT:
            return Solution(None, "unknown")
        return Solution(None, "impossible")

    def _constraints(self, size: int) -> Sequence[LinearConstraint]:
        if not self.rows:
            return ()
        data, columns, starts = [], [], [0]
        for terms, _, _ in self.rows:
            columns += [*terms]
            data += [*terms.values()]
            starts.append(len(columns))
        matrix = csr_array((data, columns, starts), shape=(len(self.rows), size))
        lows = np.array([low for _, low, _ in self.rows])
        highs = np.array([high for _, _, high in self.rows])
        return (LinearConstraint(matrix, lows, highs),)


def value_of(expression: Expression, values: NDArray[np.float64]) -> float:
    """Return what an expression comes to."""
    return expression.constant + sum(
        coefficient * float(values[variable]) for variable, coefficient in expression.terms.items()
    )
