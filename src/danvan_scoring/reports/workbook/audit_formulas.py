"""The formulas of one unit whose criteria have their points typed on the sheet of scores."""

from collections.abc import Mapping
from dataclasses import dataclass

from danvan_scoring.model.bound import BoundCriterion
from danvan_scoring.model.form_cells import NodeCells
from danvan_scoring.model.status import Status
from danvan_scoring.reports.workbook.words import STATES_NAME
from danvan_scoring.stages.node_formulas import NodeFormulas


@dataclass(frozen=True)
class AuditFormulas(NodeFormulas):
    """Writes the formulas of one unit.

    Attributes:
        typed: the cells of points, by criterion: a number, below zero where points are taken
            away, or a state in words.
    """

    typed: Mapping[str, str]

    def _raw(self, bound: BoundCriterion) -> str:
        """The number that is typed, or 0; points that are taken away are counted above zero."""
        cell = self.typed[bound.line.code]
        return f"-N({cell})" if self._in_penalty(bound.line.group) else f"N({cell})"

    def _own_state(self, bound: BoundCriterion, cells: NodeCells) -> str:
        """The state that is typed; a number that cannot be, and a word that is none, are errors."""
        cell = self.typed[bound.line.code]
        error = int(Status.ERROR)
        wrong = f"OR({cells.raw}<0,ROUND({cells.raw}-{bound.line.max:f},6)>0)"
        number = f"IF({wrong},{error},0)"
        word = f"IFERROR(MATCH(TRIM({cell}),{STATES_NAME},0),{error})"
        empty = f"IF(LEN(TRIM({cell}))=0,{int(Status.MISSING)},{word})"
        return f"IF(ISNUMBER({cell}),{number},{empty})"
