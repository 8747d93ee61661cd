"""The item-total map: dots where the figures say, and codes that can be read."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from danvan_scoring.reports.pictures.drawing import Dot, Drawing, Label
from danvan_scoring.reports.pictures.item_map import MappedItem, item_map
from danvan_scoring.reports.pictures.svg import svg

POINTS = st.lists(st.tuples(st.floats(0, 1), st.floats(-1, 1)), min_size=1, max_size=40)


def named(points: list[tuple[float, float]]) -> list[MappedItem]:
    return [MappedItem(f"C{n}.1", f"Tiêu chí {n}", *point) for n, point in enumerate(points)]


def codes(drawing: Drawing) -> list[Label]:
    return [mark for mark in drawing.marks if isinstance(mark, Label) and mark.text.endswith(".1")]


def test_dots_stand_where_the_figures_say() -> None:
    items = [MappedItem("C1.1", "Dễ", 1.0, -1.0), MappedItem("C2.1", "Khó", 0.0, 1.0)]
    drawing = item_map(items, "ban-do", "vi")
    easy, hard = [mark for mark in drawing.marks if isinstance(mark, Dot)]

    assert easy.x > hard.x
    assert easy.y > hard.y  # y grows downwards
    assert (easy.look, hard.look) == ("down", "main")
    assert easy.tip == "C1.1 Dễ: 100 %; −1"
    assert "dưới 0: C1.1" in drawing.description


@settings(max_examples=60)
@given(POINTS.map(named))
def test_every_code_stands_inside_the_picture(items: list[MappedItem]) -> None:
    drawing = item_map(items, "ban-do", "en")

    labels = codes(drawing)
    assert [label.text for label in labels] == [item.code for item in items]
    assert all(0 < label.x < drawing.width and 0 < label.y < drawing.height for label in labels)
    assert svg(drawing).count("<circle") == len(items)


def test_codes_of_forty_criteria_in_a_crowd_do_not_overlap() -> None:
    """As in a period where nearly all do well: within a quarter of the map."""
    items = [
        MappedItem(f"C{n}.1", "", 0.75 + (n * 7 % 40) / 160, 0.2 + (n * 11 % 40) / 80)
        for n in range(40)
    ]
    labels = codes(item_map(items, "ban-do", "vi"))

    def box(label: Label) -> tuple[float, float, float, float]:
        width = 6.0 * len(label.text)
        left = label.x if label.anchor == "start" else label.x - width
        return left, left + width, label.y - 5, label.y + 5

    for first, second in combinations(map(box, labels), 2):
        apart = first[1] <= second[0] or second[1] <= first[0]
        assert apart or first[3] <= second[2] or second[3] <= first[2]
