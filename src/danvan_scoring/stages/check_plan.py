"""Check a plan's own consistency, and its fit with the rubric that scores it."""

from collections.abc import Collection, Iterator, Sequence

from danvan_scoring.model.plan import Plan, ReportDuty, Task
from danvan_scoring.model.problem import Place, Problem, nearest
from danvan_scoring.model.rubric import Rubric
from danvan_scoring.stages.check_roles import check_roles


def check_plan(plan: Plan, *rubrics: Rubric, units: Collection[str] | None = None) -> list[Problem]:
    """Return every problem of a plan.

    Args:
        plan: as read.
        rubrics: those of the period; if given, whether they and the plan cover each other is
            checked as well.
        units: codes of the period's units; if given, those that the plan binds must be there.
    """
    problems = [*_duplicates(plan), *_groups(plan), *_binds(plan)]
    kinds = [kind.code for rubric in rubrics for kind in rubric.kinds]
    problems += check_roles(plan, kinds if rubrics else None, units)
    if rubrics:
        problems += [*_unknown(plan, "binds", kinds, "PLN354"), *_coverage(plan, rubrics)]
    if units is not None:
        problems += _unknown(plan, "binds_units", units, "PLN358")
    return problems


def _tables(plan: Plan) -> Iterator[tuple[str, Sequence[Task | ReportDuty]]]:
    yield "task", plan.tasks
    yield "report", plan.reports


def _duplicates(plan: Plan) -> Iterator[Problem]:
    codes = [("group", [group.code for group in plan.groups])]
    codes += [(table, [item.code for item in items]) for table, items in _tables(plan)]
    codes.append(("role", [role.code for role in plan.roles]))
    for table, own in codes:
        for position, code in enumerate(own):
            if code in own[:position]:
                other = plan.place(table, own.index(code), item=code)
                place = plan.place(table, position, "code", item=code)
                yield Problem("PLN351", place, code, {"other": str(other)})


def _groups(plan: Plan) -> Iterator[Problem]:
    known = [group.code for group in plan.groups]
    for position, task in enumerate(plan.tasks):
        if task.group not in known:
            place = plan.place("task", position, "group", item=task.code)
            yield Problem("PLN352", place, task.group, suggestion=nearest(task.group, known))


def _binds(plan: Plan) -> Iterator[Problem]:
    for table, items in _tables(plan):
        for position, item in enumerate(items):
            if not item.binds and not item.binds_units:
                yield Problem("PLN353", plan.place(table, position, item=item.code))


def _unknown(plan: Plan, key: str, known: Collection[str], code: str) -> Iterator[Problem]:
    """Find who is bound and does not exist: a misspelt one would be bound by nothing."""
    for table, items in _tables(plan):
        for position, item in enumerate(items):
            for name in getattr(item, key):
                if name not in known:
                    place = plan.place(table, position, key, item=item.code)
                    yield Problem(code, place, name, suggestion=nearest(name, known))


def _coverage(plan: Plan, rubrics: Sequence[Rubric]) -> Iterator[Problem]:
    """Every task is covered by a criterion, or says why by none; never both."""
    known = [task.code for task in plan.tasks]
    covered: dict[str, str] = {}
    lines = [(own, n, line) for own in rubrics for n, line in enumerate(own.criteria)]
    for rubric, position, line in lines:
        for code in line.tasks:
            covered.setdefault(code, line.code)
            if code not in known:
                place: Place = rubric.place("criterion", position, "tasks", item=line.code)
                yield Problem("PLN355", place, code, suggestion=nearest(code, known))
    for position, task in enumerate(plan.tasks):
        place = plan.place("task", position, item=task.code)
        if task.code not in covered and not task.not_covered:
            yield Problem("PLN356", place, task.code)
        if task.code in covered and task.not_covered:
            yield Problem("PLN357", place, task.code, {"criterion": covered[task.code]})
