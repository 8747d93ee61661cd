"""Banded (theo bậc): the points of the highest step that a value or a share reaches."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Annotated, ClassVar, Self

import numpy as np
import pandas as pd
from pydantic import Field, model_validator

from danvan_criteria.cells import MOST_PARTS, exceeds, highest, plain, reaches, settled
from danvan_criteria.decimals import PointsParam, ValueParam
from danvan_criteria.outcome import Outcome, Units
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
from danvan_criteria.steps import reached_by_share, reached_by_value
from danvan_criteria.wording import joined, phrase
from danvan_scoring.plugins import (
    Criterion,
    CriterionScores,
    Direction,
    NumberField,
    Params,
    ScoringContext,
    Text,
)

_MOST_PERCENT = 1_000
_PERCENT_DECIMALS = 4


class Step(Params):
    """One step: its bound, which belongs to it unless it is `open`, and its points."""

    from_: Annotated[ValueParam | None, Field(alias="from")] = None
    upto: ValueParam | None = None
    points: PointsParam
    open: bool = False

    @model_validator(mode="after")
    def _one_bound(self) -> Self:
        if (self.from_ is None) == (self.upto is None):
            raise ValueError(
                Text(
                    "mỗi bậc có đúng một trong hai khóa from và upto",
                    "exactly one of from and upto in a step",
                )
            )
        return self

    @property
    def bound(self) -> Decimal:
        """The bound, whichever side it closes."""
        bound = self.upto if self.from_ is None else self.from_
        assert bound is not None
        return bound


class BandedParams(Params):
    """A value, or the percentage of done out of planned, and its steps."""

    value: NumberField | None = None
    done: NumberField | None = None
    planned: NumberField | None = None
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]
    otherwise: PointsParam = Decimal(0)
    when_nothing_planned: WhenNothingPlanned = "not_applicable"
    over: Over = "full"

    @model_validator(mode="after")
    def _value_or_pair(self) -> Self:
        pair = self.done is not None and self.planned is not None
        if (self.value is not None) == pair or (self.done is None) != (self.planned is None):
            raise ValueError(
                Text("value, hoặc cả done và planned", "either value, or both done and planned")
            )
        if pair and self.done == self.planned:
            raise ValueError(
                Text(
                    "done và planned là hai chỉ tiêu khác nhau",
                    "two different fields as done and planned",
                )
            )
        if not pair and {"when_nothing_planned", "over"} & self.model_fields_set:
            raise ValueError(
                Text(
                    "when_nothing_planned và over chỉ đi với done và planned",
                    "when_nothing_planned and over with done and planned only",
                )
            )
        if pair and not all(_is_percent(step.bound) for step in self.steps):
            raise ValueError(
                Text(
                    "bậc theo done và planned là tỷ lệ % có không quá 4 chữ số thập phân",
                    "steps of done and planned that are percentages of at most 4 decimals",
                )
            )
        return self

    @model_validator(mode="after")
    def _steps_rise(self) -> Self:
        if len({step.from_ is None for step in self.steps}) > 1:
            raise ValueError(
                Text(
                    "mọi bậc đều dùng from, hoặc đều dùng upto", "from in all steps, or upto in all"
                )
            )
        bounds = [step.bound for step in self.steps]
        if len(set(bounds)) < len(bounds):
            raise ValueError(Text("các bậc có mốc khác nhau", "steps with different bounds"))
        points = [self.otherwise, *(step.points for step in self.from_easiest())]
        if any(harder < easier for easier, harder in pairwise(points)):
            raise ValueError(
                Text(
                    "bậc khó đạt hơn không ít điểm hơn",
                    "no fewer points for a step that is harder to reach",
                )
            )
        return self

    @property
    def at_least(self) -> bool:
        """Whether more is better."""
        return self.steps[0].from_ is not None

    def from_easiest(self) -> list[Step]:
        """The steps, the easiest to reach first."""
        return sorted(self.steps, key=lambda step: step.bound, reverse=not self.at_least)


class Banded(Criterion[BandedParams]):
    """The points of the best step that is reached, otherwise those for none.

    Bounds are closed unless a step is `open`. A share is compared by cross-multiplication, so
    89.99 % does not reach 90 % however close the quotient comes.
    """

    name = "banded"
    version = 1
    summary = Text("Điểm theo bậc của kết quả", "Points by the step that a result reaches")
    params_model = BandedParams
    reasons: ClassVar[Mapping[str, Text]] = {
        "no_step": Text(
            "Kết quả {value}, không thuộc bậc nào: {points} trên {maximum} điểm",
            "The result {value} reaches no step: {points} of {maximum} points",
        ),
        "step": Text(
            "Kết quả {value}, thuộc bậc có mốc {bound}: {points} trên {maximum} điểm",
            "The result {value} reaches the step at {bound}: {points} of {maximum} points",
        ),
        "no_step_share": Text(
            "Đã thực hiện {done} trên {planned}, không thuộc bậc nào: {points} trên {maximum} điểm",
            "Done {done} of {planned}, which reaches no step: {points} of {maximum} points",
        ),
        "step_share": Text(
            "Đã thực hiện {done} trên {planned}, thuộc bậc có mốc {bound} %: "
            "{points} trên {maximum} điểm",
            "Done {done} of {planned}, which reaches the step at {bound} %: "
            "{points} of {maximum} points",
        ),
        **NOTHING_PLANNED_REASONS,
        **OVER_REASONS,
    }

    def score(self, evidence: pd.DataFrame, context: ScoringContext) -> CriterionScores:
        """Climb the steps from the easiest."""
        params = self.params
        suffix = "" if params.planned is None else "_share"
        outcome = Outcome(self, evidence, np.full(len(evidence), float(params.otherwise)))
        outcome.give(np.ones(len(evidence), dtype=np.bool_), f"no_step{suffix}")
        bound = np.full(len(evidence), np.nan)
        for step, reached in self._reached(evidence):
            outcome.give(reached, f"step{suffix}", float(step.points))
            bound[reached] = float(step.bound)
        if params.planned is not None:
            planned = evidence[params.planned].to_numpy(dtype=np.float64)
            settle_nothing_planned(outcome, planned, params.when_nothing_planned, context.maximum)
            done = evidence[params.done].to_numpy(dtype=np.float64)
            settle_over(outcome, done, planned, params.over)
        return outcome.scores(bound=bound)

    def _reached(self, evidence: pd.DataFrame) -> Iterator[tuple[Step, Units]]:
        params = self.params
        bounds = [(step.bound, step.open) for step in params.from_easiest()]
        if params.value is not None:
            value = evidence[params.value].to_numpy(dtype=np.float64)
            reached = reached_by_value(value, bounds, at_least=params.at_least)
        else:
            done = evidence[params.done].to_numpy(dtype=np.float64)
            planned = evidence[params.planned].to_numpy(dtype=np.float64)
            reached = reached_by_share(done, planned, bounds, at_least=params.at_least)
        return zip(params.from_easiest(), reached, strict=True)

    def describe(self, maximum: Decimal, labels: Mapping[str, str]) -> Text:  # noqa: ARG002 (the steps say it)
        """List the steps, the best first."""
        params = self.params
        if params.done is not None and params.planned is not None:
            measured = phrase(
                "«{done}» trên «{planned}» (%)",
                "«{done}» of «{planned}» (%)",
                done=labels[params.done],
                planned=labels[params.planned],
            )
        else:
            assert params.value is not None
            measured = phrase("«{value}»", "«{value}»", value=labels[params.value])
        steps = joined(
            *(self._described(step) for step in reversed(params.from_easiest())),
            phrase(
                "còn lại tính {points} điểm", "otherwise {points} points", points=params.otherwise
            ),
        )
        text = Text(f"{measured.vi}: {steps.vi}", f"{measured.en}: {steps.en}")
        if params.planned is None:
            return text
        assert params.done is not None  # it goes with planned
        planned = labels[params.planned]
        return joined(
            text,
            describe_nothing_planned(params.when_nothing_planned, planned),
            *describe_over(params.over, labels[params.done], planned),
        )

    def _described(self, step: Step) -> Text:
        vi, en = {
            (True, False): ("từ {bound} trở lên", "from {bound}"),
            (True, True): ("trên {bound}", "above {bound}"),
            (False, False): ("từ {bound} trở xuống", "up to {bound}"),
            (False, True): ("dưới {bound}", "below {bound}"),
        }[self.params.at_least, step.open]
        return phrase(
            f"{vi} tính {{points}} điểm",
            f"{en} {{points}} points",
            bound=step.bound,
            points=step.points,
        )

    def check(self, maximum: Decimal) -> Sequence[Text]:
        """Refuse steps above the maximum."""
        return [
            phrase(
                "bậc {bound} tính {points} điểm, quá điểm tối đa {maximum}",
                "the step at {bound} has {points} points, over the maximum of {maximum}",
                bound=step.bound,
                points=step.points,
                maximum=maximum,
            )
            for step in self.params.steps
            if step.points > maximum
        ]

    def formula(self, maximum: Decimal, cells: Mapping[str, str], as_of: date) -> str | None:  # noqa: ARG002 (no day matters)
        """Take the most points of the steps that are reached: a harder one has no fewer."""
        params = self.params
        if len(params.steps) > MOST_PARTS:
            return None
        steps = ((self._reaches(step, cells), step.points) for step in params.steps)
        points = highest(steps, params.otherwise)
        if params.planned is None or params.done is None:
            return points
        done, planned = cells[params.done], cells[params.planned]
        return settled(points, done, planned, params.when_nothing_planned, params.over, maximum)

    def _reaches(self, step: Step, cells: Mapping[str, str]) -> str:
        params = self.params
        if params.value is not None:
            sign = (">" if params.at_least else "<") + ("" if step.open else "=")
            return f"ROUND({cells[params.value]}-{plain(step.bound)},9){sign}0"
        assert params.done is not None
        assert params.planned is not None
        compare = exceeds if step.open == params.at_least else reaches
        told = compare(cells[params.done], step.bound, cells[params.planned])
        return told if params.at_least else f"NOT({told})"

    def directions(self) -> Mapping[str, Direction]:
        """The way in which the steps rise."""
        better: Direction = 1 if self.params.at_least else -1
        field = self.params.value or self.params.done
        assert field is not None
        return {field: better}


def _is_percent(bound: Decimal) -> bool:
    exponent = bound.normalize().as_tuple().exponent
    return 0 <= bound <= _MOST_PERCENT and int(exponent) >= -_PERCENT_DECIMALS
