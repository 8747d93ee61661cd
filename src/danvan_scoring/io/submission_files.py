"""All CSV files of a period, as submissions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from danvan_scoring.errors import SubmissionError
from danvan_scoring.io.csv_columns import SHEETS, Sheet
from danvan_scoring.io.csv_table import read_table
from danvan_scoring.io.known_names import KnownNames
from danvan_scoring.io.log_tables import read_period_log
from danvan_scoring.io.models_file import read_models
from danvan_scoring.io.period_file import file_of, is_there, load_period, named
from danvan_scoring.io.posts_file import read_posts
from danvan_scoring.io.records_files import (
    office_first,
    read_extensions,
    read_progress,
    read_receipts,
    read_waivers,
)
from danvan_scoring.io.table import Table
from danvan_scoring.io.units_file import check_units, unit_names, units_frame
from danvan_scoring.io.values_files import evidence_frame, read_values, values_frame
from danvan_scoring.model.base import SourceFile
from danvan_scoring.model.period import Period
from danvan_scoring.model.plan import Plan, ReportDuty, Task
from danvan_scoring.model.problem import Problem, Severity
from danvan_scoring.model.rubric import CriterionLine, FormField, Kind, Rubric
from danvan_scoring.model.submission import Submissions
from danvan_scoring.stages.marks import marks_frame
from danvan_scoring.stages.models import compare_with_progress
from danvan_scoring.stages.parts import check_parts, form_of


def load_submissions(
    period: Period | str | Path, rubric: Rubric | Sequence[Rubric], plan: Plan | None = None
) -> Submissions:
    """Load the units of a period and all that they, the council and the office handed in.

    Args:
        period: the period, or its file.
        rubric: its fields, kinds and criteria are what the files may refer to; all the rubrics of
            a period that has several.
        plan: its tasks and reports likewise; without it, any task and report is taken.

    Raises:
        PlanError: the period's file cannot be used.
        SubmissionError: every fault of every file, in the order of the files and their lines.
    """
    if not isinstance(period, Period):
        period = load_period(period)
    rubrics = [rubric] if isinstance(rubric, Rubric) else rubric
    submissions, problems = read_submissions(period, rubrics, plan)
    if submissions is None:
        raise SubmissionError(problems)
    return submissions


def read_submissions(
    period: Period, rubrics: Sequence[Rubric], plan: Plan | None
) -> tuple[Submissions | None, list[Problem]]:
    """Read all CSV files of a period.

    Without all its rubrics or a plan (because they have faults of their own) what refers to them
    is not looked at, and there are no submissions, only problems.

    Returns:
        The submissions, if there are no errors; and all problems and warnings.
    """
    tables, problems = _read_tables(period)
    log = read_period_log(period)
    problems += log.problems
    for sheet, own in log.tables.items():
        tables[sheet] += own
    units_table = next(iter(tables["units"]), None)
    # If the units, or some rows of them, could not be read, nobody can tell which are unknown.
    sure = units_table is not None and units_table.whole and len(units_table) > 0
    units = unit_names(units_table) if units_table is not None and sure else None
    kinds = criteria = tasks = reports = None
    fields: dict[str, FormField] | None = None
    form = form_of(rubrics) if len(rubrics) == len(period.rubric_files) else None
    if form is not None:
        fields = {field.code: field for field in form.form_fields}
        kinds, criteria = _names(form.kinds), _names(form.criteria)
    if plan is not None:
        tasks, reports = _names(plan.tasks), _names(plan.reports)
    style = period.csv.date
    for table in tables["units"]:
        problems += check_units(table, kinds)
    answers, faults = read_values(tables["submissions"], fields, units, period.csv)
    problems += faults
    waivers, faults = read_waivers(tables["waivers"], units, criteria, style)
    problems += faults
    progress, faults = read_progress(tables["progress"], units, tasks, style, period.as_of)
    problems += faults
    tables["receipts"], faults = office_first(tables["receipts"])
    problems += faults
    receipts, faults = read_receipts(tables["receipts"], units, reports, style, period.as_of)
    problems += faults
    models, faults = read_models(tables["models"], units, style, period.as_of)
    problems += faults
    posts, faults = read_posts(tables["posts"], units, plan, style, period.as_of)
    problems += faults
    _, faults = read_extensions(tables["extensions"], units, style)
    problems = _in_order(period, [*problems, *faults])
    faulty = any(problem.severity is Severity.ERROR for problem in problems)
    faulty |= not all(is_there(period, name) for sheet in SHEETS for name in _files(period, sheet))
    if faulty or fields is None or units_table is None:
        return None, problems
    frame = units_frame(units_table)
    submissions = Submissions(
        units=frame,
        values=values_frame(tables["submissions"], answers, fields, frame.index),
        evidence=evidence_frame(tables["submissions"]),
        waivers=waivers,
        progress=progress,
        receipts=receipts,
        models=models if period.models else None,
        posts=posts if period.posts else None,
        report=period.report or "",
        marks=marks_frame(log.assessment, rubrics, frame, period.log) if period.log else None,
        sources=tuple(_sources(tables)),
    )
    if plan is not None:
        problems = _in_order(period, [*problems, *compare_with_progress(plan, submissions)])
    submissions = replace(submissions, warnings=tuple(problems))
    if misplaced := list(check_parts(rubrics, submissions)):
        return None, _in_order(period, [*problems, *misplaced])
    return submissions, problems


@dataclass(frozen=True)
class Register:
    """Who is scored in a period, before anything has come in.

    Attributes:
        units: as in `Submissions`.
        waivers: as in `Submissions`.
        extensions: `unit`, `until`, `granted_by`, `reason`: more time for handing in the form.
    """

    units: pd.DataFrame
    waivers: pd.DataFrame
    extensions: pd.DataFrame


def read_register(
    period: Period, rubrics: Sequence[Rubric]
) -> tuple[Register | None, list[Problem]]:
    """Read who is scored, who is waived from what, and who was granted more time.

    Returns:
        The register, if there are no errors; and all problems.
    """
    tables, problems = _read_tables(period, ("units", "waivers", "extensions"))
    form = form_of(rubrics)
    table = next(iter(tables["units"]), None)
    if table is None or form is None:
        return None, problems
    problems += check_units(table, _names(form.kinds))
    units, style = unit_names(table), period.csv.date
    waivers, faults = read_waivers(tables["waivers"], units, _names(form.criteria), style)
    problems += faults
    extensions, faults = read_extensions(tables["extensions"], units, style)
    problems = _in_order(period, [*problems, *faults])
    if any(problem.severity is Severity.ERROR for problem in problems):
        return None, problems
    return Register(units_frame(table), waivers, extensions), problems


def _read_tables(
    period: Period, sheets: Iterable[Sheet] = tuple(SHEETS)
) -> tuple[dict[Sheet, list[Table]], list[Problem]]:
    tables: dict[Sheet, list[Table]] = {sheet: [] for sheet in SHEETS}
    problems: list[Problem] = []
    for sheet in sheets:
        # A file that is named twice is a fault of the period, told when that was read.
        for name in dict.fromkeys(map(named, _files(period, sheet))):
            if not is_there(period, name):
                continue
            path = file_of(period, name)
            table, faults = read_table(path, named(name), sheet, period.csv.delimiter)
            problems += faults
            if table is not None:
                tables[sheet].append(table)
    return tables, problems


def _sources(tables: Mapping[Sheet, Sequence[Table]]) -> Iterable[SourceFile]:
    """The files that tables were read from, each once: the log gives several tables."""
    found = (table.source for sheet in SHEETS for table in tables[sheet])
    return {source.path: source for source in found}.values()


def _files(period: Period, sheet: Sheet) -> tuple[str, ...]:
    if sheet == "units":
        return (period.units,)
    names: tuple[str, ...] = getattr(period, sheet)
    return names


def _names(entries: Iterable[Kind | CriterionLine | Task | ReportDuty]) -> KnownNames:
    titles = {entry.code: entry.title for entry in entries}
    return KnownNames(titles, titles)


def _in_order(period: Period, problems: list[Problem]) -> list[Problem]:
    """By file, as the period names them, then by line."""
    files = [named(name) for sheet in SHEETS for name in _files(period, sheet)]
    position = {name: number for number, name in reversed([*enumerate(files)])}
    return sorted(
        problems,
        # Forms follow the files that the period names.
        key=lambda problem: (
            position.get(problem.place.file, len(files)),
            problem.place.file if problem.place.file not in position else "",
            problem.place.line,
        ),
    )
