"""What an input cell accepts, and what Excel says, in Vietnamese, when something else is typed."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from danvan_scoring.model.notation import number
from danvan_scoring.model.rounding import MOST_STEPS
from danvan_scoring.model.rubric import FormField

_FIRST_DAY, _LAST_DAY = date(1900, 1, 1), date(2100, 12, 31)
_MOST_MESSAGE = 255
_MOST_LIST = 255
YES_NO = ("có", "không")


class Lists:
    """The drop-down lists that are too long for a cell's own rule, on a hidden sheet.

    Args:
        sheet: where they are written, one a column.
    """

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._known: dict[tuple[str, ...], str] = {}

    def source(self, choices: Sequence[str]) -> Any:
        """Return what a list rule names: the choices themselves, or where they stand."""
        own = tuple(choices)
        if len(",".join(own)) <= _MOST_LIST and not any("," in choice for choice in own):
            return list(own)
        if own not in self._known:
            column = len(self._known)
            for row, choice in enumerate(own):
                self._sheet.write_string(row, column, choice)
            letters = xl_col_to_name(column)
            place = f"${letters}$1:${letters}${len(own)}"
            self._known[own] = f"={self._sheet.get_name()}!{place}"
        return self._known[own]


def rule_of(field: FormField, lists: Lists) -> dict[str, Any] | None:
    """Return the rule of a field's cell; None where any text will do."""
    if field.type in {"number", "integer"}:
        return _number_rule(field)
    if field.type == "date":
        return day_rule()
    if field.type == "yes_no":
        return choice_rule(YES_NO, lists)
    if field.type == "choice":
        return choice_rule(field.choices, lists)
    return None


def day_rule() -> dict[str, Any]:
    """Return the rule of a cell for a day."""
    return {
        "validate": "date",
        "criteria": "between",
        "minimum": _FIRST_DAY,
        "maximum": _LAST_DAY,
        "error_title": "Ngày không hợp lệ",
        "error_message": "Ô này nhận một ngày, viết ngày/tháng/năm, ví dụ 01/12/2025.",
    }


def choice_rule(choices: Sequence[str], lists: Lists) -> dict[str, Any]:
    """Return the rule of a cell with a drop-down list."""
    told = "Chọn một giá trị trong danh sách: " + "; ".join(choices) + "."
    return {
        "validate": "list",
        "source": lists.source(choices),
        "error_title": "Ngoài danh sách",
        "error_message": _cut(told),
    }


def points_rule(maximum: Decimal, step: Decimal | None = None) -> dict[str, Any]:
    """Return the rule of a cell for typed points; the step is told, and held when it is read."""
    steps = f", bước điểm {number(step).vi}" if step is not None else ""
    return {
        "validate": "decimal",
        "criteria": "between",
        "minimum": 0,
        "maximum": _plain(maximum),
        "error_title": "Điểm không hợp lệ",
        "error_message": f"Điểm của tiêu chí này từ 0 đến {number(maximum).vi}{steps}.",
    }


def _number_rule(field: FormField) -> dict[str, Any]:
    whole = field.type == "integer"
    most = Decimal(MOST_STEPS).scaleb(0 if whole else -field.decimals)
    low = -most if field.minimum is None else field.minimum
    high = most if field.maximum is None else field.maximum
    kind = "số nguyên" if whole else "số"
    told = f"Ô này nhận {kind} từ {number(low).vi} đến {number(high).vi}"
    return {
        "validate": "integer" if whole else "decimal",
        "criteria": "between",
        "minimum": _plain(low),
        "maximum": _plain(high),
        "error_title": "Số không hợp lệ",
        "error_message": _cut(f"{told}{f' ({field.unit})' if field.unit else ''}."),
    }


def _plain(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _cut(text: str) -> str:
    return text if len(text) <= _MOST_MESSAGE else text[: _MOST_MESSAGE - 1] + "…"
