"""Worlds: copies of a period that are ranked and classified as if each stood alone."""

from datetime import date

import numpy as np
from builders import group, line, number, rubric, submissions
from drawn import periods
from hypothesis import given
from hypothesis import strategies as st

from danvan_scoring.analysis.worlds import by_world, worlds
from danvan_scoring.evaluator import Evaluator
from danvan_scoring.stages.settle import settle

AS_OF = date(2025, 12, 5)
EVALUATOR = Evaluator()


@given(periods(), st.integers(1, 4))
def test_every_world_is_scored_ranked_and_classified_as_the_only_one(period, count):
    own, drawn = period
    given_ = submissions(own, [unit.cells for unit in drawn], [unit.kind for unit in drawn])
    alone = EVALUATOR.evaluate(own, given_, as_of=AS_OF)

    together = settle(alone.bound, worlds(given_, count), AS_OF)

    for code, node in alone.scores.nodes.items():
        assert (by_world(together.scores.nodes[code].points, count) == node.points).all()
    for scale, standing in alone.standings.items():
        found = together.standings[scale]
        assert (by_world(found.peer_rank, count) == standing.peer_rank).all()
        assert (by_world(found.overall_rank, count) == standing.overall_rank).all()
    for scale, classes in alone.classifications.items():
        assert (by_world(together.classifications[scale].final, count) == classes.final).all()


def test_units_of_two_communes_stay_apart_in_every_world():
    own = rubric(
        group=(group("T", None, max=10),),
        field=(number("a"),),
        criterion=(line("1", 10, "count", params={"field": "a", "each": 1}),),
    )
    given_ = submissions(own, [{"a": 3}, {"a": 5}, {"a": 4}, {"a": 1}])
    given_.units["authority"] = ["Xã B", "Xã B", "Xã A", "Xã A"]
    bound = EVALUATOR.bind(own)

    ranks = settle(bound, worlds(given_, 2), AS_OF).standings["T"].overall_rank

    assert np.array_equal(by_world(ranks, 2), [[2, 1, 1, 2], [2, 1, 1, 2]])
