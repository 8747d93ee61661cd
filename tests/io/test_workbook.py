"""A workbook is read as it was written; a value that means nothing never passes for one."""

import io
import shutil
import subprocess
from datetime import date, datetime
from pathlib import Path

import bad_workbooks
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from xlsxwriter.workbook import Workbook as Writer

from danvan_scoring.io.workbook import (
    Workbook,
    WorkbookSheet,
    cell_name,
    read_workbook,
    read_workbook_bytes,
)

VALUES = st.one_of(
    st.text(
        st.characters(
            codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"
        ),
        min_size=1, max_size=20,
    ).filter(
        # Not all programs keep spaces at the ends of a text, and `_x` begins an escape.
        lambda text: "_x" not in text and text == text.strip()
    ),
    st.sampled_from(["=1+1", "+84", "-", "@x", "thôn Lai Xuyên", "#DIV/0!", "001", "05/12"]),
    st.decimals(-10**6, 10**6, places=4).map(float),
    st.booleans(),
    st.dates(date(1950, 1, 1), date(2100, 1, 1)),
)  # fmt: skip
CELLS = st.dictionaries(st.tuples(st.integers(0, 12), st.integers(0, 8)), VALUES, max_size=20)


def read(data: bytes) -> Workbook:
    found = read_workbook_bytes(data, "phieu.xlsx")
    assert isinstance(found, Workbook), found
    return found


def only(book: Workbook) -> WorkbookSheet:
    (sheet,) = book.sheets.values()
    return sheet


def filled(sheet: WorkbookSheet) -> dict[tuple[int, int], object]:
    return {
        (row, column): value
        for row, cells in enumerate(sheet.rows)
        for column, value in enumerate(cells)
        if value is not None
    }


def by_xlsxwriter(cells: dict[tuple[int, int], object]) -> bytes:
    stream = io.BytesIO()
    book = Writer(
        stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    sheet, day = book.add_worksheet("Phiếu"), book.add_format({"num_format": "dd/mm/yyyy"})
    for (row, column), value in cells.items():
        if isinstance(value, bool):
            sheet.write_boolean(row, column, value)
        elif isinstance(value, str):
            sheet.write_string(row, column, value)
        elif isinstance(value, date):
            sheet.write_datetime(row, column, datetime(value.year, value.month, value.day), day)  # noqa: DTZ001
        else:
            sheet.write_number(row, column, value)
    book.close()
    return stream.getvalue()


def by_openpyxl(cells: dict[tuple[int, int], object]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Phiếu"
    for (row, column), value in cells.items():
        cell = sheet.cell(row + 1, column + 1)
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"
        elif isinstance(value, date) and not isinstance(value, bool):
            cell.number_format = "dd/mm/yyyy"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("write", [by_xlsxwriter, by_openpyxl])
@given(cells=CELLS)
def test_cells_are_read_as_they_were_written(
    write: object, cells: dict[tuple[int, int], object]
) -> None:
    assert callable(write)
    sheet = only(read(write(cells)))

    assert filled(sheet) == cells
    assert (sheet.errors, sheet.formulas, sheet.percents) == ({}, frozenset(), frozenset())


@given(CELLS, st.sets(st.tuples(st.integers(0, 12), st.integers(0, 8)), max_size=6))
def test_formulas_that_nobody_computed_are_found_where_they_stand(
    cells: dict[tuple[int, int], object], formulas: set[tuple[int, int]]
) -> None:
    book = openpyxl.load_workbook(io.BytesIO(by_openpyxl(cells)))
    for row, column in formulas:
        book.active.cell(row + 1, column + 1).value = "=1/0"
    stream = io.BytesIO()
    book.save(stream)

    sheet = only(read(stream.getvalue()))

    assert sheet.formulas == sheet.uncomputed == formulas


def test_a_zero_beside_a_formula_of_xlsxwriter_is_no_value() -> None:
    stream = io.BytesIO()
    book = Writer(stream, {"in_memory": True})
    book.add_worksheet().write_formula("B3", "=1+1")
    book.close()

    sheet = only(read(stream.getvalue()))

    assert sheet.rows[2][1] == 0.0  # what it looks like
    assert sheet.uncomputed == {(2, 1)}


def cell(body: str) -> WorkbookSheet:
    return only(read(bad_workbooks.with_sheet(bad_workbooks.sheet_of(body))))


@pytest.mark.parametrize(
    "body",
    [
        '<row r="2"><c r="B2" t="e"><v>#DIV/0!</v></c></row>',
        '<row r="2"><c r="B2" s="0" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>',
        "<row r='2'><c t='e' r='B2'><v>#DIV/0!</v></c></row>",
        '<row r="2"><c/><c t="e"><v>#DIV/0!</v></c></row>',
    ],
)
def test_an_error_is_found_however_it_is_written(body: str) -> None:
    assert cell(body).errors == {(1, 1): "#DIV/0!"}


@pytest.mark.parametrize(
    "formula",
    [
        '<c r="C1"><f>A1</f></c>',
        '<c r="C1"><f>A1</f><v></v></c>',
        '<c r="C1"><f>A1</f><v/></c>',
        '<c r="C1" t="str"><f t="shared" si="0"/><v></v></c>',
        "<c r='C1'><f>A1</f></c>",
        '<c r="C1"><!-- x --><f>A1</f></c>',
    ],
)
def test_a_formula_without_a_value_is_found_however_it_is_written(formula: str) -> None:
    sheet = cell(f'<row r="1"><c r="A1"><v>5</v></c>{formula}</row>')

    assert sheet.uncomputed == {(0, 2)}


def test_text_that_looks_like_a_formula_or_an_error_is_text() -> None:
    sheet = cell(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>&lt;f&gt; t="e" #N/A</t></is></c></row>'
    )

    assert filled(sheet) == {(0, 0): '<f> t="e" #N/A'}
    assert (sheet.errors, sheet.formulas) == ({}, frozenset())


def test_a_percentage_is_told() -> None:
    book = openpyxl.Workbook()
    book.active["A1"], book.active["B1"] = 0.95, 95
    book.active["A1"].number_format = "0.0%"
    book.active["B1"].number_format = '0 "%"'
    stream = io.BytesIO()
    book.save(stream)

    assert only(read(stream.getvalue())).percents == {(0, 0)}


def test_properties_hidden_sheets_and_hidden_rows_are_read() -> None:
    stream = io.BytesIO()
    book = Writer(stream, {"in_memory": True})
    shown, hidden = book.add_worksheet("Phiếu"), book.add_worksheet("_phieu")
    hidden.hide()
    shown.write_number("A2", 7)
    shown.set_row(1, None, None, {"hidden": True})
    book.set_custom_property("danvan_unit", "T-01", "text")
    book.close()

    found = read(stream.getvalue())

    assert found.properties == {"danvan_unit": "T-01"}
    assert [sheet.hidden for sheet in found.sheets.values()] == [False, True]
    assert filled(found.sheets["Phiếu"]) == {(1, 0): 7.0}


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_what_libreoffice_saves_is_computed_and_its_errors_are_errors(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"], book.active["B1"], book.active["C1"] = "=1/0", "=2+3", '=IF(1=1,"",0)'
    book.save(tmp_path / "in.xlsx")
    subprocess.run(  # noqa: S603
        [
            shutil.which("soffice") or "",
            f"-env:UserInstallation=file://{tmp_path}/profile",
            "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML",
            "--outdir", str(tmp_path / "out"), str(tmp_path / "in.xlsx"),
        ],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip

    found = read_workbook(tmp_path / "out" / "in.xlsx", "in.xlsx")

    assert isinstance(found, Workbook)
    sheet = only(found)
    assert sheet.errors == {(0, 0): "#DIV/0!"}
    assert sheet.rows[0][1] == 5.0
    assert sheet.formulas == {(0, 0), (0, 1), (0, 2)}
    assert (0, 1) not in sheet.uncomputed


def test_cells_are_called_as_the_sheet_calls_them() -> None:
    names = [cell_name(0, column) for column in (0, 25, 26, 701, 702)]
    assert names == ["A1", "Z1", "AA1", "ZZ1", "AAA1"]
