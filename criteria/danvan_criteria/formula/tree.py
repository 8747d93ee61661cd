"""The tree of a formula: its kinds of nodes, all frozen."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

Value: TypeAlias = Decimal | date | str | bool


@dataclass(frozen=True)
class Literal:
    """A number, a day, a text or true/false, as written."""

    value: Value
    at: int


@dataclass(frozen=True)
class Field:
    """A field of the form, by its code."""

    code: str
    at: int


@dataclass(frozen=True)
class Operation:
    """A sign or `and`, `or` between two nodes."""

    sign: str
    left: "Node"
    right: "Node"
    at: int


@dataclass(frozen=True)
class Call:
    """A function (also `not`, and the minus before a number, called `negative`) of some nodes."""

    name: str
    arguments: tuple["Node", ...]
    at: int


Node: TypeAlias = Literal | Field | Operation | Call


def operations(node: Node) -> Iterator[Operation]:
    """Walk a tree and yield its operations, outer ones first."""
    inner: tuple[Node, ...] = ()
    if isinstance(node, Operation):
        yield node
        inner = node.left, node.right
    elif isinstance(node, Call):
        inner = node.arguments
    for part in inner:
        yield from operations(part)
