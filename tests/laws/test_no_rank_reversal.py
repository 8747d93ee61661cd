"""Adding or withdrawing a unit moves no other, where no criterion compares units and no quota is.

Belton and Gear (1983) showed that pairwise methods (AHP) reverse ranks when an alternative comes or
goes. Points against a fixed rubric cannot: what a unit earns depends on that unit alone.
"""

from dataclasses import replace
from datetime import date

import numpy as np
from builders import submissions
from drawn import periods
from hypothesis import assume, given
from hypothesis import strategies as st
from reference import Unit

from danvan_scoring import Evaluator
from danvan_scoring.model.rubric import Rubric
from danvan_scoring.model.standing import Standing
from danvan_scoring.model.submission import Submissions

AS_OF = date(2025, 12, 5)
EVALUATOR = Evaluator()
Period = tuple[Rubric, list[Unit]]


def without(given_: Submissions, row: int) -> Submissions:
    others = [other for other in range(len(given_.units)) if other != row]
    return replace(given_, units=given_.units.iloc[others], values=given_.values.iloc[others])


@given(periods(), st.data())
def test_points_classes_and_order_of_the_others_stay(period: Period, data: st.DataObject) -> None:
    """All units, and all but one: read one way a unit leaves, the other way one joins."""
    drawn, units = period
    assume(len(units) > 1)
    given_ = submissions(drawn, [unit.cells for unit in units], [unit.kind for unit in units])
    gone = data.draw(st.integers(0, len(units) - 1))
    rows = [row for row in range(len(units)) if row != gone]

    all_ = EVALUATOR.evaluate(drawn, given_, as_of=AS_OF)
    fewer = EVALUATOR.evaluate(drawn, without(given_, gone), as_of=AS_OF)

    for code, node in all_.scores.nodes.items():
        other = fewer.scores.nodes[code]
        assert node.points[rows].tolist() == other.points.tolist()
        assert node.maximum[rows].tolist() == other.maximum.tolist()
        assert node.status[rows].tolist() == other.status.tolist()
    classes, after = all_.classifications["T"].final[rows], fewer.classifications["T"].final
    assert classes.tolist() == after.tolist()
    assert_same_order(all_.standings["T"], fewer.standings["T"], rows)


def assert_same_order(before: Standing, after: Standing, rows: list[int]) -> None:
    """Pair by pair: who stood above, below or beside whom still does."""
    group = before.peer_group[rows]
    pairs = {
        "overall_rank": np.ones((len(rows), len(rows)), dtype=bool),
        "peer_rank": np.equal.outer(group, group),
    }
    for rank, compared in pairs.items():
        one, other = getattr(before, rank)[rows], getattr(after, rank)
        order_before = np.sign(np.subtract.outer(one, one))
        order_after = np.sign(np.subtract.outer(other, other))
        assert (order_before == order_after)[compared].all()
