"""Conditions as formulas of a spreadsheet: where one holds, and where it is known not to hold."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from danvan_scoring.model.form_cells import NodeCells
from danvan_scoring.model.rubric import Comparison, Condition, FormField, Rounding
from danvan_scoring.model.status import Status
from danvan_scoring.stages.form_numbers import plain, rounded

_SIGNS: Mapping[Comparison, str] = {
    "<": "<",
    "<=": "<=",
    "=": "=",
    "!=": "<>",
    ">=": ">=",
    ">": ">",
}


class Truth(NamedTuple):
    """Two formulas; where neither is true, the condition cannot be decided."""

    holds: str
    fails: str


_LONGEST_TEXT = 250
_UNKNOWN = Truth("FALSE", "FALSE")


@dataclass(frozen=True)
class Conditions:
    """Writes the conditions of one form.

    Attributes:
        fields: the fields of the rubric by code.
        cells: the cells of those that stand on the form.
        nodes: the cells of all nodes.
        rounding: of points.
    """

    fields: Mapping[str, FormField]
    cells: Mapping[str, str]
    nodes: Mapping[str, NodeCells]
    rounding: Rounding

    def truth(self, when: Condition) -> Truth:
        """Write a condition, part by part; what decides is enough, as in `conditions.find`."""
        parts = [self.truth(part) for part in when.all_ or when.any_]
        if parts:
            holds, fails = (",".join(side) for side in zip(*parts, strict=True))
            both = ("AND", "OR") if when.all_ else ("OR", "AND")
            return Truth(f"{both[0]}({holds})", f"{both[1]}({fails})")
        if when.field is not None:
            return self._of_field(when.field, when)
        return self._of_node(when)

    def _of_field(self, code: str, when: Condition) -> Truth:
        if code not in self.cells:
            return _UNKNOWN
        cell, field = self.cells[code], self.fields[code]
        assert when.is_ is not None  # the rubric check asks for it
        sign, value = _SIGNS[when.is_], when.value
        if isinstance(value, bool):
            found = f'{cell}{sign}"{"có" if value else "không"}"'
        elif isinstance(value, Decimal):
            found = f"ROUND({cell}-{plain(value)},9){sign}0"
        elif field.type == "date":
            day = date.fromisoformat(str(value))
            # A cell may hold an hour of the day too.
            found = f"INT({cell}){sign}DATE({day.year},{day.month},{day.day})"
        else:
            # A spreadsheet's = takes capitals for small letters.
            same = f"EXACT({cell},{_quoted(str(value))})"
            found = same if when.is_ == "=" else f"NOT({same})"
        known = f"LEN(TRIM({cell}))>0"
        return Truth(f"IF({known},{found},FALSE)", f"IF({known},NOT({found}),FALSE)")

    def _of_node(self, when: Condition) -> Truth:
        assert when.is_ is not None  # the rubric check asks for it
        assert when.node is not None  # a fact that looks at no field looks at a node
        sign, cells = _SIGNS[when.is_], self.nodes[when.node]
        if when.status_of is not None:
            wanted = next(state for state in Status if state.key == when.value)
            found = f"{cells.state}{sign}{int(wanted)}"
            return Truth(found, f"NOT({found})")
        assert isinstance(when.value, Decimal)  # the rubric check asks for a number
        value, points = plain(when.value), rounded(cells.points, self.rounding)
        if when.percent_of is not None:
            points, value = f"{points}*100", f"{cells.maximum}*{value}"
        found = f"ROUND({points}-{value},9){sign}0"
        waived = f"OR({cells.state}=1,{cells.state}=2)"
        return Truth(
            f"AND({cells.state}=0,{found})",
            f"OR({waived},AND({cells.state}=0,NOT({found})))",
        )


def _quoted(text: str) -> str:
    """Write a text; longer ones than a formula takes are put together."""
    starts = range(0, max(len(text), 1), _LONGEST_TEXT)
    pieces = [text[at : at + _LONGEST_TEXT].replace('"', '""') for at in starts]
    return "&".join(f'"{piece}"' for piece in pieces)
