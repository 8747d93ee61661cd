"""What pydantic found wrong, as problems with a place, in both languages, all at once."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from danvan_scoring.model.problem import Place, Problem, nearest
from danvan_scoring.model.text import Text

KeyPath = tuple[str | int, ...]

_LONGEST_SHOWN = 80
_TYPES = {
    "string_type": Text("chữ trong dấu nháy", "text in quotes"),
    "int_type": Text("số nguyên", "a whole number"),
    "bool_type": Text("true hoặc false", "true or false"),
    "is_instance_of": Text("số, không có dấu nháy", "a number, without quotes"),
    "finite_number": Text("số hữu hạn", "a finite number"),
    "date_type": Text("ngày dạng 2025-12-31, không có giờ", "a date as 2025-12-31, without a time"),
    "tuple_type": Text("danh sách […] hoặc các bảng [[…]]", "a list […], or tables under [[…]]"),
    "dict_type": Text("bảng gồm các khóa", "a table of keys"),
    "model_type": Text("bảng gồm các khóa", "a table of keys"),
}
_LIMITS = {
    "gt": Text("lớn hơn {}", "greater than {}"),
    "ge": Text("từ {} trở lên", "{} or more"),
    "lt": Text("nhỏ hơn {}", "less than {}"),
    "le": Text("không quá {}", "{} or less"),
}
_FORMS = {
    "string_pattern_mismatch": Text("dạng {pattern}", "the form {pattern}"),
    "string_too_short": Text("không để trống", "not empty"),
    "string_too_long": Text("không quá {max_length} ký tự", "at most {max_length} characters"),
    "too_short": Text("có ít nhất {min_length}", "at least {min_length} of them"),
    "too_long": Text("có không quá {max_length}", "at most {max_length} of them"),
}
_PATTERNS = {
    r"^[A-Za-z0-9][A-Za-z0-9_.\-]*$": Text(
        "mã gồm chữ không dấu, chữ số, «.», «_», «-»; không có dấu cách",
        "a code of ASCII letters, digits, «.», «_», «-», without spaces",
    ),
    r"^[0-9a-f]{64}$": Text(
        "64 chữ số thập lục phân (0-9, a-f)", "64 hexadecimal digits (0-9, a-f)"
    ),
    r"^[a-z0-9_\-]+/[a-z0-9_\-]+@[1-9][0-9]*$": Text(
        "dạng plugin/cách_chấm@phiên_bản, ví dụ builtin/ratio@1",
        "plugin/criterion@version, such as builtin/ratio@1",
    ),
}


def problems_of(  # noqa: PLR0913 (what was read, as what, where it stands: all by name)
    error: ValidationError,
    model: type[BaseModel],
    data: Mapping[str, Any],
    place: Callable[..., Place],
    *,
    family: str = "RUB1",
    at: KeyPath = (),
    within: str = "",
) -> list[Problem]:
    """Turn all errors of one validation into problems, in the order of the file.

    Args:
        error: what `model.model_validate(data)` raised.
        model: the model, for the names of its keys.
        data: what was validated.
        place: finds the line of a path; `FileModel.place` or `SourceFile.place`.
        family: `RUB1` or `PLN3`; the codes are `RUB111` to `RUB117`.
        at: where `data` stands in its file, such as `("criterion", 3, "params")`.
        within: code of what `data` belongs to, for the places.
    """
    merged: dict[tuple[KeyPath, str], Problem] = {}
    for detail in error.errors(include_url=False):
        if _is_echo(detail):
            continue
        path = _resolve(detail, data)
        number, found, details, suggestion = _describe(detail, model, path)
        key = path, number
        if number == "13" and key in merged:
            # A value that may be of several types has an error for each of them.
            details = _either(merged[key].details, details)
        where = place(*at, *path, item=_item(path, data, within))
        merged[key] = Problem(family + number, where, found, details, suggestion)
    return sorted(merged.values(), key=lambda problem: problem.place.line)


def _is_echo(detail: ErrorDetails) -> bool:
    """Whether a list counts as too short only because its items have errors of their own."""
    given = detail["input"]
    least = detail.get("ctx", {}).get("min_length", 0)
    return detail["type"] == "too_short" and isinstance(given, tuple) and len(given) >= least


def _resolve(detail: ErrorDetails, data: Any) -> KeyPath:
    """The path in the file: pydantic adds the names of the types that it tried, which go."""
    path: list[str | int] = []
    here = data
    for step in detail["loc"]:
        if _holds(here, step):
            here = here[step]
            path.append(step)
    if detail["type"] == "missing":
        path.append(detail["loc"][-1])
    return tuple(path)


def _holds(here: Any, step: str | int) -> bool:
    if isinstance(here, Mapping):
        return step in here
    return isinstance(here, tuple) and isinstance(step, int) and step < len(here)


def _describe(
    detail: ErrorDetails, model: type[BaseModel], path: KeyPath
) -> tuple[str, str, dict[str, object], str]:
    """Number of the code, what was found, details, suggestion."""
    kind, context, found = detail["type"], detail.get("ctx", {}), _shown(detail["input"])
    limit = next((name for name in _LIMITS if name in context), None)
    if kind == "missing":
        answer: tuple[str, str, dict[str, object], str] = ("11", "", {"key": path[-1]}, "")
    elif kind == "extra_forbidden":
        keys, name = _known_keys(model, path[:-1]), str(path[-1])
        answer = "12", name, {"keys": ", ".join(keys)}, nearest(name, keys)
    elif kind in _TYPES:
        answer = "13", found, _wanted(_TYPES[kind]), ""
    elif kind == "literal_error":
        choices = re.findall(r"'([^']*)'", context["expected"]) or [context["expected"]]
        answer = "14", found, {"choices": ", ".join(choices)}, nearest(found, choices)
    elif limit:
        answer = "15", found, _wanted(_LIMITS[limit], str(context[limit])), ""
    elif kind in _FORMS:
        form = _PATTERNS.get(context.get("pattern", ""), _FORMS[kind])
        answer = "16", found, _wanted(form, **context), ""
    else:
        said = context["error"].args[0] if context.get("error") else detail["msg"]
        rule = said if isinstance(said, Text) else Text(str(said), str(said))
        answer = "17", "", {"wanted_vi": rule.vi, "wanted_en": rule.en}, ""
    return answer


def _wanted(text: Text, *values: object, **named: object) -> dict[str, object]:
    return {
        "wanted_vi": text.vi.format(*values, **named),
        "wanted_en": text.en.format(*values, **named),
    }


def _either(first: Mapping[str, object], second: Mapping[str, object]) -> dict[str, object]:
    return {
        "wanted_vi": f"{first['wanted_vi']} hoặc {second['wanted_vi']}",
        "wanted_en": f"{first['wanted_en']} or {second['wanted_en']}",
    }


def _known_keys(model: type[BaseModel], path: KeyPath) -> tuple[str, ...]:
    """The keys of the table at `path`, as files write them."""
    here: type[BaseModel] | None = model
    for step in path:
        if isinstance(step, int) or here is None:
            continue
        fields = {info.alias or name: info for name, info in here.model_fields.items()}
        here = _model_in(fields[step].annotation) if step in fields else None
    if here is None:
        return ()
    own = here.model_fields.items()
    return tuple(info.alias or name for name, info in own if not info.exclude)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (_model_in(part) for part in get_args(annotation))
    return next((model for model in found if model is not None), None)


def _item(path: KeyPath, data: Any, within: str) -> str:
    """Names what stands there: `criterion 1.1: max`."""
    words = [within] if within else []
    here = data
    for step in path:
        here = here[step] if _holds(here, step) else None
        if isinstance(step, int):
            code = here.get("code") if isinstance(here, Mapping) else None
            words[-1] += f" {code if isinstance(code, str) else step + 1}"
        else:
            words.append(step)
    return ": ".join(words)


def _shown(value: object) -> str:
    if isinstance(value, bool):
        text = str(value).lower()
    elif isinstance(value, date):
        text = value.isoformat()
    elif isinstance(value, Mapping):
        text = "{" + ", ".join(map(str, value)) + "}"
    elif isinstance(value, tuple):
        text = "[" + ", ".join(map(_shown, value)) + "]"
    else:
        text = str(value)
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"
