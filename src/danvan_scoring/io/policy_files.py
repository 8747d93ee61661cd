"""The rubrics and the plan that a period names."""

from danvan_scoring.io.period_file import file_of, is_there, named
from danvan_scoring.io.plan_file import read_plan
from danvan_scoring.io.rubric_file import read_rubric
from danvan_scoring.model.period import Period
from danvan_scoring.model.plan import Plan
from danvan_scoring.model.problem import Problem, nearest
from danvan_scoring.model.rubric import Rubric
from danvan_scoring.stages.parts import check_together


def read_policies(period: Period) -> tuple[tuple[Rubric, ...], Plan | None, list[Problem]]:
    """Read the rubrics and the plan of a period; those that can be read, and all problems.

    Files that do not exist are passed over: reading the period has told them.
    """
    rubrics: list[Rubric] = []
    problems: list[Problem] = []
    for name in period.rubric_files:
        if is_there(period, name):
            rubric, faults = read_rubric(file_of(period, name), named(name))
            problems += faults
            rubrics += [] if rubric is None else [rubric]
    problems += check_together(rubrics)
    plan = None
    if period.plan is not None and is_there(period, period.plan):
        plan, faults = read_plan(file_of(period, period.plan), named(period.plan))
        problems += faults
    if plan is not None and period.report is not None:
        known = [duty.code for duty in plan.reports]
        if period.report not in known:
            where, near = period.place("report", item="report"), nearest(period.report, known)
            problems.append(Problem("PLN362", where, period.report, suggestion=near))
    return tuple(rubrics), plan, problems
