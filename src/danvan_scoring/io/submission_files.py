"""All files of a period that hold rows, as submissions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from danvan_scoring.errors import SubmissionError
from danvan_scoring.io.csv_columns import SHEETS
from danvan_scoring.io.known_names import KnownNames
from danvan_scoring.io.log_tables import read_period_log
from danvan_scoring.io.marks_lines import read_marks
from danvan_scoring.io.models_file import read_models
from danvan_scoring.io.period_file import is_there, load_period
from danvan_scoring.io.period_tables import files_of, in_order, not_these_rubrics, read_tables
from danvan_scoring.io.posts_file import read_posts
from danvan_scoring.io.records_files import (
    office_first,
    read_extensions,
    read_progress,
    read_receipts,
    read_waivers,
)
from danvan_scoring.io.units_file import check_units, unit_names, units_frame
from danvan_scoring.io.values_files import evidence_frame, read_values, values_frame
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
    """Read all files of a period that hold rows.

    Without all its rubrics or a plan (because they have faults of their own) what refers to them
    is not looked at, and there are no submissions, only problems.

    Returns:
        The submissions, if there are no errors; and all problems and warnings.
    """
    read = read_tables(period)
    tables, problems = read.tables, read.problems
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
        problems += not_these_rubrics(read.interchanges, rubrics)
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
    marks, faults = read_marks(read.interchanges, period, form, units)
    problems += faults
    receipts, faults = read_receipts(tables["receipts"], units, reports, style, period.as_of)
    problems += faults
    models, faults = read_models(tables["models"], units, style, period.as_of)
    problems += faults
    posts, faults = read_posts(tables["posts"], units, plan, style, period.as_of)
    problems += faults
    _, faults = read_extensions(tables["extensions"], units, style)
    problems = in_order(period, [*problems, *faults])
    faulty = any(problem.severity is Severity.ERROR for problem in problems)
    faulty |= not all(
        is_there(period, name) for sheet in SHEETS for name in files_of(period, sheet)
    )
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
        marks=marks_frame(log.assessment, rubrics, frame, period.log) if period.log else marks,
        sources=tuple(read.sources),
    )
    if plan is not None:
        problems = in_order(period, [*problems, *compare_with_progress(plan, submissions)])
    submissions = replace(submissions, warnings=tuple(problems))
    if misplaced := list(check_parts(rubrics, submissions)):
        return None, in_order(period, [*problems, *misplaced])
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
    read = read_tables(period, ("units", "waivers", "extensions"))
    tables, problems = read.tables, read.problems
    form = form_of(rubrics)
    table = next(iter(tables["units"]), None)
    if table is None or form is None:
        return None, problems
    problems += check_units(table, _names(form.kinds))
    units, style = unit_names(table), period.csv.date
    waivers, faults = read_waivers(tables["waivers"], units, _names(form.criteria), style)
    problems += faults
    extensions, faults = read_extensions(tables["extensions"], units, style)
    problems = in_order(period, [*problems, *faults])
    if any(problem.severity is Severity.ERROR for problem in problems):
        return None, problems
    return Register(units_frame(table), waivers, extensions), problems


def _names(entries: Iterable[Kind | CriterionLine | Task | ReportDuty]) -> KnownNames:
    titles = {entry.code: entry.title for entry in entries}
    return KnownNames(titles, titles)
