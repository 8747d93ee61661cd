"""What a council reads about the agreement of its members, also where there is none."""

import hand_made
import pytest
from marked import Marks, marked

from danvan_scoring.analysis.agreement import agreement, member_marks
from danvan_scoring.reports.answers.agreement import AgreementSettings, agreement_sections
from danvan_scoring.reports.section import Section
from danvan_scoring.testing import publication_of

RESULT = hand_made.result()  # A1 of 60 points, A2 of 40


def section(marks: Marks, *, public: bool = False, language: str = "vi") -> Section:
    (found,) = agreement_sections(marked(RESULT, marks, public=public), language)  # type: ignore[arg-type]
    return found


def told(found: Section) -> str:
    return " ".join(found.answer)


def of(criterion: str, *rows: str) -> Marks:
    """Units u1, u2, … and judges HD1, HD2, …; a dash is no mark."""
    return {
        (f"u{unit}", criterion): {
            f"HD{judge}": mark for judge, mark in enumerate(row.split(), 1) if mark != "-"
        }
        for unit, row in enumerate(rows, 1)
    }


def test_marks_of_members_are_read_from_the_log_of_the_units_and_criteria_of_a_result() -> None:
    given = {**of("A1", "30 45"), ("u9", "A1"): {"HD1": "1"}, ("u1", "Z"): {"HD1": "1"}}
    publication = marked(RESULT, given)
    assert publication.assessment is not None

    frame = member_marks(publication.assessment, RESULT)

    assert frame.to_numpy().tolist() == [
        ["u1", "A1", "HD1", 30, 60],
        ["u1", "A1", "HD2", 45, 60],
    ]


def test_the_answer_says_how_alike_who_and_where() -> None:
    """Shares 0.5 0.6; 0.25 0.25; 0.75 0.85 (of 60): means 0.55 0.25 0.8, judges 0.5 and 0.5667.

    ms_thing = 2 * (0.0166667^2 + 0.2833333^2 + 0.2666667^2) / 2 = 0.1516667; ms_judge =
    3 * 2 * 0.0333333^2 = 0.0066667; error: residuals 1/60, 1/30, 1/60 twice, so 2 * 6/3600 / 2 =
    0.0016667; ICC = 0.15 / (0.1516667 + 0.0016667 + 2 * 0.005 / 3) = 0.957.
    """
    found = section(of("A1", "30 36", "15 15", "45 51"))

    assert "2 thành viên đã chấm 3 dòng" in told(found)
    assert "3 dòng có đủ điểm của cả 2 người" in told(found)
    assert "ICC là 0,96: các thành viên chấm rất thống nhất" in told(found)
    # HD2 is above HD1 by 0.1, 0 and 0.1: 6.7 % on average.
    assert (
        "Chấm rộng nhất là HD2: ở những dòng cùng chấm, trung bình cao hơn những người khác "
        in (told(found))
    )
    assert "6,7 % điểm tối đa" in told(found)
    assert "tiêu chí A1 Tiêu chí A1: trung bình 6,7 % điểm tối đa; nhiều nhất là 6,00 điểm" in told(
        found
    )
    assert any("còn ít (3 dòng đủ điểm, 2 thành viên)" in note for note in found.notes)
    members = found.tables[1].rows
    assert [row[2:5] for row in members] == [["−6,7", "0", "2"], ["+6,7", "2", "0"]]


def test_the_same_in_english() -> None:
    found = section(of("A1", "30 36", "15 15", "45 51"), language="en")

    assert "(ICC) is 0.96: agreement is excellent" in told(found)
    assert "Most lenient: HD2" in told(found)


def test_leniency_is_told_apart_from_judgement() -> None:
    """A constant difference of a third: ICC(3,1) is 1, ICC(2,1) is far below."""
    found = section(of("A1", "0 20", "15 35", "30 50"))

    assert "Bỏ qua việc người chấm rộng, người chấm chặt thì hệ số là 1,00" in told(found)


def test_no_log() -> None:
    (found,) = agreement_sections(publication_of(RESULT), "vi")

    assert told(found).startswith("Kỳ này không có nhật ký")
    assert not found.tables


@pytest.mark.parametrize(
    ("marks", "words"),
    [
        ({}, "chưa có điểm nào của thành viên"),
        (of("A1", "30", "20"), "Mới có một thành viên (HD1) chấm 2 dòng"),
        (of("A1", "30 -", "- 20"), "chưa có dòng nào"),
        (of("A1", "30 40"), "Chỉ có một dòng được nhiều thành viên chấm"),
        (of("A1", "30 30", "20 20"), "rất thống nhất"),
        (of("A1", "30 30", "30 30"), "cho điểm giống hệt nhau"),
        (of("A1", "30 40 -", "- 40 30", "20 - 10"), "0 dòng có đủ điểm của cả 3 thành viên"),
        (of("A1", "0 60", "60 0"), "không cho thấy dòng nào hơn dòng nào"),
        (of("A1", "0 60", "30 30", "60 0"), "không lớn hơn 0): các thành viên chấm không thống"),
    ],
    ids=[
        "no marks", "one judge", "never together", "one thing", "perfect", "all equal",
        "gaps only", "turned round twice", "complete disagreement",
    ],
)  # fmt: skip
def test_what_cannot_be_told_is_a_sentence(marks: Marks, words: str) -> None:
    found = section(marks)

    assert words in told(found)
    cells = [cell for table in found.tables for row in table.rows for cell in row]
    assert not any(bad in cell for cell in cells for bad in ("nan", "inf"))
    assert section(marks, language="en").answer


def test_for_posting_no_single_member_criterion_or_unit_is_named() -> None:
    found = section(of("A1", "30 36", "15 15", "45 51"), public=True)

    words = told(found) + " ".join(cell for t in found.tables for row in t.rows for cell in row)
    assert "HD1" not in words
    assert "HD2" not in words
    assert "Thôn" not in words
    assert len(found.tables) == 1


def test_tables_are_as_long_as_asked_for() -> None:
    publication = marked(RESULT, {**of("A1", "30 36", "15 20"), **of("A2", "30 36", "15 20")})

    (found,) = agreement_sections(publication, "vi", AgreementSettings(shown=1))

    assert [len(table.rows) for table in found.tables[2:]] == [1, 1]


def test_the_figures_are_those_of_the_analysis() -> None:
    publication = marked(RESULT, of("A1", "30 36", "15 15", "45 51"))
    assert publication.assessment is not None
    measured = agreement(member_marks(publication.assessment, RESULT))
    assert measured.icc is not None

    assert measured.icc.single == pytest.approx(0.957, abs=0.0005)
