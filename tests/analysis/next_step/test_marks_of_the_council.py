"""Marks in steps: between them a line is in error, and the nearest mark is found all the same."""

from decimal import Decimal

import pytest
from builders import group, line, number, rubric, submissions
from ways_by_force import AS_OF, EVALUATOR

from danvan_scoring.analysis.next_step.falls import Falls
from danvan_scoring.analysis.next_step.situation import Situation
from danvan_scoring.model.result import Result


@pytest.fixture
def marked() -> Result:
    """One line marked from 0 to 5 in quarters: 2.75 of 5 is 55 %, and `kha` begins there."""
    own = rubric(
        ranking={"by": "percent"},
        group=(group("T", None, max=5),),
        field=(
            number("mark", minimum=0, maximum=5, decimals=2, filled_by="council"),
            {"code": "note", "title": "Nhận xét", "type": "text", "filled_by": "council"},
        ),
        criterion=(
            line("1", 5, "assigned", params={
                "points_field": "mark", "note": "note", "step": Decimal("0.25"),
            }),
        ),
        **{
            "class": (
                {"code": "tot", "title": "Tốt", "from": 80},
                {"code": "kha", "title": "Khá", "from": 55},
                {"code": "yeu", "title": "Yếu", "from": 0},
            )
        },
    )  # fmt: skip
    given = submissions(own, [{"mark": 2.75, "note": "được"}])
    return EVALUATOR.evaluate(own, given, as_of=AS_OF)


def test_a_quarter_less_costs_the_class_that_stands_at_its_cut_off(marked):
    (fall,) = Falls(Situation.of(marked, "T")).falls(0)

    # 2.5 of 5 is 50 %, below 55; no mark lies between 2.5 and 2.75.
    assert fall.lost == 25
    assert marked.classifications["T"].classes[fall.ends] == "yeu"
