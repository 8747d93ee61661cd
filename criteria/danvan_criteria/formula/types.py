"""Types of a formula: what each part is, found from how it is used; a field is used one way."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

from danvan_criteria.formula import tree
from danvan_criteria.formula.tokens import FormulaError
from danvan_criteria.formula.tree import Call, Field, Node, Operation, Value
from danvan_scoring.plugins import FieldType, Text

Type: TypeAlias = Literal["number", "truth", "day", "word"]

FIELD_TYPES: dict[Type, tuple[FieldType, ...]] = {
    "number": ("number", "integer"),
    "truth": ("yes_no",),
    "day": ("date",),
    "word": ("choice", "text"),
}
"""Types of fields that each type of the formula may stand for."""

_NAMES: dict[Type, Text] = {
    "number": Text("số", "a number"),
    "truth": Text("có/không", "true or false"),
    "day": Text("ngày", "a day"),
    "word": Text("chữ", "a text"),
}
MOST_DECIMALS = 6


def field_types(node: Node) -> dict[str, Type]:
    """Find the type of every field of a formula whose value is a number.

    Raises:
        FormulaError: a part is not what stands around it needs, or a field is used in two ways.
    """
    reader = _Types()
    reader.need(node, "number")
    return reader.fields


class _Types:
    def __init__(self) -> None:
        self.fields: dict[str, Type] = {}

    def need(self, node: Node, wanted: Type) -> None:
        """Read `node`, which has to be of a type."""
        if isinstance(node, Field):
            known = self.fields.setdefault(node.code, wanted)
            if known != wanted:
                raise _clash(node.at, node.code, known, wanted)
            return
        found = self._type(node)
        if found != wanted:
            raise FormulaError(
                node.at,
                f"cần {_NAMES[wanted].vi}, gặp {_NAMES[found].vi}",
                f"{_NAMES[wanted].en} is needed, not {_NAMES[found].en}",
            )

    def _type(self, node: tree.Literal | Operation | Call) -> Type:
        if isinstance(node, tree.Literal):
            return _of_value(node.value)
        if isinstance(node, Call):
            return self._call(node)
        if node.sign in ("and", "or"):
            self._all((node.left, node.right), "truth")
            return "truth"
        if node.sign in ("=", "!=", "<", "<=", ">", ">="):
            return self._comparison(node)
        if node.sign == "-" and "day" in (_told(node.left), _told(node.right)):
            self._all((node.left, node.right), "day")
            return "number"
        self._all((node.left, node.right), "number")
        return "number"

    def _all(self, nodes: tuple[Node, ...], wanted: Type) -> None:
        for node in nodes:
            self.need(node, wanted)

    def _comparison(self, node: Operation) -> Type:
        """Both sides are of one type, which one of them tells; two bare fields are numbers."""
        wanted = _told(node.left) or _told(node.right) or "number"
        if node.sign not in ("=", "!=") and wanted in ("truth", "word"):
            raise FormulaError(
                node.at,
                f"{_NAMES[wanted].vi} chỉ so sánh bằng = hoặc !=",
                f"{_NAMES[wanted].en} is compared by = or != only",
            )
        self._all((node.left, node.right), wanted)
        return "truth"

    def _call(self, node: Call) -> Type:
        if node.name == "not":
            self.need(node.arguments[0], "truth")
            return "truth"
        if node.name == "days":
            self._all(node.arguments, "day")
            return "number"
        if node.name == "if":
            self.need(node.arguments[0], "truth")
            self._all(node.arguments[1:], "number")
            return "number"
        if node.name == "round" and len(node.arguments) > 1:
            _check_decimals(node.arguments[1])
        self._all(node.arguments, "number")
        return "number"


def _told(node: Node) -> Type | None:
    """Tell the type of a node on its own; a field alone does not tell."""
    if isinstance(node, Field):
        return None
    if isinstance(node, tree.Literal):
        return _of_value(node.value)
    if isinstance(node, Call):
        return "truth" if node.name == "not" else "number"
    return "number" if node.sign in "+-*/" else "truth"


def _of_value(value: Value) -> Type:
    # A bool is looked at first: it is a kind of number in Python.
    kinds: list[tuple[Callable[[object], bool], Type]] = [
        (lambda v: isinstance(v, bool), "truth"),
        (lambda v: isinstance(v, Decimal), "number"),
        (lambda v: isinstance(v, date), "day"),
    ]
    return next((name for holds, name in kinds if holds(value)), "word")


def _check_decimals(node: Node) -> None:
    value = node.value if isinstance(node, tree.Literal) else None
    if not isinstance(value, Decimal) or value % 1 or value > MOST_DECIMALS:
        raise FormulaError(
            node.at,
            f"số chữ số thập phân của round là số nguyên viết rõ, từ 0 đến {MOST_DECIMALS}",
            f"the decimals of round are a whole number as written, 0 to {MOST_DECIMALS}",
        )


def _clash(at: int, code: str, known: Type, wanted: Type) -> FormulaError:
    one, other = _NAMES[known], _NAMES[wanted]
    return FormulaError(
        at,
        f"«{code}» được dùng vừa là {one.vi} vừa là {other.vi}",
        f"«{code}» is used both as {one.en} and as {other.en}",
    )
