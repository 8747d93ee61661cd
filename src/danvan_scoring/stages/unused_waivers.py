"""Unused waivers (văn bản miễn không dùng đến): those that change nothing in this period."""

from collections.abc import Iterator
from datetime import date

import pandas as pd

from danvan_scoring.model.bound import BoundRubric
from danvan_scoring.model.notation import day
from danvan_scoring.model.problem import Place, Problem
from danvan_scoring.stages.make_form import applies


def unused_waivers(
    bound: BoundRubric, units: pd.DataFrame, waivers: pd.DataFrame, as_of: date
) -> Iterator[Problem]:
    """Yield waivers that have run out, or of criteria that do not bind the unit anyhow.

    Args:
        bound: the rubric of the units.
        units: as in `Submissions`.
        waivers: as in `Submissions`.
        as_of: the day of scoring.
    """
    kinds = units["kind"].to_dict()
    own = {kind.code for kind in bound.rubric.kinds}
    for row in waivers.itertuples():
        unit, criterion = str(row.unit), str(row.criterion)
        if kinds.get(unit) not in own or criterion not in bound.criteria:
            continue
        place = Place(item=f"{unit} {criterion}")
        until = pd.Timestamp(str(row.until))
        if not pd.isna(until) and until.date() < as_of:
            ended = day(until.date()).vi
            yield Problem("FRM571", place, str(row.document), {"until": ended})
        elif not applies(bound, criterion, kinds[unit]):
            yield Problem("FRM570", place, str(row.document))
