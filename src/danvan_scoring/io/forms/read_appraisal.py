"""Read the council's workbook back: by codes and headings, never by position."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

from danvan_scoring.io.csv_columns import spoken
from danvan_scoring.io.date_cells import read_date
from danvan_scoring.io.forms.appraisal_layout import (
    APPEAL_HEADINGS,
    APPEALS,
    FACT_HEADINGS,
    FACTS,
    MARKS,
    mark_headings,
)
from danvan_scoring.io.forms.cell_text import cell_text, is_day, number_text, typed_number
from danvan_scoring.io.forms.layout import FORMAT, IDENTITY_SHEET
from danvan_scoring.io.workbook import Workbook, WorkbookSheet, cell_name, read_workbook
from danvan_scoring.model.appraisal import RESULTS
from danvan_scoring.model.period import Period
from danvan_scoring.model.problem import Place, Problem
from danvan_scoring.model.taken import Taken, TakenAppeal, TakenFact, TakenMarks

_HEADING_ROWS = 30


def read_appraisal(
    path: Path, shown: str, period: Period, rubrics: str
) -> tuple[Taken | None, list[Problem]]:
    """Read the workbook.

    Args:
        path: where it is.
        shown: how problems name it.
        period: whose it should be.
        rubrics: the digest of the period's rubrics.

    Returns:
        What stands in it, unless it is not the council's workbook of this period; and all problems
        of its structure and cells.
    """
    book = read_workbook(path, shown)
    if isinstance(book, Problem):
        return None, [book]
    told, problem = _identity(book, period, rubrics)
    if problem is not None:
        return None, [problem]
    reader = _Reader(book, period)
    taken = Taken(
        line=int(told["line"]),
        marks=[*reader.marks()],
        facts=[*reader.facts()],
        appeals=[*reader.appeals()],
    )
    return taken, reader.problems


def _identity(
    book: Workbook, period: Period, rubrics: str
) -> tuple[Mapping[str, str], Problem | None]:
    place = Place(book.source.path)
    sheet = book.sheets.get(IDENTITY_SHEET)
    rows = sheet.rows if sheet else ()
    told = {str(row[0]): str(row[1]) for row in rows if len(row) > 1 and row[0] is not None}
    if told.get("stage") != "council" or not told.get("line", "").isdigit():
        return told, Problem("LOG622", place)
    if told.get("format") != FORMAT:
        return told, Problem("FRM535", place, told.get("format", ""), {"format": FORMAT})
    if told.get("period") != period.id:
        return told, Problem("FRM531", place, told.get("period", ""), {"period": period.id})
    if told.get("rubrics") != rubrics:
        found, wanted = told.get("rubrics", "")[:8], rubrics[:8]
        return told, Problem("FRM533", place, found, {"wanted": wanted})
    return told, None


@dataclass
class _Reader:
    book: Workbook
    period: Period
    problems: list[Problem] = field(default_factory=list)

    def marks(self) -> Iterator[TakenMarks]:
        headings = mark_headings(self.period.council)
        for sheet, row, columns in self._rows(MARKS, headings, ("unit", "criterion")):
            keys = {key: key.removeprefix("member:") for key in headings if key[:7] == "member:"}
            keys["agreed"] = ""
            marks = {code: self._number(sheet, row, columns[key]) for key, code in keys.items()}
            places = {code: self._place(sheet, row, columns[key]) for key, code in keys.items()}
            places |= {key: self._place(sheet, row, columns[key]) for key in ("reason", "document")}
            text = self._texts(sheet, row, columns)
            yield TakenMarks(
                unit=text("unit"),
                criterion=text("criterion"),
                marks=marks,
                reason=text("reason"),
                document=text("document"),
                places=places,
            )

    def facts(self) -> Iterator[TakenFact]:
        for sheet, row, columns in self._rows(FACTS, FACT_HEADINGS, ("unit", "field")):
            text = self._texts(sheet, row, columns)
            place = self._place(sheet, row, columns["value"])
            if (row, columns["value"]) in sheet.percents:
                value = sheet.rows[row][columns["value"]]
                if isinstance(value, float):
                    shown, held = number_text(value * 100), number_text(value)
                    details = {"shown": shown, "held": held}
                    self.problems.append(Problem("FRM556", place, f"{shown} %", details))
            yield TakenFact(
                unit=text("unit"),
                field=text("field"),
                value=text("value"),
                evidence=text("evidence"),
                note=text("note"),
                place=place,
            )

    def appeals(self) -> Iterator[TakenAppeal]:
        for sheet, row, columns in self._rows(APPEALS, APPEAL_HEADINGS, ()):
            text = self._texts(sheet, row, columns)
            places = {key: self._place(sheet, row, at) for key, at in columns.items()}
            yield TakenAppeal(
                unit=text("unit"),
                criterion=text("criterion"),
                received=self._day(sheet, row, columns["received"]),
                claim=self._number(sheet, row, columns["claim"]),
                text=text("text"),
                result=self._result(text("result"), places["result"]),
                points=self._number(sheet, row, columns["points"]),
                decided_by=text("decided_by"),
                reason=text("reason"),
                document=text("document"),
                places=places,
            )

    def _rows(
        self, name: str, headings: Mapping[str, str], codes: Sequence[str]
    ) -> Iterator[tuple[WorkbookSheet, int, Mapping[str, int]]]:
        """Yield the rows of a sheet that say something, each code once."""
        found = self._find(name, headings)
        if found is None:
            return
        sheet, top, columns = found
        seen: dict[tuple[str, ...], int] = {}
        for row in range(top + 1, len(sheet.rows)):
            cells = sheet.rows[row]
            if all(cells[column] is None for column in columns.values()):
                continue
            key = tuple(cell_text(cells[columns[code]], self.period.csv) for code in codes)
            if codes and key in seen:
                place = self._place(sheet, row, columns[codes[-1]])
                details = {"first": cell_name(seen[key], columns[codes[-1]])}
                self.problems.append(Problem("FRM546", place, " + ".join(key), details))
                continue
            seen[key] = row
            yield sheet, row, columns

    def _find(
        self, name: str, headings: Mapping[str, str]
    ) -> tuple[WorkbookSheet, int, Mapping[str, int]] | None:
        wanted = {spoken(text): key for key, text in headings.items()}
        for sheet in self.book.sheets.values():
            for top, cells in enumerate(sheet.rows[:_HEADING_ROWS]):
                columns = {
                    wanted[spoken(cell)]: at
                    for at, cell in enumerate(cells)
                    if isinstance(cell, str) and spoken(cell) in wanted
                }
                if 2 * len(columns) > len(headings):
                    return self._whole(sheet, top, columns, headings)
        place = Place(self.book.source.path)
        self.problems.append(Problem("FRM540", place, details={"sheet": name}))
        return None

    def _whole(
        self,
        sheet: WorkbookSheet,
        top: int,
        columns: Mapping[str, int],
        headings: Mapping[str, str],
    ) -> tuple[WorkbookSheet, int, Mapping[str, int]] | None:
        missing = [text for key, text in headings.items() if key not in columns]
        for text in missing:
            place = self._place(sheet, top, 0)
            self.problems.append(Problem("FRM542", place, details={"heading": text}))
        return None if missing else (sheet, top, columns)

    def _texts(
        self, sheet: WorkbookSheet, row: int, columns: Mapping[str, int]
    ) -> Callable[[str], str]:
        def text(key: str) -> str:
            if not self._sound(sheet, row, columns[key]):
                return ""
            return cell_text(sheet.rows[row][columns[key]], self.period.csv)

        return text

    def _number(self, sheet: WorkbookSheet, row: int, column: int) -> Decimal | None:
        value = sheet.rows[row][column]
        if not self._sound(sheet, row, column) or value is None:
            return None
        if isinstance(value, float) and not isinstance(value, bool):
            return Decimal(number_text(value))
        text = cell_text(value, self.period.csv)
        typed = typed_number(text, self.period.csv) if isinstance(value, str) else None
        if text and typed is None:
            self.problems.append(Problem("FRM553", self._place(sheet, row, column), text))
        # 2,50 as text is the same mark as the number 2,5.
        return None if typed is None else Decimal(number_text(float(typed)))

    def _day(self, sheet: WorkbookSheet, row: int, column: int) -> date | None:
        value = sheet.rows[row][column]
        if not self._sound(sheet, row, column) or value is None:
            return None
        if isinstance(value, date) and is_day(value):
            return value
        text = cell_text(value, self.period.csv)
        day = read_date(text, self.period.csv.date)
        if isinstance(value, str) and isinstance(day, date):
            return day
        self.problems.append(Problem("LOG628", self._place(sheet, row, column), text))
        return None

    def _result(self, text: str, place: Place) -> str:
        if text and text.casefold() not in RESULTS:
            self.problems.append(Problem("LOG629", place, text, {"choices": ", ".join(RESULTS)}))
        return RESULTS.get(text.casefold(), "")

    def _sound(self, sheet: WorkbookSheet, row: int, column: int) -> bool:
        """Whether the cell holds a value, and no error or formula that nobody worked out."""
        cell, place = (row, column), self._place(sheet, row, column)
        problem = None
        if cell in sheet.errors:
            problem = Problem("FRM549", place, sheet.errors[cell])
        elif cell in sheet.uncomputed:
            problem = Problem("FRM550", place)
        if problem is not None and problem not in self.problems:
            self.problems.append(problem)
        return problem is None

    def _place(self, sheet: WorkbookSheet, row: int, column: int) -> Place:
        return Place(self.book.source.path, sheet=sheet.name, cell=cell_name(row, column))
