"""Drawn rubrics, submissions and plans: nothing is wrong with them, and they vary."""

from datetime import date
from typing import Any

import pandas as pd
import pytest
from builders import group, line, number, rubric
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st

from danvan_scoring import Evaluator
from danvan_scoring.model.problem import Severity
from danvan_scoring.model.rubric import Rubric
from danvan_scoring.testing import AS_OF, plans, rubrics, submissions

EVALUATOR = Evaluator()
# What is found need not be the smallest.
MANY = settings(max_examples=500, phases=[Phase.generate], suppress_health_check=list(HealthCheck))

# One field of every type, with bounds; a task that a criterion covers.
FORM = rubric(
    group=(group("T", None, max=1),),
    criterion=(line("1", 1, "yes_no", params={"field": "co"}, tasks=("kh-1",)),),
    field=(
        {"code": "co", "title": "Có", "type": "yes_no"},
        number("so", minimum=2, maximum=3, decimals=1, evidence="required"),
        {"code": "ngay", "title": "Ngày", "type": "date"},
        {"code": "muc", "title": "Mức", "type": "choice", "choices": ("tốt", "khá")},
        {"code": "chu", "title": "Chữ", "type": "text"},
    ),
)


@given(st.data())
@settings(max_examples=50)
def test_no_check_finds_an_error_and_every_stage_runs(data: st.DataObject) -> None:
    drawn = data.draw(rubrics())
    plan = data.draw(plans(drawn))
    given_ = data.draw(submissions(drawn, plan))

    problems = EVALUATOR.check(drawn, given_, plan)
    result = EVALUATOR.evaluate(drawn, given_, plan, as_of=AS_OF)

    assert [problem for problem in problems if problem.severity is Severity.ERROR] == []
    assert set(result.ranking["unit"]) == set(given_.units.index)
    assert len(result.compliance.tasks) == len(plan.tasks) * len(given_.units)


@given(st.data())
def test_fields_of_every_type_are_filled_in_as_the_form_asks(data: st.DataObject) -> None:
    given_ = data.draw(submissions(FORM, data.draw(plans(FORM))))

    assert [p.code for p in EVALUATOR.check(FORM, given_) if p.severity is Severity.ERROR] == []
    assert given_.values["so"].dropna().between(2, 3).all()
    assert given_.values["muc"].dropna().isin(["tốt", "khá"]).all()
    assert pd.api.types.is_datetime64_any_dtype(given_.values["ngay"])


@given(plans(FORM))
def test_tasks_are_covered_by_a_criterion_or_say_that_none_does(plan: Any) -> None:
    covered = {task.code: not task.not_covered for task in plan.tasks}

    assert covered["kh-1"]
    assert [p.code for p in EVALUATOR.check(FORM, plan=plan) if p.code.startswith("PLN")] == []


@pytest.mark.parametrize("combine", ["sum", "weighted_mean", "geometric_mean", "minimum", "best"])
def test_every_combination_is_drawn(combine: str) -> None:
    found = find(
        rubrics(), lambda r: any(g.combine == combine for g in r.groups[1:]), settings=MANY
    )

    assert found.status == "draft"


@pytest.mark.parametrize("subject", ["field", "points_of", "percent_of", "status_of"])
def test_conditions_on_every_subject_are_drawn(subject: str) -> None:
    def looks_at_it(drawn: Rubric) -> bool:
        return any(
            node.applies_when is not None and getattr(node.applies_when, subject)
            for _, _, node in drawn.nodes()
        )

    assert looks_at_it(find(rubrics(), looks_at_it, settings=MANY))


def test_an_issued_rubric_can_be_asked_for() -> None:
    assert find(rubrics(status="issued"), lambda _: True).status == "issued"


def test_some_tell_nothing_of_a_task_and_some_are_late() -> None:
    plan = find(plans(FORM), lambda drawn: drawn.tasks[0].last_day < date(2025, 7, 1))
    strategy = submissions(FORM, plan)

    late = find(
        strategy,
        lambda s: bool((s.progress["date"] > pd.Timestamp(plan.tasks[0].last_day)).any()),
        settings=MANY,
    )
    silent = find(strategy, lambda s: s.progress.empty, settings=MANY)

    assert set(late.progress["state"]) <= {"done", "partly", "not_done", "waived"}
    assert len(silent.units) >= 1
