"""How the cells of the workbook look; what an auditor may change stands in blue."""

from collections.abc import Mapping
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

_FONT: Mapping[str, Any] = {"font_name": "Times New Roman", "font_size": 11, "valign": "top"}
_GRID: Mapping[str, Any] = {"border": 1, "border_color": "#A6A6A6", "text_wrap": True}
_MIDDLE: Mapping[str, Any] = {**_GRID, "align": "center"}
_HEADING: Mapping[str, Any] = {
    **_MIDDLE,
    "bold": True,
    "valign": "vcenter",
    "bg_color": "#D9E2F3",
}
_UP: Mapping[str, Any] = {"rotation": 90, "valign": "bottom", "font_size": 9, "bold": False}
_TYPED: Mapping[str, Any] = {"font_color": "#1F3FBF"}
_WORK: Mapping[str, Any] = {**_GRID, "font_size": 9, "font_color": "#595959"}

_STYLES: Mapping[str, Mapping[str, Any]] = {
    "title": {"bold": True, "font_size": 14, "text_wrap": True},
    "subtitle": {"text_wrap": True},
    "standing": {"bold": True, "font_color": "#C00000", "text_wrap": True},
    "note": {"italic": True, "text_wrap": True, "font_size": 10},
    "heading": _HEADING,
    "heading_typed": {**_HEADING, **_TYPED},
    "heading_up": {**_HEADING, **_UP},
    "heading_up_group": {**_HEADING, **_UP, "bold": True, "bg_color": "#BDD0EE"},
    "heading_work": {**_HEADING, "font_size": 9, "bg_color": "#EDEDED"},
    "text": _GRID,
    "text_in": {**_GRID, "indent": 1},
    "bold": {**_GRID, "bold": True, "indent": 1},
    "small": {**_GRID, "font_size": 9},
    "middle": _MIDDLE,
    "typed_text": {**_MIDDLE, **_TYPED},
    "typed_state": {**_MIDDLE, **_TYPED, "font_size": 9},
    "count": {**_MIDDLE, "num_format": "0"},
    "bold_count": {**_MIDDLE, "bold": True, "num_format": "0"},
    "points": {**_GRID, "align": "right", "indent": 1},
    "group_points": {**_GRID, "align": "right", "bold": True, "bg_color": "#EEF3FB"},
    "total": {**_GRID, "align": "right", "bold": True, "indent": 1},
    "typed_points": {**_GRID, **_TYPED, "align": "right"},
    "work": _WORK,
    "work_text": {**_WORK, "text_wrap": False},
    "day": {**_MIDDLE, "num_format": "dd/mm/yyyy"},
    "time": {**_MIDDLE, "num_format": "dd/mm/yyyy hh:mm"},
    "general": {**_GRID, "align": "right", "num_format": "General"},
}


class Styles:
    """The formats of one workbook, made when they are first used."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[tuple[str, int | None], Format] = {}

    def __getitem__(self, name: str) -> Format:
        """Return a format by name."""
        return self.number(name, None)

    def number(self, name: str, decimals: int | None) -> Format:
        """Return a format by name that shows numbers to so many decimals."""
        key = (name, decimals)
        if key not in self._made:
            look = {**_FONT, **_STYLES[name]}
            if decimals is not None:
                look["num_format"] = number_format(decimals)
            self._made[key] = self._workbook.add_format(look)
        return self._made[key]

    def when(self, **look: Any) -> Format:
        """Return a format for cells for which something holds."""
        return self._workbook.add_format(look)


def number_format(decimals: int) -> str:
    """Return the number format of so many decimals."""
    return "0." + "0" * decimals if decimals else "0"
