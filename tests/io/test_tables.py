"""Tables keep to the width of the terminal, whatever marks the text carries."""

import unicodedata

import pytest
from wcwidth import wcswidth

from danvan_scoring.io.tables import Column, paragraph, table

LONG = "Thôn Bến Thượng thuộc khu dân cư Nguyễn Huệ kéo dài đến hết đường Thống Nhất"


def test_columns_stand_in_line_under_vietnamese_marks():
    text = table(
        [Column("Đơn vị"), Column("Điểm", "right")],
        [["Thôn Ấp Đông", "97,50"], ["Thôn Cao", "8,00"]],
    )

    assert text.splitlines() == [
        "Đơn vị         Điểm",
        "------------  -----",
        "Thôn Ấp Đông  97,50",
        "Thôn Cao       8,00",
    ]


def test_decomposed_text_is_laid_out_as_composed_text_is():
    columns = [Column("Đơn vị"), Column("Điểm", "right")]
    composed = [["Thôn Ấp Đông", "97,50"]]
    decomposed = [[unicodedata.normalize("NFD", cell) for cell in row] for row in composed]

    assert table(columns, decomposed) == table(columns, composed)


def test_a_long_name_is_wrapped_and_no_word_of_it_is_lost():
    text = table([Column("Đơn vị", flexible=True), Column("Điểm")], [[LONG, "9"]], width=40)

    assert max(wcswidth(line) for line in text.splitlines()) <= 40
    words = [word for word in text.split() if word in LONG.split()]
    assert words == LONG.split()


def test_the_widest_flexible_column_gives_way_first():
    text = table(
        [Column("A", flexible=True), Column("B", flexible=True)],
        [["a" * 12, " ".join(["b" * 5] * 20)]],
        width=40,
    )

    assert ("a" * 12) in text
    assert max(len(line) for line in text.splitlines()) <= 40


def test_a_word_longer_than_its_column_is_broken_not_cut():
    text = table([Column("A", flexible=True)], [["x" * 25]], width=10)

    assert text.splitlines()[2:] == ["x" * 10, "x" * 10, "x" * 5]


def test_double_width_letters_count_as_two_cells():
    text = table([Column("A"), Column("B")], [["日本", "1"], ["abcd", "2"]])

    assert text.splitlines()[2:] == ["日本  1", "abcd  2"]


def test_control_characters_of_the_input_do_not_reach_the_terminal():
    text = table([Column("A")], [["x\x1b[31m\ty\nz"]])

    assert text.splitlines()[-1] == "x [31m y z"


def test_a_table_without_rows_shows_its_headings():
    assert table([Column("Mã"), Column("Điểm", "right")], []).splitlines()[0] == "Mã  Điểm"


def test_a_heading_takes_two_lines_only_when_one_is_not_to_be_had():
    columns = [Column("Không đủ điều kiện xếp loại"), Column("Cộng")]

    assert table(columns, [["0", "1"]], 40).splitlines()[0] == "Không đủ điều kiện xếp loại  Cộng"
    assert table(columns, [["0", "1"]], 30).splitlines()[:2] == [
        "Không đủ điều  Cộng",
        "kiện xếp loại",
    ]


@pytest.mark.parametrize("width", [20, 40, 80])
def test_a_paragraph_keeps_to_its_width_and_hangs_its_indent(width):
    lines = paragraph(LONG, "  - ", "    ", width).splitlines()

    assert lines[0].startswith("  - Thôn")
    assert all(line.startswith("    ") for line in lines[1:])
    assert max(wcswidth(line) for line in lines) <= width
    assert " ".join(" ".join(lines).replace("- ", "").split()) == LONG
