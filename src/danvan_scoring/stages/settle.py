"""Settle: one way from facts, or from points of criteria, to totals, ranks and classes."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from danvan_scoring.model.bound import BoundRubric
from danvan_scoring.model.score import ScoreTable
from danvan_scoring.model.standing import Classification, Standing
from danvan_scoring.model.submission import Submissions
from danvan_scoring.stages.aggregate import aggregate
from danvan_scoring.stages.classify import classify
from danvan_scoring.stages.moderate import moderate
from danvan_scoring.stages.rank import rank
from danvan_scoring.stages.score import LeafScores, score


@dataclass(frozen=True, eq=False)
class Settled:
    """What scoring comes to: every node's points, and on each scale ranks and classes."""

    scores: ScoreTable
    standings: Mapping[str, Standing]
    classifications: Mapping[str, Classification]


def _silent(_stage: str) -> None:
    """Tell nobody."""


def settle(
    bound: BoundRubric,
    submissions: Submissions,
    as_of: date,
    progress: Callable[[str], None] = _silent,
) -> Settled:
    """Score what has been checked: facts, then the marks that stand in their place.

    Args:
        bound: the rubric.
        submissions: of its units.
        as_of: the day on which waivers, deadlines and time limits are looked at.
        progress: told the name of every stage as it begins.

    Raises:
        CriterionError: a criterion raised or broke its contract.
    """
    progress("score")
    leaves = moderate(score(bound, submissions, as_of), submissions)
    return settle_leaves(bound, leaves, submissions, progress)


def settle_leaves(
    bound: BoundRubric,
    leaves: Iterable[LeafScores],
    submissions: Submissions,
    progress: Callable[[str], None] = _silent,
) -> Settled:
    """Aggregate, rank and classify what criteria came to.

    Args:
        bound: the rubric.
        leaves: the outcome of every line, in the order of the rubric.
        submissions: for kinds and authorities of units, and for facts that gates look at.
        progress: as for `settle`.
    """
    scores = aggregate(bound, leaves, submissions.units.index)
    progress("rank")
    standings = rank(bound, scores, submissions.units)
    progress("classify")
    return Settled(scores, standings, classify(bound, scores, standings, submissions))
