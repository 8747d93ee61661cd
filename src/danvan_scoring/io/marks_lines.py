"""Marks that came as JSON Lines, of a period that keeps no log of its own."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

import pandas as pd

from danvan_scoring.io.frame_columns import places, text_frame
from danvan_scoring.io.interchange.read import Interchange
from danvan_scoring.io.known_names import KnownNames
from danvan_scoring.io.row_checks import check_known, check_repeats
from danvan_scoring.io.table import Table
from danvan_scoring.model.notation import number
from danvan_scoring.model.period import Period
from danvan_scoring.model.problem import Problem
from danvan_scoring.model.rubric import CriterionLine, Rubric
from danvan_scoring.model.text import Text

_PAIR = Text("đơn vị và tiêu chí", "unit and criterion")
_COLUMNS = ("unit", "criterion", "points", "stage", "by", "reason")


def read_marks(
    interchanges: Mapping[str, Interchange],
    period: Period,
    form: Rubric | None,
    units: KnownNames | None,
) -> tuple[pd.DataFrame | None, list[Problem]]:
    """Read the marks of all files.

    Args:
        interchanges: the files.
        period: the period.
        form: what all its rubrics ask for, or None if that is not known.
        units: the units; without them, any unit is allowed.

    Returns:
        The marks as `Submissions` has them, None if there are none; and all problems.
    """
    tables = [table for own in interchanges.values() if len(table := own.marks)]
    if not tables:
        return None, []
    if period.log is not None:
        return None, [Problem("INT826", table.place(0, "mark")) for table in tables]
    problems: list[Problem] = []
    lines = {} if form is None else {line.code: line for line in form.criteria}
    known = None if form is None else KnownNames(lines)
    for table in tables:
        problems += check_known(table, "unit", units, "SUB262")
        problems += check_known(table, "criterion", known, "SUB265")
        if form is not None:
            problems += _points(table, lines, form.rounding.decimals)
    problems += check_repeats(tables, ("unit", "criterion"), "SUB261", _PAIR)
    frame = text_frame(tables, *_COLUMNS)
    frame["place"] = places(tables)
    return frame, problems


def _points(table: Table, lines: Mapping[str, CriterionLine], decimals: int) -> Iterable[Problem]:
    pairs: Sequence[tuple[str, str]] = [
        *zip(table.cells["criterion"], table.cells["points"], strict=True)
    ]
    for row, (code, text) in enumerate(pairs):
        line, points = lines.get(code), Decimal(text)
        if line is None:
            continue
        place = table.place(row, code)
        if not 0 <= points <= line.max:
            most = number(line.max)
            yield Problem("LOG631", place, text, {"maximum_vi": most.vi, "maximum_en": most.en})
        elif points != round(points, decimals):
            yield Problem("LOG632", place, text, {"decimals": decimals})
