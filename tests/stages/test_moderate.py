"""Marks take the place of computed points, and of nothing else."""

import numpy as np
import pandas as pd

from danvan_scoring.model.core_reasons import CORE_REASONS
from danvan_scoring.model.score import LeafReasons
from danvan_scoring.model.status import Status
from danvan_scoring.model.submission import Submissions
from danvan_scoring.stages.moderate import COMPUTED, moderate
from danvan_scoring.stages.score import LeafScores

UNITS = ["a", "b", "c", "d"]
STATES = [Status.SCORED, Status.PENDING, Status.EXEMPT, Status.NOT_APPLICABLE]
MARKS = ["unit", "criterion", "points", "stage", "by", "reason", "place"]


def leaf(code: str) -> LeafScores:
    """One unit with 3 points, and three in a state without."""
    reasons = LeafReasons(("own", *CORE_REASONS), np.zeros(4, dtype=np.int8))
    return LeafScores(
        code, np.array([3.0, 0.0, 0.0, 0.0]), np.array(STATES, dtype=np.int8), reasons
    )


def submissions(*rows: tuple[str, str, str]) -> Submissions:
    units = pd.DataFrame({"name": UNITS, "kind": "k", "authority": ""}, index=UNITS)
    full = [(*row, "agreed", "HĐ", "vì", "log:1") for row in rows]
    return Submissions(
        units=units,
        values=pd.DataFrame(index=UNITS),
        marks=pd.DataFrame(full, columns=MARKS, dtype="str"),
    )


def test_a_mark_stands_over_points_and_over_waiting_and_over_no_other_unit_or_line() -> None:
    given = submissions(("a", "1", "0.75"), ("b", "1", "2.5"))

    first, second = moderate([leaf("1"), leaf("2")], given)

    assert first.points.tolist() == [0.75, 2.5, 0.0, 0.0]
    assert first.status.tolist() == [0, 0, Status.EXEMPT, Status.NOT_APPLICABLE]
    told = [first.reasons.keys[code] for code in first.reasons.code]
    assert told == ["core:marked", "core:marked", "own", "own"]
    assert second.points.tolist() == [3.0, 0.0, 0.0, 0.0]


def test_what_was_computed_is_kept_beside_the_mark() -> None:
    (found,) = moderate([leaf("1")], submissions(("a", "1", "0.75"), ("b", "1", "2.5")))

    computed = found.reasons.details[COMPUTED]
    assert computed[0] == 3.0
    assert np.isnan(computed[1])  # nothing was, and that is not 0


def test_what_does_not_bind_a_unit_is_not_marked() -> None:
    (found,) = moderate([leaf("1")], submissions(("c", "1", "1"), ("d", "1", "1")))

    assert found.points.tolist() == [3.0, 0.0, 0.0, 0.0]
    assert found.status.tolist() == STATES


def test_without_marks_nothing_is_touched() -> None:
    scored = [leaf("1"), leaf("2")]

    assert list(moderate(scored, submissions())) == scored
