"""Who leads and coordinates which task, and every way in which roles can be wrong."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import filed
import pandas as pd
import pytest
from builders import rubric
from pydantic import ValidationError

from danvan_scoring.io import check_file
from danvan_scoring.model.plan import Plan
from danvan_scoring.model.problem import Severity
from danvan_scoring.stages.check_plan import check_plan
from danvan_scoring.stages.roles import assigned_to_group, assigned_to_task, named, units_of

UNITS = pd.DataFrame(
    {"name": ["Văn phòng", "Phòng", "Thôn A", "Thôn B"], "kind": ["vp", "phong", "thon", "thon"]},
    index=["VP", "P", "A", "B"],
)


def role(code: str, part: str = "leads", **more: Any) -> dict[str, Any]:
    return {"code": code, "who": f"Nơi {code}", "title": f"Việc {code}", "part": part, **more}


def plan(*roles: Mapping[str, Any], **more: Any) -> Plan:
    """Two groups: 4 with the tasks 4.1 and 4.3, and 5 with 5.1."""
    task = {"due": date(2025, 12, 31), "binds": ("thon",), "evidence": "Báo cáo"}
    return Plan.model_validate(
        {
            "format": 1, "id": "kh", "version": "1", "title": "Kế hoạch", "authority": "UBND xã",
            "group": ({"code": "4", "title": "Nhóm 4"}, {"code": "5", "title": "Nhóm 5"}),
            "task": tuple(
                {"code": code, "title": f"Nhiệm vụ {code}", "group": code[0], **task}
                for code in ("4.1", "4.3", "5.1")
            ),
            "role": roles,
            **more,
        }
    )  # fmt: skip


GOOD = plan(
    role("R1", units=("P",), groups=("4", "5")),
    role("R2", units=("VP",), tasks=("4.3",)),
    role("R3", "coordinates", kinds=("thon",), groups=("5",)),
    role("R4", "coordinates", units=("VP",), tasks=("5.1",)),
    role("R5", "carries_out", kinds=("thon",)),
)


@pytest.mark.parametrize(
    ("task", "leads", "coordinates"),
    [
        ("4.1", ["R1"], []),
        # Named by the task: the one that leads the group stands back.
        ("4.3", ["R2"], []),
        ("5.1", ["R1"], ["R4", "R3"]),
    ],
)
def test_a_task_has_the_lead_of_its_own_or_that_of_its_group(
    task: str, leads: list[str], coordinates: list[str]
) -> None:
    own = next(each for each in GOOD.tasks if each.code == task)
    found = assigned_to_task(GOOD, own)

    assert [each.code for each in found.leads] == leads
    assert [each.code for each in found.coordinates] == coordinates


def test_a_group_has_the_roles_that_name_it() -> None:
    found = assigned_to_group(GOOD, "5")

    assert named(found.leads) == ("Nơi R1",)
    assert named(found.coordinates) == ("Nơi R3",)


def test_the_units_meant_are_those_named_and_those_of_the_kinds() -> None:
    both = plan(role("R", "carries_out", units=("VP",), kinds=("thon",)))

    assert units_of(both.roles, UNITS) == ("VP", "A", "B")
    assert units_of([], UNITS) == ()


def test_good_roles_have_no_problem() -> None:
    kinds = [{"code": code, "title": code} for code in ("vp", "phong", "thon")]
    own = rubric(
        kind=kinds,
        criterion=[
            {"code": "x", "title": "x", "group": "T", "max": 1, "uses": "a/b@1",
             "tasks": ("4.1", "4.3", "5.1")}
        ],
    )  # fmt: skip

    assert check_plan(GOOD, own, units=UNITS.index) == []


@pytest.mark.parametrize(
    ("code", "found", "roles"),
    [
        ("PLN340", "", [role("R", "carries_out")]),
        ("PLN341", "9.9", [role("R", "carries_out", units=("VP",), tasks=("9.9",))]),
        ("PLN342", "9", [role("R", "carries_out", units=("VP",), groups=("9",))]),
        ("PLN343", "VB", [role("R", "carries_out", units=("VB",))]),
        ("PLN345", "thn", [role("R", "carries_out", kinds=("thn",))]),
        (
            "PLN344",
            "4.3",
            [
                role("R1", units=("P",), groups=("4", "5")),
                role("R2", units=("VP",), tasks=("4.3",)),
                role("R3", units=("P",), tasks=("4.3",)),
            ],
        ),
        (
            "PLN344",
            "5",
            [
                role("R1", units=("P",), groups=("4", "5")),
                role("R2", units=("VP",), groups=("5",)),
            ],
        ),
        ("PLN346", "5.1", [role("R1", units=("P",), groups=("4",))]),
        ("PLN361", "", [role("R", "carries_out", units=("VP",), posts=True)]),
        (
            "PLN351",
            "R",
            [role("R", "carries_out", units=("VP",)), role("R", "carries_out", units=("P",))],
        ),
    ],
)
def test_a_wrong_role_is_told(code: str, found: str, roles: list[dict[str, Any]]) -> None:
    own = rubric(
        kind=[{"code": code, "title": code} for code in ("vp", "phong", "thon")],
        criterion=[
            {"code": "x", "title": "x", "group": "T", "max": 1, "uses": "a/b@1",
             "tasks": ("4.1", "4.3", "5.1")}
        ],
    )  # fmt: skip

    (problem,) = check_plan(plan(*roles), own, units=UNITS.index)

    assert (problem.code, problem.found) == (code, found)
    assert "{" not in problem.line("vi") + problem.line("en")


def test_a_task_without_a_lead_stops_nothing() -> None:
    (problem,) = check_plan(plan(role("R1", units=("P",), groups=("4",))))

    assert problem.severity is Severity.WARNING


def test_a_plan_cannot_end_before_it_starts() -> None:
    own = plan(starts=date(2025, 12, 31), ends=date(2025, 7, 1))

    assert [problem.code for problem in check_plan(own)] == ["PLN360"]


@pytest.mark.parametrize(
    ("expected", "make"),
    [
        ("tasks or groups", lambda: plan(role("R", units=("VP",)))),
        ("both starts and ends", lambda: plan(starts=date(2025, 7, 1))),
    ],
)
def test_half_a_thing_is_refused(expected: str, make: Any) -> None:
    with pytest.raises(ValidationError, match=expected):
        make()


def test_a_wrong_role_has_its_line(tmp_path: Path) -> None:
    text = (
        filed.PLAN
        + """
[[role]]
code = "III.2"
who = "Phòng Văn hóa - Xã hội"
title = "Theo dõi, đôn đốc"
part = "leads"
kinds = ["thon"]
tasks = ["1.2"]
"""
    )

    first, *rest = check_file(filed.write(tmp_path, {"plan.toml": text}))

    line = 1 + text.split("\n").index('tasks = ["1.2"]')
    assert (first.code, str(first.place)) == ("PLN341", f"plan.toml:{line} [III.2]")
    assert [problem.code for problem in rest] == ["PLN346"]
