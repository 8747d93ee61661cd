"""The sheets of a rubric's workbook: what they are called, and how they are edited and printed."""

import io
from pathlib import Path

import openpyxl

from danvan_scoring import load_rubric
from danvan_scoring.io.rubric_workbook import write_rubric_workbook
from danvan_scoring.io.rubric_workbook.columns import (
    HEAD_SHEET,
    HELP_SHEET,
    SECTIONS,
    TABLE_SHEETS,
    CellKind,
)
from danvan_scoring.io.rubric_workbook.widths import PAGE_WIDTH, Texts, column_widths

PACKS = Path(__file__).parents[2] / "criteria" / "packs"
KIM_THANH = PACKS / "kim_thanh_2025" / "rubric.toml"


def opened(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def test_every_part_has_a_sheet_with_headings_even_if_the_rubric_has_none_of_it(
    tmp_path: Path,
) -> None:
    rubric = load_rubric(KIM_THANH).model_copy(update={"quotas": (), "commendations": ()})

    book = opened(write_rubric_workbook(rubric))

    names = [HEAD_SHEET, *(table.name for table in TABLE_SHEETS), HELP_SHEET]
    assert [name for name in book.sheetnames if book[name].sheet_state == "visible"] == names
    assert [cell.value for cell in book["Tỷ lệ"][2]][:2] == ["class", "percent"]
    assert book["Tỷ lệ"].max_row == 2


def test_a_sheet_is_set_up_to_be_edited_and_printed() -> None:
    sheet = opened(write_rubric_workbook(load_rubric(KIM_THANH)))["Tiêu chí"]

    assert [sheet["A1"].value, sheet["A2"].value, sheet["D1"].value] == [
        "Mã *", "code", "Điểm tối đa *",
    ]  # fmt: skip
    assert (sheet["A2"].protection.locked, sheet["A3"].protection.locked) == (True, False)
    assert sheet.protection.sheet
    assert sheet.freeze_panes == "C3"
    assert sheet.print_title_rows == "$1:$2"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    # One page wide is what a file without a number means.
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet["D3"].data_type == "n"
    assert sheet["A3"].number_format == "@"


def test_a_key_of_several_values_has_a_list_of_vietnamese_words() -> None:
    book = opened(write_rubric_workbook(load_rubric(KIM_THANH)))

    lists = [rule for rule in book["Nhóm"].data_validations.dataValidation if rule.type == "list"]

    assert '"điểm chính,điểm thưởng,điểm trừ"' in [rule.formula1 for rule in lists]
    assert all(rule.error.startswith("Chọn một giá trị trong danh sách") for rule in lists)
    assert "Để trống nghĩa là: điểm chính." in [rule.prompt for rule in lists]


def test_every_key_has_a_column_with_a_vietnamese_heading_of_its_own() -> None:
    for table in TABLE_SHEETS:
        headings = [column.heading for column in table.columns]
        assert len({heading.casefold() for heading in headings}) == len(headings), table.name
        assert [c.key for c in table.columns if c.heading == c.key] == []
        assert table.name != table.table
    for section in SECTIONS:
        assert [c.key for c in section.columns if c.heading == c.key] == []


def test_every_value_of_a_list_has_words_of_its_own() -> None:
    tables = [table.columns for table in TABLE_SHEETS] + [own.columns for own in SECTIONS]
    lists = [c for columns in tables for c in columns if c.kind is CellKind.CHOICE]

    assert len(lists) > 20
    for column in lists:
        assert [word for word, value in column.choices.items() if word == value] == [], column.key
        assert len(set(column.choices.values())) == len(column.choices)


def column(heading: str, kind: CellKind, *cells: str, required: bool = False) -> Texts:
    return Texts(heading, cells, kind, required=required)


def test_a_narrow_table_shows_the_columns_that_nobody_uses() -> None:
    columns = [column("Mã", CellKind.CODE, "T", required=True), column("Trọng số", CellKind.NUMBER)]

    assert column_widths(columns) == [6.5, 7.0]


def test_a_wide_table_hides_what_nobody_uses_and_then_narrows_the_shorter_texts() -> None:
    texts = [column(f"Văn bản {n}", CellKind.TEXT, "chữ " * 20) for n in range(7)]
    long = column("Cách chấm", CellKind.TOML, "chữ " * 200, required=True)

    widths = column_widths([*texts, long, column("Trọng số", CellKind.NUMBER)])

    assert widths[-1] is None
    assert widths[-2] == 38.0
    assert sum(width or 0 for width in widths) <= PAGE_WIDTH
    assert max(widths[:7]) - min(widths[:7]) <= 1.0
