"""Two faults that came to light when the same rubrics were computed by a spreadsheet."""

from datetime import date
from decimal import Decimal

from builders import group, line, number, rubric, submissions

from danvan_scoring import Evaluator
from danvan_scoring.model.status import Status

DAY = date(2025, 12, 1)


def test_a_condition_on_unrounded_points_rounds_as_the_rubric_says() -> None:
    """1.25 to one decimal is 1.3 by half up, so K applies; half to even it would be 1.2."""
    given = rubric(
        rounding={"decimals": 1, "mode": "half_up", "at": "total"},
        group=(group("T", None, max=Decimal("3.5")),),
        field=(number("a"), number("k")),
        criterion=(
            line("A", Decimal("2.5"), "linear", params={"value": "a", "worst": 0, "best": 2}),
            line(
                "K", 1, "linear", params={"value": "k", "worst": 0, "best": 1},
                applies_when={"points_of": "A", "is": ">=", "value": Decimal("1.3")},
            ),
        ),
    )  # fmt: skip

    result = Evaluator().evaluate(given, submissions(given, [{"a": 1, "k": 1}]), as_of=DAY)

    # 1.25 + 1 = 2.25, which is 2.3; without K it would be 1.3.
    assert result.scores.nodes["K"].status.tolist() == [Status.SCORED]
    assert result.scores.nodes["T"].points.tolist() == [23]


def test_the_state_of_a_unit_does_not_depend_on_other_units() -> None:
    """W holds V, and V a bonus group only, so nothing of W counts: for one unit as for two."""
    given = rubric(
        states={
            "not_applicable": "leave_out", "exempt": "leave_out", "missing": "block",
            "pending": "block", "not_submitted": "block", "withheld": "leave_out",
        },
        group=(
            group("T", None, max=10), group("W"), group("V", "W"),
            group("Z", "V", kind="bonus", max=2),
        ),
        field=(number("a"), number("z")),
        criterion=(
            line("A", 10, "linear", params={"value": "a", "worst": 0, "best": 10}),
            line("Z1", 2, "linear", "Z", params={"value": "z", "worst": 0, "best": 2}),
        ),
    )  # fmt: skip
    first, second = {"a": 5, "z": 1}, {"a": 5}

    alone = Evaluator().evaluate(given, submissions(given, [first]), as_of=DAY)
    both = Evaluator().evaluate(given, submissions(given, [first, second]), as_of=DAY)

    for code in ("T", "W", "V"):
        own, other = alone.scores.nodes[code], both.scores.nodes[code]
        assert (own.status[0], own.points[0]) == (other.status[0], other.points[0]), code
    assert alone.scores.nodes["W"].status[0] == Status.WITHHELD
