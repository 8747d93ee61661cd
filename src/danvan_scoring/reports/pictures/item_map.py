"""An item-total map: how easy each criterion is, and whether it goes with the rest."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from danvan_scoring.model.notation import written
from danvan_scoring.model.text import Language, Text
from danvan_scoring.reports.pictures.drawing import Anchor, Dot, Drawing, Label, Line, Mark

_WIDTH, _HEIGHT = 860.0, 560.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 70.0, 24.0, 24.0, 62.0
_RADIUS = 4.0
_SIZE = 11.0
_CHAR, _LINE = 6.6, 13.0
"""A letter of a code takes at most so much room, and a line of them."""
_X_TICKS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
_Y_TICKS = (-1.0, -0.5, 0.0, 0.5, 1.0)
_FAR = (9.0, 18.0, 30.0, 45.0, 63.0, 84.0, 110.0)
_NEAR = 9.0

_TITLE = Text(
    "Mỗi tiêu chí dễ hay khó, và có đi cùng phần còn lại không",
    "How easy each criterion is, and whether it goes with the rest",
)
_X = Text(
    "Điểm bình quân, % điểm tối đa (càng sang phải càng dễ)", "Mean points, % (easier to the right)"
)
_Y = Text("Tương quan với tổng các tiêu chí còn lại", "Correlation with the total of the others")
_LOW = Text("đi ngược", "against")
_HIGH = Text("đi cùng", "with the rest")


@dataclass(frozen=True)
class MappedItem:
    """One criterion on the map.

    Attributes:
        code: its code.
        title: its title.
        share: the mean share of its points, 0 to 1.
        correlation: with the total of the others, -1 to 1.
    """

    code: str
    title: str
    share: float
    correlation: float


def item_map(items: Sequence[MappedItem], name: str, language: Language) -> Drawing:
    """Draw criteria as dots with their codes; below the line at 0 they work against the total.

    Args:
        items: those whose correlation is known.
        name: of the file.
        language: of the words.
    """
    against = [item.code for item in items if item.correlation < 0]
    told = Text(
        f"{len(items)} tiêu chí; dưới 0: {', '.join(against) or 'không có'}",
        f"{len(items)} criteria; below 0: {', '.join(against) or 'none'}",
    )
    title = _TITLE.pick(language)
    marks = (*_axes(language), *_dots(items, language))
    return Drawing(name, title, f"{title}. {told.pick(language)}.", _WIDTH, _HEIGHT, marks)


def _x(share: float) -> float:
    return _LEFT + min(max(share, 0.0), 1.0) * (_WIDTH - _LEFT - _RIGHT)


def _y(correlation: float) -> float:
    return _TOP + (1 - correlation) / 2 * (_HEIGHT - _TOP - _BOTTOM)


def _axes(language: Language) -> Iterator[Mark]:
    low, high, floor = _x(0), _x(1), _y(-1)
    for share in _X_TICKS:
        yield Line(_x(share), _y(1), _x(share), floor, "grid")
        shown = written(round(100 * share)).pick(language)
        yield Label(_x(share), floor + 14, shown, "axis", "middle", _SIZE)
    for value in _Y_TICKS:
        yield Line(low, _y(value), high, _y(value), "axis" if value == 0 else "grid")
        yield Label(low - 8, _y(value), written(value).pick(language), "axis", "end", _SIZE)
    yield Label((low + high) / 2, floor + 38, _X.pick(language), "text", "middle")
    yield Label(8, _TOP - 12, _Y.pick(language), "text", "start")
    yield Label(high, _y(1) + 10, _HIGH.pick(language), "muted", "end", _SIZE)
    yield Label(high, floor - 10, _LOW.pick(language), "muted", "end", _SIZE)


def _dots(items: Sequence[MappedItem], language: Language) -> Iterator[Mark]:
    centres = [(_x(item.share), _y(item.correlation)) for item in items]
    taken = [_Room(x, y, 2 * _RADIUS, 2 * _RADIUS) for x, y in centres]
    # The words at the upper and lower right.
    taken += [_Room(_x(1) - 40, _y(value) - value * -10, 90, _LINE) for value in (1, -1)]
    labels: list[Mark] = []
    for item, (x, y) in zip(items, centres, strict=True):
        room, anchor, distance = _place(item.code, x, y, taken)
        taken.append(room)
        at = room.x - room.width / 2 if anchor == "start" else room.x + room.width / 2
        if distance > _NEAR:
            yield Line(x, y, at, room.y, "muted", 0.6)
        labels.append(Label(at, room.y, item.code, "text", anchor, _SIZE))
    for item, (x, y) in zip(items, centres, strict=True):
        share, value = written(round(100 * item.share, 1)), written(round(item.correlation, 2))
        tip = f"{item.code} {item.title}: {share.pick(language)} %; {value.pick(language)}"
        yield Dot(x, y, "down" if item.correlation < 0 else "main", _RADIUS, tip)
    yield from labels


@dataclass(frozen=True)
class _Room:
    """A rectangle by its middle."""

    x: float
    y: float
    width: float
    height: float

    def meets(self, other: "_Room") -> bool:
        wide, high = (self.width + other.width) / 2, (self.height + other.height) / 2
        return abs(self.x - other.x) < wide and abs(self.y - other.y) < high

    def inside(self) -> bool:
        left, right = self.x - self.width / 2, self.x + self.width / 2
        return left > _LEFT and right < _WIDTH and _TOP < self.y < _HEIGHT - _BOTTOM


def _place(code: str, x: float, y: float, taken: Sequence[_Room]) -> tuple[_Room, Anchor, float]:
    """Find free room for a code, as near to its dot as may be."""
    width = _CHAR * len(code)
    first: tuple[_Room, Anchor, float] | None = None
    for far in _FAR:
        for across, down in (
            (1, 0),
            (-1, 0),
            (1, -1),
            (1, 1),
            (-1, -1),
            (-1, 1),
            (0.2, -1.4),
            (0.2, 1.4),
        ):
            anchor: Anchor = "start" if across > 0 else "end"
            edge = x + across * far
            middle = edge + (width / 2 if anchor == "start" else -width / 2)
            room = _Room(middle, y + down * far, width, _LINE)
            first = first or (room, anchor, far)
            if room.inside() and not any(room.meets(other) for other in taken):
                return room, anchor, far
    assert first is not None  # there is more than one distance
    return first
