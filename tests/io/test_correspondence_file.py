"""The file that says what became of what: every fault at once, with file and line."""

from pathlib import Path

import pytest
from builders import line, number
from compared import whole

from danvan_scoring import errors
from danvan_scoring.io.correspondence_file import load_correspondence
from danvan_scoring.model.correspondence import Correspondence
from danvan_scoring.stages.check_correspondence import Side, check_correspondence

GOOD = """\
[[unit]]
old = ["T-01", "T-02"]
new = ["T-01"]
note = "Nghị quyết 12/NQ-HĐND"

[[criterion]]
old = "A"
new = "B"

[[field]]
old = "a"
new = "b"
"""


def read(folder: Path, text: str) -> Correspondence:
    path = folder / "doi-chieu.toml"
    path.write_text(text, encoding="utf-8")
    return load_correspondence(path)


def side(code: str, field: str, units: list[str]) -> Side:
    rubric = whole(
        field=[number(field)],
        criterion=[line(code, 10, "count", params={"field": field, "each": 1})],
    )
    return Side([rubric], units)


OLD, NEW = side("A", "a", ["T-01", "T-02"]), side("B", "b", ["T-01"])


def test_a_good_file_is_read_and_fits(tmp_path: Path) -> None:
    found = read(tmp_path, GOOD)

    assert found.units[0].old == ("T-01", "T-02")
    assert not found.units[0].renamed
    assert found.criteria[0].new == "B"
    assert check_correspondence(found, OLD, NEW) == []


def test_faults_of_form_are_told_all_at_once_by_line(tmp_path: Path) -> None:
    with pytest.raises(errors.PlanError) as caught:
        read(
            tmp_path, '[[unit]]\nold = []\nnew = ["T-01"]\n\n[[criterion]]\nold = "A"\nneu = "B"\n'
        )

    found = [(problem.code, problem.place.line) for problem in caught.value.problems]
    assert found == [("PLN316", 2), ("PLN311", 5), ("PLN312", 7)]
    assert caught.value.problems[2].suggestion == "new"


def test_codes_that_a_period_has_not_are_told_with_the_nearest(tmp_path: Path) -> None:
    text = GOOD.replace('"T-02"', '"T-2"').replace('new = "B"', 'new = "B9"')
    text = text.replace('old = "a"', 'old = "x"')

    problems = check_correspondence(read(tmp_path, text), OLD, NEW)

    assert [(own.code, own.place.line, own.found) for own in problems] == [
        ("PLN380", 2, "T-2"),
        ("PLN380", 8, "B9"),
        ("PLN380", 11, "x"),
    ]
    assert problems[0].suggestion == "T-02"
    assert "kỳ trước không có đơn vị này" in problems[0].line("vi")
    assert "the period after has no such criterion or group" in problems[1].line("en")


def test_a_code_in_two_links_is_refused(tmp_path: Path) -> None:
    text = GOOD + '\n[[unit]]\nold = ["T-02"]\nnew = ["T-01"]\n'

    problems = check_correspondence(read(tmp_path, text), OLD, NEW)

    assert [(own.code, own.place.line, own.found) for own in problems] == [
        ("PLN381", 15, "T-02"),
        ("PLN381", 16, "T-01"),
    ]


def test_a_group_is_no_criterion(tmp_path: Path) -> None:
    problems = check_correspondence(
        read(tmp_path, GOOD.replace('old = "A"', 'old = "T"')), OLD, NEW
    )

    assert [(own.code, own.place.line, own.found) for own in problems] == [("PLN382", 6, "T, B")]
