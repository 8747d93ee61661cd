"""The registry asks the checks of plugins, and holds what they answer to the form."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import plain
import pytest
from builders import line, number, rubric, submissions
from plugged import criterion, offering, plugin

from danvan_scoring import Evaluator, PluginError, RubricError, SubmissionError
from danvan_scoring.model.problem import Place, Problem
from danvan_scoring.model.rubric import Rubric
from danvan_scoring.model.submission import Submissions
from danvan_scoring.plugins import Text, plugin_problem
from danvan_scoring.plugins.discovery import load_plugins

AS_OF = date(2025, 12, 5)
OWN = rubric(
    group=[{"code": "T", "title": "T", "max": 10}],
    criterion=[line("A", 10, "", params={"field": "a"}) | {"uses": "plain/points@1"}],
    field=[number("a")],
)


def needs_basis(rubric: Rubric) -> Iterator[Problem]:
    """Danvan_check_rubric: every line says on what it is based."""
    for position, item in enumerate(rubric.criteria):
        if not item.basis:
            place = rubric.place("criterion", position, item=item.code)
            hint = Text("Thêm basis", "Add basis")
            yield plugin_problem(place, Text("thiếu căn cứ", "there is no basis"), hint)


def nobody_has_ten(submissions: Submissions) -> Iterator[Problem]:
    """Danvan_check_submissions: a rule of the form that the library does not know."""
    values = submissions.values["a"]
    for unit in values.index[values == 10]:
        message = Text("điểm tuyệt đối cần xem lại", "full points need a second look")
        yield plugin_problem(Place(item=unit), message, found="10", warning=unit == "u1")


def asked(**functions: Any) -> Evaluator:
    return Evaluator([plain, plugin(**functions)], discover=False)


def test_danvan_check_rubric_stops_a_rubric_and_says_whose_word_it_is() -> None:
    with pytest.raises(RubricError, match="PLG450") as caught:
        asked(danvan_check_rubric=needs_basis).evaluate(OWN, submissions(OWN, [{}]), as_of=AS_OF)

    (problem,) = caught.value.problems
    assert problem.line("vi") == "[A]: PLG450 thiếu căn cứ (tiện ích «own»). Thêm basis"
    assert problem.line("en") == "[A]: PLG450 there is no basis (plugin «own»). Add basis"


def test_danvan_check_submissions_may_refuse_or_only_warn() -> None:
    evaluator = asked(danvan_check_submissions=nobody_has_ten)

    result = evaluator.evaluate(OWN, submissions(OWN, [{"a": 10}, {"a": 9}]), as_of=AS_OF)
    assert [(p.code, p.place.item, p.found) for p in result.warnings] == [("PLG451", "u1", "10")]
    with pytest.raises(SubmissionError, match=r"PLG450.*second look \(plugin «own»\)"):
        evaluator.evaluate(OWN, submissions(OWN, [{"a": 9}, {"a": 10}]), as_of=AS_OF)


def test_checks_are_not_asked_about_a_rubric_that_the_library_refuses() -> None:
    """So that a check may rely on a rubric whose names and tree are sound."""
    broken = OWN.model_copy(update={"groups": OWN.groups[:1] + OWN.groups[:1]})

    problems = asked(danvan_check_rubric=lambda: 1 // 0).check(broken)
    assert [problem.code for problem in problems] == ["RUB121"]


def test_a_check_that_raises_is_named() -> None:
    with pytest.raises(PluginError, match=r"PLG411.*ZeroDivisionError") as caught:
        asked(danvan_check_rubric=lambda: 1 // 0).check(OWN)

    assert caught.value.plugin == "own"
    assert isinstance(caught.value.__cause__, ZeroDivisionError)


@pytest.mark.parametrize(
    "answer",
    [
        "no",
        Problem("RUB121", Place(), "A", {"other": "B"}),  # a code with a meaning of its own
        Problem("XYZ999", Place()),
        Problem("PLG450", Place()),  # without words
    ],
)
def test_a_check_that_answers_in_another_form_is_named(answer: object) -> None:
    with pytest.raises(PluginError, match="PLG412") as caught:
        asked(danvan_check_rubric=lambda: [answer]).check(OWN)

    assert caught.value.plugin == "own"


def test_problems_come_by_plugin_name_whatever_the_order_of_loading() -> None:
    def says(name: str) -> Any:
        message = Text(name, name)
        return plugin(name, danvan_check_rubric=lambda: [plugin_problem(Place(), message)])

    for order in ([says("x"), says("y")], [says("y"), says("x")]):
        found = Evaluator([plain, *order], discover=False).check(OWN)
        assert [p.title("en") for p in found] == ["x (plugin «x»)", "y (plugin «y»)"]


def test_two_evaluators_with_different_plugins_live_side_by_side() -> None:
    with_plain, without = Evaluator([plain], discover=False), Evaluator()

    assert [p.code for p in without.check(OWN)] == ["RUB133"]
    result = with_plain.evaluate(OWN, submissions(OWN, [{"a": 3}]), as_of=AS_OF)
    assert result.ranking["points"].tolist() == [3.0]
    assert [used[:2] for used in result.provenance.plugins] == [("plain", "plain.py")]
    assert [p.code for p in without.check(OWN)] == ["RUB133"]


def test_what_is_registered_cannot_be_changed() -> None:
    found = load_plugins([offering(criterion())], discover=False)

    with pytest.raises(TypeError, match="does not support item assignment"):
        found.criteria["own/fine@1"] = criterion()  # type: ignore[index]
    with pytest.raises(AttributeError, match="cannot assign"):
        found.criteria = {}  # type: ignore[misc]


def test_a_warning_does_not_keep_plugins_from_checking_submissions() -> None:
    """Else a claim without its document would hide what a plugin finds."""
    own = rubric(
        group=[{"code": "T", "title": "T", "max": 10}],
        criterion=[line("A", 10, "", params={"field": "a"}) | {"uses": "plain/points@1"}],
        field=[number("a", evidence="expected")],
    )
    found = plugin_problem(Place(item="a"), Text("sai", "wrong"))
    evaluator = asked(danvan_check_submissions=lambda: [found])

    problems = evaluator.check(own, submissions(own, [{"a": 3}]))
    assert [problem.code for problem in problems] == ["SUB257", "PLG450"]
    with pytest.raises(SubmissionError, match="PLG450"):
        evaluator.evaluate(own, submissions(own, [{"a": 3}]), as_of=AS_OF)
