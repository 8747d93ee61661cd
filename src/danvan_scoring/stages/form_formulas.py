"""Live formulas of a form: what `intake`, `score` and `aggregate` do, said to a spreadsheet.

A form shows a unit its points, subtotals and total while it is filled in. They decide nothing: the
library scores what is in the form anew, and the two are compared in the tests, unit by unit.
Only that nothing was submitted cannot be said, since a form that is filled in is submitted.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby
from operator import itemgetter

from danvan_scoring.model.bound import BoundCriterion
from danvan_scoring.model.form_cells import NodeCells
from danvan_scoring.model.rubric import FormField
from danvan_scoring.model.status import Status
from danvan_scoring.stages.form_conditions import Conditions
from danvan_scoring.stages.make_form import applies
from danvan_scoring.stages.node_formulas import NodeFormulas


@dataclass(frozen=True)
class FormFormulas(NodeFormulas):
    """Writes the formulas of one unit's form.

    Attributes:
        kind: the code of the unit's kind.
        fields: the cells of the fields that stand on the form.
        evidence: formulas of texts that say what proves each of these; empty where nothing does.
        waived: the criteria from which the unit is waived, with the state that they have then.
        typed: the cells of points that are typed, by criterion.
        as_of: the day of scoring.
    """

    kind: str
    fields: Mapping[str, str]
    evidence: Mapping[str, str]
    waived: Mapping[str, Status]
    typed: Mapping[str, str]
    as_of: date

    def _raw(self, bound: BoundCriterion) -> str:
        """Points before rounding; a cell that cannot be computed with is an error."""
        code = bound.line.code
        if code in self.typed:
            return self.typed[code]
        if code in self.waived or not applies(self.bound, code, self.kind):
            return ""
        known = {field: self.fields[field] for field in bound.read if field in self.fields}
        if len(known) < len(bound.read):
            return ""
        formula = bound.criterion.formula(bound.line.max, known, self.as_of)
        return "" if formula is None else f'IFERROR({formula},"{Status.ERROR.key}")'

    def _own_state(self, bound: BoundCriterion, cells: NodeCells) -> str:
        """The state before conditions on other nodes, by the precedence of `Intake`."""
        code = bound.line.code
        if not applies(self.bound, code, self.kind):
            return str(int(Status.NOT_APPLICABLE))
        if code in self.waived:
            return str(int(self.waived[code]))
        formula = self._unless_missing(bound, cells)
        for when in reversed(bound.conditions):
            fails = self._conditions.truth(when).fails
            formula = f"IF({fails},{int(Status.NOT_APPLICABLE)},{formula})"
        return formula

    def _unless_missing(self, bound: BoundCriterion, cells: NodeCells) -> str:
        formula = _state_of_raw(cells.raw)
        missing = [*self._missing(bound)]
        mark = self.typed.get(bound.line.code)
        if mark is not None:
            wrong = f"OR({mark}<0,ROUND({mark}-{bound.line.max:f},6)>0)"
            number = f"IF({wrong},{int(Status.ERROR)},0)"
            formula = f"IF(ISNUMBER({mark}),{number},{int(Status.ERROR)})"
            council = any(self._fields[code].filled_by == "council" for code in bound.read)
            missing.append((_is_empty(mark), Status.PENDING if council else Status.MISSING))
        # Together where they mean the same, so that many fields do not nest too deep.
        stretches = [(state, [*told]) for state, told in groupby(missing, itemgetter(1))]
        for state, told in reversed(stretches):
            formula = f"IF(OR({','.join(one for one, _ in told)}),{int(state)},{formula})"
        return formula

    def _missing(self, bound: BoundCriterion) -> Iterator[tuple[str, Status]]:
        """Yield, field by field, where it is empty or lacks its evidence.

        A field that is not on the form is given where the points are typed.
        """
        required = {use.code for use in bound.fields if use.ref.required}
        for code in bound.read:
            field = self._fields[code]
            cell = self.fields.get(code)
            state = Status.PENDING if field.filled_by == "council" else Status.MISSING
            if cell is None:
                if code in required and bound.line.code in self.typed:
                    yield _is_empty(self.typed[bound.line.code]), state
                continue
            if code in required:
                yield _is_empty(cell), state
            for when in bound.conditions:
                if code in when.fields:
                    truth = self._conditions.truth(when)
                    yield f"AND({_is_empty(cell)},NOT(OR({truth.holds},{truth.fails})))", state
            if field.evidence == "required":
                yield self._unproven(field, cell), Status.MISSING

    def _unproven(self, field: FormField, cell: str) -> str:
        claims = f"NOT({_is_empty(cell)})"
        if field.type in ("number", "integer"):
            claims = f"AND({claims},N({cell})<>0)"
        elif field.type == "yes_no":
            claims = f'{cell}="có"'
        return f"AND({claims},{_is_empty(self.evidence[field.code])})"

    @cached_property
    def _fields(self) -> Mapping[str, FormField]:
        return {field.code: field for field in self.bound.rubric.form_fields}

    @cached_property
    def _conditions(self) -> Conditions:
        return Conditions(self._fields, self.fields, self._here, self.bound.rubric.rounding)


def _is_empty(cell: str) -> str:
    return f"LEN(TRIM({cell}))=0"


def _state_of_raw(raw: str) -> str:
    """The state that a criterion's formula names, or scored where it gives a number."""
    formula = str(int(Status.ERROR))
    for state in (Status.WITHHELD, Status.MISSING, Status.PENDING, Status.EXEMPT):
        formula = f'IF({raw}="{state.key}",{int(state)},{formula})'
    formula = f'IF({raw}="{Status.NOT_APPLICABLE.key}",{int(Status.NOT_APPLICABLE)},{formula})'
    return f"IF(ISNUMBER({raw}),0,{formula})"
