"""Posts (tin, bài) that units have published about their work."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from danvan_scoring.io.csv_columns import CHANNELS
from danvan_scoring.io.date_cells import DateStyle, written_date
from danvan_scoring.io.frame_columns import Days, Read, days_column, kept, places, text_frame
from danvan_scoring.io.known_names import KnownNames
from danvan_scoring.io.row_checks import check_known, check_repeats, read_choices, read_days
from danvan_scoring.io.table import Table
from danvan_scoring.model.plan import Plan
from danvan_scoring.model.problem import Problem
from danvan_scoring.model.register import LINKED
from danvan_scoring.model.text import Text

_SAME = Text("đơn vị, ngày, tiêu đề và kênh", "unit, day, title and channel")


def read_posts(
    tables: Sequence[Table],
    units: KnownNames | None,
    plan: Plan | None,
    style: DateStyle,
    as_of: date | None,
) -> Read:
    """Read who published what, when and where; a post outside of the plan's time is left out."""
    channels: list[str | None] = []
    days: Days = []
    problems: list[Problem] = []
    for table in tables:
        problems += check_known(table, "unit", units, "SUB262")
        channels += (own := kept(read_choices(table, "channel", CHANNELS, "SUB280"), problems))
        days += (own_days := kept(read_days(table, "date", style, as_of), problems))
        problems += _without_link(table, own)
        problems += _outside(table, own_days, plan, style)
    problems += check_repeats(tables, ("unit", "date", "title", "channel"), "SUB261", _SAME)
    problems += check_repeats(tables, ("link",), "SUB283", Text("đường dẫn", "link"))
    frame = text_frame(tables, "unit", "title", "link")
    frame.insert(1, "date", days_column(days))
    frame.insert(3, "channel", pd.Series(channels, dtype="str"))
    frame["place"] = places(tables)
    if plan is not None and plan.starts is not None and plan.ends is not None:
        first, last = pd.Timestamp(plan.starts), pd.Timestamp(plan.ends)
        frame = frame[frame["date"].between(first, last)].reset_index(drop=True)
    return frame, problems


def _without_link(table: Table, channels: Sequence[str | None]) -> list[Problem]:
    pairs = enumerate(zip(channels, table.cells["link"], strict=True))
    return [
        Problem("SUB282", table.place(row, "link"), table.cells["title"][row])
        for row, (channel, link) in pairs
        if channel in LINKED and not link
    ]


def _outside(table: Table, days: Days, plan: Plan | None, style: DateStyle) -> list[Problem]:
    if plan is None or plan.starts is None or plan.ends is None:
        return []
    first, last = plan.starts, plan.ends
    bounds: dict[str, object] = {
        "starts": written_date(first, style),
        "ends": written_date(last, style),
    }
    return [
        Problem("SUB284", table.place(row, "date"), table.cells["date"][row], bounds)
        for row, day in enumerate(days)
        if day is not None and not first <= day <= last
    ]
