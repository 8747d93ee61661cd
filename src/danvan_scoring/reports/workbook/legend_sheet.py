"""The legend (Chú giải): words for states, what is assumed, and what all was made from."""

from collections.abc import Sequence
from datetime import date

from danvan_scoring.model.result import Result
from danvan_scoring.model.rubric import Effect
from danvan_scoring.model.status import Status
from danvan_scoring.model.text import Text
from danvan_scoring.reports.workbook.book import Book
from danvan_scoring.reports.workbook.heads import write_head
from danvan_scoring.reports.workbook.names import quoted
from danvan_scoring.reports.workbook.page import Page
from danvan_scoring.reports.workbook.words import STATES, STATES_NAME
from danvan_scoring.stages.assumptions import assumptions

TITLE = Text("Chú giải", "Legend")
_NOTES = (
    Text(
        "Chữ xanh: giá trị sửa được (điểm tiêu chí, mức điểm xếp loại, điều kiện dựa trên số liệu "
        "ngoài sổ). Chữ đen: công thức hoặc tên gọi. Phải sửa cho Excel tính lại; xem mà không "
        "tính thì thấy đúng kết quả đã chấm.",
        "Blue: what may be changed (points, cut-offs, conditions on facts outside this workbook). "
        "Black: formulas and names. A viewer that does not compute shows the result as it was.",
    ),
    Text(
        "Trạng thái viết bằng chữ trong ô điểm phải đúng như cột thứ nhất.",
        "A state in a cell of points is written as in the first column.",
    ),
)
_STATE_COLUMNS = (
    Text("Viết trong ô", "In a cell"),
    Text("Số", "Number"),
    Text("Nghĩa", "Meaning"),
)
_EFFECT = Text("Tác dụng chung theo «{title}»", "Effect in general by «{title}»")
_EFFECTS: dict[Effect, Text] = {
    "zero": Text("0 điểm, tối đa giữ nguyên", "no points, the maximum stays"),
    "full": Text("đủ điểm tối đa", "full points"),
    "leave_out": Text("không tính cả điểm lẫn tối đa", "neither points nor maximum count"),
    "block": Text("chưa có tổng điểm", "no total"),
}
_WIDTHS = (22, 13, 38, 50, 50)
_EFFECTS_FROM = 3
_TOP = 5


def write_legend(book: Book, page: Page) -> None:
    """Write the sheet, and give the words for states their name."""
    language, last = book.language, len(_WIDTHS) - 1
    page.columns(_WIDTHS)
    write_head(book, page, None, TITLE, _NOTES, last)
    rubrics = [result.bound.rubric for result in book.publication.found.results]
    page.columns([*_WIDTHS[:_EFFECTS_FROM], *[50] * max(len(rubrics), 2)])
    heads = [*_STATE_COLUMNS, *(_EFFECT.format(title=rubric.title) for rubric in rubrics)]
    told = [(text.pick(language), "heading") for text in heads]
    for column, (text, look) in enumerate(told):
        page.text(_TOP - 1, column, text, look)
    page.height(_TOP - 1, [(column, text) for column, (text, _) in enumerate(told)])
    for row, (state, word) in enumerate(STATES.items(), _TOP):
        page.text(row, 0, word.pick(language), "bold")
        page.number(row, 1, int(state), "count")
        page.text(row, 2, state.label.pick(language))
        for column, rubric in enumerate(rubrics, _EFFECTS_FROM):
            blocks = state is Status.ERROR
            effect: Effect = "block" if blocks else getattr(rubric.states, state.key)
            page.text(row, column, _EFFECTS[effect].pick(language))
    cells = f"={quoted(page.name)}!$A${_TOP + 1}:$A${_TOP + len(STATES)}"
    book.workbook.define_name(STATES_NAME, cells)
    bottom = _TOP + len(STATES) + 1
    for result in book.publication.found.results:
        bottom = _made_from(book, page, bottom, result)
    page.sheet.freeze_panes(_TOP, 0)
    page.printed(_TOP - 1, bottom, last)


def _made_from(book: Book, page: Page, top: int, result: Result) -> int:
    """Say which rubric it is, what it assumes and which files were read; return the next row."""
    language, rubric, made = book.language, result.bound.rubric, result.provenance
    rows: list[tuple[Text, str | date]] = [
        (Text("Bộ tiêu chí", "Rubric"), f"{rubric.title} ({rubric.id}, {rubric.version})"),
        (Text("Cơ quan ban hành", "Authority"), rubric.authority),
        (Text("Tính đến ngày", "As of"), made.as_of),
        (Text("Phiên bản thư viện", "Library"), made.library),
    ]
    rows += [(Text("Căn cứ", "Basis"), text) for text in rubric.basis]
    for own in assumptions(rubric):
        parts = ", ".join(part.pick(language) for part in own.parts)
        rows.append((Text("Giả định", "Assumed"), f"{own.text} ({parts})" if parts else own.text))
    for source in made.sources:
        rows.append((Text("Tệp, sha256", "File, sha256"), f"{source.path}\n{source.sha256}"))
    return _listed(book, page, top, rows)


def _listed(book: Book, page: Page, top: int, rows: Sequence[tuple[Text, str | date]]) -> int:
    last = len(_WIDTHS) - 1
    for row, (label, value) in enumerate(rows, top):
        page.text(row, 0, label.pick(book.language), "bold")
        if isinstance(value, date):
            page.day(row, 1, value)
            continue
        page.sheet.merge_range(row, 1, row, last, "", page.styles["text"])
        page.text(row, 1, value)
        page.sheet.set_row(row, 15.0 * (1 + len(value) // 150 + value.count("\n")))
    return top + len(rows) + 1
