"""Agreement of judges: small tables by hand, laws of the coefficients, and what cannot be told."""

from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from danvan_scoring.analysis.agreement import Agreement, agreement
from danvan_scoring.analysis.agreement_coefficients import (
    intraclass_correlation,
    kendall_w,
    krippendorff_alpha,
)

Mark = tuple[str, str, str, float, float]
QUARTERS = st.integers(0, 8).map(lambda count: count / 4)


def of(*marks: Mark) -> Agreement:
    columns = ["unit", "criterion", "judge", "mark", "maximum"]
    return agreement(pd.DataFrame(list(marks), columns=columns))


def table(rows: Any) -> NDArray[np.float64]:
    return np.array(rows, dtype=np.float64)


@st.composite
def ratings(draw: st.DrawFn, *, gaps: bool = False) -> NDArray[np.float64]:
    shape = (draw(st.integers(0, 7)), draw(st.integers(1, 4)))
    cell = st.one_of(QUARTERS, st.just(float("nan"))) if gaps else QUARTERS
    return draw(arrays(np.float64, shape, elements=cell))


def test_two_judges_by_hand() -> None:
    """Things are 2 apart, judges 1, no error: mean squares 2*2 = 4, 2*0.5 = 1, 0; 4/(4 + 2*1/2)."""
    found = intraclass_correlation(table([[1, 2], [3, 4]]))

    assert found is not None
    assert found.single == pytest.approx(0.8)
    assert found.average == pytest.approx(2 * 0.8 / 1.8)
    assert found.consistency == 1


def test_perfect_agreement_is_one() -> None:
    same = table([[0.1, 0.1, 0.1], [0.7, 0.7, 0.7], [0.3, 0.3, 0.3]])
    found = intraclass_correlation(same)

    assert found is not None
    assert (found.single, found.average, found.consistency) == (1, 1, 1)
    assert found.interval == found.average_interval == (1, 1)
    assert kendall_w(same) == pytest.approx(1)
    assert krippendorff_alpha(same) == pytest.approx(1)


def test_opposite_orders_are_no_agreement() -> None:
    opposite = table([[0, 2], [1, 1], [2, 0]])
    found = intraclass_correlation(opposite)

    # ms_thing 0, ms_judge 0, ms_error (1 + 1 + 1 + 1)/2 = 2: -2/(0 + 2 - 2*2/3) = -3.
    assert found is not None
    assert found.single == pytest.approx(-3)
    assert (found.average, found.interval, found.average_interval) == (None, None, None)
    assert kendall_w(opposite) == 0
    # Observed (8 + 0 + 8)/6; expected of 0 0 1 1 2 2, in pairs: (8*1 + 8*1 + 8*4)/(6*5).
    assert krippendorff_alpha(opposite) == pytest.approx(1 - (8 / 3) / (48 / 30))


def test_a_constant_difference_costs_agreement_and_not_consistency() -> None:
    found = intraclass_correlation(table([[0, 1], [1, 2], [2, 3], [3, 4]]))

    # things: 2*(1.5^2+.5^2+.5^2+1.5^2)/3 = 10/3; judges: 4*(.25+.25) = 2; error 0.
    assert found is not None
    assert found.single == pytest.approx((10 / 3) / (10 / 3 + 2 * 2 / 4))
    assert found.consistency == 1
    assert kendall_w(table([[0, 1], [1, 2], [2, 3], [3, 4]])) == pytest.approx(1)


@pytest.mark.parametrize(
    "rows",
    [
        [[1.0], [2.0], [3.0]],
        [[1.0, 2.0, 3.0]],
        [[2.0, 2.0], [2.0, 2.0]],
        [[np.nan, 1.0], [2.0, np.nan]],
    ],
    ids=["one judge", "one thing", "all equal", "never together"],
)
def test_what_cannot_be_told_is_none(rows: list[list[float]]) -> None:
    ratings_ = table(rows)

    assert intraclass_correlation(ratings_) is None
    assert kendall_w(ratings_) is None
    assert krippendorff_alpha(ratings_) is None


def test_two_judges_against_each_other_on_two_things_have_no_icc() -> None:
    assert intraclass_correlation(table([[0, 1], [1, 0]])) is None


@given(ratings(gaps=True))
def test_coefficients_are_in_bounds_or_none_and_never_warn(given_: NDArray[np.float64]) -> None:
    icc, w = intraclass_correlation(given_), kendall_w(given_)
    alphas = [krippendorff_alpha(given_, "interval"), krippendorff_alpha(given_, "ordinal")]
    alphas += [krippendorff_alpha(given_, "nominal"), krippendorff_alpha(given_, "ratio")]

    assert w is None or 0 <= w <= 1 + 1e-12
    assert all(alpha is None or alpha <= 1 + 1e-12 for alpha in alphas)
    if icc is not None:
        assert np.isfinite(icc.single)
        assert icc.single <= 1
        for value, interval in ((icc.single, icc.interval), (icc.average, icc.average_interval)):
            if interval is not None and value is not None:
                assert 0 <= interval[0] <= value + 1e-9
                assert value - 1e-9 <= interval[1] <= 1


@given(ratings(), st.sampled_from([0.25, 2.0, 10.0]), st.sampled_from([-3.0, 0.0, 7.5]))
def test_another_scale_changes_nothing(
    given_: NDArray[np.float64], times: float, more: float
) -> None:
    one, other = intraclass_correlation(given_), intraclass_correlation(given_ * times + more)

    assert (one is None) == (other is None)
    if one is not None and other is not None:
        assert other.single == pytest.approx(one.single)
    assert _near(kendall_w(given_), kendall_w(given_ * times + more))
    assert _near(krippendorff_alpha(given_), krippendorff_alpha(given_ * times + more))


@given(ratings(gaps=True), st.randoms(use_true_random=False))
def test_the_order_of_judges_and_things_changes_nothing(
    given_: NDArray[np.float64], random: Any
) -> None:
    rows, columns = list(range(given_.shape[0])), list(range(given_.shape[1]))
    random.shuffle(rows)
    random.shuffle(columns)
    other = given_[rows][:, columns]

    assert _near(kendall_w(given_), kendall_w(other))
    for level in ("nominal", "ordinal", "interval", "ratio"):
        assert _near(krippendorff_alpha(given_, level), krippendorff_alpha(other, level))


@given(ratings(gaps=True))
def test_alpha_is_one_less_the_mean_square_within_over_that_of_all_pairs(
    given_: NDArray[np.float64],
) -> None:
    """The definition, pair by pair: each thing weighs by its marks, each pair within by 1/(n-1)."""
    things = [row[~np.isnan(row)] for row in given_]
    things = [row for row in things if len(row) > 1]
    values = [value for row in things for value in row]
    expected = sum((a - b) ** 2 for a in values for b in values)
    if not expected or len(things) < 2:
        assert krippendorff_alpha(given_) is None
        return
    observed = sum((a - b) ** 2 / (len(row) - 1) for row in things for a in row for b in row) / len(
        values
    )
    expected /= len(values) * (len(values) - 1)

    assert krippendorff_alpha(given_) == pytest.approx(1 - observed / expected)


def test_leniency_is_against_the_others_on_the_same_things() -> None:
    """On A (of 4): 2, 3, 4; on B (of 10): 5 and 5 by two of them."""
    found = of(
        ("u1", "A", "X", 2, 4), ("u1", "A", "Y", 3, 4), ("u1", "A", "Z", 4, 4),
        ("u1", "B", "X", 5, 10), ("u1", "B", "Y", 5, 10),
        ("u2", "B", "Z", 9, 10),
    )  # fmt: skip
    x, y, z = found.profiles

    assert (found.things, found.compared, found.complete) == (3, 2, 1)
    # X: 0.5 - 0.875 = -0.375 and 0; Y: 0.75 - 0.75 and 0; Z: 1 - 0.625 on the one thing shared.
    assert (x.leniency, x.things, x.higher, x.lower) == (-0.1875, 2, 0, 1)
    assert (y.leniency, y.things, y.higher, y.lower) == (0, 2, 0, 0)
    assert (z.leniency, z.things, z.higher, z.lower) == (0.375, 1, 1, 0)
    assert [own.spread for own in found.profiles] == [None, None, None]


def test_spread_is_of_the_things_that_all_marked() -> None:
    found = of(
        ("u1", "A", "X", 1, 4), ("u1", "A", "Y", 0, 4),
        ("u2", "A", "X", 3, 4), ("u2", "A", "Y", 4, 4),
        ("u3", "A", "X", 0, 4),
    )  # fmt: skip

    # Shares 0.25 and 0.75, 0 and 1: deviations of 0.25 and 0.5 from the mean, over n - 1 = 1.
    assert found.profiles[0].spread == pytest.approx((2 * 0.25**2) ** 0.5)
    assert found.profiles[1].spread == pytest.approx((2 * 0.5**2) ** 0.5)


def test_criteria_and_units_with_the_widest_gaps_stand_first() -> None:
    found = of(
        ("u1", "A", "X", 2, 4), ("u1", "A", "Y", 3, 4),
        ("u2", "A", "X", 4, 4), ("u2", "A", "Y", 4, 4),
        ("u1", "B", "X", 2, 2), ("u1", "B", "Y", 1, 2),
        ("u3", "B", "X", 2, 2),
    )  # fmt: skip

    b, a = found.by_criterion
    assert (b.code, b.things, b.mean_gap, b.largest_gap, b.at) == ("B", 1, 0.5, 0.5, "u1")
    assert (a.code, a.things, a.mean_gap, a.largest_gap, a.at) == ("A", 2, 0.125, 0.25, "u1")
    assert [(u.code, u.mean_gap, u.at) for u in found.by_unit] == [
        ("u1", 0.375, "B"), ("u2", 0, "A"),
    ]  # fmt: skip


def test_equal_shares_of_different_maxima_are_equal() -> None:
    """0.3 of 3 and 0.1 of 1 are the same tenth, which floats deny."""
    found = of(
        ("u1", "A", "X", 0.3, 3), ("u1", "A", "Y", 0.3, 3),
        ("u1", "B", "X", 0.1, 1), ("u1", "B", "Y", 0.1, 1),
    )  # fmt: skip

    assert found.icc is None
    assert found.alpha is None


def test_no_marks_are_no_agreement() -> None:
    found = of()

    assert (found.judges, found.things, found.compared, found.complete) == ([], 0, 0, 0)
    assert (found.icc, found.kendall_w, found.alpha) == (None, None, None)
    assert (found.profiles, found.by_criterion, found.by_unit) == ([], [], [])


def test_one_judge_is_no_agreement() -> None:
    found = of(("u1", "A", "X", 1, 4), ("u2", "A", "X", 2, 4))

    assert (found.things, found.compared, found.complete) == (2, 0, 0)
    assert found.profiles[0].leniency is None


def test_the_same_thing_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="twice"):
        of(("u1", "A", "X", 1, 4), ("u1", "A", "X", 2, 4))


def _near(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return one == pytest.approx(other, abs=1e-9)
