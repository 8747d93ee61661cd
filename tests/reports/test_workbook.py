"""The audit workbook: its sheets, how they are set up, and texts that stay texts."""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest
from builders import group, line, number, rubric, submissions
from live_workbook import of_results, publication_of, workbook_of
from openpyxl import Workbook, load_workbook

from danvan_scoring import Evaluator, Result
from danvan_scoring.model.assessment import Assessment
from danvan_scoring.model.log import Entry, LogLine
from danvan_scoring.reports.workbook.names import SheetNames
from danvan_scoring.reports.workbook.page import Page
from danvan_scoring.testing import AS_OF

ROOT = Path(__file__).parents[2]
YEAR = ROOT / "examples/kim_thanh_2025/nam/period.toml"
QUANG_BINH = ROOT / "criteria/packs/quang_binh_2022/sample/period.toml"
HOSTILE = ("=1+1", "@x", "<b>", "+2", "-3", "http://x.vn", "'a", "a\x07b")


@pytest.fixture(scope="module")
def year() -> bytes:
    return workbook_of(publication_of(YEAR))


def opened(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content))


def hostile() -> Result:
    """Every name is one that a spreadsheet would take for something else."""
    made = rubric(
        title="=1+1",
        group=[group("T", None, max=10)],
        criterion=[line("A", 10, "count", params={"field": "a", "each": 1}) | {"title": "@x"}],
        field=[number("a") | {"title": "<b>"}],
        peer_group=[{"code": "K1", "title": "=K", "kinds": ["thon", "phong"]}],
        **{"class": [{"code": "X", "title": "=X", "from": 0}]},
    )
    given = submissions(made, [{"a": 1}] * len(HOSTILE))
    given.units["name"] = [*HOSTILE]
    return Evaluator().evaluate(made, given, as_of=AS_OF)


def test_all_sheets_are_there_and_the_log_only_where_there_is_one(year: bytes) -> None:
    assert opened(year).sheetnames == [
        "Xếp hạng", "Điểm", "Xếp loại", "Chi tiết", "Nhiệm vụ", "Cần lưu ý", "Cách tính",
        "Chú giải",
    ]  # fmt: skip


def test_the_log_is_shown_with_real_times_and_numbers() -> None:
    entry = Entry("agreed", "u1", "TV1", "council", "=1+1", "A", "2,5", "7.5", "BB 1")
    at = datetime(2025, 12, 1, 8, 30)  # noqa: DTZ001 (as the log has it)
    publication = of_results(hostile())
    publication = replace(publication, assessment=Assessment([LogLine(1, at, entry, "", "")]))

    row = [cell.value for cell in opened(workbook_of(publication))["Nhật ký"][6]]

    assert row[:7] == [1, at, "Hội đồng thống nhất", "=1+1", "A", "2,5", 7.5]
    assert row[9] == "=1+1"


def test_names_that_look_like_formulas_stay_texts() -> None:
    book = opened(workbook_of(of_results(hostile())))

    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    texts = {cell.value for cell in cells if cell.data_type == "s"}
    formulas = {str(cell.value) for cell in cells if cell.data_type == "f"}
    assert {"=1+1", "@x", "<b>", "+2", "-3", "http://x.vn", "'a", "a b", "=K", "=X"} <= texts
    assert not formulas & {"=1+1", "=K", "=X"}
    assert not any(cell.hyperlink for cell in cells)


def test_tables_are_frozen_filtered_and_printed_on_a4_across(year: bytes) -> None:
    frozen = {sheet.title: sheet.freeze_panes for sheet in opened(year)}
    assert frozen["Xếp hạng"] == "D6"
    assert frozen["Điểm"] == "C9"
    assert frozen["Nhiệm vụ"] == "C7"
    for sheet in opened(year):
        setup = sheet.page_setup
        assert (setup.orientation, setup.paperSize) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        # Sheets as wide as that of scores go on several pages, with the units' names on each.
        wide = {"Điểm": 2, "Nhiệm vụ": 2}.get(sheet.title)
        assert setup.fitToWidth == wide if wide else setup.fitToWidth in (None, 1)
        assert sheet.print_title_rows
        assert "&P/&N" in f"{sheet.oddFooter.right.text}"
        if sheet.title not in {"Xếp loại", "Chú giải"}:
            assert sheet.auto_filter.ref


def test_numbers_have_the_declared_decimals_and_days_are_days(year: bytes) -> None:
    book = opened(year)

    assert book["Xếp hạng"]["F6"].number_format == "0.00"
    assert book["Điểm"]["D9"].number_format == "0.00"
    assert isinstance(book["Điểm"]["D9"].value, int | float)
    due = book["Nhiệm vụ"]["C7"]
    assert due.number_format == "dd/mm/yyyy"
    assert isinstance(due.value, datetime)


def test_states_stand_as_words_and_the_matrix_as_letters(year: bytes) -> None:
    book = opened(year)

    words = {cell.value for row in book["Điểm"].iter_rows(min_row=9) for cell in row}
    letters = {cell.value for row in book["Nhiệm vụ"]["I7:BP20"] for cell in row}
    assert {"không áp dụng", "chưa nộp", "chờ chấm", "thiếu"} <= words
    assert letters <= {*"ĐQPCHM?–"}
    assert len(letters) > 4
    assert "Đ = hoàn thành đúng hạn" in book["Nhiệm vụ"]["A4"].value


def test_one_point_cell_of_a_kind_warns_of_what_cannot_be() -> None:
    book = opened(workbook_of(of_results(hostile())))

    (rule,) = book["Điểm"].data_validations.dataValidation
    assert "C9>=0" in rule.formula1
    assert "C9<=10" in rule.formula1


def test_several_rubrics_and_scales_have_sheets_of_their_own() -> None:
    several = opened(workbook_of(publication_of(QUANG_BINH))).sheetnames

    assert sum(name.startswith("Xếp hạng") for name in several) == 2
    assert sum(name.startswith("Điểm") for name in several) == 2
    assert all(len(name) <= 31 for name in several)


def test_names_of_sheets_are_safe_short_and_unique() -> None:
    names = SheetNames()

    found = [names.new("Điểm", part) for part in ("a" * 40, "A" * 40, "x/y:[z]", "'", "")]

    assert len({name.lower() for name in found}) == 5
    assert all(len(name) <= 31 and not {*r"[]:*?/\'"} & {*name} for name in found)


def test_english_says_the_same_in_english(year: bytes) -> None:
    english = opened(workbook_of(publication_of(YEAR), "en"))

    assert english.sheetnames[:2] == ["Ranking", "Scores"]
    assert english["Ranking"]["A6"].value == opened(year)["Xếp hạng"]["A6"].value
    assert "not applicable" in {c.value for row in english["Scores"].iter_rows() for c in row}


def test_the_same_period_gives_the_same_bytes(year: bytes) -> None:
    assert workbook_of(publication_of(YEAR)) == year


def test_charts_are_native_and_every_formula_has_a_value(year: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(year)) as parts:
        names = parts.namelist()
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    values = load_workbook(io.BytesIO(year), data_only=True)["Xếp hạng"]

    assert sum("charts/chart" in name for name in names) == 2
    assert "<f>" in sheet
    assert (values["B6"].value, values["A6"].value, values["I6"].value) == ("P-VHXH", 1, "Xuất sắc")


def test_points_before_rounding_are_shown_with_the_declared_decimals() -> None:
    made = rubric(
        rounding={"decimals": 2, "mode": "half_up", "at": "total"},
        group=[group("T", None, max=10)],
        criterion=[line("A", 10, "ratio", params={"done": "a", "planned": "p"})],
        field=[number("a"), number("p")],
    )
    given = submissions(made, [{"a": 1, "p": 3}])
    result = Evaluator().evaluate(made, given, as_of=AS_OF)

    cell = opened(workbook_of(of_results(result)))["Điểm"]["C9"]

    assert cell.value == pytest.approx(10 / 3)
    assert cell.number_format == "0.00"
    assert Decimal(str(cell.value)) != Decimal("3.33")


def test_more_rows_than_a_sheet_has_are_refused_rather_than_left_out() -> None:
    page = Page("Điểm", SimpleNamespace(), _looks())

    with pytest.raises(ValueError, match="1048576 rows at most"):
        page.text(1_048_576, 0, "x")


def _looks() -> Mapping[str, None]:
    return {"text": None}
