"""A formula of the rubric as one of a spreadsheet."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from danvan_criteria.cells import YES, plain
from danvan_criteria.formula.tree import Call, Field, Literal, Node, Operation, Value
from danvan_criteria.formula.types import Type

_SIGNS = {"!=": "<>"}
_COMPARISONS = ("=", "!=", "<", "<=", ">", ">=")
_NAMES = {"min": "MIN", "max": "MAX", "abs": "ABS", "not": "NOT", "if": "IF"}
_TEMPLATES = {
    "negative": "(-({0}))",
    "days": "({1}-{0})",
    "round": "ROUND(ROUND({0},10),{1})",
    "floor": "INT(ROUND({0},10))",
    "ceil": "(-INT(-ROUND({0},10)))",
}
"""By the name of the function; where an argument may be left out, it is 0."""


def as_cells(node: Node, cells: Mapping[str, str], types: Mapping[str, Type]) -> str:
    """Write a formula over cells.

    Args:
        node: the formula.
        cells: the cell of each field by code.
        types: the types of the fields.
    """
    if isinstance(node, Literal):
        return _literal(node.value)
    if isinstance(node, Field):
        cell = cells[node.code]
        return f"({cell}={YES})" if types[node.code] == "truth" else cell
    if isinstance(node, Call):
        return _call(node, [as_cells(inner, cells, types) for inner in node.arguments])
    left, right = as_cells(node.left, cells, types), as_cells(node.right, cells, types)
    if node.sign in ("and", "or"):
        return f"{node.sign.upper()}({left},{right})"
    if node.sign not in _COMPARISONS:
        return f"({left}{node.sign}{right})"
    return _compared(node, left, right, types)


def _compared(node: Operation, left: str, right: str, types: Mapping[str, Type]) -> str:
    sign = _SIGNS.get(node.sign, node.sign)
    if _is_number(node.left, types) and _is_number(node.right, types):
        return f"(ROUND({left}-({right}),9){sign}0)"
    if _is_word(node.left, types) or _is_word(node.right, types):
        # A spreadsheet's = takes capitals for small letters.
        same = f"EXACT({left},{right})"
        return same if node.sign == "=" else f"NOT({same})"
    return f"({left}{sign}{right})"


def _call(node: Call, parts: list[str]) -> str:
    if node.name in _TEMPLATES:
        return _TEMPLATES[node.name].format(*parts, "0")
    return f"{_NAMES[node.name]}({','.join(parts)})"


def _literal(value: Value) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, date):
        return f"DATE({value.year},{value.month},{value.day})"
    escaped = value.replace('"', '""')
    return f'"{escaped}"'


def _is_number(node: Node, types: Mapping[str, Type]) -> bool:
    if isinstance(node, Field):
        return types[node.code] in ("number", "day", "either")
    if isinstance(node, Literal):
        return isinstance(node.value, Decimal | date) and not isinstance(node.value, bool)
    if isinstance(node, Call):
        return node.name != "not"
    return node.sign in ("+", "-", "*", "/")


def _is_word(node: Node, types: Mapping[str, Type]) -> bool:
    if isinstance(node, Field):
        return types[node.code] == "word"
    return isinstance(node, Literal) and isinstance(node.value, str)
