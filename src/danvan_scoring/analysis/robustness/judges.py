"""Judges: which points people give, and how far another judge might lie from them."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

import numpy as np
from numpy.typing import NDArray
from scipy.special import ive

from danvan_scoring.analysis.robustness.ground import Ground
from danvan_scoring.model.bound import BoundCriterion
from danvan_scoring.model.rubric import FormField
from danvan_scoring.model.status import Status
from danvan_scoring.stages.score import LeafScores

SHARE_OF_MAXIMUM = Decimal("0.05")
"""A step, where the rubric says none, as a share of the line's maximum."""

_MARKED = "core:marked"


@dataclass(frozen=True, eq=False)
class JudgedLine:
    """A line for which people give marks.

    Attributes:
        code: of the line.
        judged: the units whose points are a mark.
        step: between two marks, in points.
        declared: whether the rubric says the step; else it is `SHARE_OF_MAXIMUM`.
    """

    code: str
    judged: NDArray[np.bool_]
    step: Decimal
    declared: bool


def judged_lines(ground: Ground) -> Mapping[str, JudgedLine]:
    """Find the points that people gave, line by line; lines without any are left out.

    A mark is what stands in the place of computed points (`core:marked`), and every outcome of a
    line whose marks have a step or which reads a number that the council fills in.
    """
    fields = {field.code: field for field in ground.bound.rubric.form_fields}
    found = {}
    for leaf in ground.leaves:
        bound = ground.bound.criteria[leaf.code]
        scored = leaf.status == Status.SCORED
        step = bound.criterion.mark_step(bound.line.max)
        if step is None and not _reads_a_mark(bound, fields):
            scored &= _marked(leaf)
        if scored.any():
            own = step or _usual_step(bound.line.max, ground.bound.rubric.rounding.decimals)
            found[leaf.code] = JudgedLine(leaf.code, scored, own, declared=step is not None)
    return found


def _reads_a_mark(bound: BoundCriterion, fields: Mapping[str, FormField]) -> bool:
    read = (fields[use.code] for use in bound.fields)
    return any(f.filled_by == "council" and f.type in ("number", "integer") for f in read)


def _marked(leaf: LeafScores) -> NDArray[np.bool_]:
    return np.asarray(leaf.reasons.code == leaf.reasons.keys.index(_MARKED))


def _usual_step(maximum: Decimal, decimals: int) -> Decimal:
    least = Decimal(1).scaleb(-decimals)
    return max(least, (maximum * SHARE_OF_MAXIMUM).quantize(least, ROUND_HALF_UP))


@dataclass(frozen=True, eq=False)
class StepNoise:
    """By how many steps a mark may be off: whole numbers around 0, as often up as down.

    The difference of two independent Poisson numbers, each of mean `spread**2 / 2`: J. G. Skellam,
    J. R. Stat. Soc. 109 (1946). Its standard deviation is `spread`.

    Attributes:
        spread: standard deviation, in steps; not negative.
    """

    spread: float

    @property
    def steps(self) -> NDArray[np.intp]:
        """The steps that occur at all: more than one in 10**9 times."""
        most = int(np.ceil(6 * self.spread)) + 6
        return np.arange(-most, most + 1)

    @property
    def chances(self) -> NDArray[np.float64]:
        """The chance of each of `steps`; they add up to 1."""
        # exp(-2 * mean) * I_k(2 * mean), of which the cut-off tails are given back.
        chances = ive(np.abs(self.steps), self.spread**2)
        return np.asarray(chances / chances.sum())

    def drawn(self, uniform: NDArray[np.float64]) -> NDArray[np.intp]:
        """Turn uniform numbers into steps."""
        below = np.cumsum(self.chances)[:-1]
        return self.steps[np.searchsorted(below, uniform, side="right")]


def moved(
    points: NDArray[np.float64], steps: NDArray[np.intp], line: JudgedLine, maximum: float
) -> NDArray[np.float64]:
    """Move marks by steps, up to the least and the greatest that a judge can give.

    Args:
        points: one row a world, one column a unit.
        steps: likewise, or one number for all.
        line: whose points they are; only those of its judged units are moved.
        maximum: of the line.
    """
    other = np.clip(points + steps * float(line.step), 0.0, maximum)
    return np.where(line.judged, other, points)
