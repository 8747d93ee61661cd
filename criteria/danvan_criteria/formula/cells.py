"""A formula of the rubric as one of a spreadsheet.

What has no value (a division by zero) is an error there too, which goes on through all that is
made of it, as here; only `and` and `or`, of which one side may decide, have to be told so.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from danvan_criteria.cells import YES, plain
from danvan_criteria.formula.tree import Call, Field, Literal, Node, Operation, Value, operations
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

_LONGEST, _DEEPEST = 2_400, 45
_LONG_CELL = "$" * 20
"""Limits that leave room for what is written around the value, which stands there three times."""

_LONGEST_TEXT = 250


def fits(node: Node, types: Mapping[str, Type]) -> bool:
    """Tell whether a spreadsheet takes the formula, whatever the names of its cells."""
    formula = as_cells(node, dict.fromkeys(types, _LONG_CELL), types)
    depth = deepest = 0
    for sign in formula:
        depth += (sign == "(") - (sign == ")")
        deepest = max(deepest, depth)
    return len(formula) <= _LONGEST and deepest <= _DEEPEST


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
        return _field(cells[node.code], types[node.code])
    if isinstance(node, Call):
        return _call(node, [as_cells(inner, cells, types) for inner in node.arguments])
    left, right = as_cells(node.left, cells, types), as_cells(node.right, cells, types)
    if node.sign in ("and", "or"):
        return _joined(node, left, right)
    if node.sign in _COMPARISONS:
        return _compared(node, left, right, types)
    if node.sign == "/" and _may_cancel(node.right):
        # Terms that cancel leave binary noise behind, by which one must not divide.
        right = f"IF(ROUND({right},10)=0,0,{right})"
    return f"({left}{node.sign}{right})"


def _field(cell: str, kind: Type) -> str:
    if kind == "truth":
        return f"({cell}={YES})"
    # A cell may hold an hour of the day too.
    return f"INT({cell})" if kind == "day" else cell


def _joined(node: Operation, left: str, right: str) -> str:
    if all(inner.sign != "/" for inner in operations(node)):
        return f"{node.sign.upper()}({left},{right})"
    sides = ",".join(f"IFERROR(IF({side},1,0),0.5)" for side in (left, right))
    decided = f"{'MIN' if node.sign == 'and' else 'MAX'}({sides})"
    return f"CHOOSE(1+2*{decided},FALSE,1/0,TRUE)"


def _may_cancel(node: Node) -> bool:
    return any(inner.sign in ("+", "-") for inner in operations(node))


def _compared(node: Operation, left: str, right: str, types: Mapping[str, Type]) -> str:
    sign = _SIGNS.get(node.sign, node.sign)
    if _is_word(node.left, types) or _is_word(node.right, types):
        # A spreadsheet's = takes capitals for small letters.
        same = f"EXACT({left},{right})"
        return same if node.sign == "=" else f"NOT({same})"
    sides = [
        f"ROUND({side},10)" if _is_computed(inner) else side
        for side, inner in ((left, node.left), (right, node.right))
    ]
    return f"({sides[0]}{sign}{sides[1]})"


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
    # Texts in a formula are short; longer ones are put together.
    pieces = range(0, max(len(value), 1), _LONGEST_TEXT)
    return "&".join(f'"{_escaped(value[at : at + _LONGEST_TEXT])}"' for at in pieces)


def _escaped(text: str) -> str:
    return text.replace('"', '""')


def _is_computed(node: Node) -> bool:
    """Whether a node is a number that may carry binary noise."""
    if isinstance(node, Call):
        return node.name != "not"
    return isinstance(node, Operation) and node.sign in ("+", "-", "*", "/")


def _is_word(node: Node, types: Mapping[str, Type]) -> bool:
    if isinstance(node, Field):
        return types[node.code] == "word"
    return isinstance(node, Literal) and isinstance(node.value, str)
