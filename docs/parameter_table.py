"""The table of a criterion's parameters, read off its model."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import annotated_types as at
from pydantic.fields import FieldInfo

from danvan_scoring.plugins import FieldRef, Params

_NAMES = {Decimal: "number", int: "whole number", float: "number", bool: "true or false"}
_BOUNDS = {"gt": "above", "ge": "from", "lt": "below", "le": "up to"}


def parameter_table(model: type[Params]) -> str:
    """Write one row a parameter, and one for each of those that stand in a list of tables."""
    rows = ["| parameter | type | bounds | default |", "|---|---|---|---|", *_rows(model, "")]
    return "\n".join(rows)


def _rows(model: type[Params], prefix: str) -> Iterator[str]:
    for name, info in model.model_fields.items():
        own = f"{prefix}{info.alias or name}"
        kind, marks = _read(info.annotation)
        marks = [*info.metadata, *marks]
        ref = next((mark for mark in marks if isinstance(mark, FieldRef)), None)
        words = _field(ref) if ref else _words(kind)
        yield f"| `{own}` | {words} | {_bounds(marks)} | {_default(info)} |"
        nested = next((arg for arg in get_args(kind) if _is_params(arg)), None)
        if nested:
            yield from _rows(nested, f"{own}[].")


def _read(annotation: Any) -> tuple[Any, list[Any]]:
    """The type without `None` and without its annotations, and these."""
    if get_origin(annotation) in (UnionType, Union):
        return _read(next(arm for arm in get_args(annotation) if arm is not type(None)))
    if get_origin(annotation) is Annotated:
        inner, *marks = get_args(annotation)
        kind, more = _read(inner)
        for mark in marks:
            more += mark.metadata if isinstance(mark, FieldInfo) else [mark]
        return kind, more
    return annotation, []


def _is_params(value: object) -> bool:
    return isinstance(value, type) and issubclass(value, Params)


def _field(ref: FieldRef) -> str:
    kinds = " or ".join(f"`{kind}`" for kind in ref.types)
    return f"field of type {kinds}" + ("" if ref.required else ", may be empty")


def _words(kind: Any) -> str:
    if get_origin(kind) is Literal:
        return " or ".join(f'`"{value}"`' for value in get_args(kind))
    if get_origin(kind) is tuple:
        item = get_args(kind)[0]
        return "list of tables" if _is_params(item) else f"list of: {_words(item)}"
    return "day" if kind is date else _NAMES.get(kind, "text")


def _bounds(marks: list[Any]) -> str:
    said = []
    for mark in marks:
        said += [
            f"{word} {getattr(mark, key):,}".replace(",", " ")
            for key, word in _BOUNDS.items()
            if getattr(mark, key, None) is not None
        ]
        if isinstance(mark, at.MinLen):
            said.append(f"at least {mark.min_length} of them")
        if (places := getattr(mark, "decimal_places", None)) is not None:
            said.append(f"at most {places} decimals")
    return ", ".join(dict.fromkeys(said))


def _default(info: FieldInfo) -> str:
    if info.is_required():
        return "must be given"
    if info.default is None or info.default == ():
        return "none"
    value = info.default
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    return f'`"{value}"`' if isinstance(value, str) else f"`{value}`"
