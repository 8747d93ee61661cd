"""The calculation (Cách tính): one row a unit and node, from the points typed to the total."""

from collections.abc import Sequence

from danvan_scoring.model.text import Text
from danvan_scoring.reports.workbook.audit_formulas import AuditFormulas
from danvan_scoring.reports.workbook.book import WORK_TOP, Book, RubricPart, ScalePart
from danvan_scoring.reports.workbook.figures import NodeFigures
from danvan_scoring.reports.workbook.page import Value

TITLE = Text("Cách tính", "Calculation")
_NOTE = Text(
    "Mỗi dòng là một tiêu chí hoặc nhóm của một đơn vị, toàn bộ là công thức. Trạng thái ghi bằng "
    "số: 0 là đã chấm, các số khác xem trang «Chú giải». Cột «Chặn» khác 0 thì nhóm trên không có "
    "tổng điểm. Các cột bên phải chỉ dùng cho nhóm không cộng đơn thuần.",
    "Each row is a criterion or group of one unit, all of it formulas. States are numbers: 0 is "
    "scored, for the others see the sheet «Legend». Where «Blocks» is not 0 the group above has no "
    "total. Columns to the right serve groups that are not plain sums.",
)
_HEADINGS = (
    Text("Đơn vị · mục", "Unit · node"),
    Text("Điểm trước khi làm tròn", "Points before rounding"),
    Text("Trạng thái riêng", "Own state"),
    Text("Trạng thái", "State"),
    Text("Điểm được tính", "Points that count"),
    Text("Tối đa được tính", "Maximum that counts"),
    Text("Chặn", "Blocks"),
)
_WIDTHS = (34, 16, 11, 11, 14, 14, 9)


def write_work(book: Book, part: RubricPart, scales: Sequence[ScalePart]) -> None:
    """Write the sheet of one rubric."""
    page, units = part.work, part.result.scores.units
    page.columns(_WIDTHS)
    last = len(_WIDTHS) - 1
    page.block(0, TITLE.pick(book.language), "title", last)
    page.block(1, part.result.bound.rubric.title, "subtitle", last)
    page.block(2, _NOTE.pick(book.language), "note", last)
    page.headings(WORK_TOP - 1, [(own.pick(book.language), "heading") for own in _HEADINGS])
    for row, unit in enumerate(units):
        typed = {code: cell for scale in scales for code, cell in scale.typed(row).items()}
        cells = part.cells(row, sheet="")
        made = AuditFormulas(part.result.bound, cells, typed).formulas()
        for code in part.codes:
            at = cells[code].row - 1
            page.text(at, 0, f"{unit} · {code}", "work_text")
            values = _values(part.figures.nodes[code], row)
            names = [getattr(cells[code], key) for key in _KEYS]
            names += [cells[code].beside(place) for place in range(len(values) - len(_KEYS))]
            for column, (name, value) in enumerate(zip(names, values, strict=True), 1):
                page.live(at, column, made[name], value)
    bottom = WORK_TOP + len(units) * len(part.codes) - 1
    page.sheet.freeze_panes(WORK_TOP, 1)
    page.sheet.autofilter(WORK_TOP - 1, 0, bottom, last)
    page.printed(WORK_TOP - 1, bottom, last)


_KEYS = ("raw", "own", "state", "points", "maximum", "blocks")


def _values(figures: NodeFigures, row: int) -> list[Value]:
    columns = [getattr(figures, key) for key in _KEYS]
    return [column[row].item() for column in (*columns, *figures.beside)]
