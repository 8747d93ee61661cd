"""The checks of this plugin: a rubric without a basis, and forms that are alike."""

from typing import Any

import numpy as np
import pandas as pd
from danvan_scoring.plugins import Rubric, Submissions
from danvan_scoring.testing import rubrics
from hypothesis import given, settings

from vi_du_ben_thu_ba import danvan_check_rubric, danvan_check_submissions

FIELDS = [f"f{number}" for number in range(5)]


@settings(max_examples=50, deadline=None)
@given(rubrics(status="issued"))
def test_an_issued_rubric_without_basis_has_a_problem_for_every_line(rubric: Rubric) -> None:
    found = danvan_check_rubric(rubric)

    assert [problem.place.item for problem in found] == [line.code for line in rubric.criteria]


@settings(max_examples=50, deadline=None)
@given(rubrics(status="draft"))
def test_a_draft_may_still_lack_it(rubric: Rubric) -> None:
    assert danvan_check_rubric(rubric) == []


def form() -> Rubric:
    """Five fields that units fill in."""
    field = {"type": "number", "title": "Chỉ tiêu"}
    effects = ("not_applicable", "exempt", "missing", "pending", "not_submitted", "withheld")
    return Rubric.model_validate(
        {
            "format": 1,
            "id": "thu",
            "version": "1",
            "title": "Bộ tiêu chí thử",
            "authority": "UBND xã Thử",
            "status": "draft",
            "states": dict.fromkeys(effects, "zero"),
            "kind": ({"code": "thon", "title": "Thôn"},),
            "peer_group": ({"code": "K1", "title": "Khối thôn", "kinds": ("thon",)},),
            "field": tuple({"code": code, **field} for code in FIELDS),
            "group": ({"code": "T", "title": "Tổng điểm"},),
            "criterion": (
                {
                    "code": "1",
                    "title": "Tiêu chí",
                    "group": "T",
                    "max": 1,
                    "uses": "builtin/count@1",
                    "params": {"field": "f0", "each": 1},
                },
            ),
        }
    )


def sent(**units: list[float | None]) -> Submissions:
    values = pd.DataFrame(units, index=FIELDS, dtype="float64").T
    facts: dict[str, Any] = {"name": values.index, "kind": "thon", "authority": ""}
    return Submissions(units=pd.DataFrame(facts, index=values.index), values=values)


def test_a_form_that_equals_an_earlier_one_is_remarked_upon() -> None:
    submissions = sent(a=[1, 2, 3, 4, 5], b=[9, 2, 3, 4, 5], c=[1, 2, 3, 4, 5])

    (problem,) = danvan_check_submissions(form(), submissions)

    assert problem.severity == "warning"
    assert problem.line("en") == (
        "[c]: PLG451 the form is the same as that of «a» in every field. "
        "Compare the figures of both units"
    )


def test_forms_with_few_values_may_be_alike() -> None:
    short = [1, 2, np.nan, np.nan, np.nan]

    assert danvan_check_submissions(form(), sent(a=short, b=short)) == []
