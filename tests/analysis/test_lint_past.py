"""Lint rules about a period that was scored: each with a near miss."""

from decimal import Decimal

import numpy as np
import pytest
from given_points import marked
from linted import past_findings

from danvan_scoring.analysis.lint.finding import Finding
from danvan_scoring.model.result import Result

N = 12
RISING = [float(n % 10) for n in range(N)]
OTHER = [3.0, 7, 1, 9, 2, 8, 4, 6, 5, 0, 3, 7]
FALLING = [9 - value for value in RISING]


def only(found: list[Finding]) -> str:
    (finding,) = found
    assert "{" not in finding.sentence("vi") + finding.sentence("en")
    return finding.sentence("vi")


def test_a_criterion_at_which_all_stand_equal() -> None:
    result = marked({"A": [8] * N, "B": RISING})

    assert "cả 12 đơn vị được chấm đều đạt 80,0 %" in only(past_findings(result, "LNT121"))
    assert past_findings(marked({"A": [8] * 11 + [7], "B": RISING}), "LNT121") == []
    assert past_findings(marked({"A": [8] * 9, "B": RISING[:9]}), "LNT121") == []
    assert (
        len(past_findings(marked({"A": [8] * 9, "B": RISING[:9]}), "LNT121", fewest_units=9)) == 1
    )


def test_nearly_all_at_full_marks() -> None:
    result = marked({"A": [10] * 11 + [3], "B": RISING})

    assert "11 trên 12 đơn vị (91,7 %)" in only(past_findings(result, "LNT122"))
    assert past_findings(marked({"A": [10] * 10 + [3, 4], "B": RISING}), "LNT122") == []
    assert past_findings(marked({"A": [10] * 12, "B": RISING}), "LNT122") == []


def test_units_that_were_not_scored_are_not_counted_as_failing() -> None:
    result = marked({"A": [10] * 10 + [3, None], "B": RISING})

    assert "10 trên 11 đơn vị (90,9 %)" in only(past_findings(result, "LNT122"))


def test_a_criterion_against_the_others() -> None:
    result = marked({"A": FALLING, "B": RISING, "C": RISING, "D": RISING})

    assert "tương quan với tổng các tiêu chí còn lại: −1,00" in only(
        past_findings(result, "LNT123")
    )
    assert past_findings(marked({"A": OTHER, "B": RISING}), "LNT123") == []


def test_a_correlation_below_zero_that_may_be_chance_is_not_told() -> None:
    """Of A and B it is -0.15 or so among 12 units: their interval reaches far above 0."""
    a, b = [5.0, 6, 4, 7, 3, 5, 6, 4, 7, 3, 5, 5], [4.0, 5, 6, 3, 5, 7, 3, 4, 5, 6, 4, 5]

    assert np.corrcoef(a, b)[0, 1] < -0.1
    assert past_findings(marked({"A": a, "B": b}), "LNT123") == []


def test_two_criteria_in_the_same_order() -> None:
    squares = [value**2 / 9 for value in RISING]
    result = marked({"A": RISING, "B": squares, "C": OTHER})
    (finding,) = past_findings(result, "LNT124")

    assert finding.items == ("A", "B")
    assert "trong 12 đơn vị" in only([finding])
    assert "Spearman 1,00, Kendall 1,00" in only([finding])


def test_two_criteria_that_agree_on_a_few_failing_units_only_say_nothing() -> None:
    few = [10.0] * 10 + [0, 5]

    assert past_findings(marked({"A": few, "B": few, "C": OTHER}), "LNT124") == []


def test_redundancy_has_a_threshold() -> None:
    near = [1.0, 0, 2, 3, 4, 5, 6, 7, 8, 9, 0.5, 1.5]

    assert past_findings(marked({"A": RISING, "B": near}), "LNT124", redundant=Decimal(1)) == []
    assert len(past_findings(marked({"A": RISING, "B": near}), "LNT124")) == 1


def many(columns: dict[str, list[float]], times: int = 3) -> Result:
    return marked({code: column * times for code, column in columns.items()})


def test_criteria_that_decide_more_and_less_than_their_points() -> None:
    """C varies a fifth as much as A and B, and in its own way: it makes few of the differences."""
    small = [5 + value / 5 for value in reversed(OTHER)]
    found = past_findings(many({"A": RISING, "B": OTHER, "C": small}), "LNT125")

    assert [f.items[0] for f in found] == ["C"]
    assert "chiếm 33,3 % tổng điểm tối đa" in only(found)
    assert only(found).endswith("ít hơn dự định.")
    assert past_findings(many({"A": RISING, "B": OTHER}), "LNT125") == []


def test_weights_in_effect_take_more_units() -> None:
    small = [5 + value / 20 for value in OTHER]

    assert past_findings(marked({"A": RISING, "B": small}), "LNT125") == []


def test_a_low_alpha_is_told_with_what_raises_it() -> None:
    result = marked({"A": RISING, "B": RISING, "C": FALLING})
    found = past_findings(result, "LNT126")

    assert "Khối thôn: 12 đơn vị, 3 tiêu chí" in only(found)
    assert "tăng nhiều nhất nếu bỏ C (1,00)" in only(found)
    assert past_findings(marked({"A": RISING, "B": RISING}), "LNT126") == []


@pytest.mark.parametrize(("units", "closed"), [(4, True), (5, False)])
def test_a_quota_without_a_place(units: int, *, closed: bool) -> None:
    quota = {"class": "xs", "percent": 20}
    classes = (
        {"code": "xs", "title": "Xuất sắc", "from": 90},
        {"code": "kha", "title": "Khá", "from": 0},
    )
    result = marked(
        {"A": [10.0] * (units + 10)},
        ["phong"] * units + ["thon"] * 10,
        **{"class": classes, "quota": (quota,)},
    )
    found = past_findings(result, "LNT127")

    if closed:
        assert "Khối phòng (4 đơn vị)" in only(found)
        assert "thôn" not in only(found)
    else:
        assert found == []


def test_a_quota_of_the_class_below_is_told_where_somebody_loses_by_it() -> None:
    quota = {"class": "xs", "percent": 20, "base": "class_below"}
    classes = (
        {"code": "xs", "title": "Xuất sắc", "from": 90},
        {"code": "kha", "title": "Khá", "from": 0},
    )
    tables = {"class": classes, "quota": (quota,)}

    assert past_findings(marked({"A": [5.0] * 4}, **tables), "LNT127") == []
    assert len(past_findings(marked({"A": [10.0, 5, 5, 5]}, **tables), "LNT127")) == 1
