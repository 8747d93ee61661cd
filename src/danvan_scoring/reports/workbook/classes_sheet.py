"""The classes (Xếp loại): cut-offs that may be changed, units in each class, and charts."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from xlsxwriter.chart import Chart
from xlsxwriter.utility import xl_col_to_name

from danvan_scoring.model.rubric import ClassBand
from danvan_scoring.model.text import Text
from danvan_scoring.reports.tables.ranking import by_peers
from danvan_scoring.reports.workbook.book import Book, ScalePart
from danvan_scoring.reports.workbook.heads import write_head
from danvan_scoring.reports.workbook.names import quoted
from danvan_scoring.reports.workbook.ranking_columns import Columns
from danvan_scoring.stages.class_path import NO_CLASS_TEXT, NOT_ELIGIBLE_TEXT
from danvan_scoring.stages.cohorts import cohorts
from danvan_scoring.stages.ranking_list import ranked_units

TITLE = Text("Xếp loại", "Classes")
_NOTE = Text(
    "Mức điểm từ (màu xanh) sửa được, xếp loại tính lại theo. Số đơn vị là công thức trên trang "
    "«Xếp hạng».",
    "The cut-offs (blue) may be changed, and classes follow. Counts are formulas over the sheet "
    "«Ranking».",
)
_TOP = 6
_COLOURS = ("#548235", "#A9D08E", "#FFD966", "#F4B183", "#C55A11", "#7F7F7F", "#BFBFBF")
_PIXELS_A_UNIT = 21
_OTHER_WIDTH = 8.43
_CHART_WIDTH = 900


def _bands(part: ScalePart) -> Sequence[ClassBand]:
    return part.result.bound.rubric.classes_of(part.scale.code)


def titles_range(part: ScalePart) -> str:
    """The cells with the titles of the classes, best first."""
    return f"{quoted(part.classes.name)}!$A${_TOP + 1}:$A${_TOP + len(_bands(part))}"


def cut_off_cells(part: ScalePart) -> list[str]:
    """The cells with the cut-offs, best first."""
    sheet = quoted(part.classes.name)
    return [f"{sheet}!$B${_TOP + place}" for place, _ in enumerate(_bands(part), 1)]


@dataclass(frozen=True)
class ClassesSheet:
    """Writes the sheet of one scale."""

    book: Book
    part: ScalePart

    def write(self) -> None:
        """Write the table, where the scale has classes, and the charts."""
        page, bands = self.part.classes, _bands(self.part)
        last = 2 + len(self._cohorts) if bands else 5
        page.columns([30, 12, *[18] * (last - 1)] if bands else [18] * (last + 1))
        notes = [_NOTE] if bands else []
        write_head(self.book, page, self.part, TITLE, notes, max(last, 5))
        row = _TOP
        if bands:
            row = self._table(last) + 2
            self._classes_chart(row)
            row += 18
            page.sheet.set_h_pagebreaks([row])
        width = self._percent_chart(row)
        page.printed(_TOP - 1, row + 33, self._last_under(width))
        # The table is short, and its headings do not belong to the chart on the next page.
        page.sheet.repeat_rows(0, 2)

    def _last_under(self, width: int) -> int:
        """The last column that a chart of so many pixels covers."""
        widths, column = self.part.classes.widths, 0
        while width > 0:
            own = widths[column] if column < len(widths) else _OTHER_WIDTH
            width -= int(own * 7 + 5)
            column += 1
        return column - 1

    @cached_property
    def _cohorts(self) -> list[tuple[str, int]]:
        """The titles of the peer groups that have units, with their numbers on the ranking."""
        result = self.part.result
        lines = [own for own in ranked_units(result) if own.scale == self.part.scale.code]
        numbers = cohorts(result.bound.rubric, result.submissions.units) + 1
        by_unit = dict(zip(result.submissions.units.index, numbers.tolist(), strict=True))
        return [
            (f"{authority}: {peers.title}" if authority else peers.title, by_unit[members[0].unit])
            for peers, authority, members in by_peers(lines, result.bound.rubric.peer_groups)
        ]

    @cached_property
    def _columns(self) -> Columns:
        return Columns(self.part)

    def _table(self, last: int) -> int:
        page, language, bands = self.part.classes, self.book.language, _bands(self.part)
        heads = [TITLE, Text("Từ", "From")]
        told = [(own.pick(language), "heading") for own in heads]
        told[1] = (told[1][0], "heading_typed")
        told += [(title, "heading") for title, _ in self._cohorts]
        told.append((Text("Cộng", "Total").pick(language), "heading"))
        page.headings(_TOP - 1, told)
        others = [(-1, NOT_ELIGIBLE_TEXT), (0, NO_CLASS_TEXT)]
        lines = [(place, band.title) for place, band in enumerate(bands, 1)]
        lines += [(number, text.pick(language).capitalize()) for number, text in others]
        decimals = self.part.result.bound.rubric.measure_decimals
        for row, (number, title) in enumerate(lines, _TOP):
            page.text(row, 0, title, "bold")
            if number > 0:
                look = page.styles.number("typed_points", decimals)
                page.number(row, 1, float(bands[number - 1].from_), look)
            else:
                page.text(row, 1, "")
            counts = [self._count(number, cohort) for _, cohort in self._cohorts]
            for column, (formula, value) in enumerate(counts, 2):
                page.live(row, column, formula, value, "count")
            cells = f"C{row + 1}:{xl_col_to_name(last - 1)}{row + 1}"
            page.live(row, last, f"SUM({cells})", sum(n for _, n in counts), "bold_count")
        bottom = _TOP + len(lines)
        page.text(bottom, 0, Text("Cộng", "Total").pick(language), "bold")
        page.text(bottom, 1, "")
        sizes = [self._size(cohort) for _, cohort in self._cohorts]
        for column, value in enumerate([*sizes, sum(sizes)], 2):
            letter = xl_col_to_name(column)
            page.live(
                bottom, column, f"SUM({letter}{_TOP + 1}:{letter}{bottom})", value, "bold_count"
            )
        return bottom

    def _count(self, number: int, cohort: int) -> tuple[str, int]:
        grid, sheet = self._columns.grid, quoted(self.part.ranking.name)
        final = grid.all(self._columns.last_class, sheet)
        found = self.part.result.classifications[self.part.scale.code].final + 1
        own = (found == number) & (self._numbers == cohort)
        return f"COUNTIFS({grid.all('cohort', sheet)},{cohort},{final},{number})", int(own.sum())

    def _size(self, cohort: int) -> int:
        return int((self._numbers == cohort).sum())

    @cached_property
    def _numbers(self) -> NDArray[np.intp]:
        return cohorts(self.part.result.bound.rubric, self.part.result.submissions.units) + 1

    def _classes_chart(self, row: int) -> None:
        chart = self.book.workbook.add_chart({"type": "column", "subtype": "stacked"})
        name, last = self.part.classes.name, 1 + len(self._cohorts)
        for place in range(len(_bands(self.part)) + 2):
            at = _TOP + place
            chart.add_series(
                {
                    "name": [name, at, 0],
                    "categories": [name, _TOP - 1, 2, _TOP - 1, last],
                    "values": [name, at, 2, at, last],
                    "fill": {"color": self._colour(place)},
                    "gap": 60,
                    # Zeros are left away, that labels do not lie on one another.
                    "data_labels": {"value": True, "num_format": "0;;"},
                }
            )
        title = Text("Số đơn vị ở mỗi mức, theo khối", "Units in each class, by peer group")
        self._placed(chart, title, row, 340)

    def _colour(self, place: int) -> str:
        """Green to orange for the classes, greys for units without one."""
        bands = len(_bands(self.part))
        if place >= bands:
            return _COLOURS[5 + place - bands]
        return _COLOURS[place * 4 // max(bands - 1, 1)]

    def _percent_chart(self, row: int) -> int:
        """Draw the percentages of all units; return how wide the chart is."""
        chart = self.book.workbook.add_chart({"type": "column"})
        grid, name = self._columns.grid, self.part.ranking.name
        names, percents = grid.column("name"), grid.column("percent")
        chart.add_series(
            {
                "name": Text("Tỷ lệ %", "Percent").pick(self.book.language),
                "categories": [name, grid.first, names, grid.last, names],
                "values": [name, grid.first, percents, grid.last, percents],
                "fill": {"color": "#5B9BD5"},
                "gap": 40,
                "data_labels": {"value": True, "font": {"size": 8, "rotation": -90}},
            }
        )
        chart.set_x_axis({"interval_unit": 1, "num_font": {"size": 9, "rotation": -90}})
        chart.set_y_axis({"min": 0, "num_font": {"size": 9}})
        chart.set_legend({"none": True})
        width = max(_CHART_WIDTH, 60 + _PIXELS_A_UNIT * grid.count)
        title = Text("Tỷ lệ % điểm tối đa áp dụng", "Percent of the maximum that applies")
        self._placed(chart, title, row, 640, width)
        return width

    def _placed(
        self, chart: Chart, title: Text, row: int, height: int, width: int = _CHART_WIDTH
    ) -> None:
        chart.set_title(
            {
                "name": title.pick(self.book.language),
                "name_font": {"size": 12, "name": "Times New Roman"},
                "overlay": False,
            }
        )
        chart.set_size({"width": width, "height": height})
        self.part.classes.sheet.insert_chart(row, 0, chart)
