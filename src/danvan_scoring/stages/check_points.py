"""Check that points add up, and stay where they are exact."""

from collections.abc import Iterator
from decimal import Decimal

from danvan_scoring.model.problem import Problem
from danvan_scoring.model.rounding import LARGEST
from danvan_scoring.model.rubric import Group, Rubric

MOST_LINES = 200


def check_points(rubric: Rubric) -> list[Problem]:
    """Return sums that do not add up, missing maxima, weights, and points beyond the bounds."""
    problems = [
        *(p for n, group in enumerate(rubric.groups) for p in _sum(rubric, n, group)),
        *_decimals(rubric),
        *_weights(rubric),
        *(p for n, group in enumerate(rubric.groups) for p in _bounds(rubric, n, group)),
    ]
    if len(rubric.criteria) > MOST_LINES:
        place = rubric.place("criterion", MOST_LINES, item="criterion")
        problems.append(Problem("RUB156", place, str(len(rubric.criteria)), {"most": MOST_LINES}))
    return problems


def maximum_of(rubric: Rubric, group: Group) -> Decimal:
    """Return the maximum of a group: declared, or the sum of its base children."""
    if group.max is not None:
        return group.max
    below = [
        maximum_of(rubric, g) for g in rubric.groups if g.group == group.code and g.kind == "base"
    ]
    return sum(
        (*below, *(line.max for line in rubric.criteria if line.group == group.code)), Decimal(0)
    )


def _sum(rubric: Rubric, position: int, group: Group) -> Iterator[Problem]:
    place = rubric.place("group", position, "max", item=group.code)
    if group.kind != "base":
        return
    if group.max is None:
        if group.group is None or group.combine != "sum":
            yield Problem("RUB151", place)
        return
    total = maximum_of(rubric, group.model_copy(update={"max": None}))
    if group.combine == "sum" and total != group.max:
        yield Problem("RUB152", place, str(group.max), {"sum": total})


def _decimals(rubric: Rubric) -> Iterator[Problem]:
    """Points must be whole in units of the last decimal; and small enough to be exact."""
    decimals = rubric.rounding.decimals
    numbers = [
        ("criterion", n, "max", item.code, item.max) for n, item in enumerate(rubric.criteria)
    ]
    numbers += [
        ("group", n, key, group.code, value)
        for n, group in enumerate(rubric.groups)
        for key in ("max", "floor", "ceiling")
        if (value := getattr(group, key)) is not None
    ]
    numbers += [
        ("class", n, "from", band.code, band.from_) for n, band in enumerate(rubric.classes)
    ]
    numbers += [
        ("gate", n, "when", gate.code, gate.when.value)
        for n, gate in enumerate(rubric.gates)
        if gate.when.points_of is not None and isinstance(gate.when.value, Decimal)
    ]
    for table, position, key, code, value in numbers:
        place = rubric.place(table, position, key, item=code)
        if value.scaleb(decimals) != value.scaleb(decimals).to_integral_value():
            yield Problem("RUB153", place, str(value), {"decimals": decimals})
        if key in ("max", "ceiling", "floor") and abs(value) > LARGEST:
            yield Problem("RUB154", place, str(value), {"most": LARGEST})


def _weights(rubric: Rubric) -> Iterator[Problem]:
    means = {g.code for g in rubric.groups if g.combine in ("weighted_mean", "geometric_mean")}
    for table, position, item in rubric.nodes():
        place = rubric.place(table, position, "weight", item=item.code)
        if item.weight <= 0 or (item.weight != 1 and item.group not in means):
            yield Problem("RUB155", place, str(item.weight))


def _bounds(rubric: Rubric, position: int, group: Group) -> Iterator[Problem]:
    low, high = group.floor, group.ceiling
    if low is not None and high is not None and low > high:
        place = rubric.place("group", position, "floor", item=group.code)
        yield Problem("RUB157", place, f"{low} > {high}")
