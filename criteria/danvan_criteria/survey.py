"""Survey (khảo sát sự hài lòng): points in proportion to what people answered."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar, Self

import numpy as np
import pandas as pd
from pydantic import Field, model_validator

from danvan_criteria.cells import plain, state
from danvan_criteria.decimals import Column, ValueParam, in_millionths, millionths
from danvan_criteria.outcome import Outcome, Units
from danvan_criteria.wording import joined, phrase
from danvan_scoring.plugins import (
    Criterion,
    CriterionScores,
    Direction,
    NumberField,
    OptionalNumberField,
    Params,
    ScoringContext,
    Status,
    Text,
)


class SurveyParams(Params):
    """The number of answers, and either how many are satisfied or their mean on a scale."""

    answers: NumberField
    satisfied: NumberField | None = None
    mean: OptionalNumberField | None = None
    lowest: ValueParam | None = None
    highest: ValueParam | None = None
    minimum_answers: Annotated[int, Field(ge=1, le=1_000_000)] = 1

    @model_validator(mode="after")
    def _share_or_mean(self) -> Self:
        if (self.satisfied is None) == (self.mean is None):
            raise ValueError(
                Text(
                    "đúng một trong hai khóa satisfied và mean", "exactly one of satisfied and mean"
                )
            )
        if self.satisfied == self.answers:
            raise ValueError(
                Text(
                    "satisfied và answers là hai chỉ tiêu khác nhau",
                    "two different fields as satisfied and answers",
                )
            )
        ends = (self.lowest is not None, self.highest is not None)
        if any(ends) != (self.mean is not None) or len(set(ends)) > 1:
            raise ValueError(
                Text(
                    "lowest và highest cùng đi với mean và chỉ với mean",
                    "both lowest and highest with mean, and with it only",
                )
            )
        if self.lowest is not None and self.highest is not None and self.lowest >= self.highest:
            raise ValueError(Text("lowest nhỏ hơn highest", "lowest below highest"))
        return self


class Survey(Criterion[SurveyParams]):
    """The maximum times the share of satisfied answers, or the place of the mean on its scale.

    With fewer answers than the minimum nothing is scored. More satisfied than answers, or a mean
    outside the scale, is an error.
    """

    name = "survey"
    version = 1
    summary = Text("Điểm theo kết quả khảo sát", "In proportion to the outcome of a survey")
    params_model = SurveyParams
    reasons: ClassVar[Mapping[str, Text]] = {
        "share": Text(
            "Có {satisfied} trên {answers} phiếu hài lòng: {points} trên {maximum} điểm",
            "{satisfied} of {answers} answers are satisfied: {points} of {maximum} points",
        ),
        "mean": Text(
            "Điểm khảo sát bình quân {mean} trên thang từ {lowest} đến {highest} "
            "({answers} phiếu): {points} trên {maximum} điểm",
            "A mean of {mean} on a scale from {lowest} to {highest} ({answers} answers): "
            "{points} of {maximum} points",
        ),
        "too_few": Text(
            "Chỉ có {answers} phiếu, ít hơn mức tối thiểu {minimum_answers} phiếu, "
            "chưa đủ căn cứ để tính",
            "Only {answers} answers, fewer than the least of {minimum_answers}; not scored",
        ),
        "no_mean": Text(
            "Có {answers} phiếu nhưng chưa có điểm bình quân",
            "{answers} answers, but their mean is not given",
        ),
        "impossible_share": Text(
            "Số phiếu hài lòng {satisfied} không thể có trong {answers} phiếu",
            "{satisfied} satisfied answers cannot be among {answers}",
        ),
        "impossible_mean": Text(
            "Điểm bình quân {mean} ngoài thang từ {lowest} đến {highest}",
            "The mean {mean} lies outside the scale from {lowest} to {highest}",
        ),
    }

    def score(self, evidence: pd.DataFrame, context: ScoringContext) -> CriterionScores:
        """Take the share of the maximum, where there are answers enough."""
        answers = evidence[self.params.answers].to_numpy(dtype=np.float64)
        few = answers < self.params.minimum_answers
        # Too few answers are no divisor; those units are left without points below.
        divisor = np.where(few, 1.0, answers)
        if self.params.satisfied is not None:
            satisfied = evidence[self.params.satisfied].to_numpy(dtype=np.float64)
            outcome = self._outcome(evidence, context, satisfied / divisor)
            impossible = (satisfied < 0) | (satisfied > answers)
            outcome.leave(impossible, "impossible_share", Status.ERROR)
        else:
            mean = evidence[self.params.mean].to_numpy(dtype=np.float64)
            outcome = self._outcome(evidence, context, self._place(mean))
            outcome.give(~few, "mean")
            outcome.leave(self._off_scale(mean), "impossible_mean", Status.ERROR)
            outcome.leave(np.isnan(mean), "no_mean", Status.MISSING)
        outcome.leave(few, "too_few", Status.WITHHELD)
        return outcome.scores()

    def _outcome(self, evidence: pd.DataFrame, context: ScoringContext, share: Column) -> Outcome:
        points = np.clip(share * context.maximum, 0.0, context.maximum)
        return Outcome(self, evidence, points)

    def _place(self, mean: Column) -> Column:
        lowest, highest = self.params.lowest, self.params.highest
        assert lowest is not None
        assert highest is not None
        return (mean - float(lowest)) / float(highest - lowest)

    def _off_scale(self, mean: Column) -> Units:
        lowest, highest = self.params.lowest, self.params.highest
        assert lowest is not None
        assert highest is not None
        counted = millionths(mean)
        return (counted < in_millionths(lowest)) | (counted > in_millionths(highest))

    def describe(self, maximum: Decimal, labels: Mapping[str, str]) -> Text:
        """Say the proportion and the least number of answers."""
        params = self.params
        answers = labels[params.answers]
        if params.satisfied is not None:
            rule = phrase(
                "{maximum} điểm nhân với «{satisfied}» chia «{answers}»",
                "{maximum} points times «{satisfied}» over «{answers}»",
                maximum=maximum,
                satisfied=labels[params.satisfied],
                answers=answers,
            )
        else:
            assert params.mean is not None
            assert params.lowest is not None
            assert params.highest is not None
            rule = phrase(
                "«{mean}»: mức {highest} tính {maximum} điểm, mức {lowest} tính 0 điểm, "
                "ở giữa tính theo tỷ lệ",
                "«{mean}»: {maximum} points at {highest}, none at {lowest}, in proportion between",
                mean=labels[params.mean],
                highest=params.highest,
                lowest=params.lowest,
                maximum=maximum,
            )
        least = phrase(
            "«{answers}» dưới {least} thì không tính",
            "not scored below {least} «{answers}»",
            answers=answers,
            least=params.minimum_answers,
        )
        return joined(rule, least)

    def formula(self, maximum: Decimal, cells: Mapping[str, str], as_of: date) -> str | None:  # noqa: ARG002 (no day matters)
        """Take the share of the maximum, where there are answers enough."""
        params, answers = self.params, cells[self.params.answers]
        if params.satisfied is not None:
            satisfied = cells[params.satisfied]
            wrong = f"OR({satisfied}<0,ROUND({satisfied}-{answers},6)>0)"
            points = f"IF({wrong},{state(Status.ERROR)},{satisfied}/{answers}*{plain(maximum)})"
        else:
            assert params.mean is not None
            assert params.lowest is not None
            assert params.highest is not None
            mean, low, high = cells[params.mean], plain(params.lowest), plain(params.highest)
            wrong = f"OR(ROUND({mean}-{low},6)<0,ROUND({mean}-{high},6)>0)"
            place = f"({mean}-{low})/{plain(params.highest - params.lowest)}*{plain(maximum)}"
            points = f"IF({wrong},{state(Status.ERROR)},{place})"
            points = f"IF(ISBLANK({mean}),{state(Status.MISSING)},{points})"
        few = f"{answers}<{params.minimum_answers}"
        return f"IF({few},{state(Status.WITHHELD)},{points})"

    def directions(self) -> Mapping[str, Direction]:
        """More satisfied, or a higher mean, never costs points."""
        field = self.params.satisfied or self.params.mean
        assert field is not None
        return {field: 1}
