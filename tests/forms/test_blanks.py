"""Facts that council and office have left blank are told, and keep scores from being final."""

from pathlib import Path

import forms_period
import openpyxl
import pytest

from danvan_scoring.cli import main
from danvan_scoring.io.log_file import read_log
from danvan_scoring.model.assessment import Assessment

OFFICE = """
[[field]]
code = "ngay_bc"
title = "Ngày gửi báo cáo"
type = "date"
filled_by = "office"

[[field]]
code = "ky_luat"
title = "Bị kỷ luật"
type = "yes_no"
filled_by = "council"

[[criterion]]
code = "7"
title = "Gửi báo cáo"
group = "TH"
max = 0.5
uses = "builtin/deadline@1"
params = { date = "ngay_bc", due = 2025-12-01, lose = 0.1 }

[[class]]
code = "tot"
title = "Tốt"
from = 0

[[gate]]
code = "KL"
title = "Có người bị kỷ luật"
effect = "bar"
when = { field = "ky_luat", is = "=", value = true }
"""


@pytest.fixture
def period(tmp_path: Path) -> Path:
    """T-01 and T-02 have handed in forms, and the council has agreed on what is its to mark."""
    path = forms_period.write(tmp_path, {"rubric.toml": forms_period.RUBRIC + OFFICE})
    files = {unit: forms_period.filled(path, unit) for unit in ("T-01", "T-02")}
    assert forms_period.collect(path, forms_period.hand_in(path, **files)) == 0
    take(path, {("T-01", "diem_hd"): 4, ("T-01", "nhan_xet"): "tốt",
                ("T-02", "diem_hd"): 4, ("T-02", "nhan_xet"): "tốt"})  # fmt: skip
    return path


def take(period: Path, facts: dict[tuple[str, str], object]) -> None:
    """Fill facts in on the council's workbook, and take it."""
    out = period.parent / "so.xlsx"
    assert main(["appraise", str(period), "--out", str(out), "--force"]) == 0
    book = openpyxl.load_workbook(out)
    sheet = book["Số liệu"]
    for row in range(5, sheet.max_row + 1):
        key = (str(sheet.cell(row, 1).value), str(sheet.cell(row, 3).value))
        if key in facts:
            sheet.cell(row, 6).value = facts[key]  # type: ignore[assignment]
    book.save(out)
    assert main(["appraise", str(period), "--take", str(out), "--author", "Thư ký"]) == 0


def status(period: Path, capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    assert main(["status", str(period)]) == 0
    return " ".join(capsys.readouterr().out.split())


def final(period: Path, *options: str) -> int:
    return main(["appraise", str(period), "--final", "--author", "Thư ký", *options])


def assessment(period: Path) -> Assessment:
    return Assessment(read_log(period.parent / "nhat-ky.jsonl", "log", "ky_thu")[0])


def test_status_lists_blank_facts_with_the_names_of_units(period: Path, capsys) -> None:
    take(period, {("T-01", "ky_luat"): "không"})

    out = status(period, capsys)

    # TH handed in nothing: there is nothing to appraise.
    told = "cơ quan theo dõi chưa ghi «Ngày gửi báo cáo» (ngay_bc): 2/2 đơn vị: Thôn Đông; Thôn"
    assert told in out
    assert "Hội đồng chưa ghi «Bị kỷ luật» (ky_luat): 1/2 đơn vị: Thôn Đoài" in out
    assert "Không còn việc nào" not in out


def test_scores_are_not_final_while_a_fact_is_blank(period: Path, capsys) -> None:
    assert final(period) == 1

    out = capsys.readouterr().out
    assert out.count("LOG652") == 2
    assert "«Bị kỷ luật» (ky_luat) còn trống ở 2 đơn vị; tìm thấy «T-01, T-02»" in out
    assert assessment(period).final == {}


def test_scores_with_blanks_are_final_for_a_reason_that_stays_in_the_log(
    period: Path, capsys
) -> None:
    take(period, {("T-01", "ky_luat"): "không", ("T-02", "ky_luat"): "không",
                  ("T-02", "ngay_bc"): "01/12/2025"})  # fmt: skip

    assert final(period, "--with-blanks", "không có báo cáo") == 0

    details = {unit: line.entry.details for unit, line in assessment(period).final.items()}
    assert details["T-01"]["blank"] == ["ngay_bc"]
    assert details["T-01"]["with_blanks"] == "không có báo cáo"
    assert "blank" not in details["T-02"]
    assert final(period) == 0  # nothing new, and nothing to refuse
    assert "Không còn việc nào." in status(period, capsys)


def test_a_fact_whose_criterion_the_council_has_marked_is_not_missed(period: Path, capsys) -> None:
    out = period.parent / "so.xlsx"
    book = openpyxl.load_workbook(out)
    sheet = book["Điểm"]
    headings = {sheet.cell(4, c).value: c for c in range(1, sheet.max_column + 1)}
    for row in range(5, sheet.max_row + 1):
        if (sheet.cell(row, 1).value, sheet.cell(row, 3).value) == ("T-01", "7"):
            sheet.cell(row, headings["Hội đồng thống nhất"]).value = 0.5
            sheet.cell(row, headings["Lý do (khi khác điểm tính từ số liệu)"]).value = "có gửi"
    book.save(out)
    assert main(["appraise", str(period), "--take", str(out), "--author", "Thư ký"]) == 0

    assert "(ngay_bc): 1/1 đơn vị: Thôn Đoài" in status(period, capsys)


def test_what_waits_for_the_office_stands_last_in_the_councils_workbook(period: Path) -> None:
    sheet = openpyxl.load_workbook(period.parent / "so.xlsx")["Điểm"]

    codes = [sheet.cell(row, 3).value for row in range(5, sheet.max_row + 1)]

    assert codes[-2:] == ["7", "7"]  # of T-01 and T-02
    assert codes[:2] == ["3", "3"]  # the council's own to mark, when the workbook was made


def test_facts_are_asked_with_their_criteria_and_what_to_enter(period: Path) -> None:
    sheet = openpyxl.load_workbook(period.parent / "so.xlsx")["Số liệu"]

    told = {
        sheet.cell(row, 3).value: (sheet.cell(row, 4).value, sheet.cell(row, 5).value)
        for row in range(5, sheet.max_row + 1)
    }

    assert told["ngay_bc"] == ("Ngày gửi báo cáo (7)", "ngày/tháng/năm")
    assert told["ky_luat"] == ("Bị kỷ luật", "chọn «có» hoặc «không»")
    assert told["diem_hd"] == ("Điểm Hội đồng (3)", None)
