"""What applies only where a fact holds, and alternatives of which the best count."""

from datetime import date
from decimal import Decimal
from typing import Any

import plain
import pytest
from builders import group, line, number, rubric, submissions

from danvan_scoring import Evaluator, Result, RubricError, explain
from danvan_scoring.model.explanation import ExplanationNode
from danvan_scoring.model.problem import Severity
from danvan_scoring.model.rubric import Condition, Rubric
from danvan_scoring.stages.conditions import condition_text

PROJECT = {"code": "du_an", "title": "Có dự án phải thu hồi đất", "type": "yes_no"}
AS_OF = date(2025, 12, 5)


def points(code: str, maximum: int, parent: str, **more: Any) -> dict[str, Any]:
    """A criterion that gives the points of the field of its own name, in lower case."""
    field = {"field": code.lower()}
    return line(code, maximum, "x", parent, params=field, **more) | {"uses": "plain/points@1"}


def evaluate(own: Rubric, *cells: dict[str, Any]) -> Result:
    evaluator = Evaluator([plain], discover=False)
    return evaluator.evaluate(own, submissions(own, cells), as_of=AS_OF)


def node(result: Result, code: str, row: int = 0) -> tuple[Decimal, Decimal, str]:
    """Points, maximum and state of one node for one unit."""
    found = explain(result, f"u{row + 1}").scales[0].tree
    stack: list[ExplanationNode] = [found]
    while stack:
        here = stack.pop()
        if here.code == code:
            return here.counted, here.maximum, here.status.key
        stack += here.children
    raise KeyError(code)


def reason(result: Result, code: str, row: int = 0) -> str:
    tree = explain(result, f"u{row + 1}").scales[0].tree
    found = {child.code: child for child in (tree, *tree.children)}
    found |= {below.code: below for child in tree.children for below in child.children}
    return found[code].reason.vi


def two_groups(
    group_b: dict[str, Any] | None = None,
    line_b: dict[str, Any] | None = None,
    project: dict[str, Any] = PROJECT,
) -> Rubric:
    """Groups A of 10 points and B of 5, of which B or its criterion has a condition."""
    return rubric(
        group=[group("T", None, max=15), group("A"), group("B", max=5, **group_b or {})],
        criterion=[points("A1", 10, "A"), points("B1", 5, "B", **line_b or {})],
        field=[number("a1"), number("b1"), project],
    )


def test_a_criterion_counts_only_where_its_fact_holds() -> None:
    own = two_groups(line_b={"applies_when": {"field": "du_an", "is": "=", "value": True}})

    result = evaluate(own, {"a1": 8, "b1": 4, "du_an": 1}, {"a1": 8, "b1": 4, "du_an": 0})

    assert node(result, "T") == (12, 15, "scored")
    assert node(result, "T", 1) == (8, 10, "scored")
    assert node(result, "B1", 1)[2] == "not_applicable"
    assert reason(result, "B1", 1) == "Chỉ áp dụng khi «Có dự án phải thu hồi đất» là có"


def test_a_groups_fact_holds_for_all_of_it() -> None:
    own = two_groups(group_b={"applies_when": {"field": "du_an", "is": "=", "value": True}})

    result = evaluate(own, {"a1": 8, "b1": 4, "du_an": 0})

    assert node(result, "T") == (8, 10, "scored")
    assert node(result, "B")[2] == node(result, "B1")[2] == "not_applicable"


def test_an_unknown_fact_is_missing_and_named() -> None:
    own = two_groups(line_b={"applies_when": {"field": "du_an", "is": "=", "value": True}})

    result = evaluate(own, {"a1": 8, "b1": 4})

    assert node(result, "B1")[2] == "missing"
    assert reason(result, "B1") == "Chưa có số liệu: Có dự án phải thu hồi đất"


def test_a_fact_that_the_council_has_not_given_is_pending() -> None:
    own = two_groups(
        line_b={"applies_when": {"field": "du_an", "is": "=", "value": True}},
        project=PROJECT | {"filled_by": "council"},
    )

    assert node(evaluate(own, {"a1": 8, "b1": 4}), "B1")[2] == "pending"


def test_a_unit_that_sent_nothing_has_sent_nothing_whatever_the_condition() -> None:
    own = two_groups(line_b={"applies_when": {"field": "du_an", "is": "=", "value": True}})

    assert node(evaluate(own, {}), "B1")[2] == "not_submitted"


def with_bonus(**more: Any) -> Rubric:
    """Ten points in A, and a bonus B of five that counts from 80 % of A."""
    when = {"percent_of": "A", "is": ">=", "value": 80}
    return rubric(
        group=[
            group("T", None, max=10),
            group("A"),
            group("B", kind="bonus", max=5, applies_when=when),
        ],
        criterion=[points("A1", 10, "A"), points("B1", 5, "B")],
        field=[number("a1", **more), number("b1")],
    )


# 8 of 10 is 80 %, 7.99 of 10 is not.
@pytest.mark.parametrize(
    ("points_of_a", "total", "state"),
    [("8", "13", "scored"), ("7.99", "7.99", "not_applicable")],
)
def test_a_bonus_counts_from_a_share_of_other_points(
    points_of_a: str, total: str, state: str
) -> None:
    result = evaluate(with_bonus(), {"a1": Decimal(points_of_a), "b1": 5})

    assert node(result, "T") == (Decimal(total), 10, "scored")
    assert node(result, "B")[2] == state


def test_a_bonus_waits_with_what_it_depends_on() -> None:
    result = evaluate(with_bonus(filled_by="council"), {"b1": 5})

    assert node(result, "B")[2] == "pending"
    assert reason(result, "B") == (
        "Chỉ áp dụng khi A từ 80 % điểm tối đa; chưa đủ căn cứ để xác định"
    )


def test_a_criterion_on_condition_of_points_says_why_it_does_not_apply() -> None:
    own = two_groups(line_b={"applies_when": {"points_of": "A1", "is": ">", "value": 5}})

    result = evaluate(own, {"a1": 5, "b1": 4, "du_an": 1}, {"a1": 6, "b1": 4, "du_an": 1})

    assert node(result, "T") == (5, 10, "scored")
    assert reason(result, "B1") == "Chỉ áp dụng khi A1 trên 5 điểm"
    assert node(result, "T", 1) == (10, 15, "scored")


def best_of(best: int, kind: str = "base", maximum: int | None = None, **more: Any) -> Rubric:
    """A group of three criteria of 10, 6 and 4 points, of which the best count."""
    whole = {1: 10, 2: 16, 3: 20}[best]
    base = kind == "base"
    own = group("B", combine="best", best=best, kind=kind, max=whole if base else maximum, **more)
    return rubric(
        group=[group("T", None, max=10 + whole * base), group("A"), own],
        criterion=[points("A1", 10, "A"), points("B1", 10, "B"), points("B2", 6, "B"),
                   points("B3", 4, "B")],
        field=[number("a1"), number("b1"), number("b2"), number("b3")],
    )  # fmt: skip


@pytest.mark.parametrize(("best", "expected"), [(1, "6"), (2, "9.5"), (3, "10.5")])
def test_the_best_of_a_group_count(best: int, expected: str) -> None:
    result = evaluate(best_of(best), {"a1": 0, "b1": 1, "b2": 6, "b3": Decimal("3.5")})

    whole = {1: 10, 2: 16, 3: 20}[best]
    assert node(result, "B") == (Decimal(expected), whole, "scored")


def test_one_of_several_takes_the_alternative_that_was_filled_in() -> None:
    result = evaluate(best_of(1), {"a1": 10, "b3": 4})

    assert node(result, "T") == (14, 20, "scored")
    assert reason(result, "B") == "Được tính: B3 (4)"


def test_the_maximum_is_made_of_what_applies() -> None:
    # Without B1, which does not apply to a thôn, the two best of 6 and 4 are 10 points.
    own = best_of(2)
    lines = [line.model_copy(update={"applies_to": ("phong",)}) if line.code == "B1" else line
             for line in own.criteria]  # fmt: skip
    own = own.model_copy(update={"criteria": tuple(lines)})

    result = evaluate(own, {"a1": 10, "b1": 10, "b2": 6, "b3": 1})

    assert node(result, "B") == (7, 10, "scored")


def test_of_penalties_the_gravest_count() -> None:
    result = evaluate(best_of(1, "penalty"), {"a1": 10, "b1": 1, "b2": 3, "b3": 2})

    assert node(result, "T") == (7, 10, "scored")


def test_the_highest_award_counts_within_the_ceiling_of_a_bonus() -> None:
    result = evaluate(best_of(2, "bonus", 5), {"a1": 9, "b1": 4, "b2": 3, "b3": 2})

    assert node(result, "B") == (5, 5, "scored")  # 4 + 3, at most 5
    assert node(result, "T") == (14, 10, "scored")


LAND = {"field": "du_an", "is": "=", "value": True}
MANY = {"field": "a1", "is": ">=", "value": 5}


@pytest.mark.parametrize(
    ("when", "cells", "state"),
    [
        ({"all": [LAND, MANY]}, {"a1": 5, "du_an": 1}, "scored"),
        ({"all": [LAND, MANY]}, {"a1": 4, "du_an": 1}, "not_applicable"),
        ({"all": [LAND, MANY]}, {"a1": 4}, "not_applicable"),  # one that fails is enough
        ({"all": [LAND, MANY]}, {"a1": 5}, "missing"),
        ({"any": [LAND, MANY]}, {"a1": 5}, "scored"),  # one that holds is enough
        ({"any": [LAND, MANY]}, {"a1": 4}, "missing"),
        ({"any": [LAND, MANY]}, {"a1": 4, "du_an": 0}, "not_applicable"),
        (
            {"any": [LAND, {"all": [MANY, {**LAND, "value": False}]}]},
            {"a1": 5, "du_an": 0},
            "scored",
        ),
    ],
)
def test_several_facts_are_joined(when: dict[str, Any], cells: dict[str, Any], state: str) -> None:
    own = two_groups(line_b={"applies_when": when})

    assert node(evaluate(own, {"b1": 4, **cells}), "B1")[2] == state


def test_joined_facts_are_said_in_words() -> None:
    own = two_groups(line_b={"applies_when": {"all": [LAND, MANY]}})

    assert reason(evaluate(own, {"a1": 4, "b1": 4, "du_an": 1}), "B1") == (
        "Chỉ áp dụng khi («Có dự án phải thu hồi đất» là có) và («Chỉ tiêu a1» từ 5)"
    )


def test_a_bonus_may_ask_for_a_share_of_each_of_two_groups() -> None:
    shares = [{"percent_of": code, "is": ">=", "value": 70} for code in ("A", "C")]
    own = rubric(
        group=[
            group("T", None, max=20), group("A"), group("C"),
            group("B", kind="bonus", max=5, applies_when={"all": shares}),
        ],
        criterion=[points("A1", 10, "A"), points("C1", 10, "C"), points("B1", 5, "B")],
        field=[number("a1"), number("c1", filled_by="council"), number("b1")],
    )  # fmt: skip

    result = evaluate(
        own,
        {"a1": 7, "c1": 7, "b1": 5},
        {"a1": 7, "c1": Decimal("6.99"), "b1": 5},
        {"a1": 6, "b1": 5},
        {"a1": 7, "b1": 5},
    )

    states = ["scored", "not_applicable", "not_applicable", "pending"]
    assert [node(result, "B", row)[2] for row in range(4)] == states
    assert node(result, "T") == (19, 20, "scored")


@pytest.mark.parametrize(
    "when",
    [
        {},
        {"field": "du_an"},
        {"field": "du_an", "is": "="},
        {"field": "du_an", "value": True},
        {"all": [LAND], "is": "="},
        {"all": [LAND], "any": [MANY]},
        {"all": [LAND], "field": "du_an"},
        {"all": []},
        {"all": [LAND, {"any": []}]},
    ],
)
def test_a_condition_is_one_fact_or_several(when: dict[str, Any]) -> None:
    assert "RUB171" in codes(two_groups(line_b={"applies_when": when}))


def test_a_condition_of_what_applies_does_not_mix_facts_and_points() -> None:
    when = {"all": [LAND, {"points_of": "A", "is": ">", "value": 1}]}

    assert codes(two_groups(line_b={"applies_when": when})) == ["RUB187"]


def codes(own: Rubric) -> list[str]:
    with pytest.raises(RubricError) as raised:
        evaluate(own, {})
    found = raised.value.problems
    return [problem.code for problem in found if problem.severity is Severity.ERROR]


def test_conditions_in_a_circle_are_refused() -> None:
    own = rubric(
        group=[
            group("T", None, max=2),
            group("A", applies_when={"points_of": "B", "is": ">", "value": 0}),
            group("B", applies_when={"points_of": "A", "is": ">", "value": 0}),
        ],
        criterion=[points("A1", 1, "A"), points("B1", 1, "B")],
        field=[number("a1"), number("b1")],
    )

    assert codes(own) == ["RUB148", "RUB148"]


def test_a_condition_on_what_stands_above_is_a_circle() -> None:
    own = two_groups(line_b={"applies_when": {"points_of": "T", "is": ">", "value": 1}})

    assert codes(own) == ["RUB148"]


@pytest.mark.parametrize(
    ("when", "code"),
    [
        ({"points_of": "A", "field": "du_an", "is": ">", "value": 1}, "RUB171"),
        ({"field": "du_ann", "is": "=", "value": True}, "RUB172"),
        ({"field": "du_an", "is": ">", "value": 1}, "RUB173"),
        ({"percent_of": "A", "is": ">", "value": "80"}, "RUB173"),
    ],
)
def test_a_condition_is_held_to_the_rules_of_a_gate(when: dict[str, Any], code: str) -> None:
    assert codes(two_groups(line_b={"applies_when": when})) == [code]


@pytest.mark.parametrize(
    ("own", "code"),
    [
        (group("B", combine="best", max=5), "RUB149"),
        (group("B", best=1), "RUB149"),
        (group("B", combine="best", best=2, max=5), "RUB150"),
        (group("B", combine="best", best=1, max=5, coverage=Decimal("0.5")), "RUB160"),
        (group("B", combine="best", best=1, max=4), "RUB152"),
        (group("B", combine="best", best=1), "RUB151"),
    ],
)
def test_best_is_refused_where_it_means_nothing(own: dict[str, Any], code: str) -> None:
    given = rubric(
        group=[group("T", None, max=15 if own.get("max") != 4 else 14), group("A"), own],
        criterion=[points("A1", 10, "A"), points("B1", 5, "B")],
        field=[number("a1"), number("b1")],
    )

    assert code in codes(given)


@pytest.mark.parametrize(
    ("when", "vi"),
    [
        ({"field": "so", "is": ">=", "value": Decimal("2.5")}, "«Số mô hình» từ 2,5"),
        ({"field": "ngay", "is": "<=", "value": "2025-12-01"},
         "«Ngày gửi» đến hết ngày 01/12/2025"),
        ({"field": "muc", "is": "!=", "value": "tốt"}, "«Mức» không phải là tốt"),
        ({"status_of": "A1", "is": "=", "value": "missing"},
         "tình trạng của A1 là «thiếu số liệu hoặc minh chứng»"),
    ],
)  # fmt: skip
def test_conditions_are_said_in_words(when: dict[str, Any], vi: str) -> None:
    own = rubric(
        criterion=[points("A1", 10, "T")],
        field=[
            number("a1"),
            {"code": "so", "title": "Số mô hình", "type": "number"},
            {"code": "ngay", "title": "Ngày gửi", "type": "date"},
            {"code": "muc", "title": "Mức", "type": "choice", "choices": ("tốt", "khá")},
        ],
    )

    assert condition_text(Condition.model_validate(when), own).vi == vi
