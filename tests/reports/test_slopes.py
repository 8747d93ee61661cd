"""The slope chart: every label readable, lines where ranks are, in colours that say which way."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_scoring.reports.pictures.drawing import Dot, Drawing, Label, Line
from danvan_scoring.reports.pictures.slopes import Slope, shortened, slopes
from danvan_scoring.reports.pictures.svg import svg

LONG = "Trung tâm Văn hóa, Thể thao và Truyền thanh khu dân cư Nguyễn Thị Minh Khai kéo dài"
HEADS = ("9 tháng", "Năm 2025")


def competition(values: list[int]) -> list[int]:
    return [1 + sum(other < value for other in values) for value in values]


def chart(left: list[int], right: list[int], name: str = LONG) -> Drawing:
    units = [
        Slope(f"U-{n:02}", f"{name} {n}", one, other, str(one), str(other))
        for n, (one, other) in enumerate(
            zip(competition(left), competition(right), strict=True), start=1
        )
    ]
    return slopes("so-sanh", "Thứ hạng", HEADS, units, "vi")


RANKINGS = st.integers(1, 60).flatmap(
    lambda size: st.tuples(*[st.lists(st.integers(1, size), min_size=size, max_size=size)] * 2)
)


@given(RANKINGS)
def test_no_two_labels_overlap_and_all_stay_inside(rankings: tuple[list[int], list[int]]) -> None:
    drawing = chart(*rankings)

    for anchor in ("start", "end"):
        column = [m for m in drawing.marks if isinstance(m, Label) and m.anchor == anchor]
        named = sorted(mark.y for mark in column if "(U-" in mark.text)
        assert len(named) == len(rankings[0])
        assert all(after - before >= 14 for before, after in pairwise(named))
        for mark in column:
            # The widest of the fonts that may be used has letters of 0.62 of its size.
            width = len(mark.text) * 0.62 * mark.size
            start = mark.x - width if anchor == "end" else mark.x
            assert start >= 0
            assert start + width <= drawing.width
            assert 0 <= mark.y <= drawing.height


def test_ranks_stand_in_a_column_of_their_own() -> None:
    """So that «số 4» and rank 3 are not read as «số 43»."""
    drawing = chart(list(range(1, 101)), [1] * 100, "Trường Tiểu học số")

    for anchor in ("start", "end"):
        column = [m for m in drawing.marks if isinstance(m, Label) and m.anchor == anchor]
        names = [mark for mark in column if mark.text.startswith("Trường")]
        ranks = [mark for mark in column if mark.text.removeprefix("=").isdigit()]
        assert len(names) == len(ranks) == 100
        room = abs(names[0].x - ranks[0].x)
        assert all(len(mark.text) * 0.62 * mark.size + 6 <= room for mark in ranks)


def test_a_line_joins_the_heights_of_the_two_ranks() -> None:
    drawing = chart([1, 2, 3], [3, 2, 1], "Thôn")

    lines = [m for m in drawing.marks if isinstance(m, Line) and m.look in ("up", "down", "muted")]
    heights = sorted({mark.y1 for mark in lines[:3]})
    found = {(heights.index(m.y1), heights.index(m.y2), m.look) for m in lines[:3]}
    assert found == {(0, 2, "down"), (1, 1, "muted"), (2, 0, "up")}


def test_units_that_share_a_place_meet_in_its_middle() -> None:
    drawing = chart([1, 1, 3], [1, 2, 3], "Thôn")

    left = [m for m in drawing.marks if isinstance(m, Dot)][::2]
    assert left[0].y == left[1].y < left[2].y


def test_a_rank_that_nobody_here_has_stays_empty() -> None:
    """A unit that is not in both periods had the second place."""
    units = [Slope("a", "A", 1, 1, "1", "1"), Slope("b", "B", 3, 2, "3", "2")]
    drawing = slopes("x", "x", HEADS, units, "en")

    left = [m for m in drawing.marks if isinstance(m, Dot)][::2]
    right = [m for m in drawing.marks if isinstance(m, Dot)][1::2]
    assert left[1].y - left[0].y == 2 * (right[1].y - right[0].y)


@pytest.mark.parametrize(
    ("text", "longest", "expected"),
    [("Thôn Bình", 20, "Thôn Bình"), ("Thôn Bình Minh Đông", 16, "Thôn Bìn… (T-01)")],
)
def test_a_long_name_is_cut_and_its_code_told(text: str, longest: int, expected: str) -> None:
    assert shortened(text, longest, "T-01") == expected
    assert len(expected) <= longest


def test_the_legend_counts_in_the_language() -> None:
    drawing = chart([1, 2, 3], [2, 1, 3], "Thôn")

    text = svg(drawing)
    assert "lên hạng: 1" in text
    assert "xuống hạng: 1" in text
    assert "giữ hạng: 1" in text
