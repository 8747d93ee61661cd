"""Count (tính theo số lượng): points for each, up to the maximum."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import ClassVar

import numpy as np
import pandas as pd

from danvan_criteria.cells import clipped, plain
from danvan_criteria.decimals import MILLION, PositivePoints, millionths
from danvan_criteria.outcome import Outcome
from danvan_criteria.wording import phrase
from danvan_scoring.plugins import (
    Criterion,
    CriterionScores,
    Direction,
    NumberField,
    Params,
    ScoringContext,
    Text,
)


class CountParams(Params):
    """What is counted, and the points for each."""

    field: NumberField
    each: PositivePoints


class Count(Criterion[CountParams]):
    """So many points for each, at most the line's maximum; counts below zero count as zero."""

    name = "count"
    version = 1
    summary = Text("Mỗi kết quả được một số điểm, có mức trần", "Points for each, up to a ceiling")
    params_model = CountParams
    reasons: ClassVar[Mapping[str, Text]] = {
        "counted": Text(
            "Có {field} trường hợp, mỗi trường hợp tính {each} điểm: {points} trên {maximum} điểm",
            "{field}, {each} points for each: {points} of {maximum} points",
        ),
        "ceiling": Text(
            "Có {field} trường hợp, mỗi trường hợp tính {each} điểm, vượt mức trần: "
            "{points} trên {maximum} điểm",
            "{field}, {each} points for each, over the ceiling: {points} of {maximum} points",
        ),
    }

    def score(self, evidence: pd.DataFrame, context: ScoringContext) -> CriterionScores:
        """Count, and stop at the ceiling."""
        points = evidence[self.params.field].to_numpy(dtype=np.float64) * float(self.params.each)
        over = millionths(points) > round(context.maximum * MILLION)
        np.clip(points, 0.0, context.maximum, out=points)
        outcome = Outcome(self, evidence, points)
        outcome.give(over, "ceiling")
        return outcome.scores()

    def describe(self, maximum: Decimal, labels: Mapping[str, str]) -> Text:
        """Say the points for each and the ceiling."""
        return phrase(
            "«{field}»: mỗi trường hợp tính {each} điểm, nhiều nhất {maximum} điểm",
            "«{field}»: {each} points for each, at most {maximum} points",
            field=labels[self.params.field],
            each=self.params.each,
            maximum=maximum,
        )

    def formula(self, maximum: Decimal, cells: Mapping[str, str], as_of: date) -> str | None:  # noqa: ARG002 (no day matters)
        """Count, and stop at the ceiling."""
        return clipped(f"{cells[self.params.field]}*{plain(self.params.each)}", maximum)

    def directions(self) -> Mapping[str, Direction]:
        """More never costs points."""
        return {self.params.field: 1}
