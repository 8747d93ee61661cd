"""Yes or no (có hoặc không): full points or none."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import ClassVar, Literal

import numpy as np
import pandas as pd

from danvan_criteria.cells import plain
from danvan_criteria.outcome import Outcome
from danvan_criteria.wording import phrase
from danvan_scoring.plugins import (
    Criterion,
    CriterionScores,
    Direction,
    Params,
    ScoringContext,
    Text,
    YesNoField,
)


class YesNoParams(Params):
    """The field that is asked, and the answer that has the points."""

    field: YesNoField
    points_for: Literal["yes", "no"] = "yes"


class YesNo(Criterion[YesNoParams]):
    """The maximum for one answer, nothing for the other.

    Source: the kind "yes/no" of published decisions, as in Decision 25/2021/QĐ-TTg.
    """

    name = "yes_no"
    version = 1
    summary = Text(
        "Đủ điểm hoặc không có điểm theo câu trả lời có/không",
        "Full points or none, by a yes/no answer",
    )
    params_model = YesNoParams
    reasons: ClassVar[Mapping[str, Text]] = {
        "not_reached": Text(
            "Kết quả «{field}», không đạt: {points} trên {maximum} điểm",
            "The answer is «{field}», not reached: {points} of {maximum} points",
        ),
        "reached": Text(
            "Kết quả «{field}», đạt: {points} trên {maximum} điểm",
            "The answer is «{field}», reached: {points} of {maximum} points",
        ),
    }

    def score(self, evidence: pd.DataFrame, context: ScoringContext) -> CriterionScores:
        """Give the maximum where the answer is the one asked for."""
        wanted = 1.0 if self.params.points_for == "yes" else 0.0
        reached = evidence[self.params.field].to_numpy(dtype=np.float64) == wanted
        outcome = Outcome(self, evidence, reached * context.maximum)
        outcome.give(reached, "reached")
        return outcome.scores()

    def describe(self, maximum: Decimal, labels: Mapping[str, str]) -> Text:
        """Say which answer has the points."""
        yes = self.params.points_for == "yes"
        return phrase(
            "«{field}»: {one} tính {maximum} điểm, {other} tính 0 điểm",
            "«{field}»: {one_en} counts {maximum} points, {other_en} none",
            field=labels[self.params.field],
            maximum=maximum,
            one="có" if yes else "không",
            other="không" if yes else "có",
            one_en="yes" if yes else "no",
            other_en="no" if yes else "yes",
        )

    def formula(self, maximum: Decimal, cells: Mapping[str, str], as_of: date) -> str | None:  # noqa: ARG002 (no day matters)
        """Compare the answer."""
        answer = "có" if self.params.points_for == "yes" else "không"
        return f'IF({cells[self.params.field]}="{answer}",{plain(maximum)},0)'

    def directions(self) -> Mapping[str, Direction]:
        """Yes is worth at least as much as no, or the reverse."""
        return {self.params.field: 1 if self.params.points_for == "yes" else -1}
