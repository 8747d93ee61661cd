"""Rows are as high as the texts that they hold, however these break between words."""

import io
from pathlib import Path

import forms_period
import openpyxl
import pytest

from danvan_scoring.io.forms.heights import LINE, SMALL_LINE, row_height
from danvan_scoring.model.status import Status


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, 1),
        ("abcde fghij", 10, 1),  # 11 letters, of which 11.5 fit
        ("abcdefg hijkl", 10, 2),
        # 21 letters would fill two lines of 11.5; but no two of the words fit on one.
        ("abcdef ghijkl mnopqrs", 10, 3),
        ("a\nb", 10, 2),
        ("a" * 24, 10, 3),  # one word, broken within: 11, 11 and 2
    ],
)  # fmt: skip
def test_a_row_has_a_line_for_each_into_which_its_text_is_broken(
    text: str, width: float, lines: int
) -> None:
    assert row_height([(text, width)]) == lines * LINE


def test_smaller_letters_make_smaller_lines_of_more_letters() -> None:
    # A width of 10 holds 13.8 letters of the smaller size.
    assert row_height([], [("abcdefg hijkl", 10)]) == SMALL_LINE
    assert row_height([("x", 10)], [("abcdefg hijkl mnopqr", 10)]) == 2 * SMALL_LINE


def test_any_state_can_be_read_where_the_points_stand(tmp_path: Path) -> None:
    form = forms_period.forms(forms_period.write(tmp_path))["T-01"]
    sheet = openpyxl.load_workbook(io.BytesIO(form))["Phiếu"]
    width = sheet.column_dimensions["F"].width
    needed = max(row_height([(state.label.vi, 0.9 * (width - 1))]) for state in Status)

    codes = {sheet.cell(row, 1).value: row for row in range(12, 27)}
    heights = {code: sheet.row_dimensions[codes[code]].height for code in ("T", "TH", "2", "5")}
    assert needed == 2 * LINE
    assert min(heights.values()) >= needed, heights
