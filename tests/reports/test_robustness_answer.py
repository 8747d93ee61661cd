"""What a council reads about robustness: the words against figures counted another way."""

from dataclasses import replace
from typing import Any

import numpy as np
import plain
import pytest
from builders import group
from judged import CLASSES, facts, marks, period

from danvan_scoring import Evaluator
from danvan_scoring.analysis.robustness.doubt import Doubt
from danvan_scoring.analysis.robustness.ground import ground_of
from danvan_scoring.analysis.robustness.simulate import simulate
from danvan_scoring.analysis.robustness.variants import Variants
from danvan_scoring.model.office import office_of
from danvan_scoring.model.period import Period
from danvan_scoring.model.publication import Publication
from danvan_scoring.model.result import PeriodResult, Result
from danvan_scoring.model.text import Language
from danvan_scoring.reports.answers.robustness import RobustnessSettings, robustness_sections
from danvan_scoring.reports.section import Section

QUICK = RobustnessSettings(runs=400, seed=1)
LINES = [marks("a", 10, "0.5"), facts("b", 10), facts("c", 10)]
ROWS = [(5, 6, 7), (7, 6.5, 4), (9, 2, 6.5), (3, 8, 8), (6, 6, 5.5)]


def sections(
    *results: Result, settings: RobustnessSettings = QUICK, language: Language = "vi"
) -> list[Section]:
    own = PeriodResult(results, results[0].submissions, None)
    head = Period.model_construct(title="Kỳ thử", log=None)
    publication = Publication(period=head, found=own, office=office_of("UBND xã Thử"))
    return list(robustness_sections(publication, language, settings))


def words(found: list[Section]) -> str:
    return "\n".join(
        part
        for section in found
        for part in (
            section.title, *section.answer, *section.notes,
            *(cell for table in section.tables for row in table.rows for cell in row),
        )
    )  # fmt: skip


def result(**more: Any) -> Result:
    return period(LINES, ROWS, **{"class": CLASSES, **more})


@pytest.mark.parametrize("language", ["vi", "en"])
def test_all_five_questions_are_answered(language: Language) -> None:
    found = sections(result(), language=language)

    assert len(found) == 5
    for section in found:
        assert section.answer
        assert all(section.answer)
    assert {d.name for s in found for d in s.drawings} == {
        "do-vung-hang-1", "do-vung-bo-tieu-chi", "do-vung-nguon",
    }  # fmt: skip
    told = words(found)
    assert "nan" not in told.lower().split()
    assert "inf" not in told.lower().split()


def test_a_stricter_judge_by_hand() -> None:
    """18, 17.5, 17.5, 19, 17.5 and 17 of 30; the last has no mark to lose, so it ties then."""
    rows = [*ROWS, (0, 9, 8)]
    classes = ({**CLASSES[0], "from": 18}, CLASSES[1])
    own = period(LINES, rows, **{"class": classes})
    found = next(s for s in sections(own) if "chặt hơn" in s.title)

    # 17.5, 17, 17, 18.5, 17, 17 against 18, 17.5, 17.5, 19, 17.5, 17.
    assert found.answer[0] == "Chặt hơn một bước: 1 đơn vị đổi hạng, 1 đơn vị đổi mức xếp loại."
    # 18.5, 18, 18, 19.5, 18, 17.5: three more are good.
    assert found.answer[1] == "Rộng hơn một bước: 0 đơn vị đổi hạng, 3 đơn vị đổi mức xếp loại."
    moved = {row[0]: row[2:] for row in found.tables[0].rows}
    assert moved["Đơn vị u6"] == ["3 Đạt", "6 Đạt", "6 Đạt"]
    assert moved["Đơn vị u1"] == ["2 Đạt", "2 Tốt", "2 Tốt"]


def test_bounds_of_ranks_by_other_weights() -> None:
    """20 + 5, 5 + 15, 2 + 4 of two lines of 20; see `test_dominance` for the pair at the top."""
    own = period([facts("a", 20), facts("b", 20)], [(20, 5), (5, 15), (2, 4)])
    found = next(s for s in sections(own) if "trọng số" in s.title)

    # At 16 and 24 points: 16 + 6 against 4 + 18, level, and not to be decided by floats.
    assert "trong 3 cặp đơn vị trên dưới nhau, 2 cặp không thể đảo" in found.answer[0]
    assert [row[2:] for row in found.tables[0].rows] == [["1", "2"], ["1", "2"], ["3", "3"]]


def test_units_that_share_the_first_place_are_first_together() -> None:
    """u1 and u2 have 10 points at either line, more than u3, whatever is in doubt."""
    found = sections(period([facts("a", 20), facts("b", 20)], [(10, 10), (10, 10), (2, 4)]))

    together = "Đơn vị u1; Đơn vị u2 vẫn cùng đứng đầu, đồng hạng: "
    assert any(together in told for told in found[0].answer)
    weights = next(section for section in found if "trọng số" in section.title)
    for own in (found[0], weights):
        assert [row[0] for row in own.tables[0].rows] == ["=1", "=1", "3"]


def test_shares_that_are_not_all_are_never_100() -> None:
    found = sections(result(), settings=replace(QUICK, runs=1000))
    tally = simulate(Variants(ground_of(result()), QUICK.doubt, QUICK.seed), 1000).tallies["T"]
    above = {int(pair[0]): int(n) for pair, n in zip(tally.pairs, tally.above, strict=True)}

    order = np.argsort(tally.declared.peer_rank, kind="stable").tolist()
    for row, unit in zip(found[0].tables[0].rows, order, strict=True):
        assert row[1] == f"Đơn vị u{unit + 1}"
        if unit in above:
            share = above[unit] / 10
            written = ">99" if 99.5 <= share < 100 else "<1" if 0 < share < 0.5 else round(share)
            assert row[4] == str(written)


def test_without_any_doubt_it_says_so() -> None:
    found = sections(result(), settings=replace(QUICK, doubt=Doubt(0, 0, 0)))

    assert found[0].answer[0].startswith("Không có gì để thử")
    assert [row[2] for row in found[0].tables[0].rows] == ["1–1", "2–2", "3–3", "3–3", "3–3"]
    assert not any("xáo động" in section.title for section in found)


def test_a_rubric_without_marks_says_so_and_asks_no_judge() -> None:
    own = period([facts("a", 10), facts("b", 10)], [(5, 6), (7, 3), (1, 1)])
    found = sections(own)

    assert "Không có tiêu chí nào do người chấm." in found[0].notes
    assert not any("người chấm chặt hơn" in section.title for section in found)


def test_one_unit_alone_has_nobody_to_be_compared_with() -> None:
    own = period(LINES, ROWS[:1])
    found = sections(own)

    assert len(found) == 1
    assert [row[:4] for row in found[0].tables[0].rows] == [["1", "Đơn vị u1", "1–1", "1–1"]]
    assert not found[0].drawings


def test_nobody_ranked_is_one_sentence() -> None:
    own = period(LINES, ROWS)
    bare = replace(own.submissions, values=own.submissions.values.assign(a=np.nan))
    nobody = Evaluator([plain]).evaluate(own.bound.rubric, bare, as_of=own.provenance.as_of)
    (found,) = sections(nobody)

    assert found.answer == ["Chưa đơn vị nào có tổng điểm, nên không có thứ hạng để xem xét."]


def test_a_rubric_for_kinds_that_nobody_is_of_is_one_sentence() -> None:
    (found,) = sections(period(LINES, []))

    assert found.answer[0].startswith("Chưa đơn vị nào có tổng điểm")


def test_all_equal_units_have_no_pair_and_no_move_by_dropping() -> None:
    own = period([facts("a", 10), facts("b", 10)], [(5, 5)] * 3)
    found = sections(own)

    assert any("Không có hai đơn vị nào" in section.answer[0] for section in found)
    assert any("2 tiêu chí bỏ đi cũng không làm đổi hạng" in words([section]) for section in found)
    # Equals in every line: neither weights nor faults can part them.
    assert any("Không lần thử nào làm đổi hạng" in words([section]) for section in found)


def test_several_rubrics_and_scales_are_told_apart() -> None:
    two = (group("T", None, max=20), group("S", None, max=10))
    own = period([facts("a", 10), facts("b", 10), facts("c", 10, "S")], ROWS, group=two)
    found = sections(own, result())

    titles = [section.title for section in found]
    assert len(set(titles)) == len(titles)
    names = [drawing.name for section in found for drawing in section.drawings]
    assert len(set(names)) == len(names) or own.bound.rubric.id == result().bound.rubric.id


def test_a_mean_says_why_pairs_are_not_looked_at() -> None:
    mean = (group("T", None, max=30, combine="weighted_mean"),)
    found = sections(result(group=mean))

    assert any("Không xét: thang điểm này không cộng điểm" in words([own]) for own in found)


def test_the_same_seed_gives_the_same_words() -> None:
    assert words(sections(result())) == words(sections(result()))
    assert words(sections(result())) != words(sections(result(), settings=replace(QUICK, seed=2)))
