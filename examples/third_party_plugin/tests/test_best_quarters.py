"""Best quarters: the laws, and numbers worked by hand."""

from typing import Any

from danvan_scoring.plugins import Status
from danvan_scoring.testing import FormField, assert_points, check_criterion, score_units

from vi_du_ben_thu_ba.best_quarters import BestQuarters

PARAMS = {"q1": "q1", "q2": "q2", "q3": "q3", "q4": "q4", "full": 90}
FIELDS = [
    FormField.model_validate(
        {
            "code": code,
            "title": f"Quý {code[1]} (%)",
            "type": "number",
            "minimum": 0,
            "maximum": 100,
        }
    )
    for code in ("q1", "q2", "q3", "q4")
]


def year(*quarters: float | None) -> dict[str, Any]:
    return dict(zip(("q1", "q2", "q3", "q4"), quarters, strict=True))


def test_it_obeys_the_laws() -> None:
    check_criterion(BestQuarters, PARAMS, FIELDS)


def test_the_worst_quarter_does_not_count() -> None:
    # (80 + 70 + 75) / 3 = 75, of 90: five sixths of 12.
    scored = score_units(BestQuarters, PARAMS, [year(80, 10, 70, 75)], maximum=12)

    assert_points(scored, ["10"])


def test_more_than_full_earns_no_more_than_the_maximum() -> None:
    assert_points(score_units(BestQuarters, PARAMS, [year(90, 0, 95, 99)], maximum=12), ["12"])


def test_one_empty_quarter_is_the_one_left_out_and_two_are_too_many() -> None:
    # (30 + 60 + 90) / 3 = 60, of 90: two thirds of 12.
    units = [year(30, None, 60, 90), year(30, None, None, 90)]

    scored = score_units(BestQuarters, PARAMS, units, maximum=12)

    assert_points(scored, ["8", None])
    assert scored.states == [Status.SCORED, Status.MISSING]
    assert scored.reasons == ["average", "too_few"]
