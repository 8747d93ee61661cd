"""The built-in criteria: one module a kind, registered as the plugin `builtin`."""

from typing import Any

from danvan_criteria.assigned import Assigned
from danvan_criteria.banded import Banded
from danvan_criteria.checklist import Checklist
from danvan_criteria.count import Count
from danvan_criteria.deadline import Deadline
from danvan_criteria.deduction import Deduction
from danvan_criteria.expression import Expression
from danvan_criteria.linear import Linear
from danvan_criteria.ratio import Ratio
from danvan_criteria.relative import Relative
from danvan_criteria.survey import Survey
from danvan_criteria.yes_no import YesNo
from danvan_scoring.plugins import Criterion, hookimpl

__all__ = ["danvan_register_criteria"]


@hookimpl
def danvan_register_criteria() -> list[type[Criterion[Any]]]:
    """Return the built-in criteria."""
    return [
        Assigned,
        Banded,
        Checklist,
        Count,
        Deadline,
        Deduction,
        Expression,
        Linear,
        Ratio,
        Relative,
        Survey,
        YesNo,
    ]
