"""A workbook on its way to a rubric: what was read, where it stands, what is wrong so far."""

from dataclasses import dataclass, field
from typing import Any

from danvan_scoring.io.number_cells import CellFault
from danvan_scoring.io.rubric_workbook.cells_in import read_cell, shown
from danvan_scoring.io.rubric_workbook.columns import Column
from danvan_scoring.io.rubric_workbook.headings import value_at
from danvan_scoring.io.workbook import WorkbookSheet, cell_name
from danvan_scoring.model.base import SourceFile
from danvan_scoring.model.problem import Place, Problem


@dataclass
class Reading:
    """What reading one file has come to.

    Attributes:
        source: the file.
        given: what will be the rubric, as a TOML file would give it.
        cells: sheet and cell of each path such as `criterion.3.max`.
        problems: the faults so far.
        faulty: sheet and cell of what could not be read, of which nothing more is to be said.
    """

    source: SourceFile
    given: dict[str, Any] = field(default_factory=dict)
    cells: dict[str, tuple[str, str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    faulty: set[tuple[str, str]] = field(default_factory=set)

    def value(self, sheet: WorkbookSheet, row: int, at: int, column: Column) -> object:
        """Read a cell; None if it is empty or cannot be read, which is then told."""
        value = value_at(sheet, row, at)
        fault, told = None, shown(value)
        if (row, at) in sheet.errors:
            fault, told = CellFault("FRM587", {}), sheet.errors[row, at]
        elif (row, at) in sheet.uncomputed:
            fault = CellFault("FRM588", {})
        elif value is None:
            return None
        else:
            found = read_cell(value, column, percent=(row, at) in sheet.percents)
            if not isinstance(found, CellFault):
                return found
            fault = found
        name = cell_name(row, at)
        self.faulty.add((sheet.name, name))
        place = Place(self.source.path, sheet=sheet.name, cell=name, item=column.key)
        self.problems.append(Problem(fault.code, place, told, fault.details, fault.suggestion))
        return None
