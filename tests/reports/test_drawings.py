"""Drawings as SVG and PNG: the same marks, whatever writes them."""

import struct
from io import BytesIO

import pytest
from lxml import etree

from danvan_scoring.reports.pictures.colours import COLOURS
from danvan_scoring.reports.pictures.drawing import Box, Dot, Drawing, Label, Line
from danvan_scoring.reports.pictures.png import png
from danvan_scoring.reports.pictures.svg import svg

SVG = "{http://www.w3.org/2000/svg}"
NAME = 'Thôn <Đông> & "Tây" $5'


@pytest.fixture
def drawing() -> Drawing:
    return Drawing(
        "thu",
        "Hình thử",
        NAME,
        200,
        80,
        (
            Line(10, 40, 190, 40, "axis", 2),
            Box(20, 50, 40, 20, "down"),
            Dot(100, 40, "main", 5, NAME),
            Label(190, 20, NAME, "strong", "end"),
        ),
    )


def test_svg_holds_every_mark_where_it_stands(drawing):
    root = etree.fromstring(svg(drawing))

    assert root.get("viewBox") == "0 0 200 80"
    line, box, dot, label = root[1:]
    assert [line.get(key) for key in ("x1", "y1", "x2", "y2")] == ["10", "40", "190", "40"]
    assert [box.get(key) for key in ("x", "y", "width", "height")] == ["20", "50", "40", "20"]
    assert [dot.get(key) for key in ("cx", "cy", "r")] == ["100", "40", "5"]
    assert label.get("text-anchor") == "end"


def test_svg_shows_names_as_they_are(drawing):
    root = etree.fromstring(svg(drawing))

    assert root.get("aria-label") == NAME
    assert root.findtext(f"{SVG}text") == NAME
    assert root.findtext(f"{SVG}circle/{SVG}title") == NAME


def test_svg_keeps_to_what_a_strict_page_allows(drawing):
    text = svg(drawing)

    assert "style" not in text
    assert "href" not in text
    assert "script" not in text


def _pixels(data: bytes) -> tuple[int, int]:
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def test_png_has_two_pixels_for_each_of_the_drawing(drawing):
    assert _pixels(png(drawing)) == (400, 160)


def test_png_paints_marks_where_svg_places_them(drawing):
    from matplotlib.image import imread  # noqa: PLC0415 (slow to import)

    image = imread(BytesIO(png(drawing)))

    def colour(x: float, y: float) -> str:
        return "#" + "".join(f"{round(part * 255):02x}" for part in image[2 * y, 2 * x][:3])

    assert colour(40, 60) == COLOURS["down"]
    assert colour(100, 40) == COLOURS["main"]
    assert colour(150, 40) == COLOURS["axis"]
    assert colour(5, 5) == "#ffffff"


def test_png_is_the_same_bytes_again(drawing):
    assert png(drawing) == png(drawing)
