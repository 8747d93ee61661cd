"""Check that each number of a rubric is one that points can be computed from exactly."""

from collections.abc import Iterator
from decimal import Decimal

from danvan_scoring.model.problem import Problem
from danvan_scoring.model.rounding import LARGEST, MOST_DECIMALS
from danvan_scoring.model.rubric import Condition, Group, Rubric

MOST_LINES = 200
Numbers = Iterator[tuple[str, int, str, str, Decimal]]


def check_numbers(rubric: Rubric) -> list[Problem]:
    """Return points and weights of too many decimals or too large, and too many criteria."""
    problems = [*_numbers(rubric), *_weights(rubric)]
    if len(rubric.criteria) > MOST_LINES:
        place = rubric.place("criterion", MOST_LINES, item="criterion")
        problems.append(Problem("RUB156", place, str(len(rubric.criteria)), {"most": MOST_LINES}))
    return problems


def _numbers(rubric: Rubric) -> Iterator[Problem]:
    """Points must be whole in units of the last decimal; all must be small enough to be exact."""
    for table, position, key, code, value in _points(rubric):
        place = rubric.place(table, position, key, item=code)
        measured = table == "class"
        decimals = rubric.measure_decimals if measured else rubric.rounding.decimals
        if decimals_of(value) > decimals:
            yield Problem("RUB153", place, str(value), {"decimals": decimals})
        if value.copy_abs() > LARGEST:
            yield Problem("RUB154", place, str(value), {"most": LARGEST})
    for table, position, key, code, value in _shares(rubric):
        place = rubric.place(table, position, key, item=code)
        if decimals_of(value) > MOST_DECIMALS:
            yield Problem("RUB159", place, str(value), {"decimals": MOST_DECIMALS})
        if value.copy_abs() > LARGEST:
            yield Problem("RUB154", place, str(value), {"most": LARGEST})


def decimals_of(value: Decimal) -> int:
    """Count the decimals that a number needs, however many digits it has.

    Examples:
        >>> decimals_of(Decimal("2.50")), decimals_of(Decimal("1E+3"))
        (1, 0)
    """
    _, digits, exponent = value.as_tuple()
    assert isinstance(exponent, int)  # the model takes finite numbers only
    needed = "".join(map(str, digits)).rstrip("0")
    return max(0, len(needed) - len(digits) - exponent) if needed else 0


def _points(rubric: Rubric) -> Numbers:
    for n, line in enumerate(rubric.criteria):
        yield "criterion", n, "max", line.code, line.max
    for n, group in enumerate(rubric.groups):
        for key in ("max", "floor", "ceiling"):
            value = getattr(group, key)
            if value is not None:
                yield "group", n, key, group.code, value
    for n, band in enumerate(rubric.classes):
        yield "class", n, "from", band.code, band.from_
    for table, n, key, code, when in _conditions(rubric):
        if when.points_of is not None and isinstance(when.value, Decimal):
            yield table, n, key, code, when.value


def _conditions(rubric: Rubric) -> Iterator[tuple[str, int, str, str, Condition]]:
    for n, gate in enumerate(rubric.gates):
        for fact in gate.when.facts():
            yield "gate", n, "when", gate.code, fact
    for table, n, item in rubric.nodes():
        for fact in item.applies_when.facts() if item.applies_when is not None else ():
            yield table, n, "applies_when", item.code, fact


def _shares(rubric: Rubric) -> Numbers:
    """Yield what is multiplied with points: a product must stay within 64 bits."""
    for table, n, item in rubric.nodes():
        yield table, n, "weight", item.code, item.weight
    for n, group in enumerate(rubric.groups):
        yield "group", n, "coverage", group.code, group.coverage
    for table, n, key, code, when in _conditions(rubric):
        if when.percent_of is not None and isinstance(when.value, Decimal):
            yield table, n, key, code, when.value


def _weights(rubric: Rubric) -> Iterator[Problem]:
    means = {g.code for g in rubric.groups if g.combine in ("weighted_mean", "geometric_mean")}
    for table, position, item in rubric.nodes():
        added = isinstance(item, Group) and item.kind != "base"
        misplaced = item.weight != 1 and (item.group not in means or added)
        if item.weight <= 0 or misplaced:
            place = rubric.place(table, position, "weight", item=item.code)
            yield Problem("RUB155", place, str(item.weight))
