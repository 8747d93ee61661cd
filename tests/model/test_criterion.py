"""What the contract of a criterion offers its authors: fields in params, details, own checks."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from types import ModuleType
from typing import Any, ClassVar

import pytest
from builders import line, number, rubric, submissions

from danvan_scoring import CriterionError, Evaluator, Result, explain
from danvan_scoring.model.criterion import fields_read
from danvan_scoring.model.problem import Problem
from danvan_scoring.plugins import (
    Criterion,
    FormField,
    OptionalNumberField,
    Params,
    RowCriterion,
    Score,
    ScoringContext,
    Status,
    Text,
    hookimpl,
)


class QuarterParams(Params):
    quarters: tuple[OptionalNumberField, ...]


class Quarters(RowCriterion[QuarterParams]):
    name = "quarters"
    version = 1
    summary = Text("Bình quân các quý", "The mean of the quarters")
    params_model = QuarterParams
    reasons: ClassVar = {
        "mean": Text("Bình quân {mean} %: {points} điểm", "A mean of {mean} %: {points} points"),
        "too_few": Text("Mới có {count} quý", "Only {count} quarters"),
    }

    def score_row(self, row: Any, context: ScoringContext) -> Score:
        known = [row[code] for code in self.params.quarters if row[code] == row[code]]
        if len(known) < 2:
            return Score(None, "too_few", Status.WITHHELD, {"count": len(known)})
        mean = sum(known) / len(known)
        return Score(context.maximum * mean / 100, "mean", details={"mean": Decimal(repr(mean))})

    def describe(self, maximum: Decimal, labels: Mapping[str, str]) -> Text:
        return Text("bình quân", "the mean")

    def check_fields(self, fields: Mapping[str, FormField]) -> Sequence[Text]:
        units = {field.unit for field in fields.values()}
        return [Text("các quý khác đơn vị tính", "quarters of different units")] * (len(units) > 1)


def module(criterion: type[Criterion[Any]]) -> ModuleType:
    found = ModuleType("own")

    @hookimpl
    def danvan_register_criteria() -> list[type[Criterion[Any]]]:
        return [criterion]

    found.danvan_register_criteria = danvan_register_criteria  # type: ignore[attr-defined]
    return found


def quarters(units: Sequence[str] = ("%", "%", "%")) -> Any:
    params = {"quarters": ["q1", "q2", "q3"]}
    return rubric(
        group=[{"code": "T", "title": "Tổng", "max": 10}],
        criterion=[line("A", 10, "x", params=params) | {"uses": f"own/{Quarters.name}@1"}],
        field=[number(f"q{n}", unit=unit) for n, unit in enumerate(units, start=1)],
    )


def evaluate(criterion: type[Criterion[Any]], *cells: dict[str, Any]) -> Result:
    own = quarters()
    evaluator = Evaluator([module(criterion)], discover=False)
    return evaluator.evaluate(own, submissions(own, cells), as_of=date(2025, 12, 5))


def test_one_param_may_name_several_fields() -> None:
    used = fields_read(QuarterParams(quarters=("q1", "q2")))

    assert [(use.role, use.code) for use in used] == [("quarters.0", "q1"), ("quarters.1", "q2")]


def test_a_row_says_what_it_computed() -> None:
    # (80 + 90 + 61) / 3 = 77; of 10 points 7.7. One quarter is too few.
    result = evaluate(Quarters, {"q1": 80, "q2": 90, "q3": 61}, {"q2": 90})

    first, second = (explain(result, unit).scales[0].tree.children[0] for unit in ("u1", "u2"))
    assert first.points == Decimal("7.70")
    assert first.reason.vi == "Bình quân 77 %: 7,7 điểm"
    assert second.status is Status.WITHHELD
    assert second.reason.vi == "Mới có 1 quý"


def test_a_criterion_may_refuse_fields_that_do_not_go_together() -> None:
    evaluator = Evaluator([module(Quarters)], discover=False)

    problems = evaluator.check(quarters(("%", "%", "người")))

    assert [problem.code for problem in problems] == ["RUB132"]
    assert "các quý khác đơn vị tính" in problems[0].line()


def test_an_unknown_reason_is_named_with_those_that_there_are() -> None:
    with pytest.raises(
        ValueError, match="reason «half» is not among the reasons of quarters: mean"
    ):
        Quarters.reason_code("half")


def fault(criterion: type[Criterion[Any]]) -> Problem:
    with pytest.raises(CriterionError) as raised:
        explain(evaluate(criterion, {"q1": 80, "q2": 90}), "u1")
    return raised.value.problem


def test_a_rule_that_is_no_text_is_the_criterions_fault() -> None:
    class Silent(Quarters):
        def describe(self, maximum: Decimal, labels: Mapping[str, str]) -> Text:
            return "bình quân"  # type: ignore[return-value]  # that is the fault

    class Broken(Quarters):
        def describe(self, maximum: Decimal, labels: Mapping[str, str]) -> Text:
            return Text(labels["không có"], "")

    assert (fault(Silent).code, fault(Silent).found) == ("PLG480", "bình quân")
    assert (fault(Broken).code, fault(Broken).found) == ("PLG480", "KeyError: 'không có'")


def test_details_are_one_value_a_unit() -> None:
    class Short(Quarters):
        def score(self, evidence: Any, context: ScoringContext) -> Any:
            found = super().score(evidence, context)
            return type(found)(found.points, found.status, found.reason, {"mean": 3})

    assert (fault(Short).code, fault(Short).found) == ("PLG482", "details['mean']: int")
