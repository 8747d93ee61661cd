"""Two small periods to compare, good until a test changes one thing."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
from builders import group, rubric, submissions

from danvan_scoring import Evaluator, Result
from danvan_scoring.analysis.comparison import Comparison, compare_periods
from danvan_scoring.analysis.split import FourValues, halves
from danvan_scoring.model.correspondence import Correspondence
from danvan_scoring.model.result import PeriodResult
from danvan_scoring.model.rubric import Rubric

EVALUATOR = Evaluator()
OLD_DAY, NEW_DAY = date(2024, 12, 5), date(2025, 12, 5)


def whole(**parts: Any) -> Rubric:
    """A rubric of one scale T, whose maximum is that of its criteria."""
    most = sum(own["max"] for own in parts["criterion"])
    return rubric(**{"group": [group("T", None, max=most)], **parts})


def scored(
    rubric_: Rubric,
    cells: Sequence[Mapping[str, Any]],
    kinds: Sequence[str] | None = None,
    *,
    day: date = NEW_DAY,
    codes: Sequence[str] | None = None,
    **more: Any,
) -> Result:
    """Score units u1, u2, …, or those of the given codes."""
    sent = submissions(rubric_, cells, kinds, **more)
    if codes is not None:
        index = pd.Index(list(codes), dtype="str")
        units = sent.units.set_axis(index).assign(name=[f"Đơn vị {code}" for code in codes])
        sent = replace(sent, units=units, values=sent.values.set_axis(index))
    return EVALUATOR.evaluate(rubric_, sent, as_of=day)


def linked(**tables: Any) -> Correspondence:
    """A correspondence with these tables."""
    return Correspondence.model_validate(
        {name: tuple(rows) for name, rows in tables.items()}, strict=False
    )


def compared(old: Result, new: Result, links: Correspondence | None = None) -> Comparison:
    """Compare two results that have units in common."""
    periods = PeriodResult.of(old), PeriodResult.of(new)
    (found,) = compare_periods(*periods, links or Correspondence()).parts
    return found


def shares(values: FourValues, decimals: int, row: int = 0) -> tuple[str, str, str]:
    """Change, work and rubric of one unit, as written."""
    split = values.split
    doubled = (2 * split.change, split.twice_work, split.twice_rubric)
    return tuple(f"{halves(int(own[row]), decimals).normalize():f}" for own in doubled)


def node(found: Comparison, code: str) -> FourValues:
    """The values of the node that has this code in either rubric."""
    return next(values for pair, values in found.nodes.items() if code in (pair.new, pair.old))
