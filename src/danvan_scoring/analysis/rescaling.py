"""Rescaling: what it does that units are compared by percent of what applies to them.

The same totals are ranked and classified by percent and by raw points, by the stages themselves.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from danvan_scoring.model.result import Result
from danvan_scoring.model.standing import NO_CLASS
from danvan_scoring.stages.classify import classify
from danvan_scoring.stages.rank import rank


@dataclass(frozen=True)
class Rescaled:
    """A unit with a total, compared both ways.

    Attributes:
        unit: its code.
        kind: that of the unit.
        percent_rank: its rank in the peer group by percent of what applies.
        points_rank: its rank there by raw points.
        percent_class: its class by percent, gates and quotas included, as `Classification.final`.
        points_class: its class if cut-offs were compared with raw points.
    """

    unit: str
    kind: str
    percent_rank: int
    points_rank: int
    percent_class: int
    points_class: int

    @property
    def gain(self) -> int:
        """By how many places it stands higher by percent than by raw points."""
        return self.points_rank - self.percent_rank


def rescaled(result: Result, scale: str) -> Sequence[Rescaled]:
    """Compare the units of a scale by percent and by raw points, in the order of the units.

    Returns:
        Nothing where the same maximum applies to every unit with a total: then a percentage is the
        same comparison.
    """
    ranked = result.standings[scale].ranked
    maximum = np.asarray(result.scores.nodes[scale].maximum)[ranked]
    if not len(maximum) or not np.ptp(maximum):
        return ()
    percent_rank, percent_class = _compared(result, scale, "percent")
    points_rank, points_class = _compared(result, scale, "points")
    units, kinds = result.scores.units, result.submissions.units["kind"]
    return [
        Rescaled(
            unit=str(units[row]),
            kind=str(kinds.iloc[row]),
            percent_rank=int(percent_rank[row]),
            points_rank=int(points_rank[row]),
            percent_class=int(percent_class[row]),
            points_class=int(points_class[row]),
        )
        for row in np.flatnonzero(ranked).tolist()
    ]


def _compared(
    result: Result, scale: str, by: Literal["points", "percent"]
) -> tuple[NDArray[np.int64], NDArray[np.int8]]:
    rubric = result.bound.rubric
    ranking = rubric.ranking.model_copy(update={"by": by})
    bound = replace(result.bound, rubric=rubric.model_copy(update={"ranking": ranking}))
    standings = rank(bound, result.scores, result.submissions.units)
    classes = classify(bound, result.scores, standings, result.submissions).get(scale)
    none = np.full(len(result.scores.units), NO_CLASS, dtype=np.int8)
    return standings[scale].peer_rank, classes.final if classes else none
