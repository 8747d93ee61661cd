"""A submission scored by itself: the period's own numbers, and its own fault reports."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest
import service
from service import OWN, app_of, nodes, post, served, submissions

from danvan_scoring.model.submission import Submissions
from danvan_scoring.serve.compared import compared_with_others
from danvan_scoring.stages.explain import Explainer


def shown(explanation: Any, hidden: frozenset[str]) -> dict[str, tuple[object, ...]]:
    """State and figures of the nodes of an explanation that are not hidden."""
    found = {}

    def below(node: Any) -> None:
        if node.code not in hidden:
            points = None if node.points is None else f"{node.points:f}"
            figures = points, f"{node.counted:f}", f"{node.maximum:f}"
            found[node.code] = (node.status.key, *figures, node.reason.vi)
        for child in node.children:
            below(child)

    for scale in explanation.scales:
        below(scale.tree)
    return found


def answered(answer: Mapping[str, Any]) -> dict[str, tuple[object, ...]]:
    return {
        node["code"]: tuple(
            node[key] for key in ("status", "points", "counted", "maximum", "reason")
        )
        for scale in answer["result"]["scales"]
        for node in nodes(scale)
        if not node["hidden"]
    }


def test_every_unit_is_scored_as_in_its_period() -> None:
    """Of 60 units at once, or each by itself: the same state, points, maximum and reason."""
    app = app_of(served())
    (result,) = served().found.results
    hidden, explainer = compared_with_others(result.bound), Explainer(result)

    for unit, body in submissions().items():
        answer = post(app, body)

        assert answer.status_code == 200, answer.text
        assert answered(answer.json()) == shown(explainer.unit(unit), hidden), unit


def test_an_evaluator_comes_to_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rubric without criteria that are compared: total and class by points are told as well."""
    own = service.loaded()
    assert own.submissions is not None
    units = own.submissions.units.loc[[OWN]]
    alone: dict[str, pd.DataFrame] = {
        name: frame[frame["unit"] == OWN].reset_index(drop=True)
        for name, frame in (
            ("evidence", own.submissions.evidence),
            ("waivers", own.submissions.waivers),
        )
    }
    given = Submissions(units=units, values=own.submissions.values.loc[[OWN]], **alone)
    result = own.evaluator.evaluate(own.rubrics[0], given, as_of=own.period.as_of)
    monkeypatch.setattr(
        "danvan_scoring.serve.served.compared_with_others", lambda _bound: frozenset()
    )

    answer = post(app_of(replace(served())), submissions()[OWN]).json()

    (scale,), (told,) = Explainer(result).unit(OWN).scales, answer["result"]["scales"]
    assert answered(answer) == shown(Explainer(result).unit(OWN), frozenset())
    assert told["class_by_points"] == scale.class_by_points != ""
    assert told["measure"] == f"{scale.measure:f}"
    assert (told["peer_rank"], told["class"], told["steps"]) == (None, None, [])


def test_an_empty_submission_is_one_that_was_not_handed_in() -> None:
    body = json.dumps({"record": "submission", "unit": OWN, "values": []}).encode()

    answer = post(app_of(served()), body).json()

    assert "not_submitted" in {own[0] for own in answered(answer).values()}


def test_a_waiver_of_the_period_holds() -> None:
    waivers = service.loaded().submissions.waivers
    unit, criterion = waivers["unit"].iloc[0], waivers["criterion"].iloc[0]

    answer = post(app_of(served()), submissions()[unit]).json()

    assert answered(answer)[criterion][0] == waivers["state"].iloc[0]


def entry(**own: object) -> bytes:
    record = {"record": "submission", "unit": OWN, "values": [own]}
    return json.dumps(record).encode()


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", "SRV867"),
        (b"null", "SRV867"),
        (b"\xef\xbb\xbf{}", "SRV867"),
        (b"[" * 100_000, "SRV867"),
        (b'{"a":' * 100_000, "SRV867"),
        (b'{"record":"submission","unit":"T-01","values":[{"field":"x","value":NaN}]}', "SRV867"),
        (b'{"record":"submission","unit":"T-01","values":[{"field":"x","value":-Infinity}]}',
         "SRV867"),
        (b'{"record":"submission","unit":"T-01","unit":"T-02","values":[]}', "INT819"),
        (b'{"record":"submission","unit":"T-01","values":[]}\n{}', "SRV867"),
        (b'{"record":"submission","unit":"T\xff","values":[]}', "INT825"),
        (b'{"record":"submission","unit":"\\ud800","values":[]}', "INT825"),
        (b'{"record":"header"}', "INT811"),
        (b'{"record":"unit","code":"a","name":"A","kind":"thon"}', "INT814"),
        (b'{"record":"submission","unit":"T-01"}', "INT811"),
        (b'{"record":"submission","unit":"T-99","values":[]}', "SUB262"),
        (entry(field="khong_co", value=1), "SUB263"),
    ],
)  # fmt: skip
def test_a_wrong_body_is_told_with_the_codes_of_files(body: bytes, code: str) -> None:
    """And with codes of its own where those of files speak of lines."""
    answer = post(app_of(served()), body)

    assert answer.status_code == 422
    assert code in {problem["code"] for problem in answer.json()["problems"]}


def field_of(type_: str) -> str:
    (result,) = served().found.results
    return next(own.code for own in result.bound.rubric.form_fields if own.type == type_)


def test_no_line_and_no_file_is_told_of_a_body() -> None:
    twice = {"field": field_of("integer"), "value": 1}
    repeated = {"record": "submission", "unit": OWN, "values": [twice, twice]}

    for body, code in ((b"{", "SRV867"), (json.dumps(repeated).encode(), "SRV868")):
        (problem,) = post(app_of(served()), body).json()["problems"]

        told = " ".join(problem[key] for key in ("title", "expected", "hint"))
        assert problem["code"] == code
        assert problem["place"]["item"] == ("field" if code == "SRV868" else "")
        assert "dòng" not in told
        assert ":0" not in told


def test_a_number_beyond_all_bounds_is_told_as_too_large() -> None:
    body = entry(field=field_of("integer"), value=0).replace(b'"value": 0', b'"value": 1e999')
    (problem,) = post(app_of(served()), body).json()["problems"]

    assert (problem["code"], problem["found"]) == ("SUB237", "1E+999")
    assert "quá lớn" in problem["title"]


def test_all_faults_are_told_at_once_in_the_language_asked_for() -> None:
    (result,) = served().found.results
    number = next(own for own in result.bound.rubric.form_fields if own.type == "integer")
    yes_no = next(own for own in result.bound.rubric.form_fields if own.type == "yes_no")
    record = {
        "record": "submission",
        "unit": OWN,
        "values": [
            {"field": number.code, "value": "1,5"},
            {"field": number.code + "x", "value": 1},
            {"field": yes_no.code, "value": "x"},
        ],
    }
    body = json.dumps(record).encode()
    app = app_of(served())
    vi, en = (post(app, body, language=language) for language in ("vi", "en"))

    told = [
        [(one["code"], one["place"]["item"], one["found"]) for one in answer.json()["problems"]]
        for answer in (vi, en)
    ]
    assert told[0] == told[1]
    assert ("SUB231", number.code, "1,5") in told[0]
    assert ("SUB238", yes_no.code, "x") in told[0]
    assert "SUB263" in {code for code, _, _ in told[0]}
    assert "cần" not in en.text
    assert vi.json()["problems"][0]["title"] != en.json()["problems"][0]["title"]
    assert (vi.headers["Content-Language"], en.headers["Content-Language"]) == ("vi", "en")
    near = next(one for one in en.json()["problems"] if one["code"] == "SUB263")
    assert f"Did you mean «{number.code}»?" in near["hint"]


def test_a_long_value_is_told_by_its_beginning() -> None:
    (problem,) = post(app_of(served()), entry(field="x" * 900, value=1)).json()["problems"]

    assert len(problem["found"]) == 200


def test_a_claim_without_the_document_expected_is_a_warning() -> None:
    (result,) = served().found.results
    fields = result.bound.rubric.form_fields
    field = next(own for own in fields if own.evidence == "expected" and own.type == "yes_no")

    answer = post(app_of(served()), entry(field=field.code, value=True)).json()

    assert [warning["code"] for warning in answer["warnings"]] == ["SUB257"]
