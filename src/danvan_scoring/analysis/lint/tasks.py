"""Tasks: what the plan asks and no criterion scores, and what is scored and no task asks."""

from collections.abc import Iterator
from datetime import date, timedelta

from danvan_scoring.analysis.lint.domain import mentioned
from danvan_scoring.analysis.lint.draft import Draft
from danvan_scoring.analysis.lint.finding import Finding
from danvan_scoring.model.bound import BoundCriterion
from danvan_scoring.model.plan import Plan
from danvan_scoring.model.rubric import CriterionLine, Rubric
from danvan_scoring.model.text import Text


def criteria_without_task(draft: Draft) -> Iterator[Finding]:
    """LNT107: a criterion of the total that rests on no task and no report of the plan."""
    if draft.plan is None:
        return
    for code, own in draft.bound.criteria.items():
        if own.line.tasks or draft.kind_of_points(own) != "base" or _reports(draft.plan, own):
            continue
        basis = own.line.basis
        told = Text(f"căn cứ ghi ở đó: {basis}", f"its basis is given as: {basis}")
        nothing = Text("cũng không ghi căn cứ", "nor is a basis given")
        yield draft.finding("LNT107", code, title=own.line.title, basis=told if basis else nothing)


def tasks_without_criterion(draft: Draft) -> Iterator[Finding]:
    """LNT108: a task that no criterion covers, with the reason that the plan gives."""
    if draft.plan is None:
        return
    covered = {code for own in _rubrics(draft) for line in own.criteria for code in line.tasks}
    for position, task in enumerate(draft.plan.tasks):
        if task.code not in covered:
            place = draft.plan.place("task", position, item=task.code)
            given = task.not_covered
            reason = Text(given or "không ghi.", given or "none.")
            details = {"title": task.title, "reason": reason}
            yield Finding("LNT108", place, (task.code,), details)


def tasks_not_scored_for(draft: Draft) -> Iterator[Finding]:
    """LNT109: kinds of units that a task binds and of whom no criterion that covers it asks."""
    if draft.plan is None:
        return
    for position, task in enumerate(draft.plan.tasks):
        lines = [own.line for own in draft.bound.criteria.values() if task.code in own.line.tasks]
        asked = {kind for line in lines for kind in draft.kinds(line.code)}
        free = tuple(
            kind.code
            for kind in draft.rubric.kinds
            if kind.code in task.binds and kind.code not in asked
        )
        if lines and free:
            place = draft.plan.place("task", position, "binds", item=task.code)
            details = {
                "title": task.title,
                "kinds": draft.titles(free),
                "criteria": _codes(lines),
            }
            items = (task.code, *(line.code for line in lines))
            yield Finding("LNT109", place, items, details)


def _codes(lines: list[CriterionLine]) -> str:
    return ", ".join(line.code for line in lines)


def _rubrics(draft: Draft) -> tuple[Rubric, ...]:
    return (draft.rubric, *draft.beside)


def _reports(plan: Plan, line: BoundCriterion) -> bool:
    """Whether a criterion looks at the day by which a report of the plan is due."""
    days = {duty.last_day for duty in plan.reports}
    days |= {day + timedelta(days=1) for day in days}
    return any(day in days for day in mentioned(line.line.params) if isinstance(day, date))
