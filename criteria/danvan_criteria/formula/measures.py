"""Measures: the units of a formula's fields, so that people are not added to meetings.

A number as written goes with any unit; a field without a unit is not looked at. Products and
quotients make compound units, and equal units cancel.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from danvan_criteria.formula.tree import Call, Field, Literal, Node
from danvan_scoring.plugins import FormField, Text


@dataclass(frozen=True)
class Measure:
    """The powers of units in a quantity; `free` goes with any."""

    powers: tuple[tuple[str, int], ...] = ()
    free: bool = False

    def times(self, other: "Measure", sign: int) -> "Measure":
        """Return the measure of a product (1) or quotient (-1)."""
        powers = dict(self.powers)
        for unit, power in other.powers:
            powers[unit] = powers.get(unit, 0) + sign * power
        kept = tuple(sorted((unit, power) for unit, power in powers.items() if power))
        return Measure(kept, free=self.free and other.free)

    def __str__(self) -> str:
        over = [unit for unit, power in self.powers for _ in range(power)]
        under = [unit for unit, power in self.powers for _ in range(-power)]
        text = " × ".join(over) or "1"
        return f"{text} / {' / '.join(under)}" if under else text


_FREE = Measure(free=True)
_PURE = Measure()


class _MismatchError(Exception):
    def __init__(self, one: Measure, other: Measure) -> None:
        super().__init__()
        self.one, self.other = one, other


def mismatch(formula: Node, fields: Mapping[str, FormField]) -> Text | None:
    """Say which two units a formula adds or compares that differ, if it does."""
    try:
        _measure(formula, fields)
    except _MismatchError as error:
        return Text(
            f"biểu thức cộng, trừ hoặc so sánh hai đơn vị tính khác nhau: {error.one} "
            f"và {error.other}",
            f"the expression adds or compares different units: {error.one} and {error.other}",
        )
    return None


def _measure(node: Node, fields: Mapping[str, FormField]) -> Measure:
    if isinstance(node, Literal):
        return _FREE
    if isinstance(node, Field):
        return _of_unit(fields[node.code].unit)
    if isinstance(node, Call):
        return _of_call(node, [_measure(argument, fields) for argument in node.arguments])
    left, right = _measure(node.left, fields), _measure(node.right, fields)
    if node.sign in ("*", "/"):
        return left.times(right, 1 if node.sign == "*" else -1)
    same = _PURE if node.sign in ("and", "or") else _same([left, right])
    return same if node.sign in ("+", "-") else _PURE


def _of_unit(unit: str) -> Measure:
    if not unit:
        return _FREE
    return _PURE if unit == "%" else Measure(((unit, 1),))


def _of_call(node: Call, measures: list[Measure]) -> Measure:
    if node.name == "not":
        return _PURE
    if node.name == "days":
        return Measure((("ngày", 1),))
    if node.name == "if":
        return _same(measures[1:])
    return _same(measures[:1] if node.name == "round" else measures)


def _same(measures: list[Measure]) -> Measure:
    bound = [measure for measure in measures if not measure.free]
    for measure in bound[1:]:
        if measure != bound[0]:
            raise _MismatchError(bound[0], measure)
    return bound[0] if bound else _FREE
