"""What the sections say of what each unit needs, of marks, and of what cannot be asked."""

from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd
from builders import group, line, number, rubric, submissions

from danvan_scoring.analysis.next_step.situation import Situation
from danvan_scoring.evaluator import Evaluator
from danvan_scoring.model.result import Result
from danvan_scoring.model.submission import Submissions
from danvan_scoring.reports.answers.what_if import WhatIfSettings, what_if_sections
from danvan_scoring.reports.answers.what_if_unit import UnitQuestion, unit_sections
from danvan_scoring.reports.section import Section
from danvan_scoring.testing.published import publication_of

EVALUATOR = Evaluator()
AS_OF = date(2025, 12, 5)
_CLASSES = [
    {"code": "T", "title": "Tốt", "from": 80},
    {"code": "K", "title": "Khá", "from": 50},
    {"code": "Y", "title": "Yếu", "from": 0},
]


def _rubric(**more: Any) -> Any:
    """Models (2 points each, of 10), the council's mark (of 5, in halves), days late (of 5)."""
    return rubric(
        **{
            "field": [
                number("mo_hinh", type="integer", minimum=0, maximum=9, unit="mô hình"),
                number("diem", minimum=0, maximum=5, filled_by="council"),
                number("nhan_xet", type="text", filled_by="council"),
                number("ngay", type="date", filled_by="office"),
            ],
            "group": [group("T", None, max=20)],
            "criterion": [
                line("1", 10, "count", params={"field": "mo_hinh", "each": 2}),
                line(
                    "2",
                    5,
                    "assigned",
                    params={"points_field": "diem", "note": "nhan_xet", "step": Decimal("0.5")},
                ),
                line(
                    "3",
                    5,
                    "deadline",
                    params={"date": "ngay", "due": date(2025, 12, 1), "lose": 1},
                ),
            ],
            "ranking": {"by": "percent"},
            "class": _CLASSES,
            **more,
        }
    )


def _result(cells: list[dict[str, Any]], own: Any = None, **more: Any) -> Result:
    own = own or _rubric()
    return EVALUATOR.evaluate(own, submissions(own, cells, **more), as_of=AS_OF)


_FULL = {"mo_hinh": 5, "diem": 5, "nhan_xet": "tốt", "ngay": "2025-12-01"}


def _sections(result: Result, **asked: Any) -> list[Section]:
    return [*unit_sections(Situation.of(result, "T"), UnitQuestion(0, **asked), "vi")]


def _marks(*rows: tuple[str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(
        [(*row, "agreed", "HD", "", "") for row in rows],
        columns=["unit", "criterion", "points", "stage", "by", "reason", "place"],
        dtype="str",
    )


def test_a_date_is_moved_to_the_last_day_that_gives_the_points() -> None:
    """10 + 5 + 0 of 20 are 75 %; one point more is enough: sent four days late, not five."""
    result = _result([{**_FULL, "ngay": "2025-12-06"}])
    up, _ = _sections(result)

    assert up.answer[1] == (
        "Cách đụng đến ít tiêu chí nhất: «Chỉ tiêu ngay»: 05/12/2025 (nay: 06/12/2025) "
        "(3: +1 điểm; cơ quan theo dõi ghi)."
    )


def test_a_report_that_never_came_is_one_that_has_to_come() -> None:
    result = _result([{**_FULL, "ngay": None}])
    up, _ = _sections(result)

    assert "ghi «Chỉ tiêu ngay»: 05/12/2025 (3: 1 điểm; cơ quan theo dõi ghi)" in up.answer[1]


def test_the_remark_that_a_mark_needs_is_part_of_the_way() -> None:
    """The council has given nothing, so there is no total; any mark gives the lowest class."""
    result = _result([{"mo_hinh": 0, "diem": None, "nhan_xet": None, "ngay": "2025-12-31"}])
    up, down = _sections(result, wanted=2)

    assert up.answer[0] == "Hiện nay: chưa có tổng điểm, chưa xếp loại."
    assert (
        "ghi «Chỉ tiêu diem»: 0 và ghi «Chỉ tiêu nhan_xet» (2: 0 điểm; Hội đồng ghi)"
        in (up.answer[1])
    )
    assert down.answer == ["Đơn vị chưa có mức để mất."]


def test_who_waits_for_a_mark_or_sent_nothing_is_told_that_and_no_class() -> None:
    waits, _ = _sections(_result([{**_FULL, "diem": None}]))
    silent, _ = _sections(_result([{}]))

    assert waits.title == "Đơn vị u1 (u1): chưa xếp loại"
    assert waits.answer[1:] == ["Chưa có tổng điểm: chờ Hội đồng chấm 2."]
    assert silent.title == "Đơn vị u1 (u1): chưa xếp loại"
    assert silent.answer[1:] == ["Đơn vị chưa nộp phiếu: phải nộp phiếu trước đã."]


def test_facts_that_block_the_total_are_named_and_others_are_not() -> None:
    """A report that never came blocks by its own rule, and is no points by the common one."""
    own = _rubric()
    lines = [
        each.model_copy(update={"states": each.states.model_copy(update={"missing": "block"})})
        if each.code == "3"
        else each
        for each in own.criteria
    ]
    own = own.model_copy(update={"criteria": tuple(lines)})
    cells = [{**_FULL, "ngay": None, "diem": None}]
    blocking, _ = _sections(_result(cells, own))
    common, _ = _sections(_result(cells))

    assert blocking.answer[1] == (
        "Chưa có tổng điểm: thiếu số liệu hoặc minh chứng 3; chờ Hội đồng chấm 2."
    )
    assert common.answer[1] == "Chưa có tổng điểm: chờ Hội đồng chấm 2."


def test_all_units_may_want_one_class() -> None:
    """u1 is «Tốt»; u2 has 8 of 20, «Yếu»; u3 has 13 of 20, «Khá», and need not be told of it."""
    cells = [
        _FULL,
        {**_FULL, "mo_hinh": 0, "ngay": "2025-12-03"},
        {**_FULL, "mo_hinh": 2, "ngay": "2025-12-02"},
    ]
    publication = publication_of(_result(cells))
    (best,) = what_if_sections(publication, "vi", WhatIfSettings(to="tốt"))
    (middle,) = what_if_sections(publication, "vi", WhatIfSettings(to="K", by="points"))

    classes = {row[0]: row[1] for row in best.tables[0].rows}
    assert classes == {"Đơn vị u2": "Yếu → Tốt", "Đơn vị u3": "Khá → Tốt"}
    assert "được xếp mức Tốt" in best.answer[0]
    assert [row[:2] for row in middle.tables[0].rows] == [["Đơn vị u2", "Yếu → Khá"]]
    assert middle.answer[1] == "2 đơn vị đã đạt mức này hoặc cao hơn, không có trong bảng."
    assert middle.tables[0].columns[3].heading == "Cách thêm ít điểm nhất"


def test_a_mark_that_stands_is_what_has_to_change_in_its_steps() -> None:
    """8 + 1.5 + 5 = 14.5 of 20; the mark of line 1 stands, so more models give nothing.

    1.5 are lacking: the marks of 1 (in hundredths) or of 2 (in halves) can bring them.
    """
    result = _result(
        [{**_FULL, "mo_hinh": 0, "diem": 2}],
        marks=_marks(("u1", "1", "8"), ("u1", "2", "1.5")),
    )
    up, _ = _sections(result)
    told = sorted(row[1] for row in up.tables[0].rows)

    assert told == [
        "điểm Hội đồng của tiêu chí 1 «Tiêu chí 1» từ 8 thành 9,5 (1: +1,5 điểm)",
        "điểm Hội đồng của tiêu chí 2 «Tiêu chí 2» từ 1,5 thành 3 (2: +1,5 điểm)",
    ]
    own, _ = _sections(result, own=True)
    assert own.answer[1] == (
        "Không thể lên mức Tốt bằng số liệu do chính đơn vị ghi: cao nhất có thể đạt là 72,5 % "
        "điểm tối đa, mức này cần từ 80 % điểm tối đa."
    )


def test_a_class_that_no_facts_reach_is_told_with_the_best_that_they_do() -> None:
    """The form takes no more than three models: 6 + 5 + 5 of 20 are 80 %."""
    own = _rubric()
    fields = [
        number("mo_hinh", type="integer", minimum=0, maximum=3),
        *(field.model_dump(exclude_unset=True) for field in own.form_fields[1:]),
    ]
    classes = [{"code": "X", "title": "Xuất sắc", "from": 90}, *_CLASSES]
    result = _result([{**_FULL, "mo_hinh": 3}], _rubric(field=fields, **{"class": classes}))
    up, _ = _sections(result)

    assert up.answer[1] == (
        "Không thể lên mức Xuất sắc: cao nhất có thể đạt là 80 % điểm tối đa, mức này cần từ "
        "90 % điểm tối đa."
    )


def test_a_gate_that_no_fact_lifts_is_named() -> None:
    gate = {
        "code": "G",
        "title": "Mô hình phải chờ",
        "effect": "cap",
        "class": "K",
        "when": {"points_of": "2", "is": "<=", "value": 5},
    }
    result = _result([_FULL], _rubric(gate=[gate]))
    up, _ = _sections(result)

    assert up.answer[1] == (
        "Không thể lên mức Tốt: điều kiện G «Mô hình phải chờ» không thể gỡ được."
    )


def test_a_quota_without_places_is_told() -> None:
    quota = {"class": "T", "percent": 20, "round": "down"}
    result = _result([{**_FULL, "mo_hinh": 0}], _rubric(quota=[quota]))
    up, _ = _sections(result)

    assert up.answer[1] == ("Không thể lên mức Tốt: tỷ lệ khống chế không để chỗ nào cho mức này.")


def test_the_table_of_all_units_leaves_out_the_best_and_says_who_waits() -> None:
    cells = [
        _FULL,
        {**_FULL, "mo_hinh": 0, "ngay": "2025-12-03"},
        {},
        {**_FULL, "diem": None},
    ]
    (section,) = what_if_sections(publication_of(_result(cells)), "vi")
    rows = {row[0]: row[1:] for row in section.tables[0].rows}

    # Full marks: the best class. Two days late: 8 of 20, 40 %.
    assert "Đơn vị u1" not in rows
    assert rows["Đơn vị u2"][0] == "Yếu → Khá"
    assert rows["Đơn vị u2"][1] == "—"
    # 8 of 20: two points are lacking for 50 %, one model or two days.
    assert rows["Đơn vị u2"][2] in {
        "thêm 1 mô hình: «Chỉ tiêu mo_hinh» từ 0 lên 1 (1: +2 điểm)",
        "«Chỉ tiêu ngay»: 01/12/2025 (nay: 03/12/2025) (3: +2 điểm; cơ quan theo dõi ghi)",
    }
    assert rows["Đơn vị u3"][2] == "Đơn vị chưa nộp phiếu: phải nộp phiếu trước đã."
    assert rows["Đơn vị u3"][0] == rows["Đơn vị u4"][0] == "chưa xếp loại"
    assert rows["Đơn vị u4"][2] == "Chưa có tổng điểm: chờ Hội đồng chấm 2."
    assert section.answer[0].startswith("Trong 1 đơn vị: 1 đơn vị lên mức trên chỉ cần đổi một")
    assert section.answer[1:] == [
        "1 đơn vị đang ở mức cao nhất, không có trong bảng.",
        "2 đơn vị chưa có tổng điểm nên chưa xét được.",
    ]
    (alone,) = what_if_sections(publication_of(_result([_FULL])), "vi")
    assert alone.answer == ["1 đơn vị đang ở mức cao nhất, không có trong bảng."]


def test_a_rubric_without_classes_and_a_period_without_units() -> None:
    (section,) = what_if_sections(publication_of(_result([_FULL], _rubric(**{"class": []}))), "vi")
    assert section.answer == ["Bộ tiêu chí không có mức xếp loại nên không có mức trên để lên."]

    own = _rubric()
    empty = submissions(own, [])
    nobody = EVALUATOR.evaluate(
        own, Submissions(units=empty.units, values=empty.values), as_of=AS_OF
    )
    (section,) = what_if_sections(publication_of(nobody), "vi")
    assert section.answer == ["Không có đơn vị nào."]


def test_only_own_facts_and_english() -> None:
    result = _result([{**_FULL, "mo_hinh": 3, "diem": 1}])
    (section,) = what_if_sections(publication_of(result), "en", WhatIfSettings(own=True))

    assert section.tables[0].rows[0][3] == (
        "2 mô hình more: «Chỉ tiêu mo_hinh» from 3 to 5 (1: +4 points)"
    )
