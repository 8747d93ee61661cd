"""What needs attention is named, the weightiest matters first."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import hand_made
import pandas as pd
from builders import line, number, rubric, submissions

from danvan_scoring import Evaluator
from danvan_scoring.model.attention import Matter
from danvan_scoring.model.problem import Place, Problem
from danvan_scoring.model.role import Role
from danvan_scoring.stages.attention import attention
from danvan_scoring.stages.commend import commend


def _notes(matter: Matter, result=None) -> list[tuple[str, str]]:
    notes = attention(result or hand_made.result())
    return [(note.unit, note.text.vi) for note in notes if note.matter is matter]


def test_a_unit_that_submitted_nothing_is_named_once_and_not_for_every_field():
    notes = attention(hand_made.result())

    assert _notes(Matter.NOT_SUBMITTED) == [("u5", "Phòng Kinh tế: chưa nộp phiếu")]
    own = [note.matter for note in notes if note.unit == "u5"]
    assert own == [Matter.NOT_SUBMITTED, Matter.REPORT_NOT_SENT]


def test_marks_that_the_council_owes_name_the_criteria():
    assert _notes(Matter.PENDING) == [("u3", "Thôn Cao: chờ Hội đồng chấm ở A2")]


def test_months_without_a_post_and_open_commendations_are_named():
    made = hand_made.result(commendation=[{"code": "BD", "title": "Biểu dương", "top": 1}])
    assert made.compliance is not None
    role = {
        "code": "R", "who": "Phòng", "title": "Đăng tin", "part": "carries_out",
        "units": ("u4",), "posts": True,
    }  # fmt: skip
    plan = made.compliance.plan.model_copy(
        update={
            "roles": (Role.model_validate(role),),
            "starts": date(2025, 10, 1),
            "ends": date(2025, 12, 31),
        }
    )
    posts = pd.DataFrame({"unit": ["u4"], "date": [pd.Timestamp("2025-11-03")]}).assign(
        title="Tin", channel="portal", link="", place="tin.csv:2"
    )
    made = replace(
        made,
        submissions=replace(made.submissions, posts=posts),
        compliance=replace(made.compliance, plan=plan),
        commendations=commend(made, made.compliance),
    )

    # 12/2025 has not ended on 05/12.
    assert _notes(Matter.MONTH_WITHOUT_POST, made) == [
        ("u4", "Phòng Văn hóa - Xã hội: được giao đăng tin, bài, không có trong tháng 10/2025")
    ]
    assert _notes(Matter.COMMENDATION_UNKNOWN, made) == [
        ("u3", "Thôn Cao, BD: chưa có hạng trong khối"),
        ("u5", "Phòng Kinh tế, BD: chưa có hạng trong khối"),
    ]


def test_gates_and_quotas_tell_the_class_before_and_after():
    assert _notes(Matter.GATE) == [
        (
            "u4",
            "Phòng Văn hóa - Xã hội: Có cán bộ bị kỷ luật: không xếp trên mức Khá (Tốt → Khá)",
        )
    ]
    assert [unit for unit, _ in _notes(Matter.QUOTA)] == ["u1", "u2"]


def test_a_barred_unit_is_not_eligible():
    gate = {
        "code": "KL", "title": "Bị kỷ luật", "effect": "bar",
        "when": {"field": "ky_luat", "is": "=", "value": True},
    }  # fmt: skip
    result = hand_made.result(gate=[gate])

    assert [unit for unit, _ in _notes(Matter.NOT_ELIGIBLE, result)] == ["u4"]
    assert _notes(Matter.GATE, result) == []


def test_late_and_missing_reports_name_the_unit_the_report_and_the_last_day():
    """Before 01/12 means up to 30/11; it came on 04/12."""
    assert _notes(Matter.REPORT_LATE) == [
        ("u3", "Thôn Cao: «Báo cáo năm» gửi chậm 4 ngày, hạn 30/11/2025")
    ]
    assert _notes(Matter.REPORT_NOT_SENT) == [
        ("u5", "Phòng Kinh tế: «Báo cáo năm» chưa gửi, hạn 30/11/2025")
    ]


def test_a_target_that_is_not_met_is_told_with_its_count():
    assert _notes(Matter.TARGET_NOT_MET) == [
        ("", "3.2 Mỗi thôn một mô hình dân vận khéo: 2/3 đơn vị, chỉ tiêu 100 %, hạn 30/11/2025")
    ]


def test_warnings_of_the_input_come_last():
    warning = Problem("SUB291", Place(file="phieu.csv", line=3), found="u9")
    notes = attention(replace(hand_made.result(), warnings=(warning,)))

    assert notes[-1].matter is Matter.INPUT_WARNING
    assert notes[-1].text.vi.startswith("phieu.csv:3: SUB291")


def test_matters_stand_in_the_order_of_their_weight():
    order = list(Matter)
    shown = [order.index(note.matter) for note in attention(hand_made.result())]

    assert shown == sorted(shown)


def test_nothing_is_noted_where_nothing_is_the_matter():
    whole = hand_made.result(gate=[], quota=[])
    notes = attention(replace(whole, compliance=None))

    assert {note.unit for note in notes} == {"u3", "u5"}


def test_a_fact_that_cannot_be_scored_comes_first():
    """A mark of 4.8 in steps of 0.25 blocks the total, and must not do so unseen."""
    own = rubric(
        group=[{"code": "T", "title": "Tổng", "max": 5}],
        criterion=[
            line(
                "A",
                5,
                "assigned",
                params={"points_field": "m", "note": "n", "step": Decimal("0.25")},
            )
        ],
        field=[number("m"), number("n", type="text")],
    )
    given = submissions(own, [{"m": 4.8, "n": "khá"}, {"m": 4.75, "n": "khá"}])
    result = Evaluator().evaluate(own, given, as_of=date(2025, 12, 5))

    first = attention(result)[0]
    assert (first.matter, first.unit) == (Matter.ERROR, "u1")
    assert first.text.vi.endswith("ở A")
