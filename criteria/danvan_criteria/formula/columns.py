"""Computing a formula for all units at once, exactly: numbers are fractions of whole numbers.

A column of numbers is two columns of Python integers, which neither round nor overflow. A
denominator of 0 stands for what has no value (a division by zero), and so does all that is made
of it; `if` takes the branch that it asks for, and only that.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from danvan_criteria.decimals import MILLION, millionths
from danvan_criteria.formula.tree import Call, Field, Literal, Node, Operation, Value
from danvan_criteria.formula.types import Type

Whole: TypeAlias = NDArray[np.object_]
Booleans: TypeAlias = NDArray[np.bool_]

_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True)
class Numbers:
    """Fractions; the denominator is not negative, and 0 where there is no value."""

    above: Whole
    below: Whole


@dataclass(frozen=True)
class Truths:
    """True or false, or neither where something compared has no value."""

    holds: Booleans
    known: Booleans


Column: TypeAlias = Numbers | Truths | NDArray[Any]


def compute(formula: Node, evidence: pd.DataFrame, types: Mapping[str, Type]) -> Numbers:
    """Compute a formula whose types have been checked, from the fields that it names."""
    found = _Columns(evidence, types).of(formula)
    assert isinstance(found, Numbers)  # types.field_types asks for a number
    return found


def as_wholes(values: NDArray[Any]) -> Whole:
    """Turn whole numbers into Python integers."""
    return np.array([int(value) for value in values.tolist()], dtype=np.object_)


@dataclass(frozen=True)
class _Columns:
    evidence: pd.DataFrame
    types: Mapping[str, Type]

    def of(self, node: Node) -> Column:
        if isinstance(node, Literal):
            return self._literal(node.value)
        if isinstance(node, Field):
            return self._field(node.code)
        if isinstance(node, Call):
            return self._call(node)
        return self._operation(node)

    def _operation(self, node: Operation) -> Column:
        left, right = self.of(node.left), self.of(node.right)
        if node.sign in ("and", "or"):
            return _joined(node.sign, left, right)
        if isinstance(left, Numbers) and isinstance(right, Numbers):
            if node.sign in _ARITHMETIC:
                return _ARITHMETIC[node.sign](left, right)
            return _compared(node.sign, left, right)
        assert not isinstance(left, Numbers)
        assert not isinstance(right, Numbers)
        if node.sign == "-":
            return self._days(right, left)
        return _same(node.sign, left, right)

    def _whole(self, value: int) -> Whole:
        column = np.empty(len(self.evidence), dtype=np.object_)
        column[:] = value
        return column

    def _literal(self, value: Value) -> Column:
        if isinstance(value, bool):
            size = len(self.evidence)
            return Truths(np.full(size, value), np.ones(size, dtype=np.bool_))
        if isinstance(value, Decimal):
            above, below = value.as_integer_ratio()
            return Numbers(self._whole(above), self._whole(below))
        if isinstance(value, date):
            return self._whole((value - _EPOCH).days)
        return np.full(len(self.evidence), value, dtype=np.object_)

    def _field(self, code: str) -> Column:
        column = self.evidence[code].to_numpy()
        kind = self.types[code]
        if kind == "truth":
            return Truths(column == 1, np.ones(len(column), dtype=np.bool_))
        if column.dtype.kind == "M":
            return as_wholes(column.astype("datetime64[D]").astype(np.int64))
        if kind == "word":
            return np.asarray(column, dtype=np.object_)
        # What was typed has at most six decimals: millionths are whole.
        wholes = as_wholes(millionths(column.astype(np.float64)))
        return Numbers(wholes, self._whole(MILLION))

    def _days(self, since: Column, until: Column) -> Numbers:
        return Numbers(until - since, self._whole(1))  # type: ignore[operator]  # days, as checked

    def _call(self, node: Call) -> Column:
        found = [self.of(argument) for argument in node.arguments]
        first = found[0]
        if isinstance(first, Truths):
            return Truths(~first.holds, first.known) if node.name == "not" else _chosen(*found)
        if not isinstance(first, Numbers):
            return self._days(first, found[1])
        return _FUNCTIONS[node.name](node, *found)


def _where(condition: NDArray[Any], one: Whole | int, other: Whole | int) -> Whole:
    """Choose between whole numbers of any size."""
    return np.asarray(np.where(condition, one, other), dtype=np.object_)


def _added(one: Numbers, other: Numbers) -> Numbers:
    return Numbers(one.above * other.below + other.above * one.below, one.below * other.below)


def _subtracted(one: Numbers, other: Numbers) -> Numbers:
    return _added(one, Numbers(-other.above, other.below))


def _multiplied(one: Numbers, other: Numbers) -> Numbers:
    return Numbers(one.above * other.above, one.below * other.below)


def _divided(one: Numbers, other: Numbers) -> Numbers:
    # A divisor without a value, whose denominator is 0, must not become a value of 0.
    sign = _where(other.above < 0, -1, 1)
    above = one.above * other.below * sign
    below = one.below * other.above * sign
    return Numbers(above, _where(other.below == 0, 0, below))


_ARITHMETIC = {"+": _added, "-": _subtracted, "*": _multiplied, "/": _divided}


def _compared(sign: str, one: Numbers, other: Numbers) -> Truths:
    left, right = one.above * other.below, other.above * one.below
    found = {
        "=": lambda: left == right,
        "!=": lambda: left != right,
        "<": lambda: left < right,
        "<=": lambda: left <= right,
        ">": lambda: left > right,
        ">=": lambda: left >= right,
    }[sign]()
    known = (one.below != 0) & (other.below != 0)
    return Truths(found.astype(np.bool_), known.astype(np.bool_))


def _same(sign: str, one: Column, other: Column) -> Truths:
    """Compare days, texts, or truths, which are only equal or not."""
    if isinstance(one, Truths) and isinstance(other, Truths):
        equal = one.holds == other.holds
        return Truths(equal if sign == "=" else ~equal, one.known & other.known)
    assert isinstance(one, np.ndarray)
    assert isinstance(other, np.ndarray)
    compare = {
        "=": np.equal, "!=": np.not_equal, "<": np.less, "<=": np.less_equal,
        ">": np.greater, ">=": np.greater_equal,
    }[sign]  # fmt: skip
    found = np.asarray(compare(one, other), dtype=np.bool_)
    return Truths(found, np.ones(len(found), dtype=np.bool_))


def _joined(sign: str, one: Column, other: Column) -> Truths:
    """Join by and, or; one side that decides is enough, whatever the other is."""
    assert isinstance(one, Truths)
    assert isinstance(other, Truths)
    if sign == "or":
        decided = one.known & one.holds | other.known & other.holds
        return Truths(decided, decided | one.known & other.known)
    refused = one.known & ~one.holds | other.known & ~other.holds
    known = refused | one.known & other.known
    return Truths(known & ~refused, known)


def _chosen(when: Column, one: Column, other: Column) -> Numbers:
    assert isinstance(when, Truths)
    assert isinstance(one, Numbers)
    assert isinstance(other, Numbers)
    above = _where(when.holds, one.above, other.above)
    below = _where(when.holds, one.below, other.below)
    return Numbers(above, _where(when.known, below, 0))


def _least(_node: Call, *found: Column) -> Numbers:
    return _extreme("<", found)


def _greatest(_node: Call, *found: Column) -> Numbers:
    return _extreme(">", found)


def _extreme(sign: str, found: tuple[Column, ...]) -> Numbers:
    best = found[0]
    assert isinstance(best, Numbers)
    for other in found[1:]:
        assert isinstance(other, Numbers)
        best = _chosen(_compared(sign, best, other), best, other)
    return best


def _negative(_node: Call, value: Column) -> Numbers:
    assert isinstance(value, Numbers)
    return Numbers(-value.above, value.below)


def _size(_node: Call, value: Column) -> Numbers:
    assert isinstance(value, Numbers)
    return Numbers(np.abs(value.above), value.below)


def _rounded(node: Call, value: Column, *_decimals: Column) -> Numbers:
    """Round to a whole number down, up, or half away from zero; or to some decimals."""
    assert isinstance(value, Numbers)
    scale = 1
    if len(node.arguments) > 1:
        last = node.arguments[1]
        assert isinstance(last, Literal)
        assert isinstance(last.value, Decimal)
        scale = 10 ** int(last.value)
    below = _where(value.below == 0, 1, value.below)
    above = value.above * scale
    if node.name == "floor":
        whole = above // below
    elif node.name == "ceil":
        whole = -(-above // below)
    else:
        sign = _where(above < 0, -1, 1)
        whole = sign * ((2 * np.abs(above) + below) // (2 * below))
    return Numbers(whole, _where(value.below == 0, 0, scale))


_FUNCTIONS: dict[str, Callable[..., Numbers]] = {
    "min": _least,
    "max": _greatest,
    "negative": _negative,
    "abs": _size,
    "floor": _rounded,
    "ceil": _rounded,
    "round": _rounded,
}
