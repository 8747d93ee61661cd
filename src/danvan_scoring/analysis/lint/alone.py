"""Alone: one criterion as a whole rubric, to be tried out on evidence of any kind."""

from collections.abc import Mapping
from dataclasses import replace

from danvan_scoring.errors import CriterionError
from danvan_scoring.model.bound import BoundCriterion, BoundRubric
from danvan_scoring.model.criterion import Direction
from danvan_scoring.model.problem import Place, Problem
from danvan_scoring.model.rubric import Group, Rubric


def alone(bound: BoundCriterion, rubric: Rubric) -> BoundRubric:
    """Return a rubric of one line, which applies to every unit and asks for no document."""
    read = {use.code for use in bound.fields}
    fields = tuple(
        own.model_copy(update={"evidence": "none", "filled_by": "office"})
        for own in rubric.form_fields
        if own.code in read
    )
    line = bound.line.model_copy(update={"applies_to": (), "applies_when": None})
    scale = Group(code=line.group, title=line.group)
    return BoundRubric(
        rubric=rubric.model_copy(update={"form_fields": fields}),
        criteria={line.code: replace(bound, line=line, conditions=())},
        groups={scale.code: scale},
        children={scale.code: (line.code,)},
        order=(line.code, scale.code),
    )


def declared_directions(bound: BoundCriterion) -> Mapping[str, Direction]:
    """Ask a criterion in which fields its points never fall (1) or never rise (-1).

    Raises:
        CriterionError: it raised.
    """
    try:
        return bound.criterion.directions()
    except Exception as error:
        found = f"{type(error).__name__}: {error}"
        details = {"criterion": bound.line.uses, "units": "", "maximum": bound.line.max}
        problem = Problem("PLG481", Place(item=bound.line.code), found, details)
        raise CriterionError(problem, bound.line.uses, ()) from error
