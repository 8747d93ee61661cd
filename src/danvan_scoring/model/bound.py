"""A rubric bound to the criteria that score it (bộ tiêu chí đã gắn cách chấm)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from danvan_scoring.model.criterion import Criterion, FieldUse, Params
from danvan_scoring.model.rubric import Condition, CriterionLine, Group, Rubric


@dataclass(frozen=True)
class BoundCriterion:
    """One line of the rubric with its criterion, ready to score.

    Attributes:
        line: the line.
        criterion: what scores it.
        fields: the fields that the criterion reads.
        conditions: facts of the form without which the line does not apply: those of its groups,
            from the scale down, and its own.
    """

    line: CriterionLine
    criterion: Criterion[Params]
    fields: tuple[FieldUse, ...]
    conditions: tuple[Condition, ...] = ()

    @cached_property
    def columns(self) -> pd.Index:
        """The codes of the fields that the criterion itself reads, each once."""
        # Made once a rubric: an index costs more than the column of a thousand units.
        return pd.Index(list(dict.fromkeys(use.code for use in self.fields)), dtype=object)

    @cached_property
    def read(self) -> tuple[str, ...]:
        """The codes of all fields that decide its points, each once."""
        conditions = (code for when in self.conditions for code in when.fields)
        return tuple(dict.fromkeys([*conditions, *(use.code for use in self.fields)]))


@dataclass(frozen=True)
class BoundRubric:
    """A rubric whose lines all have a criterion, and whose tree has been checked.

    Attributes:
        rubric: the rubric as read.
        criteria: by code of the line, in the order of the rubric.
        groups: by code, parents before children.
        children: codes of the groups and lines directly below a group, in the order of the rubric.
        order: codes of all nodes: first what the points or the condition of others rest on.
    """

    rubric: Rubric
    criteria: Mapping[str, BoundCriterion]
    groups: Mapping[str, Group]
    children: Mapping[str, tuple[str, ...]]
    order: tuple[str, ...]
