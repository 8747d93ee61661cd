"""Frames that an engineer builds are held to the rubric, by columns."""

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest
from builders import line, number, rubric, submissions

from danvan_scoring.model.submission import Submissions
from danvan_scoring.stages.validate import validate

RUBRIC = rubric(
    group=[{"code": "T", "title": "T", "max": 10}],
    criterion=[line("A", 10, "ratio")],
    field=[
        number("n", minimum=0, maximum=100),
        {"code": "y", "title": "y", "type": "yes_no"},
        {"code": "d", "title": "d", "type": "date"},
        {"code": "t", "title": "t", "type": "text"},
        {"code": "c", "title": "c", "type": "choice", "choices": ["tốt", "khá"]},
    ],
)
CELLS = [{"n": 0, "y": 1, "d": "2025-12-01", "t": "a"}, {"n": 100, "y": 0}]


def given() -> Submissions:
    return submissions(RUBRIC, CELLS)


def test_frames_that_fit_have_no_problems() -> None:
    assert validate(RUBRIC, given()) == []


def values(**columns: Any) -> Submissions:
    good = given()
    return replace(good, values=good.values.assign(**columns))


def waiver(**keys: str) -> Submissions:
    row = {"unit": "u1", "criterion": "A", "state": "exempt", "document": "QĐ 5", "reason": "bão"}
    frame = pd.DataFrame([{**row, "until": pd.NaT, **keys}])
    return replace(given(), waivers=frame)


def test_a_good_waiver_is_no_fault() -> None:
    assert validate(RUBRIC, waiver()) == []


def twice() -> Submissions:
    good = given()
    return replace(good, units=good.units.iloc[[0, 0]], values=good.values.iloc[[0, 0]])


def numbered() -> Submissions:
    good = given()
    return replace(good, units=good.units.set_axis([1, 2]), values=good.values.set_axis([1, 2]))


def of_kind(kind: str) -> Submissions:
    good = given()
    return replace(good, units=good.units.assign(kind=kind))


@pytest.mark.parametrize(
    ("changed", "code", "found"),
    [
        (twice(), "SUB251", "u1"),
        (numbered(), "SUB255", "int64"),
        (of_kind("thonn"), "SUB252", "thonn"),
        (replace(given(), values=given().values.iloc[:1]), "SUB253", "u2"),
        (replace(given(), values=given().values.drop(columns="n")), "SUB254", ""),
        (values(n=["1", "2"]), "SUB255", ""),
        (values(d=["01/12/2025", ""]), "SUB255", ""),
        (values(t=[1.0, 2.0]), "SUB255", "float64"),
        (values(n=[0.0, 100.5]), "SUB256", "100.5"),
        (values(n=[-0.5, 1.0]), "SUB256", "-0.5"),
        (values(y=[1.0, 2.0]), "SUB256", "2.0"),
        (values(y=[1.0, 0.5]), "SUB272", "0.5"),
        (values(c=["tốt", "tôt"]), "SUB273", "tôt"),
        (waiver(state="mien"), "SUB259", "mien"),
        (waiver(unit="u9"), "SUB259", "u9"),
        (waiver(criterion="B"), "SUB259", "B"),
        (replace(given(), units=given().units.drop(columns="authority")), "SUB258", ""),
    ],
)
def test_one_fault_is_named(changed: Submissions, code: str, found: str) -> None:
    problems = validate(RUBRIC, changed)

    assert [problem.code for problem in problems] == [code]
    assert found in problems[0].found
    assert "{" not in problems[0].line("vi") + problems[0].line("en")


def test_reordered_values_are_not_taken_for_the_same() -> None:
    good = given()
    turned = replace(good, values=good.values.iloc[::-1])

    assert [problem.code for problem in validate(RUBRIC, turned)] == ["SUB253"]


def test_an_empty_cell_is_no_fault() -> None:
    assert validate(RUBRIC, values(n=pd.Series([None, None], dtype="float64").to_numpy())) == []


def test_a_claim_without_the_expected_document_is_remarked_upon() -> None:
    expected = RUBRIC.model_copy(
        update={
            "form_fields": (
                RUBRIC.form_fields[0].model_copy(update={"evidence": "expected"}),
                *RUBRIC.form_fields[1:],
            )
        }
    )

    # u1 wrote 0, which claims nothing.
    (problem,) = validate(expected, given())
    assert (problem.code, problem.found, problem.severity) == ("SUB257", "u2", "warning")
