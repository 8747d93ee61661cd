"""Where units stand: ranks and classes on one scale, every step of the classification kept."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from danvan_scoring.model.rounding import Points
from danvan_scoring.model.sealed import Sealed
from danvan_scoring.model.text import Text


@dataclass(frozen=True, eq=False)
class Standing(Sealed):
    """Where units stand on one scale; arrays are in the order of `ScoreTable.units`.

    Attributes:
        measure: what is compared, in units of the last of `Rubric.measure_decimals`: points, or
            percent of what applies.
        ranked: whether the unit has a total, and so a rank.
        peer_group: position of the unit's peer group in `Rubric.peer_groups`.
        peer_rank: rank inside peer group and authority, ties share the smallest; 0 if not ranked.
        peer_tied: whether the rank inside the peer group is shared.
        overall_rank: the same over all units of the authority.
        overall_tied: whether the overall rank is shared.
    """

    measure: Points
    ranked: NDArray[np.bool_]
    peer_group: NDArray[np.intp]
    peer_rank: NDArray[np.int64]
    peer_tied: NDArray[np.bool_]
    overall_rank: NDArray[np.int64]
    overall_tied: NDArray[np.bool_]


NO_CLASS = -1
"""In an array of classes: the unit has no total, so no class."""

NOT_ELIGIBLE = -2
"""In an array of classes: a gate bars the unit from classification."""


@dataclass(frozen=True, eq=False)
class ClassStep(Sealed):
    """One gate or quota, and what it did.

    Attributes:
        code: the gate's code, or `quota:<class>`.
        kind: "gate" or "quota".
        reason: in words, with the limit that was applied.
        affected: units to which it applied (for a gate: whose condition holds).
        unknown: units whose condition could not be decided, for want of a fact.
        before: class of every unit before this step, as positions in `Classification.classes`.
        after: class of every unit after it.
    """

    code: str
    kind: Literal["gate", "quota"]
    reason: Text
    affected: NDArray[np.bool_]
    unknown: NDArray[np.bool_]
    before: NDArray[np.int8]
    after: NDArray[np.int8]


@dataclass(frozen=True, eq=False)
class Classification(Sealed):
    """Classes on one scale: by cut-off, then after each gate and quota.

    Attributes:
        classes: codes of the classes, best first.
        by_points: position in `classes` by cut-off alone, or `NO_CLASS`.
        steps: gates, then quotas, in the order of the rubric.
        final: the class that counts, `NO_CLASS` or `NOT_ELIGIBLE`.
    """

    classes: tuple[str, ...]
    by_points: NDArray[np.int8]
    steps: tuple[ClassStep, ...]
    final: NDArray[np.int8]
