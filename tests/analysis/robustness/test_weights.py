"""Weights: which vary, around what, and that nothing is lost."""

from decimal import Decimal

import numpy as np
import pytest
from builders import group
from hypothesis import given, settings
from hypothesis import strategies as st
from judged import facts, ground, period

from danvan_scoring.analysis.robustness.doubt import Doubt
from danvan_scoring.analysis.robustness.ground import ground_of
from danvan_scoring.analysis.robustness.variants import Realised, Variants
from danvan_scoring.analysis.robustness.weights import Weights, weights_of
from danvan_scoring.model.rounding import to_units

TREE = (
    group("T", None, max=110),
    group("A", max=60),
    group("B", combine="best", best=1, max=20),
    group("C", combine="weighted_mean", max=20),
    group("D", kind="bonus", max=5),
)
LINES = [
    facts("a", 40, "A"), facts("b", 20, "A"),
    facts("c", 20, "B"), facts("d", 20, "B"),
    facts("e", 10, "C", weight=Decimal(3)), facts("f", 10, "C"),
    facts("g", 5, "D"),
    facts("h", 10, "T"),
]  # fmt: skip
ROWS = [(30, 10, 12, 7, 5, 6, 1, 9), (40, 5, 3, 18, 9, 2, 0, 4)]


def mixed() -> Weights:
    return weights_of(ground(LINES, ROWS, group=TREE).bound)


def codes(found: Weights, rows: np.ndarray) -> set[str]:
    return {found.codes[row] for row in rows}


def test_sums_vary_by_maxima_means_by_weights_and_the_best_do_not() -> None:
    found = mixed()

    # Of 110 points, 60 + 10 are added up and 20 are a mean of 3 to 1; bonus counts for nothing.
    assert [codes(found, own) for own in found.regions] == [{"f.a", "f.b", "f.h"}, {"f.e", "f.f"}]
    assert [codes(found, own) for own in found.totals] == [{"f.a", "f.b", "f.h"}]
    assert found.held == ("f.c", "f.d")
    share = dict(zip(found.codes, found.shares * 110, strict=True))
    assert share["f.a"] == pytest.approx(40)
    assert share["f.e"] == pytest.approx(15)
    assert share["f.g"] == 0
    assert found.in_mean.tolist() == [False, False, False, False, True, True, False, False]


def test_a_line_that_is_alone_keeps_its_weight() -> None:
    found = weights_of(ground([facts("a", 10)], [(1,), (2,)]).bound)

    assert (found.regions, found.totals, found.held) == ((), (), ("f.a",))


def test_on_average_the_weights_are_the_declared_and_spread_as_asked() -> None:
    lines = [facts(code, 10) for code in "abcdefgh"]
    found = weights_of(ground(lines, [(1,) * 8, (2,) * 8]).bound)
    drawn = found.drawn(np.random.default_rng(1), 0, 0.2, 20_000)

    assert drawn.sum(axis=1) == pytest.approx(1, abs=1e-12)
    # Of an average line: mean 1/8 with a standard deviation of a fifth of it. Bounds: five
    # standard errors of a mean of 20,000 draws, and the same order for the deviation.
    assert drawn.mean(axis=0) == pytest.approx(1 / 8, abs=5 * 0.2 / 8 / np.sqrt(20_000))
    assert drawn.std(axis=0) == pytest.approx(0.2 / 8, rel=0.03)


def test_the_mean_of_unequal_weights_is_the_declared() -> None:
    found = mixed()
    drawn = found.drawn(np.random.default_rng(2), 0, 0.3, 40_000) * 110

    assert drawn.mean(axis=0) == pytest.approx([40, 20, 10], abs=0.2)


@given(
    maxima=st.lists(st.integers(1, 40), min_size=2, max_size=8),
    spread=st.sampled_from([1e-4, 0.1, 0.5]),
    seed=st.integers(0, 1000),
)
@settings(max_examples=30)
def test_maxima_add_up_exactly_and_none_is_lost(
    maxima: list[int], spread: float, seed: int
) -> None:
    lines = [facts(f"x{n}", most) for n, most in enumerate(maxima)]
    whole = {"decimals": 0, "mode": "half_up"}
    found = weights_of(ground(lines, [[1] * len(lines)], rounding=whole).bound)
    shares = np.repeat(found.shares[None, :], 20, axis=0)
    shares[:, found.regions[0]] = found.drawn(np.random.default_rng(seed), 0, spread, 20)
    other = found.maxima_of(shares)

    assert (other.sum(axis=1) == sum(maxima)).all()
    assert (other >= 1).all()


def test_declared_shares_make_the_declared_maxima() -> None:
    found = mixed()

    assert found.maxima_of(found.shares[None, :]).tolist() == [found.maxima.tolist()]


def test_a_world_is_what_a_rubric_with_its_weights_would_give() -> None:
    """The points of every line keep their share of a maximum that is another."""
    lines = [facts("a", 40), facts("b", 35), facts("c", 25)]
    rows = np.array([(31.5, 20, 25), (40, 12.25, 7), (5, 35, 20), (20, 20, 20)])
    own = ground(lines, rows.tolist())
    variants = Variants(own, Doubt(judges=0, weights=0.3, faults=0), seed=3)
    world = Realised.run(7, 8)
    found = own.settled(variants.leaves(world), own.repeated(1)).standings["T"]

    shares = np.stack([leaf.maximum[:1] for leaf in variants.leaves(world)], axis=1)[0]  # type: ignore[index]
    assert shares.sum() == 10_000
    assert shares.tolist() != [4000, 3500, 2500]
    maxima = [Decimal(int(most)).scaleb(-2) for most in shares]
    anew = period(
        [facts(code, most) for code, most in zip("abc", maxima, strict=True)],
        (rows * (shares / 100) / [40, 35, 25]).tolist(),
    ).standings["T"]
    assert found.measure.tolist() == anew.measure.tolist()
    assert found.peer_rank.tolist() == anew.peer_rank.tolist()


def test_lines_of_a_mean_share_no_maximum_but_weights() -> None:
    own = ground_of(period(LINES, ROWS, group=TREE))
    variants = Variants(own, Doubt(judges=0, weights=0.3, faults=0), seed=1)
    leaves = {leaf.code: leaf for leaf in variants.leaves(Realised.run(0, 5))}

    for code in ("f.c", "f.e", "f.g"):
        assert leaves[code].maximum is None
    assert leaves["f.e"].weight is not None
    assert leaves["f.e"].weight + leaves["f.f"].weight == pytest.approx(20 / 110)
    assert to_units(Decimal(70), 2) == sum(
        int(leaves[code].maximum[0])  # type: ignore[index]
        for code in ("f.a", "f.b", "f.h")
    )
