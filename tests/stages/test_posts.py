"""Posts by unit, month and channel, and the months that lack one."""

from datetime import date
from typing import Any

import pandas as pd
import pytest
from builders import rubric, submissions

from danvan_scoring.model.plan import Plan
from danvan_scoring.model.register import Channel
from danvan_scoring.model.submission import Submissions
from danvan_scoring.stages.posts import Month, post_counts

PLAN = Plan.model_validate(
    {
        "format": 1, "id": "kh", "version": "1", "title": "Kế hoạch", "authority": "UBND xã",
        "starts": date(2025, 7, 1), "ends": date(2025, 12, 31),
        "group": ({"code": "1", "title": "Nhóm 1"},),
        "task": (
            {"code": "1.1", "title": "Quán triệt", "group": "1", "binds": ("thon",),
             "due": date(2025, 12, 31), "evidence": "Biên bản"},
        ),
        "role": (
            {"code": "R", "who": "u1", "title": "Đăng tin", "part": "carries_out",
             "units": ("u1",), "posts": True},
        ),
    }
)  # fmt: skip
ROWS = [
    ("u1", "2025-06-30", "portal"),
    ("u1", "2025-07-01", "portal"),
    ("u1", "2025-07-31", "press"),
    ("u1", "2025-09-30", "portal"),
    ("u2", "2025-10-01", "loudspeaker"),
    ("u2", "2025-10-06", "loudspeaker"),
]


def given(**more: Any) -> Submissions:
    posts = pd.DataFrame(ROWS, columns=["unit", "date", "channel"])
    posts = posts.assign(date=pd.to_datetime(posts["date"]), title="Tin", link="", place="t.csv:2")
    own = rubric(criterion=[{"code": "x", "title": "x", "group": "T", "max": 1, "uses": "a/b@1"}])
    return submissions(own, [{}] * 2, **{"posts": posts, **more})


def test_posts_are_counted_in_the_months_of_the_plan_up_to_the_day() -> None:
    counts = post_counts(given(), PLAN, date(2025, 10, 5))

    assert counts is not None
    assert [str(month) for month in counts.months] == ["07/2025", "08/2025", "09/2025", "10/2025"]
    # That of 30/6 is before the plan, that of 06/10 after the day.
    assert list(counts.by_unit["u1"].values()) == [2, 0, 1, 0]
    assert list(counts.by_unit["u2"].values()) == [0, 0, 0, 1]
    assert (counts.total, counts.of_unit("u1"), counts.of_unit("u2")) == (4, 3, 1)
    assert counts.by_channel == {
        Channel.PORTAL: 2,
        Channel.PRESS: 1,
        Channel.LOUDSPEAKER: 1,
        Channel.SOCIAL: 0,
        Channel.OTHER: 0,
    }


@pytest.mark.parametrize(
    ("as_of", "empty"),
    [
        (date(2025, 7, 1), []),
        (date(2025, 8, 30), []),
        # A month without a post is named once it has ended.
        (date(2025, 8, 31), ["08/2025"]),
        (date(2025, 10, 30), ["08/2025"]),
        (date(2025, 10, 31), ["08/2025", "10/2025"]),
        (date(2026, 1, 31), ["08/2025", "10/2025", "11/2025", "12/2025"]),
    ],
)
def test_months_that_ended_without_a_post_are_named_for_who_is_to_publish(
    as_of: date, empty: list[str]
) -> None:
    counts = post_counts(given(), PLAN, as_of)

    assert counts is not None
    assert {unit: list(map(str, months)) for unit, months in counts.empty.items()} == {"u1": empty}


def test_without_a_plan_every_post_counts_and_no_month_is_missed() -> None:
    counts = post_counts(given(), None, date(2025, 12, 31))

    assert counts is not None
    assert (counts.total, counts.empty) == (6, {})
    assert [str(month) for month in counts.months] == ["06/2025", "07/2025", "09/2025", "10/2025"]


def test_without_a_list_of_posts_nothing_is_counted() -> None:
    assert post_counts(given(posts=None), PLAN, date(2025, 12, 31)) is None


@pytest.mark.parametrize(
    ("month", "last"),
    [
        (Month(2025, 12), date(2025, 12, 31)),
        (Month(2024, 2), date(2024, 2, 29)),
        (Month(2025, 11), date(2025, 11, 30)),
    ],
)
def test_a_month_knows_its_last_day(month: Month, last: date) -> None:
    assert month.last_day == last
