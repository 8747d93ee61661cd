"""Blanks (ô còn trống): what council and office have not filled in, where it counts."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from danvan_scoring.model.assessment import Assessment
from danvan_scoring.model.bound import BoundCriterion
from danvan_scoring.model.result import Result
from danvan_scoring.model.rubric import FormField
from danvan_scoring.model.status import Status
from danvan_scoring.stages.make_form import applies

_NOT_READ = (Status.NOT_APPLICABLE, Status.EXEMPT, Status.PENDING, Status.NOT_SUBMITTED)
"""Lines that do not bind the unit, and those that are told as the council's own debts."""


@dataclass(frozen=True)
class Blank:
    """A fact of council or office that is missing for some units.

    Attributes:
        field: the fact.
        units: the codes of the units for which it is missing.
        asked: for how many units it counts.
    """

    field: FormField
    units: tuple[str, ...]
    asked: int


def blanks(result: Result, assessment: Assessment) -> Iterator[Blank]:
    """Yield the facts that are missing, in the order of the form.

    A fact counts for a unit where a criterion is scored by it, or a condition of the classes asks
    for it; not where the council's mark stands in the place of what it would compute, nor for a
    unit that handed in nothing or whose scores are final.

    Args:
        result: with the marks that stand.
        assessment: what the log says.
    """
    units = result.submissions.units.index
    open_ = ~np.asarray(units.isin(list(assessment.final))) & ~silent(result)
    for field in result.bound.rubric.form_fields:
        if field.filled_by == "unit":
            continue
        counts = open_ & _counts(result, field.code)
        empty = counts & result.submissions.values[field.code].isna().to_numpy()
        if empty.any():
            yield Blank(field, tuple(map(str, units[empty])), int(counts.sum()))


def silent(result: Result) -> NDArray[np.bool_]:
    """Tell which units handed in nothing, of which there is nothing to appraise."""
    nodes = [result.scores.nodes[code] for code in result.bound.criteria]
    return np.asarray(np.logical_or.reduce([n.status == Status.NOT_SUBMITTED for n in nodes]))


def _counts(result: Result, code: str) -> NDArray[np.bool_]:
    kinds = result.submissions.units["kind"]
    counts = np.zeros(len(kinds), dtype=np.bool_)
    for line in result.bound.criteria.values():
        if code in line.read:
            counts |= _scored_by_facts(result, line)
    for gate in result.bound.rubric.gates:
        if code in gate.when.fields:
            counts |= kinds.isin(gate.applies_to).to_numpy() if gate.applies_to else True
    return counts


def _scored_by_facts(result: Result, line: BoundCriterion) -> NDArray[np.bool_]:
    code = line.line.code
    own, reasons = result.scores.nodes[code], result.scores.reasons[code]
    marked = reasons.code == reasons.keys.index("core:marked")
    kinds = result.submissions.units["kind"]
    bound_kinds = [kind for kind in kinds.unique() if applies(result.bound, code, kind)]
    binds = kinds.isin(bound_kinds).to_numpy()
    return np.asarray(binds & ~marked & ~np.isin(own.status, _NOT_READ))
