"""A criterion that breaks its contract is caught by name; states come before criteria."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from types import ModuleType
from typing import Any, ClassVar

import numpy as np
import pandas as pd
import pytest
from builders import line, number, rubric, submissions

from danvan_scoring import CriterionError, Evaluator, Result
from danvan_scoring.model.status import Status
from danvan_scoring.plugins import (
    Criterion,
    CriterionScores,
    NumberField,
    Params,
    ScoringContext,
    Text,
    hookimpl,
)


class OneField(Params):
    """The field that is read."""

    field: NumberField


def plugin(outcome: Callable[[pd.DataFrame, ScoringContext], Any]) -> ModuleType:
    """A plugin `bad` whose only criterion returns what `outcome` makes of the evidence."""

    class Bad(Criterion[OneField]):
        name = "bad"
        version = 1
        summary = Text("Thử", "Trial")
        params_model = OneField
        reasons: ClassVar[Mapping[str, Text]] = {"given": Text("Được {points}", "Given {points}")}

        def score(self, evidence: pd.DataFrame, context: ScoringContext) -> CriterionScores:
            found: CriterionScores = outcome(evidence, context)
            return found

        def describe(self, maximum: Decimal, labels: Mapping[str, str]) -> Text:
            return self.summary

    @hookimpl
    def danvan_register_criteria() -> list[type[Criterion[Any]]]:
        return [Bad]

    module = ModuleType("bad")
    module.danvan_register_criteria = danvan_register_criteria  # type: ignore[attr-defined]
    return module


def good(evidence: pd.DataFrame) -> CriterionScores:
    zeros = np.zeros(len(evidence), dtype=np.int8)
    return CriterionScores(evidence["a"].astype("float64"), zeros, zeros)


def evaluate(outcome: Callable[[pd.DataFrame, ScoringContext], Any], **more: Any) -> Result:
    own = rubric(
        criterion=[line("A", 10, "x", params={"field": "a"}) | {"uses": "bad/bad@1"}],
        field=[number("a")],
        group=[{"code": "T", "title": "Tổng", "max": 10}],
    )
    given = submissions(own, [{"a": 1}, {"a": 2}, {"a": 3}], **more)
    return Evaluator([plugin(outcome)], discover=False).evaluate(
        own, given, as_of=date(2025, 12, 5)
    )


def raises(evidence: pd.DataFrame, context: ScoringContext) -> CriterionScores:
    raise ZeroDivisionError("no plan")


def loses(evidence: pd.DataFrame, context: ScoringContext) -> CriterionScores:
    return good(evidence.iloc[1:])


def reorders(evidence: pd.DataFrame, context: ScoringContext) -> CriterionScores:
    return good(evidence.iloc[::-1])


def too_many_points(evidence: pd.DataFrame, context: ScoringContext) -> CriterionScores:
    return good(evidence + 8)


def negative_points(evidence: pd.DataFrame, context: ScoringContext) -> CriterionScores:
    return good(evidence - 2)


def number_without_scored(evidence: pd.DataFrame, context: ScoringContext) -> CriterionScores:
    missing = np.full(len(evidence), Status.MISSING, dtype=np.int8)
    return CriterionScores(good(evidence).points, missing, good(evidence).reason)


def scored_without_number(evidence: pd.DataFrame, context: ScoringContext) -> CriterionScores:
    return good(evidence * np.nan)


def unknown_reason(evidence: pd.DataFrame, context: ScoringContext) -> CriterionScores:
    return CriterionScores(good(evidence).points, good(evidence).status, good(evidence).reason + 1)


def whole_numbers(evidence: pd.DataFrame, context: ScoringContext) -> CriterionScores:
    return CriterionScores(evidence["a"].astype("int64"), *([good(evidence).status] * 2))


def nothing(evidence: pd.DataFrame, context: ScoringContext) -> None:
    return None


@pytest.mark.parametrize(
    ("outcome", "code", "units"),
    [
        (raises, "PLG481", ("u1", "u2", "u3")),
        (nothing, "PLG482", ()),
        (whole_numbers, "PLG482", ()),
        (loses, "PLG483", ("u1",)),
        (reorders, "PLG484", ("u1", "u2", "u3")),
        (number_without_scored, "PLG485", ("u1", "u2", "u3")),
        (scored_without_number, "PLG485", ("u1", "u2", "u3")),
        (too_many_points, "PLG486", ("u3",)),
        (negative_points, "PLG486", ("u1",)),
        (unknown_reason, "PLG487", ("u1", "u2", "u3")),
    ],
)
def test_a_broken_criterion_is_caught_by_name(
    outcome: Callable[[pd.DataFrame, ScoringContext], Any], code: str, units: tuple[str, ...]
) -> None:
    with pytest.raises(CriterionError, match=code) as caught:
        evaluate(outcome)

    assert caught.value.criterion == "bad/bad@1"
    assert caught.value.units == units
    assert "bad/bad@1" in caught.value.problem.line("vi")


def test_a_criterion_that_writes_into_its_evidence_changes_nothing() -> None:
    def scribbles(evidence: pd.DataFrame, context: ScoringContext) -> CriterionScores:
        found = good(evidence.copy())
        evidence["a"] = 0.0
        return found

    result = evaluate(scribbles)

    assert result.submissions.values["a"].tolist() == [1, 2, 3]


def states(result: Result) -> list[str]:
    return [Status(code).key for code in result.scores.nodes["A"].status.tolist()]


def evaluate_state(
    cells: list[dict[str, Any]],
    line_: dict[str, Any] | None = None,
    fields: list[dict[str, Any]] | None = None,
    kinds: list[str] | None = None,
    **more: Any,
) -> Result:
    own = rubric(
        criterion=[
            line("A", 10, "x", params={"field": "a"}) | {"uses": "bad/bad@1"} | (line_ or {})
        ],
        field=fields or [number("a"), number("b")],
        group=[{"code": "T", "title": "Tổng", "max": 10}],
    )
    given = submissions(own, cells, kinds, **more)
    return Evaluator([plugin(lambda e, _: good(e))], discover=False).evaluate(
        own, given, as_of=date(2025, 12, 5)
    )


def test_nothing_submitted_differs_from_one_field_missing() -> None:
    assert states(evaluate_state([{}, {"b": 1}, {"a": 0}])) == [
        "not_submitted",
        "missing",
        "scored",
    ]


def test_an_empty_field_of_the_council_is_pending() -> None:
    fields = [number("a", filled_by="council"), number("b")]

    assert states(evaluate_state([{"b": 1}, {"a": 3}], fields=fields)) == ["pending", "scored"]


def test_a_line_applies_to_the_kinds_that_it_names() -> None:
    found = evaluate_state([{"a": 1}, {}], {"applies_to": ["thon"]}, kinds=["phong", "phong"])

    # A line that does not apply is not applicable even to a unit that sent nothing.
    assert states(found) == ["not_applicable", "not_applicable"]


@pytest.mark.parametrize(
    ("state", "until", "expected"),
    [
        ("exempt", None, "exempt"),
        ("not_applicable", "2025-12-05", "not_applicable"),
        ("exempt", "2025-12-04", "scored"),
    ],
)
def test_a_waiver_holds_through_its_last_day(state: str, until: str | None, expected: str) -> None:
    waivers = pd.DataFrame(
        {
            "unit": ["u1"], "criterion": ["A"], "state": [state], "document": ["QĐ 12"],
            "until": [pd.Timestamp(until) if until else pd.NaT], "reason": ["Thí điểm"],
        }
    )  # fmt: skip

    assert states(evaluate_state([{"a": 1}, {"a": 2}], waivers=waivers)) == [expected, "scored"]


def test_a_claim_without_its_evidence_is_missing_but_zero_claims_nothing() -> None:
    evidence = pd.DataFrame(
        {"unit": ["u1"], "field": ["a"], "evidence": ["BC 7"], "note": [""], "place": [""]}
    )
    found = evaluate_state(
        [{"a": 2}, {"a": 2}, {"a": 0}, {"a": 1}],
        fields=[number("a", evidence="required"), number("b")],
        evidence=evidence,
    )

    assert states(found) == ["scored", "missing", "scored", "missing"]
    keys = found.scores.reasons["A"].keys
    assert keys[found.scores.reasons["A"].code[1]] == "core:missing_evidence"


@pytest.mark.parametrize("as_of", ["2025-12-05", datetime(2025, 12, 5)])  # noqa: DTZ001
def test_a_day_that_is_no_date_is_refused_at_once(as_of: Any) -> None:
    own = rubric(
        group=[{"code": "T", "title": "Tổng", "max": 4}],
        criterion=[line("A1", 4, "count", params={"field": "a", "each": 1})],
        field=[number("a")],
    )
    with pytest.raises(TypeError, match=r"as_of is a datetime\.date, not (str|datetime)"):
        Evaluator().evaluate(own, submissions(own, [{"a": 3}]), as_of=as_of)
