"""Deadline (thời hạn): full points on time, less for each day late."""

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Annotated, ClassVar, Literal, Self

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pydantic import Field, model_validator

from danvan_criteria.cells import plain, state
from danvan_criteria.decimals import MILLION, PositivePoints, in_millionths
from danvan_criteria.outcome import Outcome
from danvan_criteria.wording import joined, phrase
from danvan_scoring.plugins import (
    Criterion,
    CriterionScores,
    Direction,
    OptionalDateField,
    Params,
    ScoringContext,
    Status,
    Text,
)

_MOST_DAYS = 366


class LateStep(Params):
    """From so many days late on, so many points are lost in all."""

    late: Annotated[int, Field(ge=1, le=_MOST_DAYS)]
    lose: PositivePoints


class DeadlineParams(Params):
    """The last day that is on time, and what lateness costs.

    Either `lose` points for each begun step of `every` days, at most `most_lost`; or `steps`, of
    which the last that is reached says what is lost in all. Days late are counted once the `grace`
    days are over. Working days are Monday to Friday without `holidays`.
    """

    date: OptionalDateField
    due: dt.date
    lose: PositivePoints | None = None
    steps: tuple[LateStep, ...] = ()
    every: Annotated[int, Field(ge=1, le=_MOST_DAYS)] = 1
    grace: Annotated[int, Field(ge=0, le=_MOST_DAYS)] = 0
    days: Literal["calendar", "working"] = "calendar"
    holidays: tuple[dt.date, ...] = ()
    most_lost: PositivePoints | None = None

    @model_validator(mode="after")
    def _one_way_of_losing(self) -> Self:
        if (self.lose is None) == (not self.steps):
            raise ValueError(
                Text("đúng một trong hai khóa lose và steps", "exactly one of lose and steps")
            )
        if self.steps and (self.every != 1 or self.most_lost is not None):
            raise ValueError(
                Text("every và most_lost chỉ đi với lose", "every and most_lost go with lose only")
            )
        for earlier, later in pairwise(self.steps):
            if earlier.late >= later.late or earlier.lose >= later.lose:
                raise ValueError(
                    Text(
                        "các bậc xếp từ ít ngày đến nhiều ngày, bậc sau trừ nhiều hơn bậc trước",
                        "steps from fewer days late to more, each losing more than the one before",
                    )
                )
        return self

    @model_validator(mode="after")
    def _holidays_are_of_use(self) -> Self:
        if self.holidays and self.days == "calendar":
            raise ValueError(
                Text("holidays chỉ đi với days = working", "holidays with days = working only")
            )
        return self


class Deadline(Criterion[DeadlineParams]):
    """The maximum when sent by the due day; for each step of days late, less.

    Where nothing was sent, the criterion does not apply until the due day has passed, and its
    fact is missing from then on; the rubric says what that means.
    """

    name = "deadline"
    version = 1
    summary = Text("Đủ điểm khi đúng hạn, chậm thì trừ", "Full points on time, less when late")
    params_model = DeadlineParams
    reasons: ClassVar[Mapping[str, Text]] = {
        "on_time": Text(
            "Gửi ngày {date}, đúng hạn {due}: {points} trên {maximum} điểm",
            "Sent on {date}, by the due day {due}: {points} of {maximum} points",
        ),
        "in_grace": Text(
            "Gửi ngày {date}, hạn {due}, còn trong {grace} ngày được gia hạn: "
            "{points} trên {maximum} điểm",
            "Sent on {date}, due {due}, within {grace} days of grace: {points} of {maximum} points",
        ),
        "late": Text(
            "Gửi ngày {date}, hạn {due}, tính chậm {days_late} ngày: {points} trên {maximum} điểm",
            "Sent on {date}, due {due}, counted as {days_late} days late: "
            "{points} of {maximum} points",
        ),
        "late_working": Text(
            "Gửi ngày {date}, hạn {due}, tính chậm {days_late} ngày làm việc: "
            "{points} trên {maximum} điểm",
            "Sent on {date}, due {due}, counted as {days_late} working days late: "
            "{points} of {maximum} points",
        ),
        "not_due": Text("Chưa gửi, hạn {due} chưa qua", "Not sent; {due} has not passed"),
        "not_sent": Text("Chưa gửi, hạn {due} đã qua", "Not sent, though {due} has passed"),
    }

    def score(self, evidence: pd.DataFrame, context: ScoringContext) -> CriterionScores:
        """Count the days after the due day, and take points off."""
        params = self.params
        due = np.datetime64(params.due)
        given = evidence[params.date].to_numpy().astype("datetime64[D]")
        not_sent = np.isnat(given)
        sent = np.where(not_sent, due, given)
        after = self._days_after_due(sent)
        late = np.maximum(after - params.grace, 0)
        full = round(context.maximum * MILLION)
        lost = np.minimum(self._lost(late), full)
        outcome = Outcome(self, evidence, (full - lost) / MILLION)
        outcome.give(sent > due, "in_grace")
        outcome.give(late > 0, "late" if params.days == "calendar" else "late_working")
        if context.as_of <= params.due:
            outcome.leave(not_sent, "not_due", Status.NOT_APPLICABLE)
        else:
            outcome.leave(not_sent, "not_sent", Status.MISSING)
        return outcome.scores(days_late=late)

    def _lost(self, late: NDArray[np.int64]) -> NDArray[np.int64]:
        """What so many days late cost, in millionths of a point."""
        params = self.params
        if params.lose is None:
            lost = np.zeros_like(late)
            for step in params.steps:
                lost[late >= step.late] = in_millionths(step.lose)
            return lost
        lost = -(-late // params.every) * in_millionths(params.lose)
        return (
            lost if params.most_lost is None else np.minimum(lost, in_millionths(params.most_lost))
        )

    def _days_after_due(self, sent: NDArray[np.datetime64]) -> NDArray[np.int64]:
        """Days after the due day up to and with the day on which it was sent."""
        due = np.datetime64(self.params.due)
        if self.params.days == "calendar":
            return (sent - due).astype(np.int64)
        # busday_count takes the first day in and leaves the last one out.
        day = np.timedelta64(1, "D")
        holidays = np.array(self.params.holidays, dtype="datetime64[D]")
        late = np.maximum(sent, due)
        return np.busday_count(due + day, late + day, holidays=holidays).astype(np.int64)

    def describe(self, maximum: Decimal, labels: Mapping[str, str]) -> Text:  # noqa: D102 (as the base says)
        params = self.params
        clauses = [
            phrase(
                "«{date}» đến hết ngày {due} tính {maximum} điểm",
                "«{date}» by {due}: {maximum} points",
                date=labels[params.date],
                due=params.due,
                maximum=maximum,
            ),
            self._described_loss(),
        ]
        if params.grace:
            clauses.append(
                phrase(
                    "không tính {grace} ngày chậm đầu tiên",
                    "the first {grace} days late do not count",
                    grace=params.grace,
                )
            )
        if params.most_lost is not None:
            clauses.append(
                phrase(
                    "trừ nhiều nhất {most} điểm", "at most {most} points off", most=params.most_lost
                )
            )
        return joined(*clauses)

    def _described_loss(self) -> Text:
        working = self.params.days == "working"
        vi, en = ("ngày làm việc", "working day") if working else ("ngày", "day")
        if self.params.lose is None:
            clauses = [
                phrase(
                    f"chậm từ {{late}} {vi} trừ {{lose}} điểm",
                    f"{{lose}} off from {{late}} {en}s late",
                    late=step.late,
                    lose=step.lose,
                )
                for step in self.params.steps
            ]
            return joined(*clauses)
        if self.params.every == 1:
            text = Text(
                f"sau đó mỗi {vi} chậm trừ {{lose}} điểm", f"{{lose}} off for each {en} late"
            )
        else:
            text = Text(
                f"sau đó cứ mỗi {{every}} {vi} chậm (kể cả chưa đủ) trừ {{lose}} điểm",
                f"{{lose}} off for each {{every}} {en}s late, begun ones too",
            )
        return phrase(*text, every=self.params.every, lose=self.params.lose)

    def check(self, maximum: Decimal) -> Sequence[Text]:
        """Refuse a loss larger than the maximum."""
        most = self.params.steps[-1].lose if self.params.steps else self.params.most_lost
        if most is None or most <= maximum:
            return []
        return [
            phrase(
                "mức trừ nhiều nhất {most} điểm quá điểm tối đa {maximum}",
                "the largest loss of {most} points is over the maximum of {maximum}",
                most=most,
                maximum=maximum,
            )
        ]

    def formula(self, maximum: Decimal, cells: Mapping[str, str], as_of: dt.date) -> str | None:
        """Count the days after the due day, and take points off."""
        params, sent = self.params, cells[self.params.date]
        late = f"MAX(0,{self._after_due(sent)}-{params.grace})"
        points = f"MAX(0,{plain(maximum)}-{self._loss_over(late)})"
        open_ = Status.NOT_APPLICABLE if as_of <= params.due else Status.MISSING
        return f"IF(ISBLANK({sent}),{state(open_)},{points})"

    def _loss_over(self, late: str) -> str:
        params = self.params
        if params.lose is None:
            days = ",".join(str(step.late) for step in params.steps)
            lost = ",".join(plain(step.lose) for step in params.steps)
            return f"LOOKUP({late},{{0,{days}}},{{0,{lost}}})"
        steps = late if params.every == 1 else f"ROUNDUP({late}/{params.every},0)"
        lost = f"{steps}*{plain(params.lose)}"
        return lost if params.most_lost is None else f"MIN({plain(params.most_lost)},{lost})"

    def _after_due(self, sent: str) -> str:
        due = _cell_date(self.params.due)
        if self.params.days == "calendar":
            # A cell may hold an hour of the day too.
            return f"(INT({sent})-{due})"
        holidays = ",".join(map(_serial, sorted({*self.params.holidays})))
        listed = f",{{{holidays}}}" if holidays else ""
        return f"IF({sent}>{due},NETWORKDAYS({due}+1,{sent}{listed}),0)"

    def directions(self) -> Mapping[str, Direction]:
        """Later never earns points."""
        return {self.params.date: -1}


def _cell_date(day: dt.date) -> str:
    return f"DATE({day.year},{day.month},{day.day})"


def _serial(day: dt.date) -> str:
    """A day as spreadsheets count it: a list of days in a formula holds numbers only."""
    return str((day - dt.date(1899, 12, 30)).days)
