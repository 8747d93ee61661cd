"""Check a plan's own consistency, and its fit with the rubric that scores it."""

from collections.abc import Iterator, Sequence

from danvan_scoring.model.plan import Plan, ReportDuty, Task
from danvan_scoring.model.problem import Place, Problem, nearest
from danvan_scoring.model.rubric import Rubric


def check_plan(plan: Plan, rubric: Rubric | None = None) -> list[Problem]:
    """Return every problem of a plan; with a rubric, also whether each covers the other."""
    problems = [*_duplicates(plan), *_groups(plan), *_binds(plan)]
    if rubric is not None:
        problems += [*_kinds(plan, rubric), *_coverage(plan, rubric)]
    return problems


def _tables(plan: Plan) -> Iterator[tuple[str, Sequence[Task | ReportDuty]]]:
    yield "task", plan.tasks
    yield "report", plan.reports


def _duplicates(plan: Plan) -> Iterator[Problem]:
    codes = [("group", [group.code for group in plan.groups])]
    codes += [(table, [item.code for item in items]) for table, items in _tables(plan)]
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


def _kinds(plan: Plan, rubric: Rubric) -> Iterator[Problem]:
    known = [kind.code for kind in rubric.kinds]
    for table, items in _tables(plan):
        for position, item in enumerate(items):
            for kind in item.binds:
                if kind not in known:
                    place = plan.place(table, position, "binds", item=item.code)
                    yield Problem("PLN354", place, kind, suggestion=nearest(kind, known))


def _coverage(plan: Plan, rubric: Rubric) -> Iterator[Problem]:
    """Every task is covered by a criterion, or says why by none; never both."""
    known = [task.code for task in plan.tasks]
    covered: dict[str, str] = {}
    for position, line in enumerate(rubric.criteria):
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
