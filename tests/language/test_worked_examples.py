"""Every kind of rule that published decisions use, with its worked example, through the pipeline.

The numbers are those worked by hand beside each rule; none came from the library.
"""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from builders import group, line, number, rubric, submissions

from danvan_scoring import Evaluator, Result
from danvan_scoring.model.rubric import Rubric

AS_OF = date(2025, 12, 5)
EVALUATOR = Evaluator()


def yes_no(code: str) -> dict[str, Any]:
    return {"code": code, "title": code, "type": "yes_no"}


def evaluate(own: Rubric, *cells: dict[str, Any], kinds: list[str] | None = None) -> Result:
    return EVALUATOR.evaluate(own, submissions(own, cells, kinds), as_of=AS_OF)


def outcomes(result: Result, code: str) -> list[str]:
    """Points as typed, or the state, of one node for each unit."""
    own = result.points[result.points["node"] == code]
    return [
        status if status != "scored" else f"{points:g}"
        for points, status in zip(own["points"], own["status"], strict=True)
    ]


def scored(
    maximum: int | Decimal,
    uses: str,
    params: dict[str, Any],
    fields: list[dict[str, Any]],
    *cells: dict[str, Any],
    **more: Any,
) -> list[str]:
    """Score one criterion alone."""
    own = rubric(
        group=[group("T", None, max=maximum)],
        criterion=[line("A1", maximum, uses, params=params, **more)],
        field=fields,
    )
    return outcomes(evaluate(own, *cells), "A1")


def test_yes_no() -> None:
    # Plan issued: 3 of 3.
    fields = [yes_no("kh")]
    assert scored(3, "yes_no", {"field": "kh"}, fields, {"kh": 1}, {"kh": 0}) == ["3", "0"]


def test_check_list() -> None:
    # Items of 1, 1 and 0.5; first and third done: 1.5.
    items = [
        {"field": "a", "points": 1},
        {"field": "b", "points": 1},
        {"field": "c", "points": Decimal("0.5")},
    ]
    fields = [yes_no("a"), yes_no("b"), yes_no("c")]
    done = {"a": 1, "b": 0, "c": 1}
    assert scored(Decimal("2.5"), "checklist", {"items": items}, fields, done) == ["1.5"]


DONE, PLANNED = {"done": "d", "planned": "p"}, [number("d"), number("p")]


def test_ratio() -> None:
    # 10 points, 45 of 60 villages: 7.5; 1 of 3: 3.33 (half up, 2 places); 5 of 4: no more than 10.
    cells = [{"d": 45, "p": 60}, {"d": 1, "p": 3}, {"d": 5, "p": 4}]
    assert scored(10, "ratio", DONE, PLANNED, *cells) == ["7.5", "3.33", "10"]


def test_ratio_with_threshold() -> None:
    # 5 points, floor 50 %: 12 of 25 is 48 %, so 0; 13 of 25 gives 2.6.
    params = {**DONE, "floor": 50}
    assert scored(5, "ratio", params, PLANNED, {"d": 12, "p": 25}, {"d": 13, "p": 25}) == [
        "0",
        "2.6",
    ]


def test_steps() -> None:
    # 100 %: 5; from 90 %: 4; from 80 %: 2; under 80 %: 0. 89.99 % gives 2, 90 % gives 4.
    steps = [
        {"from": 100, "points": 5},
        {"from": 90, "points": 4},
        {"from": 80, "points": 2},
    ]
    cells = [{"x": Decimal(value)} for value in ("100", "90", "89.99", "80", "79.99")]
    params = {"value": "x", "steps": steps}
    assert scored(5, "banded", params, [number("x")], *cells) == ["5", "4", "2", "2", "0"]


def test_count() -> None:
    # 1.5 for each model, at most 4: 3 models give 4, 2 give 3.
    params = {"field": "x", "each": Decimal("1.5")}
    assert scored(4, "count", params, [number("x")], {"x": 3}, {"x": 2}) == ["4", "3"]


def test_deduction() -> None:
    # 4 points, 0.5 for each late file: 3 late give 2.5; 9 late give 0.
    params = {"field": "x", "each": Decimal("0.5")}
    assert scored(4, "deduction", params, [number("x")], {"x": 3}, {"x": 9}) == ["2.5", "0"]


SENT = {"code": "ngay", "title": "Ngày gửi", "type": "date"}
DUE = {"date": "ngay", "due": date(2025, 12, 1)}


def test_deadline_by_day() -> None:
    # 2 points, 0.25 a day: due 01/12, sent 04/12, 3 days late: 1.25; not sent: reported as such.
    params = {**DUE, "lose": Decimal("0.25")}
    sent = {"ngay": date(2025, 12, 4), "khac": 1}
    fields = [SENT, number("khac")]
    found = scored(2, "deadline", params, fields, sent, {"khac": 1})
    assert found == ["1.25", "missing"]


def test_deadline_by_steps() -> None:
    # To 5 days late 0.5 is lost, from 6 days 1, from 11 days all 2 points.
    steps = [
        {"late": 1, "lose": Decimal("0.5")},
        {"late": 6, "lose": 1},
        {"late": 11, "lose": 2},
    ]
    cells = [{"ngay": date(2025, 12, day)} for day in (1, 6, 7, 12)]
    assert scored(2, "deadline", {**DUE, "steps": steps}, [SENT], *cells) == ["2", "1.5", "1", "0"]


def test_councils_points() -> None:
    # 0 to 5 in steps of 0.25, with a reason; none yet: waiting; 4.1 is no mark: an error.
    fields = [number("diem", filled_by="council"), {"code": "ly", "title": "Lý do", "type": "text",
              "filled_by": "council"}, number("khac")]  # fmt: skip
    params = {"points_field": "diem", "note": "ly", "step": Decimal("0.25")}
    cells = [
        {"diem": Decimal("4.25"), "ly": "tốt", "khac": 1},
        {"khac": 1},
        {"diem": Decimal("4.1"), "ly": "tốt", "khac": 1},
    ]
    assert scored(5, "assigned", params, fields, *cells) == ["4.25", "pending", "error"]


def test_survey() -> None:
    # 10 points in proportion: 87 of 100 satisfied: 8.7; 12 answers of at least 30: not scored.
    params = {"answers": "n", "satisfied": "s", "minimum_answers": 30}
    cells = [{"n": 100, "s": 87}, {"n": 12, "s": 12}]
    assert scored(10, "survey", params, [number("n"), number("s")], *cells) == ["8.7", "withheld"]


def test_another_systems_score() -> None:
    # PAR index 82.45 %: 15 x 0.8245 = 12.3675, so 12.37.
    params = {"value": "x", "worst": 0, "best": 100}
    assert scored(15, "linear", params, [number("x")], {"x": Decimal("82.45")}) == ["12.37"]


# M=10: the leader, 120 of 100, gets 10; 60 of 50, an equal ratio, 10; 80 of 80 gets 5; without a
# target 150, 100 and 75 get 10, 6.67 and 5. M=5: 9 of 1 leads; 5 of 1 gets 3.75; 3 of 1 3.13.
@pytest.mark.parametrize(
    ("maximum", "cells", "expected"),
    [
        (10, [(120, 100), (60, 50), (80, 80)], ["10", "10", "5"]),
        (10, [(150, None), (100, None), (75, None)], ["10", "6.67", "5"]),
        (5, [(9, 1), (5, 1), (3, 1)], ["5", "3.75", "3.13"]),
    ],
)
def test_relative_to_the_leader(
    maximum: int, cells: list[tuple[int, int | None]], expected: list[str]
) -> None:
    given = [{"d": done, "p": target} for done, target in cells]
    params = {"done": "d", "target": "p"}
    assert scored(maximum, "relative", params, PLANNED, *given) == expected


def with_group(kind: str, each: int, **more: Any) -> Rubric:
    """Ten points counted singly, and a bonus or penalty group of `each` for one."""
    return rubric(
        group=[group("T", None, max=10, **more), group("A"), group("B", kind=kind, max=5)],
        criterion=[
            line("A1", 10, "count", "A", params={"field": "a", "each": 1}),
            line("B1", 20, "count", "B", params={"field": "b", "each": each}),
        ],
        field=[number("a"), number("b")],
    )


def test_bonus() -> None:
    # Commended by the city: +2, at most +5 in all; the total may or may not pass the maximum.
    cells = [{"a": 10, "b": 1}, {"a": 10, "b": 3}]
    assert outcomes(evaluate(with_group("bonus", 2), *cells), "T") == ["12", "15"]
    assert outcomes(evaluate(with_group("bonus", 2, ceiling=10), *cells), "T") == ["10", "10"]


def test_penalty() -> None:
    # Each justified complaint: -2 from the total, at most -5; a floor keeps the total from below 0.
    cells = [{"a": 10, "b": 1}, {"a": 10, "b": 3}, {"a": 3, "b": 3}]
    assert outcomes(evaluate(with_group("penalty", 2), *cells), "T") == ["8", "5", "-2"]
    assert outcomes(evaluate(with_group("penalty", 2, floor=0), *cells), "T") == ["8", "5", "0"]


def test_a_penalty_without_a_ceiling_of_its_own_meets_the_floor_of_the_total() -> None:
    own = with_group("penalty", 2, floor=0)
    groups = [g.model_copy(update={"max": None}) if g.code == "B" else g for g in own.groups]
    own = own.model_copy(update={"groups": tuple(groups)})

    result = evaluate(own, {"a": 10, "b": 4}, {"a": 10, "b": 7})

    assert outcomes(result, "B") == ["-8", "-14"]
    assert outcomes(result, "T") == ["2", "0"]


def scale_of_100(effect: str) -> Rubric:
    """85 points for all, and 15 of an index that does not bind a thôn."""
    states = {"not_applicable": effect, "exempt": effect, "missing": "zero", "pending": "block",
              "not_submitted": "block", "withheld": "block"}  # fmt: skip
    return rubric(
        group=[group("T", None, max=100)],
        criterion=[
            line("A1", 85, "linear", params={"value": "a", "worst": 0, "best": 85}),
            line("B1", 15, "linear", params={"value": "b", "worst": 0, "best": 100},
                 applies_to=["phong"]),
        ],
        field=[number("a"), number("b")],
        states=states,
        ranking={"by": "percent"},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("effect", "points", "maximum", "percent"),
    [
        ("leave_out", 70, 85, "82.35"),  # 70/85 = 82.3529... %
        ("full", 85, 100, "85.00"),  # the maximum kept: 70 and the 15 in full
        ("zero", 70, 100, "70.00"),  # the maximum kept, nothing for it
    ],
)
def test_not_applicable(effect: str, points: int, maximum: int, percent: str) -> None:
    result = evaluate(scale_of_100(effect), {"a": 70})

    row = result.ranking.iloc[0]
    assert (row["points"], row["maximum"]) == (points, maximum)
    assert f"{row['percent']:.2f}" == percent


CLASSES = [
    {"code": "XS", "title": "Xuất sắc", "from": 90},
    {"code": "T", "title": "Tốt", "from": 80},
    {"code": "K", "title": "Khá", "from": 65},
    {"code": "TB", "title": "Trung bình", "from": 0},
]


def classified(
    points: list[Any], *, facts: dict[str, Any] | None = None, **more: Any
) -> dict[str, str]:
    """The classes of units u1, u2, … with these totals; "-" for not eligible."""
    own = rubric(
        group=[group("T", None, max=100)],
        criterion=[line("A1", 100, "linear", params={"value": "a", "worst": 0, "best": 100})],
        field=[number("a"), {**yes_no("kl"), "filled_by": "office"}],
        **{"class": CLASSES},
        **more,
    )
    ranking = evaluate(own, *({"a": value, **(facts or {})} for value in points)).ranking
    eligible = zip(ranking["unit"], ranking["class_"], ranking["eligible"], strict=True)
    return {unit: code if able else "-" for unit, code, able in eligible}


DISCIPLINED = {"field": "kl", "is": "=", "value": True}


@pytest.mark.parametrize(
    ("gate", "expected"),
    [
        ({"effect": "cap", "class": "K"}, "K"),  # an official disciplined: not above khá
        ({"effect": "lower", "steps": 1}, "T"),  # one class down
        ({"effect": "bar"}, "-"),  # not eligible
    ],
)
def test_gate(gate: dict[str, Any], expected: str) -> None:
    rule = {"code": "G", "title": "Có công chức bị kỷ luật", "when": DISCIPLINED, **gate}

    assert classified([95], facts={"kl": 1}, gate=[rule]) == {"u1": expected}
    assert classified([95], facts={"kl": 0}, gate=[rule]) == {"u1": "XS"}


def test_a_gate_on_the_least_share_of_each_part() -> None:
    # Recognised only with at least half of each criterion: 12 of 25 is below, 12.5 is not.
    own = rubric(
        group=[group("T", None, max=100)],
        criterion=[
            line(code, most, "linear", params={"value": code.lower(), "worst": 0, "best": most})
            for code, most in (("A", 75), ("B", 25))
        ],
        field=[number("a"), number("b")],
        gate=[
            {"code": f"G{code}", "title": "Dưới một nửa", "effect": "cap", "class": "KD",
             "when": {"percent_of": code, "is": "<", "value": 50}}
            for code in ("A", "B")
        ],
        **{"class": [{"code": "D", "title": "Đạt chuẩn", "from": 80},
                     {"code": "KD", "title": "Chưa đạt", "from": 0}]},
    )  # fmt: skip

    ranking = evaluate(own, {"a": 75, "b": 12}, {"a": 75, "b": Decimal("12.5")}).ranking

    assert ranking.set_index("unit")["class_"].to_dict() == {"u1": "KD", "u2": "D"}


def test_quota_of_another_class() -> None:
    # 13 units in tốt, 20 %: 2.6, so at most 2 in the top class, rounded down.
    points = [99, 98, 97, 96, *[85] * 13]
    quota = {"class": "XS", "percent": 20, "base": "class_below"}

    found = classified(points, quota=[quota])

    assert [unit for unit, code in found.items() if code == "XS"] == ["u1", "u2"]


def test_ties() -> None:
    # 91.5, 91.5, 90: "=1", "=1", "3"; with a chain, group III's points decide, then penalties.
    def ranked(*chain: str) -> dict[str, str]:
        own = rubric(
            group=[group("T", None, max=100), group("I"), group("III"),
                   group("P", kind="penalty", max=10)],
            criterion=[
                line("I1", 80, "linear", "I", params={"value": "i", "worst": 0, "best": 80}),
                line("III1", 20, "linear", "III", params={"value": "k", "worst": 0, "best": 20}),
                line("P1", 10, "count", "P", params={"field": "p", "each": 1}),
            ],
            field=[number("i"), number("k"), number("p")],
            ranking={"tie_breaks": list(chain)},
        )  # fmt: skip
        given = [
            {"i": Decimal("74.5"), "k": 18, "p": 1},  # 91.5
            {"i": Decimal("73.5"), "k": 18, "p": 0},  # 91.5, with fewer penalties
            {"i": 70, "k": 20, "p": 0},  # 90
        ]
        return evaluate(own, *given).ranking.set_index("unit")["peer_label"].to_dict()

    assert ranked() == {"u1": "=1", "u2": "=1", "u3": "3"}
    assert ranked("III") == {"u1": "=1", "u2": "=1", "u3": "3"}
    assert ranked("III", "P") == {"u2": "1", "u1": "2", "u3": "3"}


# 1/3 and 1/3 of 10: 3.33 + 3.33 = 6.66 rounded at each criterion, 6.67 rounded at the total.
@pytest.mark.parametrize(
    ("at", "total"), [("criterion", "6.66"), ("group", "6.67"), ("total", "6.67")]
)
def test_the_place_of_rounding(at: str, total: str) -> None:
    own = rubric(
        group=[group("T", None, max=20)],
        criterion=[
            line(code, 10, "ratio", params={"done": "d", "planned": "p"}) for code in ("A", "B")
        ],
        field=PLANNED,
        rounding={"at": at},
    )

    assert outcomes(evaluate(own, {"d": 1, "p": 3}), "T") == [total]


def test_cut_offs_on_rounded_values() -> None:
    # 89.5 is 90 when ranks and classes compare whole numbers, and 89.49 is 89.
    found = classified([Decimal("89.5"), Decimal("89.49")], ranking={"decimals": 0})
    assert found == {"u1": "XS", "u2": "T"}
    assert classified([Decimal("89.5")]) == {"u1": "T"}
