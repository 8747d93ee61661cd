"""Sobol' indices: known functions first, then a period of which the answer is plain."""

import numpy as np
import pytest
from judged import facts, ground, marks
from scipy.stats import sobol_indices

from danvan_scoring.analysis.robustness.doubt import Doubt
from danvan_scoring.analysis.robustness.influence import indices, influences
from danvan_scoring.analysis.robustness.variants import Variants


def test_ishigami() -> None:
    """T. Ishigami, T. Homma (1990), a = 7, b = 0.1; exact indices from the variances by hand.

    V = a^2/8 + b pi^4/5 + b^2 pi^8/18 + 1/2; V1 = (1 + b pi^4/5)^2 / 2; V2 = a^2/8; V3 = 0;
    V13 = b^2 pi^8 (1/18 - 1/50).
    """
    a, b, pi4 = 7, 0.1, np.pi**4
    whole = a**2 / 8 + b * pi4 / 5 + b**2 * pi4**2 / 18 + 1 / 2
    first = np.array([(1 + b * pi4 / 5) ** 2 / 2, a**2 / 8, 0]) / whole
    both = b**2 * pi4**2 * (1 / 18 - 1 / 50) / whole
    total = first + np.array([both, 0, both])

    def ishigami(uniforms: np.ndarray) -> np.ndarray:
        x = np.pi * (2 * uniforms - 1)
        return (np.sin(x[0]) + a * np.sin(x[1]) ** 2 + b * x[2] ** 4 * np.sin(x[0]))[None, :]

    (found,) = indices(ishigami, ["x1", "x2", "x3"], 4096, 1)
    assert [own.source for own in found] == ["x1", "x2", "x3"]
    assert [own.alone.value for own in found] == pytest.approx(first.tolist(), abs=0.03)
    assert [own.total.value for own in found] == pytest.approx(total.tolist(), abs=0.03)
    for own, alone, all_ in zip(found, first, total, strict=True):
        assert own.alone.low - 0.02 <= alone <= own.alone.high + 0.02
        assert own.total.low - 0.02 <= all_ <= own.total.high + 0.02


def test_a_sum_of_independent_parts_splits_by_their_variances() -> None:
    """3 x + 1 y: variances 9 to 1."""
    (found,) = indices(lambda u: (3 * u[0] + u[1])[None, :], ["x", "y"], 2048, 1)

    for own, share in zip(found, (0.9, 0.1), strict=True):
        assert own.alone.value == pytest.approx(share, abs=0.02)
        assert own.total.value == pytest.approx(share, abs=0.02)


def test_the_estimates_are_those_of_scipy() -> None:
    values = []

    def product(x: np.ndarray) -> np.ndarray:
        values.append(x[0] * (1 + x[1]) + x[2] ** 2)
        return values[-1][None, :]

    (found,) = indices(product, ["x", "y", "z"], 512, 5)
    first, second, *mixed = (own[None, :] for own in values)
    theirs = sobol_indices(func={"f_A": first, "f_B": second, "f_AB": np.stack(mixed)}, n=512)
    assert [own.alone.value for own in found] == pytest.approx(theirs.first_order.ravel().tolist())
    assert [own.total.value for own in found] == pytest.approx(theirs.total_order.ravel().tolist())


def test_what_never_varies_has_no_indices() -> None:
    constant, varied = indices(lambda u: np.stack([np.ones(u.shape[1]), u[0]]), ["x"], 64, 1)

    assert constant == ()
    assert varied[0].alone.value == pytest.approx(1, abs=0.05)


LINES = [marks("a", 10, "0.5"), facts("b", 10), facts("c", 10)]
# Facts far apart and marks close together, at which neither weights nor faults change a rank.
ROWS = [(5, 6, 6), (5.5, 6, 6), (6, 6, 6), (4.5, 6, 6)]


def test_where_marks_alone_can_move_ranks_they_are_all_of_it() -> None:
    variants = Variants(ground(LINES, ROWS), Doubt(judges=1, weights=0.02, faults=0.2), 1)
    found = {own.source: own for own in influences(variants, 1024)["T"]}

    assert list(found) == ["judges", "weights", "faults"]
    assert found["judges"].total.value == pytest.approx(1, abs=0.1)
    assert found["faults"].total.value == pytest.approx(0, abs=1e-9)


def test_the_same_seed_gives_the_same_indices() -> None:
    one, again = (influences(Variants(ground(LINES, ROWS), Doubt(), 7), 64) for _ in range(2))

    assert one == again


def test_a_period_in_which_nothing_is_in_doubt_has_none() -> None:
    calm = Doubt(judges=0, weights=0, faults=0)

    assert influences(Variants(ground(LINES, ROWS), calm, 1), 64) == {"T": ()}
    assert influences(Variants(ground(LINES, [(5, 6, 6)]), Doubt(), 1), 64) == {"T": ()}
