"""Similarity of rankings beside the oracles: against the slow obvious way, and where it ends."""

from itertools import combinations
from math import sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_scoring.analysis.outranking import copeland_scores, dominance, outranking_matrix
from danvan_scoring.analysis.rank_similarity import (
    draws_distance,
    kemeny_distance,
    kendall_tau_b,
    mid_ranks,
    weighted_spearman,
    ws_coefficient,
)

RANKINGS = st.integers(2, 8).flatmap(
    lambda size: st.tuples(
        *[st.lists(st.integers(1, 4), min_size=size, max_size=size).map(mid_ranks)] * 2
    )
)


def sign(number: float) -> int:
    return int(number > 0) - int(number < 0)


@given(RANKINGS)
def test_tau_b_is_pairs_alike_less_pairs_contrariwise(rankings: tuple[list[float], ...]) -> None:
    one, other = rankings
    pairs = list(combinations(range(len(one)), 2))
    products = [sign(one[a] - one[b]) * sign(other[a] - other[b]) for a, b in pairs]
    ordered = [sum(own[a] != own[b] for a, b in pairs) for own in rankings]

    found = kendall_tau_b(one, other)

    if not all(ordered):
        assert found is None
    else:
        assert found == pytest.approx(sum(products) / sqrt(ordered[0] * ordered[1]), abs=1e-12)


@given(RANKINGS)
def test_kemeny_counts_pair_by_pair(rankings: tuple[list[float], ...]) -> None:
    one, other = rankings
    pairs = combinations(range(len(one)), 2)

    expected = sum(abs(sign(one[a] - one[b]) - sign(other[a] - other[b])) for a, b in pairs)
    assert kemeny_distance(one, other) == expected


@given(RANKINGS)
def test_a_ranking_is_wholly_like_itself(rankings: tuple[list[float], ...]) -> None:
    one, _ = rankings

    assert ws_coefficient(one, one) == 1
    assert weighted_spearman(one, one) == 1
    assert draws_distance(one, one) == 0
    assert kemeny_distance(one, one) == 0
    assert kendall_tau_b(one, one) in (None, pytest.approx(1))


def test_one_unit_or_none_has_no_similarity() -> None:
    for ranks in ([], [1]):
        assert kendall_tau_b(ranks, ranks) is None
        assert ws_coefficient(ranks, ranks) is None
        assert weighted_spearman(ranks, ranks) is None
        assert kemeny_distance(ranks, ranks) == 0
    assert draws_distance([], []) is None
    assert draws_distance([1], [1]) == 0


def test_units_that_all_share_one_place_have_no_order_to_compare() -> None:
    assert kendall_tau_b([2, 2, 2], [1, 2, 3]) is None


def test_a_change_at_the_top_weighs_more_than_at_the_end() -> None:
    top, end = [2, 1, 3, 4, 5], [1, 2, 3, 5, 4]
    straight = [1, 2, 3, 4, 5]

    assert kendall_tau_b(straight, top) == kendall_tau_b(straight, end)
    assert ws_coefficient(straight, top) < ws_coefficient(straight, end)


def test_rankings_of_other_units_are_refused() -> None:
    with pytest.raises(ValueError, match="the same units"):
        kemeny_distance([1, 2], [1, 2, 3])


def test_equal_scores_count_half_for_both() -> None:
    shares = outranking_matrix(np.array([[1.0, 2.0], [1.0, 1.0]]))

    assert shares.tolist() == [[0, 0.75], [0.25, 0]]
    assert copeland_scores(shares).tolist() == [1, -1]


def test_weights_are_shares_of_their_sum() -> None:
    shares = outranking_matrix(np.array([[1.0, 0.0], [0.0, 1.0]]), np.array([3.0, 1.0]))

    assert shares.tolist() == [[0, 0.75], [0.25, 0]]


def test_a_single_unit_dominates_nobody() -> None:
    found = dominance(outranking_matrix(np.ones((1, 3))))

    assert (found.pairs, found.share) == (0, 0.0)
