"""Coefficients of agreement between judges, from a table of things by judges.

Ours, because the libraries that have them may not be depended on (decision 18). What cannot be
told of the marks at hand is None, never NaN.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import fdtri

Ratings = NDArray[np.float64]
"""One row a thing, one column a judge; NaN where the judge gave no mark."""

Level = Literal["nominal", "ordinal", "interval", "ratio"]

PAIR = 2
"""The fewest things, marks or judges that can be compared."""

_TAIL = 0.975
_EPSILON = 1e-12
"""Of all variation, what is but the rounding of floats."""


@dataclass(frozen=True)
class IntraclassCorrelation:
    """How far marks tell things apart rather than judges (hệ số tương quan nội lớp).

    Judges and things stand for more of their kind; every judge marks every thing.

    Attributes:
        single: ICC(2,1), of one judge's mark.
        average: ICC(2,k), of the mean of all judges; None where marks tell things apart no better
            than chance, so that there is nothing that a mean could strengthen.
        consistency: ICC(3,1), of one judge's mark once the judges' leniency is taken away.
        interval: of `single` with 95 % confidence, cut off at 0, below which no share of variation
            lies; None where `single` is not above 0.
        average_interval: of `average`, likewise.
    """

    single: float
    average: float | None
    consistency: float | None
    interval: tuple[float, float] | None
    average_interval: tuple[float, float] | None


def complete(ratings: Ratings) -> Ratings:
    """Return the things that every judge marked."""
    return ratings[~np.isnan(ratings).any(axis=1)]


def intraclass_correlation(ratings: Ratings) -> IntraclassCorrelation | None:
    """Return the intraclass correlations of a two-way random-effects model.

    Source: P. Shrout and J. Fleiss, Intraclass correlations (1979), Psychological Bulletin 86;
    the intervals by K. McGraw and S. Wong, Forming inferences about some intraclass correlation
    coefficients (1996), Psychological Methods 1, table 7.

    Args:
        ratings: things without a mark of some judge are left out.

    Returns:
        None with fewer than two complete things or judges, or if all marks are the same.
    """
    ratings = complete(ratings)
    things, judges = ratings.shape
    if min(things, judges) < PAIR or not np.ptp(ratings):
        return None
    grand, of_thing, of_judge = ratings.mean(), ratings.mean(axis=1), ratings.mean(axis=0)
    residual = ratings - of_thing[:, None] - of_judge + grand
    ms_thing = judges * ((of_thing - grand) ** 2).sum() / (things - 1)
    ms_judge = things * ((of_judge - grand) ** 2).sum() / (judges - 1)
    ms_error = (residual**2).sum() / ((things - 1) * (judges - 1))
    # What is but the rounding of floats is nothing, so that perfect agreement is exactly 1.
    least = _EPSILON * (ms_thing + ms_judge + ms_error)
    ms_thing, ms_judge, ms_error = (
        float(ms) if ms > least else 0.0 for ms in (ms_thing, ms_judge, ms_error)
    )
    return _of_mean_squares(ms_thing, ms_judge, ms_error, things, judges)


def _of_mean_squares(
    ms_thing: float, ms_judge: float, ms_error: float, things: int, judges: int
) -> IntraclassCorrelation | None:
    true = ms_thing - ms_error
    all_variation = ms_thing + (judges - 1) * ms_error + judges * (ms_judge - ms_error) / things
    least = _EPSILON * (ms_thing + ms_judge + ms_error)
    # Two judges who mark two things the other way round leave nothing to divide by.
    if all_variation <= least:
        return None
    single = true / all_variation
    without_leniency = ms_thing + (judges - 1) * ms_error
    consistency = true / without_leniency if without_leniency > least else None
    if single <= 0:
        return IntraclassCorrelation(single, None, consistency, None, None)
    low, high = _interval(single, (ms_thing, ms_judge, ms_error), things, judges)
    of_mean = [judges * value / (1 + (judges - 1) * value) for value in (single, low, high)]
    average, *bounds = of_mean
    return IntraclassCorrelation(single, average, consistency, (low, high), (bounds[0], bounds[1]))


def _interval(
    single: float, mean_squares: tuple[float, float, float], things: int, judges: int
) -> tuple[float, float]:
    ms_thing, ms_judge, ms_error = mean_squares
    if not ms_judge + ms_error:
        return 1.0, 1.0
    a = judges * single / (things * (1 - single)) * ms_judge
    b = (1 + judges * single * (things - 1) / (things * (1 - single))) * ms_error
    freedom = (a + b) ** 2 / (a**2 / (judges - 1) + b**2 / ((things - 1) * (judges - 1)))
    noise = judges * ms_judge + (judges * things - judges - things) * ms_error
    f_low, f_high = fdtri(things - 1, freedom, _TAIL), fdtri(freedom, things - 1, _TAIL)
    low = things * (ms_thing - f_low * ms_error) / (f_low * noise + things * ms_thing)
    high = things * (f_high * ms_thing - ms_error) / (noise + things * f_high * ms_thing)
    return max(0.0, float(low)), float(high)


def kendall_w(ratings: Ratings) -> float | None:
    """Return Kendall's W, corrected for ties: how alike judges order things, from 0 to 1.

    Source: M. Kendall and J. Gibbons, Rank Correlation Methods (1990), chapter 6. It is the
    statistic of Friedman's test over its largest value.

    Args:
        ratings: things without a mark of some judge are left out.

    Returns:
        None with fewer than two complete things or judges, or if no judge tells things apart.
    """
    ratings = complete(ratings)
    things, judges = ratings.shape
    if min(things, judges) < PAIR:
        return None
    ranks = pd.DataFrame(ratings).rank().to_numpy()
    # A judge's ranks vary the less the more of them are tied.
    largest = judges * ((ranks - (things + 1) / 2) ** 2).sum()
    if not largest:
        return None
    sums = ranks.sum(axis=1)
    return float(((sums - sums.mean()) ** 2).sum() / largest)


def krippendorff_alpha(ratings: Ratings, level: Level = "interval") -> float | None:
    """Return Krippendorff's alpha: 1 less the observed over the expected disagreement.

    Source: K. Krippendorff, Content Analysis (2nd ed. 2004), chapter 11.

    Args:
        ratings: gaps are allowed; things with a single mark compare nothing and are left out.
        level: what the marks are: names, an order, measures, or measures with a true zero.

    Returns:
        None if fewer than two things have two marks, or all these marks are the same.
    """
    given = ~np.isnan(ratings)
    paired = given.sum(axis=1) >= PAIR
    ratings, given = ratings[paired], given[paired]
    values, position = np.unique(ratings[given], return_inverse=True)
    if min(len(ratings), len(values)) < PAIR:
        return None
    counts = np.zeros((len(ratings), len(values)))
    np.add.at(counts, (np.nonzero(given)[0], position), 1.0)
    weighted = counts / (counts.sum(axis=1, keepdims=True) - 1)
    coincidences = counts.T @ weighted - np.diag(weighted.sum(axis=0))
    totals = coincidences.sum(axis=0)
    apart = _distances(values, totals, level)
    observed = (coincidences * apart).sum()
    expected = (np.outer(totals, totals) * apart).sum() / (totals.sum() - 1)
    return float(1 - observed / expected)


def _distances(
    values: NDArray[np.float64], totals: NDArray[np.float64], level: Level
) -> NDArray[np.float64]:
    """Return how far two values are apart, squared."""
    if level == "nominal":
        return 1 - np.eye(len(values))
    if level == "ordinal":
        # Half of both values and all between them: the distance of their middle ranks.
        middle = np.cumsum(totals) - totals / 2
        return np.asarray((middle[:, None] - middle) ** 2)
    apart = np.asarray((values[:, None] - values) ** 2)
    if level == "interval":
        return apart
    sums = (values[:, None] + values) ** 2
    return np.asarray(np.divide(apart, sums, out=np.zeros_like(apart), where=sums > 0))
