"""Write one table of a rubric as a sheet: headings, keys, a row for each item."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pydantic import BaseModel
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from danvan_scoring.io.forms.heights import LINE, row_height
from danvan_scoring.io.forms.validation import Lists
from danvan_scoring.io.rubric_workbook.cell_rules import READ_ONLY, cell_rule
from danvan_scoring.io.rubric_workbook.cells_out import CellValue, cell_value, explicit_value
from danvan_scoring.io.rubric_workbook.columns import (
    WORDS_HEADING,
    WORDS_KEY,
    CellKind,
    Column,
    TableSheet,
)
from danvan_scoring.io.rubric_workbook.headings import REQUIRED_MARK
from danvan_scoring.io.rubric_workbook.looks import Looks
from danvan_scoring.io.rubric_workbook.widths import Texts, column_widths
from danvan_scoring.model.text import Text

FIRST_ROW = 2
"""Of the items: the headings and the keys stand above."""
LAST_COLUMN = 16_383
_ROOM = 200
"""Rows below the table whose cells have its drop-down lists, too."""
_TALLEST = 400.0
"""Points; Excel allows 409."""
_WORDS_AFTER = "max"
_LOOK = {
    CellKind.NUMBER: "number",
    CellKind.INTEGER: "number",
    CellKind.DATE: "date",
    CellKind.TOML: "toml",
}


@dataclass(frozen=True)
class _Written:
    """A column as it is written; `column` is None for what is only read."""

    column: Column | None
    heading: str
    key: str
    look: str
    values: Sequence[CellValue]

    @property
    def texts(self) -> list[str]:
        return [_shown(value) for value in self.values]


def write_table(
    table: TableSheet,
    items: Sequence[BaseModel],
    sheet: Worksheet,
    looks: Looks,
    lists: Lists,
    words: Mapping[str, Text] | None = None,
) -> None:
    """Write a table; `words` tells of its lines how they are scored, by code."""
    columns = [_of_key(column, items) for column in table.columns]
    keys = [column.key for column in columns]
    if words is not None:
        columns.insert(keys.index(_WORDS_AFTER) + 1, _of_words(items, words))
    widths = column_widths([_texts(column) for column in columns])
    last = FIRST_ROW + len(items) + _ROOM
    for at, (column, width) in enumerate(zip(columns, widths, strict=True)):
        sheet.write_string(0, at, column.heading, looks["heading"])
        sheet.write_string(1, at, column.key, looks["key"])
        sheet.set_column(at, at, width, looks[f"empty_{column.look}"], {"hidden": width is None})
        for row, value in enumerate(column.values, FIRST_ROW):
            write_cell(sheet, row, at, value, looks[column.look], looks["text"])
        rule = _rule(column.column, lists)
        if rule is not None:
            sheet.data_validation(FIRST_ROW, at, last, at, rule)
    seen = [(column, width) for column, width in zip(columns, widths, strict=True) if width]
    sheet.set_row(0, row_height((column.heading, width) for column, width in seen) + LINE)
    for row in range(len(items)):
        height = row_height((column.texts[row], width) for column, width in seen)
        sheet.set_row(FIRST_ROW + row, min(_TALLEST, height))
    sheet.data_validation(0, 0, FIRST_ROW - 1, len(columns) - 1, READ_ONLY)
    # Excel deletes and sorts rows on a protected sheet only if all their cells are open.
    sheet.set_column(len(columns), LAST_COLUMN, None, looks["open"])
    sheet.freeze_panes(FIRST_ROW, 2 if keys[1:2] == ["title"] else 1)
    sheet.repeat_rows(0, FIRST_ROW - 1)
    page(sheet)


def _of_key(column: Column, items: Sequence[BaseModel]) -> _Written:
    heading = column.heading + (REQUIRED_MARK if column.required else "")
    values = [cell_value(getattr(item, column.name), column) for item in items]
    return _Written(column, heading, column.key, look_of(column), values)


def _of_words(items: Sequence[BaseModel], words: Mapping[str, Text]) -> _Written:
    told = (words.get(getattr(item, "code", "")) for item in items)
    values = [text.vi if text else None for text in told]
    return _Written(None, WORDS_HEADING, WORDS_KEY, "words", values)


def _texts(written: _Written) -> Texts:
    column = written.column
    if column is None:
        return Texts(written.heading, written.texts, CellKind.TOML, required=True)
    return Texts(written.heading, written.texts, column.kind, column.required)


def _rule(column: Column | None, lists: Lists) -> dict[str, object] | None:
    if column is None:
        return READ_ONLY
    standing = "" if column.required else _shown(explicit_value(column.default, column))
    return cell_rule(column, lists, standing)


def write_cell(
    sheet: Worksheet, row: int, at: int, value: CellValue, look: Format, text_look: Format
) -> None:
    """Write one cell by its type; text is never taken for a formula, a link or a number."""
    if value is None:
        sheet.write_blank(row, at, None, look)
    elif isinstance(value, str):
        # A number or a day that a cell cannot hold as such is text, and looks like text.
        own = text_look if look.num_format != text_look.num_format else look
        sheet.write_string(row, at, value, own)
    elif isinstance(value, date):
        sheet.write_datetime(row, at, value, look)
    else:
        sheet.write_number(row, at, value, look)


def look_of(column: Column) -> str:
    """Return the look of the cells of a key."""
    return _LOOK.get(column.kind, "text")


def _shown(value: CellValue) -> str:
    if isinstance(value, float):
        return f"{value:.15g}"
    return "" if value is None else str(value)


def page(sheet: Worksheet) -> None:
    """Set a sheet up for A4, one page wide, its headings locked without a password."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C&P/&N")
    allowed = (
        "format_cells", "format_columns", "format_rows", "insert_columns", "insert_rows",
        "delete_columns", "delete_rows", "sort", "autofilter",
    )  # fmt: skip
    sheet.protect("", dict.fromkeys(allowed, True))
