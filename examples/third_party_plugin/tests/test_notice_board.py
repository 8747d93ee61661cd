"""The list for the notice board: a line for every unit of every result."""

from typing import Any

from danvan_scoring import Evaluator
from danvan_scoring.testing import AS_OF, publication_of, rubrics, submissions
from hypothesis import given, settings
from hypothesis import strategies as st

from vi_du_ben_thu_ba.notice_board import NoticeBoard

EVALUATOR = Evaluator()


@st.composite
def results(draw: st.DrawFn) -> Any:
    rubric = draw(rubrics())
    return EVALUATOR.evaluate(rubric, draw(submissions(rubric)), as_of=AS_OF)


@settings(max_examples=50, deadline=None)
@given(results())
def test_every_unit_has_its_line_below_its_peer_group(result: Any) -> None:
    (content,) = NoticeBoard().export(publication_of(result), "vi").values()

    groups = [block.splitlines() for block in content.decode().split("\n\n")]
    titles = [group[0].partition(" · ")[2] for group in groups if group]
    lines = [line.split("\t") for group in groups for line in group[2:]]
    assert len(titles) == len(set(titles))
    assert sorted(name for _, name, _, _ in lines) == sorted(result.submissions.units["name"])


@settings(max_examples=50, deadline=None)
@given(results())
def test_a_unit_without_a_total_has_dashes_and_not_zero(result: Any) -> None:
    (content,) = NoticeBoard().export(publication_of(result), "en").values()

    points = {
        name: written
        for line in content.decode().splitlines()
        if line.count("\t") == 3
        for _, name, written, _ in [line.split("\t")]
    }
    for row in result.ranking.itertuples():
        assert (points[row.name] == "—") == (row.points != row.points)
