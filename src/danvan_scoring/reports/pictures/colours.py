"""Colours of pictures on white paper; told apart by people who do not see all colours.

Blue and orange after M. Okabe and K. Ito, Color Universal Design (2008).
"""

from danvan_scoring.reports.pictures.drawing import Look

COLOURS: dict[Look, str] = {
    "axis": "#595959",
    "grid": "#d9d9d9",
    "main": "#0072b2",
    "second": "#e69f00",
    "up": "#0072b2",
    "down": "#d55e00",
    "muted": "#8c8c8c",
    "text": "#262626",
    "strong": "#000000",
}
