"""Classes before and after, and those that either work would get by the other rubric."""

from typing import Literal

import numpy as np

from danvan_scoring.io.tables import Column
from danvan_scoring.reports.answers.compare_words import UNIT, View
from danvan_scoring.reports.table import Table

OLD, NEW_WORK, NEW_RUBRIC, NEW = range(4)
"""Positions in `ScaleComparison.classes`."""

Direction = Literal["up", "down", "other"]


def class_rows(view: View) -> dict[int, Direction]:
    """Return the units whose class is another one now, and which way it went.

    The way is only told where both rubrics have the same classes, and where there is one before
    and after.
    """
    if not all(view.scale.classes):
        return {}
    result = view.found.pairing
    orders = [
        [band.code for band in own.bound.rubric.classes_of(str(code))]
        for own, code in ((result.old, view.scale.pair.old), (result.new, view.scale.pair.new))
    ]
    found: dict[int, Direction] = {}
    for row in np.flatnonzero(view.scale.totalled).tolist():
        old, new = view.scale.classes[OLD][row], view.scale.classes[NEW][row]
        if view.class_title(OLD, row) == view.class_title(NEW, row):
            continue
        known = orders[0] == orders[1] and bool(old) and bool(new)
        found[row] = _way(orders[1].index(new) - orders[0].index(old)) if known else "other"
    return found


def _way(steps: int) -> Direction:
    return "up" if steps < 0 else "down"


def class_table(view: View) -> Table:
    """Return the units of which some class differs, in all four worlds where there are four."""
    worlds = [OLD, NEW_WORK, NEW_RUBRIC, NEW] if view.shared_out else [OLD, NEW]
    heads = {
        OLD: view.pick("Trước", "Before"),
        NEW_WORK: view.pick("Việc kỳ sau, bộ tiêu chí trước", "Work now, rubric before"),
        NEW_RUBRIC: view.pick("Việc kỳ trước, bộ tiêu chí sau", "Work before, rubric now"),
        NEW: view.pick("Sau", "Now"),
    }
    columns = [
        Column(UNIT.pick(view.language), flexible=True),
        *(Column(heads[world], flexible=True) for world in worlds),
    ]
    rows = []
    for row in np.flatnonzero(view.scale.totalled).tolist() if all(view.scale.classes) else []:
        shown = [view.class_title(world, row) for world in worlds]
        if len(set(shown)) > 1:
            rows.append([view.name(row), *shown])
    title = view.pick("Đơn vị có mức xếp loại khác nhau", "Units whose classes differ")
    return Table(title, columns, rows)
