"""Leaving out one criterion or group."""

import numpy as np
import pytest
from builders import STATES, group
from hypothesis import given
from hypothesis import strategies as st
from judged import facts, ground
from scipy.stats import kendalltau

from danvan_scoring.analysis.robustness.drop import drop_each, tau_b

ROWS = [(10, 2, 3), (6, 7, 3), (1, 9, 0)]
LINES = [facts("a", 10, "A"), facts("b", 10, "A"), facts("c", 5, "B")]
GROUPS = (group("T", None, max=25), group("A"), group("B"))
CLASSES = ({"code": "I", "title": "I", "from": 55}, {"code": "II", "title": "II", "from": 0})


def test_three_units_by_hand() -> None:
    """Totals 15, 16, 10 of 25. Without a: 5, 10, 9; without b: 13, 9, 1; without B: 12, 13, 10."""
    found = {own.node: own for own in drop_each(ground(LINES, ROWS, group=GROUPS))}

    assert list(found) == ["A", "f.a", "f.b", "B", "f.c"]
    assert found["f.a"].ranks.tolist() == [3, 1, 2]
    assert found["f.b"].ranks.tolist() == [1, 2, 3]
    assert found["B"].ranks.tolist() == found["f.c"].ranks.tolist() == [2, 1, 3]
    # Declared 2, 1, 3: without a the first and the third change places, (1 + 0 + 1) / 3.
    assert found["f.a"].shift == pytest.approx(2 / 3)
    # Of three pairs one is turned round: (2 - 1) / 3.
    assert found["f.a"].agreement == pytest.approx(1 / 3)
    assert found["B"].agreement == pytest.approx(1)
    # Without A two are level: 3, 3, 0.
    assert found["A"].ranks.tolist() == [1, 1, 3]
    assert found["A"].moved_class is None


def test_classes_are_told_where_they_go_by_percent() -> None:
    """Percent 60, 64, 40: I, I, II. Without b 13, 9, 1 of 15: the same; without a 33, 67, 60."""
    found = {
        own.node: own.moved_class
        for own in drop_each(
            ground(LINES, ROWS, group=GROUPS, ranking={"by": "percent"}, **{"class": CLASSES})
        )
    }

    assert found["f.b"] is not None
    assert found["f.b"].tolist() == [False, False, False]
    assert found["f.a"] is not None
    assert found["f.a"].tolist() == [True, False, True]


@pytest.mark.parametrize("effect", ["leave_out", "zero", "full"])
def test_it_is_gone_whatever_the_rubric_does_with_what_does_not_apply(effect: str) -> None:
    states = STATES | {"not_applicable": effect, "withheld": "block"}
    found = {
        own.node: own.ranks.tolist()
        for own in drop_each(
            ground(LINES, ROWS, group=GROUPS, states=states, ranking={"by": "percent"})
        )
    }

    assert found["B"] == [2, 1, 3]


def test_without_its_only_criterion_nobody_has_a_rank() -> None:
    (found,) = drop_each(ground([facts("a", 10)], [(1,), (2,)]))

    assert found.ranks.tolist() == [0, 0]
    assert (found.shift, found.agreement) == (0.0, None)


ranks = st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=2, max_size=12)


@given(ranks)
def test_tau_b_of_one_group_is_that_of_scipy(pairs: list[tuple[int, int]]) -> None:
    one, two = np.array(pairs, dtype=np.int64).T
    found = tau_b(one, two, np.zeros(len(one), dtype=np.intp))

    if len(set(one)) == 1 or len(set(two)) == 1:
        assert found is None
    else:
        assert found == pytest.approx(kendalltau(one, two).statistic)


def test_pairs_of_different_groups_do_not_count() -> None:
    one, two = np.array([1, 2, 1, 2]), np.array([1, 2, 2, 1])

    assert tau_b(one, two, np.array([0, 0, 1, 1])) == 0
