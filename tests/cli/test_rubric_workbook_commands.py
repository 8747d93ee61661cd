"""`danvan rubric to-xlsx` and `from-xlsx`: there and back, and nothing written over unasked."""

import io
from pathlib import Path

import openpyxl
import pytest

from danvan_scoring.cli import main
from danvan_scoring.io import load_rubric

PACKS = Path(__file__).parents[2] / "criteria" / "packs"
KIM_THANH = PACKS / "kim_thanh_2025" / "rubric.toml"


@pytest.fixture
def workbook(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    path = tmp_path / "bo.xlsx"
    assert main(["rubric", "to-xlsx", str(KIM_THANH), str(path)]) == 0
    capsys.readouterr()
    return path


def edit(workbook: Path, sheet: str, cell: str, value: object) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook.read_bytes()))
    book[sheet][cell].value = value
    book.save(workbook)


def test_a_rubric_goes_into_a_workbook_and_comes_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book, back = tmp_path / "bo.xlsx", tmp_path / "moi" / "bo.toml"

    assert main(["rubric", "to-xlsx", str(KIM_THANH), str(book)]) == 0
    assert "danvan rubric from-xlsx" in capsys.readouterr().err
    assert main(["rubric", "from-xlsx", str(book), str(back)]) == 0
    assert f"Đã ghi bộ tiêu chí «kim_thanh_2025» vào {back}" in capsys.readouterr().err

    assert back.read_text(encoding="utf-8").startswith("# Chuyển từ tệp Excel «bo.xlsx» ")
    assert main(["check", str(back)]) == 0
    capsys.readouterr()
    assert main(["rubric", "diff", str(KIM_THANH), str(back)]) == 0
    assert capsys.readouterr().out == "Không có khác biệt.\n"


def test_the_workbook_says_how_each_line_is_scored(workbook: Path) -> None:
    sheet = openpyxl.load_workbook(workbook)["Tiêu chí"]

    words = {row[0].value: row[4].value for row in sheet.iter_rows(min_row=3)}
    assert sheet["E1"].value == "Cách chấm"
    assert words["A6"].endswith("có tính 2 điểm, không tính 0 điểm")
    assert all(words.values())


def test_an_edit_in_excel_is_an_edit_of_the_rubric(
    workbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(workbook, "Mức xếp loại", "C4", 82.5)
    edit(workbook, "Mức xếp loại", "B4", "Tốt (sửa)")
    back = tmp_path / "bo.toml"

    assert main(["rubric", "from-xlsx", str(workbook), str(back)]) == 0
    capsys.readouterr()
    assert main(["rubric", "diff", str(KIM_THANH), str(back)]) == 0

    told = capsys.readouterr().out
    assert "80 → 82,5" in told
    assert "2 khác biệt" in told


def test_every_fault_is_told_with_sheet_and_cell_and_nothing_is_written(
    workbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(workbook, "Mức xếp loại", "C4", "tám mươi")
    edit(workbook, "Tiêu chí", "A4", None)
    back = tmp_path / "bo.toml"

    assert main(["rubric", "from-xlsx", str(workbook), str(back)]) == 1

    told = capsys.readouterr().err
    assert f"{workbook.as_posix()}:Mức xếp loại!C4 [from]: FRM590" in told
    assert f"{workbook.as_posix()}:Tiêu chí!A4 [criterion 2: code]: RUB111" in told
    assert "2 lỗi" in told
    assert not back.exists()


def test_what_only_the_criteria_can_tell_has_a_cell_too(
    workbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(workbook, "Tiêu chí", "F3", "builtin/ratio@9")

    assert main(["rubric", "from-xlsx", str(workbook), str(tmp_path / "bo.toml")]) == 1
    assert ":Tiêu chí!F3 [A1]: RUB135" in capsys.readouterr().err


def test_warnings_are_told_and_the_file_is_written(
    workbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = openpyxl.load_workbook(workbook)
    book.create_sheet("Nháp")["A1"] = "tính thử"
    book.save(workbook)

    assert main(["rubric", "from-xlsx", str(workbook), str(tmp_path / "bo.toml")]) == 0
    assert "bo.xlsx:Nháp!A1: FRM581" in capsys.readouterr().err
    assert load_rubric(tmp_path / "bo.toml").id == "kim_thanh_2025"


@pytest.mark.parametrize("command", ["to-xlsx", "from-xlsx"])
def test_a_file_of_other_content_is_replaced_by_force_only(
    command: str, workbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = KIM_THANH if command == "to-xlsx" else workbook
    target = tmp_path / "ra"
    target.write_bytes(b"khac")

    assert main(["rubric", command, str(source), str(target)]) == 1
    assert "FRM598" in capsys.readouterr().err
    assert target.read_bytes() == b"khac"
    assert main(["rubric", command, "--force", str(source), str(target)]) == 0
    written = target.read_bytes()
    assert main(["rubric", command, str(source), str(target)]) == 0  # the same again is no fault
    assert target.read_bytes() == written != b"khac"


def test_a_rubric_with_faults_is_not_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bo.toml"
    text = KIM_THANH.read_text(encoding="utf-8").replace("max = 18", "max = 19", 1)
    path.write_text(text, encoding="utf-8")

    assert main(["rubric", "to-xlsx", str(path), str(tmp_path / "bo.xlsx")]) == 1
    assert "RUB152" in capsys.readouterr().err
    assert not (tmp_path / "bo.xlsx").exists()


def test_both_commands_explain_themselves_in_english(capsys: pytest.CaptureFixture[str]) -> None:
    for command, usage in (("to-xlsx", "RUBRIC.toml FILE.xlsx"), ("from-xlsx", "FILE.xlsx")):
        assert main(["rubric", command, "--help", "--lang", "en"]) == 0
        told = capsys.readouterr().out
        assert usage in told
        assert "--force" in told
