"""assert_points and score_units: numbers by hand, and what they say when they differ."""

from datetime import date
from decimal import Decimal

import pytest

from danvan_criteria.deadline import Deadline
from danvan_criteria.ratio import Ratio
from danvan_scoring.plugins import Status
from danvan_scoring.testing import ScoredUnits, assert_points, score_units

PAIR = {"done": "a", "planned": "b"}


@pytest.fixture
def thirds() -> ScoredUnits:
    """One third of ten, and a unit that planned nothing."""
    return score_units(Ratio, PAIR, [{"a": 1, "b": 3}, {"a": 0, "b": 0}])


def test_exact_and_rounded_points_agree(thirds: ScoredUnits) -> None:
    assert_points(thirds, ["10/3", None])
    assert_points(thirds, [Decimal("3.33"), None], decimals=2)
    assert thirds.states == [Status.SCORED, Status.NOT_APPLICABLE]


@pytest.mark.parametrize(
    ("expected", "message"),
    [
        (["3.33", None], "u1: expected 3.33, found 3.33333"),
        ([None, None], "u1: expected None, found 3.33333"),
        (["10/3", 0], "u2: expected 0, found nan"),
        (["10/3"], "2 units are scored, 1 were expected"),
    ],
)
def test_points_that_differ_are_told_by_unit(
    thirds: ScoredUnits, expected: list[str | None], message: str
) -> None:
    with pytest.raises(AssertionError, match=message):
        assert_points(thirds, expected)


def test_a_state_without_points_is_written_as_a_dash(thirds: ScoredUnits) -> None:
    template = "{points} trên {maximum} điểm"

    assert template.format(points="3,3333", maximum="10") in thirds.sentences[0].vi
    assert thirds.reasons == ["share", "nothing_planned"]


def test_days_are_taken_as_dates() -> None:
    params = {"date": "sent", "due": date(2025, 12, 1), "lose": 1}

    scored = score_units(Deadline, params, [{"sent": date(2025, 12, 2)}], maximum=2)

    assert_points(scored, [1])
    assert scored.sentences[0].en.startswith("Sent on 02/12/2025, due 01/12/2025")
