"""An explanation leads from the total down to the fact, the rule, the clause and the evidence."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import hand_made
import numpy as np
import pandas as pd
import pytest

from danvan_scoring.errors import CriterionError, SubmissionError
from danvan_scoring.model.core_reasons import CORE_REASONS
from danvan_scoring.model.explanation import Explanation, ExplanationNode
from danvan_scoring.model.result import Result
from danvan_scoring.model.status import Status
from danvan_scoring.model.text import Text
from danvan_scoring.stages.explain import explain


def _nodes(explanation: Explanation) -> dict[str, ExplanationNode]:
    def walk(node: ExplanationNode) -> Iterator[ExplanationNode]:
        yield node
        for child in node.children:
            yield from walk(child)

    return {node.code: node for scale in explanation.scales for node in walk(scale.tree)}


def _with_reason(result: Result, code: str, key: str, status: Status) -> Result:
    """The same result, but every unit has one reason and state at one criterion."""
    leaf, node = result.scores.reasons[code], result.scores.nodes[code]
    size = len(leaf.code)
    reasons = {**result.scores.reasons}
    nodes = {**result.scores.nodes}
    reasons[code] = replace(leaf, code=np.full(size, leaf.keys.index(key), dtype=np.int8))
    nodes[code] = replace(node, status=np.full(size, status, dtype=np.int8))
    return replace(result, scores=replace(result.scores, reasons=reasons, nodes=nodes))


def test_the_tree_has_the_shape_of_the_rubric():
    (scale,) = explain(hand_made.result(), "u1").scales

    assert scale.tree.code == "T"
    assert [child.code for child in scale.tree.children] == ["A", "B", "P"]
    assert [child.code for child in scale.tree.children[0].children] == ["A1", "A2"]


def test_every_line_has_points_maximum_rule_clause_tasks_and_evidence():
    line = _nodes(explain(hand_made.result(), "u1"))["A1"]

    assert (line.points, line.maximum) == (Decimal("55.50"), Decimal("60.00"))
    assert line.rule == Text(
        "theo Chỉ tiêu mo_hinh, nhiều nhất 60", "by Chỉ tiêu mo_hinh, at most 60"
    )
    assert (line.uses, line.basis, line.tasks) == ("builtin/hand@1", "Điều 1", ("3.2",))
    assert line.evidence_required == "Kế hoạch"


def test_a_reason_is_filled_from_fields_params_details_and_points_in_each_language():
    line = _nodes(explain(hand_made.result(), "u1"))["A1"]

    assert line.reason == Text(
        "Đạt 55,5 trên 62,5, tỷ lệ 88,8 %, được 55,5 trên 60 điểm",
        "55.5 of 62.5, 88.8 %, gives 55.5 of 60",
    )


def test_a_fact_has_its_value_unit_document_note_and_place():
    (fact,) = _nodes(explain(hand_made.result(), "u1"))["A1"].facts

    assert (fact.label, fact.value.vi) == ("Chỉ tiêu mo_hinh", "55,5 mô hình")
    assert (fact.document, fact.note, fact.place) == (
        "Báo cáo số 12", "đã thẩm định", "phieu.csv:2",
    )  # fmt: skip


def test_an_empty_field_says_so_instead_of_a_number():
    (fact,) = _nodes(explain(hand_made.result(), "u3"))["A2"].facts

    assert fact.value == Text("chưa có", "not given")


def test_a_ceiling_that_bit_is_told_with_both_numbers():
    node = _nodes(explain(hand_made.result(), "u1"))["B"]

    assert node.cap.vi == "vượt trần 5 điểm: cộng 7, tính 5"
    assert node.points == Decimal("5.00")


def test_a_penalty_at_its_limit_is_told_in_the_words_of_deductions():
    nodes = _nodes(explain(hand_made.result(), "u4"))

    assert nodes["P"].cap.vi == "vượt mức trừ tối đa 4 điểm: trừ 6, tính 4"
    assert nodes["P1"].points == Decimal("-6.00")
    assert nodes["P1"].deducts
    assert "được 6 trên 10" in nodes["P1"].reason.vi


def test_groups_without_a_cap_say_nothing_of_one():
    assert _nodes(explain(hand_made.result(), "u2"))["B"].cap == Text("", "")


def test_a_group_without_points_names_what_leaves_it_without():
    nodes = _nodes(explain(hand_made.result(), "u3"))

    assert nodes["T"].points is None
    assert nodes["A"].reason.vi == "Chưa tính được vì còn tiêu chí A2 (chờ Hội đồng chấm)"
    assert nodes["A2"].effect.vi == "chưa tính được điểm của mục cấp trên"


@pytest.mark.parametrize(
    ("effect", "group", "told"),
    [
        ("zero", "B1", "tính 0 điểm, giữ nguyên điểm tối đa"),
        ("full", "B1", "tính đủ điểm tối đa"),
        ("leave_out", "B1", "không tính điểm và không tính vào điểm tối đa"),
        ("zero", "P1", "không trừ điểm"),
        ("full", "P1", "không trừ điểm"),
    ],
)
def test_what_the_rubric_does_with_a_state_is_said(effect, group, told):
    states = {
        "not_applicable": "leave_out", "exempt": "leave_out", "missing": effect,
        "pending": "block", "not_submitted": "block", "withheld": "block",
    }  # fmt: skip
    result = _with_reason(
        hand_made.result(states=states), group, "core:missing_field", Status.MISSING
    )

    assert _nodes(explain(result, "u1"))[group].effect.vi == told


def test_the_way_from_points_to_class_is_told_step_by_step():
    (scale,) = explain(hand_made.result(), "u4").scales

    assert scale.class_sentence.vi == (
        "81 điểm: mức Tốt (từ 80). "
        "Có cán bộ bị kỷ luật: không xếp trên mức Khá (Tốt → Khá). Kết quả: Khá."
    )
    assert (scale.class_by_points, scale.class_final) == ("T", "K")


def test_shared_ranks_and_the_measure_are_told():
    (scale,) = explain(hand_made.result(), "u2").scales

    assert (scale.peer_label, scale.overall_label) == ("=1", "=1")
    assert scale.measure == Decimal("97.50")
    assert scale.peer_group_title == "Khối thôn"


def test_a_unit_without_a_total_has_no_class_and_the_explanation_says_why():
    (scale,) = explain(hand_made.result(), "u5").scales

    assert (scale.measure, scale.peer_rank, scale.class_final) == (None, None, "")
    assert scale.class_sentence.vi == "Chưa có tổng điểm nên chưa xếp loại"


def test_a_unit_that_a_gate_bars_is_not_eligible():
    gate = {
        "code": "KL", "title": "Bị kỷ luật", "effect": "bar",
        "when": {"field": "ky_luat", "is": "=", "value": True},
    }  # fmt: skip
    (scale,) = explain(hand_made.result(gate=[gate]), "u4").scales

    assert not scale.eligible
    assert scale.class_final == ""
    assert scale.class_sentence.vi.endswith("Kết quả: không đủ điều kiện xếp loại.")


def test_a_gate_that_cannot_be_decided_is_told_as_unknown():
    """u1 is ranked; the fact of its discipline is not known."""
    result = hand_made.result()
    result.submissions.values.loc["u1", "ky_luat"] = np.nan
    result = replace(result, classifications=hand_made.reclassified(result))
    (scale,) = explain(result, "u1").scales

    assert [(step.code, step.outcome) for step in scale.steps] == [
        ("KL", "unknown"),
        ("quota:XS", "changed"),
    ]
    assert "chưa đủ căn cứ để xác định" in scale.class_sentence.vi


@pytest.mark.parametrize(
    "key", [key for key in CORE_REASONS if "{condition}" not in CORE_REASONS[key].vi]
)
def test_every_reason_of_the_core_can_be_filled(key):
    result = _with_reason(hand_made.result(), "A1", key, Status.MISSING)
    waivers = pd.DataFrame(
        {
            "unit": ["u1", "u1"],
            "criterion": ["A1", "A1"],
            "state": ["not_applicable", "exempt"],
            "document": ["QĐ 7", "QĐ 8"],
            "until": pd.to_datetime([None, "2025-12-05"]),
            "reason": ["không có dân cư", "thiên tai"],
        }
    )
    marks = pd.DataFrame(
        [("u1", "A1", "2.5", "agreed", "HĐ", "vì", "log:1")],
        columns=["unit", "criterion", "points", "stage", "by", "reason", "place"],
    )
    result = replace(result, submissions=replace(result.submissions, waivers=waivers, marks=marks))
    leaf = result.scores.reasons["A1"]
    details = {**leaf.details, "core:computed": np.full(len(leaf.code), 3.0)}
    reasons = {**result.scores.reasons, "A1": replace(leaf, details=details)}
    result = replace(result, scores=replace(result.scores, reasons=reasons))

    reason = _nodes(explain(result, "u1"))["A1"].reason

    assert "{" not in reason.vi + reason.en


def test_a_waiver_names_its_document_and_why():
    result = _with_reason(hand_made.result(), "A1", "core:waived_exempt", Status.EXEMPT)
    waivers = pd.DataFrame(
        {
            "unit": ["u1", "u1"],
            "criterion": ["A1", "A1"],
            "state": ["exempt", "exempt"],
            "document": ["QĐ hết hạn", "QĐ 8"],
            "until": pd.to_datetime(["2025-12-04", "2025-12-05"]),
            "reason": ["cũ", "thiên tai"],
        }
    )
    result = replace(result, submissions=replace(result.submissions, waivers=waivers))

    assert _nodes(explain(result, "u1"))["A1"].reason.vi == "Được miễn theo QĐ 8: thiên tai"


def test_an_unknown_unit_is_refused_with_the_nearest_name():
    with pytest.raises(SubmissionError, match=r"SUB291.*Did you mean «u1»"):
        explain(hand_made.result(), "u11")


def test_a_reason_that_mentions_what_is_not_there_names_the_criterion(monkeypatch):
    broken = {"reached": Text("Được {khong_co}", "Got {khong_co}"), "too_few": Text("", "")}
    monkeypatch.setattr(hand_made.Hand, "reasons", broken)

    with pytest.raises(CriterionError, match=r"PLG488.*builtin/hand@1"):
        explain(hand_made.result(), "u1")


def test_explaining_changes_nothing():
    result = hand_made.result()
    before = result.points

    explain(result, "u1")

    pd.testing.assert_frame_equal(result.points, before)
    assert explain(result, "u1") == explain(result, "u1")
