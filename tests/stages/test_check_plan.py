"""A plan's own faults, and where plan and rubric do not cover each other."""

from datetime import date
from typing import Any

import pytest
from builders import line, rubric

from danvan_scoring.model.plan import Plan
from danvan_scoring.stages.check_plan import check_plan

RUBRIC = rubric(
    group=[{"code": "T", "title": "T", "max": 10}],
    criterion=[line("A", 10, "yes_no", tasks=["1.1"])],
)


def plan(**task: Any) -> Plan:
    second = {
        "code": "1.2", "title": "Hai", "group": "1", "binds": ("thon",),
        "due": date(2025, 12, 1), "evidence": "Báo cáo", "not_covered": "Việc của xã",
    }  # fmt: skip
    first = {k: v for k, v in second.items() if k != "not_covered"} | {"code": "1.1"}
    return Plan.model_validate(
        {
            "format": 1, "id": "kh", "version": "1", "title": "Kế hoạch", "authority": "UBND",
            "group": ({"code": "1", "title": "Nhóm"},), "task": (first, second | task),
        }
    )  # fmt: skip


def test_a_plan_that_fits_has_no_problems() -> None:
    assert check_plan(plan(), RUBRIC) == []


@pytest.mark.parametrize(
    ("code", "found", "suggestion", "task"),
    [
        ("PLN351", "1.1", "", {"code": "1.1", "not_covered": ""}),
        ("PLN352", "11", "1", {"group": "11"}),
        ("PLN353", "", "", {"binds": ()}),
        ("PLN354", "thonn", "thon", {"binds": ("thonn",)}),
        ("PLN356", "1.2", "", {"not_covered": ""}),
    ],
)
def test_one_fault_of_a_task_is_named(
    code: str, found: str, suggestion: str, task: dict[str, Any]
) -> None:
    problems = check_plan(plan(**task), RUBRIC)

    assert [(p.code, p.found, p.suggestion) for p in problems] == [(code, found, suggestion)]
    assert "{" not in problems[0].line("vi") + problems[0].line("en")


def test_a_criterion_that_names_an_unknown_task_gets_a_suggestion() -> None:
    other = rubric(
        group=[{"code": "T", "title": "T", "max": 10}],
        criterion=[line("A", 10, "yes_no", tasks=["1.1", "1.22"])],
    )

    problems = check_plan(plan(), other)
    assert [(p.code, p.place.item, p.suggestion) for p in problems] == [("PLN355", "A", "1.2")]


def test_a_task_cannot_be_covered_and_not_covered() -> None:
    other = rubric(
        group=[{"code": "T", "title": "T", "max": 10}],
        criterion=[line("A", 10, "yes_no", tasks=["1.1", "1.2"])],
    )

    problems = check_plan(plan(), other)
    assert [(p.code, p.found) for p in problems] == [("PLN357", "1.2")]
    assert "A" in problems[0].line("en")


def test_a_unit_that_is_bound_must_be_one_of_the_period() -> None:
    """A misspelt code would bind nobody, and nobody would be missed."""
    bound = plan(binds=(), binds_units=("thon-a", "thon-bb"))

    assert check_plan(bound, RUBRIC) == []
    problems = check_plan(bound, RUBRIC, units=["thon-a", "thon-b"])
    assert [(p.code, p.place.item, p.found, p.suggestion) for p in problems] == [
        ("PLN358", "1.2", "thon-bb", "thon-b")
    ]
