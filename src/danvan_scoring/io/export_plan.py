"""The tables of plan compliance, for export."""

from collections.abc import Mapping
from datetime import date

import pandas as pd

from danvan_scoring.io.sheet import Sheet
from danvan_scoring.model.plan import TaskState
from danvan_scoring.model.result import Compliance
from danvan_scoring.model.submission import Submissions
from danvan_scoring.stages.plan_list import REPORT_STATES, task_lines
from danvan_scoring.stages.roles import units_of

_MET = {True: "đạt", False: "chưa đạt", None: ""}


def plan_tables(submissions: Submissions, compliance: Compliance) -> list[Sheet]:
    """Make the tables of tasks, reports and coverage."""
    names = {str(unit): str(name) for unit, name in submissions.units["name"].items()}
    return [
        _tasks(compliance, names),
        _reports(compliance, names),
        _coverage(compliance, names),
        *([_roles(submissions.units, compliance)] if compliance.plan.roles else []),
    ]


def _tasks(compliance: Compliance, names: Mapping[str, str]) -> Sheet:
    titles = {task.code: task.title for task in compliance.plan.tasks}
    rows = [
        (
            row["unit"],
            names[row["unit"]],
            row["task"],
            titles[row["task"]],
            TaskState(row["state"]).label.vi,
            _day(row["date"]),
            _day(row["last_day"]),
            int(row["days_late"]) or None,
            row["evidence"],
            row["note"],
        )
        for row in compliance.tasks.to_dict("records")
    ]
    return Sheet(
        "nhiem-vu.csv",
        (
            "Mã đơn vị", "Tên đơn vị", "Mã nhiệm vụ", "Nhiệm vụ", "Tình trạng", "Ngày hoàn thành",
            "Ngày cuối còn đúng hạn", "Số ngày chậm", "Minh chứng", "Ghi chú",
        ),
        rows,
    )  # fmt: skip


def _reports(compliance: Compliance, names: Mapping[str, str]) -> Sheet:
    titles = {duty.code: duty.title for duty in compliance.plan.reports}
    rows = [
        (
            row["unit"],
            names[row["unit"]],
            row["report"],
            titles[row["report"]],
            REPORT_STATES[row["state"]].vi,
            _day(row["date"]),
            _day(row["last_day"]),
            int(row["days_late"]) or None,
            row["evidence"],
        )
        for row in compliance.reports.to_dict("records")
    ]
    return Sheet(
        "bao-cao.csv",
        (
            "Mã đơn vị", "Tên đơn vị", "Mã báo cáo", "Báo cáo", "Tình trạng", "Ngày nhận",
            "Ngày cuối còn đúng hạn", "Số ngày chậm", "Số, ký hiệu",
        ),
        rows,
    )  # fmt: skip


def _coverage(compliance: Compliance, names: Mapping[str, str]) -> Sheet:
    rows = [
        (
            line.group,
            line.code,
            line.title,
            *line.counts.values(),
            line.numerator,
            line.denominator,
            line.share,
            line.target,
            line.target_text,
            _MET[line.met],
            "; ".join(line.missing),
            "; ".join(line.leads),
            "; ".join(line.coordinates),
        )
        for line in task_lines(compliance, names)
    ]
    states = [state.label.vi for state in TaskState]
    return Sheet(
        "tong-hop-nhiem-vu.csv",
        (
            "Nhóm", "Mã nhiệm vụ", "Nhiệm vụ", *(f"Số đơn vị {state}" for state in states),
            "Số đơn vị đã hoàn thành", "Số đơn vị phải thực hiện", "Tỷ lệ (%)", "Chỉ tiêu (%)",
            "Chỉ tiêu theo kế hoạch", "Kết quả", "Đơn vị chưa hoàn thành", "Chủ trì", "Phối hợp",
        ),
        rows,
    )  # fmt: skip


def _roles(units: pd.DataFrame, compliance: Compliance) -> Sheet:
    rows = [
        (
            role.code,
            role.who,
            ", ".join(units_of([role], units)),
            role.part.label.vi,
            role.title,
            ", ".join(role.tasks),
            ", ".join(role.groups),
            role.basis,
            role.assumed,
        )
        for role in compliance.plan.roles
    ]
    return Sheet(
        "phan-cong.csv",
        (
            "Mục", "Được giao", "Mã đơn vị", "Phần việc", "Nội dung", "Nhiệm vụ", "Nhóm nhiệm vụ",
            "Căn cứ", "Giả định",
        ),
        rows,
    )  # fmt: skip


def _day(value: pd.Timestamp) -> date | None:
    return None if pd.isna(value) else value.date()
