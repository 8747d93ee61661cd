"""Every law can fail: for each there is a criterion that breaks it, and no other."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import count
from typing import Any, ClassVar, Literal

import numpy as np
import pandas as pd
import pytest
from builders import number

from danvan_scoring.plugins import (
    Criterion,
    CriterionScores,
    Direction,
    NumberField,
    OptionalNumberField,
    Params,
    RowCriterion,
    Score,
    ScoringContext,
    Status,
    Text,
)
from danvan_scoring.testing import LAWS, FormField, check_criterion

FIELDS = [FormField.model_validate(number(code, minimum=0, maximum=10)) for code in ("a", "b")]
PARAMS = {"field": "a", "more": "b"}


class TwoFields(Params):
    """A field that must be filled in, and one that may."""

    field: NumberField
    more: OptionalNumberField


class Good(Criterion[TwoFields]):
    """As many points as the field says."""

    name = "good"
    version = 1
    summary = Text("Thử", "Trial")
    params_model = TwoFields
    reasons: ClassVar[Mapping[str, Text]] = {
        "given": Text("Có {field}: {points} trên {maximum}", "{field}: {points} of {maximum}"),
        "with_more": Text("Có {field}, thêm {more}", "{field}, and {more} more"),
    }

    def score(self, evidence: pd.DataFrame, context: ScoringContext) -> CriterionScores:
        points = evidence[self.params.field].clip(upper=context.maximum)
        zeros = np.zeros(len(evidence), dtype=np.int8)
        reason = evidence[self.params.more].notna().to_numpy().astype(np.int8)
        return CriterionScores(points, zeros, reason)

    def describe(self, maximum: Decimal, labels: Mapping[str, str]) -> Text:
        label = labels[self.params.field]
        return Text(f"Theo {label}, nhiều nhất {maximum}", f"By {label}, at most {maximum}")

    def directions(self) -> Mapping[str, Direction]:
        return {self.params.field: 1}


class Raises(Good):
    def score(self, evidence: pd.DataFrame, context: ScoringContext) -> CriterionScores:
        raise ZeroDivisionError("no plan")


class LosesUnits(Good):
    def score(self, evidence: pd.DataFrame, context: ScoringContext) -> CriterionScores:
        return super().score(evidence.iloc[1:], context)


class WholeNumbers(Good):
    def score(self, evidence: pd.DataFrame, context: ScoringContext) -> CriterionScores:
        scores = super().score(evidence, context)
        return replace(scores, points=scores.points.astype("int64"))


class LeavesTheIndexOut(Good):
    def score(self, evidence: pd.DataFrame, context: ScoringContext) -> CriterionScores:
        scores = super().score(evidence, context)
        return replace(scores, points=scores.points.reset_index(drop=True))


class ShortDetails(Good):
    def score(self, evidence: pd.DataFrame, context: ScoringContext) -> CriterionScores:
        return replace(super().score(evidence, context), details={"rate": np.zeros(0)})


class Uncapped(Good):
    def score(self, evidence: pd.DataFrame, context: ScoringContext) -> CriterionScores:
        return super().score(evidence, replace(context, maximum=10.0))


class Negative(Good):
    def score(self, evidence: pd.DataFrame, context: ScoringContext) -> CriterionScores:
        scores = super().score(evidence, context)
        return replace(scores, points=scores.points - 1)


class NumberWithoutScored(Good):
    def score(self, evidence: pd.DataFrame, context: ScoringContext) -> CriterionScores:
        pending = np.full(len(evidence), Status.PENDING, dtype=np.int8)
        return replace(super().score(evidence, context), status=pending)


class ScoredWithoutNumber(Good):
    def score(self, evidence: pd.DataFrame, context: ScoringContext) -> CriterionScores:
        scores = super().score(evidence, context)
        return replace(scores, points=scores.points * np.nan)


class UnknownReason(Good):
    def score(self, evidence: pd.DataFrame, context: ScoringContext) -> CriterionScores:
        scores = super().score(evidence, context)
        return replace(scores, reason=scores.reason + np.int8(2))


class UnknownState(Good):
    def score(self, evidence: pd.DataFrame, context: ScoringContext) -> CriterionScores:
        scores = super().score(evidence, context)
        gone = np.full(len(evidence), len(Status), dtype=np.int8)
        return replace(scores, points=scores.points * np.nan, status=gone)


class MentionsNothing(Good):
    reasons: ClassVar[Mapping[str, Text]] = {
        "given": Text("Có", "Yes"),
        "with_more": Text("Tỷ lệ {rate}", "Rate {rate}"),
    }


class SpeaksOneLanguage(Good):
    reasons: ClassVar[Mapping[str, Text]] = {
        "given": Text("Có", "Yes"),
        "with_more": Text("Có {field}", ""),
    }


class DescribesHalf(Good):
    def describe(self, maximum: Decimal, labels: Mapping[str, str]) -> Text:
        return Text("Theo số lượng", " ")


class WritesToItsInput(Good):
    def score(self, evidence: pd.DataFrame, context: ScoringContext) -> CriterionScores:
        scores = super().score(evidence, context)
        evidence[self.params.field] = -1.0
        return scores


class Remembers(Good):
    calls = count()

    def score(self, evidence: pd.DataFrame, context: ScoringContext) -> CriterionScores:
        scores = super().score(evidence, context)
        return replace(scores, points=scores.points * 0 + next(self.calls) % 2)


class FirstComeFirstServed(Good):
    def score(self, evidence: pd.DataFrame, context: ScoringContext) -> CriterionScores:
        scores = super().score(evidence, context)
        place = pd.Series(np.arange(len(evidence)), index=evidence.index, dtype="float64")
        return replace(scores, points=(scores.points * 0) + place.clip(upper=1))

    def directions(self) -> Mapping[str, Direction]:
        return {}


class AgainstTheBest(Good):
    def score(self, evidence: pd.DataFrame, context: ScoringContext) -> CriterionScores:
        scores = super().score(evidence, context)
        return replace(scores, points=scores.points - scores.points.min())


class AgainstAllCohorts(AgainstTheBest):
    scope: ClassVar[Literal["unit", "cohort"]] = "cohort"


class NeedsSomebody(Good):
    def score(self, evidence: pd.DataFrame, context: ScoringContext) -> CriterionScores:
        if evidence.empty:
            raise ValueError("nobody")
        return super().score(evidence, context)


class NeedsEveryField(Good):
    def score(self, evidence: pd.DataFrame, context: ScoringContext) -> CriterionScores:
        scores = super().score(evidence, context)
        if evidence[self.params.more].isna().all() and len(evidence) > 1:
            return replace(scores, reason=scores.reason - np.int8(1))
        return scores


class Falls(Good):
    def directions(self) -> Mapping[str, Direction]:
        return {self.params.field: -1}


class DirectsAnotherField(Good):
    def directions(self) -> Mapping[str, Direction]:
        return {"elsewhere": 1}


BROKEN: list[tuple[type[Criterion[Any]], str]] = [
    (Raises, "scores every unit"),
    (LosesUnits, "keeps the index"),
    (LeavesTheIndexOut, "keeps the index"),
    (WholeNumbers, "keeps the index"),
    (ShortDetails, "keeps the index"),
    (Uncapped, "stays within bounds"),
    (Negative, "stays within bounds"),
    (NumberWithoutScored, "is scored exactly where there is a number"),
    (ScoredWithoutNumber, "is scored exactly where there is a number"),
    (UnknownReason, "gives states and reasons that exist"),
    (UnknownState, "gives states and reasons that exist"),
    (MentionsNothing, "says every reason in both languages"),
    (SpeaksOneLanguage, "says every reason in both languages"),
    (DescribesHalf, "describes itself in both languages"),
    (WritesToItsInput, "leaves its input untouched"),
    (Remembers, "is deterministic"),
    (FirstComeFirstServed, "does not mind the order of units"),
    (AgainstTheBest, "looks at no other unit, or no other cohort"),
    (AgainstAllCohorts, "looks at no other unit, or no other cohort"),
    (NeedsSomebody, "scores no units at all"),
    (NeedsEveryField, "takes optional fields empty"),
    (Falls, "moves in the declared direction"),
    (DirectsAnotherField, "moves in the declared direction"),
]


def test_a_good_criterion_breaks_no_law() -> None:
    check_criterion(Good, PARAMS, FIELDS, maximum=5)


@pytest.mark.parametrize(("broken", "law"), BROKEN)
def test_a_broken_criterion_is_told_which_law_it_breaks(
    broken: type[Criterion[Any]], law: str
) -> None:
    with pytest.raises(AssertionError) as told:
        check_criterion(broken, PARAMS, FIELDS, maximum=5)

    message = str(told.value)
    assert message.startswith(f"good@1 breaks the law «{law}» for u1 ")
    assert "\n" not in message
    assert not hasattr(told.value, "__notes__")  # hypothesis adds nothing to the sentence


def test_every_law_is_broken_by_somebody() -> None:
    assert {law for _, law in BROKEN} == set(LAWS)


SENTENCES: list[tuple[type[Criterion[Any]], str]] = [
    (Raises, "«scores every unit» for u1 with a = 0, b = 0: ZeroDivisionError: no plan"),
    (LosesUnits, "«keeps the index» for u1 with a = 0, b = 0: what comes back is indexed by []"),
    # 5.01 is the first step of hundredths above the maximum.
    (Uncapped, "«stays within bounds» for u1 with a = 5.01, b = 0: u1 gets 5.01 points of 5"),
    (
        NumberWithoutScored,
        (
            "«is scored exactly where there is a number» for u1 with a = 0, b = 0: "
            "u1 gets 0.0 points and the state PENDING"
        ),
    ),
    (
        UnknownReason,
        (
            "«gives states and reasons that exist» for u1 with a = 0, b = 0: "
            "the reason 3 is none of the 2 from 0 on"
        ),
    ),
    (
        NeedsEveryField,
        (
            "«takes optional fields empty» for u1 with a = 0, b empty; u2 with a = 0, b empty: "
            "the reason -1 is none of the 2 from 0 on"
        ),
    ),
    (
        Falls,
        (
            "«moves in the declared direction» for u1 with a = 0, b = 0; u2 with a = 0.01, b = 0: "
            "as a of u1 goes to 0.01, points go from 0.0 to 0.01"
        ),
    ),
]


@pytest.mark.parametrize(("broken", "sentence"), SENTENCES)
def test_one_sentence_has_the_law_the_smallest_units_and_what_came_out(
    broken: type[Criterion[Any]], sentence: str
) -> None:
    with pytest.raises(AssertionError) as told:
        check_criterion(broken, PARAMS, FIELDS, maximum=5)

    assert str(told.value) == f"good@1 breaks the law {sentence}"


def test_units_of_cohorts_are_told_with_their_cohorts() -> None:
    with pytest.raises(AssertionError, match=r"u1 of cohort \d with a = 0, b = 0; u2 of cohort"):
        check_criterion(AgainstAllCohorts, PARAMS, FIELDS, maximum=5)


def test_what_a_criterion_raised_is_the_cause() -> None:
    with pytest.raises(AssertionError) as told:
        check_criterion(Raises, PARAMS, FIELDS)

    assert isinstance(told.value.__cause__, ZeroDivisionError)


def test_params_that_do_not_fit_the_maximum_are_told_at_once() -> None:
    class Unfit(Good):
        def check(self, maximum: Decimal) -> list[Text]:
            return [Text("quá lớn", "too large")]

    with pytest.raises(AssertionError, match="do not fit the maximum: too large"):
        check_criterion(Unfit, PARAMS, FIELDS)


class TwiceWhenAllAreLargeParams(Params):
    one: NumberField
    two: NumberField
    three: NumberField


class TwiceWhenAllAreLarge(RowCriterion[TwiceWhenAllAreLargeParams]):
    """Wrong only where all fields are near their ends, which is seldom drawn."""

    name = "twice"
    version = 1
    summary = Text("Sai", "Wrong")
    params_model = TwiceWhenAllAreLargeParams
    reasons: ClassVar = {"mean": Text("điểm {points}", "points {points}")}

    def score_row(self, row: Any, context: ScoringContext) -> Score:
        return Score(min(row.values()) / 50 * context.maximum, "mean")

    def describe(self, maximum: Decimal, labels: Mapping[str, str]) -> Text:
        return Text("một", "one")


def test_the_ends_of_all_fields_are_tried_together() -> None:
    fields = [FormField.model_validate(number(code, minimum=0, maximum=100)) for code in "abc"]
    params = {"one": "a", "two": "b", "three": "c"}

    with pytest.raises(AssertionError, match="stays within bounds"):
        check_criterion(TwiceWhenAllAreLarge, params, fields, examples=1)


def test_a_description_that_is_no_text_breaks_its_law() -> None:
    class Silent(TwiceWhenAllAreLarge):
        def score_row(self, row: Any, context: ScoringContext) -> Score:
            return Score(0, "mean")

        def describe(self, maximum: Decimal, labels: Mapping[str, str]) -> Text:
            return "hai lần"  # type: ignore[return-value]  # that is the fault

    fields = [FormField.model_validate(number(code)) for code in "abc"]
    params = {"one": "a", "two": "b", "three": "c"}

    with pytest.raises(AssertionError, match="describe returns str, not Text"):
        check_criterion(Silent, params, fields)
