"""The weighted sum of a textbook in doubt: Wikipedia, "Weighted sum model".

Three alternatives, weights 0.20, 0.15, 0.40, 0.25: A1 25, 20, 15, 30 is 21.5; A2 10, 30, 20, 30 and
A3 30, 10, 30, 10 are both 22.0.
"""

from decimal import Decimal

import numpy as np
from judged import facts, ground

from danvan_scoring.analysis.robustness.doubt import Doubt
from danvan_scoring.analysis.robustness.drop import drop_each
from danvan_scoring.analysis.robustness.ground import Ground
from danvan_scoring.analysis.robustness.simulate import simulate
from danvan_scoring.analysis.robustness.variants import Variants

WEIGHTS = (Decimal("0.20"), Decimal("0.15"), Decimal("0.40"), Decimal("0.25"))
MATRIX = ((25, 20, 15, 30), (10, 30, 20, 30), (30, 10, 30, 10))


def textbook() -> Ground:
    """Make each criterion a line of its weight in points of 100."""
    lines = [facts(f"c{n}", 100 * weight) for n, weight in enumerate(WEIGHTS)]
    rows = [[float(w * x) for w, x in zip(WEIGHTS, row, strict=True)] for row in MATRIX]
    return ground(lines, rows)


def test_without_doubt_the_ranks_are_the_published_in_every_run() -> None:
    tally = simulate(Variants(textbook(), Doubt(0, 0, 0), 1), 20).tallies["T"]

    assert tally.declared.peer_rank.tolist() == [3, 1, 1]
    assert tally.ranks.tolist() == [[0, 0, 0, 20], [0, 20, 0, 0], [0, 20, 0, 0]]


def test_in_every_run_the_ranks_are_those_of_its_weighted_sums() -> None:
    """Counted anew from the weights of each run by a plain matrix product, rounding aside."""
    variants = Variants(textbook(), Doubt(0, 0.3, 0), 5)
    runs = 400
    tally = simulate(variants, runs).tallies["T"]
    totals = variants.weights_in(np.arange(runs)) @ np.array(MATRIX, dtype=np.float64).T
    ranks = (totals[:, :, None] < totals[:, None, :]).sum(axis=2) + 1

    counted = np.stack([np.bincount(own, minlength=4) for own in ranks.T])
    # Points are rounded to hundredths, so only alternatives that are that near can differ.
    near = int((np.abs(np.diff(np.sort(totals, axis=1), axis=1)) < 0.03).any(axis=1).sum())
    assert near < runs / 20
    assert np.abs(counted - tally.ranks).sum() <= 4 * near


def test_without_each_criterion() -> None:
    """Without c0: 16.5, 20, 16; c1: 18.5, 17.5, 20.5; c2: 15.5, 14, 10; c3: 14, 14.5, 19.5."""
    ranks = [own.ranks.tolist() for own in drop_each(textbook())]

    assert ranks == [[2, 1, 3], [2, 3, 1], [1, 2, 3], [3, 2, 1]]
