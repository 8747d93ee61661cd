"""Posts (tin, bài): counted by unit, month and channel; months without one, where one is owed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

import pandas as pd

from danvan_scoring.model.plan import Plan
from danvan_scoring.model.register import Channel
from danvan_scoring.model.submission import Submissions
from danvan_scoring.stages.roles import units_of


class Month(NamedTuple):
    """A month, written as Vietnamese documents do."""

    year: int
    month: int

    def __str__(self) -> str:
        return f"{self.month:02}/{self.year}"

    @property
    def last_day(self) -> date:
        """Its last day."""
        after = Month(self.year + self.month // 12, self.month % 12 + 1)
        return date(after.year, after.month, 1) - timedelta(days=1)


@dataclass(frozen=True)
class PostCounts:
    """How many posts there are.

    Attributes:
        months: the months of the plan up to the day; without a plan, those that have posts.
        by_unit: by code of unit and month; a unit without a post is there, with none.
        by_channel: by channel.
        ended: those of `months` that have ended by the day.
        empty: months that have ended without a post, for each unit that is to publish.
    """

    months: tuple[Month, ...]
    by_unit: Mapping[str, Mapping[Month, int]]
    by_channel: Mapping[Channel, int]
    ended: tuple[Month, ...]
    empty: Mapping[str, tuple[Month, ...]]

    @property
    def total(self) -> int:
        """All posts."""
        return sum(self.by_channel.values())

    def of_unit(self, unit: str) -> int:
        """The posts of one unit."""
        return sum(self.by_unit[unit].values())


def post_counts(submissions: Submissions, plan: Plan | None, as_of: date) -> PostCounts | None:
    """Count the posts as of a day; None if no list of them is kept.

    Posts of later days, and posts outside of the time that the plan is for, are not counted.
    """
    if submissions.posts is None:
        return None
    days = pd.to_datetime(submissions.posts["date"])
    counted = days <= pd.Timestamp(as_of)
    if plan is not None and plan.starts is not None and plan.ends is not None:
        counted &= days.between(pd.Timestamp(plan.starts), pd.Timestamp(plan.ends))
    posts = submissions.posts[counted.to_numpy(dtype=bool)]
    found = [Month(day.year, day.month) for day in pd.to_datetime(posts["date"])]
    months = tuple(sorted(set(found)))
    if plan is not None and plan.starts is not None and plan.ends is not None:
        months = tuple(_months(plan.starts, min(plan.ends, as_of)))
    by_unit = {str(unit): dict.fromkeys(months, 0) for unit in submissions.units.index}
    for unit, month in zip(posts["unit"], found, strict=True):
        by_unit[unit][month] += 1
    channels = posts["channel"].tolist()
    ended = tuple(month for month in months if month.last_day <= as_of)
    return PostCounts(
        months=months,
        by_unit=by_unit,
        by_channel={channel: channels.count(channel.value) for channel in Channel},
        ended=ended,
        empty={
            unit: tuple(month for month in ended if not by_unit[unit][month])
            for unit in publishers(plan, submissions.units)
        },
    )


def publishers(plan: Plan | None, units: pd.DataFrame) -> tuple[str, ...]:
    """Return the codes of the units that the plan gives the duty to publish, in their order."""
    return units_of([role for role in plan.roles if role.posts], units) if plan else ()


def _months(first: date, last: date) -> Iterator[Month]:
    year, month = first.year, first.month
    while (year, month) <= (last.year, last.month):
        yield Month(year, month)
        year, month = year + month // 12, month % 12 + 1
