"""Write one unit's form as a workbook (.xlsx)."""

import io
from datetime import datetime
from textwrap import wrap

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from danvan_scoring.io.csv_columns import PROGRESS_STATES
from danvan_scoring.io.forms.heights import LINE, row_height
from danvan_scoring.io.forms.layout import (
    FORMAT,
    HEADINGS,
    HELP_SHEET,
    IDENTITY_KEYS,
    IDENTITY_SHEET,
    LISTS_SHEET,
    MOST_IN_A_CELL,
    PROPERTY_PREFIX,
    ROWS_COLUMN,
    SHEET_NAMES,
    WIDTHS,
    WORK_SHEET,
)
from danvan_scoring.io.forms.points_sheet import PointsSheet, page
from danvan_scoring.io.forms.styles import Styles
from danvan_scoring.io.forms.validation import Lists, choice_rule, day_rule
from danvan_scoring.model.form import Form
from danvan_scoring.model.notation import day
from danvan_scoring.model.received import FormPart

_STATES = tuple(word for word, key in PROGRESS_STATES.items() if word != key)
_HELP = {
    "self": (
        "Phiếu này do đơn vị tự chấm. Gửi lại đúng tệp này; tên tệp không quan trọng.",
        (
            "Chỉ điền vào các ô màu vàng. Các ô khác được khóa; điểm từng tiêu chí và tổng điểm tự "
            "tính khi đủ số liệu."
        ),
        "Ghi ngày gửi phiếu ở đầu trang «Phiếu».",
        (
            "Ô điểm màu vàng: tiêu chí do Hội đồng chấm, hoặc cần số liệu của cơ quan theo dõi hay "
            "đơn vị khác. Đơn vị ghi điểm tự chấm nếu muốn; để trống cũng được."
        ),
        (
            "Số liệu: ghi số, không ghi đơn vị tính. Ngày: viết ngày/tháng/năm. Ô có danh sách: "
            "chọn trong danh sách."
        ),
        "Không có kết quả thì ghi 0. Để trống nghĩa là chưa có số liệu, không phải là 0.",
        (
            "Văn bản minh chứng: ghi số, ký hiệu, ngày của văn bản. Tên tệp: ghi tên tệp trong "
            "thư mục minh chứng của đơn vị, hoặc đường dẫn; nhiều tệp thì ngăn cách bằng dấu chấm "
            "phẩy."
        ),
        "Trang «Nhiệm vụ»: ghi tình trạng từng nhiệm vụ của Kế hoạch; đã hoàn thành thì ghi ngày.",
        "Trang «Báo cáo»: ghi ngày đã gửi và số, ký hiệu của từng báo cáo.",
        "Không thêm, bớt, đổi tên trang tính; không sửa cột Mã và cột Nội dung.",
    ),
    "appraisal": (
        "Phiếu này dành cho Hội đồng và cơ quan theo dõi; số liệu đơn vị đã khai ở các ô màu xám.",
        "Chỉ điền vào các ô màu vàng: số liệu do Hội đồng, cơ quan theo dõi và điểm Hội đồng chấm.",
        "Để trống nghĩa là chưa chấm, không phải là 0 điểm.",
        "Không thêm, bớt, đổi tên trang tính; không sửa cột Mã và cột Nội dung.",
    ),
}


def write_form(form: Form) -> bytes:
    """Write a form; the same form gives the same bytes.

    Live formulas are written without a value, so that a program that does not compute cannot
    pass for one that has.
    """
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    workbook = Workbook(stream, options)
    made = datetime(form.as_of.year, form.as_of.month, form.as_of.day)  # noqa: DTZ001 (a day)
    workbook.set_properties({"title": form.period_title, "created": made})
    workbook.set_size(1800, 1200)
    styles = Styles(workbook, form.bound.rubric.rounding.decimals)
    points = workbook.add_worksheet(SHEET_NAMES["points"])
    tasks = workbook.add_worksheet(SHEET_NAMES["tasks"]) if form.tasks else None
    reports = workbook.add_worksheet(SHEET_NAMES["reports"]) if form.reports else None
    helps = workbook.add_worksheet(HELP_SHEET)
    lists = Lists(_hidden(workbook, LISTS_SHEET))
    work = _hidden(workbook, WORK_SHEET)
    PointsSheet(form, points, work, styles, lists).write()
    if tasks is not None:
        _tasks(form, tasks, styles, lists)
    if reports is not None:
        _reports(form, reports, styles)
    _help(form, helps, styles)
    _identity(form, workbook)
    workbook.close()
    return stream.getvalue()


def _tasks(form: Form, sheet: Worksheet, styles: Styles, lists: Lists) -> None:
    top = _headed(sheet, "tasks", "NHIỆM VỤ CỦA KẾ HOẠCH", form, styles)
    for row, task in enumerate(form.tasks, top):
        told = (task.code, task.title, day(task.last_day).vi, task.evidence)
        for column, text in enumerate(told):
            sheet.write_string(row, column, text, styles["cell"])
        sheet.set_row(row, row_height(zip(told, WIDTHS["tasks"], strict=False)))
        for column, look in enumerate(("fill", "fill_date", "fill_text", "fill_text"), 4):
            sheet.write_blank(row, column, None, styles[look])
        sheet.data_validation(row, 4, row, 4, choice_rule(_STATES, lists))
        sheet.data_validation(row, 5, row, 5, day_rule())


def _reports(form: Form, sheet: Worksheet, styles: Styles) -> None:
    top = _headed(sheet, "reports", "CHẾ ĐỘ BÁO CÁO", form, styles)
    for row, duty in enumerate(form.reports, top):
        told = (duty.code, duty.title, day(duty.last_day).vi)
        for column, text in enumerate(told):
            sheet.write_string(row, column, text, styles["cell"])
        sheet.set_row(row, row_height(zip(told, WIDTHS["reports"], strict=False)))
        for column, look in enumerate(("fill_date", "fill_text"), 3):
            sheet.write_blank(row, column, None, styles[look])
        sheet.data_validation(row, 3, row, 3, day_rule())


def _headed(sheet: Worksheet, name: FormPart, title: str, form: Form, styles: Styles) -> int:
    """Write title and headings; return the first row below."""
    headings = HEADINGS[name]
    sheet.merge_range(0, 0, 0, len(headings) - 1, title, styles["title"])
    sheet.merge_range(1, 0, 1, len(headings) - 1, form.unit_name, styles["subtitle"])
    for column, heading in enumerate(headings.values()):
        sheet.write_string(3, column, heading, styles["heading"])
        sheet.set_column(column, column, WIDTHS[name][column])
    sheet.set_row(3, 2 * LINE)
    sheet.freeze_panes(4, 2)
    page(sheet)
    sheet.repeat_rows(3)
    return 4


def _help(form: Form, sheet: Worksheet, styles: Styles) -> None:
    sheet.set_column(0, 0, 110)
    sheet.write_string(0, 0, "HƯỚNG DẪN", styles["bold"])
    for row, text in enumerate(_HELP[form.identity.stage], 1):
        sheet.write_string(row, 0, f"{row}. {text}", styles["wrapped"])
        sheet.set_row(row, row_height([(text, 110)]))
    page(sheet)


def _identity(form: Form, workbook: Workbook) -> None:
    """Say what the form belongs to, twice: some programs drop one of the places when they save."""
    sheet = _hidden(workbook, IDENTITY_SHEET)
    values = {key: str(getattr(form.identity, key)) for key in IDENTITY_KEYS}
    for row, (key, value) in enumerate({"format": FORMAT, **values}.items()):
        sheet.write_string(row, 0, key)
        sheet.write_string(row, 1, value)
        workbook.set_custom_property(PROPERTY_PREFIX + key, value, "text")
    codes = " ".join(item.code for item in form.rows)
    for row, text in enumerate(wrap(codes, MOST_IN_A_CELL, break_on_hyphens=False)):
        sheet.write_string(row, ROWS_COLUMN, text)


def _hidden(workbook: Workbook, name: str) -> Worksheet:
    sheet = workbook.add_worksheet(name)
    sheet.hide()
    sheet.protect()
    return sheet
