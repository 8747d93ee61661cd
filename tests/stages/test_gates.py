"""Gates cap, lower or bar a class beside the score; every step is kept."""

from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd
import plain
import pytest
from builders import group, line, number, rubric, submissions

from danvan_scoring import Evaluator, Result, explain
from danvan_scoring.cli.report import report
from danvan_scoring.model.attention import Matter
from danvan_scoring.stages.attention import attention

CLASSES = [
    {"code": "XS", "title": "Xuất sắc", "from": 90},
    {"code": "T", "title": "Tốt", "from": 80},
    {"code": "K", "title": "Khá", "from": 65},
    {"code": "Y", "title": "Yếu", "from": 0},
]


def evaluate(cells: list[dict[str, Any]], gates: list[dict[str, Any]], **more: Any) -> Result:
    """Two criteria of 60 and 40 points, a field of disciplined officials, and the gates."""
    waivers = {"waivers": more.pop("waivers")} if "waivers" in more else {}
    own = rubric(
        group=[group("T", None, max=100), group("A", "T", max=60), group("B", "T", max=40)],
        criterion=[
            line("A1", 60, "x", "A", params={"field": "a"}) | {"uses": "plain/points@1"},
            line("B1", 40, "x", "B", params={"field": "b"}) | {"uses": "plain/points@1"},
        ],
        field=[
            number("a"), number("b"),
            number("ky_luat", type="integer", decimals=0, filled_by="office"),
        ],
        gate=gates,
        **{"class": CLASSES},
        **more,
    )  # fmt: skip
    return Evaluator([plain], discover=False).evaluate(
        own, submissions(own, cells, **waivers), as_of=date(2025, 12, 5)
    )


def classes(result: Result) -> dict[str, str]:
    return dict(zip(result.ranking["unit"], result.ranking["class_"], strict=True))


def gate(effect: str, when: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"code": "G1", "title": "Điều kiện", "effect": effect, "when": when, **more}


DISCIPLINED = {"field": "ky_luat", "is": ">", "value": 0}


def test_a_cap_takes_the_class_down_to_its_limit_and_no_further() -> None:
    cells = [{"a": 58, "b": 37, "ky_luat": 1}, {"a": 40, "b": 20, "ky_luat": 1}]
    result = evaluate(cells, [gate("cap", DISCIPLINED, **{"class": "K"})])

    assert classes(result) == {"u1": "K", "u2": "Y"}  # 95 points; 60 points, under khá anyway
    changed = result.class_steps[result.class_steps["outcome"] == "changed"]
    assert changed[["unit", "class_before", "class_after"]].values.tolist() == [["u1", "XS", "K"]]
    assert changed["reason_vi"].tolist() == ["Điều kiện: không xếp trên mức Khá"]


def test_a_bar_leaves_points_and_rank_but_no_class() -> None:
    result = evaluate([{"a": 58, "b": 37, "ky_luat": 2}, {"a": 50, "b": 35, "ky_luat": 0}],
                      [gate("bar", DISCIPLINED)])  # fmt: skip

    first = result.ranking.iloc[0]
    assert (first["unit"], first["points"], first["peer_rank"]) == ("u1", 95.0, 1)
    assert (first["class_"], bool(first["eligible"])) == ("", False)
    assert classes(result)["u2"] == "T"


def test_lowering_by_steps_stops_at_the_lowest_class() -> None:
    result = evaluate(
        [{"a": 58, "b": 37, "ky_luat": 1}, {"a": 10, "b": 0, "ky_luat": 1}],
        [gate("lower", DISCIPLINED, steps=2)],
    )

    assert classes(result) == {"u1": "K", "u2": "Y"}


def test_an_unknown_fact_is_recorded_and_does_what_the_gate_says() -> None:
    cells = [{"a": 58, "b": 37}]
    lenient = evaluate(cells, [gate("bar", DISCIPLINED)])
    strict = evaluate(cells, [gate("bar", DISCIPLINED, unknown="holds")])

    assert classes(lenient) == {"u1": "XS"}
    assert lenient.class_steps["outcome"].tolist() == ["unknown"]
    assert classes(strict) == {"u1": ""}


@pytest.mark.parametrize(
    ("points", "barred"),
    [(Decimal("19.99"), True), (Decimal(20), False), (Decimal("20.01"), False)],
)
def test_a_minimum_of_half_of_a_group_is_closed(points: Decimal, barred: bool) -> None:  # noqa: FBT001
    result = evaluate(
        [{"a": 60, "b": points}], [gate("bar", {"percent_of": "B", "is": "<", "value": 50})]
    )

    assert (classes(result)["u1"] == "") is barred


def test_points_of_a_node_are_compared_exactly() -> None:
    # 0.1 + 0.2 is not 0.3 in binary; in points it is.
    when = {"points_of": "T", "is": "=", "value": Decimal("0.3")}
    result = evaluate([{"a": Decimal("0.1"), "b": Decimal("0.2")}], [gate("bar", when)])

    assert classes(result) == {"u1": ""}


def test_a_state_can_be_a_condition() -> None:
    when = {"status_of": "B1", "is": "=", "value": "missing"}
    result = evaluate([{"a": 60}, {"a": 60, "b": 0}], [gate("bar", when)])

    assert classes(result) == {"u1": "", "u2": "Y"}


def test_a_gate_binds_only_the_kinds_that_it_names() -> None:
    result = evaluate([{"a": 58, "b": 37, "ky_luat": 1}],
                      [gate("bar", DISCIPLINED, applies_to=["phong"])])  # fmt: skip

    assert classes(result) == {"u1": "XS"}
    assert result.class_steps.empty


def test_gates_act_in_the_order_of_the_rubric() -> None:
    lower = gate("lower", DISCIPLINED) | {"code": "G2"}
    cap = gate("cap", DISCIPLINED, **{"class": "T"})
    result = evaluate([{"a": 60, "b": 40, "ky_luat": 1}], [cap, lower])

    steps = result.class_steps[["step", "class_before", "class_after"]].values.tolist()
    assert steps == [["G1", "XS", "T"], ["G2", "T", "K"]]


def test_a_group_that_does_not_apply_cannot_bar() -> None:
    own = gate("bar", {"percent_of": "B", "is": "<", "value": 50})
    waived = pd.DataFrame(
        {
            "unit": ["u1"], "criterion": ["B1"], "state": ["not_applicable"],
            "document": ["QĐ 1"], "until": [pd.NaT], "reason": ["Không có"],
        }
    )  # fmt: skip
    result = evaluate([{"a": 60, "b": 1}], [own], waivers=waived)

    assert classes(result) == {"u1": "Y"}
    assert result.class_steps.empty


def test_a_class_that_waits_for_a_fact_is_none_until_it_is_known() -> None:
    rule = gate("cap", DISCIPLINED, unknown="undecided", **{"class": "K"})
    result = evaluate(
        [{"a": 58, "b": 37}, {"a": 58, "b": 37, "ky_luat": 0}, {"a": 58, "b": 37, "ky_luat": 1}],
        [rule],
    )

    assert classes(result) == {"u1": "", "u2": "XS", "u3": "K"}
    steps = result.class_steps.set_index("unit")
    assert (steps.loc["u1", "class_before"], steps.loc["u1", "class_after"]) == ("XS", "")
    assert (
        explain(result, "u1")
        .scales[0]
        .class_sentence.vi.endswith(
            "không xếp trên mức Khá; chưa có số liệu (Xuất sắc → chưa xếp loại). "
            "Kết quả: chưa xếp loại."
        )
    )
    notes = {(note.unit, note.matter) for note in attention(result)}
    assert {("u1", Matter.GATE_UNKNOWN), ("u3", Matter.GATE)} <= notes
    assert "chưa xếp loại (theo điểm: Xuất sắc)" in " ".join(report(result, "Kỳ", "vi").split())


def test_a_gate_may_ask_for_facts_and_points_together() -> None:
    # Disciplined, and less than half of B: 20 of 40 is half.
    when = {"all": [DISCIPLINED, {"percent_of": "B", "is": "<", "value": 50}]}
    result = evaluate(
        [
            {"a": 60, "b": 19, "ky_luat": 1},
            {"a": 60, "b": 20, "ky_luat": 1},
            {"a": 60, "b": 19, "ky_luat": 0},
            {"a": 60, "b": 20},
        ],
        [gate("bar", when)],
    )

    # 79 and 80 points; the last one's discipline is not known, and does not matter.
    assert classes(result) == {"u1": "", "u2": "T", "u3": "K", "u4": "T"}
    assert result.class_steps["unit"].tolist() == ["u1"]
