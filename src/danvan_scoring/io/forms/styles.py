"""How the cells of a form look; only what is to be filled in is unlocked."""

from collections.abc import Mapping
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

_FONT: Mapping[str, Any] = {"font_name": "Times New Roman", "font_size": 11, "valign": "top"}
_GRID: Mapping[str, Any] = {"border": 1, "border_color": "#808080", "text_wrap": True}
_FILL_IN: Mapping[str, Any] = {**_GRID, "bg_color": "#FFF9D6", "locked": False}
_HEADING: Mapping[str, Any] = {
    **_GRID,
    "bold": True,
    "align": "center",
    "valign": "vcenter",
    "bg_color": "#D9E2F3",
}

_STYLES: Mapping[str, Mapping[str, Any]] = {
    "plain": {},
    "wrapped": {"text_wrap": True},
    "nation": {"bold": True, "align": "center", "font_size": 12},
    "motto": {"bold": True, "align": "center", "font_size": 13, "underline": 1},
    "body": {"align": "center", "font_size": 12, "text_wrap": True},
    "body_bold": {"bold": True, "align": "center", "font_size": 12, "underline": 1},
    "title": {"bold": True, "align": "center", "font_size": 14, "text_wrap": True},
    "subtitle": {"align": "center", "font_size": 12, "text_wrap": True},
    "bold": {"bold": True},
    "italic": {"italic": True, "text_wrap": True},
    "label": {"bold": True, "align": "right"},
    "sign": {"bold": True, "align": "center"},
    "heading": _HEADING,
    "group": {**_GRID, "bold": True, "bg_color": "#EDEDED"},
    "group_rule": {**_GRID, "bg_color": "#EDEDED", "font_size": 10},
    "group_number": {**_GRID, "bold": True, "bg_color": "#EDEDED", "align": "right"},
    "criterion": {**_GRID, "bold": True},
    "criterion_number": {**_GRID, "bold": True, "align": "right"},
    "rule": {**_GRID, "font_size": 10},
    "cell": _GRID,
    "number": {**_GRID, "align": "right"},
    "given": {**_GRID, "bg_color": "#F2F2F2"},
    "given_date": {**_GRID, "bg_color": "#F2F2F2", "num_format": "dd/mm/yyyy"},
    "fill": _FILL_IN,
    "fill_number": {**_FILL_IN, "align": "right"},
    "fill_date": {**_FILL_IN, "align": "right", "num_format": "dd/mm/yyyy"},
    # Text cells keep what is typed: 05/12 stays 05/12, and 001 keeps its zeros.
    "fill_text": {**_FILL_IN, "num_format": "@"},
    "day": {**_GRID, "align": "center", "num_format": "dd/mm/yyyy"},
}


class Styles:
    """The formats of one workbook, made when they are first used.

    Args:
        workbook: whose formats they are.
        decimals: of points.
    """

    def __init__(self, workbook: Workbook, decimals: int = 2) -> None:
        self._workbook = workbook
        self._points = "0" + ("." + "0" * decimals if decimals else "")
        self._made: dict[str, Format] = {}

    def __getitem__(self, name: str) -> Format:
        """Return a format; one whose name ends with `_number` shows points."""
        if name not in self._made:
            look = dict(_STYLES[name])
            if name in {"group_number", "criterion_number"}:
                look["num_format"] = self._points
            self._made[name] = self._workbook.add_format({**_FONT, **look})
        return self._made[name]
