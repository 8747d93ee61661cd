"""Relative (so với đơn vị dẫn đầu): against the target, and above it against the best unit."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, ClassVar, Literal, Self

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pydantic import Field, model_validator

from danvan_criteria.decimals import MILLION, Column, millionths
from danvan_criteria.outcome import Outcome
from danvan_criteria.wording import joined, phrase
from danvan_scoring.plugins import (
    Criterion,
    CriterionScores,
    Direction,
    Number,
    NumberField,
    OptionalNumberField,
    Params,
    ScoringContext,
    Status,
    Text,
)


class RelativeParams(Params):
    """What was done, the target (empty: without target), and the share for just reaching it."""

    done: NumberField
    target: OptionalNumberField
    on_target_share: Annotated[Number, Field(gt=0, lt=1, decimal_places=6)] = Decimal("0.5")
    without_target: Literal["best_of_kind", "not_applicable"] = "best_of_kind"

    @model_validator(mode="after")
    def _two_fields(self) -> Self:
        if self.done == self.target:
            raise ValueError(
                Text(
                    "done và target là hai chỉ tiêu khác nhau",
                    "two different fields as done and target",
                )
            )
        return self


class Relative(Criterion[RelativeParams]):
    """Points against the target, and above it against the leader of the peer group.

    With M the maximum, s the share on target, A done, T the target and L the largest A/T of those
    above target: M*s*A/T below target, M*s on it, M for the leader and for who equals it, and
    M*s + M*(1-s)*(A/T - 1)/(L - 1) between. Without target: M*A over the best A of those without.
    A target of 0 cannot be compared with: not applicable. Results below 0 count as 0.

    Source: emulation scoring in clusters (cụm thi đua), where s is one half. Above target the
    divisor is T * (A of the leader - T of the leader); rounding is proven for divisors up to
    6.8e9 / 10**decimals in steps of the fields.
    """

    name = "relative"
    version = 1
    summary = Text(
        "Điểm so với chỉ tiêu và với đơn vị dẫn đầu khối",
        "Against the target and the leader of the peer group",
    )
    scope = "cohort"
    params_model = RelativeParams
    reasons: ClassVar[Mapping[str, Text]] = {
        "below": Text(
            "Đạt {done} trên chỉ tiêu {target}, chưa đạt chỉ tiêu: {points} trên {maximum} điểm",
            "{done} of a target of {target}, below target: {points} of {maximum} points",
        ),
        "on_target": Text(
            "Đạt {done}, đúng chỉ tiêu {target}: {points} trên {maximum} điểm",
            "{done}, exactly the target of {target}: {points} of {maximum} points",
        ),
        "above": Text(
            "Đạt {done} trên chỉ tiêu {target}, vượt {excess} %, đơn vị dẫn đầu khối vượt "
            "{leader_excess} %: {points} trên {maximum} điểm",
            "{done} of a target of {target}, {excess} % over it, the leader of the peer group "
            "{leader_excess} %: {points} of {maximum} points",
        ),
        "leader": Text(
            "Đạt {done} trên chỉ tiêu {target}, vượt {excess} %, dẫn đầu khối: "
            "{points} trên {maximum} điểm",
            "{done} of a target of {target}, {excess} % over it, leads the peer group: "
            "{points} of {maximum} points",
        ),
        "without_target": Text(
            "Đạt {done}, không giao chỉ tiêu; kết quả cao nhất của các đơn vị không giao chỉ tiêu "
            "trong khối là {best}: {points} trên {maximum} điểm",
            "{done} without a target; the best of the peer group without target is {best}: "
            "{points} of {maximum} points",
        ),
        "no_result": Text(
            "Không giao chỉ tiêu và chưa có kết quả: {points} trên {maximum} điểm",
            "No target and no result: {points} of {maximum} points",
        ),
        "no_target": Text("Không giao chỉ tiêu, không áp dụng", "Without a target; not applicable"),
        "zero_target": Text(
            "Chỉ tiêu là {target}, không có mức để so sánh, không áp dụng",
            "The target is {target}, nothing to compare with; not applicable",
        ),
    }

    def score(self, evidence: pd.DataFrame, context: ScoringContext) -> CriterionScores:
        """Compare every unit with its target, and with its peers."""
        maximum, rest = context.maximum, context.maximum * float(1 - self.params.on_target_share)
        done = np.maximum(millionths(evidence[self.params.done].to_numpy(dtype=np.float64)), 0.0)
        target = millionths(evidence[self.params.target].to_numpy(dtype=np.float64))
        without, zero = np.isnan(target), target <= 0
        divisor = np.where(without | zero, 1.0, target)
        # Whole millionths: equal ratios give the same float, whatever the numbers they come from.
        excess = np.where(without | zero, 0.0, (done - divisor) / divisor)
        leader = _best_of_cohort(np.maximum(excess, 0.0), context.cohort)
        best = _best_of_cohort(np.where(without, done, 0.0), context.cohort)

        outcome = Outcome(self, evidence, (maximum - rest) * (1.0 + np.minimum(excess, 0.0)))
        outcome.give(excess == 0, "on_target")
        # From the top down, so that the leader has exactly the maximum.
        with np.errstate(divide="ignore", invalid="ignore"):
            outcome.give(excess > 0, "above", maximum - rest * (1.0 - excess / leader))
            outcome.give((excess > 0) & (excess == leader), "leader")
            outcome.give(without, "without_target", maximum * (done / best))
        outcome.give(without & (done == 0), "no_result", 0.0)
        if self.params.without_target == "not_applicable":
            outcome.leave(without, "no_target", Status.NOT_APPLICABLE)
        outcome.leave(zero, "zero_target", Status.NOT_APPLICABLE)
        return outcome.scores(excess=excess * 100, leader_excess=leader * 100, best=best / MILLION)

    def describe(self, maximum: Decimal, labels: Mapping[str, str]) -> Text:
        """Say the rule below, on and above target, and without one."""
        done = labels[self.params.done]
        target = labels[self.params.target]
        on_target = maximum * self.params.on_target_share
        clauses = [
            phrase(
                "«{done}» so với «{target}»: đúng chỉ tiêu tính {on_target} điểm, dưới chỉ tiêu "
                "tính theo tỷ lệ",
                "«{done}» against «{target}»: {on_target} points on target, in proportion below",
                done=done,
                target=target,
                on_target=on_target,
            ),
            phrase(
                "vượt nhiều nhất trong khối (theo tỷ lệ) tính {maximum} điểm, các đơn vị vượt khác "
                "tính theo tỷ lệ giữa hai mức đó",
                "{maximum} points for the largest excess of the peer group (as a share), others "
                "above target in proportion between the two",
                maximum=maximum,
            ),
        ]
        if self.params.without_target == "best_of_kind":
            clauses.append(
                phrase(
                    "không giao chỉ tiêu: {maximum} điểm nhân với kết quả chia kết quả cao nhất "
                    "của các đơn vị không giao chỉ tiêu trong khối",
                    "without a target: {maximum} points times the result over the best of the peer "
                    "group without target",
                    maximum=maximum,
                )
            )
        else:
            clauses.append(
                phrase("không giao chỉ tiêu: không áp dụng", "without a target: not applicable")
            )
        return joined(
            *clauses, phrase("chỉ tiêu bằng 0: không áp dụng", "a target of 0: not applicable")
        )

    def directions(self) -> Mapping[str, Direction]:
        """More done never costs; a higher target never earns."""
        return {self.params.done: 1, self.params.target: -1}


def _best_of_cohort(values: Column, cohort: NDArray[np.intp]) -> Column:
    """Return to every unit the largest value of its cohort, 0 or more."""
    best = np.zeros(cohort.max(initial=-1) + 1)
    np.maximum.at(best, cohort, values)
    return best[cohort]
