"""Quotas admit by rank, make the share a whole number as declared, and treat ties as declared."""

from datetime import date
from typing import Any

import plain
import pytest
from builders import group, line, number, rubric, submissions

from danvan_scoring import Evaluator, RubricError

CLASSES = [
    {"code": "XS", "title": "Xuất sắc", "from": 90},
    {"code": "T", "title": "Tốt", "from": 80},
    {"code": "K", "title": "Khá", "from": 0},
]


def top(points: list[int], quota: dict[str, Any], kinds: list[str] | None = None) -> list[str]:
    """Units left in the top class, among units u1, u2, … with these totals."""
    own = rubric(
        group=[group("T", None, max=100)],
        criterion=[line("A1", 100, "x", params={"field": "a"}) | {"uses": "plain/points@1"}],
        field=[number("a")],
        quota=[{"class": "XS", **quota}],
        **{"class": CLASSES},
    )
    given = submissions(own, [{"a": value} for value in points], kinds)
    result = Evaluator([plain], discover=False).evaluate(own, given, as_of=date(2025, 12, 5))
    ranking = result.ranking
    moved = ranking[(ranking["class_by_points"] == "XS") & (ranking["class_"] != "XS")]
    assert (moved["class_"] == "T").all()
    return sorted(ranking.loc[ranking["class_"] == "XS", "unit"])


# 20 % of 13 units is 2.6 (SCORING_RULES of published decisions: 2 when rounded down).
THIRTEEN = [99, 98, 97, 96, *([85] * 9)]


@pytest.mark.parametrize(
    ("rounding", "expected"),
    [("down", ["u1", "u2"]), ("up", ["u1", "u2", "u3"]), ("nearest", ["u1", "u2", "u3"])],
)
def test_a_fifth_of_thirteen(rounding: str, expected: list[str]) -> None:
    assert top(THIRTEEN, {"percent": 20, "round": rounding}) == expected


def test_a_base_of_the_class_below_counts_before_the_quota() -> None:
    # Decree 90/2020/NĐ-CP as amended: at most 20 % of those in the class below; 9 units: 1.8, so 1.
    assert top(THIRTEEN, {"percent": 20, "base": "class_below"}) == ["u1"]


def test_a_base_counted_after_the_quota_counts_those_that_come_down() -> None:
    # With n of the 4 in the top class, 9 + (4 - n) stand below: 2 of 11 are 18 %, 3 of 10 are 30 %.
    after = {"percent": 20, "base": "class_below", "counted": "after"}
    assert top(THIRTEEN, after) == ["u1", "u2"]
    # 25 %: 2 of 11 are 18 %, 3 of 10 are 30 %. 30 %: 3 of 10 are just 30 %.
    assert top(THIRTEEN, {**after, "percent": 25}) == ["u1", "u2"]
    assert top(THIRTEEN, {**after, "percent": 30}) == ["u1", "u2", "u3"]


def test_only_a_share_of_the_class_below_is_counted_after() -> None:
    with pytest.raises(RubricError, match="RUB179"):
        top(THIRTEEN, {"percent": 20, "counted": "after"})


def test_a_base_of_all_units_counts_those_without_a_total() -> None:
    # 10 of 11 units have a total: 20 % of 11 rounded down is 2, of 10 also; of 30 % 3 and 3;
    # 28 %: 3.08 of all 11 gives 3, 2.8 of the 10 classified gives 2.
    points: list[Any] = [99, 98, 97, 96, *([85] * 6), None]

    assert top(points, {"percent": 28, "base": "units"}) == ["u1", "u2", "u3"]
    assert top(points, {"percent": 28, "base": "classified"}) == ["u1", "u2"]


def test_ties_at_the_last_place_are_all_out_or_all_in() -> None:
    tied = [99, 95, 95, 95, *([85] * 6)]

    assert top(tied, {"count": 2, "ties": "exclude"}) == ["u1"]
    assert top(tied, {"count": 2, "ties": "admit"}) == ["u1", "u2", "u3", "u4"]
    assert top(tied, {"count": 4, "ties": "exclude"}) == ["u1", "u2", "u3", "u4"]


def test_every_peer_group_has_its_own_quota() -> None:
    points, kinds = [99, 98, 97, 96], ["thon", "thon", "phong", "phong"]

    assert top(points, {"count": 1}, kinds) == ["u1", "u3"]
    assert top(points, {"count": 1, "peer_groups": ["K2"]}, kinds) == ["u1", "u2", "u3"]


def test_a_quota_of_none_empties_the_class() -> None:
    assert top([99, 98], {"count": 0}) == []
