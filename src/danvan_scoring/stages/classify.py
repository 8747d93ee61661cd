"""Classify: a class by cut-off, then the gates, then the quotas; every step is kept."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from danvan_scoring.model.bound import BoundRubric
from danvan_scoring.model.rounding import to_units
from danvan_scoring.model.rubric import ClassBand
from danvan_scoring.model.score import ScoreTable
from danvan_scoring.model.standing import NO_CLASS, Classification, ClassStep, Standing
from danvan_scoring.model.submission import Submissions
from danvan_scoring.stages.cohorts import cohorts
from danvan_scoring.stages.gates import apply_gate
from danvan_scoring.stages.quotas import apply_quota


def classify(
    bound: BoundRubric,
    scores: ScoreTable,
    standings: Mapping[str, Standing],
    submissions: Submissions,
) -> Mapping[str, Classification]:
    """Give every unit its class on every scale that has classes.

    Cut-offs are closed below and compared with the measure that ranks are made of, as whole
    numbers. Quotas go by rank, which is why units are ranked before they are classified.

    Args:
        bound: the rubric.
        scores: all nodes.
        standings: measure and ranks by scale.
        submissions: facts for the gates.
    """
    rubric, decimals = bound.rubric, bound.rubric.measure_decimals
    peers = cohorts(rubric, submissions.units)
    found = {}
    for scale, standing in standings.items():
        bands = rubric.classes_of(scale)
        if not bands:
            continue
        titles = tuple((band.code, band.title) for band in bands)
        by_points = _by_cut_off(bands, standing, decimals)
        steps: list[ClassStep] = []
        classes = by_points
        for gate in rubric.gates:
            if gate.scale in (None, scale):
                steps.append(
                    apply_gate(gate, classes, titles, scores, submissions, rubric.rounding)
                )
                classes = steps[-1].after
        for quota in rubric.quotas:
            if quota.scale in (None, scale):
                steps.append(apply_quota(quota, classes, titles, rubric, standing, peers))
                classes = steps[-1].after
        codes = tuple(code for code, _ in titles)
        found[scale] = Classification(codes, by_points, tuple(steps), classes)
    return found


def _by_cut_off(
    bands: tuple[ClassBand, ...], standing: Standing, decimals: int
) -> NDArray[np.int8]:
    """Find the highest class whose cut-off the measure reaches."""
    rising = np.array([to_units(band.from_, decimals) for band in reversed(bands)])
    reached = np.searchsorted(rising, standing.measure, side="right")
    position = len(bands) - reached
    # Below the lowest cut-off there is no class; the rubric check refuses such a hole.
    position = np.where(position == len(bands), NO_CLASS, position)
    return np.where(standing.ranked, position, NO_CLASS).astype(np.int8)
