"""Write the council's workbook: marks, facts of council and office, and appeals."""

import io
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from danvan_scoring.io.forms.appraisal_layout import (
    APPEAL_HEADINGS,
    APPEAL_WIDTHS,
    APPEALS,
    BLANK_APPEALS,
    DECISION_WIDTHS,
    FACT_HEADINGS,
    FACT_WIDTHS,
    FACTS,
    HEADING_ROW,
    MARK_WIDTHS,
    MARKS,
    MEMBER_WIDTH,
    mark_headings,
)
from danvan_scoring.io.forms.heights import LINE, row_height
from danvan_scoring.io.forms.layout import FORMAT, HELP_SHEET, IDENTITY_SHEET, LISTS_SHEET
from danvan_scoring.io.forms.points_sheet import asked, page
from danvan_scoring.io.forms.styles import Styles
from danvan_scoring.io.forms.validation import Lists, choice_rule, day_rule, points_rule, rule_of
from danvan_scoring.model.appraisal import RESULTS, AppealRow, Appraisal, AppraisalRow, FactRow
from danvan_scoring.model.assessment import points_of

_HELP = (
    "Trang «Điểm»: mỗi dòng là một tiêu chí của một đơn vị; chênh lệch lớn nhất ở trên cùng.",
    "Thành viên ghi điểm ở cột mang mã của mình; điểm thống nhất ghi ở cột «Hội đồng thống nhất».",
    "Để trống nghĩa là chưa chấm, không phải 0 điểm; khi đó điểm tính từ số liệu được giữ.",
    "Điểm khác điểm tính từ số liệu thì phải ghi lý do; chưa tính được từ số liệu thì không cần.",
    (
        "Trang «Số liệu»: số liệu do Hội đồng và cơ quan theo dõi cung cấp; trong ngoặc là tiêu "
        "chí dùng đến."
    ),
    "Dòng còn chờ số liệu của cơ quan theo dõi ở cuối trang «Điểm».",
    "Trang «Kiến nghị»: ghi kiến nghị của đơn vị và kết quả giải quyết.",
    "Người giải quyết kiến nghị không được thuộc đơn vị kiến nghị.",
    "Lưu rồi chạy: danvan appraise KỲ.toml --take SỔ.xlsx --author TÊN.",
    "Mọi thay đổi được ghi vào nhật ký, kèm người, thời điểm, điểm cũ và điểm mới.",
)


def write_appraisal(appraisal: Appraisal, made: date) -> bytes:
    """Write the workbook; the same content gives the same bytes.

    Args:
        appraisal: what stands in it.
        made: the day that the file names as its own.
    """
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    workbook = Workbook(stream, options)
    day = datetime(made.year, made.month, made.day)  # noqa: DTZ001 (a day)
    workbook.set_properties({"title": appraisal.title, "created": day})
    workbook.set_size(1800, 1200)
    styles = Styles(workbook, appraisal.decimals)
    marks, facts, appeals, helps = map(workbook.add_worksheet, (MARKS, FACTS, APPEALS, HELP_SHEET))
    hidden = workbook.add_worksheet(LISTS_SHEET)
    hidden.hide()
    lists = Lists(hidden)
    _marks(appraisal, marks, styles)
    _facts(appraisal, facts, styles, lists)
    _appeals(appraisal, appeals, styles, lists)
    helps.set_column(0, 0, 110)
    for row, text in enumerate(_HELP):
        helps.write_string(row, 0, f"{row + 1}. {text}", styles["wrapped"])
        helps.set_row(row, row_height([(text, 110)]))
    _identity(appraisal, workbook)
    workbook.close()
    return stream.getvalue()


def _marks(appraisal: Appraisal, sheet: Worksheet, styles: Styles) -> None:
    headings = mark_headings(appraisal.members)
    widths = (*MARK_WIDTHS, *(MEMBER_WIDTH for _ in appraisal.members), *DECISION_WIDTHS)
    _headed(appraisal, sheet, styles, "SỔ THẨM ĐỊNH ĐIỂM", headings, widths)
    fixed = len(MARK_WIDTHS)
    for row, line in enumerate(appraisal.rows, HEADING_ROW + 1):
        told = _told(line)
        for column, value in enumerate(told):
            _put(sheet, row, column, value, styles["number" if column in (4, 5, 7) else "cell"])
        texts = [value if isinstance(value, str) else "" for value in told]
        sheet.set_row(row, row_height(zip(texts, widths, strict=False)))
        marks = [line.marks.get(member.code) for member in appraisal.members]
        look = styles["fill_number" if line.open else "given"]
        for column, mark in enumerate([*marks, line.agreed], fixed):
            _put(sheet, row, column, mark, look)
            if line.open:
                rule = points_rule(line.maximum, line.step)
                sheet.data_validation(row, column, row, column, rule)
        text = styles["fill_text" if line.open else "given"]
        for column, value in enumerate((line.reason, line.document), fixed + len(marks) + 1):
            _put(sheet, row, column, value or None, text)
    last = HEADING_ROW + max(1, len(appraisal.rows))
    sheet.autofilter(HEADING_ROW, 0, last, len(headings) - 1)


def _told(line: AppraisalRow) -> tuple[str | Decimal | None, ...]:
    own = points_of(line.self_score)
    return (
        line.unit,
        line.unit_name,
        line.criterion,
        line.title,
        line.maximum,
        line.computed if line.computed is not None else line.state,
        own if own is not None else line.self_score,
        line.difference,
        line.why,
        line.evidence,
    )


def _facts(appraisal: Appraisal, sheet: Worksheet, styles: Styles, lists: Lists) -> None:
    title = "SỐ LIỆU DO HỘI ĐỒNG VÀ CƠ QUAN THEO DÕI CUNG CẤP"
    _headed(appraisal, sheet, styles, title, FACT_HEADINGS, FACT_WIDTHS)
    for row, fact in enumerate(appraisal.facts, HEADING_ROW + 1):
        field = fact.field
        used = f" ({', '.join(fact.used_by)})" if fact.used_by else ""
        told = (fact.unit, fact.unit_name, field.code, field.title + used, asked(field))
        for column, value in enumerate(told):
            _put(sheet, row, column, value, styles["cell"])
        sheet.set_row(row, row_height(zip(told, FACT_WIDTHS, strict=False)))
        _put(sheet, row, 5, fact.value, styles[_fact_look(fact)])
        for column, text in enumerate((fact.evidence, fact.note), 6):
            _put(sheet, row, column, text or None, styles["fill_text"])
        if rule := rule_of(field, lists):
            sheet.data_validation(row, 5, row, 5, rule)


def _fact_look(fact: FactRow) -> str:
    looks = {"number": "fill_number", "integer": "fill_number", "date": "fill_date"}
    return looks.get(fact.field.type, "fill_text" if fact.field.type == "text" else "fill")


def _appeals(appraisal: Appraisal, sheet: Worksheet, styles: Styles, lists: Lists) -> None:
    title = "KIẾN NGHỊ VÀ KẾT QUẢ GIẢI QUYẾT"
    _headed(appraisal, sheet, styles, title, APPEAL_HEADINGS, APPEAL_WIDTHS)
    known: list[AppealRow | None] = [*appraisal.appeals]
    known += [None] * BLANK_APPEALS
    looks: Mapping[str, str] = {
        **dict.fromkeys(("received",), "fill_date"),
        **dict.fromkeys(("claim", "points"), "fill_number"),
        "result": "fill",
    }
    words = {key: word for word, key in RESULTS.items()}
    members = [member.code for member in appraisal.members]
    for row, appeal in enumerate(known, HEADING_ROW + 1):
        for column, key in enumerate(APPEAL_HEADINGS):
            value = getattr(appeal, key) if appeal else None
            value = words.get(str(value), value) if key == "result" else value
            _put(sheet, row, column, value or None, styles[looks.get(key, "fill_text")])
        sheet.data_validation(row, 2, row, 2, day_rule())
        sheet.data_validation(row, 5, row, 5, choice_rule([*RESULTS], lists))
        if members:
            sheet.data_validation(row, 7, row, 7, choice_rule(members, lists))


def _headed(
    appraisal: Appraisal,
    sheet: Worksheet,
    styles: Styles,
    title: str,
    headings: Mapping[str, str],
    widths: Sequence[float],
) -> None:
    sheet.write_string(0, 0, title, styles["bold"])
    sheet.write_string(1, 0, appraisal.title, styles["plain"])
    for column, heading in enumerate(headings.values()):
        sheet.write_string(HEADING_ROW, column, heading, styles["heading"])
        sheet.set_column(column, column, widths[column])
    sheet.set_row(HEADING_ROW, 4 * LINE)
    sheet.freeze_panes(HEADING_ROW + 1, 3)
    page(sheet)
    sheet.protect("", {"format_columns": True, "format_rows": True, "autofilter": True})
    sheet.repeat_rows(HEADING_ROW)


def _put(sheet: Worksheet, row: int, column: int, value: object, look: object) -> None:
    writers: list[tuple[type | tuple[type, ...], Callable[..., object]]] = [
        (str, sheet.write_string),
        (date, sheet.write_datetime),
        (Decimal, lambda r, c, v, f: sheet.write_number(r, c, float(v), f)),
    ]
    for kind, write in writers:
        if isinstance(value, kind):
            write(row, column, value, look)
            return
    sheet.write_blank(row, column, None, look)


def _identity(appraisal: Appraisal, workbook: Workbook) -> None:
    sheet = workbook.add_worksheet(IDENTITY_SHEET)
    sheet.hide()
    sheet.protect()
    told = {
        "format": FORMAT,
        "stage": "council",
        "period": appraisal.period,
        "rubrics": appraisal.digest,
        "line": str(appraisal.line),
    }
    for row, (key, value) in enumerate(told.items()):
        sheet.write_string(row, 0, key)
        sheet.write_string(row, 1, value)
