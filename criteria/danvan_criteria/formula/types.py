"""Types of a formula: what each part is, found from how it is used; a field is used one way."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

from danvan_criteria.formula import tree
from danvan_criteria.formula.tokens import FormulaError
from danvan_criteria.formula.tree import Call, Field, Node, Operation, Value
from danvan_scoring.plugins import FieldType, FormField, Text

Type: TypeAlias = Literal["number", "truth", "day", "word", "either"]
"""`either` is a number or a day: fields that are only compared with, or taken from, each other."""

FIELD_TYPES: dict[Type, tuple[FieldType, ...]] = {
    "number": ("number", "integer"),
    "truth": ("yes_no",),
    "day": ("date",),
    "word": ("choice", "text"),
    "either": ("number", "integer", "date"),
}
"""Types of fields that each type of the formula may stand for."""

_NAMES: dict[Type, Text] = {
    "number": Text("số", "a number"),
    "truth": Text("có/không", "true or false"),
    "day": Text("ngày", "a day"),
    "word": Text("chữ", "a text"),
    "either": Text("số hoặc ngày", "a number or a day"),
}
MOST_DECIMALS = 6


def field_types(node: Node, known: Mapping[str, Type] | None = None) -> dict[str, Type]:
    """Find the type of every field of a formula whose value is a number.

    Args:
        node: the formula.
        known: types of fields that are known beforehand.

    Raises:
        FormulaError: a part is not what stands around it needs, or a field is used in two ways.
    """
    reader = _Types(known or {})
    reader.need(node, "number")
    reader.settle()
    return reader.fields


def types_in_form(fields: Iterable[FormField]) -> dict[str, Type]:
    """Tell the types that fields have in the form."""
    return {
        field.code: kind
        for field in fields
        for kind, types in FIELD_TYPES.items()
        if field.type in types and kind != "either"
    }


class _Types:
    def __init__(self, known: Mapping[str, Type]) -> None:
        self.fields: dict[str, Type] = dict(known)
        self._untold: list[Operation] = []

    def settle(self) -> None:
        """Give both sides of what was left open the type that one of them has elsewhere."""
        while told := [node for node in self._untold if self._sides(node)]:
            self._untold = [node for node in self._untold if node not in told]
            for node in told:
                self._pair(node)
        for node in self._untold:
            self._all((node.left, node.right), "either")

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
        if node.sign in "+*/":
            self._all((node.left, node.right), "number")
            return "number"
        if self._sides(node):
            self._pair(node)
        else:
            self._untold.append(node)
        return "number" if node.sign == "-" else "truth"

    def _all(self, nodes: tuple[Node, ...], wanted: Type) -> None:
        for node in nodes:
            self.need(node, wanted)

    def _sides(self, node: Operation) -> Type | None:
        """Tell the type of both sides of a comparison or subtraction, as far as one tells it."""
        sides = [self._told(node.left), self._told(node.right)]
        if node.sign == "-" and any(sides):
            return "day" if "day" in sides else "number"
        return sides[0] or sides[1]

    def _pair(self, node: Operation) -> None:
        wanted = self._sides(node)
        assert wanted is not None  # asked before
        if node.sign not in ("=", "!=") and wanted in ("truth", "word"):
            raise FormulaError(
                node.at,
                f"{_NAMES[wanted].vi} chỉ so sánh bằng = hoặc !=",
                f"{_NAMES[wanted].en} is compared by = or != only",
            )
        self._all((node.left, node.right), wanted)

    def _told(self, node: Node) -> Type | None:
        """Tell the type of a node on its own; a field alone may not tell."""
        if isinstance(node, Field):
            return self.fields.get(node.code)
        if isinstance(node, tree.Literal):
            return _of_value(node.value)
        if isinstance(node, Call):
            return "truth" if node.name == "not" else "number"
        return "number" if node.sign in "+-*/" else "truth"

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
