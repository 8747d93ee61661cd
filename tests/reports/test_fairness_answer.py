"""What a council reads about kinds of units, with figures by hand; also where little is known."""

from collections.abc import Sequence
from typing import Any

import pytest
from builders import STATES, group, line, number, rubric, submissions

from danvan_scoring import Evaluator, Result
from danvan_scoring.model.text import Language
from danvan_scoring.reports.answers.fairness import FairnessSettings, fairness_sections
from danvan_scoring.reports.pictures.drawing import Dot
from danvan_scoring.reports.section import Section
from danvan_scoring.testing import AS_OF, publication_of

# Of A (60, all) thôn have 1, 0.5, 0.75, 0.25 and phòng 0.5, 1; of B (40, phòng only) 1 and 0.
CELLS = [{"a": 60}, {"a": 30}, {"a": 45}, {"a": 15}, {"a": 30, "b": 40}, {"a": 60, "b": 0}]
KINDS = ["thon"] * 4 + ["phong"] * 2


def scored(
    cells: Sequence[dict[str, Any]] = tuple(CELLS),
    kinds: Sequence[str] = tuple(KINDS),
    **changes: Any,
) -> Result:
    own = rubric(
        **{
            "peer_group": [{"code": "K", "title": "Khối chung", "kinds": ("thon", "phong")}],
            "group": [
                group("T", None, max=100, title="Tổng"),
                group("N", title="Nhiệm vụ"),
                group("X", title="Thưởng", kind="bonus", max=5),
            ],
            "criterion": [
                line("A", 60, "count", "N", params={"field": "a", "each": 1}),
                line("B", 40, "count", "N", params={"field": "b", "each": 1},
                     applies_to=("phong",)),
                line("C", 5, "count", "X", params={"field": "c", "each": 1}),
            ],
            "field": [number("a"), number("b"), number("c")],
            "class": [
                {"code": "T", "title": "Tốt", "from": 50},
                {"code": "K", "title": "Khá", "from": 0},
            ],
            "ranking": {"by": "percent"},
            "states": {**STATES, "missing": "zero"},
            **changes,
        }
    )  # fmt: skip
    given = submissions(own, [{"c": 0, **cell} if cell else {} for cell in cells], kinds)
    return Evaluator().evaluate(own, given, as_of=AS_OF)


def section(result: Result, language: Language = "vi", least: int = 2) -> Section:
    (found,) = fairness_sections(publication_of(result), language, FairnessSettings(least=least))
    return found


def told(found: Section) -> str:
    return " ".join(found.answer)


def test_the_answer_says_who_what_applies_and_what_rescaling_does() -> None:
    found = section(scored())

    assert "6 đơn vị có tổng điểm, thuộc 2 loại." in told(found)
    assert "cao nhất là Phòng (65,00 %), thấp nhất là Thôn (62,50 %)" in told(found)
    # (25/3) of (25/3 + 3175) squares: 0.26 %.
    assert "ứng với 0 % mức chênh lệch giữa các đơn vị; 100 % còn lại" in told(found)
    assert "áp dụng từ 60 đến 100 trên 100 điểm; ít nhất là ở Thôn, loại không tính 1 tiêu chí" in (
        told(found)
    )
    # Ranks 1 5 2 6 3 4 against 2 5 4 6 1 2; u2 and u3 are below 50 points.
    assert "thì 4/6 đơn vị có hạng khác trong khối, 2 đơn vị có mức khác" in told(found)
    assert "có lợi nhất cho Đơn vị u3: hạng 2 trong khối, so điểm thô thì hạng 4" in told(found)
    assert "bất lợi nhất cho Đơn vị u5: hạng 3 trong khối, so điểm thô thì hạng 1" in told(found)
    assert "Một điểm thưởng bằng 1,00 % ở đơn vị áp dụng 100 điểm (Phòng), nhưng bằng 1,67 %" in (
        told(found)
    )
    assert "nặng gấp 1,67 lần" in told(found)
    # Of 8 pairs an office wins 4 and ties 2: 62.5 %.
    assert "tại A Tiêu chí A: Phòng trung bình đạt 75 % điểm tối đa, Thôn 63 %" in told(found)
    assert "khả năng Phòng cao điểm hơn là 63 %" in told(found)
    assert "tự nó chưa phải là không công bằng" in found.notes[0]


def test_the_tables_say_the_same() -> None:
    tables = [[list(row) for row in own.rows] for own in section(scored(), least=3).tables]
    kinds, peers, classes, applies, left, rescaled, gaps = tables

    assert kinds == [
        ["Thôn", "4/4", "25,00", "43,75", "62,50", "81,25", "100,00", "62,50"],
        ["Phòng", "2/2", "60,00", "—", "65,00", "—", "70,00", "65,00"],
    ]
    assert peers[0][:2] == ["Khối chung", "6/6"]
    assert classes == [["Thôn", "3", "1", "0", "0"], ["Phòng", "2", "0", "0", "0"]]
    assert applies == [
        ["Thôn", "4", "60", "60", "B", "", "1,67"],
        ["Phòng", "2", "100", "100", "", "", "1,00"],
    ]
    assert left == [["B Tiêu chí B", "40", "4/6", "Thôn"]]
    # Thôn gain 1, 0, 2, 0 places and two of them a class; both phòng lose two places.
    assert rescaled == [
        ["Thôn", "4", "2", "0", "2", "2", "0"],
        ["Phòng", "2", "0", "2", "0", "0", "0"],
    ]
    assert gaps == []


def test_by_points_it_says_that_nothing_is_rescaled() -> None:
    found = section(scored(ranking={"by": "points"}))

    assert "So sánh theo điểm thô, không quy đổi" in told(found)
    assert "4/6 đơn vị có hạng khác trong khối, 2 đơn vị có mức khác" in told(found)
    assert "điểm thưởng" not in told(found)


def test_full_marks_for_what_does_not_apply_leave_nothing_to_rescale() -> None:
    found = section(scored(states={**STATES, "not_applicable": "full"}))

    assert "là 100 trên 100 điểm ở mọi đơn vị: không có gì phải quy đổi" in told(found)
    assert "thì được tính đủ điểm" in told(found)
    applies = next(own for own in found.tables if own.title.startswith("Bao nhiêu"))
    assert applies.columns[6].heading == "Không áp dụng mà vẫn tính"
    assert applies.rows[0][6] == "B"


def test_the_picture_has_every_unit_with_a_total() -> None:
    found = section(scored())
    (drawing,) = found.drawings

    tips = [mark.tip for mark in drawing.marks if isinstance(mark, Dot)]
    assert sorted(tips) == [f"Đơn vị u{n}" for n in range(1, 7)]
    assert drawing.name == "cong-bang-thu-T"


def test_the_same_in_english() -> None:
    found = section(scored(), "en")

    assert "6 units have a total, of 2 kinds." in told(found)
    assert "One point of bonus is 1.00 % where 100 points apply" in told(found)


@pytest.mark.parametrize(
    ("result", "words"),
    [
        (scored([{}, {}], ["thon"] * 2), "Chưa có đơn vị nào có tổng điểm"),
        (scored(CELLS[:4], ["thon"] * 4), "đều thuộc một loại (Thôn)"),
        (scored([CELLS[0], *CELLS[4:]], ["thon", "phong", "phong"]), "Không có hai loại nào"),
        (scored([{"a": 30}, {"a": 30, "b": 20}], ["thon", "phong"]), "cùng một tỷ lệ %"),
        (scored(**{"class": []}), "0 đơn vị có mức khác"),
        (scored([CELLS[0], {}], ["thon", "phong"]), "1 đơn vị có tổng điểm, đều thuộc một loại"),
    ],
    ids=[
        "nobody ranked", "one kind", "kind of one unit", "all equal",
        "no classes", "one ranked unit",
    ],
)  # fmt: skip
def test_what_is_too_little_is_a_sentence(result: Result, words: str) -> None:
    found = section(result)

    assert words in told(found)
    cells = [cell for own in found.tables for row in own.rows for cell in row]
    assert not any(bad in cell for cell in cells for bad in ("nan", "inf"))
    assert section(result, "en").answer


def test_scales_are_told_one_by_one() -> None:
    groups = [group("T", None, max=60, title="Kết quả"), group("U", None, max=40, title="Nền nếp")]
    lines = [
        line("A", 60, "count", "T", params={"field": "a", "each": 1}),
        line("B", 40, "count", "U", params={"field": "b", "each": 1}),
    ]
    result = scored(group=groups, criterion=lines, **{"class": []})

    titles = [own.title for own in fairness_sections(publication_of(result), "vi")]
    assert [title.rpartition(" – ")[2] for title in titles] == ["Kết quả", "Nền nếp"]
