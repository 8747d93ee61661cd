"""CSV files open in a Vietnamese Excel as they are meant, and run nothing."""

import csv
import io
from datetime import date
from decimal import Decimal

import hand_made
import pytest

from danvan_scoring.io.export import csv_bytes, csv_files, period_files
from danvan_scoring.io.sheet import Sheet
from danvan_scoring.model.result import PeriodResult


def _read(content: bytes) -> list[dict[str, str]]:
    text = content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def _period_files() -> dict[str, bytes]:
    return period_files(PeriodResult.of(hand_made.result()))


def _cell(value: object) -> str:
    return csv_bytes(Sheet("x.csv", ["a"], [[value]])).decode("utf-8-sig").splitlines()[1]


def test_excel_finds_a_byte_order_mark_semicolons_and_its_own_line_ends():
    content = csv_bytes(Sheet("x.csv", ["Mã", "Điểm"], [["u1", Decimal("97.50")]]))

    assert content == b"\xef\xbb\xbf" + "Mã;Điểm\r\nu1;97,50\r\n".encode()


@pytest.mark.parametrize(
    "text", ["=1+1", "+84 912 000 000", "-cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "＝1+1"]
)
def test_a_text_that_excel_would_run_is_kept_a_text(text):
    assert _cell(text).strip('"').startswith(f"'{text[0]}")


@pytest.mark.parametrize("text", ["-5", "-5,25", "+3", "-0.5"])
def test_a_negative_number_written_as_text_is_not_spoilt(text):
    assert _cell(text) == text


def test_negative_points_stay_numbers():
    assert _cell(Decimal("-4.00")) == "-4,00"


def test_days_are_written_day_first_and_nothing_as_nothing():
    row = [date(2025, 12, 1), None, 3]

    assert csv_bytes(Sheet("x.csv", "abc", [row])).splitlines()[1] == b"01/12/2025;;3"


def test_a_cell_with_semicolons_and_quotes_is_read_back():
    assert _read(csv_bytes(Sheet("x.csv", ["a"], [['x; "y"\nz']]))) == [{"a": 'x; "y"\nz'}]


def test_all_tables_are_written():
    assert set(csv_files(hand_made.result())) == {"xep-hang.csv", "diem.csv", "xep-loai.csv"}
    assert set(_period_files()) == {
        "nhiem-vu.csv",
        "bao-cao.csv",
        "tong-hop-nhiem-vu.csv",
        "tong-hop.csv",
    }


def test_the_ranking_has_rank_and_tie_apart_so_that_no_cell_is_a_formula():
    rows = _read(csv_files(hand_made.result())["xep-hang.csv"])

    first = rows[0]
    assert (first["Hạng trong khối"], first["Đồng hạng trong khối"]) == ("1", "có")
    assert (first["Điểm"], first["Mức theo điểm"], first["Xếp loại"]) == (
        "97,50", "Xuất sắc", "Tốt",
    )  # fmt: skip
    unranked = next(row for row in rows if row["Mã đơn vị"] == "u3")
    assert (unranked["Hạng trong khối"], unranked["Điểm"]) == ("", "")
    assert unranked["Tình trạng"] == "chờ Hội đồng chấm"


def test_points_that_are_not_there_are_empty_and_say_why():
    rows = _read(csv_files(hand_made.result())["diem.csv"])

    pending = next(row for row in rows if (row["Mã đơn vị"], row["Mã mục"]) == ("u3", "A2"))
    assert pending["Điểm"] == ""
    assert pending["Lý do"].startswith("Chờ Hội đồng chấm: Chỉ tiêu diem_hd")


def test_counted_points_of_children_add_up_to_their_group():
    """u1: 92.50 + 5 (of 7, at the ceiling) - 0 = 97.50; u4: 85 + 0 - 4 (of 6) = 81."""
    rows = _read(csv_files(hand_made.result())["diem.csv"])
    counted = {
        (row["Mã đơn vị"], row["Mã mục"]): Decimal(row["Điểm tính vào mục trên"].replace(",", "."))
        for row in rows
    }

    assert counted["u1", "A"] + counted["u1", "B"] + counted["u1", "P"] == Decimal("97.50")
    assert counted["u4", "A"] + counted["u4", "B"] + counted["u4", "P"] == Decimal("81.00")


def test_the_steps_to_a_class_are_told_in_order():
    rows = _read(csv_files(hand_made.result())["xep-loai.csv"])

    own = [row for row in rows if row["Mã đơn vị"] == "u4"]
    assert [(row["Bước"], row["Mức trước"], row["Mức sau"]) for row in own] == [
        ("Theo điểm", "", "Tốt"),
        ("Điều kiện khống chế", "Tốt", "Khá"),
        ("Kết quả", "", "Khá"),
    ]


def test_coverage_names_who_is_missing():
    """Two of the three thôn have done it (one late): 66.67 %; the third has no record."""
    (row,) = _read(_period_files()["tong-hop-nhiem-vu.csv"])

    assert (row["Số đơn vị đã hoàn thành"], row["Số đơn vị phải thực hiện"]) == ("2", "3")
    assert (row["Tỷ lệ (%)"], row["Kết quả"]) == ("66,67", "chưa đạt")
    assert row["Đơn vị chưa hoàn thành"] == "Thôn Cao"


def test_late_reports_tell_their_days():
    """Due before 01/12, so 30/11 is the last day; received on 04/12: 4 days late."""
    rows = _read(_period_files()["bao-cao.csv"])

    late = next(row for row in rows if row["Mã đơn vị"] == "u3")
    assert (late["Tình trạng"], late["Số ngày chậm"]) == ("chậm", "4")


def test_the_same_result_gives_the_same_bytes():
    assert csv_files(hand_made.result()) == csv_files(hand_made.result())
    assert _period_files() == _period_files()
