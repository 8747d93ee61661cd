"""Sheets of the usual programs are looked through in one pass, as a whole parser would."""

import io
from collections.abc import Iterator
from pathlib import Path

import bad_workbooks
import forms_period
import openpyxl
import pytest

from danvan_scoring.io import workbook_marks
from danvan_scoring.io.workbook_marks import SheetMarks, marks_of
from danvan_scoring.io.workbook_xml import percent_styles

ROOT = Path(__file__).parents[2]


def resaved(data: bytes) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(data))
    book.active["E14"].number_format, book.active["E14"].value = "0%", 0.5
    book.active["E15"].value, book.active["E15"].data_type = "#DIV/0!", "e"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for unit, data in forms_period.forms(forms_period.write(folder)).items():
        yield f"XlsxWriter {unit}", data
        yield f"openpyxl {unit}", resaved(data)
    for path in sorted((ROOT / "examples/bang_phieu/da-dien").glob("*.xlsx")):
        yield f"LibreOffice {path.name}", path.read_bytes()


def told(marks: SheetMarks) -> tuple[object, ...]:
    return marks.errors, marks.formulas, marks.empty, marks.percents


def test_sheets_of_the_usual_programs_need_no_whole_parser_and_say_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed, errors, percents = workbook_marks._parsed, 0, 0

    def must_not(xml: bytes, percents: frozenset[int]) -> SheetMarks:
        raise AssertionError(f"parsed element by element: {xml[:2_000]!r}")

    monkeypatch.setattr(workbook_marks, "_parsed", must_not)
    for name, data in files(tmp_path):
        parts = bad_workbooks.parts(data)
        shown = percent_styles(parts)
        sheets = [xml for part, xml in parts.items() if part.startswith("xl/worksheets/sheet")]
        for xml in [xml for xml in sheets if b"<row" in xml]:
            marks = marks_of(xml, shown)
            assert told(marks) == told(parsed(xml, shown)), name
            errors, percents = errors + len(marks.errors), percents + len(marks.percents)

    assert errors > 0  # or the comparison has nothing to differ in
    assert percents > 0
