"""Linear (nội suy giữa hai mốc): in proportion between a worst and a best value."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import ClassVar, Self

import numpy as np
import pandas as pd
from pydantic import model_validator

from danvan_criteria.cells import clipped, plain
from danvan_criteria.decimals import ValueParam, in_millionths, millionths
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


class LinearParams(Params):
    """The value and its two goalposts, in the unit of the field."""

    value: NumberField
    worst: ValueParam
    best: ValueParam

    @model_validator(mode="after")
    def _two_goalposts(self) -> Self:
        if self.worst == self.best:
            raise ValueError(Text("worst và best khác nhau", "worst and best that differ"))
        return self


class Linear(Criterion[LinearParams]):
    """The maximum times (value - worst) / (best - worst), clipped at both ends.

    `worst` may lie above `best`. Source: the goalposts of composite indices such as the Human
    Development Index (UNDP, technical notes).
    """

    name = "linear"
    version = 1
    summary = Text(
        "Điểm theo vị trí giữa mốc thấp nhất và mốc cao nhất",
        "In proportion between a worst and a best value",
    )
    params_model = LinearParams
    reasons: ClassVar[Mapping[str, Text]] = {
        "placed": Text(
            "Kết quả {value}, giữa mốc {worst} (0 điểm) và mốc {best} (đủ điểm): "
            "{points} trên {maximum} điểm",
            "The result {value}, on the way from {worst} (no points) to {best} (full points): "
            "{points} of {maximum} points",
        ),
        "best": Text(
            "Kết quả {value}, đạt mốc {best} hoặc tốt hơn (đủ điểm): {points} trên {maximum} điểm",
            "The result {value}, at {best} or better (full points): {points} of {maximum} points",
        ),
        "worst": Text(
            "Kết quả {value}, ở mốc {worst} hoặc kém hơn (0 điểm): {points} trên {maximum} điểm",
            "The result {value}, at {worst} or worse (no points): {points} of {maximum} points",
        ),
    }

    def score(self, evidence: pd.DataFrame, context: ScoringContext) -> CriterionScores:
        """Place the value between the goalposts."""
        worst, best = self.params.worst, self.params.best
        value = evidence[self.params.value].to_numpy(dtype=np.float64)
        points = value - float(worst)
        points *= context.maximum / float(best - worst)
        np.clip(points, 0.0, context.maximum, out=points)
        outcome = Outcome(self, evidence, points)
        way = 1 if best > worst else -1
        outcome.give(way * (millionths(value) - in_millionths(best)) >= 0, "best")
        outcome.give(way * (millionths(value) - in_millionths(worst)) <= 0, "worst")
        return outcome.scores()

    def describe(self, maximum: Decimal, labels: Mapping[str, str]) -> Text:
        """Say the two goalposts."""
        return phrase(
            "«{value}»: đạt mốc {best} tính {maximum} điểm, ở mốc {worst} hoặc kém hơn "
            "tính 0 điểm, ở giữa tính theo tỷ lệ",
            "«{value}»: {maximum} points at {best} and beyond, none at {worst} and beyond, "
            "in proportion between them",
            value=labels[self.params.value],
            best=self.params.best,
            worst=self.params.worst,
            maximum=maximum,
        )

    def formula(self, maximum: Decimal, cells: Mapping[str, str], as_of: date) -> str | None:  # noqa: ARG002 (no day matters)
        """Place the value between the goalposts."""
        worst, best = self.params.worst, self.params.best
        place = f"({cells[self.params.value]}-{plain(worst)})"
        return clipped(f"{place}*{plain(maximum)}/{plain(best - worst)}", maximum)

    def directions(self) -> Mapping[str, Direction]:
        """Towards the best value."""
        return {self.params.value: 1 if self.params.best > self.params.worst else -1}
