"""Write the sheet of what holds for the whole rubric: a row for each key."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from xlsxwriter.worksheet import Worksheet

from danvan_scoring.io.forms.heights import row_height
from danvan_scoring.io.forms.validation import Lists
from danvan_scoring.io.rubric_workbook.cell_rules import READ_ONLY, cell_rule
from danvan_scoring.io.rubric_workbook.cells_out import CellValue, explicit_value, text_value
from danvan_scoring.io.rubric_workbook.columns import (
    HEAD_HEADINGS,
    REMOVED_TABLES,
    SECTIONS,
    WORDS_KEY,
    CellKind,
    Column,
    Section,
)
from danvan_scoring.io.rubric_workbook.headings import REQUIRED_MARK
from danvan_scoring.io.rubric_workbook.looks import Looks
from danvan_scoring.io.rubric_workbook.write_table import FIRST_ROW, LAST_COLUMN, page, write_cell
from danvan_scoring.model.rubric import Rubric

_WIDTHS = (40, 92, 22)
_LOOK = {
    CellKind.NUMBER: "left_number",
    CellKind.INTEGER: "left_number",
    CellKind.DATE: "left_date",
}
"""In a column of all kinds of values, numbers stand where text does."""


class HeadRow(NamedTuple):
    """One row: the section and the key that it belongs to, how that is written, its value."""

    section: Section
    column: Column
    path: str
    value: CellValue


def head_rows(rubric: Rubric) -> Iterator[HeadRow]:
    """Yield a row for each key, and one for each of several texts."""
    for section in SECTIONS:
        table = getattr(rubric, section.prefix) if section.prefix else rubric
        for column in section.columns:
            path, value = section.path(column), getattr(table, column.name)
            if column.kind is CellKind.TEXTS:
                for text in value or ("",):
                    told = text_value(text, keep_empty=bool(value))
                    yield HeadRow(section, column, path, told)
            else:
                yield HeadRow(section, column, path, explicit_value(value, column))


@dataclass
class HeadSheet:
    """Writes the sheet of one rubric."""

    rubric: Rubric
    sheet: Worksheet
    looks: Looks
    lists: Lists

    def write(self) -> None:
        """Write headings, sections, keys and the remark on what was extended."""
        sheet, looks = self.sheet, self.looks
        for at, (key, heading) in enumerate(HEAD_HEADINGS.items()):
            sheet.write_string(0, at, heading, looks["heading"])
            sheet.write_string(1, at, key, looks["key"])
            sheet.set_column(at, at, _WIDTHS[at], looks["open"])
        row, section = FIRST_ROW, None
        for own in head_rows(self.rubric):
            if own.section is not section:
                section = own.section
                for at in range(len(HEAD_HEADINGS)):
                    sheet.write_string(row, at, "" if at else section.heading, looks["section"])
                row += 1
            self._row(row, own)
            row += 1
        if self.rubric.extends:
            sheet.write_string(row, 0, "Ghi chú", looks["remark"])
            remark = self._remark()
            sheet.write_string(row, 1, remark, looks["remark"])
            sheet.set_row(row, row_height([(remark, _WIDTHS[1])]))
            sheet.write_string(row, 2, WORDS_KEY, looks["key"])
        sheet.data_validation(0, 0, FIRST_ROW - 1, len(HEAD_HEADINGS) - 1, READ_ONLY)
        sheet.set_column(len(HEAD_HEADINGS), LAST_COLUMN, None, looks["open"])
        sheet.freeze_panes(FIRST_ROW, 0)
        sheet.set_header(f"&L{self.rubric.id}&R&A")
        sheet.repeat_rows(0, FIRST_ROW - 1)
        page(sheet)

    def _row(self, row: int, own: HeadRow) -> None:
        column = own.column
        label = column.heading + (REQUIRED_MARK if column.required else "")
        self.sheet.write_string(row, 0, label, self.looks["label"])
        look = _LOOK.get(column.kind, "text")
        write_cell(self.sheet, row, 1, own.value, self.looks[look], self.looks["text"])
        self.sheet.write_string(row, 2, own.path, self.looks["key"])
        told = [own.value] if isinstance(own.value, str) else []
        self.sheet.set_row(row, row_height((text, _WIDTHS[1]) for text in told))
        rule = cell_rule(column, self.lists)
        if rule is not None:
            self.sheet.data_validation(row, 1, row, 1, rule)

    def _remark(self) -> str:
        """Say what the rubric took over; the workbook has all of it."""
        rubric = self.rubric
        told = f"Bộ tiêu chí này kế thừa «{rubric.extends}»; tệp Excel này ghi đầy đủ, không cần "
        told += "bộ được kế thừa."
        removed = [
            f"{table}: {', '.join(codes)}"
            for table, (_, codes) in zip(REMOVED_TABLES, rubric.removes, strict=True)
            if codes
        ]
        return f"{told} Đã bỏ ra: {'; '.join(removed)}." if removed else told
