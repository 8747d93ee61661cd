"""Ratio (tỷ lệ thực hiện): the maximum in proportion to done out of planned."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar, Self

import numpy as np
import pandas as pd
from pydantic import Field, model_validator

from danvan_criteria.cells import clipped, plain, reaches, settled
from danvan_criteria.decimals import share_at_least
from danvan_criteria.outcome import Outcome
from danvan_criteria.planned import (
    NOTHING_PLANNED_REASONS,
    OVER_REASONS,
    Over,
    WhenNothingPlanned,
    describe_nothing_planned,
    describe_over,
    settle_nothing_planned,
    settle_over,
)
from danvan_criteria.wording import joined, phrase
from danvan_scoring.plugins import (
    Criterion,
    CriterionScores,
    Direction,
    Number,
    NumberField,
    Params,
    ScoringContext,
    Text,
)


class RatioParams(Params):
    """What was done of what was planned; `floor` is a share in percent.

    `over = "error"` where done is a part of planned, and more of it cannot be right.
    """

    done: NumberField
    planned: NumberField
    floor: Annotated[Number, Field(gt=0, le=100, decimal_places=6)] | None = None
    when_nothing_planned: WhenNothingPlanned = "not_applicable"
    over: Over = "full"

    @model_validator(mode="after")
    def _two_fields(self) -> Self:
        if self.done == self.planned:
            raise ValueError(
                Text(
                    "done và planned là hai chỉ tiêu khác nhau",
                    "two different fields as done and planned",
                )
            )
        return self


class Ratio(Criterion[RatioParams]):
    """The maximum times done / planned, capped; nothing below the floor if there is one.

    A share equal to the floor has its points. Counts below zero count as zero.
    """

    name = "ratio"
    version = 1
    summary = Text("Điểm theo tỷ lệ thực hiện trên kế hoạch", "In proportion to done of planned")
    params_model = RatioParams
    reasons: ClassVar[Mapping[str, Text]] = {
        "share": Text(
            "Đã thực hiện {done} trên {planned}: {points} trên {maximum} điểm",
            "Done {done} of {planned}: {points} of {maximum} points",
        ),
        "below_floor": Text(
            "Đã thực hiện {done} trên {planned}, dưới mức tối thiểu {floor} %: "
            "{points} trên {maximum} điểm",
            "Done {done} of {planned}, below the least share of {floor} %: "
            "{points} of {maximum} points",
        ),
        **NOTHING_PLANNED_REASONS,
        **OVER_REASONS,
    }

    def score(self, evidence: pd.DataFrame, context: ScoringContext) -> CriterionScores:
        """Take the share of the maximum that was done."""
        done = evidence[self.params.done].to_numpy(dtype=np.float64)
        planned = evidence[self.params.planned].to_numpy(dtype=np.float64)
        points = done * context.maximum
        with np.errstate(divide="ignore", invalid="ignore"):
            np.divide(points, planned, out=points)
        np.clip(points, 0.0, context.maximum, out=points)
        outcome = Outcome(self, evidence, points)
        if self.params.floor is not None:
            outcome.give(~share_at_least(done, self.params.floor, planned), "below_floor", 0.0)
        settle_nothing_planned(outcome, planned, self.params.when_nothing_planned, context.maximum)
        settle_over(outcome, done, planned, self.params.over)
        return outcome.scores()

    def describe(self, maximum: Decimal, labels: Mapping[str, str]) -> Text:
        """Say the proportion, the floor and what holds where nothing was planned."""
        planned = labels[self.params.planned]
        clauses = [
            phrase(
                "{maximum} điểm nhân với «{done}» chia «{planned}», nhiều nhất {maximum} điểm",
                "{maximum} points times «{done}» over «{planned}», at most {maximum} points",
                maximum=maximum,
                done=labels[self.params.done],
                planned=planned,
            )
        ]
        if self.params.floor is not None:
            clauses.append(
                phrase(
                    "dưới {floor} % tính 0 điểm",
                    "below {floor} % no points",
                    floor=self.params.floor,
                )
            )
        clauses.append(describe_nothing_planned(self.params.when_nothing_planned, planned))
        return joined(*clauses, *describe_over(self.params.over, labels[self.params.done], planned))

    def formula(self, maximum: Decimal, cells: Mapping[str, str], as_of: date) -> str | None:  # noqa: ARG002 (no day matters)
        """Take the share of the maximum."""
        done, planned = cells[self.params.done], cells[self.params.planned]
        points = clipped(f"{done}*{plain(maximum)}/{planned}", maximum)
        if self.params.floor is not None:
            points = f"IF({reaches(done, self.params.floor, planned)},{points},0)"
        policy, over = self.params.when_nothing_planned, self.params.over
        return settled(points, done, planned, policy, over, maximum)

    def directions(self) -> Mapping[str, Direction]:
        """More done never costs; more planned never earns, unless nothing planned has none."""
        if self.params.when_nothing_planned == "zero":
            return {self.params.done: 1}
        return {self.params.done: 1, self.params.planned: -1}
