"""Check who does what in a plan, and the time that it plans for."""

from collections.abc import Collection, Iterator

from danvan_scoring.model.plan import Plan
from danvan_scoring.model.problem import Place, Problem, nearest
from danvan_scoring.model.role import Part
from danvan_scoring.model.text import Text


def check_roles(
    plan: Plan, kinds: Collection[str] | None, units: Collection[str] | None
) -> Iterator[Problem]:
    """Yield every problem of the roles.

    Args:
        plan: as read.
        kinds: those of the period's rubrics; if given, those that roles name must be there.
        units: codes of the period's units, likewise.
    """
    yield from _time(plan)
    tasks, groups = [task.code for task in plan.tasks], [group.code for group in plan.groups]
    for position, role in enumerate(plan.roles):
        if not role.units and not role.kinds:
            yield Problem("PLN340", plan.place("role", position, item=role.code))
        yield from _unknown(plan, position, "tasks", tasks, "PLN341")
        yield from _unknown(plan, position, "groups", groups, "PLN342")
        if units is not None:
            yield from _unknown(plan, position, "units", units, "PLN343")
        if kinds is not None:
            yield from _unknown(plan, position, "kinds", kinds, "PLN345")
    yield from _leads(plan)


def _time(plan: Plan) -> Iterator[Problem]:
    if plan.starts is not None and plan.ends is not None and plan.ends < plan.starts:
        where = plan.place("ends", item="ends")
        yield Problem("PLN360", where, str(plan.ends), {"starts": plan.starts})
    for position, role in enumerate(plan.roles):
        if role.posts and plan.starts is None:
            yield Problem("PLN361", plan.place("role", position, "posts", item=role.code))


def _unknown(
    plan: Plan, position: int, key: str, known: Collection[str], code: str
) -> Iterator[Problem]:
    role = plan.roles[position]
    for name in getattr(role, key):
        if name not in known:
            place = plan.place("role", position, key, item=role.code)
            yield Problem(code, place, name, suggestion=nearest(name, known))


def _leads(plan: Plan) -> Iterator[Problem]:
    """At each level one leads; once the plan names who leads anything, every task has somebody."""
    first: dict[tuple[str, str], Place] = {}
    for position, role in enumerate(plan.roles):
        if role.part is not Part.LEADS:
            continue
        for key, names in (("tasks", role.tasks), ("groups", role.groups)):
            place = plan.place("role", position, key, item=role.code)
            for name in names:
                if (other := first.setdefault((key, name), place)) is not place:
                    what = _what(key, name)
                    details = {"what_vi": what.vi, "what_en": what.en, "other": str(other)}
                    yield Problem("PLN344", place, name, details)
    if not first:
        return
    for position, task in enumerate(plan.tasks):
        if ("tasks", task.code) not in first and ("groups", task.group) not in first:
            yield Problem("PLN346", plan.place("task", position, item=task.code), task.code)


def _what(key: str, name: str) -> Text:
    if key == "tasks":
        return Text(f"nhiệm vụ {name}", f"task {name}")
    return Text(f"nhóm {name}", f"group {name}")
