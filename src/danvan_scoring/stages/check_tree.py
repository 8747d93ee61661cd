"""Check that groups and criteria form a tree below the scales."""

from collections.abc import Iterator

from danvan_scoring.model.problem import Problem, nearest
from danvan_scoring.model.rubric import Group, Rubric


def check_tree(rubric: Rubric) -> list[Problem]:
    """Return unknown parents, cycles, empty groups, and bonus or penalty in the wrong place."""
    found = [*_parents(rubric), *_cycles(rubric), *_empty(rubric), *_kinds(rubric)]
    return [*found, *_best(rubric)]


def _parents(rubric: Rubric) -> Iterator[Problem]:
    known = [group.code for group in rubric.groups]
    for table, position, item in rubric.nodes():
        if item.group is not None and item.group not in known:
            place = rubric.place(table, position, "group", item=item.code)
            yield Problem("RUB141", place, item.group, suggestion=nearest(item.group, known))
    if not rubric.scales:
        yield Problem("RUB142", rubric.place("group", 0, item=rubric.groups[0].code))


def _cycles(rubric: Rubric) -> Iterator[Problem]:
    parents = {group.code: group.group for group in rubric.groups}
    for position, group in enumerate(rubric.groups):
        path = [group.code]
        above = group.group
        while above is not None and above in parents and above not in path:
            path.append(above)
            above = parents[above]
        # Each member of a cycle sees itself again; report it once, at the first of them.
        if above == group.code and position == min(
            n for n, other in enumerate(rubric.groups) if other.code in path
        ):
            place = rubric.place("group", position, "group", item=group.code)
            yield Problem("RUB143", place, " → ".join([*path, above]))


def _empty(rubric: Rubric) -> Iterator[Problem]:
    parents = {item.group for _, _, item in rubric.nodes()}
    counted = {
        item.group
        for _, _, item in rubric.nodes()
        if not isinstance(item, Group) or item.kind == "base"
    }
    for position, group in enumerate(rubric.groups):
        if group.code not in parents:
            yield Problem("RUB144", rubric.place("group", position, item=group.code), group.code)
        elif group.combine != "sum" and group.code not in counted:
            place = rubric.place("group", position, "combine", item=group.code)
            yield Problem("RUB147", place, group.combine)


def _best(rubric: Rubric) -> Iterator[Problem]:
    """Find groups of which the best are to count, but not how many, or more than there are."""
    for position, group in enumerate(rubric.groups):
        below = [item for _, _, item in rubric.nodes() if item.group == group.code]
        counted = sum(not isinstance(item, Group) or item.kind == "base" for item in below)
        place = rubric.place("group", position, "best", item=group.code)
        if (group.combine == "best") != (group.best is not None):
            yield Problem("RUB149", place, group.combine)
        elif group.best is not None and group.best > counted > 0:
            yield Problem("RUB150", place, str(group.best), {"most": counted})
        if group.combine == "best" and group.coverage:
            place = rubric.place("group", position, "coverage", item=group.code)
            yield Problem("RUB160", place, str(group.coverage))


def _kinds(rubric: Rubric) -> Iterator[Problem]:
    groups = {group.code: group for group in rubric.groups}
    for position, group in enumerate(rubric.groups):
        if group.kind == "base":
            continue
        place = rubric.place("group", position, "kind", item=group.code)
        if group.group is None or _inside_another(group, groups):
            yield Problem("RUB145", place, group.kind)
        if group.combine not in ("sum", "best"):
            place = rubric.place("group", position, "combine", item=group.code)
            yield Problem("RUB146", place, group.combine)


def _inside_another(group: Group, groups: dict[str, Group]) -> bool:
    seen: set[str] = set()
    above = group.group
    while above in groups and above not in seen:
        seen.add(above)
        if groups[above].kind != "base":
            return True
        above = groups[above].group
    return False
