"""CSV as a table: headings in two languages, right lines, every fault of the table."""

import csv
import io
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from danvan_scoring.io.csv_table import Table, read_table
from danvan_scoring.model.problem import Problem

HEADING = "Mã đơn vị;Mã chỉ tiêu;Giá trị;Minh chứng;Ghi chú\n"


def read(folder: Path, text: str, delimiter: str = ";") -> tuple[Table | None, list[Problem]]:
    path = folder / "phieu.csv"
    path.write_text(text, encoding="utf-8", newline="")
    return read_table(path, "phieu.csv", "submissions", delimiter)


def cells(table: Table | None) -> list[tuple[str, str, str]]:
    assert table is not None
    columns = (table.cells["unit"], table.cells["field"], table.cells["value"])
    return list(zip(*columns, strict=True))


def test_headings_may_be_english_or_vietnamese_in_any_case_and_order(tmp_path: Path) -> None:
    table, problems = read(tmp_path, "GIÁ TRỊ;unit; mã Chỉ  tiêu\n5;x;f\n")

    assert (cells(table), problems) == ([("x", "f", "5")], [])


def test_a_byte_order_mark_is_no_part_of_the_heading(tmp_path: Path) -> None:
    table, problems = read(tmp_path, "\ufeffunit;field;value\nx;f;5\n")

    assert (cells(table), problems) == ([("x", "f", "5")], [])


def test_lines_are_right_after_cells_of_several_lines_and_blank_lines(tmp_path: Path) -> None:
    text = HEADING + 'x;f;"một\nhai";;\n\n;;;;\ny;f;"ba ""bốn"""; BC 1 ;\r\nz;f;;;\n'

    table, problems = read(tmp_path, text)

    assert cells(table) == [("x", "f", "một\nhai"), ("y", "f", 'ba "bốn"'), ("z", "f", "")]
    assert table is not None
    assert (list(table.lines), problems) == ([2, 6, 7], [])


def test_empty_cells_after_the_last_column_are_nothing(tmp_path: Path) -> None:
    table, problems = read(tmp_path, "unit;field;value;\nx;f;5;;\n")

    assert (cells(table), problems) == ([("x", "f", "5")], [])


def test_a_column_without_a_heading_is_reported_when_it_is_used(tmp_path: Path) -> None:
    _, problems = read(tmp_path, "unit;field;value;\nx;f;5;6\n")

    assert [(p.code, str(p.place)) for p in problems] == [("SUB213", "phieu.csv:1 [#4]")]


def test_all_faults_of_a_heading_are_reported_together(tmp_path: Path) -> None:
    _, problems = read(tmp_path, "Mã đơn vị;unit;Giá  tri;Cột lạ\nx;x;5;6\n")

    assert [(p.code, p.place.item, p.suggestion) for p in problems] == [
        ("SUB214", "unit", ""),
        ("SUB213", "Giá  tri", "Giá trị"),
        ("SUB213", "Cột lạ", ""),
        ("SUB212", "Mã chỉ tiêu", ""),
        ("SUB212", "Giá trị", ""),
    ]


def test_rows_after_a_broken_one_are_still_read(tmp_path: Path) -> None:
    text = HEADING + 'x;f;"a" b;;\ny;f\nz;f;#N/A;;\nu;f;1;;\n'

    table, problems = read(tmp_path, text)

    assert [(p.code, p.place.line) for p in problems] == [
        ("SUB217", 2),
        ("SUB215", 3),
        ("SUB218", 4),
    ]
    assert cells(table) == [("z", "f", ""), ("u", "f", "1")]


def test_a_quote_that_is_never_closed_is_reported_where_it_opens(tmp_path: Path) -> None:
    _, problems = read(tmp_path, HEADING + 'x;f;1;;\ny;f;"2;;\nz;f;3;;\n')

    assert [(p.code, p.place.line) for p in problems] == [("SUB217", 3)]


@given(
    rows=st.lists(
        st.tuples(*[st.text(alphabet='aạ;,"\n 1.#', min_size=1, max_size=6).map("x".__add__)] * 3),
        min_size=1,
    ),
    delimiter=st.sampled_from([";", ","]),
)
def test_whatever_is_written_as_csv_is_read_back(
    rows: list[tuple[str, str, str]], delimiter: str, tmp_path_factory: object
) -> None:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=delimiter)
    writer.writerows([("unit", "field", "value"), *rows])
    folder = Path(tmp_path_factory.mktemp("csv"))  # type: ignore[attr-defined]

    table, problems = read(folder, buffer.getvalue(), delimiter)

    assert problems == []
    assert cells(table) == [tuple(cell.strip() for cell in row) for row in rows]
