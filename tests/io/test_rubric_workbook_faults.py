"""A rubric's workbook as people leave it: what may be moved, and every fault with its cell."""

import io
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from danvan_scoring.errors import RubricError
from danvan_scoring.io import load_rubric
from danvan_scoring.io.rubric_workbook import (
    read_rubric_workbook,
    write_rubric_workbook,
)
from danvan_scoring.model.codes.rubric_workbook import RUBRIC_WORKBOOK_CODES
from danvan_scoring.model.problem import Problem
from danvan_scoring.model.rubric import Rubric

RUBRIC = """\
format = 1
id = "thu"
version = "1"
title = "Bộ tiêu chí thử"
authority = "UBND xã Thử"
status = "draft"
basis = ["Kế hoạch số 01"]

[states]
not_applicable = "leave_out"
exempt = "leave_out"
missing = "zero"
pending = "block"
not_submitted = "block"
withheld = "block"

[[kind]]
code = "thon"
title = "Thôn"

[[peer_group]]
code = "K1"
title = "Khối thôn"
kinds = ["thon"]

[[field]]
code = "ty_le"
title = "Tỷ lệ hộ tham gia"
type = "number"
minimum = 0
maximum = 100

[[group]]
code = "T"
title = "Tổng điểm"
max = 10

[[criterion]]
code = "1.1"
title = "Tỷ lệ hộ tham gia"
group = "T"
max = 6
uses = "builtin/linear@1"
params = { value = "ty_le", worst = 0, best = 100 }

[[criterion]]
code = "1.2"
title = "Hộ hòa giải"
group = "T"
max = 4
uses = "builtin/linear@1"
params = { value = "ty_le", worst = 0, best = 100 }
applies_when = { field = "ty_le", is = ">=", value = 0.5 }

[[class]]
code = "dat"
title = "Đạt"
from = 0
"""

Edit = Callable[[openpyxl.Workbook], object]


@pytest.fixture
def rubric(tmp_path: Path) -> Rubric:
    path = tmp_path / "bo.toml"
    path.write_text(RUBRIC, encoding="utf-8")
    return load_rubric(path)


@pytest.fixture
def edited(rubric: Rubric, tmp_path: Path) -> Callable[[Edit], tuple[Rubric | None, list[Problem]]]:
    """Write the rubric, let somebody edit the workbook, read it back."""

    def read(edit: Edit) -> tuple[Rubric | None, list[Problem]]:
        book = openpyxl.load_workbook(io.BytesIO(write_rubric_workbook(rubric)))
        edit(book)
        book.save(tmp_path / "bo.xlsx")
        return read_rubric_workbook(tmp_path / "bo.xlsx", "bo.xlsx")

    return read


def column(sheet: Worksheet, key: str) -> int:
    """The position of a key, from 1."""
    return next(cell.column for cell in sheet[2] if cell.value == key)


def put(sheet: str, row: int, key: str, value: object, number_format: str = "") -> Edit:
    def edit(book: openpyxl.Workbook) -> None:
        cell = book[sheet].cell(row, column(book[sheet], key))
        cell.value = value
        if number_format:
            cell.number_format = number_format

    return edit


def error(sheet: str, row: int, key: str) -> Edit:
    def edit(book: openpyxl.Workbook) -> None:
        cell = book[sheet].cell(row, column(book[sheet], key))
        cell.value, cell.data_type = "#REF!", "e"

    return edit


def head(key: str, value: object, number_format: str = "@") -> Edit:
    def edit(book: openpyxl.Workbook) -> None:
        row = next(cell.row for cell in book["Chung"]["C"] if cell.value == key)
        cell = book["Chung"].cell(row, 2)
        cell.value, cell.number_format = value, number_format

    return edit


def all_of(*edits: Edit) -> Edit:
    def edit(book: openpyxl.Workbook) -> None:
        for one in edits:
            one(book)

    return edit


def heading(sheet: str, key: str, word: str | None, new_key: str | None) -> Edit:
    def edit(book: openpyxl.Workbook) -> None:
        at = column(book[sheet], key)
        book[sheet].cell(1, at).value = word
        book[sheet].cell(2, at).value = new_key

    return edit


def dropped(sheet: str, key: str) -> Edit:
    return lambda book: book[sheet].delete_cols(column(book[sheet], key))


def added(sheet: str, *rows: tuple[object, ...]) -> Edit:
    def edit(book: openpyxl.Workbook) -> None:
        found = book[sheet] if sheet in book.sheetnames else book.create_sheet(sheet)
        for row in rows:
            found.append(row)

    return edit


def test_rows_columns_and_sheets_may_be_moved(rubric: Rubric, edited) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        sheet = book["Tiêu chí"]
        first, second = ([cell.value for cell in sheet[row]] for row in (3, 4))
        for at, (one, other) in enumerate(zip(first, second, strict=True), 1):
            sheet.cell(3, at).value, sheet.cell(4, at).value = other, one
        sheet.insert_rows(4)
        sheet.insert_cols(2)
        titles = [sheet.cell(row, 3).value for row in range(1, 7)]
        last = sheet.max_column + 1
        for row, value in enumerate(titles, 1):
            sheet.cell(row, last).value = value
        sheet.delete_cols(3)
        sheet.insert_rows(1)
        sheet["A1"] = "Biểu tiêu chí của xã"
        book.move_sheet("Tiêu chí", -5)

    found, problems = edited(edit)

    assert [problem.line() for problem in problems] == []
    assert found is not None
    assert found.criteria == (rubric.criteria[1], rubric.criteria[0])
    assert found.groups == rubric.groups


def test_a_key_row_that_was_cleared_is_made_up_for_by_the_headings(rubric: Rubric, edited) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        for cell in book["Nhóm"][2]:
            cell.value = None

    found, problems = edited(edit)

    assert problems == []
    assert found is not None
    assert found.groups == rubric.groups


def test_texts_of_several_rows_are_a_list_and_an_empty_row_is_none(rubric: Rubric, edited) -> None:
    found, problems = edited(added("Chung", ("", "Luật số 10", "basis"), ("", None, "basis")))

    assert problems == []
    assert found is not None
    assert found.basis == ("Kế hoạch số 01", "Luật số 10")


def test_a_computed_formula_counts_as_its_value(rubric: Rubric, tmp_path: Path) -> None:
    """As Excel writes it: with its result, and without the mark that all is to be computed."""
    path = tmp_path / "bo.xlsx"
    with zipfile.ZipFile(io.BytesIO(write_rubric_workbook(rubric))) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    name = next(own for own in parts if own.endswith("sheet6.xml"))
    assert parts[name].count(b"<v>6</v>") == 1
    parts[name] = parts[name].replace(b"<v>6</v>", b"<f>2*3</f><v>6</v>")
    book = parts["xl/workbook.xml"]
    parts["xl/workbook.xml"] = book.replace(b' fullCalcOnLoad="1"', b"")
    with zipfile.ZipFile(path, "w") as new:
        for own, content in parts.items():
            new.writestr(own, content)

    found, problems = read_rubric_workbook(path, "bo.xlsx")

    assert problems == []
    assert found is not None
    assert found.criteria == rubric.criteria


class Case(NamedTuple):
    """One edit, and the one problem that it is."""

    code: str
    edit: Edit
    place: str
    found: str = ""
    hint: str = ""


CASES = [
    Case("FRM580", lambda book: setattr(book["Nhóm"], "title", "Nhom"), "bo.xlsx [Nhóm]",
         hint="Có phải ý là «Nhom»?"),
    Case("FRM581", added("Tính thử", ("a", 1)), "bo.xlsx:Tính thử!A1"),
    Case("FRM582", lambda book: book["Mức xếp loại"].delete_rows(1, 2), "bo.xlsx:Mức xếp loại!A1"),
    Case(
        "FRM582", lambda book: book["Chung"].delete_rows(1, 60), "bo.xlsx:Chung!A1",
    ),
    Case(
        "FRM583",
        all_of(heading("Nhóm", "note", "Ghi trú", "not"), put("Nhóm", 3, "not", "x")),
        "bo.xlsx:Nhóm!Q2", "Ghi trú", "Có phải ý là «Ghi chú»?",
    ),
    Case(
        "FRM583",
        all_of(heading("Nhóm", "note", None, "notes"), put("Nhóm", 3, "notes", "x")),
        "bo.xlsx:Nhóm!Q2", "notes", "Có phải ý là «Ghi chú»?",
    ),
    Case("FRM584", dropped("Tiêu chí", "max"), "bo.xlsx:Tiêu chí!A2"),
    Case("FRM584", dropped("Chung", "key"), "bo.xlsx:Chung!A2"),
    Case("FRM585", dropped("Tiêu chí", "weight"), "bo.xlsx:Tiêu chí!A2"),
    Case("FRM586", heading("Nhóm", "note", "Căn cứ", "basis"), "bo.xlsx:Nhóm!Q2", "basis"),
    Case("FRM587", error("Tiêu chí", 3, "max"), "bo.xlsx:Tiêu chí!D3 [max]", "#REF!"),
    Case("FRM588", put("Tiêu chí", 3, "max", "=2*3"), "bo.xlsx:Tiêu chí!D3 [max]"),
    Case(
        "FRM589", put("Tiêu chí", 3, "code", 1.1, "General"),
        "bo.xlsx:Tiêu chí!A3 [code]", "1.1", "Có phải ý là «1.1»?",
    ),
    Case(
        "FRM589", put("Nhóm", 3, "note", date(2025, 12, 5), "dd/mm/yyyy"),
        "bo.xlsx:Nhóm!Q3 [note]", "2025-12-05",
    ),
    Case("FRM589", put("Nhóm", 3, "applies_to", 1, "General"),
         "bo.xlsx:Nhóm!L3 [applies_to]", "1"),
    Case("FRM589", put("Chỉ tiêu", 3, "choices", 1, "General"),
         "bo.xlsx:Chỉ tiêu!H3 [choices]", "1"),
    Case("FRM590", put("Tiêu chí", 3, "max", "6 điểm"), "bo.xlsx:Tiêu chí!D3 [max]", "6 điểm"),
    Case("FRM590", put("Tiêu chí", 3, "max", "6,5"), "bo.xlsx:Tiêu chí!D3 [max]", "6,5",
         "Có phải ý là «6.5»?"),
    Case("FRM590", put("Tiêu chí", 3, "max", "1.000"), "bo.xlsx:Tiêu chí!D3 [max]", "1.000"),
    Case("FRM591", put("Tiêu chí", 3, "max", 0.06, "0%"), "bo.xlsx:Tiêu chí!D3 [max]", "0.06"),
    Case("FRM592", head("effective_from", "31/02/2025"), "bo.xlsx:Chung!B13 [effective_from]",
         "31/02/2025"),
    Case("FRM592", head("effective_from", 45000, "General"), "bo.xlsx:Chung!B13 [effective_from]",
         "45000"),
    Case("FRM593", put("Chỉ tiêu", 3, "type", "sô"), "bo.xlsx:Chỉ tiêu!C3 [type]", "sô",
         "Có phải ý là «số»?"),
    Case(
        "FRM594", put("Tiêu chí", 4, "applies_when", "{ field = “ty_le” }"),
        "bo.xlsx:Tiêu chí!I4 [applies_when]", "{ field = “ty_le” }", "dấu nháy thẳng",
    ),
    Case("FRM594", put("Tiêu chí", 4, "params", "{}\ny = 1"), "bo.xlsx:Tiêu chí!F4 [params]",
         "{}\ny = 1"),
    Case("FRM594", put("Tiêu chí", 4, "params", 5), "bo.xlsx:Tiêu chí!F4 [params]", "5"),
    Case("FRM595", added("Chung", ("", "x", "titel")), "bo.xlsx:Chung!C40", "titel",
         "Có phải ý là «title»?"),
    Case("FRM595", added("Chung", ("", "x", None)), "bo.xlsx:Chung!C40"),
    Case("FRM596", added("Chung", ("", "x", "title")), "bo.xlsx:Chung!B40 [title]", "title"),
    Case("RUB107", put("Nhóm", 3, "note", "Tho\u0302n"), "bo.xlsx:Nhóm!Q3"),
    Case("RUB108", put("Nhóm", 3, "note", "Tæ d©n phè, th«n Lai X¸, x· Vò B×nh"),
         "bo.xlsx:Nhóm!A1"),
    Case("RUB111", put("Tiêu chí", 3, "title", None), "bo.xlsx:Tiêu chí!B3 [criterion 1.1: title]"),
    Case("RUB111", head("states.missing", None), "bo.xlsx:Chung!B36 [states: missing]"),
    Case("RUB112", put("Tiêu chí", 4, "applies_when", "{ feld = 1 }"),
         "bo.xlsx:Tiêu chí!I4 [criterion 1.2: applies_when: feld]", "feld", "«field»"),
    Case("RUB113", put("Chỉ tiêu", 3, "decimals", 1.5),
         "bo.xlsx:Chỉ tiêu!G3 [field ty_le: decimals]", "1.5"),
    Case("RUB115", put("Tiêu chí", 3, "max", 0), "bo.xlsx:Tiêu chí!D3 [criterion 1.1: max]", "0"),
    Case("RUB116", put("Nhóm", 3, "code", "Tổng điểm"),
         "bo.xlsx:Nhóm!A3 [group Tổng điểm: code]", "Tổng điểm"),
]  # fmt: skip


DOUBLED = ("FRM586", "FRM585")


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code}-{case.place}")
def test_one_fault_is_one_problem_with_sheet_and_cell(case: Case, edited) -> None:
    found, problems = edited(case.edit)

    # A column that is taken for another is missed, too.
    problems = [problem for problem in problems if (case.code, problem.code) != DOUBLED]
    assert [problem.line() for problem in problems if problem.code != case.code] == []
    assert [str(problem.place) for problem in problems] == [case.place]
    assert problems[0].found == case.found
    assert case.hint in problems[0].hint("vi")
    assert (found is None) == (problems[0].severity == "error")
    for language in ("vi", "en"):
        assert problems[0].title(language)
        assert problems[0].line("vi") != problems[0].line("en")


def test_all_faults_of_a_workbook_are_told_at_once_in_the_order_of_its_cells(edited) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        sheet = book["Tiêu chí"]
        sheet.move_range("A4:P4", rows=2)
        sheet.insert_cols(3)
        sheet["C1"], sheet["C6"] = "Tiêu trí", "ghi thêm"
        put("Tiêu chí", 3, "max", "sáu điểm")(book)
        put("Tiêu chí", 6, "code", "1.1")(book)
        put("Chỉ tiêu", 3, "title", None)(book)
        error("Nhóm", 3, "max")(book)

    found, problems = edited(edit)

    assert found is None
    assert [problem.line() for problem in problems] == GOLDEN


GOLDEN = [
    (
        "bo.xlsx:Chỉ tiêu!B3 [field ty_le: title]: RUB111 thiếu khóa «title»; cần có "
        "«title». Bổ sung «title»"
    ),
    (
        "bo.xlsx:Nhóm!E3 [max]: FRM587 ô báo lỗi của Excel; tìm thấy «#REF!»; cần một giá "
        "trị. Bấm vào ô, gõ lại giá trị rồi lưu tệp"
    ),
    (
        "bo.xlsx:Tiêu chí!C2: FRM583 cột này không có trong bộ tiêu chí; tìm thấy «Tiêu "
        "trí»; cần chỉ các cột như đã ghi ra. Sửa tiêu đề cột, hoặc xóa nội dung của cột này"
    ),
    (
        "bo.xlsx:Tiêu chí!E3 [max]: FRM590 ô này không phải là số; tìm thấy «sáu điểm»; cần "
        "một số, không kèm chữ. Định dạng ô là General hoặc Number rồi gõ lại số"
    ),
    (
        "bo.xlsx:Tiêu chí!A6 [1.1]: RUB121 mã bị trùng; tìm thấy «1.1»; cần mỗi mã một lần "
        "(đã dùng ở bo.xlsx:Tiêu chí!A3 [1.1]). Đổi một trong hai mã"
    ),
]


def test_a_fault_of_the_whole_rubric_has_a_cell_too(edited) -> None:
    found, problems = edited(put("Tiêu chí", 4, "max", 5))

    assert found is not None
    assert [problem.code for problem in problems] == ["RUB152"]
    assert problems[0].place.sheet == "Nhóm"


def test_a_workbook_of_something_else_is_told_once(tmp_path: Path) -> None:
    path = tmp_path / "khac.xlsx"
    openpyxl.Workbook().save(path)

    found, problems = read_rubric_workbook(path, "khac.xlsx")

    assert found is None
    assert [(p.code, str(p.place), p.found) for p in problems] == [("FRM599", "khac.xlsx", "Sheet")]


def test_a_file_that_is_no_workbook_is_told_by_the_reader_of_workbooks(tmp_path: Path) -> None:
    path = tmp_path / "bo.xlsx"
    path.write_text("format = 1", encoding="utf-8")

    found, problems = read_rubric_workbook(path, "bo.xlsx")

    assert (found, [problem.code for problem in problems]) == (None, ["FRM506"])


@pytest.mark.parametrize("text", ["x" * 32_768, "a\rb", "\ufffe", "Tho\u0302n", "_x005f_x0041_"])
def test_text_that_a_cell_cannot_hold_is_told_with_its_line(rubric: Rubric, text: str) -> None:
    line = rubric.criteria[1].model_copy(update={"note": text})
    changed = rubric.model_copy(
        update={"criteria": (rubric.criteria[0], line), "assumptions": (text,)}
    )

    with pytest.raises(RubricError) as caught:
        write_rubric_workbook(changed)

    assert [problem.code for problem in caught.value.problems] == ["FRM597", "FRM597"]
    assert caught.value.problems[0].place.item == "assumptions"
    assert (
        caught.value.problems[1].place.line
        == RUBRIC[: RUBRIC.rindex("[[criterion]]")].count("\n") + 1
    )


def test_every_code_of_rubric_workbooks_has_a_test_here() -> None:
    # FRM598 is in test_whole_file.py, the others above.
    elsewhere = {"FRM597", "FRM598", "FRM599"}

    shown = {case.code for case in CASES if case.code.startswith("FRM")}
    assert shown | elsewhere == set(RUBRIC_WORKBOOK_CODES)
