"""Waivers, progress of the plan's tasks, and receipts of reports."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from danvan_scoring.io.csv_columns import PROGRESS_STATES, WAIVER_STATES
from danvan_scoring.io.date_cells import DateStyle
from danvan_scoring.io.frame_columns import Days, Read, days_column, kept, places, text_frame
from danvan_scoring.io.known_names import KnownNames
from danvan_scoring.io.row_checks import check_known, check_repeats, read_days, read_states
from danvan_scoring.io.table import FormTable, Table
from danvan_scoring.model.problem import Problem
from danvan_scoring.model.text import Text


def read_waivers(
    tables: Sequence[Table],
    units: KnownNames | None,
    criteria: KnownNames | None,
    style: DateStyle,
) -> Read:
    """Read who is waived from which criterion, by which document."""
    states: list[str | None] = []
    until: Days = []
    problems: list[Problem] = []
    for table in tables:
        problems += check_known(table, "unit", units, "SUB262")
        problems += check_known(table, "criterion", criteria, "SUB265")
        states += kept(read_states(table, WAIVER_STATES), problems)
        until += kept(read_days(table, "until", style), problems)
    pair = Text("đơn vị và tiêu chí", "unit and criterion")
    problems += check_repeats(tables, ("unit", "criterion"), "SUB261", pair)
    frame = text_frame(tables, "unit", "criterion", "document", "reason")
    frame.insert(2, "state", pd.Series(states, dtype="str"))
    frame.insert(4, "until", days_column(until))
    return frame, problems


def read_progress(
    tables: Sequence[Table],
    units: KnownNames | None,
    tasks: KnownNames | None,
    style: DateStyle,
    as_of: date | None,
) -> Read:
    """Read how far each unit has carried out each task, and when it was done."""
    states: list[str | None] = []
    days: Days = []
    problems: list[Problem] = []
    for table in tables:
        problems += check_known(table, "unit", units, "SUB262")
        problems += check_known(table, "task", tasks, "SUB266")
        states += (own_states := kept(read_states(table, PROGRESS_STATES), problems))
        days += kept(read_days(table, "date", style, as_of), problems)
        problems += _check_done(table, own_states)
    pair = Text("đơn vị và nhiệm vụ", "unit and task")
    problems += check_repeats(tables, ("unit", "task"), "SUB261", pair)
    frame = text_frame(tables, "unit", "task", "evidence", "note")
    frame.insert(2, "state", pd.Series(states, dtype="str"))
    frame.insert(3, "date", days_column(days))
    frame["place"] = places(tables)
    return frame, problems


def read_receipts(
    tables: Sequence[Table],
    units: KnownNames | None,
    reports: KnownNames | None,
    style: DateStyle,
    as_of: date | None,
) -> Read:
    """Read which reports have arrived, and when."""
    days: Days = []
    problems: list[Problem] = []
    for table in tables:
        problems += check_known(table, "unit", units, "SUB262")
        problems += check_known(table, "report", reports, "SUB267")
        days += kept(read_days(table, "date", style, as_of), problems)
    pair = Text("đơn vị và báo cáo", "unit and report")
    problems += check_repeats(tables, ("unit", "report"), "SUB261", pair)
    frame = text_frame(tables, "unit", "report", "evidence")
    frame.insert(2, "date", days_column(days))
    return frame, problems


def office_first(tables: Sequence[Table]) -> tuple[list[Table], list[Problem]]:
    """Leave out what forms say of reports that the office's register has; warn where they differ.

    Returns:
        The tables, those of forms without the rows that the register decides; and the warnings.
    """
    register = {
        (unit, report): (table, row)
        for table in tables
        if not isinstance(table, FormTable)
        for row, (unit, report) in enumerate(
            zip(table.cells["unit"], table.cells["report"], strict=True)
        )
    }
    kept_tables: list[Table] = []
    problems = []
    for table in tables:
        if not isinstance(table, FormTable):
            kept_tables.append(table)
            continue
        keep = []
        pairs = zip(table.cells["unit"], table.cells["report"], strict=True)
        for row, pair in enumerate(pairs):
            if pair not in register:
                keep.append(row)
                continue
            other, at = register[pair]
            day = other.cells["date"][at]
            if day != table.cells["date"][row]:
                found, details = table.cells["date"][row], {"other": f"{other.at(at)}: {day}"}
                problems.append(Problem("FRM565", table.place(row, "date"), found, details))
        kept_tables.append(table.only(keep))
    return kept_tables, problems


def read_extensions(tables: Sequence[Table], units: KnownNames | None, style: DateStyle) -> Read:
    """Read which units were granted more time for their forms: until when, and by what."""
    until: Days = []
    problems: list[Problem] = []
    for table in tables:
        problems += check_known(table, "unit", units, "SUB262")
        until += kept(read_days(table, "until", style), problems)
    problems += check_repeats(tables, ("unit",), "SUB261", Text("đơn vị", "unit"))
    frame = text_frame(tables, "unit", "granted_by", "reason")
    frame.insert(1, "until", days_column(until))
    return frame, problems


def _check_done(table: Table, states: Sequence[str | None]) -> list[Problem]:
    """A date belongs to what is done, and to nothing else."""
    problems = []
    for row, (state, day) in enumerate(zip(states, table.cells["date"], strict=True)):
        if state == "done" and not day:
            problems.append(Problem("SUB247", table.place(row, "date")))
        elif state not in {"done", None} and day:
            problems.append(Problem("SUB248", table.place(row, "date"), day))
    return problems
