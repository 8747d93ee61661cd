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
    sheet = bad_workbooks.sheet_of(body)
    prefixed = f'<worksheet xmlns:x="{bad_workbooks.MAIN}"'.encode()
    data = bad_workbooks.with_sheet(sheet.replace(b"<worksheet", prefixed, 1))
    return only(read(bad_workbooks.computed(data)))


REFERENCES = st.sampled_from(["both", "none", "cell", "row"])


@given(st.lists(st.tuples(REFERENCES, st.integers(0, 3), st.sampled_from("nefu")), max_size=12))
def test_marks_stand_where_values_stand_with_references_or_without(
    drawn: list[tuple[str, int, str]],
) -> None:
    """Each cell is a value, an error or a formula, and the values must show where the others are.

    Every drawn sheet is read twice: as drawn, and with values only, which tell their own number.
    """
    bodies = {"n": "<v>{0}</v>", "e": "<v>#N/A</v>", "f": "<f>A1</f><v>{0}</v>", "u": "<f>A1</f>"}
    marked, plain, row, column = "", "", 0, -1
    for number, (reference, step, kind) in enumerate(drawn, 1):
        if step == 3 or not number > 1:
            row, column = row + 1, -1
            told = f' r="{row}"' if reference in {"both", "row"} else ""
            end = "</row>" if marked else ""
            marked, plain = f"{marked}{end}<row{told}>", f"{plain}{end}<row{told}>"
        column += 1 + (step if reference in {"both", "cell"} else 0)
        told = f' r="{cell_name(row - 1, column)}"' if reference in {"both", "cell"} else ""
        kept = ' t="e"' if kind == "e" else ""
        marked += f"<c{told}{kept}>{bodies[kind].format(number)}</c>"
        plain += f"<c{told}><v>{number}</v></c>"
    end = "</row>" if drawn else ""

    sheet, places = cell(marked + end), {v: k for k, v in filled(cell(plain + end)).items()}

    of = {
        kind: {places[float(number)] for number, (*_, own) in enumerate(drawn, 1) if own in kind}
        for kind in ("e", "fu", "u")
    }
    assert (set(sheet.errors), sheet.formulas, sheet.uncomputed) == (of["e"], of["fu"], of["u"])


@pytest.mark.parametrize(
    "body",
    [
        '<row r="2"><c r="B2" t="e"><v>#DIV/0!</v></c></row>',
        '<row r="2"><c r="B2" s="0" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>',
        "<row r='2'><c t='e' r='B2'><v>#DIV/0!</v></c></row>",
        '<row r="2"><c/><c t="e"><v>#DIV/0!</v></c></row>',
        """<row r="2"><c r="B2" t='e'><v>#DIV/0!</v></c></row>""",
        '<row r="2"><c\n r="B2" t="e"><v>#DIV/0!</v></c></row>',
        '<row r="2"><c r="B2" t = "e"><v>#DIV/0!</v></c></row>',
        '<row r="2"><c r="B2" cm=">" t="e"><v>#DIV/0!</v></c></row>',
        '<x:row r="2"><x:c r="B2" t="e"><x:v>#DIV/0!</x:v></x:c></x:row>',
        '<row r="2"><x:c r="B2" t="e"><x:v>#DIV/0!</x:v></x:c></row>',
        '<row r="2"><!-- --><c r="B2" t="e"><v>#DIV/0!</v></c></row>',
        '<row r="9"><c r="B2" t="e"><v>#DIV/0!</v></c></row>',
        '<row r="2"><c r="b2" t="e"><v>#DIV/0!</v></c></row>',
        '<row r="2"><c r="B2" t="e"><v>#DIV/0!</v></c><c r="B2"><v>7</v></c></row>',
    ],
)
def test_an_error_is_found_however_it_is_written(body: str) -> None:
    sheet = cell(body)

    assert sheet.errors == {(1, 1): "#DIV/0!"}
    assert sheet.rows[1][1] is None


@pytest.mark.parametrize(
    "formula",
    [
        '<c r="C1"><f>A1</f><v>5</v></c>',
        '<c r="C1" s="0" t="str"><f aca="false">A1</f><v>a&amp;b</v></c>',
        '<c r="C1"><f t="shared" ref="C1:C9" si="0">A1</f><v>5</v></c>',
        "<c r='C1'><f>A1</f><v>5</v></c>",
        "<x:c r='C1'><x:f>A1</x:f><x:v>5</x:v></x:c>",
    ],
)
def test_a_formula_that_was_computed_is_believed(formula: str) -> None:
    sheet = cell(f'<row r="1"><c r="A1"><v>5</v></c>{formula}</row>')

    assert (sheet.formulas, sheet.uncomputed) == ({(0, 2)}, frozenset())
    assert sheet.rows[0][2] in {5.0, "a&b"}


def test_an_error_without_a_text_takes_none_from_the_next_cell() -> None:
    sheet = cell('<row r="1"><c r="A1" t="e"/><c r="B1" t="e"><v>#N/A</v></c></row>')

    assert sheet.errors == {(0, 0): "#", (0, 1): "#N/A"}


@pytest.mark.parametrize(
    "formula",
    [
        '<c r="C1"><f>A1</f></c>',
        '<c r="C1"><f>A1</f><v></v></c>',
        '<c r="C1"><f>A1</f><v/></c>',
        '<c r="C1" t="str"><f t="shared" si="0"/><v></v></c>',
        "<c r='C1'><f>A1</f></c>",
        '<c r="C1"><!-- x --><f>A1</f></c>',
        '<c r="C1">\n  <f>A1</f>\n</c>',
        '<c r="C1"><f\nt="shared" si="0"/></c>',
        '<x:c r="C1"><x:f>A1</x:f></x:c>',
        "<c/><c><f>A1</f></c>",
    ],
)
def test_a_formula_without_a_value_is_found_however_it_is_written(formula: str) -> None:
    sheet = cell(f'<row r="1"><c r="A1"><v>5</v></c>{formula}</row>')

    assert sheet.uncomputed == {(0, 2)}
    assert sheet.rows == [[5.0, None, None]]  # whoever goes through the rows comes to the cell


def test_excel_saving_strictly_is_read_as_ever() -> None:
    found = read(bad_workbooks.strict())

    assert filled(only(found)) == {(0, 0): "Mã", (1, 1): 12.5}
    assert found.properties == {"danvan_unit": "T-01"}


@pytest.mark.parametrize(
    ("new", "also_told"),
    [("xl/sheet1.xml", True), ("xl/Worksheets/Sheet1.XML", False)],
)
def test_a_sheet_is_found_by_its_relationship_whatever_its_part_is_called(
    new: str,
    also_told: bool,  # noqa: FBT001
) -> None:
    old = "xl/worksheets/sheet1.xml" if not also_told else "xl/worksheets/"
    to = new if not also_told else "xl/"
    data = bad_workbooks.renamed(old, to, also_told=False)
    if also_told:
        content = bad_workbooks.parts(data)
        rels = "xl/_rels/workbook.xml.rels"
        content[rels] = content[rels].replace(b"worksheets/sheet1.xml", b"sheet1.xml")
        data = bad_workbooks.packed(content)

    assert filled(only(read(data))) == {(0, 0): "Mã", (1, 1): 12.5}


def test_percents_are_told_when_the_styles_are_called_in_other_letters() -> None:
    book = openpyxl.Workbook()
    book.active["A1"], book.active["A1"].number_format = 0.95, "0%"
    stream = io.BytesIO()
    book.save(stream)
    content = bad_workbooks.parts(stream.getvalue())
    content["xl/Styles.xml"] = content.pop("xl/styles.xml")

    assert only(read(bad_workbooks.packed(content))).percents == {(0, 0)}


def test_a_hyperlink_is_no_link_to_another_file() -> None:
    data = bad_workbooks.linked('Type="x/hyperlink" Target="mailto:a" TargetMode="External"')

    assert filled(only(read(data))) == {(0, 0): "Mã", (1, 1): 12.5}


def test_a_file_that_asks_to_be_computed_is_not_believed_however_it_asks() -> None:
    content = bad_workbooks.parts(
        bad_workbooks.replaced(
            "xl/workbook.xml", b'fullCalcOnLoad="1"', b"fullCalcOnLoad = '&#49;'"
        )
    )
    content["xl/worksheets/sheet1.xml"] = bad_workbooks.sheet_of(
        '<row r="1"><c r="A1"><f>1+1</f><v>0</v></c></row>'
    )

    assert only(read(bad_workbooks.packed(content))).uncomputed == {(0, 0)}


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
