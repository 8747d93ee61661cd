"""A line that names no criterion, or params that do not fit it, is refused with a suggestion."""

from decimal import Decimal
from typing import Any

import pytest
from builders import line, number, rubric
from plugged import criterion

from danvan_scoring import CriterionError, Evaluator
from danvan_scoring.model.problem import Problem
from danvan_scoring.model.text import Text
from danvan_scoring.stages.bind import bind

CRITERIA = Evaluator().registry.criteria
RATIO = {"done": "done", "planned": "planned"}


def problems(uses: str = "builtin/ratio@1", params: dict[str, Any] | None = None) -> list[Problem]:
    given = RATIO if params is None else params
    own = rubric(
        group=[{"code": "T", "title": "T", "max": 10}],
        criterion=[line("A", 10, "", params=given) | {"uses": uses}],
        field=[number("done"), number("planned"), number("y", type="yes_no")],
    )
    return [p for p in bind(own, CRITERIA)[1] if p.code != "RUB138"]


def test_a_line_that_fits_is_bound() -> None:
    assert problems() == []


@pytest.mark.parametrize(
    ("uses", "code", "suggestion"),
    [
        ("builtins/ratio@1", "RUB133", "builtin"),
        ("builtin/ration@1", "RUB134", "builtin/ratio@1"),
        ("builtin/ratio@2", "RUB135", ""),
    ],
)
def test_an_unknown_plugin_criterion_or_version_is_named(
    uses: str, code: str, suggestion: str
) -> None:
    (problem,) = problems(uses)

    assert (problem.code, problem.place.item, problem.suggestion) == (code, "A", suggestion)


@pytest.mark.parametrize(
    ("params", "codes"),
    [
        ({"done": "done"}, ["RUB111"]),
        (RATIO | {"flor": Decimal(50)}, ["RUB112"]),
        (RATIO | {"floor": "50"}, ["RUB113"]),
        (RATIO | {"when_nothing_planned": "ful"}, ["RUB114"]),
        (RATIO | {"floor": Decimal(101)}, ["RUB115"]),
        ({"done": "done", "planned": "done"}, ["RUB117"]),
        ({"done": "don", "planned": "planed"}, ["RUB136", "RUB136"]),
        ({"done": "done", "planned": "y"}, ["RUB137"]),
    ],
)
def test_params_that_do_not_fit_are_all_named(params: dict[str, Any], codes: list[str]) -> None:
    found = problems(params=params)

    assert [problem.code for problem in found] == codes
    for problem in found:
        assert problem.place.item.startswith("A")
        assert "{" not in problem.line("vi")


def test_a_misspelt_field_gets_a_suggestion() -> None:
    found = problems(params={"done": "don", "planned": "planed"})

    assert [problem.suggestion for problem in found] == ["done", "planned"]


def test_points_of_params_beyond_the_lines_maximum_are_refused() -> None:
    items = ({"field": "y", "points": Decimal(11)},)
    found = problems("builtin/checklist@1", {"items": items})

    assert [problem.code for problem in found] == ["RUB132"]


def test_a_field_that_nothing_reads_is_a_warning() -> None:
    own = rubric(
        group=[{"code": "T", "title": "T", "max": 10}],
        criterion=[line("A", 10, "ratio", params=RATIO)],
        field=[number("done"), number("planned"), number("lonely")],
    )

    bound, found = bind(own, CRITERIA)
    assert bound is not None
    assert [(p.code, p.found, p.severity) for p in found] == [("RUB138", "lonely", "warning")]


@pytest.mark.parametrize("method", ["check", "check_fields"])
def test_a_criterion_that_raises_over_its_params_is_named(method: str) -> None:
    def raising(self: object, given: object) -> list[Text]:
        raise ZeroDivisionError("division by zero")

    own = rubric(
        group=[{"code": "T", "title": "T", "max": 10}],
        criterion=[line("A", 10, "") | {"uses": "own/fine@1"}],
    )

    with pytest.raises(
        CriterionError, match=r"\[A\]: PLG489 criterion «own/fine@1».*by zero"
    ) as got:
        bind(own, {"own/fine@1": criterion(**{method: raising})})
    assert isinstance(got.value.__cause__, ZeroDivisionError)
