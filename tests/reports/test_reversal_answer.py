"""What a council reads about withdrawals: a quota, a criterion that compares, and neither."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from builders import line, number, rubric, submissions

from danvan_scoring import Evaluator, Result
from danvan_scoring.model.text import Language
from danvan_scoring.reports.answers.reversal import ReversalSettings, reversal_sections
from danvan_scoring.reports.section import Section
from danvan_scoring.testing import publication_of

CLASSES = [
    {"code": "T", "title": "Tốt", "from": 50},
    {"code": "K", "title": "Khá", "from": 0},
]
ABSOLUTE = line("A", 60, "count", params={"field": "so", "each": 1})
RELATIVE = line("B", 40, "relative", params={"done": "lam", "target": "chi_tieu"})


def scored(lines: Sequence[dict[str, Any]], cells: Sequence[dict[str, Any]], **more: Any) -> Result:
    own = rubric(
        group=[{"code": "T", "title": "Tổng", "group": None, "max": sum(x["max"] for x in lines)}],
        criterion=lines,
        field=[number("so"), number("lam"), number("chi_tieu")],
        **{"class": CLASSES, **more},
    )
    return Evaluator().evaluate(own, submissions(own, cells), as_of=date(2025, 12, 5))


def section(
    result: Result, language: Language = "vi", settings: ReversalSettings | None = None
) -> Section:
    (found,) = reversal_sections(publication_of(result), language, settings or ReversalSettings())
    return found


COMPARED = [
    {"so": 0, "lam": 30, "chi_tieu": 10},
    {"so": 30, "lam": 15, "chi_tieu": 10},
    {"so": 40, "lam": 10, "chi_tieu": 10},
]


def test_a_rubric_that_compares_nothing_says_why_nothing_can_move() -> None:
    found = section(scored([ABSOLUTE], [{"so": 60}, {"so": 50}]))

    assert found.answer[0].startswith("Không. Bộ tiêu chí này không có tiêu chí nào so đơn vị")
    assert "test_no_rank_reversal.py" in found.notes[0]
    assert not found.tables


def test_a_criterion_that_compares() -> None:
    """Without the leader u1, u2 has 40 in place of 25 on B and passes u3: 70 against 60."""
    found = section(scored([ABSOLUTE, RELATIVE], COMPARED))

    assert "tiêu chí so với đơn vị khác trong khối (B)" in found.answer[0]
    assert "tỷ lệ khống chế" not in found.answer[0]
    assert (
        "rút lần lượt 3 đơn vị: 2 lần không đơn vị nào khác đổi thứ tự hay mức" in found.answer[1]
    )
    assert (
        "0 lần có đơn vị khác đổi mức xếp loại; 1 lần các đơn vị còn lại đổi thứ tự"
        in (found.answer[1])
    )
    assert found.answer[2] == (
        "Rút Đơn vị u1 thì thứ tự của các đơn vị còn lại đổi: Đơn vị u2 lên, Đơn vị u3 xuống "
        "(điểm ở tiêu chí B được tính lại)."
    )
    assert [list(row) for row in found.tables[0].rows] == [
        ["Đơn vị u1", "Đơn vị u2", "2 → 1", "", "55,00 → 70,00", "tiêu chí B"],
        ["", "Đơn vị u3", "1 → 2", "", "", "tiêu chí B"],
    ]


def test_a_quota_that_shrinks() -> None:
    """Half of 4 is 2 places, half of 3 is 1: u2 loses its place without u3, and without u4."""
    cells = [{"so": 60}, {"so": 58}, {"so": 10}, {"so": 5}]
    found = section(scored([ABSOLUTE], cells, quota=[{"class": "T", "percent": 50}]))

    assert "Mức Tốt tối đa 50 % số đơn vị được xếp loại của khối" in found.answer[0]
    assert "nhiều nhất: Đơn vị u2 (đổi mức ở 2 lần rút)" in found.answer[2]
    assert [list(row) for row in found.tables[0].rows] == [
        ["Đơn vị u3; Đơn vị u4", "Đơn vị u2", "", "Tốt → Khá", "", "tỷ lệ khống chế"],
    ]


def test_the_same_in_english() -> None:
    found = section(scored([ABSOLUTE, RELATIVE], COMPARED), "en")

    assert found.answer[0].startswith("It can: the rubric has criteria that compare units")
    assert "Without Đơn vị u1 the order of the others changes" in found.answer[2]


@pytest.mark.parametrize(
    ("result", "words"),
    [
        (scored([ABSOLUTE, RELATIVE], COMPARED[:1]), "chỉ chấm một đơn vị"),
        (scored([ABSOLUTE, RELATIVE], [{}, {}]), "không lần nào làm đổi"),
        (scored([ABSOLUTE, RELATIVE], COMPARED[2:] * 3), "không lần nào làm đổi"),
        (scored([ABSOLUTE, RELATIVE], COMPARED, **{"class": []}), "1 lần các đơn vị còn lại"),
    ],
    ids=["one unit", "nobody ranked", "all equal", "no classes"],
)
def test_what_is_too_little_is_a_sentence(result: Result, words: str) -> None:
    found = section(result)

    assert words in " ".join(found.answer)
    assert section(result, "en").answer


def test_long_tables_say_what_is_left_out() -> None:
    """Each of the two places goes on to the third, and u4 or u5 gone makes no difference."""
    cells = [{"so": 60}, {"so": 58}, {"so": 56}, {"so": 1}, {"so": 0}]
    result = scored(
        [ABSOLUTE, RELATIVE],
        [own | {"lam": 30 - at * 5, "chi_tieu": 10} for at, own in enumerate(cells)],
        quota=[{"class": "T", "percent": 50}],
    )
    whole, short = section(result), section(result, settings=ReversalSettings(shown=1))

    assert len(whole.tables[0].rows) > len(short.tables[0].rows)
    assert any("Bảng chỉ nêu 1 trường hợp" in note for note in short.notes)
    assert not any("Bảng chỉ nêu" in note for note in whole.notes)
