"""Who sees what: every address, every role, before and after publication."""

import json
import unicodedata
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from urllib.parse import quote

import numpy as np
import pytest
import service
from service import OTHER, OWN, TODAY, app_of, ask, nodes, post, served, submissions

from danvan_scoring.model.assessment import Assessment
from danvan_scoring.model.log import LogLine
from danvan_scoring.serve.compared import compared_with_others
from danvan_scoring.serve.served import Served
from danvan_scoring.stages.explain import Explainer
from danvan_scoring.stages.finalise import final_entries

ROLES = ("", "wrong", "expired", "reader", "unit", "council", "clerk")
MATRIX = {
    # address:              none  wrong  expired  reader  unit  council  clerk
    "health":         {False: (200, 200, 200, 200, 200, 200, 200),
                       True:  (200, 200, 200, 200, 200, 200, 200)},
    "period":         {False: (401, 401, 401, 200, 200, 200, 200),
                       True:  (401, 401, 401, 200, 200, 200, 200)},
    "rubric":         {False: (401, 401, 401, 200, 200, 200, 200),
                       True:  (401, 401, 401, 200, 200, 200, 200)},
    "openapi.json":   {False: (401, 401, 401, 200, 200, 200, 200),
                       True:  (401, 401, 401, 200, 200, 200, 200)},
    "ranking":        {False: (401, 401, 401, 403, 403, 200, 200),
                       True:  (401, 401, 401, 200, 200, 200, 200)},
    f"units/{OWN}":   {False: (401, 401, 401, 403, "own", "full", "full"),
                       True:  (401, 401, 401, "posted", "full", "full", "full")},
    f"units/{OTHER}": {False: (401, 401, 401, 403, 403, "full", "full"),
                       True:  (401, 401, 401, "posted", "posted", "full", "full")},
    "units/khong-co": {False: (401, 401, 401, 403, 403, 404, 404),
                       True:  (401, 401, 401, 404, 404, 404, 404)},
    f"score {OWN}":   {False: (401, 401, 401, 403, "alone", "alone", "alone"),
                       True:  (401, 401, 401, 403, "alone", "alone", "alone")},
    f"score {OTHER}": {False: (401, 401, 401, 403, 403, "alone", "alone"),
                       True:  (401, 401, 401, 403, 403, "alone", "alone")},
    "score khong-co": {False: (401, 401, 401, 403, 403, 422, 422),
                       True:  (401, 401, 401, 403, 403, 422, 422)},
}  # fmt: skip
CASES = [
    (address, role, published, expected)
    for address, rows in MATRIX.items()
    for published, row in rows.items()
    for role, expected in zip(ROLES, row, strict=True)
]
CODES = {401: "SRV851", 403: "SRV852", 404: "SUB291", 422: "SUB262"}


@pytest.mark.parametrize(("address", "role", "published", "expected"), CASES)
def test_the_matrix_of_roles(
    address: str, role: str, *, published: bool, expected: int | str
) -> None:
    app = app_of(served(published=published))
    action, _, unit = address.partition(" ")
    if action == "score":
        body = submissions()[OWN].replace(OWN.encode(), unit.encode())
        answer = post(app, body, role)
    else:
        answer = ask(app, f"/v1/{address}", role)

    content = answer.json()
    if isinstance(expected, str):
        assert answer.status_code == 200, content
        assert content.get("result", content)["view"] == expected
    else:
        assert answer.status_code == expected, content
        if expected != 200:
            score_refused = (action, expected) == ("score", 403)
            assert content["code"] == ("SRV866" if score_refused else CODES[expected])


def test_a_refusal_does_not_tell_whether_there_is_such_a_unit() -> None:
    app = app_of(served())
    answers = [
        ask(app, f"/v1/units/{unit}", role).json()
        for unit in (OTHER, "khong-co", "a%2Fb", "%2E%2E%2Fetc%2Fpasswd")
        for role in ("unit", "reader")
    ]

    assert len({json.dumps(answer["problems"]) for answer in answers}) == 1


@pytest.mark.parametrize(("role", "view"), [("clerk", "full"), ("unit", "own")])
def test_a_name_that_one_unit_has_stands_for_its_code(role: str, view: str) -> None:
    app, name = app_of(served()), served().found.submissions.names[OWN]
    apart = unicodedata.normalize("NFD", name.upper())

    for asked in (name, apart):
        answer = ask(app, f"/v1/units/{quote(asked)}", role).json()

        assert (answer["unit"], answer["view"]) == (OWN, view)


def test_a_name_opens_nothing_that_its_code_does_not_open() -> None:
    app, name = app_of(served()), served().found.submissions.names[OTHER]

    refusals = [ask(app, f"/v1/units/{quote(asked)}", "unit") for asked in (OTHER, name)]

    assert [answer.status_code for answer in refusals] == [403, 403]


def test_a_name_that_two_units_have_stands_for_none() -> None:
    one = served()
    units = one.found.submissions.units.copy()
    units.loc[OTHER, "name"] = units.loc[OWN, "name"]
    given = replace(one.found.submissions, units=units)
    two = replace(one, found=replace(one.found, submissions=given))

    answer = ask(app_of(two), f"/v1/units/{quote(units.loc[OWN, 'name'])}", "clerk")

    assert (answer.status_code, answer.json()["code"]) == (404, "SUB291")


def test_all_who_may_not_come_in_are_told_the_same() -> None:
    app = app_of(served())
    answers = [ask(app, "/v1/ranking", token) for token in ("", "wrong", "expired", "é")]

    assert len({json.dumps(answer.json()["problems"]) for answer in answers}) == 1
    assert {answer.headers["WWW-Authenticate"] for answer in answers} == {"Bearer"}


def test_before_publication_nothing_that_a_unit_sees_depends_on_other_units() -> None:
    """All values of all others are set to what they are at least, at most, and to nothing."""
    before = app_of(served())
    body = submissions()[OWN]
    told = [ask(before, f"/v1/units/{OWN}", "unit").content, post(before, body, "unit").content]

    def others(value: float):
        def change(values):
            numeric = values.select_dtypes("float64").columns
            changed = values.copy()
            changed.loc[changed.index != OWN, numeric] = value
            return changed

        return change

    for value in (np.nan, 0.0, 1.0):
        other = service.made_of(others(value))
        assert other.found.results[0].ranking.to_csv() != served().found.results[0].ranking.to_csv()
        app = app_of(other)
        again = [ask(app, f"/v1/units/{OWN}", "unit").content, post(app, body, "unit").content]
        assert again == told


def test_before_publication_no_rank_no_class_and_no_step_is_told() -> None:
    (scale,) = ask(app_of(served()), f"/v1/units/{OWN}", "unit").json()["scales"]

    withheld = ("peer_rank", "overall_rank", "class", "eligible")
    assert [scale[key] for key in withheld] == [None] * 4
    assert (scale["peer_label"], scale["overall_label"], scale["sentence"]) == ("", "", "")
    assert scale["steps"] == []


def test_what_is_compared_with_others_is_hidden_up_to_the_total() -> None:
    """C5 of Kim Thành's rubric is scored against the leader of the peer group."""
    (result,) = served().found.results
    cohort = [
        code for code, own in result.bound.criteria.items() if own.criterion.scope == "cohort"
    ]
    (scale,) = ask(app_of(served()), f"/v1/units/{OWN}", "unit").json()["scales"]
    hidden = [node for node in nodes(scale) if node["hidden"]]

    line = result.bound.criteria[cohort[0]].line
    assert {cohort[0], line.group, "T"} <= {node["code"] for node in hidden}
    assert {node["code"] for node in hidden} == compared_with_others(result.bound)
    for node in hidden:
        figures = [node[key] for key in ("status", "points", "counted", "maximum")]
        assert figures == [None] * 4
        assert (node["reason"], node["effect"], node["cap"]) == ("", "", "")
    assert (scale["measure"], scale["class_by_points"]) == (None, None)
    assert any(node["points"] for node in nodes(scale))


def test_what_is_posted_tells_no_reason_no_fact_and_no_document() -> None:
    answer = ask(app_of(served(published=True)), f"/v1/units/{OTHER}", "reader")
    evidence = service.loaded().submissions.evidence
    planted = evidence.loc[evidence["unit"] == OTHER, ["evidence", "note"]].to_numpy().ravel()

    assert any(planted)
    assert not any(text in answer.text for text in planted if text)
    for scale in answer.json()["scales"]:
        assert (scale["steps"], scale["sentence"]) == ([], "")
        for node in nodes(scale):
            assert (node["reason"], node["effect"], node["cap"]) == ("", "", "")
            assert node["facts"] == []


def test_the_full_view_says_what_the_explanation_says() -> None:
    (result,) = served().found.results
    explanation = Explainer(result).unit(OWN)
    answer = ask(app_of(served()), f"/v1/units/{OWN}", "council", headers={"Accept-Language": "en"})
    (scale,), (told,) = explanation.scales, answer.json()["scales"]

    assert (told["peer_rank"], told["class"]) == (scale.peer_rank, scale.class_final)
    assert told["sentence"] == scale.class_sentence.en
    assert Decimal(told["tree"]["points"]) == scale.tree.points
    first = scale.tree.children[0].children[0]
    own = told["tree"]["children"][0]["children"][0]
    assert own["reason"] == first.reason.en
    assert [fact["value"] for fact in own["facts"]] == [fact.value.en for fact in first.facts]


def test_no_folder_is_told_of_where_a_fact_stands() -> None:
    answer = ask(app_of(served()), f"/v1/units/{OWN}", "clerk").json()
    places = {
        fact["place"]
        for scale in answer["scales"]
        for node in nodes(scale)
        for fact in node["facts"]
    }

    assert any(place.startswith("phieu.csv:") for place in places)
    assert not any("/" in place for place in places)


def test_the_result_is_published_from_the_day_on_that_the_period_names() -> None:
    one = served(published=True)

    assert not one.is_published(TODAY - timedelta(days=1))
    assert one.is_published(TODAY)
    assert one.is_published(TODAY + timedelta(days=1))
    assert not served().is_published(TODAY + timedelta(days=9_999))


def test_with_a_log_nothing_is_published_before_all_scores_are_final() -> None:
    """And it is no longer, once scores differ from those that were made final."""
    one = served(published=True)
    (result,) = one.found.results
    entries = [*final_entries(result, Assessment(()), "HĐ", "QĐ 1")]
    lines = [
        LogLine(number, None, entry, "", "")  # type: ignore[arg-type]
        for number, entry in enumerate(entries, 1)
    ]

    def with_log(logged: list[LogLine]) -> Served:
        return replace(one, assessment=Assessment(tuple(logged)))

    assert not with_log([]).is_published(TODAY)
    assert not with_log(lines[:-1]).is_published(TODAY)
    assert with_log(lines).is_published(TODAY)
    changed = replace(
        lines[0].entry,
        details={"scores": {**lines[0].entry.details["scores"], "A1": "0.00"}},
    )
    assert not with_log([replace(lines[0], entry=changed), *lines[1:]]).is_published(TODAY)
