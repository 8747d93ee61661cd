"""A sheet of the workbook: what is written to it as it is, and how it is printed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from math import ceil, isnan

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from danvan_scoring.io.forms.heights import LINE, row_height
from danvan_scoring.io.tables import clean
from danvan_scoring.reports.workbook.styles import Styles

Value = str | float | int

_MOST_LETTERS = 32_767
_MOST_ROWS = 1_048_576
_A4 = 9
_SMALLER = 1.2
"""How much more of the letters of size 9 stand in a line than of those of size 11."""
_HIGHEST = 409.0
"""The height of a row beyond which Excel does not go."""
_WIDTH_OF_A_PAGE = 260
"""Widths of columns that go on a page one wide and can still be read: at about half the size."""


@dataclass
class Page:
    """Writes one sheet.

    Attributes:
        name: of the sheet.
        sheet: the sheet.
        styles: formats by name.
        widths: those of the columns that have been said.
    """

    name: str
    sheet: Worksheet
    styles: Styles
    widths: list[float] = field(default_factory=list)

    def columns(self, widths: Sequence[float]) -> None:
        """Set the widths of the columns, from the first."""
        self.widths = [*widths]
        for column, width in enumerate(widths):
            self.sheet.set_column(column, column, width)

    def text(self, row: int, column: int, text: str, look: str | Format = "text") -> None:
        """Write a text as a text, whatever it looks like."""
        form = self._form(look)
        own = "\n".join(clean(line) for line in text.split("\n"))
        if len(own) > _MOST_LETTERS:
            own = own[: _MOST_LETTERS - 1] + "…"
        if own:
            self._put(row).write_string(row, column, own, form)
        else:
            self._put(row).write_blank(row, column, None, form)

    def number(self, row: int, column: int, value: float, look: str | Format = "points") -> None:
        """Write a number."""
        self._put(row).write_number(row, column, value, self._form(look))

    def day(self, row: int, column: int, value: date | datetime, look: str = "day") -> None:
        """Write a day, or a time, as one."""
        self._put(row).write_datetime(row, column, value, self._form(look))

    def live(
        self, row: int, column: int, formula: str, value: Value, look: str | Format = "work"
    ) -> None:
        """Write a formula, with the value that the library has for it."""
        shown = "" if isinstance(value, float) and isnan(value) else value
        self._put(row).write_formula(row, column, f"={formula}", self._form(look), shown)

    def block(self, row: int, text: str, look: str, last: int) -> None:
        """Write a text across the columns up to `last`, as high as it needs."""
        width = sum(self.widths[: last + 1]) * (0.85 if look == "title" else 1)
        if last:
            self.sheet.merge_range(row, 0, row, last, "", self.styles[look])
        self.text(row, 0, text, look)
        factor = 1.25 if look == "title" else 1
        self.sheet.set_row(row, factor * row_height([(text, width)]))

    def headings(self, row: int, headings: Sequence[tuple[str, str]]) -> None:
        """Write a row of headings, each with its look, as high as they need."""
        for column, (text, look) in enumerate(headings):
            self.text(row, column, text, look)
        cells = [
            (text, width * 0.85) for (text, _), width in zip(headings, self.widths, strict=True)
        ]
        self.sheet.set_row(row, row_height(cells))

    def height(
        self, row: int, texts: Iterable[tuple[int, str]], small: Iterable[tuple[int, str]] = ()
    ) -> None:
        """Make a row as high as the texts in its columns need, some of them in smaller letters."""
        full = row_height((text, self.widths[column]) for column, text in texts)
        less = row_height((text, self.widths[column] * _SMALLER) for column, text in small)
        self.sheet.set_row(row, min(max(full, less / _SMALLER), _HIGHEST))

    def printed(self, heading: int, last_row: int, last: int, *, first: int | None = None) -> None:
        """Set the page up: A4 across, headings on every page, pages numbered.

        A sheet so wide that one page could not be read goes on several, with the names of the
        units on each.

        Args:
            heading: the last row of headings.
            last_row: the last row.
            last: the last column that is printed.
            first: the first row of headings, if there are several.
        """
        sheet = self.sheet
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.set_margins(left=0.5, right=0.4, top=0.5, bottom=0.6)
        pages = ceil(sum(self.widths[: last + 1]) / _WIDTH_OF_A_PAGE)
        sheet.fit_to_pages(pages, 0)
        if pages > 1:
            sheet.repeat_columns(0, 1)
        sheet.repeat_rows(heading if first is None else first, heading)
        sheet.print_area(0, 0, max(last_row, heading), last)
        sheet.set_footer("&L&A&R&P/&N")

    def _put(self, row: int) -> Worksheet:
        if row >= _MOST_ROWS:
            # XlsxWriter leaves out, without a word, what lies beyond the last row.
            raise ValueError(f"a sheet has {_MOST_ROWS} rows at most: too many units")
        return self.sheet

    def _form(self, look: str | Format) -> Format:
        return self.styles[look] if isinstance(look, str) else look


@dataclass(frozen=True)
class Grid:
    """Where the rows of a table and its columns stand, by the keys of the columns.

    Attributes:
        keys: of the columns, from the first.
        first: the first row, counted from 0.
        count: of rows.
    """

    keys: Sequence[str]
    first: int
    count: int

    @property
    def last(self) -> int:
        """The last row, counted from 0."""
        return self.first + self.count - 1

    def column(self, key: str) -> int:
        """The position of a column."""
        return self.keys.index(key)

    def cell(self, key: str, row: int) -> str:
        """A cell in a row that is counted from 0, as formulas of the same row name it."""
        return f"${xl_col_to_name(self.column(key))}{row + 1}"

    def all(self, key: str, sheet: str = "") -> str:
        """All cells of a column."""
        letter = xl_col_to_name(self.column(key))
        cells = f"${letter}${self.first + 1}:${letter}${self.last + 1}"
        return f"{sheet}!{cells}" if sheet else cells


__all__ = ["LINE", "Grid", "Page", "Value"]
