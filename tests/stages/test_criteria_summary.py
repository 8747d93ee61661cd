"""How the units did at each criterion: counts and a share by hand, states left out."""

from datetime import date
from decimal import Decimal

import plain
from builders import group, line, number, rubric, submissions

from danvan_scoring import Evaluator
from danvan_scoring.stages.criteria_summary import criteria_summary


def test_units_without_points_count_nowhere_and_bonuses_are_left_out() -> None:
    """10, 0 and 4 of 10 are 14 of 30: 46.67 %; the unit that sent nothing is none of them."""
    own = rubric(
        group=[group("T", None, max=10), group("A"), group("G", kind="bonus")],
        criterion=[
            line("A1", 10, "x", "A", params={"field": "a"}) | {"uses": "plain/points@1"},
            line("G1", 5, "x", "G", params={"field": "b"}) | {"uses": "plain/points@1"},
        ],
        field=[number("a"), number("b")],
    )
    cells = [{"a": 10, "b": 1}, {"a": 0, "b": 1}, {"a": 4, "b": 1}, {}]
    found = Evaluator([plain], discover=False).evaluate(
        own, submissions(own, cells), as_of=date(2025, 12, 5)
    )

    (summary,) = criteria_summary(found)

    assert summary.line.code == "A1"
    assert (summary.scored, summary.full, summary.nothing) == (3, 1, 1)
    assert summary.share == Decimal("46.67")
