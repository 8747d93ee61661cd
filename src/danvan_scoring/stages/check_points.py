"""Check that points add up, and that their sums stay where they are exact."""

from collections.abc import Iterator

from danvan_scoring.model.problem import Problem
from danvan_scoring.model.rounding import LARGEST
from danvan_scoring.model.rubric import Group, Rubric
from danvan_scoring.stages.reach import groups_below, reach_of, sum_of_maxima


def check_points(rubric: Rubric) -> list[Problem]:
    """Return missing maxima, parts that do not add up to them, and sums that are too large."""
    groups = enumerate(rubric.groups)
    return [*(p for n, group in groups for p in _group(rubric, n, group)), *_totals(rubric)]


def _group(rubric: Rubric, position: int, group: Group) -> Iterator[Problem]:
    place = rubric.place("group", position, "max", item=group.code)
    low, high = group.floor, group.ceiling
    if low is not None and high is not None and low > high:
        floor_at = rubric.place("group", position, "floor", item=group.code)
        yield Problem("RUB157", floor_at, f"{low} > {high}")
    if group.max is not None and group.max < 0:
        yield Problem("RUB158", place, str(group.max))
    if group.kind != "base":
        return
    if group.max is None:
        if group.group is None or group.combine != "sum":
            yield Problem("RUB151", place)
        return
    total = sum_of_maxima(rubric, group)
    if group.combine in ("sum", "best") and total != group.max:
        yield Problem("RUB152", place, str(group.max), {"sum": total})


def _totals(rubric: Rubric) -> Iterator[Problem]:
    """Find groups whose parts add up to too much, though each of them is small enough."""
    sizes = {group.code: reach_of(rubric, group).largest for group in rubric.groups}
    for position, group in enumerate(rubric.groups):
        parts = [sizes[child.code] for child in groups_below(rubric, group)]
        parts += [line.max for line in rubric.criteria if line.group == group.code]
        told = max((*parts, group.max or 0)) > LARGEST
        if sizes[group.code] > LARGEST and not told:
            place = rubric.place("group", position, item=group.code)
            yield Problem("RUB154", place, str(sizes[group.code]), {"most": LARGEST})
