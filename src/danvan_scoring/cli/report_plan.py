"""The part of the printed report on the plan: tasks against targets, reports, groups."""

from collections.abc import Sequence

from danvan_scoring.io.tables import Column, paragraph, table
from danvan_scoring.model.notation import NOTHING
from danvan_scoring.model.plan import TaskState
from danvan_scoring.model.result import Compliance
from danvan_scoring.model.role import Role
from danvan_scoring.model.submission import Submissions
from danvan_scoring.model.text import Language, Text
from danvan_scoring.reports.table import Table
from danvan_scoring.reports.tables.plan import groups_table, reports_table, tasks_table
from danvan_scoring.stages.plan_list import (
    TaskLine,
    group_lines,
    report_lines,
    task_lines,
)

_MOST_NAMES = 30


def plan_section(submissions: Submissions, compliance: Compliance, language: Language) -> str:
    """Write how far the plan was carried out, and who is missing."""
    names = {str(unit): str(name) for unit, name in submissions.units["name"].items()}
    tasks = task_lines(compliance, names)
    blocks = [
        Text("Thực hiện kế hoạch", "Carrying out the plan").pick(language).upper(),
        paragraph(compliance.plan.title),
        _laid_out(tasks_table(tasks, language)),
        _missing(tasks, language),
        _laid_out(groups_table(group_lines(compliance), language)),
        _laid_out(reports_table(report_lines(compliance, names), language)),
        _roles(compliance.plan.roles, language),
    ]
    return "\n\n".join(block for block in blocks if block)


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


def _laid_out(own: Table) -> str:
    return table(own.columns, own.rows) if own.rows else ""
