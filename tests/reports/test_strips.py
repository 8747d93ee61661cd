"""Strips: dots where they belong, apart from one another, and no text over another."""

from collections.abc import Sequence
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_scoring.reports.pictures.drawing import Box, Dot, Drawing, Label, Line
from danvan_scoring.reports.pictures.png import png
from danvan_scoring.reports.pictures.strips import Cut, Strip, strips
from danvan_scoring.reports.pictures.svg import svg

LONG = "Cơ quan chuyên môn và tương đương của Ủy ban nhân dân xã, có tên rất dài (12)"
VALUES = st.floats(0, 110, allow_nan=False).map(lambda value: round(value, 2))


def drawn(
    rows: Sequence[tuple[str, Sequence[float]]], cuts: Sequence[tuple[float, str]] = ()
) -> Drawing:
    return strips(
        [
            Strip(label, [(value, f"đơn vị {value}") for value in values], _quartiles(values))
            for label, values in rows
        ],
        [Cut(at, label) for at, label in cuts],
        name="hinh",
        title="Hình",
        description="mô tả",
        legend="Mỗi chấm là một đơn vị. " * 6,
    )


def _quartiles(values: Sequence[float]) -> list[float]:
    ordered = sorted(values)
    return [ordered[len(ordered) * quarter // 5] for quarter in range(5)]


def dots(drawing: Drawing) -> list[Dot]:
    return [mark for mark in drawing.marks if isinstance(mark, Dot)]


def labels(drawing: Drawing) -> list[Label]:
    return [mark for mark in drawing.marks if isinstance(mark, Label)]


def extent(label: Label) -> tuple[float, float, float, float]:
    """Left, top, right, bottom; letters of 0.52 of the size, as DejaVu has them on average."""
    width = len(label.text) * label.size * 0.52
    left = label.x - {"start": 0.0, "middle": width / 2, "end": width}[label.anchor]
    return left, label.y - label.size / 2, left + width, label.y + label.size / 2


def overlap(one: Label, other: Label) -> bool:
    a, b = extent(one), extent(other)
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def test_dots_stand_on_the_scale_of_the_axis() -> None:
    drawing = drawn([("Thôn", [60, 70, 80])])
    low, middle, high = dots(drawing)
    ticks = {mark.text: mark.x for mark in labels(drawing) if mark.text.isdigit()}

    assert (low.x, high.x) == (ticks["60"], ticks["80"])
    assert middle.x == pytest.approx((low.x + high.x) / 2)
    assert low.tip == "đơn vị 60"
    assert {mark.y for mark in dots(drawing)} == {middle.y}


def test_equal_values_stand_beside_one_another() -> None:
    found = dots(drawn([("Thôn", [70] * 5 + [90])]))

    assert len({(mark.x, mark.y) for mark in found}) == 6


@given(st.lists(VALUES, min_size=1, max_size=60))
def test_dots_do_not_cover_one_another(values: list[float]) -> None:
    """As long as there are lanes: 17 dots of the same value."""
    found = dots(drawn([("Thôn", values)]))
    for one, other in combinations(found, 2):
        if len(values) <= 17:
            assert abs(one.x - other.x) >= 5.99 or abs(one.y - other.y) >= 6


@given(
    st.lists(st.tuples(st.sampled_from(["Thôn", LONG, LONG * 3]), st.lists(VALUES, min_size=1)),
             min_size=1, max_size=9),
    st.lists(st.tuples(VALUES, st.sampled_from(["Tốt ≥ 80", "Hoàn thành xuất sắc nhiệm vụ ≥ 90"])),
             max_size=5),
)  # fmt: skip
def test_no_text_lies_over_another_or_outside(
    rows: list[tuple[str, list[float]]], cuts: list[tuple[float, str]]
) -> None:
    drawing = drawn(rows, cuts)

    for one, other in combinations(labels(drawing), 2):
        assert not overlap(one, other), (one, other)
    for label in labels(drawing):
        left, top, right, bottom = extent(label)
        assert left >= 0
        assert right <= drawing.width
        assert top >= 0
        assert bottom <= drawing.height
    for dot in dots(drawing):
        assert 0 <= dot.x <= drawing.width
        assert 0 <= dot.y <= drawing.height


def test_the_line_of_a_cut_goes_through_no_label() -> None:
    cuts = [
        (50, "Trung bình ≥ 50"),
        (65, "Hoàn thành nhiệm vụ ≥ 65"),
        (70, "Hoàn thành tốt nhiệm vụ ≥ 70"),
        (72, "Hoàn thành xuất sắc nhiệm vụ ≥ 72"),
    ]
    drawing = drawn([("Thôn", [40, 100])], cuts)
    lines = [m for m in drawing.marks if isinstance(m, Line) and m.look == "second"]

    assert len(lines) == 4
    for line in lines:
        for label in labels(drawing):
            left, top, right, bottom = extent(label)
            assert not (left < line.x1 < right and line.y1 < bottom and line.y2 > top)


def test_cuts_outside_of_the_values_are_left_out() -> None:
    drawing = drawn([("Thôn", [70, 80])], [(50, "Khá"), (75, "Tốt"), (95, "Xuất sắc")])

    assert [mark.text for mark in labels(drawing) if mark.text in {"Khá", "Tốt", "Xuất sắc"}] == [
        "Tốt"
    ]


def test_without_quartiles_there_are_dots_alone() -> None:
    drawing = strips(
        [Strip("Thôn", [(70, "x")], ())], [], name="h", title="t", description="d", legend="l"
    )

    assert not [mark for mark in drawing.marks if isinstance(mark, Box)]
    assert len(dots(drawing)) == 1


def test_both_formats_are_written() -> None:
    drawing = drawn([(LONG, [55.5]), ("Thôn", [60, 60, 99])], [(80, "Tốt ≥ 80")])

    assert svg(drawing).count("<circle") == 4
    assert png(drawing).startswith(b"\x89PNG")
