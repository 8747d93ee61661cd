"""Models as JSON without loss: exact decimals as numbers, a day as `{"$day": "2025-12-01"}`.

A rubric's parameters may be numbers, days or texts, which plain JSON would not tell apart again.
What a model leaves at its default is left out, so that a field that a later version of the library
adds does not change the JSON of what is known already.
"""

import json
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeVar

from pydantic import ValidationError

from danvan_scoring.errors import InputError
from danvan_scoring.model.base import FileModel
from danvan_scoring.model.problem import Problem

Model = TypeVar("Model", bound=FileModel)

_DAY = "$day"


def model_json(model: FileModel) -> str:
    """Write a rubric, plan or period.

    Raises:
        InputError: `HIS851` if it holds what JSON cannot keep, such as a float or a time of day.
    """
    try:
        text = _written(model.model_dump(by_alias=True, exclude_defaults=True))
        kept = model_of(text, type(model)) == model.model_copy(update={"source": None})
    except (TypeError, ValueError) as error:
        raise _cannot_keep(model, str(error)) from error
    if not kept:
        raise _cannot_keep(model)
    return text


def model_of(text: str, model: type[Model]) -> Model:
    """Read what `model_json` wrote.

    Raises:
        ValueError: it is no such model.
    """
    try:
        return model.model_validate(_read(text))
    except ValidationError as error:
        raise ValueError(f"no {model.__name__}") from error


def _cannot_keep(model: FileModel, found: str = "") -> InputError:
    return InputError([Problem("HIS851", model.place(), found.splitlines()[0] if found else "")])


def _written(value: object, *, ordered: bool = False) -> str:
    """Write canonical JSON, in which a decimal is a number with all its digits.

    Keys are sorted, but for those of parameters: a criterion may tell them in their order.
    """
    if isinstance(value, Mapping):
        parts = (
            f"{json.dumps(key, ensure_ascii=False)}:"
            f"{_written(value[key], ordered=ordered or key == 'params')}"
            for key in (value if ordered else sorted(value))
        )
        return "{" + ",".join(parts) + "}"
    if isinstance(value, tuple | list):
        return "[" + ",".join(_written(item, ordered=ordered) for item in value) + "]"
    if isinstance(value, Decimal) and value.is_finite():
        return f"{value:f}"
    if isinstance(value, date) and not isinstance(value, datetime):
        return _written({_DAY: value.isoformat()})
    if value is None or isinstance(value, bool | int | str):
        return json.dumps(value, ensure_ascii=False)
    raise TypeError(f"{type(value).__name__} {value}")


def _read(text: str) -> Any:
    return _frozen(json.loads(text, parse_float=Decimal))


def _frozen(value: Any) -> Any:
    """Turn lists into tuples, as files are read, and days back into days."""
    if isinstance(value, list):
        return tuple(map(_frozen, value))
    if isinstance(value, dict):
        if value.keys() == {_DAY}:
            return date.fromisoformat(value[_DAY])
        return {key: _frozen(item) for key, item in value.items()}
    return value
