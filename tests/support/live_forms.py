"""Live formulas in plain workbooks, computed by LibreOffice and read back."""

import math
import shutil
import subprocess
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest
from python_calamine import CalamineWorkbook
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from danvan_scoring import Result
from danvan_scoring.model.form_cells import NodeCells
from danvan_scoring.model.status import Status
from danvan_scoring.stages.facts import Facts
from danvan_scoring.stages.form_formulas import FormFormulas
from danvan_scoring.stages.form_given import waived_from

Cell = str | float | Decimal | date | None

needs_soffice = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice, which computes the formulas, is not here"
)

_NEAR = 1e-9


class Figures(NamedTuple):
    """What the formulas of one node gave."""

    state: float
    points: float
    maximum: float


def put(sheet: Worksheet, row: int, column: int, value: Cell, day: Format) -> None:
    """Write what a person would type; `day` is how the sheet shows days."""
    if value is None:
        return
    if isinstance(value, str):
        sheet.write_string(row, column, value)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, day)
    else:
        sheet.write_number(row, column, float(value))


@dataclass
class LiveForms:
    """One workbook with two sheets a unit: its facts, and the figures worked out from them."""

    folder: Path
    _book: Workbook = field(init=False)
    _count: int = 0

    def __post_init__(self) -> None:
        self._book = Workbook(str(self.folder / "phieu.xlsx"))
        self._day = self._book.add_format({"num_format": "dd/mm/yyyy"})

    def add(
        self,
        result: Result,
        row: int,
        *,
        typed: Mapping[str, Cell] | None = None,
        hidden: Collection[str] = (),
    ) -> str:
        """Write one unit's form; return the name under which its figures come back.

        Args:
            result: whose rubric and facts.
            row: of the unit.
            typed: points that are typed; if not said, those that the library gave where no
                formula can tell them.
            hidden: fields that do not stand on the form.
        """
        self._count += 1
        facts, work = (
            self._book.add_worksheet(f"{name}{self._count}") for name in ("phieu", "_tinh")
        )
        unit = str(result.scores.units[row])
        nodes = {
            item.code: NodeCells(work.get_name(), number)
            for number, (_, _, item) in enumerate(result.bound.rubric.nodes(), 1)
        }
        fields, evidence = self._facts(facts, result, row, hidden)
        marks = _marks(result, row) if typed is None else typed
        for place, mark in enumerate(marks.values()):
            put(facts, place, 2, mark, self._day)
        made = FormFormulas(
            bound=result.bound,
            kind=str(result.submissions.units["kind"].iloc[row]),
            nodes=nodes,
            fields=fields,
            evidence=evidence,
            waived=waived_from(result.submissions.waivers, unit, result.provenance.as_of),
            typed={c: f"{facts.get_name()}!$C${place}" for place, c in enumerate(marks, 1)},
            as_of=result.provenance.as_of,
        )
        for code, cells in nodes.items():
            work.write_string(cells.row - 1, 0, code)
        for cell, formula in made.formulas().items():
            assert_fits(formula)
            work.write_formula(cell, f"={formula}", None, "")
        return work.get_name()

    def _facts(
        self, sheet: Worksheet, result: Result, row: int, hidden: Collection[str]
    ) -> tuple[dict[str, str], dict[str, str]]:
        looked_up, fields, evidence = Facts(result), {}, {}
        for place, code in enumerate(looked_up.fields):
            if code in hidden:
                continue
            value = looked_up.value(code, row)
            cell = ("có" if value else "không") if isinstance(value, bool) else value
            put(sheet, place, 0, cell, self._day)
            put(sheet, place, 1, looked_up.proof(code, row).document or None, self._day)
            fields[code] = f"{sheet.get_name()}!$A${place + 1}"
            evidence[code] = f"{sheet.get_name()}!$B${place + 1}"
        return fields, evidence

    def figures(self) -> Mapping[str, Mapping[str, Figures]]:
        """Return the figures of every node by name of the form, as LibreOffice has them."""
        self._book.close()
        sheets = computed(self.folder / "phieu.xlsx")
        return {
            name: {str(row[0]): Figures(*map(_number, row[3:6])) for row in rows}
            for name, rows in sheets.items()
            if name.startswith("_tinh")
        }


def computed(workbook: Path) -> Mapping[str, list[list[object]]]:
    """Let LibreOffice compute a workbook; return the cells of its sheets."""
    return computed_all([workbook])[0]


def computed_all(workbooks: Sequence[Path]) -> list[Mapping[str, list[list[object]]]]:
    """Let LibreOffice compute workbooks of one folder, in one run; return their cells."""
    folder = workbooks[0].parent
    out = folder / "tinh"
    subprocess.run(  # noqa: S603 (our own command)
        [  # noqa: S607 (wherever it is installed)
            "soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
            "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(out),
            *map(str, workbooks),
        ],
        check=True,
        capture_output=True,
        timeout=900,
    )  # fmt: skip
    books = [CalamineWorkbook.from_path(str(out / workbook.name)) for workbook in workbooks]
    return [
        {
            name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            for name in book.sheet_names
        }
        for book in books
    ]


def disagreements(
    forms: Iterable[tuple[str, Result, int]], found: Mapping[str, Mapping[str, Figures]]
) -> tuple[int, list[str]]:
    """Compare every node with the library.

    Returns:
        How many nodes were compared, and what differs, in words.
    """
    compared, wrong = 0, []
    for name, result, row in forms:
        for code, own in library(result, row).items():
            compared += 1
            shown = found[name][code]
            if not all(abs(one - other) < _NEAR for one, other in zip(shown, own, strict=True)):
                wrong.append(f"{result.scores.units[row]} {code}: {shown}, the library {own}")
    return compared, wrong


def library(result: Result, row: int) -> Mapping[str, Figures]:
    """Return what the library computed for one unit, by node."""
    step = Decimal(1).scaleb(-result.scores.decimals)
    found = {}
    for code, node in result.scores.nodes.items():
        points = node.points[row]
        if node.points.dtype == "int64":
            points = int(points) * step
        maximum = int(node.maximum[row]) * step
        found[code] = Figures(int(node.status[row]), float(points), float(maximum))
    return found


def assert_fits(formula: str) -> None:
    """Assert that a spreadsheet takes the formula."""
    assert len(formula) < 8_000
    depth = 0
    for sign in formula:
        depth += (sign == "(") - (sign == ")")
        assert depth < 60
    assert depth == 0


def _marks(result: Result, row: int) -> Mapping[str, Cell]:
    """The library's points of the criteria that no formula can tell."""
    marks: dict[str, Cell] = {}
    for code, bound in result.bound.criteria.items():
        cells = dict.fromkeys(bound.read, "A1")
        if bound.criterion.formula(bound.line.max, cells, result.provenance.as_of) is None:
            own = library(result, row)[code]
            marks[code] = abs(own.points) if own.state == Status.SCORED else None
    return marks


def _number(cell: object) -> float:
    """A figure; one that is none differs from all others."""
    return cell if isinstance(cell, float) else math.nan
