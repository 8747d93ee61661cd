"""How the cells of a rubric's workbook look; only the headings are locked."""

from collections.abc import Mapping
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

_FONT: Mapping[str, Any] = {"font_name": "Times New Roman", "font_size": 11, "valign": "top"}
_OPEN: Mapping[str, Any] = {**_FONT, "text_wrap": True, "locked": False}
_GRID: Mapping[str, Any] = {"border": 1, "border_color": "#A6A6A6"}
_TEXT = "@"
_GREY = "#7F7F7F"

_LOOKS: Mapping[str, Mapping[str, Any]] = {
    "heading": {
        **_FONT,
        **_GRID,
        "bold": True,
        "align": "center",
        "valign": "vcenter",
        "text_wrap": True,
        "bg_color": "#D9E2F3",
    },
    "key": {
        **_FONT,
        **_GRID,
        "font_size": 8,
        "font_color": _GREY,
        "align": "center",
        "shrink": True,
    },
    "section": {**_FONT, **_GRID, "bold": True, "bg_color": "#EDEDED"},
    "label": {**_FONT, **_GRID, "text_wrap": True},
    "remark": {**_FONT, "italic": True, "font_color": _GREY, "text_wrap": True},
    "title": {**_FONT, "bold": True, "font_size": 14},
    "line": {**_FONT, "text_wrap": True},
    # Text cells keep what is typed: the code 1.10 stays 1.10, and 05/12 is no day.
    "text": {**_OPEN, **_GRID, "num_format": _TEXT},
    "number": {**_OPEN, **_GRID, "align": "right", "indent": 1},
    "left_number": {**_OPEN, **_GRID, "align": "left"},
    "left_date": {**_OPEN, **_GRID, "align": "left", "num_format": "dd/mm/yyyy"},
    "date": {**_OPEN, **_GRID, "align": "right", "indent": 1, "num_format": "dd/mm/yyyy"},
    "toml": {**_OPEN, **_GRID, "num_format": _TEXT, "font_size": 10},
    "words": {**_OPEN, **_GRID, "font_color": "#404040", "bg_color": "#F2F2F2"},
    "empty_text": {**_OPEN, "num_format": _TEXT},
    "empty_toml": {**_OPEN, "num_format": _TEXT, "font_size": 10},
    "empty_words": _OPEN,
    "empty_number": {**_OPEN, "align": "right", "indent": 1},
    "empty_date": {**_OPEN, "align": "right", "indent": 1, "num_format": "dd/mm/yyyy"},
    "open": {"locked": False},
}


class Looks:
    """The formats of one workbook, made when they are first used.

    Args:
        workbook: whose formats they are.
    """

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[str, Format] = {}

    def __getitem__(self, name: str) -> Format:
        """Return a format by its name."""
        if name not in self._made:
            self._made[name] = self._workbook.add_format(dict(_LOOKS[name]))
        return self._made[name]
