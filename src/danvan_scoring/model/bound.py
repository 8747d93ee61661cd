"""A rubric bound to the criteria that score it (bộ tiêu chí đã gắn cách chấm)."""

from collections.abc import Mapping
from dataclasses import dataclass

from danvan_scoring.model.criterion import Criterion, FieldUse, Params
from danvan_scoring.model.rubric import CriterionLine, Group, Rubric


@dataclass(frozen=True)
class BoundCriterion:
    """One line of the rubric with its criterion, ready to score."""

    line: CriterionLine
    criterion: Criterion[Params]
    fields: tuple[FieldUse, ...]


@dataclass(frozen=True)
class BoundRubric:
    """A rubric whose lines all have a criterion, and whose tree has been checked.

    Attributes:
        rubric: the rubric as read.
        criteria: by code of the line, in the order of the rubric.
        groups: by code, parents before children.
        children: codes of the groups and lines directly below a group, in the order of the rubric.
    """

    rubric: Rubric
    criteria: Mapping[str, BoundCriterion]
    groups: Mapping[str, Group]
    children: Mapping[str, tuple[str, ...]]
