"""The part of the printed report with the compiled figures, ready to be sent on."""

from itertools import groupby

from danvan_scoring.io.tables import Column, table
from danvan_scoring.model.notation import NOTHING
from danvan_scoring.model.result import PeriodResult
from danvan_scoring.model.text import Language, Text
from danvan_scoring.reports.tables.plan import percent
from danvan_scoring.stages.compiled import compiled, report_title


def compiled_section(found: PeriodResult, language: Language) -> str:
    """Write one line an indicator; nothing for a period without a plan."""
    lines = compiled(found)
    if not lines or found.compliance is None:
        return ""
    title = report_title(found.compliance.report).pick(language).upper()
    columns = [
        Column(Text("Mã", "Code").pick(language)),
        Column(Text("Chỉ tiêu", "Indicator").pick(language), flexible=True),
        Column(Text("Đơn vị tính", "Counted in").pick(language), flexible=True),
        Column(Text("Kế hoạch", "Planned").pick(language), "right"),
        Column(Text("Thực hiện", "Done").pick(language), "right"),
        Column(Text("Tỷ lệ %", "Percent").pick(language), "right"),
    ]
    rows = []
    for section, own in groupby(lines, key=lambda line: line.section):
        rows.append(["", section.pick(language).upper(), "", "", "", ""])
        rows += [
            [
                line.code,
                line.title.pick(language),
                line.measure.pick(language),
                NOTHING if line.planned is None else str(line.planned),
                str(line.done),
                percent(line.share, language),
            ]
            for line in own
        ]
    where = Text(
        "Tên đơn vị đã làm, chưa làm của từng chỉ tiêu: tong-hop.csv",
        "The names of units, by indicator: tong-hop.csv",
    )
    return f"{title}\n\n{table(columns, rows)}\n\n{where.pick(language)}"
