"""Read one form that came back: by what it carries and by its codes, never by position.

Rows may have been moved or sorted, columns and rows inserted, sheets renamed: a row is known by its
code and must have the title that belongs to it. What cannot be told for sure is refused.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from danvan_scoring.io.csv_columns import spoken
from danvan_scoring.io.date_cells import read_date, written_date
from danvan_scoring.io.forms.cell_text import (
    cell_text,
    is_day,
    number_text,
    same_text,
    typed_number,
)
from danvan_scoring.io.forms.expected import ExpectedForm, ExpectedForms
from danvan_scoring.io.forms.identity import read_identity
from danvan_scoring.io.forms.layout import (
    HEADINGS,
    HELP_SHEET,
    IDENTITY_SHEET,
    LISTS_SHEET,
    SENT_LABEL,
    SHEET_NAMES,
    WORK_SHEET,
)
from danvan_scoring.io.workbook import (
    Value,
    Workbook,
    WorkbookSheet,
    cell_name,
    column_name,
    read_workbook,
)
from danvan_scoring.model.notation import number as written
from danvan_scoring.model.problem import Place, Problem, Severity
from danvan_scoring.model.received import INPUTS, FormPart, ReceivedForm, ReceivedRow

_NOT_READ = (WORK_SHEET, LISTS_SHEET, HELP_SHEET)
_HEADING_ROWS = 60
"""The headings stand among the first rows, with some more that may have been put above them."""
_BESIDE = 4
_AN_EXAMPLE = date(2025, 12, 1)


def read_form(path: Path, shown: str, expected: ExpectedForms) -> ReceivedForm:
    """Read one form.

    Args:
        path: where it is.
        shown: how problems name it.
        expected: what the forms of the period look like.
    """
    book = read_workbook(path, shown, skip=_NOT_READ)
    if isinstance(book, Problem):
        return ReceivedForm(shown, "", "", problems=(book,))
    unit, listed, problems = read_identity(book, expected)
    form = ReceivedForm(shown, book.source.sha256, unit, problems=tuple(problems))
    if any(problem.severity is Severity.ERROR for problem in problems):
        return form
    own = expected.by_kind[expected.kinds[unit]]
    return _Reader(book, own, expected, listed).read(form)


@dataclass
class _Found:
    """One sheet with the place of its headings."""

    sheet: WorkbookSheet
    top: int
    columns: Mapping[str, int]
    letters: Mapping[str, str]

    @cached_property
    def unsound(self) -> frozenset[int]:
        """The rows with cells whose value means nothing."""
        return frozenset(row for row, _ in self.sheet.uncomputed | self.sheet.errors.keys())


@dataclass
class _Reader:
    book: Workbook
    expected: ExpectedForm
    all: ExpectedForms
    listed: Sequence[str]
    problems: list[Problem] = field(default_factory=list)
    sent_at: Place | None = None

    def read(self, form: ReceivedForm) -> ReceivedForm:
        titles: Mapping[FormPart, Mapping[str, str]] = {
            "points": self.expected.titles,
            "tasks": self.all.tasks[form.unit],
            "reports": self.all.reports[form.unit],
        }
        found = {name: self._find(name) for name, own in titles.items() if own}
        sheets = {name: sheet for name, sheet in found.items() if sheet is not None}
        rows: dict[FormPart, tuple[ReceivedRow, ...]] = {}
        scores: dict[str, str] = {}
        for name, sheet in sheets.items():
            if name == "points":
                rows[name], scores = self._points(sheet)
            else:
                rows[name] = tuple(self._filled(sheet, titles[name], name))
        if "points" in sheets and not any(rows.values()):
            self.problems.append(Problem("FRM574", Place(self.book.source.path)))
        return replace(
            form,
            sent=self._sent(sheets["points"]) if "points" in sheets else None,
            sent_at=self.sent_at,
            rows=rows,
            scores=scores,
            columns={name: sheet.letters for name, sheet in sheets.items()},
            problems=(*form.problems, *self.problems),
        )

    def _filled(
        self, found: _Found, titles: Mapping[str, str], name: FormPart
    ) -> Iterator[ReceivedRow]:
        for code, row in self._rows(found, titles, name):
            texts = self._texts(found, row, name)
            if any(texts):
                yield ReceivedRow(code, texts, found.sheet.name, row + 1)

    def _find(self, name: FormPart) -> _Found | None:
        """Find a sheet by its headings, whatever it is called now."""
        found = []
        for sheet in self.book.sheets.values():
            if sheet.name == IDENTITY_SHEET:
                continue
            best = _heading_row(sheet, name)
            if best is not None:
                columns = _headings(sheet.rows[best], name)
                letters = {key: column_name(column) for key, column in columns.items()}
                found.append(_Found(sheet, best, columns, letters))
        if len(found) != 1:
            code = "FRM540" if not found else "FRM541"
            names = ", ".join(own.sheet.name for own in found)
            place = Place(self.book.source.path)
            self.problems.append(Problem(code, place, names, {"sheet": SHEET_NAMES[name]}))
            return None
        missing = [text for key, text in HEADINGS[name].items() if key not in found[0].columns]
        cells = [spoken(str(cell)) for cell in found[0].sheet.rows[found[0].top] if cell]
        twice = [text for text in HEADINGS[name].values() if cells.count(spoken(text)) > 1]
        for code, texts in (("FRM542", missing), ("FRM543", twice)):
            for text in texts:
                place = self._place(found[0], found[0].top, 0)
                self.problems.append(Problem(code, place, details={"heading": text}))
        return None if missing or twice else found[0]

    def _rows(
        self, found: _Found, titles: Mapping[str, str], name: FormPart
    ) -> Iterator[tuple[str, int]]:
        """Yield the rows that have a code of the form, once each and with its title."""
        seen: dict[str, int] = {}
        code_at, title_at = found.columns["code"], found.columns["title"]
        inputs = [found.columns[key] for key in INPUTS[name]]
        dialect = self.all.dialect
        for row in range(found.top + 1, len(found.sheet.rows)):
            cells = found.sheet.rows[row]
            code, title = cells[code_at], cells[title_at]
            if not isinstance(code, str) or code not in titles:
                code = cell_text(code, dialect)
            if code not in titles:
                self._uncoded(found, row, code, inputs)
            elif code in seen:
                details = {"first": cell_name(seen[code], code_at)}
                self.problems.append(
                    Problem("FRM546", self._place(found, row, code_at), code, details)
                )
            else:
                seen[code] = row
                if title == titles[code] or same_text(cell_text(title, dialect), titles[code]):
                    yield code, row
                else:
                    place = self._place(found, row, title_at)
                    details = {"code": code, "title": titles[code]}
                    told = cell_text(title, dialect)
                    self.problems.append(Problem("FRM548", place, told, details))
        self._stray(found)
        due = [code for code in titles if code in self.listed] if name == "points" else [*titles]
        for code in due or titles:
            if code not in seen:
                place = Place(self.book.source.path, sheet=found.sheet.name, item=code)
                self.problems.append(Problem("FRM547", place, details={"title": titles[code]}))

    def _uncoded(self, found: _Found, row: int, code: str, inputs: Sequence[int]) -> None:
        """A row that is none of the form's: what is filled in there belongs to nothing."""
        for column in inputs:
            text = cell_text(found.sheet.rows[row][column], self.all.dialect)
            if text and column == inputs[0]:
                place = self._place(found, row, column)
                self.problems.append(Problem("FRM545", place, text, {"code": code}))

    def _stray(self, found: _Found) -> None:
        """Tell of columns that are none of the form's and have something in them."""
        known = {*found.columns.values()}
        rows = found.sheet.rows
        for column in range(len(rows[found.top])):
            if column in known:
                continue
            for row in range(found.top, len(rows)):
                if rows[row][column] is not None and (row, column) not in found.sheet.formulas:
                    place = self._place(found, row, column)
                    text = cell_text(rows[row][column], self.all.dialect)
                    self.problems.append(Problem("FRM544", place, text))
                    break

    def _texts(self, found: _Found, row: int, name: FormPart) -> tuple[str, ...]:
        """The cells to be filled in, as text; those that mean nothing become problems."""
        places = [found.columns[key] for key in INPUTS[name]]
        if row in found.unsound:
            return tuple(self._text(found, row, place) for place in places)
        cells, dialect = found.sheet.rows[row], self.all.dialect
        values = [cells[place] for place in places]
        return tuple(["" if cell is None else cell_text(cell, dialect) for cell in values])

    def _text(self, found: _Found, row: int, column: int) -> str:
        sheet, cell = found.sheet, (row, column)
        if cell in sheet.errors:
            place = self._place(found, row, column)
            self.problems.append(Problem("FRM549", place, sheet.errors[cell]))
            return ""
        if cell in sheet.uncomputed:
            self.problems.append(Problem("FRM550", self._place(found, row, column)))
            return ""
        return cell_text(sheet.rows[row][column], self.all.dialect)

    def _points(self, found: _Found) -> tuple[tuple[ReceivedRow, ...], dict[str, str]]:
        facts: list[ReceivedRow] = []
        scores: dict[str, str] = {}
        expected, sheet = self.expected, found.sheet
        value_at = found.columns["value"]
        for code, row in self._rows(found, expected.titles, "points"):
            if code in expected.fields:
                if (row, value_at) in sheet.percents and code in expected.numbers:
                    self._percent(found, row)
                texts = self._texts(found, row, "points")
                if any(texts):
                    facts.append(ReceivedRow(expected.fields[code], texts, sheet.name, row + 1))
            elif code in expected.criteria:
                score = self._score(found, row, code)
                if score:
                    scores[code] = score
        if sheet.formulas and sheet.formulas == sheet.uncomputed:
            place = Place(self.book.source.path, sheet=sheet.name)
            self.problems.append(Problem("FRM551", place, details={"count": 1}))
        return tuple(facts), scores

    def _percent(self, found: _Found, row: int) -> None:
        column = found.columns["value"]
        value = found.sheet.rows[row][column]
        if isinstance(value, float):
            shown = number_text(value * 100)
            details = {"shown": shown, "held": number_text(value)}
            place = self._place(found, row, column)
            self.problems.append(Problem("FRM556", place, f"{shown} %", details))

    def _score(self, found: _Found, row: int, code: str) -> str:
        """The self-score that the form shows: a decimal with a point, or a state in words."""
        column, sheet = found.columns["points"], found.sheet
        typed, live = self.expected.criteria[code], (row, column) in sheet.formulas
        cell, value = (row, column), sheet.rows[row][column]
        if cell in sheet.errors:
            place = self._place(found, row, column)
            self.problems.append(Problem("FRM549", place, sheet.errors[cell]))
            return ""
        if cell in sheet.uncomputed:
            return ""
        if value is not None and not typed and not live:
            text = cell_text(value, self.all.dialect)
            self.problems.append(Problem("FRM552", self._place(found, row, column), text))
        # From a criterion to be typed the unit may be waived: then its state stands there.
        if typed and isinstance(value, str) and not live:
            number = typed_number(value, self.all.dialect)
            if number is None:
                self.problems.append(Problem("FRM553", self._place(found, row, column), value))
                return ""
            value = float(number)
        if not isinstance(value, float):
            return cell_text(value, self.all.dialect)
        points = abs(value)
        if not live and points > self.expected.maxima[code]:
            text, most = cell_text(points, self.all.dialect), written(self.expected.maxima[code])
            details = {"criterion": code, "maximum_vi": most.vi, "maximum_en": most.en}
            place = self._place(found, row, column)
            self.problems.append(Problem("FRM575", place, text, details))
        return number_text(points)

    def _sent(self, found: _Found) -> date | None:
        """The day beside its label, above the headings."""
        for row in range(found.top):
            cells = found.sheet.rows[row]
            for column, cell in enumerate(cells):
                if isinstance(cell, str) and same_text(cell, SENT_LABEL):
                    beside = cells[column + 1 : column + 1 + _BESIDE]
                    value = next((value for value in beside if value is not None), None)
                    self.sent_at = self._place(found, row, column + 1)
                    return self._day(value, self.sent_at)
        self.problems.append(Problem("FRM554", Place(self.book.source.path)))
        return None

    def _day(self, value: Value, place: Place) -> date | None:
        """A day, or a text that is one as the period writes days."""
        if isinstance(value, date) and is_day(value):
            return value
        text, style = cell_text(value, self.all.dialect), self.all.dialect.date
        day = read_date(text, style)
        if isinstance(value, str) and isinstance(day, date):
            return day
        details = {"example": written_date(_AN_EXAMPLE, style)} if text else {}
        self.problems.append(Problem("FRM555" if text else "FRM554", place, text, details))
        return None

    def _place(self, found: _Found, row: int, column: int) -> Place:
        return Place(self.book.source.path, sheet=found.sheet.name, cell=cell_name(row, column))


def _heading_row(sheet: WorkbookSheet, name: FormPart) -> int | None:
    """The row that has most of the headings, and more than half of them."""
    rows = sheet.rows[:_HEADING_ROWS]
    exact = {*HEADINGS[name].values()}
    for row, cells in enumerate(rows):
        if exact <= {*cells}:
            return row
    # Written otherwise, or not all there: then each cell is compared as it is spoken.
    counts = [len(_headings(cells, name)) for cells in rows]
    most = max(counts, default=0)
    return counts.index(most) if 2 * most > len(exact) else None


def _headings(cells: Sequence[object], name: FormPart) -> dict[str, int]:
    """The columns of a row by the keys of the headings that stand there."""
    texts = {spoken(cell): at for at, cell in enumerate(cells) if isinstance(cell, str)}
    known = ((key, spoken(text)) for key, text in HEADINGS[name].items())
    return {key: texts[text] for key, text in known if text in texts}
