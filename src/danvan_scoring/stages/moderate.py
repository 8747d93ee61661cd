"""Moderate (thẩm định): the marks that stand take the place of what the facts compute."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

import numpy as np
import pandas as pd

from danvan_scoring.model.score import LeafReasons
from danvan_scoring.model.status import Status
from danvan_scoring.model.submission import Submissions
from danvan_scoring.stages.score import LeafScores

COMPUTED = "core:computed"
"""The detail of a moderated line that keeps what the facts compute; NaN where nothing."""
_BINDS_NOBODY = (Status.NOT_APPLICABLE, Status.EXEMPT)


def moderate(leaves: Iterable[LeafScores], submissions: Submissions) -> Iterator[LeafScores]:
    """Put marks in the place of computed points, line by line.

    A mark stands over any state but those of a unit that the line does not bind: what a unit is
    exempt from is not scored, whoever gave a mark.
    """
    marks = submissions.marks
    if marks is None or not len(marks):
        yield from leaves
        return
    rows = {str(unit): row for row, unit in enumerate(submissions.units.index)}
    by_line = {str(code): own for code, own in marks.groupby("criterion")}
    for leaf in leaves:
        own = by_line.get(leaf.code)
        yield leaf if own is None else _moderated(leaf, own, rows)


def _moderated(leaf: LeafScores, marks: pd.DataFrame, rows: Mapping[str, int]) -> LeafScores:
    at = np.array([rows[unit] for unit in marks["unit"]], dtype=np.intp)
    given = marks["points"].astype("float64").to_numpy()
    binds = ~np.isin(leaf.status[at], _BINDS_NOBODY)
    at, given = at[binds], given[binds]
    computed = np.where(leaf.status == Status.SCORED, leaf.points, np.nan)
    points, status = leaf.points.copy(), leaf.status.copy()
    code = leaf.reasons.code.copy()
    points[at], status[at] = given, Status.SCORED
    code[at] = leaf.reasons.keys.index("core:marked")
    details = {**leaf.reasons.details, COMPUTED: computed}
    reasons = LeafReasons(leaf.reasons.keys, code, details)
    return replace(leaf, points=points, status=status, reasons=reasons)
