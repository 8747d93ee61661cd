"""Outcome: points, states and reasons of all units, put together column by column."""

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from danvan_criteria.decimals import Column
from danvan_scoring.plugins import Criterion, CriterionScores, Status

Units = NDArray[np.bool_]


class Outcome:
    """The scores of one criterion in the making.

    At first every unit is scored, with the criterion's first reason. Later calls win.

    Args:
        criterion: whose reasons are given.
        evidence: whose index the scores take.
        points: one a unit; taken over and written to.
    """

    def __init__(self, criterion: Criterion[Any], evidence: pd.DataFrame, points: Column) -> None:
        self._criterion = criterion
        self._index = evidence.index
        self._points = points
        self._status = np.zeros(len(points), dtype=np.int8)
        self._reason = np.zeros(len(points), dtype=np.int8)

    def give(self, units: Units, reason: str, points: float | Column | None = None) -> None:
        """Give units another reason, and other points if there are any (a column: of all units)."""
        self._reason[units] = self._criterion.reason_code(reason)
        if points is not None:
            self._points[units] = points[units] if isinstance(points, np.ndarray) else points

    def leave(self, units: Units, reason: str, status: Status) -> None:
        """Leave units without points, in a state."""
        self._reason[units] = self._criterion.reason_code(reason)
        self._status[units] = status
        self._points[units] = np.nan

    def scores(self, **details: NDArray[Any]) -> CriterionScores:
        """Return what came of it, with the columns that the sentences mention."""
        points = pd.Series(self._points, index=self._index, copy=False)
        return CriterionScores(points, self._status, self._reason, details)
