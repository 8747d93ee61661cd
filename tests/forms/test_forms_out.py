"""A form has what its unit is to fill in, and nothing else can be typed over."""

import io
from pathlib import Path

import forms_period
import openpyxl
import pytest
from openpyxl.workbook import Workbook

from danvan_scoring.cli import main
from danvan_scoring.io.forms.names import file_names
from danvan_scoring.io.workbook import Workbook as Read
from danvan_scoring.io.workbook import read_workbook_bytes


def book_of(period: Path, unit: str = "T-01") -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(forms_period.forms(period)[unit]))


def column(book: Workbook, number: int) -> list[object]:
    sheet = book["Phiếu"]
    return [sheet.cell(row, number).value for row in range(12, sheet.max_row + 1)]


def test_one_form_a_unit_with_the_letterhead_of_official_papers(tmp_path: Path) -> None:
    period = forms_period.write(tmp_path)

    made = forms_period.forms(period)

    assert sorted(made) == ["T-01", "T-02", "TH"]
    sheet = openpyxl.load_workbook(io.BytesIO(made["T-01"]))["Phiếu"]
    assert sheet["D1"].value == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert sheet["D2"].value == "Độc lập - Tự do - Hạnh phúc"
    assert sheet["A1"].value == "ỦY BAN NHÂN DÂN XÃ THỬ"
    assert sheet["A4"].value == "PHIẾU TỰ CHẤM ĐIỂM"
    assert sheet["A8"].value == "Đơn vị: Thôn Đông (mã T-01)"
    assert "30/11/2025" in sheet["A9"].value
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    # One page wide (which is what is meant where nothing is said) and as many high as it needs.
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == "$11:$11"
    assert sheet.freeze_panes == "C12"


def test_a_cell_for_typed_points_says_that_it_may_stay_empty(tmp_path: Path) -> None:
    book = book_of(forms_period.write(tmp_path))

    sheet = book["Phiếu"]
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    (row,) = [r for r in range(12, sheet.max_row + 1) if sheet.cell(r, 1).value == "3"]
    assert "để trống cũng được" in rules[f"F{row}"].prompt
    helps = [str(cell.value) for cell in book["Hướng dẫn"]["A"]]
    assert any("Ô điểm màu vàng" in text and "để trống cũng được" in text for text in helps)


def test_rows_are_those_of_the_units_kind_with_bonus_apart(tmp_path: Path) -> None:
    period = forms_period.write(tmp_path)

    codes = [code for code in column(book_of(period), 1) if code]
    school = [code for code in column(book_of(period, "TH"), 1) if code]

    # muc, ngay and y_kien are read by no criterion: they stand at the end.
    assert codes == [
        "T", "1.10", "1.10/1", "1.10/2", "2", "2/1", "3", "4", "4/1", "TH", "5", "6",
        "#1", "#2", "#3",
    ]  # fmt: skip
    # What no criterion that applies to a school reads is asked of it at the end only if no
    # criterion at all reads it.
    assert [code for code in codes if code not in school] == ["4", "4/1"]
    assert "ĐIỂM THƯỞNG: Thưởng" in column(book_of(period), 2)


def test_a_waived_criterion_asks_for_nothing(tmp_path: Path) -> None:
    codes = column(book_of(forms_period.write(tmp_path), "T-02"), 1)

    assert "4" in codes
    assert "4/1" not in codes


def test_only_what_is_to_be_filled_in_is_unlocked(tmp_path: Path) -> None:
    book = book_of(forms_period.write(tmp_path))

    open_cells = {
        (sheet.title, cell.coordinate)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if not cell.protection.locked
    }

    rows = {code: row for row, code in enumerate(column(book, 1), 12) if code}
    fields = [row for code, row in rows.items() if "/" in str(code) or str(code).startswith("#")]
    facts = {("Phiếu", f"{letter}{row}") for row in fields for letter in "EGHI"}
    # The marks of the council and of the relative criterion cannot be computed on this form.
    typed = {("Phiếu", f"{letter}{rows[code]}") for code in ("3", "6") for letter in "FI"}
    tasks = {("Nhiệm vụ", f"{letter}{row}") for row in (5, 6) for letter in "EFGH"}
    reports = {("Báo cáo", "D5"), ("Báo cáo", "E5")}
    assert open_cells == facts | typed | tasks | reports | {("Phiếu", "E8")}
    assert all(sheet.protection.sheet for sheet in book if sheet.title != "_danh_muc")


def test_every_typed_cell_has_its_rule_with_a_vietnamese_message(tmp_path: Path) -> None:
    book = book_of(forms_period.write(tmp_path))
    sheet = book["Phiếu"]
    rows = {str(code): row for row, code in enumerate(column(book, 1), 12) if code}
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}

    whole = rules[f"E{rows['1.10/1']}"]
    assert (whole.type, whole.formula1, whole.formula2) == ("whole", "0", "1000")
    assert whole.error == "Ô này nhận số nguyên từ 0 đến 1000 (việc)."
    assert rules[f"E{rows['2/1']}"].formula1 == '"có,không"'
    # A choice with a comma in it cannot stand in the rule itself.
    choice = rules[f"E{rows['#1']}"]
    assert choice.formula1 == "_danh_muc!$A$1:$A$3"
    assert [book["_danh_muc"].cell(row, 1).value for row in (1, 2, 3)] == [
        "tốt",
        "khá, được",
        "yếu",
    ]
    assert rules[f"E{rows['#2']}"].type == "date"
    assert rules[f"F{rows['3']}"].formula2 == "5"
    assert f"E{rows['#3']}" not in rules  # any text will do


def test_a_form_says_what_it_belongs_to_twice(tmp_path: Path) -> None:
    period = forms_period.write(tmp_path)

    read = read_workbook_bytes(forms_period.forms(period)["T-01"], "x")

    assert isinstance(read, Read)
    own = read.sheets["_phieu"]
    told = {row[0]: row[1] for row in own.rows if row[0]}
    assert own.hidden
    assert {f"danvan_{key}": value for key, value in told.items()} == read.properties
    assert (told["period"], told["unit"], told["rubric"], told["version"]) == (
        "ky_thu", "T-01", "thu", "1",
    )  # fmt: skip


def test_the_same_form_is_the_same_bytes(tmp_path: Path) -> None:
    period = forms_period.write(tmp_path)
    first = forms_period.forms(period)

    assert forms_period.forms(period) == first


def test_tasks_and_reports_are_those_that_bind_the_unit(tmp_path: Path) -> None:
    period = forms_period.write(tmp_path)

    own, school = (book_of(period, unit) for unit in ("T-01", "TH"))

    assert [row[0].value for row in own["Nhiệm vụ"].iter_rows(5, 6)] == ["1.1", "1.2"]
    assert [row[0].value for row in school["Nhiệm vụ"].iter_rows(5)] == ["1.1"]
    assert own["Báo cáo"]["C5"].value == "30/11/2025"


def test_the_councils_form_shows_facts_and_takes_marks(tmp_path: Path) -> None:
    period = forms_period.write(tmp_path)
    folder = forms_period.hand_in(period, a=forms_period.filled(period))
    assert forms_period.collect(period, folder) == 0
    out = tmp_path / "tham-dinh"

    assert main(["forms", str(period), "--out", str(out), "--stage", "appraisal"]) == 0

    sheet = openpyxl.load_workbook(out / "T-01.xlsx")["Phiếu"]
    rows = {str(sheet.cell(r, 1).value): r for r in range(12, sheet.max_row + 1)}
    assert sheet.cell(rows["1.10/1"], 5).value == 3
    assert sheet.cell(rows["2/1"], 7).value == "KH 01/KH-TD"
    assert sheet.cell(rows["1.10/1"], 5).protection.locked
    assert not sheet.cell(rows["3/1"], 5).protection.locked


@pytest.mark.parametrize("extra", [["--stage", "khac"], []])
def test_a_wrong_command_line_is_told(extra: list[str], tmp_path: Path, capsys) -> None:
    period = forms_period.write(tmp_path)

    assert main(["forms", str(period), *extra]) == 2
    told = capsys.readouterr().err
    assert ("thiếu --out THƯ_MỤC." in told) == (not extra)


def test_names_of_files_are_such_that_windows_takes_them() -> None:
    units = ["T-01", "t-01", "A/B", "con", "COM1", "x.", 'c"b']

    names = file_names(units)

    assert list(names.values()) == [
        "T-01.xlsx", "t-01 (2).xlsx", "A-B.xlsx", "con_.xlsx", "COM1_.xlsx", "x.xlsx", "c-b.xlsx",
    ]  # fmt: skip
