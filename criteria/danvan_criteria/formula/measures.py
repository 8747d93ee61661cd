"""Measures: the units of a formula's fields, so that people are not added to meetings.

A number as written goes with any unit, and so does what it multiplies: in "2 * models + 3 * clubs"
the numbers are points for each. A field without a unit is not looked at either. Products and
quotients of fields make compound units, and equal units cancel.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from danvan_criteria.formula.tree import Call, Field, Literal, Node, Operation
from danvan_scoring.plugins import FormField, Text


@dataclass(frozen=True)
class Measure:
    """The powers of units in a quantity; `free` goes with any."""

    powers: tuple[tuple[str, int], ...] = ()
    free: bool = False

    def times(self, other: "Measure", sign: int) -> "Measure":
        """Return the measure of a product (1) or quotient (-1)."""
        if self.free or other.free:
            return _FREE
        powers = dict(self.powers)
        for unit, power in other.powers:
            powers[unit] = powers.get(unit, 0) + sign * power
        kept = tuple(sorted((unit, power) for unit, power in powers.items() if power))
        return Measure(kept)

    @property
    def title(self) -> Text:
        """The unit in words."""
        if not self.powers:
            return Text("tỷ lệ (không có đơn vị)", "a share (no unit)")
        over = [unit for unit, power in self.powers for _ in range(power)]
        under = [unit for unit, power in self.powers for _ in range(-power)]
        text = " / ".join([" × ".join(over) or "1", *under])
        return Text(text, text)


_FREE = Measure(free=True)
_PURE = Measure()
_DAYS = Measure((("ngày", 1),))


class _MismatchError(Exception):
    def __init__(self, one: Measure, other: Measure) -> None:
        super().__init__()
        self.one, self.other = one, other


def mismatch(formula: Node, fields: Mapping[str, FormField]) -> Text | None:
    """Say which two units a formula adds or compares that differ, if it does."""
    try:
        _measure(formula, fields)
    except _MismatchError as error:
        one, other = error.one.title, error.other.title
        return Text(
            f"biểu thức cộng, trừ hoặc so sánh hai đơn vị tính khác nhau: {one.vi} và {other.vi}",
            f"the expression adds or compares different units: {one.en} and {other.en}",
        )
    return None


def _measure(node: Node, fields: Mapping[str, FormField]) -> Measure:
    if isinstance(node, Literal):
        return _FREE
    if isinstance(node, Field):
        return _of_unit(fields[node.code].unit)
    if isinstance(node, Call):
        return _of_call(node, [_measure(argument, fields) for argument in node.arguments])
    return _of_operation(node, fields)


def _of_operation(node: Operation, fields: Mapping[str, FormField]) -> Measure:
    left, right = _measure(node.left, fields), _measure(node.right, fields)
    if node.sign in ("*", "/"):
        return left.times(right, 1 if node.sign == "*" else -1)
    if node.sign in ("and", "or"):
        return _PURE
    if node.sign == "-" and (_is_day(node.left, fields) or _is_day(node.right, fields)):
        return _DAYS
    same = _same([left, right])
    return same if node.sign in ("+", "-") else _PURE


def _is_day(node: Node, fields: Mapping[str, FormField]) -> bool:
    if isinstance(node, Field):
        return fields[node.code].type == "date"
    return isinstance(node, Literal) and isinstance(node.value, date)


def _of_unit(unit: str) -> Measure:
    if not unit:
        return _FREE
    return _PURE if unit == "%" else Measure(((unit, 1),))


def _of_call(node: Call, measures: list[Measure]) -> Measure:
    if node.name == "not":
        return _PURE
    if node.name == "days":
        return _DAYS
    if node.name == "if":
        return _same(measures[1:])
    return _same(measures[:1] if node.name == "round" else measures)


def _same(measures: list[Measure]) -> Measure:
    bound = [measure for measure in measures if not measure.free]
    for measure in bound[1:]:
        if measure != bound[0]:
            raise _MismatchError(bound[0], measure)
    return bound[0] if bound else _FREE
