"""What needs attention (Cần lưu ý) and the log (Nhật ký), as lists."""

from decimal import Decimal, InvalidOperation

from danvan_scoring.model.assessment import Assessment
from danvan_scoring.model.log import EntryKind, LogLine, Role
from danvan_scoring.model.text import Text
from danvan_scoring.reports.workbook.book import Book
from danvan_scoring.reports.workbook.heads import write_head
from danvan_scoring.reports.workbook.page import Page
from danvan_scoring.reports.workbook.words import UNIT
from danvan_scoring.stages.attention import attention

ATTENTION = Text("Cần lưu ý", "Attention")
LOG = Text("Nhật ký", "Log")
_NOTES_COLUMNS = (
    (Text("STT", "No."), 6),
    (Text("Việc", "Matter"), 30),
    (Text("Mã đơn vị", "Unit code"), 10),
    (UNIT, 34),
    (Text("Nội dung", "What"), 100),
)
_LOG_COLUMNS = (
    (Text("Số", "No."), 6),
    (Text("Thời gian", "Time"), 16),
    (Text("Việc", "Entry"), 22),
    (UNIT, 28),
    (Text("Tiêu chí, số liệu", "Criterion or fact"), 16),
    (Text("Giá trị cũ", "Old value"), 12),
    (Text("Giá trị mới", "New value"), 12),
    (Text("Người ghi", "By"), 18),
    (Text("Vai trò", "Role"), 12),
    (Text("Lý do", "Reason"), 40),
    (Text("Văn bản", "Document"), 24),
)
_ENTRIES: dict[EntryKind, Text] = {
    "submission": Text("tiếp nhận phiếu", "a form came in"),
    "mark": Text("thành viên chấm", "a member's mark"),
    "agreed": Text("Hội đồng thống nhất", "the council's agreed mark"),
    "fact": Text("ghi số liệu", "a fact"),
    "appeal": Text("đơn vị kiến nghị", "appeal"),
    "outcome": Text("giải quyết kiến nghị", "outcome of the appeal"),
    "final": Text("chốt điểm", "final scores"),
}
_ROLES: dict[Role, Text] = {
    "unit": Text("đơn vị", "unit"),
    "office": Text("văn phòng", "office"),
    "council": Text("Hội đồng", "council"),
}
_TOP = 5


def write_attention(book: Book, page: Page) -> None:
    """Write what needs attention, of all rubrics, the weightiest matters first."""
    language, names = book.language, book.publication.found.submissions.names
    last = len(_NOTES_COLUMNS) - 1
    page.columns([width for _, width in _NOTES_COLUMNS])
    write_head(book, page, None, ATTENTION, [], last)
    page.headings(_TOP - 1, [(text.pick(language), "heading") for text, _ in _NOTES_COLUMNS])
    notes = [note for result in book.publication.found.results for note in attention(result)]
    for number, note in enumerate(notes, 1):
        row, text = _TOP + number - 1, note.text.pick(language)
        page.number(row, 0, number, "count")
        page.text(row, 1, note.matter.label.pick(language), "bold")
        page.text(row, 2, note.unit)
        page.text(row, 3, names.get(note.unit, ""))
        page.text(row, 4, text)
        page.height(
            row, [(1, note.matter.label.pick(language)), (3, names.get(note.unit, "")), (4, text)]
        )
    if not notes:
        page.text(_TOP, 1, Text("Không có", "Nothing").pick(language))
    _finished(page, _TOP + max(len(notes), 1) - 1, last)


def write_log(book: Book, page: Page, assessment: Assessment) -> None:
    """Write the entries of the log, in order."""
    last = len(_LOG_COLUMNS) - 1
    page.columns([width for _, width in _LOG_COLUMNS])
    write_head(book, page, None, LOG, [], last)
    told = [(text.pick(book.language), "heading") for text, _ in _LOG_COLUMNS]
    page.headings(_TOP - 1, told)
    for row, line in enumerate(assessment.lines, _TOP):
        _entry(book, page, row, line)
    _finished(page, _TOP + max(len(assessment.lines), 1) - 1, last)


def _entry(book: Book, page: Page, row: int, line: LogLine) -> None:
    entry, language = line.entry, book.language
    name = book.publication.found.submissions.names.get(entry.unit, entry.unit)
    page.number(row, 0, line.number, "count")
    # Excel has no time zones; the time is shown as the log has it.
    page.day(row, 1, line.time.replace(tzinfo=None, microsecond=0), "time")
    _value(page, row, 5, entry.old or "")
    _value(page, row, 6, entry.new or "")
    texts = {
        2: _ENTRIES[entry.kind].pick(language),
        3: name,
        4: entry.criterion,
        7: entry.author,
        8: _ROLES[entry.role].pick(language),
        9: entry.reason,
        10: entry.evidence,
    }
    for column, text in texts.items():
        page.text(row, column, text)
    page.height(row, [*texts.items(), (5, entry.old or ""), (6, entry.new or "")])


def _value(page: Page, row: int, column: int, text: str) -> None:
    """Write a value of the log: a number as one, anything else as a text."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        page.text(row, column, text)
        return
    if number.is_finite():
        page.number(row, column, float(number), "general")
    else:
        page.text(row, column, text)


def _finished(page: Page, bottom: int, last: int) -> None:
    page.sheet.freeze_panes(_TOP, 0)
    page.sheet.autofilter(_TOP - 1, 0, bottom, last)
    page.printed(_TOP - 1, bottom, last)
