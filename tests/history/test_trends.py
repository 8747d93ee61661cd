"""How units did from period to period, with numbers that one can add up."""

from decimal import Decimal
from pathlib import Path

import kept_period
import pytest
from kept_period import BY, brought, write

from danvan_scoring.cli.trends_text import trends_text
from danvan_scoring.errors import InputError
from danvan_scoring.history.add import add
from danvan_scoring.history.close import close
from danvan_scoring.history.database import Database
from danvan_scoring.history.trends import trends


@pytest.fixture
def two(history: Database, tmp_path: Path) -> Database:
    """Two periods, the later recorded first; in it B is at 10 + 4, A at 9 + 5, both 14 of 15."""
    path = write(tmp_path / "2", "ky_2", cells={("B", "da_lam"): "3"})
    path.write_text(path.read_text(encoding="utf-8").replace("2025-12-05", "2026-06-05"), "utf-8")
    add(history, brought(path), BY)
    add(history, brought(write(tmp_path / "1", "ky_1")), BY)
    close(history, "ky_1", "QĐ 1", BY)
    return history


def test_periods_stand_in_the_order_of_their_days(two: Database) -> None:
    found = trends(two)

    assert [(own.id, own.closed) for own in found.periods] == [("ky_1", "QĐ 1"), ("ky_2", "")]
    frame = found.standings
    own = frame[frame["unit"] == "B"]
    assert list(own["points"]) == [Decimal("7.33"), Decimal("14.00")]
    assert list(own["percent"]) == [Decimal("48.87"), Decimal("93.33")]  # of 15
    assert list(own["peer_rank"]) == [2, 1]
    assert list(own["peer_tied"]) == [False, True]
    assert list(own["class_"]) == ["Khá", "Tốt"]


def test_no_points_are_not_zero(two: Database) -> None:
    own = trends(two, "C").standings

    assert list(own["points"]) == [None, None]
    assert list(own["percent"]) == [None, None]
    assert list(own["status"]) == ["not_submitted"] * 2


def test_a_correction_counts_and_not_what_it_replaced(two: Database, tmp_path: Path) -> None:
    path = write(tmp_path / "3", "ky_3")
    add(two, brought(path), BY)
    add(two, brought(write(tmp_path / "3", "ky_3", cells={("B", "da_lam"): "2"})), BY)

    own = trends(two, "B").standings
    assert list(own[own["period"] == "ky_3"]["points"]) == [Decimal("10.67")]


def test_a_unit_that_no_period_has(two: Database) -> None:
    with pytest.raises(InputError, match="SUB291"):
        trends(two, "D")


def test_one_unit_is_told_period_by_period(two: Database) -> None:
    told = trends_text(trends(two, "B"), "B", "vi")

    assert [line.split() for line in told.splitlines()[-2:]] == [
        ["ky_1", "7,33", "15", "48,87", "—", "2", "2", "Khá"],
        ["ky_2", "14", "15", "93,33", "+44,46", "=1", "=1", "Tốt"],
    ]
    assert "QĐ 1" in told


def test_all_units_are_told_side_by_side(two: Database) -> None:
    told = trends_text(trends(two), None, "en").splitlines()

    assert told[-3].split() == ["A", "Thôn", "Đông", "93.33;", "1;", "Tốt", "93.33;", "=1;", "Tốt"]
    assert told[-1].split() == ["C", "Thôn", "Nam", "nothing", "submitted", "nothing", "submitted"]


def test_other_rubrics_are_remarked_upon(two: Database, tmp_path: Path) -> None:
    assert "different rubrics" not in trends_text(trends(two), None, "en")
    rubric = kept_period.RUBRIC.replace('version = "1"', 'version = "2"')
    add(two, brought(write(tmp_path / "3", "ky_3", rubric=rubric)), BY)

    assert "different rubrics" in trends_text(trends(two), None, "en")


def test_an_empty_database(history: Database) -> None:
    assert trends_text(trends(history), None, "vi") == "Cơ sở dữ liệu chưa có kỳ nào."
