"""A plugin for tests: criteria whose points can be read off the form."""

from collections.abc import Mapping
from decimal import Decimal
from typing import ClassVar

import numpy as np
import pandas as pd

from danvan_scoring.plugins import (
    Criterion,
    CriterionScores,
    NumberField,
    Params,
    ScoringContext,
    Text,
    hookimpl,
)


class OneField(Params):
    """The field that holds the points."""

    field: NumberField


class Goalposts(Params):
    """A field and the values that stand for nothing and for everything."""

    field: NumberField
    low: float
    high: float


class Points(Criterion[OneField]):
    """The value of the field is the points."""

    name = "points"
    version = 1
    summary = Text("Điểm ghi sẵn", "Points as written")
    params_model = OneField
    reasons: ClassVar[Mapping[str, Text]] = {"given": Text("Được {points}", "Given {points}")}

    def score(self, evidence: pd.DataFrame, context: ScoringContext) -> CriterionScores:
        return _all_scored(evidence[self.params.field])

    def describe(self, maximum: Decimal, labels: Mapping[str, str]) -> Text:
        return self.summary


class Goalpost(Criterion[Goalposts]):
    """UNDP, Technical notes 2021/22, note 1: (value - low) / (high - low), capped at both ends."""

    name = "goalpost"
    version = 1
    summary = Text("Theo mốc", "Between goalposts")
    params_model = Goalposts
    reasons: ClassVar[Mapping[str, Text]] = {"given": Text("Được {points}", "Given {points}")}
    transform: ClassVar[np.ufunc] = np.positive

    def score(self, evidence: pd.DataFrame, context: ScoringContext) -> CriterionScores:
        low, high = self.transform(self.params.low), self.transform(self.params.high)
        share = (self.transform(evidence[self.params.field]) - low) / (high - low)
        return _all_scored(share.clip(0, 1) * context.maximum)

    def describe(self, maximum: Decimal, labels: Mapping[str, str]) -> Text:
        return self.summary


class LogGoalpost(Goalpost):
    """The same on natural logarithms, as the income index has it."""

    name = "log_goalpost"
    transform = np.log


def _all_scored(points: "pd.Series[float]") -> CriterionScores:
    zeros = np.zeros(len(points), dtype=np.int8)
    return CriterionScores(points.astype("float64"), zeros, zeros)


@hookimpl
def danvan_register_criteria() -> list[type[Criterion]]:
    return [Points, Goalpost, LogGoalpost]
