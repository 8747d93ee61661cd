"""Agreement of judges: how alike the members of a council mark, who is lenient, where they differ.

Marks of several criteria are compared as shares of the criterion's maximum.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from danvan_scoring.analysis.agreement_coefficients import (
    PAIR,
    IntraclassCorrelation,
    Ratings,
    complete,
    intraclass_correlation,
    kendall_w,
    krippendorff_alpha,
)
from danvan_scoring.model.assessment import Assessment
from danvan_scoring.model.result import Result

_KEYS = ["unit", "criterion"]
_SHARE_DECIMALS = 12
"""Decimals by which a share is equal to another: 0.3 of 3 is 0.1 of 1, which floats deny."""


@dataclass(frozen=True)
class JudgeProfile:
    """How one judge marks, beside the others who marked the same things.

    Attributes:
        judge: their code.
        things: how many things they and somebody else marked.
        leniency: by how much their mark is above the mean of the others', on average, as a share
            of the maximum; below 0 they are strict. None if nothing can be compared.
        higher: on how many of these things their mark is above the mean of the others'.
        lower: on how many it is below.
        spread: the standard deviation of their marks on the things that all judges marked, as a
            share of the maximum; None with fewer than two.
    """

    judge: str
    things: int
    leniency: float | None
    higher: int
    lower: int
    spread: float | None


@dataclass(frozen=True)
class Disagreement:
    """How far judges are apart at one criterion, or about one unit.

    Attributes:
        code: of the criterion or the unit.
        things: how many of its things two judges or more marked.
        mean_gap: the highest less the lowest mark of a thing, on average, as a share of the
            maximum.
        largest_gap: the largest of these.
        at: the other key of the thing where it is: the unit, or the criterion.
        alpha: Krippendorff's alpha of these things; None where it cannot be told.
    """

    code: str
    things: int
    mean_gap: float
    largest_gap: float
    at: str
    alpha: float | None


@dataclass(frozen=True)
class Agreement:
    """What the marks of several judges say of the judges.

    Attributes:
        judges: those who gave a mark, in the order in which they appear.
        things: how many things (a criterion of a unit) have a mark.
        compared: how many have two or more.
        complete: how many have one of every judge.
        icc: of the complete things; None where it cannot be told.
        kendall_w: likewise.
        alpha: Krippendorff's, at the interval level, of all things that can be compared.
        profiles: one a judge.
        by_criterion: the criteria with things that can be compared, the largest mean gap first.
        by_unit: the units, likewise.
    """

    judges: Sequence[str]
    things: int
    compared: int
    complete: int
    icc: IntraclassCorrelation | None
    kendall_w: float | None
    alpha: float | None
    profiles: Sequence[JudgeProfile]
    by_criterion: Sequence[Disagreement]
    by_unit: Sequence[Disagreement]


def agreement(marks: pd.DataFrame) -> Agreement:
    """Compare judges who marked the same things.

    Args:
        marks: one row a mark: `unit`, `criterion`, `judge`, `mark`, `maximum` (of the criterion,
            above 0, in the unit of the mark).

    Raises:
        ValueError: a judge marked the same thing twice.
    """
    shares = (marks["mark"].astype("float64") / marks["maximum"].astype("float64")).round(
        _SHARE_DECIMALS
    )
    long = marks[[*_KEYS, "judge"]].assign(share=shares)
    if long.duplicated([*_KEYS, "judge"]).any():
        raise ValueError("a judge marked the same unit and criterion twice")
    judges = list(dict.fromkeys(map(str, long["judge"])))
    wide = long.set_index([*_KEYS, "judge"])["share"].unstack("judge").reindex(columns=judges)  # noqa: PD010 (a table, nothing to sum)
    ratings = wide.to_numpy(dtype=np.float64)
    several = (~np.isnan(ratings)).sum(axis=1) >= PAIR
    whole = complete(ratings)
    compared = wide[several]
    return Agreement(
        judges=judges,
        things=len(wide),
        compared=int(several.sum()),
        complete=len(whole) if len(judges) > 1 else 0,
        icc=intraclass_correlation(ratings),
        kendall_w=kendall_w(ratings),
        alpha=krippendorff_alpha(ratings),
        profiles=_profiles(judges, ratings[several], whole),
        by_criterion=_disagreements(compared, "criterion", "unit"),
        by_unit=_disagreements(compared, "unit", "criterion"),
    )


def member_marks(assessment: Assessment, result: Result) -> pd.DataFrame:
    """Return the marks of single members of the council that the log keeps, as `agreement` reads.

    Args:
        assessment: what the log says.
        result: whose units and criteria are looked at.
    """
    units = set(map(str, result.scores.units))
    maxima = {code: own.line.max for code, own in result.bound.criteria.items()}
    rows = [
        (unit, criterion, judge, Decimal(line.entry.new or ""), maxima[criterion])
        for (unit, criterion), own in assessment.marks.items()
        if unit in units and criterion in maxima
        for judge, line in own.items()
    ]
    return pd.DataFrame(rows, columns=[*_KEYS, "judge", "mark", "maximum"])


def _profiles(judges: Sequence[str], ratings: Ratings, whole: Ratings) -> list[JudgeProfile]:
    given = ~np.isnan(ratings)
    known = np.where(given, ratings, 0.0)
    others = known.sum(axis=1, keepdims=True) - known
    count = np.maximum(given.sum(axis=1, keepdims=True) - 1, 1)
    difference = (known - others / count).round(_SHARE_DECIMALS)
    spreads = whole.std(axis=0, ddof=1) if len(whole) > 1 else [None] * len(judges)
    return [
        _profile(judge, difference[given[:, column], column], spreads[column])
        for column, judge in enumerate(judges)
    ]


def _profile(judge: str, own: NDArray[np.float64], spread: float | None) -> JudgeProfile:
    return JudgeProfile(
        judge=judge,
        things=len(own),
        leniency=float(own.mean()) if len(own) else None,
        higher=int((own > 0).sum()),
        lower=int((own < 0).sum()),
        spread=None if spread is None else float(spread),
    )


def _disagreements(compared: pd.DataFrame, key: str, other: str) -> list[Disagreement]:
    found = []
    for code, own in compared.groupby(level=key, sort=False):
        gaps = own.max(axis=1) - own.min(axis=1)
        largest = int(gaps.to_numpy().argmax())
        found.append(
            Disagreement(
                code=str(code),
                things=len(own),
                mean_gap=float(gaps.mean()),
                largest_gap=float(gaps.iloc[largest]),
                at=str(own.index.get_level_values(other)[largest]),
                alpha=krippendorff_alpha(own.to_numpy(dtype=np.float64)),
            )
        )
    return sorted(found, key=lambda own: -own.mean_gap)
