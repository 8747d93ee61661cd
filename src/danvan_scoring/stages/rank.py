"""Rank: places inside each peer group and over all, with shared ranks where points are equal."""

from collections.abc import Mapping

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from danvan_scoring.model.bound import BoundRubric
from danvan_scoring.model.ranking import competition_rank
from danvan_scoring.model.rounding import Points, round_to_units
from danvan_scoring.model.score import ScoreTable
from danvan_scoring.model.standing import Standing
from danvan_scoring.model.status import Status
from danvan_scoring.stages.cohorts import authorities, cohorts, peer_groups
from danvan_scoring.stages.measure import measured


def rank(bound: BoundRubric, scores: ScoreTable, units: pd.DataFrame) -> Mapping[str, Standing]:
    """Rank the units on every scale of the rubric.

    Compared is what the rubric declares (points, or percent of what applies), rounded as declared;
    then its tie-breaks, in order. What is still equal shares the best of the ranks that it takes
    (standard competition ranking: 1, 1, 3). Units without a total have no rank.

    Args:
        bound: the rubric.
        scores: all nodes.
        units: `kind` and `authority` by unit; units are ranked within their authority.

    Returns:
        The standing on each scale, by the scale's code.
    """
    rubric = bound.rubric
    authority = authorities(units)
    peer_group, peers = peer_groups(rubric, units), cohorts(rubric, units)
    ties = [_comparable(scores.nodes[code].points, bound) for code in rubric.ranking.tie_breaks]
    standings = {}
    for scale in rubric.scales:
        total = scores.nodes[scale.code]
        ranked = (total.status == Status.SCORED) & (total.maximum > 0)
        points = np.asarray(total.points, dtype=np.int64)
        measure = measured(points, np.where(ranked, total.maximum, 1), rubric)
        peer_rank, peer_tied = competition_rank([measure, *ties], peers, ranked)
        overall_rank, overall_tied = competition_rank([measure, *ties], authority, ranked)
        standings[scale.code] = Standing(
            measure, ranked, peer_group, peer_rank, peer_tied, overall_rank, overall_tied
        )
    return standings


def _comparable(points: Points | NDArray[np.float64], bound: BoundRubric) -> Points:
    """Points of a tie-break, rounded as declared: what cannot be shown cannot break a tie."""
    if points.dtype == np.int64:
        return np.asarray(points, dtype=np.int64)
    rounding = bound.rubric.rounding
    return round_to_units(np.asarray(points, dtype=np.float64), rounding.decimals, rounding.mode)
