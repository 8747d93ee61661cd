"""Scores of all units: one `NodeScores` for each criterion and group of the rubric."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from danvan_scoring.model.rounding import Points
from danvan_scoring.model.sealed import Sealed


@dataclass(frozen=True, eq=False)
class LeafReasons(Sealed):
    """Why a criterion gave what it gave: a reason for each unit, and what its sentence mentions.

    Attributes:
        keys: the keys that `code` counts, those of the criterion first, then the core's own.
        code: `int8` positions in `keys`, one a unit.
        details: columns that sentences mention, one value a unit.
    """

    keys: tuple[str, ...]
    code: NDArray[np.int8]
    details: Mapping[str, NDArray[Any]] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class NodeScores(Sealed):
    """One criterion or group, for all units in the order of `ScoreTable.units`.

    Attributes:
        points: signed points (penalties are negative) as they count in the parent, after the
            effect that the rubric gives to a state without points: so children add up to their
            group. `int64` counts of the last declared decimal from the place of rounding on,
            `float64` before.
        maximum: the maximum that counts for the unit, in `int64` counts of the last decimal.
        status: `int8` values of `Status`.
        uncapped: the points before a ceiling or floor changed them, or None where none can.
    """

    points: Points | NDArray[np.float64]
    maximum: Points
    status: NDArray[np.int8]
    uncapped: Points | NDArray[np.float64] | None = None


@dataclass(frozen=True, eq=False)
class ScoreTable:
    """The single truth of a result: every node of the rubric for every unit.

    Attributes:
        units: the units' codes, in the order of the submissions.
        decimals: points are counted in `10**-decimals`.
        nodes: by code, parents before children in the order of the rubric.
        reasons: by code of the criterion.
    """

    units: pd.Index
    decimals: int
    nodes: Mapping[str, NodeScores]
    reasons: Mapping[str, LeafReasons]
