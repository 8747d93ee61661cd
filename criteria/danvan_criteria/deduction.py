"""Deduction (trừ điểm): full points less so many for each violation."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import ClassVar

import numpy as np
import pandas as pd

from danvan_criteria.cells import clipped, plain
from danvan_criteria.decimals import MILLION, PointsParam, PositivePoints, millionths
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


class DeductionParams(Params):
    """What is counted, the points that each costs, and the points that always stay."""

    field: NumberField
    each: PositivePoints
    floor: PointsParam = Decimal(0)


class Deduction(Criterion[DeductionParams]):
    """The maximum less so many points for each, not below the floor."""

    name = "deduction"
    version = 1
    summary = Text("Đủ điểm, trừ theo từng vi phạm", "Full points, less some for each violation")
    params_model = DeductionParams
    reasons: ClassVar[Mapping[str, Text]] = {
        "deducted": Text(
            "Có {field} trường hợp, mỗi trường hợp trừ {each} điểm: {points} trên {maximum} điểm",
            "{field} cases, {each} points off for each: {points} of {maximum} points",
        ),
        "none": Text(
            "Không có trường hợp nào: {points} trên {maximum} điểm",
            "No case: {points} of {maximum} points",
        ),
        "floor": Text(
            "Có {field} trường hợp, mỗi trường hợp trừ {each} điểm, không thấp hơn mức {floor}: "
            "{points} trên {maximum} điểm",
            "{field} cases, {each} points off for each, not below {floor}: "
            "{points} of {maximum} points",
        ),
    }

    def score(self, evidence: pd.DataFrame, context: ScoringContext) -> CriterionScores:
        """Take points off, down to the floor."""
        floor = float(self.params.floor)
        violations = evidence[self.params.field].to_numpy(dtype=np.float64)
        points = context.maximum - violations * float(self.params.each)
        under = millionths(points) < round(floor * MILLION)
        np.clip(points, floor, context.maximum, out=points)
        outcome = Outcome(self, evidence, points)
        outcome.give(under, "floor")
        outcome.give(violations <= 0, "none")
        return outcome.scores()

    def describe(self, maximum: Decimal, labels: Mapping[str, str]) -> Text:
        """Say the points that each costs and the floor."""
        return phrase(
            "{maximum} điểm, trừ {each} điểm cho mỗi trường hợp của «{field}», "
            "không thấp hơn {floor} điểm",
            "{maximum} points, less {each} for each of «{field}», not below {floor} points",
            field=labels[self.params.field],
            each=self.params.each,
            floor=self.params.floor,
            maximum=maximum,
        )

    def check(self, maximum: Decimal) -> Sequence[Text]:
        """Refuse a floor that leaves nothing to take off."""
        if self.params.floor < maximum:
            return []
        return [
            phrase(
                "mức thấp nhất {floor} điểm không nhỏ hơn điểm tối đa {maximum}",
                "the floor of {floor} points is not below the maximum of {maximum}",
                floor=self.params.floor,
                maximum=maximum,
            )
        ]

    def formula(self, maximum: Decimal, cells: Mapping[str, str], as_of: date) -> str | None:  # noqa: ARG002 (no day matters)
        """Take points off, down to the floor."""
        lost = f"{cells[self.params.field]}*{plain(self.params.each)}"
        return clipped(f"{plain(maximum)}-{lost}", maximum, self.params.floor)

    def directions(self) -> Mapping[str, Direction]:
        """More violations never earn points."""
        return {self.params.field: -1}
