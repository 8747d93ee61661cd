"""What a cell of a rubric's workbook accepts, and what Excel says in Vietnamese otherwise."""

from typing import Any

from danvan_scoring.io.forms.validation import Lists, choice_rule, day_rule
from danvan_scoring.io.rubric_workbook.columns import CellKind, Column

_LARGEST = 10**15
_MOST_TITLE = 32
_MOST_MESSAGE = 255

READ_ONLY: dict[str, Any] = {
    "validate": "custom",
    "value": "=FALSE",
    "error_title": "Chỉ để xem",
    "error_message": "Ô này chỉ để xem; nội dung gõ vào không được đọc.",
}


def cell_rule(column: Column, lists: Lists, standing: str = "") -> dict[str, Any] | None:
    """Return the rule of a key's cells; None where any text will do.

    Args:
        column: the key.
        lists: where the lists of choices are kept.
        standing: in words, what an empty cell stands for.
    """
    rule: dict[str, Any]
    if column.kind is CellKind.CHOICE:
        rule = choice_rule(tuple(column.choices), lists)
    elif column.kind is CellKind.DATE:
        rule = day_rule()
    elif column.kind in {CellKind.NUMBER, CellKind.INTEGER}:
        whole = column.kind is CellKind.INTEGER
        rule = {
            "validate": "integer" if whole else "decimal",
            "criteria": "between",
            "minimum": -_LARGEST,
            "maximum": _LARGEST,
            "error_title": "Số không hợp lệ",
            "error_message": f"Ô này nhận một {'số nguyên' if whole else 'số'}, không kèm chữ.",
        }
    else:
        return None
    if standing:
        rule["input_title"] = column.heading[:_MOST_TITLE]
        rule["input_message"] = f"Để trống nghĩa là: {standing}."[:_MOST_MESSAGE]
    return rule
