"""Check-list (danh mục việc): points for each item that is done."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar, Self

import numpy as np
import pandas as pd
from pydantic import Field, model_validator

from danvan_criteria.cells import MOST_PARTS, YES, plain
from danvan_criteria.decimals import MILLION, PositivePoints, in_millionths
from danvan_criteria.outcome import Outcome
from danvan_criteria.wording import joined, phrase
from danvan_scoring.plugins import (
    Criterion,
    CriterionScores,
    Direction,
    Params,
    ScoringContext,
    Text,
    YesNoField,
)


class Item(Params):
    """One item of the list, and what it is worth."""

    field: YesNoField
    points: PositivePoints


class ChecklistParams(Params):
    """The items; their points may not add up to more than the line's maximum."""

    items: Annotated[tuple[Item, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _each_field_once(self) -> Self:
        fields = [item.field for item in self.items]
        twice = sorted({field for field in fields if fields.count(field) > 1})
        if twice:
            names = ", ".join(twice)
            raise ValueError(
                Text(
                    f"mỗi chỉ tiêu ở một mục; lặp: {names}", f"each field in one item, not {names}"
                )
            )
        return self


class Checklist(Criterion[ChecklistParams]):
    """The sum of the points of the items done."""

    name = "checklist"
    version = 1
    summary = Text("Cộng điểm từng việc đã làm trong danh mục", "Points for each item done")
    params_model = ChecklistParams
    reasons: ClassVar[Mapping[str, Text]] = {
        "counted": Text(
            "Đã làm {items_done} trên {items_all} việc trong danh mục: "
            "{points} trên {maximum} điểm",
            "{items_done} of {items_all} items done: {points} of {maximum} points",
        ),
    }

    def score(self, evidence: pd.DataFrame, context: ScoringContext) -> CriterionScores:  # noqa: ARG002 (`check` holds the sum to the maximum)
        """Add up the items."""
        points = np.zeros(len(evidence))
        count = np.zeros(len(evidence), dtype=np.int64)
        for item in self.params.items:
            done = evidence[item.field].to_numpy(dtype=np.float64) == 1
            # Whole millionths add up exactly.
            points += done * float(in_millionths(item.points))
            count += done
        points /= MILLION
        every = np.broadcast_to(np.int64(len(self.params.items)), count.shape)
        return Outcome(self, evidence, points).scores(items_done=count, items_all=every)

    def describe(self, maximum: Decimal, labels: Mapping[str, str]) -> Text:  # noqa: ARG002 (the items say it)
        """List the items with their points."""
        return joined(
            *(
                phrase(
                    "«{field}» tính {points} điểm",
                    "«{field}» counts {points} points",
                    field=labels[item.field],
                    points=item.points,
                )
                for item in self.params.items
            )
        )

    def check(self, maximum: Decimal) -> Sequence[Text]:
        """Refuse items that add up to more than the maximum."""
        total = sum(item.points for item in self.params.items)
        if total <= maximum:
            return []
        return [
            phrase(
                "các việc cộng lại {total} điểm, quá điểm tối đa {maximum}",
                "the items add up to {total} points, over the maximum of {maximum}",
                total=Decimal(total),
                maximum=maximum,
            )
        ]

    def formula(self, maximum: Decimal, cells: Mapping[str, str], as_of: date) -> str | None:  # noqa: ARG002 (no day matters)
        """Add up the items."""
        if len(self.params.items) > MOST_PARTS:
            return None
        items = (
            f"IF({cells[item.field]}={YES},{plain(item.points)},0)" for item in self.params.items
        )
        return "+".join(items)

    def directions(self) -> Mapping[str, Direction]:
        """An item done never costs points."""
        return {item.field: 1 for item in self.params.items}
