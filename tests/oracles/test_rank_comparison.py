"""Similarity and distance of rankings: values of the papers' authors, of pymcdm and of COINr."""

import json
from fractions import Fraction
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from asem import PILLARS, asem, table
from scipy.stats import spearmanr

from danvan_scoring.analysis.outranking import copeland_scores, dominance, outranking_matrix
from danvan_scoring.analysis.rank_similarity import (
    draws_distance,
    kemeny_distance,
    kendall_tau_b,
    rank_moves,
    weighted_spearman,
    ws_coefficient,
)

DATA = Path(__file__).parent / "data"
CASES = {
    case["id"]: case
    for case in json.loads((DATA / "rank_comparison" / "cases.json").read_text(encoding="utf-8"))
}


@pytest.mark.parametrize(("other", "expected"), CASES["draws_distance"]["cases"])
def test_draws_distance_of_its_authors(other: list[float], expected: float) -> None:
    case = CASES["draws_distance"]

    assert draws_distance(case["reference"], other) == pytest.approx(
        expected, abs=case["tolerance"]
    )


@pytest.mark.parametrize(("other", "expected"), CASES["kemeny_distance_with_ties"]["cases"])
def test_kemeny_distance_with_ties_exactly(other: list[float], expected: int) -> None:
    assert kemeny_distance(CASES["kemeny_distance_with_ties"]["reference"], other) == expected


@pytest.mark.parametrize("case", CASES["pymcdm_1.4.0_run"]["cases"])
def test_coefficients_as_pymcdm_1_4_0_gave_them(case: dict[str, object]) -> None:
    """Six decimals were written down."""
    one, other = CASES["pymcdm_1.4.0_run"]["reference"], case["y"]

    assert weighted_spearman(one, other) == pytest.approx(case["weighted_spearman"], abs=5e-7)
    assert ws_coefficient(one, other) == pytest.approx(case["ws"], abs=5e-7)
    assert kendall_tau_b(one, other) == pytest.approx(case["kendall"], abs=5e-7)
    assert spearmanr(one, other).statistic == pytest.approx(case["spearman"], abs=5e-7)


def test_outranking_of_four_units_in_three_criteria() -> None:
    case = CASES["outranking_copeland_4x3"]
    shares = outranking_matrix(np.array([case["x1"], case["x2"], case["x3"]], dtype=float).T)

    for row, column in ((2, 1), (3, 1), (4, 1)):
        expected = float(Fraction(case["expected"][f"outrank[{row}][{column}]"]))
        assert shares[row - 1, column - 1] == pytest.approx(expected, abs=1e-15)
    found = dominance(shares)
    assert found.pairs == case["expected"]["dominant_pairs"]
    assert found.share == case["expected"]["fraction_dominant"]


def test_outranking_and_copeland_of_51_countries_in_8_pillars() -> None:
    pillars = table("expected_amean")[PILLARS]
    shares = outranking_matrix(pillars.to_numpy())

    published = table("expected_outrank_matrix_8_pillars").to_numpy()
    assert np.abs(shares - published).max() < 1e-12
    copeland = table("expected_copeland_on_8_pillars")["copeland"]
    assert copeland_scores(shares).tolist() == copeland.loc[pillars.index].tolist()
    words = (DATA / "coinr_asem" / "expected_dominance_8_pillars.txt").read_text().split()
    found = dominance(shares)
    assert (found.pairs, found.share) == (int(words[1]), pytest.approx(float(words[3]), abs=1e-15))


def test_moves_of_51_countries_between_two_ways_of_normalising() -> None:
    """The index by min-max against the index by percentile ranks, both by our own pipeline."""
    ranks = [
        pd.Series(result.standings["T"].overall_rank, index=frame.index)
        for result, frame in (asem("normalised_0_100"), asem("normalised_prank"))
    ]
    published = table("expected_compare_minmax_vs_prank")

    one, other = (own.loc[published.index] for own in ranks)
    assert one.tolist() == published["coin.1"].tolist()
    assert other.tolist() == published["coin.2"].tolist()
    assert rank_moves(one.to_numpy(), other.to_numpy()).tolist() == published["Diff"].tolist()
