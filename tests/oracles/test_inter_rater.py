"""Agreement of judges: Shrout and Fleiss, Krippendorff, Kendall's W, Fleiss."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.stats import friedmanchisquare

from danvan_scoring.analysis.agreement_coefficients import (
    intraclass_correlation,
    kendall_w,
    krippendorff_alpha,
)

_CASES = json.loads(
    (Path(__file__).parent / "data" / "inter_rater" / "cases.json").read_text(encoding="utf-8")
)
CASES: dict[str, Any] = {case["id"]: case for case in _CASES}


def ratings(rows: Any) -> NDArray[np.float64]:
    """Make a table of rows; those that are shorter have gaps at the end."""
    width = max(map(len, rows))
    return np.array([[*row, *[None] * (width - len(row))] for row in rows], dtype=np.float64)


SHROUT = ratings(CASES["shrout_fleiss_1979"]["ratings_6_units_x_4_judges"])


def test_intraclass_correlations_of_shrout_and_fleiss() -> None:
    case = CASES["shrout_fleiss_1979"]
    found = intraclass_correlation(SHROUT)

    assert found is not None
    assert round(found.single, 2) == case["expected"]["ICC2_1"]
    assert round(found.average or 0, 2) == case["expected"]["ICC2_k"]
    assert round(found.consistency or 0, 2) == case["expected"]["ICC3_1"]
    assert found.single == pytest.approx(case["rerun"]["ICC2_1"], abs=1e-6)
    assert found.average == pytest.approx(case["rerun"]["ICC2_k"], abs=1e-6)
    assert found.consistency == pytest.approx(case["rerun"]["ICC3_1"], abs=1e-6)


def test_their_confidence_intervals() -> None:
    """0.02 to 0.76 and 0.07 to 0.93, by R's psych, as pingouin's tests quote it."""
    found = intraclass_correlation(SHROUT)

    assert found is not None
    assert found.interval == pytest.approx((0.02, 0.76), abs=0.005)
    assert found.average_interval == pytest.approx((0.07, 0.93), abs=0.005)


def test_the_other_forms_follow_from_ours() -> None:
    """ICC(3,k) by Spearman and Brown; ICC(1,1) and ICC(1,k) from the spread within things."""
    case = CASES["shrout_fleiss_1979"]["rerun"]
    found = intraclass_correlation(SHROUT)
    judges = SHROUT.shape[1]
    ms_thing = judges * SHROUT.mean(axis=1).var(ddof=1)
    within = SHROUT.var(axis=1, ddof=1).mean()
    one_way = (ms_thing - within) / (ms_thing + (judges - 1) * within)

    assert found is not None
    consistency = found.consistency or 0
    average = judges * consistency / (1 + (judges - 1) * consistency)
    assert average == pytest.approx(case["ICC3_k"], abs=1e-6)
    assert one_way == pytest.approx(case["ICC1_1"], abs=1e-6)
    assert (ms_thing - within) / ms_thing == pytest.approx(case["ICC1_k"], abs=1e-6)


@pytest.mark.parametrize("name", ["krippendorff_3x15", "krippendorff_4x12"])
@pytest.mark.parametrize("level", ["nominal", "ordinal", "interval", "ratio"])
def test_krippendorffs_examples_with_gaps(name: str, level: Any) -> None:
    case = CASES[name]
    found = krippendorff_alpha(ratings(case["raters_x_units"]).T, level)

    expected = {**case["rerun_krippendorff_0_9_0"], **case["expected"]}[level]
    digits = len(str(expected).partition(".")[2])
    assert found == pytest.approx(expected, abs=0.51 * 10 ** -min(digits, 9))


def test_krippendorffs_alpha_of_inspect_ai() -> None:
    case = CASES["krippendorff_inspect_ai"]
    for rows, expected in zip(case["units_x_raters"], case["expected_nominal"], strict=True):
        assert krippendorff_alpha(ratings(rows), "nominal") == pytest.approx(expected, abs=1e-12)


def test_kendalls_w_without_ties() -> None:
    case = CASES["kendall_w_10_projects_4_judges"]
    table = ratings(case["judges_ranks"])
    sums = table.sum(axis=1)

    assert ((sums - sums.mean()) ** 2).sum() == case["expected"]["sum_d2"]
    assert kendall_w(table) == pytest.approx(case["expected"]["W"], abs=1e-12)


def test_kendalls_w_with_ties() -> None:
    expected = CASES["shrout_fleiss_1979"]["kendall_w_from_scipy_friedman_tie_corrected"]

    assert kendall_w(SHROUT) == pytest.approx(expected, abs=1e-12)


def test_kendalls_w_is_friedmans_statistic_over_its_largest_value() -> None:
    for table in (SHROUT, ratings(CASES["kendall_w_10_projects_4_judges"]["judges_ranks"])):
        statistic, _ = friedmanchisquare(*table)
        largest = table.shape[1] * (table.shape[0] - 1)

        assert kendall_w(table) == pytest.approx(statistic / largest, abs=1e-12)


def test_fleiss_kappa_by_the_nominal_alpha() -> None:
    """Alpha expects by pairs drawn without putting back: 1 - alpha = (1 - kappa)(N - 1)/N."""
    case = CASES["fleiss_kappa_10x5_14_raters"]
    rows = [
        [category for category, count in enumerate(counts) for _ in range(count)]
        for counts in case["counts"]
    ]
    table = ratings(rows)
    alpha = krippendorff_alpha(table, "nominal")

    assert alpha is not None
    kappa = 1 - (1 - alpha) * table.size / (table.size - 1)
    assert kappa == pytest.approx(case["expected_kappa"], abs=1e-9)
