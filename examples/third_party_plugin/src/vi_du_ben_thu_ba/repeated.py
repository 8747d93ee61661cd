"""Repeated violations (vi phạm lặp lại): each one leaves a share of what the last one left."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, ClassVar

import numpy as np
import pandas as pd
from danvan_scoring.plugins import (
    Criterion,
    CriterionScores,
    Direction,
    FieldRef,
    Number,
    Params,
    ScoringContext,
    Text,
)
from pydantic import Field


class RepeatedParams(Params):
    """What is counted, and the percentage of the points that stays after each violation."""

    field: Annotated[str, FieldRef(("integer",))]
    keep: Annotated[Number, Field(gt=0, lt=100)]


class Repeated(Criterion[RepeatedParams]):
    """The maximum times `keep` percent, once for every violation; all units at once."""

    name = "repeated"
    version = 1
    summary = Text(
        "Vi phạm lặp lại: mỗi lần chỉ giữ một phần số điểm còn lại",
        "Repeated violations: each leaves a share of the points that remain",
    )
    params_model = RepeatedParams
    reasons: ClassVar[Mapping[str, Text]] = {
        "none": Text(
            "Không có vi phạm: {points} trên {maximum} điểm",
            "No violation: {points} of {maximum} points",
        ),
        "repeated": Text(
            "Có {field} vi phạm, mỗi lần giữ {keep}% số điểm còn lại, tức {left}% điểm tối đa: "
            "{points} trên {maximum} điểm",
            "{field} violations, each leaves {keep}% of what remained, that is {left}% of the "
            "maximum: {points} of {maximum} points",
        ),
    }

    def score(self, evidence: pd.DataFrame, context: ScoringContext) -> CriterionScores:
        """Raise the share that is kept to the number of violations."""
        violations = evidence[self.params.field].to_numpy(dtype=np.float64).clip(min=0)
        left = (float(self.params.keep) / 100) ** violations
        return CriterionScores(
            points=pd.Series(context.maximum * left, index=evidence.index),
            status=np.zeros(len(evidence), dtype=np.int8),
            reason=np.where(
                violations > 0, self.reason_code("repeated"), self.reason_code("none")
            ).astype(np.int8),
            details={"left": left * 100},
        )

    def describe(self, maximum: Decimal, labels: Mapping[str, str]) -> Text:
        """Say the maximum and the share that each violation leaves."""
        field, keep = labels[self.params.field], self.params.keep
        return Text(
            f"{maximum} điểm; mỗi lần của «{field}» giữ lại {keep}% số điểm còn lại",
            f"{maximum} points; each of «{field}» leaves {keep}% of the points that remain",
        )

    def directions(self) -> Mapping[str, Direction]:
        """More violations never earn points."""
        return {self.params.field: -1}
