"""Faults: a unit's outcome is now and then that of a peer."""

import numpy as np
from judged import facts, ground, marks

from danvan_scoring.analysis.robustness.faults import Donors, donors_of

ROWS = [(1.0,), (2.0,), (3.0,), (9.0,)]
KINDS = ["thon", "thon", "thon", "phong"]


def donors() -> tuple[Donors, np.ndarray]:
    own = ground([facts("a", 10)], ROWS, KINDS)
    found = donors_of(own.leaves[0], own, None)
    assert found is not None
    return found, own.leaves[0].points


def test_the_only_unit_of_its_group_has_nobody_to_be_taken_for() -> None:
    found, _ = donors()

    assert found.open.tolist() == [True, True, True, False]


def test_a_faulty_outcome_is_another_peers_each_as_often() -> None:
    found, points = donors()
    chance = 0.5
    uniform = np.repeat(((np.arange(1000) + 0.5) / 1000)[:, None], 4, axis=1)
    taken = found.taken(points, uniform, chance)

    # Half of the worlds have no fault; the others take either peer, a quarter each.
    assert np.unique(taken[:, 0], return_counts=True)[1].tolist() == [500, 250, 250]
    assert set(taken[:500, 0]) == {2.0, 3.0}
    assert set(taken[:, 1]) == {1.0, 2.0, 3.0}
    assert set(taken[:, 3]) == {9.0}


def test_the_largest_uniform_number_below_the_chance_still_names_a_peer() -> None:
    found, points = donors()
    uniform = np.full((1, 4), np.nextafter(0.3, 0))

    assert set(found.taken(points, uniform, 0.3)[0, :3]) <= {1.0, 2.0, 3.0}


def test_marks_are_no_facts() -> None:
    own = ground([marks("a", 5, "0.5")], [(1,), (2,)])

    assert donors_of(own.leaves[0], own, np.array([True, True])) is None
