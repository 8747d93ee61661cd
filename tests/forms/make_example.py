"""Make the workbooks of `examples/bang_phieu`: `python tests/forms/make_example.py`.

They are filled in as a unit and the council would, with facts of the example beside it, and saved
by LibreOffice.
"""

import io
import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

import filled_forms
import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from danvan_scoring.cli import main
from danvan_scoring.cli.loading import load
from danvan_scoring.cli.preparing import prepare
from danvan_scoring.model.form import FieldRow
from danvan_scoring.stages.facts import Facts
from danvan_scoring.stages.form_given import given_facts

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "bang_phieu"
UNITS = {
    "VP": datetime(2025, 11, 26), "TH-1": datetime(2025, 11, 28),  # noqa: DTZ001
    "T-01": datetime(2025, 11, 30), "T-02": datetime(2025, 12, 3),  # noqa: DTZ001
    "T-05": datetime(2025, 12, 2),  # noqa: DTZ001
}  # fmt: skip
# By unit and criterion, of the three members; the last two of them leave something unmarked.
MARKS: dict[tuple[str, str], tuple[float | None, ...]] = {
    ("VP", "A1"): (3, 3, 2.5), ("VP", "C1.2"): (4.5, 4.75, 4.25),
    ("VP", "C2.1"): (2.5, 2.75, 2.5), ("VP", "F3"): (2, 2, 1.5),
    ("TH-1", "A1"): (3, 3, 3), ("TH-1", "C1.2"): (4.5, 5, 4.75),
    ("TH-1", "C2.1"): (3, 3, 2.75), ("TH-1", "F3"): (2, 2, 2),
    ("T-01", "A1"): (2, 2, 1.5), ("T-01", "C1.2"): (3.5, 4.25, 3.75),
    ("T-01", "C2.1"): (1.75, 2, 1.5), ("T-01", "F3"): (1, None, 1),
    ("T-02", "A1"): (3, 3, 3), ("T-02", "C1.2"): (4.75, 5, 5),
    ("T-02", "C2.1"): (3, 3, 3), ("T-02", "F3"): (2, 2, None),
    ("T-05", "C1.2"): (4, 4.5, 3.75), ("T-05", "C2.1"): (2.5, 3, 2.5),
    ("T-05", "F3"): (1.5, 2, None),
}  # fmt: skip


def make(folder: Path) -> None:
    """Write the workbooks into a copy of the example."""
    period = folder / "examples" / "bang_phieu" / "period.toml"
    here = period.parent
    for name in ("examples", "criteria"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.rmtree(here / "da-dien", ignore_errors=True)
    facts = Facts(
        load(folder / "examples/kim_thanh_2025/nam/period.toml", (), ()).evaluate(None).results[0]
    )
    main(["forms", str(period), "--out", str(here / "phieu")])
    rows = {str(unit): row for row, unit in enumerate(facts.result.scores.units)}
    forms = {}
    prepared = prepare(period, (), ())
    for unit, sent in UNITS.items():
        kind = str(prepared.units.loc[unit, "kind"])
        form = prepared.maker(kind, "self").form(unit, "", kind)
        given = given_facts(facts, rows[unit])
        cells = {
            row.code: (own.value, own.evidence, "", own.note)
            for row in form.rows
            if isinstance(row, FieldRow) and (own := given.get(row.field.code))
        }
        done = ("hoàn thành", datetime(2025, 11, 20), "Kế hoạch của đơn vị")  # noqa: DTZ001
        tasks = {"1.2": done, "3.2": done}
        content = filled_forms.fill(here / "phieu" / f"{unit}.xlsx", cells, tasks=tasks, sent=sent)
        forms[f"{unit} gui.xlsx"] = content
    (here / "da-dien").mkdir()
    for name, content in filled_forms.through_libreoffice(folder / "lo1", forms).items():
        (here / "da-dien" / name).write_bytes(content)
    assert main(["collect", str(period), str(here / "da-dien"), "--author", "Phòng VH-XH"]) == 0
    book = workbook(period, "1")
    _facts(book["Số liệu"], facts, rows)
    marked(book["Điểm"], {("T-05", "A1"): (2, 2.5, 2)}, "Thiếu biên bản một buổi họp", agreed=2)
    save(folder, here / "so-da-ghi.xlsx", book)
    take(period, here / "so-da-ghi.xlsx")
    make_members(folder, period)
    book = workbook(period, "2")
    appeal = (
        "T-05", "A1", datetime(2025, 12, 8), 3, "Thôn đã họp đủ hai buổi, gửi kèm biên bản",  # noqa: DTZ001
        "chấp nhận", 3, "HD1", "Biên bản họp ngày 14/11/2025 hợp lệ", "Thông báo số 61/TB-UBND",
    )  # fmt: skip
    for column, cell in enumerate(appeal, 1):
        book["Kiến nghị"].cell(5, column).value = cell  # type: ignore[assignment]
    save(folder, here / "so-kien-nghi.xlsx", book)
    take(period, here / "so-kien-nghi.xlsx")


def workbook(period: Path, name: str) -> openpyxl.Workbook:
    path = period.parent / f"so{name}.xlsx"
    assert main(["appraise", str(period), "--out", str(path)]) == 0
    return openpyxl.load_workbook(path)


def take(period: Path, path: Path) -> None:
    arguments = ["appraise", str(period), "--take", str(path), "--author", "Thư ký Hội đồng"]
    assert main(arguments) == 0


def save(folder: Path, path: Path, book: openpyxl.Workbook) -> None:
    stream = io.BytesIO()
    book.save(stream)
    work = folder / path.stem
    saved = filled_forms.through_libreoffice(work, {path.name: stream.getvalue()})
    path.write_bytes(saved[path.name])


def _facts(sheet: Worksheet, facts: Facts, rows: dict[str, int]) -> None:
    """What council and office know of the units that sent a form."""
    for row in range(5, sheet.max_row + 1):
        unit, code = str(sheet.cell(row, 1).value), str(sheet.cell(row, 3).value)
        if unit in UNITS and (own := given_facts(facts, rows[unit]).get(code)):
            filled_forms.put(sheet, row, 6, own.value)
            filled_forms.put(sheet, row, 7, own.evidence)


def make_members(folder: Path, period: Path) -> None:
    """Write the marks of single members, which are not taken: the period goes on without them."""
    book = workbook(period, "3")
    marked(book["Điểm"], MARKS, "Chấm theo hồ sơ minh chứng")
    save(folder, period.parent / "so-thanh-vien.xlsx", book)


def marked(
    sheet: Worksheet,
    marks: Mapping[tuple[str, str], Sequence[float | None]],
    why: str,
    agreed: float | None = None,
) -> None:
    headings = {sheet.cell(4, c).value: c for c in range(1, sheet.max_column + 1)}
    members = [column for text, column in headings.items() if str(text).startswith("HD")]
    reason = headings["Lý do (khi khác điểm tính từ số liệu)"]
    for row in range(5, sheet.max_row + 1):
        own = marks.get((str(sheet.cell(row, 1).value), str(sheet.cell(row, 3).value)))
        if own is not None:
            for column, mark in zip(members, own, strict=True):
                sheet.cell(row, column).value = mark
            sheet.cell(row, headings["Hội đồng thống nhất"]).value = agreed
            sheet.cell(row, reason).value = why


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        make(Path(temporary))
        made = Path(temporary) / "examples" / "bang_phieu"
        shutil.rmtree(EXAMPLE / "da-dien", ignore_errors=True)
        shutil.copytree(made / "da-dien", EXAMPLE / "da-dien")
        for book in ("so-da-ghi.xlsx", "so-thanh-vien.xlsx", "so-kien-nghi.xlsx"):
            shutil.copy(made / book, EXAMPLE / book)
