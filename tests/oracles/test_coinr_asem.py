"""ASEM sustainable connectivity (COINr): 49 indicators on four levels, means and missing data."""

import numpy as np
import pandas as pd
import pytest
from asem import DATA, asem, table

from danvan_scoring.model.ranking import competition_rank
from danvan_scoring.model.rounding import round_to_units
from danvan_scoring.model.status import Status

CASES = {
    "expected_amean": ("normalised_0_100", {}),
    "expected_gmean_on_1_100": ("normalised_1_100", {"means": ("geometric_mean",) * 3}),
    "expected_amean_gmean_amean_on_1_100": (
        "normalised_1_100",
        {"means": ("weighted_mean", "geometric_mean", "weighted_mean")},
    ),
    "expected_amean_missing_nothreshold": ("normalised_raw_with_missing", {}),
    "expected_amean_missing_thresh0.9": ("normalised_raw_with_missing", {"coverage": "0.9"}),
}


@pytest.mark.parametrize("expected", list(CASES))
def test_every_level_of_the_hierarchy_to_1e_9(expected: str) -> None:
    indicators, how = CASES[expected]
    _, found = asem(indicators, **how)

    published = table(expected)[found.columns]
    assert found.isna().equals(published.isna())
    assert np.nanmax(np.abs(found - published)) < 1e-9


def test_unequal_weights_to_1e_9() -> None:
    weights = pd.read_csv(DATA / "alt_weights.csv").set_index("iCode")["Weight"]
    _, found = asem("normalised_0_100", weights={k: int(v) for k, v in weights.items()})

    published = table("expected_amean_alt_weights")[found.columns]
    assert np.abs(found - published).to_numpy().max() < 1e-9


def test_the_threshold_withholds_95_cells_and_says_so() -> None:
    result, found = asem("normalised_raw_with_missing", coverage="0.9")

    assert int(found.isna().sum().sum()) == 95
    withheld = sum(
        int((result.scores.nodes[code].status == Status.WITHHELD).sum()) for code in found.columns
    )
    assert withheld == 95


def test_ranks_on_every_level_share_the_smallest() -> None:
    _, found = asem("normalised_0_100")

    published = table("expected_ranks_min")
    alone, everyone = np.zeros(len(found), dtype=np.intp), np.ones(len(found), dtype=np.bool_)
    for code in found.columns:
        ranks, _ = competition_rank([round_to_units(found[code].to_numpy(), 6)], alone, everyone)
        assert ranks.tolist() == published[code].tolist(), code


def test_ranks_of_the_index_by_the_whole_pipeline() -> None:
    result, _ = asem("normalised_0_100")

    standing = result.standings["T"]
    assert standing.overall_rank.tolist() == table("expected_ranks_min")["Index"].tolist()
