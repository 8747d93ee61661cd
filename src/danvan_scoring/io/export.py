"""A result as CSV files that a Vietnamese Excel opens by double click.

UTF-8 with a byte order mark, semicolons, decimal commas, days as dd/mm/yyyy, Vietnamese headings.
A text that Excel would run as a formula is kept a text by an apostrophe before it; see OWASP, "CSV
Injection".
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from danvan_scoring.io.export_plan import plan_tables
from danvan_scoring.io.export_registers import (
    commendation_table,
    compiled_table,
    register_tables,
)
from danvan_scoring.io.sheet import Cell, Sheet
from danvan_scoring.model.explanation import Explanation, ExplanationNode, ScaleExplanation
from danvan_scoring.model.notation import day, number
from danvan_scoring.model.result import PeriodResult, Result
from danvan_scoring.stages.explain import Explainer
from danvan_scoring.stages.ranking_list import RankedUnit, ranked_units

_FORMULA = re.compile(r"^[=+\-@\t\r＝＋－＠]")
_NUMBER = re.compile(r"^[+-]?[0-9]+([.,][0-9]+)?$")
_KINDS = {"scale": "Thang điểm", "group": "Nhóm tiêu chí", "criterion": "Tiêu chí"}
_STEPS = {"gate": "Điều kiện khống chế", "quota": "Tỷ lệ khống chế"}
_OUTCOMES = {
    "changed": "thay đổi mức",
    "no_change": "không thay đổi",
    "unknown": "chưa xác định được",
}


def csv_files(result: Result) -> dict[str, bytes]:
    """Write the tables of a result by its rubric: contents by file name."""
    explainer = Explainer(result)
    explanations = [explainer.unit(str(unit)) for unit in result.scores.units]
    sheets = [_ranking(result), _points(explanations), _classes(result, explanations)]
    if commended := commendation_table(result):
        sheets.append(commended)
    return {sheet.name: csv_bytes(sheet) for sheet in sheets}


def period_files(found: PeriodResult) -> dict[str, bytes]:
    """Write the tables of a period over all its units: plan, registers and compiled figures."""
    sheets = register_tables(found)
    if found.compliance:
        sheets += plan_tables(found.submissions, found.compliance)
    if figures := compiled_table(found):
        sheets.append(figures)
    return {sheet.name: csv_bytes(sheet) for sheet in sheets}


def csv_bytes(sheet: Sheet) -> bytes:
    """Write one table as a CSV file for Excel."""
    content = io.BytesIO()
    # Bytes at once: the text of a long table would take four times the room.
    with io.TextIOWrapper(content, encoding="utf-8-sig", newline="", write_through=True) as text:
        writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
        writer.writerow(sheet.headings)
        writer.writerows([_written(cell) for cell in row] for row in sheet.rows)
        return content.getvalue()


def _written(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Decimal | int):
        # All digits: 91,50 says that points have two decimals.
        return f"{cell:f}".replace(".", ",") if isinstance(cell, Decimal) else str(cell)
    if isinstance(cell, date):
        return day(cell).vi
    if _FORMULA.match(cell) and not _NUMBER.match(cell):
        return f"'{cell}"
    return cell


def _ranking(result: Result) -> Sheet:
    rubric = result.bound.rubric
    peers = {group.code: group.title for group in rubric.peer_groups}
    rows = [
        (
            result.bound.groups[line.scale].title,
            peers[line.peer_group],
            line.peer_rank,
            "có" if line.peer_label.startswith("=") else "",
            line.overall_rank,
            "có" if line.overall_label.startswith("=") else "",
            line.unit,
            line.name,
            line.kind_title,
            line.points,
            line.maximum,
            line.percent,
            line.status.label.vi,
            line.class_by_points,
            line.class_after_gates,
            line.class_final,
            _eligible(line),
        )
        for line in ranked_units(result)
    ]
    return Sheet(
        "xep-hang.csv",
        (
            "Thang điểm", "Khối", "Hạng trong khối", "Đồng hạng trong khối", "Hạng chung",
            "Đồng hạng chung", "Mã đơn vị", "Tên đơn vị", "Loại đơn vị", "Điểm", "Điểm tối đa",
            "Tỷ lệ (%)", "Tình trạng", "Mức theo điểm", "Mức sau điều kiện khống chế", "Xếp loại",
            "Đủ điều kiện xếp loại",
        ),
        rows,
    )  # fmt: skip


def _eligible(line: RankedUnit) -> str:
    if line.points is None:
        return ""
    return "có" if line.eligible else "không"


def _points(explanations: Sequence[Explanation]) -> Sheet:
    rows = [
        (unit.unit, unit.name, *cells)
        for unit in explanations
        for scale in unit.scales
        for cells in _node_rows(scale.tree, "")
    ]
    return Sheet(
        "diem.csv",
        (
            "Mã đơn vị", "Tên đơn vị", "Mã mục", "Thuộc mục", "Loại mục", "Nội dung", "Điểm",
            "Điểm tính vào mục trên", "Điểm tối đa", "Tình trạng", "Lý do", "Cách tính", "Căn cứ",
        ),
        rows,
    )  # fmt: skip


def _node_rows(node: ExplanationNode, parent: str) -> Iterator[tuple[Cell, ...]]:
    reason = "; ".join(text.vi for text in (node.reason, node.effect, node.cap) if text.vi)
    yield (
        node.code,
        parent,
        _KINDS[node.kind],
        node.title,
        node.points,
        node.counted,
        node.maximum,
        node.status.label.vi,
        reason,
        node.rule.vi,
        node.basis,
    )
    for child in node.children:
        yield from _node_rows(child, node.code)


def _classes(result: Result, explanations: Sequence[Explanation]) -> Sheet:
    rubric = result.bound.rubric
    rows: list[tuple[Cell, ...]] = []
    for unit in explanations:
        for scale in unit.scales:
            titles = {band.code: band.title for band in rubric.classes_of(scale.tree.code)}
            if titles:
                head = (scale.tree.title, unit.unit, unit.name)
                rows += [(*head, *cells) for cells in _class_rows(scale, titles)]
    return Sheet(
        "xep-loai.csv",
        (
            "Thang điểm", "Mã đơn vị", "Tên đơn vị", "Bước", "Mã", "Mức trước", "Mức sau",
            "Tác động", "Giải thích",
        ),
        rows,
    )  # fmt: skip


def _class_rows(scale: ScaleExplanation, titles: dict[str, str]) -> Iterator[tuple[Cell, ...]]:
    unit = "điểm" if scale.by == "points" else "%"
    measure = "" if scale.measure is None else f"{number(scale.measure).vi} {unit}"
    yield ("Theo điểm", "", "", titles.get(scale.class_by_points, ""), "", measure)
    for step in scale.steps:
        yield (
            _STEPS[step.kind],
            step.code,
            titles.get(step.before, ""),
            titles.get(step.after, ""),
            _OUTCOMES[step.outcome],
            step.sentence.vi,
        )
    final = titles.get(scale.class_final, "")
    yield ("Kết quả", "", "", final, "", scale.class_sentence.vi)
