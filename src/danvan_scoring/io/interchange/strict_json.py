"""One JSON object, read strictly: no NaN, no key twice, exact decimals, text composed.

What other programs send is not to be trusted: nesting too deep, numbers without end and letters
that no file can hold are faults like any other.
"""

import json
import re
import unicodedata
from decimal import Decimal
from typing import Any

from danvan_scoring.model.problem import Place, Problem
from danvan_scoring.model.text import Text

_NOT_FINITE = Text("NaN và Infinity không phải là số", "NaN and Infinity are no numbers")
_TOO_LONG = Text("số quá dài", "a number that is too long")
_TOO_DEEP = Text("lồng nhau quá nhiều lớp", "nested too deep")
_NO_OBJECT = Text("không phải là một đối tượng {…}", "it is no object {…}")
_SHOWN = 20
_DEEPEST = 16
"""Levels of nesting; a record has three."""
_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
"""Control characters and halves of characters, which not every file can hold."""


class _RefusedError(Exception):
    """What is wrong with the text, as a code, what was found, and details."""

    def __init__(self, code: str, found: str = "", **details: object) -> None:
        super().__init__(code)
        self.code, self.found, self.details = code, found, details


def read_object(text: str, place: Place) -> dict[str, Any] | Problem:
    """Read one JSON object; lists come as tuples, numbers as `int` or `Decimal`.

    Args:
        text: all of it.
        place: where it stands.

    Returns:
        The object, its text in NFC; or the one problem that kept it from being read.
    """
    try:
        found = json.loads(
            text, object_pairs_hook=_unique, parse_float=Decimal, parse_constant=_not_finite
        )
        if not isinstance(found, dict):
            return _no_json(place, _NO_OBJECT)
        clean: dict[str, Any] = _clean(found)
    except _RefusedError as refused:
        return Problem(refused.code, place, refused.found, refused.details)
    except RecursionError:
        return _no_json(place, _TOO_DEEP)
    except json.JSONDecodeError as error:
        at = Text(f"ở ký tự thứ {error.pos + 1}", f"at character {error.pos + 1}")
        return _no_json(place, at, _printable(text[error.pos :][:_SHOWN]))
    except (ValueError, ArithmeticError):
        # Whole numbers and exponents longer than Python takes.
        return _no_json(place, _TOO_LONG)
    return clean


def _no_json(place: Place, reason: Text, found: str = "") -> Problem:
    return Problem("INT810", place, found, {"reason_vi": reason.vi, "reason_en": reason.en})


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _RefusedError("INT819", _printable(key))
        found[key] = value
    return found


def _not_finite(_constant: str) -> None:
    raise _RefusedError("INT810", reason_vi=_NOT_FINITE.vi, reason_en=_NOT_FINITE.en)


def _clean(value: Any, depth: int = 0) -> Any:
    if depth > _DEEPEST:
        raise RecursionError
    if isinstance(value, str):
        if _UNSTORABLE.search(value):
            raise _RefusedError("INT825", _printable(value))
        return unicodedata.normalize("NFC", value)
    if isinstance(value, list):
        return tuple(_clean(item, depth + 1) for item in value)
    if isinstance(value, dict):
        return {_clean(key): _clean(item, depth + 1) for key, item in value.items()}
    return value


def _printable(text: str) -> str:
    return text.encode("ascii", "backslashreplace").decode() if _UNSTORABLE.search(text) else text
