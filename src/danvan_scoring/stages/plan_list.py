"""Plan compliance as typed lines, with names and exact shares, for tables and files."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np

from danvan_scoring.model.notation import exact
from danvan_scoring.model.plan import TaskState
from danvan_scoring.model.result import Compliance
from danvan_scoring.model.rounding import divide_to_units
from danvan_scoring.model.text import Text
from danvan_scoring.stages.roles import assigned_to_task, named

REPORT_STATES = {
    "on_time": Text("đúng hạn", "on time"),
    "late": Text("chậm", "late"),
    "not_sent": Text("chưa gửi", "not sent"),
    "not_due": Text("chưa đến hạn", "not yet due"),
    "not_applicable": Text("không phải gửi", "not owed"),
}
"""The states of a report in words."""


@dataclass(frozen=True)
class Coverage:
    """How many of those that owe something have done it; `share` in percent, None of nothing."""

    code: str
    title: str
    counts: Mapping[TaskState, int]
    numerator: int
    denominator: int
    share: Decimal | None


@dataclass(frozen=True)
class TaskLine(Coverage):
    """The coverage of one task, against its target in percent.

    `missing` are names of units; `open` tells that the time limit has not passed. `leads` and
    `coordinates` are those to whom the plan gives it, in its words.
    """

    group: str
    target: Decimal | None
    target_text: str
    met: bool | None
    missing: tuple[str, ...]
    last_day: date
    open: bool
    leads: tuple[str, ...]
    coordinates: tuple[str, ...]


@dataclass(frozen=True)
class ReportLine:
    """Who sent one report; `late` are names with days, `not_sent` names."""

    code: str
    title: str
    last_day: date
    not_applicable: str
    owed: int
    on_time: int
    late: tuple[tuple[str, int], ...]
    not_sent: tuple[str, ...]


def task_lines(compliance: Compliance, names: Mapping[str, str]) -> list[TaskLine]:
    """List the tasks of the plan, in its order."""
    tasks = {task.code: task for task in compliance.plan.tasks}
    assigned = {code: assigned_to_task(compliance.plan, task) for code, task in tasks.items()}
    return [
        TaskLine(
            **_coverage(row, "task"),
            title=row["title"],
            group=row["group"],
            target=tasks[row["task"]].target,
            target_text=tasks[row["task"]].target_text,
            met=row["met"],
            missing=tuple(names[unit] for unit in row["missing"]),
            last_day=tasks[row["task"]].last_day,
            open=compliance.as_of <= tasks[row["task"]].last_day,
            leads=named(assigned[row["task"]].leads),
            coordinates=named(assigned[row["task"]].coordinates),
        )
        for row in compliance.by_task.to_dict("records")
    ]


def group_lines(compliance: Compliance) -> list[Coverage]:
    """List the groups of tasks, in the plan's order."""
    titles = {group.code: group.title for group in compliance.plan.groups}
    return [
        Coverage(**_coverage(row, "group"), title=titles[row["group"]])
        for row in compliance.by_group.to_dict("records")
    ]


def report_lines(compliance: Compliance, names: Mapping[str, str]) -> list[ReportLine]:
    """List the reporting duties, in the plan's order."""
    rows = compliance.reports.to_dict("records")
    lines = []
    for duty in compliance.plan.reports:
        own = [row for row in rows if row["report"] == duty.code]
        lines.append(
            ReportLine(
                code=duty.code,
                title=duty.title,
                last_day=duty.last_day,
                not_applicable=duty.not_applicable,
                owed=sum(row["state"] != "not_applicable" for row in own),
                on_time=sum(row["state"] == "on_time" for row in own),
                late=tuple(
                    (names[row["unit"]], int(row["days_late"]))
                    for row in own
                    if row["state"] == "late"
                ),
                not_sent=tuple(names[row["unit"]] for row in own if row["state"] == "not_sent"),
            )
        )
    return lines


def _coverage(row: Mapping[Hashable, Any], key: str) -> dict[str, Any]:
    numerator, denominator = int(row["numerator"]), int(row["denominator"])
    return {
        "code": row[key],
        "counts": {state: int(row[state.value]) for state in TaskState},
        "numerator": numerator,
        "denominator": denominator,
        "share": share(numerator, denominator),
    }


def share(numerator: int, denominator: int) -> Decimal | None:
    """Return a percentage to two decimals, half up; None of nothing."""
    if not denominator:
        return None
    return exact(divide_to_units(np.array([numerator * 10_000]), denominator)[0], 2)
