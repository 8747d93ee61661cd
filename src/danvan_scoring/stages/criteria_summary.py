"""Criteria summary: how the units did at each criterion, over all of them."""

from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from danvan_scoring.model.result import Result
from danvan_scoring.model.rounding import round_to_units
from danvan_scoring.model.rubric import CriterionLine
from danvan_scoring.model.status import Status
from danvan_scoring.stages.plan_list import share


@dataclass(frozen=True)
class CriterionSummary:
    """One criterion over all units that have points at it.

    Attributes:
        line: the criterion.
        scored: how many units have points.
        full: how many of them have all points.
        nothing: how many of them have none.
        share: their points in percent of their maxima, to two decimals; None if nobody has any.
    """

    line: CriterionLine
    scored: int
    full: int
    nothing: int
    share: Decimal | None


def criteria_summary(result: Result) -> list[CriterionSummary]:
    """Summarise the criteria that make up the total, in the rubric's order.

    Those of bonus and penalty groups are left out: they have no share that could be high or low.
    """
    bound = result.bound
    rounding = bound.rubric.rounding
    found = []
    for code, own in bound.criteria.items():
        if _beside_the_total(result, own.line.group):
            continue
        node = result.scores.nodes[code]
        points, maximum = node.points, node.maximum
        if points.dtype == np.float64:
            points = round_to_units(np.asarray(points), rounding.decimals, rounding.mode)
        scored = (node.status == Status.SCORED) & (maximum > 0)
        found.append(
            CriterionSummary(
                line=own.line,
                scored=int(scored.sum()),
                full=int((points[scored] >= maximum[scored]).sum()),
                nothing=int((points[scored] == 0).sum()),
                share=share(int(points[scored].sum()), int(maximum[scored].sum())),
            )
        )
    return found


def _beside_the_total(result: Result, code: str | None) -> bool:
    while code is not None:
        group = result.bound.groups[code]
        if group.kind != "base":
            return True
        code = group.group
    return False
