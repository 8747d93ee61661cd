"""Write a rubric as a workbook: one sheet a table, in Vietnamese, to be edited and printed."""

import io
from collections.abc import Mapping
from datetime import datetime

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from danvan_scoring.errors import RubricError
from danvan_scoring.io.forms.heights import row_height
from danvan_scoring.io.forms.validation import Lists
from danvan_scoring.io.rubric_workbook.cells_out import MOST_TEXT, cell_value, kept_whole
from danvan_scoring.io.rubric_workbook.columns import (
    HEAD_SHEET,
    HELP_SHEET,
    LISTS_SHEET,
    TABLE_SHEETS,
)
from danvan_scoring.io.rubric_workbook.help_lines import HELP_LINES, HELP_TITLE
from danvan_scoring.io.rubric_workbook.looks import Looks
from danvan_scoring.io.rubric_workbook.write_head import HeadSheet, head_rows
from danvan_scoring.io.rubric_workbook.write_table import page, write_table
from danvan_scoring.model.problem import Problem
from danvan_scoring.model.rubric import Rubric
from danvan_scoring.model.text import Text

_HELP_WIDTH = 100.0
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 (no clock: the same rubric gives the same bytes)


def write_rubric_workbook(rubric: Rubric, words: Mapping[str, Text] | None = None) -> bytes:
    """Write a rubric whole, so that `read_rubric_workbook` gives back an equal one.

    Of a rubric that extends another, what came of it is written; the name of the other is a remark.

    Args:
        rubric: the rubric.
        words: how each line is scored, by its code; shown beside it, and never read back.

    Returns:
        The file; the same rubric gives the same bytes.

    Raises:
        RubricError: `FRM597`, for every text that a cell cannot hold.
    """
    problems = _not_kept(rubric)
    if problems:
        raise RubricError(problems)
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    workbook = Workbook(stream, options)
    workbook.set_properties({"title": rubric.title[:255], "created": _MADE})
    workbook.set_size(1800, 1200)
    looks = Looks(workbook)
    head = workbook.add_worksheet(HEAD_SHEET)
    sheets = [workbook.add_worksheet(table.name) for table in TABLE_SHEETS]
    helps = workbook.add_worksheet(HELP_SHEET)
    hidden = workbook.add_worksheet(LISTS_SHEET)
    hidden.hide()
    hidden.protect()
    lists = Lists(hidden)
    HeadSheet(rubric, head, looks, lists).write()
    for table, sheet in zip(TABLE_SHEETS, sheets, strict=True):
        told = words if table.table == "criterion" else None
        write_table(table, getattr(rubric, table.attribute), sheet, looks, lists, told)
        sheet.set_header(f"&L{rubric.id}&R&A")
    _help(helps, looks)
    workbook.close()
    return stream.getvalue()


def _not_kept(rubric: Rubric) -> list[Problem]:
    most: dict[str, object] = {"most": MOST_TEXT}
    problems = [
        Problem("FRM597", rubric.place(*row.path.split("."), item=row.path), str(row.value), most)
        for row in head_rows(rubric)
        if not kept_whole(row.value)
    ]
    for table in TABLE_SHEETS:
        for position, item in enumerate(getattr(rubric, table.attribute)):
            for column in table.columns:
                value = cell_value(getattr(item, column.name), column)
                if not kept_whole(value):
                    named = f"{getattr(item, 'code', position + 1)}: {column.key}"
                    place = rubric.place(table.table, position, column.key, item=named)
                    problems.append(Problem("FRM597", place, str(value), most))
    return problems


def _help(sheet: Worksheet, looks: Looks) -> None:
    sheet.set_column(0, 0, _HELP_WIDTH)
    sheet.write_string(0, 0, HELP_TITLE, looks["title"])
    for row, line in enumerate(HELP_LINES, 1):
        told = f"{row}. {line}"
        sheet.write_string(row, 0, told, looks["line"])
        sheet.set_row(row, row_height([(told, _HELP_WIDTH)]))
    page(sheet)
