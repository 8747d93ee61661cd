"""Score: every criterion once, for all units, and its outcome held to the contract."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from danvan_scoring.errors import CriterionError
from danvan_scoring.model.bound import BoundCriterion, BoundRubric
from danvan_scoring.model.core_reasons import CORE_REASONS
from danvan_scoring.model.criterion import CriterionScores, ScoringContext
from danvan_scoring.model.problem import Place, Problem
from danvan_scoring.model.rounding import Points
from danvan_scoring.model.score import LeafReasons
from danvan_scoring.model.status import Status
from danvan_scoring.model.submission import Submissions
from danvan_scoring.stages.intake import Eligibility, Intake

# Half a step of the snapping in model.rounding: an overshoot that rounding takes away.
_OVERSHOOT = 5e-11
_NAMED = 5


@dataclass(frozen=True)
class LeafScores:
    """One criterion for all units, before rounding and before the rubric's policies.

    Attributes:
        code: of the rubric's line.
        points: `float64` in 0..maximum, 0 where `status` is not `SCORED`.
        status: `int8` values of `Status`.
        reasons: why, for every unit.
        maximum: of each unit, in units of the last decimal, where units are scored by different
            weights, as in a simulation; None where the rubric's own holds for all.
        weight: of each unit in the means above it, likewise; a group of which every base child
            brings one weighs as much as all of them together.
    """

    code: str
    points: NDArray[np.float64]
    status: NDArray[np.int8]
    reasons: LeafReasons
    maximum: Points | None = None
    weight: NDArray[np.float64] | None = None


def score(bound: BoundRubric, submissions: Submissions, as_of: date) -> Iterator[LeafScores]:
    """Score the lines of the rubric one after another, in its order.

    A generator, so that only one line at a time is held in floats.

    Raises:
        CriterionError: a criterion raised, lost or reordered units, or returned points outside
            its bounds or states that do not go with its points.
    """
    intake = Intake(bound, submissions, as_of)
    for criterion in bound.criteria.values():
        yield _score_line(criterion, intake)


def _score_line(bound: BoundCriterion, intake: Intake) -> LeafScores:
    eligibility = intake.eligibility(bound)
    seen = eligibility.status == Status.SCORED
    evidence = _evidence(bound, intake.submissions.values)
    cohort = np.empty(0, dtype=np.intp)
    if bound.criterion.scope == "cohort":
        cohort = intake.cohort if eligibility.everyone else intake.cohort[seen]
    if not eligibility.everyone:
        evidence = evidence.loc[seen]
    context = ScoringContext(float(bound.line.max), intake.as_of, cohort)
    try:
        scores = bound.criterion.score(evidence, context)
    except Exception as error:
        units = tuple(map(str, evidence.index))
        raise _broken(bound, "PLG481", f"{type(error).__name__}: {error}", units) from error
    _hold_to_contract(bound, scores, evidence.index, context.maximum)
    return _spread(bound, scores, eligibility, seen)


def _evidence(bound: BoundCriterion, values: pd.DataFrame) -> pd.DataFrame:
    """Return the fields that a criterion reads as a frame of copies, which may be written to.

    Put together column by column it costs a fifth of selecting a list of columns.
    """
    columns = [values[code] for code in bound.columns]
    if columns and all(column.dtype == np.float64 for column in columns):
        cells = np.stack([column.to_numpy() for column in columns]).T
        return pd.DataFrame(cells, index=values.index, columns=bound.columns, copy=False)
    evidence = pd.DataFrame(dict(enumerate(columns)), index=values.index, copy=True)
    evidence.columns = bound.columns
    return evidence


def _spread(
    bound: BoundCriterion,
    scores: CriterionScores,
    eligibility: Eligibility,
    seen: NDArray[np.bool_],
) -> LeafScores:
    """Put the criterion's outcome beside the states of the units that it did not see."""
    own = scores.points.to_numpy()
    if scores.status.any():
        own = np.where(scores.status == Status.SCORED, own, 0.0)
    keys = (*bound.criterion.reasons, *CORE_REASONS)
    if eligibility.everyone:
        reasons = LeafReasons(keys, scores.reason, dict(scores.details))
        return LeafScores(bound.line.code, own, scores.status, reasons)
    points = np.zeros(len(seen))
    points[seen] = own
    status = eligibility.status.copy()
    status[seen] = scores.status
    reason = eligibility.reason + np.int8(len(bound.criterion.reasons))
    reason[seen] = scores.reason
    details = {}
    for name, column in scores.details.items():
        details[name] = np.zeros(len(seen), dtype=column.dtype)
        details[name][seen] = column
    return LeafScores(bound.line.code, points, status, LeafReasons(keys, reason, details))


def _hold_to_contract(
    bound: BoundCriterion, scores: object, index: pd.Index, maximum: float
) -> None:
    """Refuse, by name, an outcome that breaks the contract of `Criterion.score`."""
    if not isinstance(scores, CriterionScores):
        raise _broken(bound, "PLG482", type(scores).__name__)
    if not scores.points.index.equals(index):
        lost = index.difference(scores.points.index)
        if len(lost) or len(scores.points) != len(index):
            raise _broken(bound, "PLG483", str(len(scores.points)), tuple(map(str, lost)))
        raise _broken(bound, "PLG484", "", tuple(map(str, index[:_NAMED])))
    size = len(index)
    if not (len(scores.status) == len(scores.reason) == size):
        raise _broken(bound, "PLG482", f"{len(scores.status)}, {len(scores.reason)}")
    for name, column in scores.details.items():
        if not isinstance(column, np.ndarray) or len(column) != size:
            raise _broken(bound, "PLG482", f"details[{name!r}]: {type(column).__name__}")
    points = scores.points.to_numpy()
    if points.dtype != np.float64:
        raise _broken(bound, "PLG482", str(points.dtype))
    _hold_values(bound, scores, points, maximum)


def _hold_values(
    bound: BoundCriterion, scores: CriterionScores, points: NDArray[np.float64], maximum: float
) -> None:
    def units(mask: NDArray[np.bool_]) -> tuple[str, ...]:
        return tuple(map(str, scores.points.index[mask]))

    reason_count = len(bound.criterion.reasons)
    reasons = scores.reason
    # All scored and within bounds, as nearly always: a NaN fails the comparisons.
    if not scores.status.any() and 0 <= reasons.min(initial=0) <= reasons.max(initial=0) < (
        reason_count
    ):
        low, high = points.min(initial=0.0), points.max(initial=0.0)
        if low >= 0 and high <= maximum + _OVERSHOOT:
            return
    known_reason = (reasons >= 0) & (reasons < reason_count)
    finite = np.isfinite(points)
    wrong = finite != (scores.status == Status.SCORED)
    if wrong.any():
        raise _broken(bound, "PLG485", str(points[wrong][0]), units(wrong))
    outside = finite & ((points < 0) | (points > maximum + _OVERSHOOT))
    if outside.any():
        raise _broken(bound, "PLG486", str(points[outside][0]), units(outside))
    known = known_reason & (scores.status >= 0) & (scores.status <= max(Status))
    if not known.all():
        raise _broken(bound, "PLG487", str(scores.reason[~known][0]), units(~known))


def _broken(
    bound: BoundCriterion, code: str, found: str, units: tuple[str, ...] = ()
) -> CriterionError:
    named = ", ".join(units[:_NAMED]) + (" …" if len(units) > _NAMED else "")
    problem = Problem(
        code,
        Place(item=bound.line.code),
        found=found,
        details={"criterion": bound.line.uses, "units": named, "maximum": bound.line.max},
    )
    return CriterionError(problem, bound.line.uses, units)
