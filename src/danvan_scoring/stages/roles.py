"""Roles: who leads and who coordinates each task, and the units that are meant."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from danvan_scoring.model.plan import Plan, Task
from danvan_scoring.model.role import Part, Role


@dataclass(frozen=True)
class Assigned:
    """The roles that lead (chủ trì) and coordinate (phối hợp) a task or a group of tasks."""

    leads: tuple[Role, ...]
    coordinates: tuple[Role, ...]


def assigned_to_task(plan: Plan, task: Task) -> Assigned:
    """Return who leads a task and who coordinates it.

    A role that names the task comes before those that name its group, which then stand back.
    """
    leads = tuple(r for r in plan.roles if r.part is Part.LEADS and task.code in r.tasks)
    of_group = assigned_to_group(plan, task.group)
    named = (r for r in plan.roles if r.part is Part.COORDINATES and task.code in r.tasks)
    return Assigned(leads or of_group.leads, (*dict.fromkeys((*named, *of_group.coordinates)),))


def assigned_to_group(plan: Plan, group: str) -> Assigned:
    """Return who leads a group of tasks as a whole, and who coordinates it."""
    of_group = [role for role in plan.roles if group in role.groups]
    return Assigned(
        tuple(role for role in of_group if role.part is Part.LEADS),
        tuple(role for role in of_group if role.part is Part.COORDINATES),
    )


def units_of(roles: Iterable[Role], units: pd.DataFrame) -> tuple[str, ...]:
    """Return the codes of the units that have any of the roles, in the order of `units`."""
    given = list(roles)
    by_code = units.index.isin([code for role in given for code in role.units])
    by_kind = units["kind"].isin([kind for role in given for kind in role.kinds])
    return tuple(map(str, units.index[by_code | by_kind.to_numpy()]))


def named(roles: Iterable[Role]) -> tuple[str, ...]:
    """Return whom the roles are given to, in the plan's words, each once."""
    return tuple(dict.fromkeys(role.who for role in roles))
