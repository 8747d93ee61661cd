"""Tasks, groups of tasks and reports of the plan, as tables."""

from collections.abc import Sequence
from decimal import Decimal

from danvan_scoring.io.tables import Column
from danvan_scoring.model.notation import NOTHING, day, number
from danvan_scoring.model.text import Language, Text
from danvan_scoring.reports.table import Table
from danvan_scoring.stages.plan_list import Coverage, ReportLine, TaskLine

_MET = {
    True: Text("đạt", "met"),
    False: Text("chưa đạt", "not met"),
    None: Text("", ""),
}


def tasks_table(lines: Sequence[TaskLine], language: Language) -> Table:
    """Return the tasks with how many units have done them, against the target."""
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
    return Table(Text("Nhiệm vụ của kế hoạch", "Tasks of the plan").pick(language), columns, rows)


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


def groups_table(lines: Sequence[Coverage], language: Language) -> Table:
    """Return the groups of tasks with how many turns of units are done."""
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
    return Table(Text("Theo nhóm nhiệm vụ", "By group of tasks").pick(language), columns, rows)


def reports_table(lines: Sequence[ReportLine], language: Language) -> Table:
    """Return the reports with how many came on time, late or not at all."""
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
    return Table(Text("Chế độ báo cáo", "Reports").pick(language), columns, rows)


def percent(share: Decimal | None, language: Language) -> str:
    """Write a share in percent to two decimals."""
    return NOTHING if share is None else number(share, 2).pick(language)
