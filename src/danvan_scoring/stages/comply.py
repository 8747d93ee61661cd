"""Comply: how far every unit carried out the plan (mức độ thực hiện kế hoạch), who is missing."""

from datetime import date
from decimal import Decimal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from danvan_scoring.model.plan import Plan, ReportDuty, Task, TaskState
from danvan_scoring.model.result import Compliance
from danvan_scoring.model.submission import Submissions
from danvan_scoring.stages.roles import assigned_to_task, units_of

_DONE = (TaskState.DONE_ON_TIME.value, TaskState.DONE_LATE.value)
_NOT_OWED = (TaskState.NOT_APPLICABLE.value, TaskState.WAIVED.value)
_REPORT_COLUMNS = ["unit", "report", "state", "date", "last_day", "days_late", "evidence"]
_CLAIMS = {
    "partly": TaskState.PARTLY,
    "not_done": TaskState.NOT_DONE,
    "waived": TaskState.WAIVED,
}


def comply(plan: Plan, submissions: Submissions, as_of: date) -> Compliance:
    """Compare the plan with what units report to have done, as of a day.

    A task that is done counts as on time up to its last day. One without a record is not yet due
    until that day has passed, and without data after it; one recorded as not done is not yet due
    likewise. Progress dated after `as_of` has not happened yet and counts as no record.

    Args:
        plan: tasks, targets and reporting duties.
        submissions: units, progress and receipts.
        as_of: the day of the summary; records of later days are left out.
    """
    tasks = _tasks(plan, submissions, as_of)
    return Compliance(
        plan=plan,
        as_of=as_of,
        tasks=tasks,
        reports=_reports(plan, submissions, as_of),
        by_task=_by_task(plan, tasks, submissions.units),
        by_group=_counted(tasks, "group", [group.code for group in plan.groups]),
        by_unit=_counted(tasks, "unit", [str(unit) for unit in submissions.units.index]),
        report=_report(plan, submissions.report, as_of),
    )


def _binds(duty: Task | ReportDuty, units: pd.DataFrame) -> NDArray[np.bool_]:
    by_kind = units["kind"].isin(duty.binds).to_numpy()
    return np.asarray(by_kind | units.index.isin(duty.binds_units))


def _tasks(plan: Plan, submissions: Submissions, as_of: date) -> pd.DataFrame:
    """Build the unit x task table, task by task."""
    units, today = submissions.units, pd.Timestamp(as_of)
    progress = submissions.progress
    happened = ~(pd.to_datetime(progress["date"]) > today)
    records = progress[happened.to_numpy(dtype=bool)]
    blocks = []
    for task in plan.tasks:
        own = records[records["task"] == task.code].set_index("unit").reindex(units.index)
        last_day = pd.Timestamp(task.last_day)
        done_on = pd.to_datetime(own["date"]).where(own["state"] == "done")
        late = done_on > last_day
        state = pd.Series(
            TaskState.NOT_DUE.value if today <= last_day else TaskState.NO_DATA.value,
            index=units.index,
            dtype=object,
        )
        for claim, meaning in _CLAIMS.items():
            open_ = claim == "not_done" and today <= last_day
            state[own["state"] == claim] = (TaskState.NOT_DUE if open_ else meaning).value
        state[own["state"] == "done"] = TaskState.DONE_ON_TIME.value
        state[late] = TaskState.DONE_LATE.value
        state[~_binds(task, units)] = TaskState.NOT_APPLICABLE.value
        blocks.append(
            pd.DataFrame(
                {
                    "unit": units.index,
                    "task": task.code,
                    "group": task.group,
                    "state": state.to_numpy(),
                    "date": done_on.to_numpy(),
                    "last_day": last_day,
                    "days_late": _days(done_on.where(late), last_day),
                    "evidence": own["evidence"].fillna("").to_numpy(),
                    "note": own["note"].fillna("").to_numpy(),
                }
            )
        )
    return pd.concat(blocks, ignore_index=True)


def _reports(plan: Plan, submissions: Submissions, as_of: date) -> pd.DataFrame:
    """Build the unit x report table: on time, or how many days late."""
    units, today = submissions.units, pd.Timestamp(as_of)
    receipts = submissions.receipts
    arrived = receipts[(pd.to_datetime(receipts["date"]) <= today).to_numpy(dtype=bool)]
    blocks = []
    for duty in plan.reports:
        own = arrived[arrived["report"] == duty.code].set_index("unit").reindex(units.index)
        last_day = pd.Timestamp(duty.last_day)
        received = pd.to_datetime(own["date"])
        late = received > last_day
        state = pd.Series(
            "not_due" if today <= last_day else "not_sent", index=units.index, dtype=object
        )
        state[received.notna()] = "on_time"
        state[late] = "late"
        state[~_binds(duty, units) | bool(duty.not_applicable)] = "not_applicable"
        blocks.append(
            pd.DataFrame(
                {
                    "unit": units.index,
                    "report": duty.code,
                    "state": state.to_numpy(),
                    "date": received.to_numpy(),
                    "last_day": last_day,
                    "days_late": _days(received.where(late), last_day),
                    "evidence": own["evidence"].fillna("").to_numpy(),
                }
            )
        )
    if not blocks:
        return pd.DataFrame(columns=_REPORT_COLUMNS)
    return pd.concat(blocks, ignore_index=True)


def _days(late_on: pd.Series, last_day: pd.Timestamp) -> NDArray[np.int64]:
    days = (late_on - last_day).dt.days.fillna(0)
    return np.asarray(days, dtype=np.int64)


def _counted(tasks: pd.DataFrame, by: str, codes: list[str]) -> pd.DataFrame:
    """Count states by `by`, in the order of `codes`, with coverage over what is owed."""
    counts = pd.crosstab(tasks[by], tasks["state"])
    counts = counts.reindex(index=codes, columns=[s.value for s in TaskState], fill_value=0)
    counts.columns.name = None
    counts["numerator"] = counts[list(_DONE)].sum(axis="columns")
    owed = counts[[s.value for s in TaskState if s.value not in _NOT_OWED]]
    counts["denominator"] = owed.sum(axis="columns")
    return counts.rename_axis(by).reset_index()


def _report(plan: Plan, code: str, as_of: date) -> ReportDuty | None:
    """Return the report that figures as of a day go into: the one named, or the latest fallen due.

    While none has fallen due, it is the first to come; one that is not owed is never meant.
    """
    for duty in plan.reports:
        if duty.code == code:
            return duty
    owed = sorted(
        (duty for duty in plan.reports if not duty.not_applicable), key=lambda duty: duty.last_day
    )
    passed = [duty for duty in owed if duty.last_day < as_of]
    return passed[-1] if passed else next(iter(owed), None)


def _by_task(plan: Plan, tasks: pd.DataFrame, units: pd.DataFrame) -> pd.DataFrame:
    frame = _counted(tasks, "task", [task.code for task in plan.tasks])
    frame.insert(1, "group", [task.group for task in plan.tasks])
    frame.insert(2, "title", [task.title for task in plan.tasks])
    missing = tasks[~tasks["state"].isin((*_DONE, *_NOT_OWED))]
    names = missing.groupby("task", sort=False)["unit"].agg(tuple)
    frame["target"] = pd.Series([task.target for task in plan.tasks], dtype=object)
    met = [
        _met(task.target, numerator, denominator)
        for task, numerator, denominator in zip(
            plan.tasks, frame["numerator"], frame["denominator"], strict=True
        )
    ]
    frame["met"] = pd.Series(met, dtype=object)
    frame["missing"] = pd.Series([names.get(task.code, ()) for task in plan.tasks], dtype=object)
    assigned = [assigned_to_task(plan, task) for task in plan.tasks]
    frame["leads"] = pd.Series([units_of(a.leads, units) for a in assigned], dtype=object)
    frame["coordinates"] = pd.Series(
        [units_of(a.coordinates, units) for a in assigned], dtype=object
    )
    return frame


def _met(target: Decimal | None, numerator: int, denominator: int) -> bool | None:
    if target is None or not denominator:
        return None
    return int(numerator) * 100 >= target * int(denominator)
