"""The part of the printed report on the plan: tasks against targets, reports, groups."""

from collections.abc import Sequence
from decimal import Decimal

from danvan_scoring.io.tables import Column, paragraph, table
from danvan_scoring.model.notation import NOTHING, day, number
from danvan_scoring.model.plan import TaskState
from danvan_scoring.model.result import Compliance
from danvan_scoring.model.role import Role
from danvan_scoring.model.submission import Submissions
from danvan_scoring.model.text import Language, Text
from danvan_scoring.stages.plan_list import (
    Coverage,
    ReportLine,
    TaskLine,
    group_lines,
    report_lines,
    task_lines,
)

_MOST_NAMES = 30
_MET = {
    True: Text("đạt", "met"),
    False: Text("chưa đạt", "not met"),
    None: Text("", ""),
}


def plan_section(submissions: Submissions, compliance: Compliance, language: Language) -> str:
    """Write how far the plan was carried out, and who is missing."""
    names = {str(unit): str(name) for unit, name in submissions.units["name"].items()}
    tasks = task_lines(compliance, names)
    blocks = [
        Text("Thực hiện kế hoạch", "Carrying out the plan").pick(language).upper(),
        paragraph(compliance.plan.title),
        _tasks(tasks, language),
        _missing(tasks, language),
        _groups(group_lines(compliance), language),
        _reports(report_lines(compliance, names), language),
        _roles(compliance.plan.roles, language),
    ]
    return "\n\n".join(block for block in blocks if block)


def _tasks(lines: Sequence[TaskLine], language: Language) -> str:
    columns = [
        Column(Text("Mã", "Code").pick(language)),
        Column(Text("Nhiệm vụ", "Task").pick(language), flexible=True),
        Column(Text("Đã làm / phải làm", "Done / bound").pick(language), "right"),
        Column(Text("Tỷ lệ %", "Percent").pick(language), "right"),
        Column(Text("Chỉ tiêu %", "Target %").pick(language), "right"),
        Column(Text("Kết quả", "Result").pick(language), flexible=True),
    ]
    rows = [
        [
            line.code,
            line.title,
            f"{line.numerator}/{line.denominator}",
            percent(line.share, language),
            NOTHING if line.target is None else number(line.target).pick(language),
            _met(line, language),
        ]
        for line in lines
    ]
    if any(line.leads for line in lines):
        columns.append(Column(Text("Chủ trì", "Led by").pick(language), flexible=True))
        for row, line in zip(rows, lines, strict=True):
            row.append(_assigned(line, language))
    return table(columns, rows)


def _assigned(line: TaskLine, language: Language) -> str:
    """Say who leads a task, and with whom."""
    leads = "; ".join(line.leads) or NOTHING
    if not line.coordinates:
        return leads
    others = "; ".join(line.coordinates)
    return Text(f"{leads} (phối hợp: {others})", f"{leads} (with: {others})").pick(language)


def _met(line: TaskLine, language: Language) -> str:
    if line.met is False and line.open:
        return Text("chưa đạt, còn hạn", "not met yet").pick(language)
    return _MET[line.met].pick(language)


def _missing(lines: Sequence[TaskLine], language: Language) -> str:
    """Name the units that have not done a task; before its time limit, only count them."""
    told = []
    for line in lines:
        waiting = line.counts[TaskState.NOT_DUE]
        if line.missing and waiting == len(line.missing):
            text = Text(f"{waiting} đơn vị, chưa đến hạn", f"{waiting} units, not yet due")
            told.append(paragraph(text.pick(language), f"  {line.code}: ", "    "))
        elif line.missing:
            text = Text(named(line.missing, "đơn vị khác"), named(line.missing, "more"))
            told.append(paragraph(text.pick(language), f"  {line.code}: ", "    "))
    title = Text("Chưa hoàn thành:", "Not done by:").pick(language)
    return "\n".join([title, *told]) if told else ""


def named(names: Sequence[str], more: str) -> str:
    """Join names; where there are very many, say how many are left out."""
    joined = "; ".join(names[:_MOST_NAMES])
    left = len(names) - _MOST_NAMES
    return f"{joined} … (+{left} {more})" if left > 0 else joined


def _groups(lines: Sequence[Coverage], language: Language) -> str:
    columns = [
        Column(Text("Nhóm", "Group").pick(language)),
        Column(Text("Tên nhóm nhiệm vụ", "Group of tasks").pick(language), flexible=True),
        Column(Text("Đã làm / phải làm", "Done / bound").pick(language), "right"),
        Column(Text("Tỷ lệ %", "Percent").pick(language), "right"),
    ]
    rows = [
        [
            line.code,
            line.title,
            f"{line.numerator}/{line.denominator}",
            percent(line.share, language),
        ]
        for line in lines
    ]
    return table(columns, rows)


def _reports(lines: Sequence[ReportLine], language: Language) -> str:
    if not lines:
        return ""
    columns = [
        Column(Text("Báo cáo", "Report").pick(language), flexible=True),
        Column(Text("Ngày cuối", "Last day").pick(language)),
        Column(Text("Phải gửi", "Owed").pick(language), "right"),
        Column(Text("Đúng hạn", "On time").pick(language), "right"),
        Column(Text("Chậm", "Late").pick(language), "right"),
        Column(Text("Chưa gửi", "Not sent").pick(language), "right"),
    ]
    rows = []
    for line in lines:
        title = f"{line.title} ({line.not_applicable})" if line.not_applicable else line.title
        counts = (line.owed, line.on_time, len(line.late), len(line.not_sent))
        last = day(line.last_day).pick(language)
        rows.append([title, last, *map(str, counts)])
    return table(columns, rows)


def _roles(roles: Sequence[Role], language: Language) -> str:
    """List the duties that the plan gives by name, and what was concluded from its words."""
    if not roles:
        return ""
    title = Text("Phân công tổ chức thực hiện:", "Who does what:").pick(language)
    columns = [
        Column(Text("Mục", "Clause").pick(language)),
        Column(Text("Được giao", "Given to").pick(language), flexible=True),
        Column(Text("Phần việc", "Part").pick(language)),
        Column(Text("Nội dung", "Duty").pick(language), flexible=True),
        Column(Text("Nhiệm vụ, nhóm", "Tasks, groups").pick(language), flexible=True),
    ]
    groups = Text("nhóm", "groups").pick(language)
    rows = []
    for role in roles:
        about = [", ".join(role.tasks)] if role.tasks else []
        about += [f"{groups} {', '.join(role.groups)}"] if role.groups else []
        own = [role.code, role.who, role.part.label.pick(language), role.title]
        rows.append([*own, "; ".join(about) or NOTHING])
    assumed = [paragraph(f"{r.code}: {r.assumed}", "  - ", "    ") for r in roles if r.assumed]
    blocks = [f"{title}\n{table(columns, rows)}"]
    if assumed:
        told = Text("Cách hiểu phần phân công:", "How this was understood:").pick(language)
        blocks.append("\n".join([told, *assumed]))
    return "\n\n".join(blocks)


def percent(share: Decimal | None, language: Language) -> str:
    """Write a share in percent to two decimals."""
    return NOTHING if share is None else number(share, 2).pick(language)
