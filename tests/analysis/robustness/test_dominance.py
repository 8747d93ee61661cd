"""Pairs that no weights within the bounds can reverse, against solvers and against trying."""

from typing import Any

import numpy as np
import pytest
from builders import group
from hypothesis import given, settings
from hypothesis import strategies as st
from judged import facts, ground
from scipy.optimize import linprog

from danvan_scoring.analysis.robustness.box import Box
from danvan_scoring.analysis.robustness.dominance import (
    CAN,
    NEVER,
    OPEN,
    Dominance,
    dominance,
    verdicts_of,
)
from danvan_scoring.analysis.robustness.linear import Linear

# Multiples of a quarter: sums are exact, so a least value of 0 is 0 here and there.
quarters = st.integers(0, 4).map(lambda n: n / 4)


def linear(reached: Any, weights: Any, counts: Any = None, points: Any = None) -> Linear:
    reached = np.array(reached, dtype=np.float64)
    counts = np.ones_like(reached) if counts is None else np.array(counts, dtype=np.float64)
    none = np.zeros(len(reached))
    return Linear(
        lines=tuple(f"L{n}" for n in range(reached.shape[1])),
        weights=np.array(weights, dtype=np.float64),
        reached=reached * counts,
        counts=counts,
        points=none if points is None else np.array(points, dtype=np.float64),
        maximum=none,
        low=-np.inf,
        high=np.inf,
    )


@given(
    costs=st.lists(st.integers(-8, 8), min_size=2, max_size=7),
    seed=st.integers(0, 1000),
    share=st.sampled_from([0.05, 0.2, 0.5, 0.99]),
)
@settings(max_examples=80)
def test_the_least_over_the_box_is_that_of_a_solver(
    costs: list[int], seed: int, share: float
) -> None:
    declared = np.random.default_rng(seed).uniform(1, 30, len(costs))
    box = Box.around(declared, share)
    weights = box.least(np.array([costs], dtype=np.float64))[0]
    solved = linprog(
        costs,
        A_eq=np.ones((1, len(costs))),
        b_eq=[box.total],
        bounds=list(zip(box.low, box.high, strict=True)),
    )

    assert weights.sum() == pytest.approx(box.total)
    assert (weights >= box.low - 1e-12).all()
    assert (weights <= box.high + 1e-12).all()
    assert weights @ np.array(costs) == pytest.approx(solved.fun, abs=1e-8)


def test_by_hand() -> None:
    """Two lines of 50; u reaches all of the first and half of the second, v the other way but less.

    u 50 + 25 = 75, v 20 + 50 = 70. With 40 and 60 points: u 40 + 30 = 70, v 16 + 60 = 76.
    The least lead at a share s is 50 (1 - s) * 0.6 - 50 (1 + s) * 0.5, zero at s = 1/11.
    """
    own = linear([[1, 0.5], [0.4, 1]], [50, 50])
    pair = np.array([[0, 1]])

    for share, verdict in ((0.09, NEVER), (0.092, CAN)):
        assert verdicts_of(own, pair, share, by_percent=False).tolist() == [verdict]
        assert verdicts_of(own, pair, share, by_percent=True).tolist() == [verdict]


def test_bonus_points_are_there_at_any_weights() -> None:
    own = linear([[1, 0.5], [0.4, 1]], [50, 50], points=[10, 0])

    assert verdicts_of(own, np.array([[0, 1]]), 0.2, by_percent=False).tolist() == [NEVER]


@given(
    reached=st.lists(st.lists(quarters, min_size=4, max_size=4), min_size=2, max_size=2),
    counts=st.lists(st.lists(st.booleans(), min_size=4, max_size=4), min_size=2, max_size=2),
    bonus=st.tuples(quarters, quarters),
    share=st.sampled_from([0.1, 0.3, 0.6]),
    seed=st.integers(0, 100),
)
@settings(max_examples=200)
def test_no_weights_that_are_tried_contradict_a_verdict(
    reached: list[list[float]],
    counts: list[list[bool]],
    bonus: tuple[float, float],
    share: float,
    seed: int,
) -> None:
    """Percentages over different lines: corners of the box and random weights within it."""
    if not all(any(own) for own in counts):
        return
    rng = np.random.default_rng(seed)
    declared = rng.uniform(5, 30, 4)
    own = linear(reached, declared, counts, bonus)

    def shares(weights: np.ndarray) -> np.ndarray:
        points = weights @ own.reached.T + own.points
        return points / (weights @ own.counts.T)

    now = shares(declared[None, :])[0]
    upper, lower = (0, 1) if now[0] >= now[1] else (1, 0)
    (verdict,) = verdicts_of(own, np.array([[upper, lower]]), share, by_percent=True)
    box = Box.around(declared, share)
    tried = shares(np.concatenate([box.least(rng.normal(size=(2000, 4))), declared[None, :]]))
    lead = tried[:, upper] - tried[:, lower]
    if verdict == NEVER:
        assert (lead > 0).all()
    if lead.min() < -1e-6:
        assert verdict == CAN
    if verdict == CAN:
        assert lead.min() < lead[-1]
    if (own.counts[0] == own.counts[1]).all() and abs(lead.min()) > 1e-6:
        assert verdict == (NEVER if lead.min() > 0 else CAN)


LINES = [facts("a", 50), facts("b", 50)]
ROWS = [(50, 25), (20, 50), (10, 5)]


def found(**more: Any) -> Any:
    return dominance(ground(more.pop("lines", LINES), more.pop("rows", ROWS), **more), 0.2)["T"]


def test_a_whole_period() -> None:
    """75, 70, 15: the first two can change places, the third is below them at any weights."""
    own = found()

    assert isinstance(own, Dominance)
    assert own.pairs.tolist() == [[0, 1], [0, 2], [1, 2]]
    assert own.verdicts.tolist() == [CAN, NEVER, NEVER]


def test_units_are_compared_within_their_peer_group() -> None:
    own = dominance(ground(LINES, ROWS, ["thon", "phong", "thon"]), 0.2)["T"]

    assert isinstance(own, Dominance)
    assert own.pairs.tolist() == [[0, 2]]


def test_equals_are_no_pair() -> None:
    own = found(rows=[(10, 10), (10, 10)])

    assert len(own.pairs) == len(own.verdicts) == 0


def test_a_ceiling_that_can_bind_leaves_the_pair_open() -> None:
    own = found(group=(group("T", None, max=100, ceiling=74),))

    assert own.verdicts.tolist() == [OPEN, OPEN, OPEN]


def test_a_scale_that_is_no_sum_says_why() -> None:
    mean = (group("T", None, max=100, combine="weighted_mean"),)
    floor = (group("T", None, max=100), group("A", floor=1))
    when = {"points_of": "f.b", "is": ">=", "value": 1}
    inside = [facts("a", 50, "A"), facts("b", 50)]
    conditional = [facts("a", 50, applies_when=when), facts("b", 50)]

    assert found(group=mean) == "means"
    assert found(group=floor, lines=inside) == "bounds"
    assert found(lines=conditional) == "conditions"
    assert found(lines=[facts("a", 50)], rows=[(1,), (2,)]) == "means"
