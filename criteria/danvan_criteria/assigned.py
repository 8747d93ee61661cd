"""Assigned (Hội đồng chấm): a mark that the council gives, with its reason."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import ClassVar

import numpy as np
import pandas as pd

from danvan_criteria.cells import plain, state
from danvan_criteria.decimals import MILLION, PositivePoints, in_millionths, millionths
from danvan_criteria.outcome import Outcome
from danvan_criteria.wording import joined, phrase
from danvan_scoring.plugins import (
    Criterion,
    CriterionScores,
    Direction,
    NumberField,
    Params,
    ScoringContext,
    Status,
    Text,
    TextField,
)


class AssignedParams(Params):
    """The mark, the reason that must stand beside it, and the step between marks."""

    points_field: NumberField
    note: TextField
    step: PositivePoints | None = None


class Assigned(Criterion[AssignedParams]):
    """The council's mark as it is.

    A mark outside 0..maximum, or between two steps, is an error and not clipped: the council
    meant something else than what was typed.
    """

    name = "assigned"
    version = 1
    summary = Text("Hội đồng cho điểm, có nhận xét", "A mark by the council, with its reason")
    params_model = AssignedParams
    reasons: ClassVar[Mapping[str, Text]] = {
        "given": Text(
            "Hội đồng chấm {points} trên {maximum} điểm: {note}",
            "The council gave {points} of {maximum} points: {note}",
        ),
        "outside": Text(
            "Điểm Hội đồng chấm là {points_field}, ngoài khoảng từ 0 đến {maximum}",
            "The council's mark {points_field} lies outside 0 to {maximum}",
        ),
        "off_step": Text(
            "Điểm Hội đồng chấm là {points_field}, không đúng bước điểm {step}",
            "The council's mark {points_field} is not a multiple of {step}",
        ),
    }

    def score(self, evidence: pd.DataFrame, context: ScoringContext) -> CriterionScores:
        """Take the mark over, or refuse it."""
        mark = millionths(evidence[self.params.points_field].to_numpy(dtype=np.float64))
        outcome = Outcome(self, evidence, mark / MILLION)
        if self.params.step is not None:
            off = np.fmod(mark, in_millionths(self.params.step)) != 0
            outcome.leave(off, "off_step", Status.ERROR)
        outside = (mark < 0) | (mark > round(context.maximum * MILLION))
        outcome.leave(outside, "outside", Status.ERROR)
        return outcome.scores()

    def describe(self, maximum: Decimal, labels: Mapping[str, str]) -> Text:
        """Say the range and the step of marks."""
        text = phrase(
            "Hội đồng cho từ 0 đến {maximum} điểm («{mark}»), có nhận xét («{note}»)",
            "the council gives 0 to {maximum} points («{mark}»), with its reason («{note}»)",
            maximum=maximum,
            mark=labels[self.params.points_field],
            note=labels[self.params.note],
        )
        if self.params.step is None:
            return text
        step = phrase("bước điểm {step}", "in steps of {step}", step=self.params.step)
        return joined(text, step)

    def check(self, maximum: Decimal) -> Sequence[Text]:
        """Refuse a step by which the maximum cannot be reached."""
        if self.params.step is None or maximum % self.params.step == 0:
            return []
        return [
            phrase(
                "điểm tối đa {maximum} không phải là bội số của bước điểm {step}",
                "the maximum of {maximum} is not a multiple of the step {step}",
                maximum=maximum,
                step=self.params.step,
            )
        ]

    def mark_step(self, maximum: Decimal) -> Decimal | None:  # noqa: ARG002 (the same for any)
        """A mark of the council's workbook keeps the step too."""
        return self.params.step

    def formula(self, maximum: Decimal, cells: Mapping[str, str], as_of: date) -> str | None:  # noqa: ARG002 (no day matters)
        """Take the mark over, or refuse it."""
        mark = cells[self.params.points_field]
        wrong = [f"{mark}<0", f"ROUND({mark}-{plain(maximum)},6)>0"]
        if self.params.step is not None:
            wrong.append(f"MOD(ROUND({mark}*{MILLION},0),{in_millionths(self.params.step)})<>0")
        return f"IF(OR({','.join(wrong)}),{state(Status.ERROR)},{mark})"

    def directions(self) -> Mapping[str, Direction]:
        """A higher mark is more points."""
        return {self.params.points_field: 1}
