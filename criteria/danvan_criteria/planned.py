"""Done of planned: what a share means where nothing was planned, or more was done than planned."""

from collections.abc import Mapping
from typing import Literal

import numpy as np

from danvan_criteria.decimals import Column, millionths
from danvan_criteria.outcome import Outcome
from danvan_criteria.wording import phrase
from danvan_scoring.plugins import Status, Text

WhenNothingPlanned = Literal["not_applicable", "full", "zero"]
Over = Literal["full", "error"]
"""More done than planned: full points, or an error where done is a part of planned."""

OVER_REASONS: Mapping[str, Text] = {
    "over": Text(
        "Đã thực hiện {done}, nhiều hơn tổng số {planned}: số liệu không thể đúng",
        "Done {done}, more than all {planned}: that cannot be right",
    )
}

NOTHING_PLANNED_REASONS: Mapping[str, Text] = {
    "nothing_planned": Text(
        "Không có việc phải thực hiện trong kỳ (số kế hoạch: {planned}), không áp dụng",
        "Nothing was to be done in the period (planned: {planned}); not applicable",
    ),
    "nothing_planned_full": Text(
        "Không có việc phải thực hiện trong kỳ (số kế hoạch: {planned}), tính đủ: "
        "{points} trên {maximum} điểm",
        "Nothing was to be done in the period (planned: {planned}), full points: "
        "{points} of {maximum} points",
    ),
    "nothing_planned_zero": Text(
        "Không có kế hoạch (số kế hoạch: {planned}): {points} trên {maximum} điểm",
        "Nothing was planned (planned: {planned}): {points} of {maximum} points",
    ),
}


def settle_nothing_planned(
    outcome: Outcome, planned: Column, policy: WhenNothingPlanned, maximum: float
) -> None:
    """Settle the units that planned nothing, by the policy that the rubric names."""
    nothing = planned <= 0
    if not np.any(nothing):
        return
    if policy == "not_applicable":
        outcome.leave(nothing, "nothing_planned", Status.NOT_APPLICABLE)
    elif policy == "full":
        outcome.give(nothing, "nothing_planned_full", maximum)
    else:
        outcome.give(nothing, "nothing_planned_zero", 0.0)


def describe_nothing_planned(policy: WhenNothingPlanned, planned: str) -> Text:
    """Say the policy in words; `planned` is the label of the field."""
    meaning = {
        "not_applicable": Text("không áp dụng", "not applicable"),
        "full": Text("tính đủ điểm", "full points"),
        "zero": Text("0 điểm", "no points"),
    }[policy]
    return phrase(
        f"nếu «{{planned}}» bằng 0: {meaning.vi}",
        f"if «{{planned}}» is 0: {meaning.en}",
        planned=planned,
    )


def settle_over(outcome: Outcome, done: Column, planned: Column, policy: Over) -> None:
    """Leave units without points that did more than there was, where that cannot be."""
    if policy == "error":
        outcome.leave(millionths(done) > millionths(planned), "over", Status.ERROR)


def describe_over(policy: Over, done: str, planned: str) -> tuple[Text, ...]:
    """Say the policy in words, where it is not the common one; the labels are of the fields."""
    if policy == "full":
        return ()
    return (
        phrase(
            "«{done}» nhiều hơn «{planned}» là lỗi số liệu",
            "more «{done}» than «{planned}» is an error",
            done=done,
            planned=planned,
        ),
    )
