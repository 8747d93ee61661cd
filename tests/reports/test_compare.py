"""What is told of two periods: figures that add up as printed, and where there are none."""

import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

from builders import group, line, number
from compared import EVALUATOR, OLD_DAY, linked, scored, whole
from drawn import periods
from hypothesis import given, settings
from hypothesis import strategies as st
from reference import Unit

from danvan_scoring import Result
from danvan_scoring.analysis.rescore import rescored
from danvan_scoring.model.correspondence import Correspondence
from danvan_scoring.model.publication import Earlier
from danvan_scoring.model.result import PeriodResult
from danvan_scoring.model.rubric import Rubric
from danvan_scoring.model.text import Language
from danvan_scoring.reports.answers.compare import CompareSettings, compare_sections
from danvan_scoring.reports.section import Section
from danvan_scoring.testing import publication_of

CLASSES = [
    {"code": "T", "title": "Tốt", "from": 10},
    {"code": "K", "title": "Khá", "from": 0},
]


def counted(each: Any = 1, **more: Any) -> Rubric:
    return whole(
        **{
            "field": [number("a"), number("b")],
            "criterion": [
                line("A", 20, "count", params={"field": "a", "each": each}),
                line("B", 10, "count", params={"field": "b", "each": 1}),
            ],
            "class": CLASSES,
            **more,
        }
    )


def told(old: Result, new: Result, language: Language = "vi", **more: Any) -> list[Section]:
    publication = publication_of(new)
    earlier = Earlier("Kỳ trước nữa", PeriodResult.of(old))
    return [
        *compare_sections(replace(publication, earlier=earlier), language, CompareSettings(**more))
    ]


def texts(sections: list[Section]) -> str:
    parts: list[str] = []
    for section in sections:
        parts += [section.title, *section.answer, *section.notes]
        for table in section.tables:
            parts += [table.title, *(column.heading for column in table.columns)]
            parts += [cell for row in table.rows for cell in row]
    return "\n".join(parts)


def figure(cell: str) -> Decimal:
    return Decimal(cell.replace("−", "-").replace(",", ".").replace("+", ""))


def table(sections: list[Section], title: str) -> list[list[str]]:
    for section in sections:
        for own in section.tables:
            if own.title.startswith(title):
                return [list(row) for row in own.rows]
    raise AssertionError(title)


def test_one_unit_by_hand() -> None:
    """A: 4 at one point, then 6 at one and a half; old work by the new rule 6, new by the old 6."""
    old = scored(counted(), [{"a": 4, "b": 5}], day=OLD_DAY)
    new = scored(counted(Decimal("1.5")), [{"a": 6, "b": 5}])

    sections = told(old, new)

    assert table(sections, "Khối thôn") == [
        ["Đơn vị u1", "9,00", "14,00", "+5,00", "+2,50", "+2,50", "+16,67", "1 → 1", "0"]
    ]
    assert (
        table(sections, "Tổng điểm của 1 đơn vị")
        == [
            ["A", "Tiêu chí A", "4,00", "9,00", "+5,00", "+2,50", "+2,50"],
            ["B", "Tiêu chí B", "5,00", "5,00", "0,00", "0,00", "0,00"],
            ["T", "Nhóm T", "9,00", "14,00", "+5,00", "+2,50", "+2,50"],
        ]
        or table(sections, "Tổng điểm của 1 đơn vị")[-1][1] == "Tổng điểm"
    )
    # 30 %, 36.67 % in the crossed worlds, 46.67 %: work 6.67 and 10.00, half of them 8.335.
    assert "Tỷ lệ điểm bình quân thay đổi +16,67 điểm phần trăm" in texts(sections)
    assert table(sections, "Đơn vị có mức xếp loại khác nhau") == [
        ["Đơn vị u1", "Khá", "Tốt", "Tốt", "Tốt"]
    ]


def test_the_rubrics_differences_are_told_in_words() -> None:
    old = scored(counted(), [{"a": 4, "b": 5}], day=OLD_DAY)
    new = scored(counted(2), [{"a": 4, "b": 5}])

    rows = table(told(old, new), "Bộ tiêu chí thay đổi gì")

    assert ["Tiêu chí", "tiêu chí A: tham số: each: 1 → 2"] in rows


def test_a_renumbered_criterion_is_compared_with_what_it_was() -> None:
    other = whole(
        field=[number("a"), number("b")],
        criterion=[
            line("B", 15, "count", params={"field": "a", "each": 1}),
            line("C", 10, "count", params={"field": "b", "each": 1}),
        ],
    )
    old = scored(counted(), [{"a": 4, "b": 5}], day=OLD_DAY)
    links = linked(criterion=[{"old": "A", "new": "B"}, {"old": "B", "new": "C"}])

    sections = told(old, scored(other, [{"a": 4, "b": 5}]), links=links)

    rows = [row[1] for row in table(sections, "Bộ tiêu chí thay đổi gì")]
    assert "tiêu chí B: điểm tối đa: 20 → 15" in rows
    assert "A → B" in rows
    assert not any("bỏ tiêu chí" in row or "thêm tiêu chí" in row for row in rows)
    assert table(sections, "Tổng điểm của 1 đơn vị")[0][0] == "A → B"


def test_one_unit_in_full_adds_up_with_what_its_groups_close_over() -> None:
    capped = counted(2, group=[group("T", None, max=30, ceiling=15)])
    old = scored(counted(), [{"a": 4, "b": 5}], day=OLD_DAY)
    new = scored(capped, [{"a": 6, "b": 8}])

    (section,) = told(old, new, unit="u1")

    rows = [list(row) for row in section.tables[0].rows]
    assert [row[1] for row in rows][-2:] == ["Trần, sàn, quy đổi của tổng điểm", "Tổng điểm"]
    for column in range(2, 7):
        assert sum(figure(row[column]) for row in rows[:-1]) == figure(rows[-1][column])
    assert section.answer[0] == "Tổng điểm: thay đổi +6,00, công việc +3,50, bộ tiêu chí +2,50."


def test_periods_without_a_common_unit() -> None:
    old = scored(counted(), [{"a": 1, "b": 1}], codes=["x"], day=OLD_DAY)
    new = scored(counted(), [{"a": 1, "b": 1}], codes=["y"])

    sections = told(old, new)

    assert "không có đơn vị chung nào" in sections[0].answer[0]
    assert sections[1].answer == ["Chỉ có ở kỳ sau: Đơn vị y.", "Chỉ có ở kỳ trước: Đơn vị x."]


def test_nobody_with_a_total_is_said() -> None:
    old = scored(counted(), [{}], day=OLD_DAY)
    new = scored(counted(), [{"a": 1, "b": 1}])

    (section,) = told(old, new)

    assert section.answer == ["Không đơn vị nào có tổng điểm ở cả hai kỳ, nên không so sánh được."]
    assert section.notes == ["Không so sánh vì không có tổng điểm ở cả hai kỳ: Đơn vị u1."]


def test_units_that_all_share_one_rank_have_no_order_to_compare() -> None:
    old = scored(counted(), [{"a": 1, "b": 1}] * 3, day=OLD_DAY)
    new = scored(counted(), [{"a": 1, "b": 1}, {"a": 2, "b": 1}, {"a": 3, "b": 1}])

    text = texts(told(old, new))

    assert "Không có thứ tự để so sánh (một đơn vị, hoặc mọi đơn vị cùng hạng): Khối thôn." in text


def test_a_rubric_without_classes_says_nothing_of_classes() -> None:
    old = scored(counted(**{"class": []}), [{"a": 1, "b": 1}], day=OLD_DAY)
    new = scored(counted(**{"class": []}), [{"a": 2, "b": 1}])

    assert "mức xếp loại" not in " ".join(told(old, new)[0].answer)


def test_rubrics_without_a_common_scale_are_told_apart_only() -> None:
    two = [group("T", None, max=20), group("U", None, max=10)]
    lines = [
        line("A", 20, "count", "T", params={"field": "a", "each": 1}),
        line("B", 10, "count", "U", params={"field": "b", "each": 1}),
    ]
    both = counted(group=two, criterion=lines, **{"class": []})
    renamed = [group("X", None, max=20), group("Y", None, max=10)]
    moved = [own | {"group": to} for own, to in zip(lines, ("X", "Y"), strict=True)]
    other = counted(group=renamed, criterion=moved, **{"class": []})
    old = scored(both, [{"a": 1, "b": 1}], day=OLD_DAY)

    sections = told(old, scored(other, [{"a": 2, "b": 1}]))

    assert "không có thang điểm chung" in sections[0].answer[0]
    links = linked(criterion=[{"old": "T", "new": "X"}, {"old": "U", "new": "Y"}])
    linked_sections = told(old, scored(other, [{"a": 2, "b": 1}]), links=links)
    assert linked_sections[0].title.endswith("(Nhóm X)")


def test_a_unit_that_changed_its_peer_group_has_no_rank_to_compare() -> None:
    old = scored(counted(), [{"a": 1, "b": 1}, {"a": 2, "b": 2}], day=OLD_DAY)
    new = scored(counted(), [{"a": 1, "b": 1}, {"a": 2, "b": 2}], ["thon", "phong"])

    sections = told(old, new)

    assert table(sections, "Khối phòng")[0][-2:] == ["1*", "—"]
    assert "Đã sang khối khác nên không so thứ hạng (đánh dấu *): Đơn vị u2." in texts(sections)


def test_merged_units_are_compared_by_their_mean_percentage() -> None:
    """3 and 9 of 30 are 10 % and 30 %, 20 % on average; 15 of 30 are 50 %."""
    old = scored(
        counted(), [{"a": 2, "b": 1}, {"a": 8, "b": 1}, {"a": 1, "b": 1}],
        codes=["m1", "m2", "u"], day=OLD_DAY,
    )  # fmt: skip
    new = scored(counted(), [{"a": 14, "b": 1}, {"a": 1, "b": 1}], codes=["m", "u"])
    links = linked(unit=[{"old": ("m1", "m2"), "new": ("m",), "note": "NQ 12"}])

    rows = table(told(old, new, links=links), "Sáp nhập, chia tách")

    assert rows == [["Đơn vị m1; Đơn vị m2", "Đơn vị m", "20,00", "50,00", "+30,00", "NQ 12"]]


def shared(by: str) -> Rubric:
    """Of 20 points by a count, and 10 by a share, which applies where something is planned."""
    fields = [number("a"), number("done"), number("planned")]
    lines = [
        line("A", 20, "count", params={"field": "a", "each": 1}),
        line("B", 10, "ratio", params={"done": "done", "planned": "planned"}),
    ]
    return whole(field=fields, criterion=lines, ranking={"by": by})


def test_units_are_counted_by_what_they_are_ranked_by() -> None:
    """u1 has 10 of 20, then 12 of 30: 2 points more and 10 % less; B newly applies to it.

    u2 has 10 + 5 of 30, then 15 of 20: no point more and 25 % more; B no longer applies.
    """
    before = [{"a": 10, "done": 0, "planned": 0}, {"a": 10, "done": 1, "planned": 2}]
    now = [{"a": 10, "done": 1, "planned": 5}, {"a": 15, "done": 0, "planned": 0}]
    by_percent, by_points = (
        texts(told(scored(own, before, day=OLD_DAY), scored(own, now)))
        for own in (shared("percent"), shared("points"))
    )

    assert "1 đơn vị tăng tỷ lệ %, 1 đơn vị giảm, 0 đơn vị không đổi." in by_percent
    assert "1 đơn vị tăng điểm, 0 đơn vị giảm, 1 đơn vị không đổi." in by_points
    newly = (
        "+2,00 điểm ở tiêu chí mới áp dụng cho đơn vị (nhiều nhất: B +2,00 điểm) và −5,00 điểm ở "
        "tiêu chí không còn áp dụng (nhiều nhất: B −5,00 điểm)"
    )
    assert newly in by_percent
    assert newly in by_points
    assert "Tăng nhiều nhất: A (+5,00 điểm, cộng các đơn vị)." in by_points
    fell = "Giảm nhiều nhất: B (−3,00 điểm, cộng các đơn vị; +2,00 điểm là do mới áp dụng)."
    assert fell in by_points
    assert "Đổi tỷ lệ (điểm %)" in by_percent


def test_points_that_are_a_state_in_words_may_take_several_lines() -> None:
    """A column that is not flexible is as wide as its longest word, and the state five lines."""
    old = scored(counted(), [{"a": 9, "b": 1}], day=OLD_DAY)
    new = scored(counted(), [{"a": None, "b": 2}])

    tables = [own for section in told(old, new) for own in section.tables]
    gains, losses = (own for own in tables if own.title.endswith("nhiều nhất ở một tiêu chí"))
    assert losses.rows[0][2:4] == ["9,00", "thiếu số liệu hoặc minh chứng"]
    assert [column.flexible for column in losses.columns[2:4]] == [False, True]
    assert [column.flexible for column in gains.columns[2:4]] == [False, False]


def test_another_name_of_the_same_code_is_warned_of_first() -> None:
    cells = [{"a": 1, "b": 1}] * 3
    old = scored(counted(), cells, codes=["u", "v", "w"], day=OLD_DAY)
    new = scored(counted(), cells, codes=["u", "v", "w"])
    new.submissions.units["name"] = ["Đơn vị u", "Thôn số 1", "ĐƠN  VỊ W"]

    warning = told(old, new)[0]
    assert warning.title == "Cảnh báo: cùng mã nhưng khác tên"
    assert "1 trên 3 đơn vị" in warning.answer[0]
    assert "v: Đơn vị v → Thôn số 1." in warning.answer[0]
    assert "--mapping" in warning.answer[0]
    assert told(old, new, unit="u")[0] == warning
    said = linked(unit=[{"old": ("v",), "new": ("v",)}])
    assert "khác tên" not in texts(told(old, new, links=said))


def test_a_draft_says_what_nobody_was_asked() -> None:
    draft = EVALUATOR.bind(
        counted(
            2,
            field=[number("a"), number("b"), number("c")],
            criterion=[
                line("A", 20, "count", params={"field": "a", "each": 2}),
                line("B", 10, "count", params={"field": "b", "each": 1}),
                line("C", 10, "count", params={"field": "c", "each": 1}),
            ],
            gate=[
                {
                    "code": "G", "title": "Không có c", "effect": "cap", "class": "K",
                    "when": {"field": "c", "is": "<", "value": 1},
                }
            ],
        )
    )  # fmt: skip
    own = scored(counted(), [{"a": 4, "b": 5}, {"a": 1, "b": 1}])
    found = rescored(PeriodResult.of(own), draft, Correspondence())

    sections = told(own, found.result, drafts=(found,))

    text = texts(sections)
    assert "Chưa chấm lại được vì phiếu của kỳ không hỏi số liệu: C Tiêu chí C." in text
    assert "Điều kiện khống chế chưa xét được" in text
    assert "mọi thay đổi là do bộ tiêu chí" in text
    assert table(sections, "Khối thôn")[0][:4] == ["Đơn vị u1", "9,00", "13,00", "+4,00"]


def test_nothing_is_told_without_an_earlier_period() -> None:
    assert [*compare_sections(publication_of(scored(counted(), [{"a": 1, "b": 1}])), "vi")] == []


@st.composite
def two_results(draw: st.DrawFn) -> tuple[Result, Result]:
    found = []
    for _ in range(2):
        drawn, units = draw(periods())
        cells, kinds = [own.cells for own in units], [own.kind for own in units]
        found.append(scored(drawn, cells, kinds))
    return found[0], found[1]


@settings(max_examples=20)
@given(two_results())
def test_what_is_printed_adds_up_and_is_always_a_figure(results: tuple[Result, Result]) -> None:
    for language in ("vi", "en"):
        sections = told(*results, language)  # type: ignore[arg-type]
        assert not re.search(r"\b(nan|inf|None|NaN)\b", texts(sections))
    for section in told(*results):
        for own in section.tables:
            if own.title.startswith("Tổng điểm của"):
                _adds_up([list(row) for row in own.rows])


def _adds_up(rows: list[list[str]]) -> None:
    for column in range(2, len(rows[-1])):
        assert sum(figure(row[column]) for row in rows[:-1]) == figure(rows[-1][column])


@settings(max_examples=20)
@given(periods())
def test_a_period_against_itself_is_all_zeros(period: tuple[Rubric, list[Unit]]) -> None:
    drawn, units = period
    own = scored(drawn, [unit.cells for unit in units], [unit.kind for unit in units])

    for section in told(own, own):
        for found in section.tables:
            headings = [column.heading for column in found.columns]
            for heading in ("Thay đổi", "Tỷ lệ %", "Đổi hạng"):
                if heading in headings and found.title != "Bộ tiêu chí thay đổi gì":
                    at = headings.index(heading)
                    assert {figure(row[at]) for row in found.rows} <= {Decimal(0)}
