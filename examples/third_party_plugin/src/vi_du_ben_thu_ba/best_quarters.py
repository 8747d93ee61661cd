"""Best quarters (ba quý tốt nhất): the year's average without its worst quarter."""

from collections.abc import Hashable, Mapping
from decimal import Decimal
from math import isnan
from typing import Annotated, Any, ClassVar

from danvan_scoring.plugins import (
    Direction,
    Number,
    OptionalNumberField,
    Params,
    RowCriterion,
    Score,
    ScoringContext,
    Status,
    Text,
)
from pydantic import Field

_COUNTED = 3


class BestQuartersParams(Params):
    """The results of the four quarters, and the average that earns all points."""

    q1: OptionalNumberField
    q2: OptionalNumberField
    q3: OptionalNumberField
    q4: OptionalNumberField
    full: Annotated[Number, Field(gt=0)]

    @property
    def quarters(self) -> tuple[str, str, str, str]:
        """The fields in the order of the year."""
        return self.q1, self.q2, self.q3, self.q4


class BestQuarters(RowCriterion[BestQuartersParams]):
    """Points in proportion to the average of the best three quarters; one unit at a time.

    One quarter may be left empty: it is the one that does not count.
    """

    name = "best_quarters"
    version = 1
    summary = Text(
        "Bình quân ba quý tốt nhất trong năm", "Average of the three best quarters of the year"
    )
    params_model = BestQuartersParams
    reasons: ClassVar[Mapping[str, Text]] = {
        "average": Text(
            "Bốn quý đạt {q1}; {q2}; {q3}; {q4}, tính bình quân ba quý tốt nhất so với mức {full}: "
            "{points} trên {maximum} điểm",
            "Quarters of {q1}; {q2}; {q3}; {q4}, average of the three best against {full}: "
            "{points} of {maximum} points",
        ),
        "too_few": Text(
            "Bốn quý đạt {q1}; {q2}; {q3}; {q4}: thiếu số liệu từ hai quý trở lên",
            "Quarters of {q1}; {q2}; {q3}; {q4}: two or more are missing",
        ),
    }

    def score_row(self, row: Mapping[Hashable, Any], context: ScoringContext) -> Score:
        """Leave out the quarter that is empty, or else the worst."""
        quarters = [row[code] for code in self.params.quarters]
        reported = sorted(value for value in quarters if not isnan(value))
        if len(reported) < _COUNTED:
            return Score(None, "too_few", Status.MISSING)
        average = sum(reported[-_COUNTED:]) / _COUNTED
        share = average / float(self.params.full)
        return Score(context.maximum * min(max(share, 0.0), 1.0), "average")

    def describe(self, maximum: Decimal, labels: Mapping[str, str]) -> Text:
        """Say which quarters count, and the average that earns all points."""
        named = ", ".join(f"«{labels[code]}»" for code in self.params.quarters)
        full = self.params.full
        return Text(
            f"Bình quân ba quý tốt nhất trong {named}; từ {full} trở lên được {maximum} điểm, "
            "thấp hơn thì tính theo tỷ lệ",
            f"Average of the three best of {named}; {maximum} points from {full} on, "
            "in proportion below",
        )

    def directions(self) -> Mapping[str, Direction]:
        """A better quarter never costs points."""
        return {code: 1 for code in self.params.quarters}
