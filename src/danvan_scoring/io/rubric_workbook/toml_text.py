"""TOML as text: one value on a line, or a whole rubric or plan as its file.

What is written is read back the same: decimals digit by digit, text with its spaces and line
breaks. The standard library reads TOML and does not write it.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date, time
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from danvan_scoring.model.base import FileModel
from danvan_scoring.model.plan import Plan
from danvan_scoring.model.rubric import Rubric

_WIDTH = 100
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_SHORT = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
_SPECIAL = re.compile(r'[\x00-\x1f\x7f"\\]')
_SPECIAL_IN_LINES = re.compile(r'[\x00-\x09\x0b-\x1f\x7f\\]|"(?="")|"\Z')
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_NOT_IN_FILES = ("source", "extends", "removes")


def toml_value(value: object) -> str:
    """Write one value, on one line.

    Raises:
        TypeError: TOML has no such value.

    Examples:
        >>> toml_value({"field": "ty_le", "is": ">=", "value": Decimal("0.1")})
        '{ field = "ty_le", is = ">=", value = 0.1 }'
    """
    if isinstance(value, BaseModel):
        value = written_keys(value)
    if isinstance(value, Mapping):
        pairs = [f"{_key(key)} = {toml_value(own)}" for key, own in value.items()]
        return f"{{ {', '.join(pairs)} }}" if pairs else "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(toml_value, value))}]"
    return _scalar(value)


def _scalar(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, int | float | Decimal):
        return _number(value)
    if isinstance(value, date | time):
        return value.isoformat()
    raise TypeError(f"TOML has no {type(value).__name__}")


def written_keys(model: BaseModel) -> dict[str, Any]:
    """Return the keys of a model that differ from their defaults, as files name them."""
    found = {}
    for name, info in type(model).model_fields.items():
        value = getattr(model, name)
        if info.is_required() or value != info.get_default(call_default_factory=True):
            found[info.alias or name] = value
    return found


def rubric_toml(rubric: Rubric, remark: str) -> str:
    """Write a whole rubric, without what it extends; `remark` is the comment above it."""
    return _file_toml(rubric, remark)


def plan_toml(plan: Plan, remark: str) -> str:
    """Write a whole plan; `remark` is the comment above it."""
    return _file_toml(plan, remark)


def _file_toml(model: FileModel, remark: str) -> str:
    keys = {key: value for key, value in written_keys(model).items() if key not in _NOT_IN_FILES}
    head = [f"# {line}" for line in remark.splitlines()]
    head += ["", *_pairs({key: own for key, own in keys.items() if not _is_table(own)})]
    blocks = ["\n".join(head)]
    for name, info in type(model).model_fields.items():
        own, key = getattr(model, name), info.alias or name
        if isinstance(own, BaseModel) and key in keys:
            # What holds for the whole file is told even where it is the default.
            whole = {i.alias or n: getattr(own, n) for n, i in type(own).model_fields.items()}
            told = {own_key: value for own_key, value in whole.items() if value is not None}
            blocks.append("\n".join([f"[{key}]", *_pairs(told)]))
    for key, own in keys.items():
        if isinstance(own, tuple) and _is_table(own):
            blocks += ["\n".join([f"[[{key}]]", *_pairs(written_keys(item))]) for item in own]
    return "\n\n".join(blocks) + "\n"


def _is_table(value: object) -> bool:
    first = value[0] if isinstance(value, tuple) and value else value
    return isinstance(first, BaseModel)


def _pairs(keys: Mapping[str, Any]) -> Iterator[str]:
    for key, value in keys.items():
        if isinstance(value, str) and "\n" in value:
            yield f"{_key(key)} = {_in_lines(value)}"
            continue
        line = f"{_key(key)} = {toml_value(value)}"
        if isinstance(value, tuple) and len(value) > 1 and len(line) > _WIDTH:
            items = "".join(f"    {toml_value(item)},\n" for item in value)
            line = f"{_key(key)} = [\n{items}]"
        yield line


def _key(key: str) -> str:
    return key if _BARE_KEY.fullmatch(key) else _quoted(key)


def _number(value: float | Decimal) -> str:
    if isinstance(value, Decimal) and value.is_infinite():
        return "inf" if value > 0 else "-inf"
    return "nan" if value != value else str(value)  # noqa: PLR0124 (the test of no number)


def _quoted(text: str) -> str:
    return _composed(f'"{_SPECIAL.sub(_escape, text)}"')


def _in_lines(text: str) -> str:
    """Write text of several lines as they stand; the first line break belongs to the quotes."""
    return _composed(f'"""\n{_SPECIAL_IN_LINES.sub(_escape, text)}"""')


def _composed(quoted: str) -> str:
    """Escape letters whose marks stand apart: a reader of files would compose them."""
    if unicodedata.is_normalized("NFC", quoted):
        return quoted
    return _BEYOND_ASCII.sub(_escape, quoted)


def _escape(match: re.Match[str]) -> str:
    letter = match[0]
    return _SHORT.get(letter) or (
        f"\\u{ord(letter):04x}" if ord(letter) < 0x10000 else f"\\U{ord(letter):08x}"  # noqa: PLR2004
    )
