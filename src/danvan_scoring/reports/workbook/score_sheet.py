"""The scores (Điểm): unit by criterion, each a number or a state that an auditor may change."""

from collections.abc import Iterator
from dataclasses import dataclass

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name

from danvan_scoring.model.form_cells import NodeCells
from danvan_scoring.model.rubric import CriterionLine, Group
from danvan_scoring.model.status import Status
from danvan_scoring.model.text import Text
from danvan_scoring.reports.workbook.book import BEFORE_NODES, SCORES_TOP, Book, ScalePart
from danvan_scoring.reports.workbook.heads import write_head
from danvan_scoring.reports.workbook.page import Value
from danvan_scoring.reports.workbook.words import (
    MAXIMUM_THAT_APPLIES,
    STATES,
    STATES_NAME,
    TOTAL,
    UNIT,
    UNIT_CODE,
)

TITLE = Text("Điểm", "Scores")
_NOTE = Text(
    "Số màu xanh là điểm gốc của từng tiêu chí: sửa một ô thì điểm nhóm, tổng điểm, tỷ lệ, xếp "
    "loại và hạng tự tính lại. Ô không có điểm ghi trạng thái bằng chữ, đúng như danh sách ở trang "
    "«Chú giải». Điểm trừ ghi số âm. Nền vàng: chưa đạt tối đa; nền đỏ: không có điểm; chữ gạch "
    "ngang: không được tính vì điều kiện của tiêu chí.",
    "Blue numbers are the points of each criterion: change one, and subtotals, total, percentage, "
    "class and ranks follow. A cell without points holds a state in words, as the sheet «Legend» "
    "lists them. Points that are taken away are below zero. Yellow: below the maximum; red: no "
    "points; struck through: does not count, by a condition of the criterion.",
)
_OF_ERROR = {
    "title": Text("Không ghi được", "Not possible"),
    "message": Text(
        "Ghi điểm từ {low} đến {high}, hoặc một trạng thái ở trang «Chú giải».",
        "Write points from {low} to {high}, or a state of the sheet «Legend».",
    ),
}
_NODE_WIDTH = 7.7
_PER_LETTER, _LEAST, _MOST = 2.2, 110.0, 400.0
"""The height of titles that stand upright, two lines of them beside one another."""
_TITLES, _MAXIMA, _CODES = SCORES_TOP - 3, SCORES_TOP - 2, SCORES_TOP - 1


@dataclass(frozen=True)
class ScoreSheet:
    """Writes the sheet of one scale."""

    book: Book
    part: ScalePart

    def write(self) -> None:
        """Write headings, one row a unit, and what draws the eye."""
        page, part = self.part.scores, self.part
        last = BEFORE_NODES + len(part.below) + 1
        page.columns([9, 26, *[_NODE_WIDTH] * len(part.below), 9, 9])
        write_head(self.book, page, part, TITLE, [_NOTE], min(last, 18))
        self._headings(last)
        for place, row in enumerate(part.order):
            self._unit(SCORES_TOP + place, row)
        bottom = SCORES_TOP + len(part.order) - 1
        for column, code in enumerate(part.below, BEFORE_NODES):
            if code in part.result.bound.criteria:
                self._rules(column, code, bottom)
        page.sheet.freeze_panes(SCORES_TOP, BEFORE_NODES)
        page.sheet.autofilter(_CODES, 0, bottom, last)
        page.printed(_CODES, bottom, last, first=_TITLES)

    def _headings(self, last: int) -> None:
        page, language = self.part.scores, self.book.language
        for column, text in enumerate((UNIT_CODE, UNIT)):
            page.text(_TITLES, column, "", "heading")
            page.text(_MAXIMA, column, "", "heading")
            page.text(_CODES, column, text.pick(language), "heading")
        page.text(_MAXIMA, 1, Text("Tối đa", "Maximum").pick(language), "heading")
        for column, code in enumerate(self.part.below, BEFORE_NODES):
            item = self.part.rubric.item(code)
            group = isinstance(item, Group)
            page.text(_TITLES, column, item.title, "heading_up_group" if group else "heading_up")
            self._maximum(column, item)
            page.text(_CODES, column, code, "heading")
        for column, text in ((last - 1, TOTAL), (last, MAXIMUM_THAT_APPLIES)):
            page.text(_TITLES, column, text.pick(language), "heading_up_group")
            page.text(_MAXIMA, column, "", "heading")
            page.text(_CODES, column, "", "heading")
        longest = max(len(self.part.rubric.item(code).title) for code in self.part.below)
        page.sheet.set_row(_TITLES, min(max(_LEAST, longest * _PER_LETTER), _MOST))
        page.sheet.set_row(_CODES, 30)

    def _maximum(self, column: int, item: Group | CriterionLine) -> None:
        page = self.part.scores
        if item.max is None:
            page.text(_MAXIMA, column, "", "heading")
            return
        sign = -1 if self.part.rubric.figures.in_penalty(item.code) else 1
        page.number(_MAXIMA, column, sign * float(item.max), self._look("heading"))

    def _look(self, name: str) -> Format:
        return self.part.scores.styles.number(name, self.part.result.scores.decimals)

    def _unit(self, at: int, row: int) -> None:
        page, part = self.part.scores, self.part
        units = part.result.submissions.units
        page.text(at, 0, str(units.index[row]))
        page.text(at, 1, str(units["name"].iloc[row]))
        cells = part.rubric.cells(row)
        decimals = part.result.scores.decimals
        for column, code in enumerate(part.below, BEFORE_NODES):
            if code in part.result.bound.criteria:
                self._typed(at, column, code, row)
            else:
                look = page.styles.number("group_points", decimals)
                page.live(at, column, shown(cells[code]), self._value(code, row), look)
        last = BEFORE_NODES + len(part.below) + 1
        total, look = part.scale.code, page.styles.number("group_points", decimals)
        page.live(at, last - 1, shown(cells[total]), self._value(total, row), look)
        states = {Status(figures.state[row]) for figures in part.rubric.figures.nodes.values()}
        words = [word.pick(self.book.language) for state, word in STATES.items() if state in states]
        page.height(at, [(1, str(units["name"].iloc[row]))], [(2, word) for word in words])
        maximum = part.rubric.figures.nodes[total].maximum[row].item()
        page.live(at, last, cells[total].maximum, maximum, look)

    def _typed(self, at: int, column: int, code: str, row: int) -> None:
        page, figures = self.part.scores, self.part.rubric.figures
        points, states = figures.own[code]
        state = Status(states[row])
        if state is Status.SCORED:
            sign = -1 if figures.in_penalty(code) else 1
            look = page.styles.number("typed_points", self.part.result.scores.decimals)
            page.number(at, column, sign * points[row].item() + 0.0, look)
        else:
            page.text(at, column, STATES[state].pick(self.book.language), "typed_state")

    def _value(self, code: str, row: int) -> Value:
        figures = self.part.rubric.figures.nodes[code]
        state = Status(figures.state[row])
        if state is Status.SCORED:
            return float(figures.points[row])
        return STATES[state].pick(self.book.language)

    def _rules(self, column: int, code: str, bottom: int) -> None:
        """What may be typed into the cells of a criterion, and what draws the eye to them."""
        page, when = self.part.scores, self.part.scores.styles.when
        line = self.part.result.bound.criteria[code].line
        cell = f"{xl_col_to_name(column)}{SCORES_TOP + 1}"
        penalty = self.part.rubric.figures.in_penalty(code)
        low, high = (-line.max, 0) if penalty else (0, line.max)
        number = f"AND(ISNUMBER({cell}),{cell}>={low:f},{cell}<={high:f})"
        language = self.book.language
        page.sheet.data_validation(
            SCORES_TOP, column, bottom, column,
            {
                "validate": "custom",
                "value": f"=OR({number},ISNUMBER(MATCH({cell},{STATES_NAME},0)))",
                "error_title": _OF_ERROR["title"].pick(language),
                "error_message": _OF_ERROR["message"]
                .format(low=f"{low:f}", high=f"{high:f}")
                .pick(language),
            },
        )  # fmt: skip
        area = (SCORES_TOP, column, bottom, column)
        for at, state in self._struck(code):
            struck = when(font_strikeout=True, font_color="#7F7F7F", bg_color="#EDEDED")
            rule = {"type": "formula", "criteria": f"={state}=1", "format": struck}
            page.sheet.conditional_format(at, column, at, column, rule | {"stop_if_true": True})
        lost = f"{cell}<0" if penalty else f"ROUND({cell}-{line.max:f},9)<0"
        nothing = "FALSE" if penalty else f"{cell}=0"
        for criteria, look in (
            (f"=ISTEXT({cell})", when(italic=True, font_color="#595959", bg_color="#EDEDED")),
            (f"=AND(ISNUMBER({cell}),{nothing})", when(bg_color="#F8CBAD")),
            (f"=AND(ISNUMBER({cell}),{lost})", when(bg_color="#FFF2CC")),
        ):
            rule = {"type": "formula", "criteria": criteria, "format": look, "stop_if_true": True}
            page.sheet.conditional_format(*area, rule)

    def _struck(self, code: str) -> Iterator[tuple[int, str]]:
        """The rows and states of units that a condition on other points may leave out."""
        when = self.part.result.bound.criteria[code].line.applies_when
        if when is not None and when.nodes:
            for place, row in enumerate(self.part.order):
                yield SCORES_TOP + place, self.part.rubric.cells(row)[code].state


def shown(cells: NodeCells) -> str:
    """Points, or the state in words where there are none."""
    return f"IF({cells.state}=0,{cells.points},INDEX({STATES_NAME},{cells.state}))"
