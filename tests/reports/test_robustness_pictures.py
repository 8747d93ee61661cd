"""Pictures of intervals and tornadoes: nothing overlaps, nothing is cut, all can be read."""

import io
from itertools import combinations, pairwise

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.image import imread

from danvan_scoring.reports.pictures.drawing import Box, Dot, Drawing, Label, Line
from danvan_scoring.reports.pictures.fitting import broken, text_width
from danvan_scoring.reports.pictures.intervals import Interval, Legend, intervals
from danvan_scoring.reports.pictures.png import png
from danvan_scoring.reports.pictures.tornado import Bar, tornado

LONG = "Trung tâm Văn hóa, Thể thao, Truyền thông và Cung ứng dịch vụ công ích phường Nguyễn Trãi"
LEGEND = Legend("hạng trong khối", "hạng theo kết quả", "hạng trong 90 trên 100 lần thử", "mọi lần")


def ranks(count: int, name: str = "Thôn Xuân An") -> Drawing:
    rows = [
        Interval(
            name if n % 2 else LONG, n, max(1, n - 2), min(count, n + 3), max(1, n - 9),
            min(count, n + 9), f"hạng {n}",
        )
        for n in range(1, count + 1)
    ]  # fmt: skip
    return intervals("hang", "Hạng", "Hạng có thể đạt", rows, LEGEND)


def bars(count: int) -> Drawing:
    own = [Bar(f"C{n} {LONG}" if n % 3 else f"C{n}", 5 / n, "0,55", 4 / n, 6 / n)
           for n in range(1, count + 1)]  # fmt: skip
    return tornado("bo", "Bỏ", "Bỏ một tiêu chí", own, "số bậc mà các đơn vị đổi, trung bình")


DRAWINGS = [ranks(count) for count in (1, 2, 13, 60, 450)] + [bars(count) for count in (1, 15)]


@pytest.mark.parametrize(
    "drawing", DRAWINGS, ids=lambda drawing: f"{drawing.name}-{drawing.height}"
)
def test_no_words_overlap_and_nothing_stands_outside(drawing: Drawing) -> None:
    """As matplotlib measures the words; each half a line away from the next at least."""
    figure = Figure(dpi=72)
    renderer = FigureCanvasAgg(figure).get_renderer()
    boxes = []
    for mark in drawing.marks:
        if isinstance(mark, Label):
            text = figure.text(0, 0, mark.text, fontsize=mark.size)
            extent = text.get_window_extent(renderer)
            start = {"start": 0, "middle": 0.5, "end": 1}[mark.anchor] * extent.width
            x = mark.x - start
            # Marks above capitals reach beyond the letters: measured is the height of a letter.
            boxes.append((x, mark.y - mark.size / 2, x + extent.width, mark.y + mark.size / 2))
        elif isinstance(mark, Box | Dot):
            assert 0 <= mark.x <= drawing.width
            assert 0 <= mark.y <= drawing.height
        elif isinstance(mark, Line):
            assert 0 <= min(mark.x1, mark.x2) <= max(mark.x1, mark.x2) <= drawing.width
    for one, other in combinations(boxes, 2):
        apart = one[2] < other[0] or other[2] < one[0] or one[3] < other[1] or other[3] < one[1]
        assert apart, (one, other)
    for left, top, right, bottom in boxes:
        assert 0 <= left < right <= drawing.width
        assert 0 <= top < bottom <= drawing.height


def test_the_dot_stands_at_the_place_and_the_box_from_low_to_high() -> None:
    rows = [Interval("A", 1, 1, 3, 1, 5), Interval("B", 2, 2, 2, 2, 2)]
    drawing = intervals("hang", "Hạng", "", rows, LEGEND)
    ticks = {m.text: m.x for m in drawing.marks if isinstance(m, Label) and m.text.isdigit()}
    dots = [mark for mark in drawing.marks if isinstance(mark, Dot)]
    boxes = [mark for mark in drawing.marks if isinstance(mark, Box)]

    assert [dot.x for dot in dots[:2]] == pytest.approx([ticks["1"], ticks["2"]])
    assert boxes[0].x == pytest.approx(ticks["1"])
    assert boxes[0].x + boxes[0].width == pytest.approx(ticks["3"])
    # A place that is kept is a mark of its own, around the place.
    assert boxes[1].x < ticks["2"] < boxes[1].x + boxes[1].width


def test_a_label_is_broken_between_words_and_keeps_them_all() -> None:
    lines = broken(LONG, 12, 200)

    assert " ".join(lines) == LONG
    assert all(text_width(line, 12) <= 200 for line in lines)
    assert broken("", 12, 100) == [""]


def test_bars_are_as_long_as_their_values() -> None:
    own = tornado("bo", "Bỏ", "", [Bar("a", 2, "2"), Bar("b", 1, "1")], "bậc")
    lengths = [mark.width for mark in own.marks if isinstance(mark, Box)]

    for one, other in pairwise(lengths):
        assert one == pytest.approx(2 * other)


def test_png_draws_marks_in_their_order() -> None:
    """A box that comes after a line covers it."""
    marks = (Line(0, 10, 40, 10, "strong", 6), Box(10, 0, 20, 20, "main"))
    image = imread(io.BytesIO(png(Drawing("x", "x", "x", 40, 20, marks))))

    assert image[20, 40, :3].tolist() != [0, 0, 0]
    assert image[20, 6, :3].tolist() == [0, 0, 0]
