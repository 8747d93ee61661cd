"""A slope chart: the places of units in two rankings, a line from one to the other for each."""

from collections.abc import Sequence
from dataclasses import dataclass

from danvan_scoring.model.text import Language, Text
from danvan_scoring.reports.pictures.drawing import Anchor, Dot, Drawing, Label, Line, Look, Mark

_WIDTH = 860.0
_LEFT, _RIGHT = 330.0, 530.0
_ROW = 18.0
_TOP = 44.0
_FOOT = 40.0
_SIZE = 12.0
_LETTER = 0.62 * _SIZE
"""The mean width of a letter in the widest of the fonts that may be used, and in bold."""
_GAP = 34.0
"""From a line's end to its label, in which the label is led to the end."""
_RANK = 4 * _LETTER + 8
"""What a rank takes between the line and the name: "=100" and some room."""
_LONGEST = int((_LEFT - _GAP - _RANK - 10) / _LETTER)
_HEAD = int((_LEFT - 10) / _LETTER)
_UP = Text("lên hạng", "rose")
_DOWN = Text("xuống hạng", "fell")
_SAME = Text("giữ hạng", "stayed")


@dataclass(frozen=True)
class Slope:
    """One unit in both rankings.

    Attributes:
        code: of the unit.
        name: of the unit.
        left: its rank in the first, 1 for the best.
        right: its rank in the second.
        left_label: the first as it is written, "=3" for a shared one.
        right_label: the second as it is written.
    """

    code: str
    name: str
    left: int
    right: int
    left_label: str
    right_label: str

    @property
    def look(self) -> Look:
        """How the line looks: of a unit that rose, fell or stayed."""
        if self.left == self.right:
            return "muted"
        return "up" if self.right < self.left else "down"


def slopes(
    name: str, title: str, heads: tuple[str, str], units: Sequence[Slope], language: Language
) -> Drawing:
    """Draw the units of two rankings, the best on top.

    Every unit stands at the height of its rank, with a row for its label; the lines of units that
    share a place meet in one point. A rank that nobody here has stays empty.

    Args:
        name: that of the file.
        title: what is shown.
        heads: what the two rankings are of.
        units: each of them in both.
        language: of the legend.
    """
    left = _rows([(unit.left, unit.right) for unit in units])
    right = _rows([(unit.right, unit.left) for unit in units])
    ends_left = _ends([unit.left for unit in units], left)
    ends_right = _ends([unit.right for unit in units], right)
    bottom = _TOP + _ROW * (max([*left, *right], default=0) + 1)
    marks: list[Mark] = [
        Line(_LEFT, _TOP - 12, _LEFT, bottom, "grid"),
        Line(_RIGHT, _TOP - 12, _RIGHT, bottom, "grid"),
        Label(_LEFT, _TOP - 28, shortened(heads[0], _HEAD), "strong", "end"),
        Label(_RIGHT, _TOP - 28, shortened(heads[1], _HEAD), "strong", "start"),
    ]
    # What moved lies over what stayed.
    order = sorted(range(len(units)), key=lambda row: units[row].look != "muted")
    for row in order:
        y1, y2 = _height(ends_left[row]), _height(ends_right[row])
        look = units[row].look
        marks.append(Line(_LEFT, y1, _RIGHT, y2, look, 1.2 if look == "muted" else 1.8))
    for row, unit in enumerate(units):
        marks += _end(unit, unit.left_label, (_LEFT, -1), _height(ends_left[row]), left[row])
        marks += _end(unit, unit.right_label, (_RIGHT, 1), _height(ends_right[row]), right[row])
    marks += _legend(units, bottom + 22, language)
    return Drawing(name, title, title, _WIDTH, bottom + _FOOT, tuple(marks))


def shortened(text: str, longest: int, code: str = "") -> str:
    """Cut a text with an ellipsis to its length; then the code is told, where there is one."""
    if len(text) <= longest:
        return text
    tail = f" ({code})" if code else ""
    return text[: max(1, longest - len(tail) - 1)].rstrip() + "…" + tail


def _rows(keys: Sequence[tuple[int, int]]) -> list[int]:
    """Give each unit the row of its rank; those that share one stand by that on the other side."""
    rows = [0] * len(keys)
    before: tuple[int, int] = (0, 0)
    for unit in sorted(range(len(keys)), key=lambda unit: keys[unit]):
        rank = keys[unit][0]
        before = (rank, before[1] + 1 if before[0] == rank else 0)
        rows[unit] = rank - 1 + before[1]
    return rows


def _ends(ranks: Sequence[int], rows: Sequence[int]) -> list[float]:
    """Find where lines end: at the unit's row, or in the middle of those that share its place."""
    together: dict[int, list[int]] = {}
    for rank, row in zip(ranks, rows, strict=True):
        together.setdefault(rank, []).append(row)
    return [sum(together[rank]) / len(together[rank]) for rank in ranks]


def _height(row: float) -> float:
    return _TOP + _ROW * (row + 0.5)


def _end(unit: Slope, rank: str, side: tuple[float, int], y: float, row: int) -> list[Mark]:
    """Draw a dot, rank and name beside it, and what leads from one to the other."""
    x, way = side
    label = _height(row)
    name = shortened(unit.name, _LONGEST, unit.code)
    anchor: Anchor = "end" if way < 0 else "start"
    lead = x + way * (_GAP - 6)
    return [
        Line(x + way * 4, y, lead, label, "grid"),
        Dot(x, y, unit.look, tip=f"{unit.name}: {unit.left_label} → {unit.right_label}"),
        Label(x + way * _GAP, label, rank, anchor=anchor, size=_SIZE),
        Label(x + way * (_GAP + _RANK), label, name, anchor=anchor, size=_SIZE),
    ]


def _legend(units: Sequence[Slope], y: float, language: Language) -> list[Mark]:
    marks: list[Mark] = []
    kinds: tuple[tuple[Look, Text], ...] = (("up", _UP), ("down", _DOWN), ("muted", _SAME))
    x = _WIDTH / 2 - 210
    for look, text in kinds:
        count = sum(unit.look == look for unit in units)
        marks.append(Line(x, y, x + 24, y, look, 2))
        marks.append(Label(x + 30, y, f"{text.pick(language)}: {count}"))
        x += 150
    return marks
