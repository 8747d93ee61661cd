"""Commendation on `hand_made`: who is proposed, who is not, of whom it cannot be told, and why.

On its scale u1 and u2 share rank 1 and end at «Tốt», u3 waits for the council, u4 is first of its
peer group at «Khá» by a gate, u5 sent nothing. Reports: u3 late by 4 days, u5 not sent.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import filed
import hand_made
import pandas as pd
import pytest
from builders import group, line, number, rubric, submissions
from pydantic import ValidationError

from danvan_scoring import Evaluator
from danvan_scoring.io import load_rubric
from danvan_scoring.model.commendation import Commended, Requirement
from danvan_scoring.model.result import Result
from danvan_scoring.model.rubric import Rubric
from danvan_scoring.stages.assumptions import assumptions
from danvan_scoring.stages.check_rubric import check_rubric
from danvan_scoring.stages.commend import commend

MODELS = [("u1", "recognised"), ("u2", "under_way"), ("u3", "under_way"), ("u4", "registered")]
POSTS = ["u1", "u1", "u2"]


def result(**rule: Any) -> Result:
    own = {"code": "BD", "title": "Đề nghị biểu dương", **rule}
    made = hand_made.result(commendation=[own])
    models = pd.DataFrame(MODELS, columns=["unit", "state"]).assign(
        code="M1", name="Mô hình", field="economy", document="", place="so.csv:2"
    )
    posts = pd.DataFrame({"unit": POSTS}).assign(
        title="Tin", channel="portal", link="", place="tin.csv:2"
    )
    return replace(
        made,
        submissions=replace(
            made.submissions,
            models=models.assign(date=pd.Timestamp("2025-11-14")),
            posts=posts.assign(date=pd.Timestamp("2025-10-02")),
        ),
    )


def held(made: Result) -> Mapping[str, Commended]:
    return {found.unit: found for found in commend(made, made.compliance)}


def answers(made: Result) -> list[bool | None]:
    """What the only condition says of u1 to u5."""
    return [found.checks[0].holds for found in held(made).values()]


def requires(what: str, **more: int) -> dict[str, Any]:
    return {"requires": [{"what": what, **more}]}


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        # Without a total nobody knows the class or the rank.
        ({"classes": ["T"]}, [True, True, None, False, None]),
        ({"classes": ["T", "K"]}, [True, True, None, True, None]),
        # u1 and u2 share the first rank, so both are taken.
        ({"top": 1}, [True, True, None, True, None]),
        (requires("reports_on_time"), [True, True, False, True, False]),
        # Of u3 nobody has said whether somebody was disciplined.
        (requires("no_gate"), [True, True, None, False, True]),
        (requires("models_under_way", at_least=1), [True, True, True, False, False]),
        (requires("recognised_models", at_least=1), [True, False, False, False, False]),
        (requires("posts", at_least=1), [True, True, False, False, False]),
        (requires("posts", at_least=2), [True, False, False, False, False]),
    ],
)
def test_each_condition_holds_fails_or_cannot_be_told(
    rule: dict[str, Any], expected: list[bool | None]
) -> None:
    assert answers(result(**rule)) == expected


@pytest.mark.parametrize(
    ("what", "field"),
    [("models_under_way", "models"), ("recognised_models", "models"), ("posts", "posts")],
)
def test_without_a_register_it_cannot_be_told(what: str, field: str) -> None:
    made = result(**requires(what, at_least=1))
    empty: dict[str, Any] = {field: None}
    bare = replace(made, submissions=replace(made.submissions, **empty))

    assert answers(bare) == [None] * 5


def test_without_a_plan_nobody_can_tell_whether_reports_were_in_time() -> None:
    made = result(**requires("reports_on_time"))

    assert [found.checks[0].holds for found in commend(made, None)] == [None] * 5


def test_a_unit_is_proposed_if_every_condition_holds() -> None:
    found = held(result(classes=["T"], top=1, **requires("recognised_models", at_least=1)))

    assert [unit for unit, own in found.items() if own.candidate] == ["u1"]


def test_only_units_that_fail_nothing_are_undecided() -> None:
    found = held(result(classes=["T"], **requires("reports_on_time")))

    # u3 has no class yet but was late, u5 has none and sent no report: both are out anyway.
    assert [unit for unit, own in found.items() if own.undecided] == []
    found = held(result(classes=["T"], **requires("models_under_way", at_least=1)))
    assert [unit for unit, own in found.items() if own.undecided] == ["u3"]


def test_every_condition_says_why() -> None:
    made = result(classes=["T"], top=2, **requires("no_gate"))
    texts = [check.text for check in held(made)["u4"].checks]

    assert texts[0].vi == "xếp loại Khá, cần Tốt"
    assert texts[1].en == "rank 1 in the peer group, up to 2"
    assert "Có cán bộ bị kỷ luật" in texts[2].vi
    late = held(result(**requires("reports_on_time")))
    assert late["u3"].checks[0].text.vi == "Báo cáo năm gửi chậm"
    assert late["u5"].checks[0].text.en == "Báo cáo năm not sent"
    assert late["u1"].checks[0].text.vi == "đúng hạn: Báo cáo năm"


def test_a_rule_without_conditions_proposes_everybody() -> None:
    assert all(found.candidate for found in held(result()).values())


@pytest.mark.parametrize(
    ("code", "found", "rules"),
    [
        ("RUB174", "XX", [{"code": "BD", "title": "BD", "classes": ["XX"]}]),
        ("RUB161", "TT", [{"code": "BD", "title": "BD", "scale": "TT"}]),
        ("RUB121", "BD", [{"code": "BD", "title": "BD"}, {"code": "BD", "title": "BD 2"}]),
    ],
)
def test_a_wrong_rule_is_told(code: str, found: str, rules: list[dict[str, Any]]) -> None:
    own = rubric(
        criterion=[{"code": "x", "title": "x", "group": "T", "max": 1, "uses": "a/b@1"}],
        **{"class": [{"code": "D", "title": "Đạt", "from": 0}]},
        commendation=rules,
    )

    problems = [(problem.code, problem.found) for problem in check_rubric(own)]
    assert (code, found) in problems


@pytest.mark.parametrize("given", [{"what": "posts"}, {"what": "no_gate", "at_least": 1}])
def test_a_number_goes_with_what_is_counted_and_with_nothing_else(given: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="at_least where models or posts are counted"):
        Requirement.model_validate(given)


def test_what_is_assumed_of_a_rule_is_told_with_the_rest() -> None:
    own = hand_made.result(
        commendation=[{"code": "BD", "title": "BD", "assumed": "Là đề xuất."}]
    ).bound.rubric

    (found,) = assumptions(own)
    assert (found.parts[0].vi, found.text) == ("biểu dương BD", "Là đề xuất.")


def test_a_rubric_that_extends_another_changes_its_rules_and_leaves_some_out(
    tmp_path: Path,
) -> None:
    rules = "".join(
        f'\n[[commendation]]\ncode = "{code}"\ntitle = "{code}"\ntop = 3\n' for code in ("A", "B")
    )
    (tmp_path / "base.toml").write_text(filed.RUBRIC + rules, encoding="utf-8")
    own = (
        'format = 1\nid = "moi"\nversion = "1"\ntitle = "Mới"\nstatus = "draft"\n'
        'extends = "base.toml"\nremoves = { commendation = ["B"] }\n'
        '\n[[commendation]]\ncode = "A"\ntop = 1\n'
    )
    (tmp_path / "own.toml").write_text(own, encoding="utf-8")

    (rule,) = load_rubric(tmp_path / "own.toml").commendations

    assert (rule.code, rule.title, rule.top) == ("A", "A", 1)


def test_several_rubrics_of_a_period_know_the_plan_that_goes_over_all() -> None:
    def own(kind: str) -> Rubric:
        return rubric(
            id=kind,
            kind=[{"code": kind, "title": kind}],
            peer_group=[{"code": "K", "title": kind, "kinds": [kind]}],
            group=[group("T", None, max=10)],
            field=[number("so")],
            criterion=[line("1", 10, "count", params={"field": "so", "each": 1}, tasks=["3.2"])],
            commendation=[{"code": "BD", "title": "Biểu dương", **requires("reports_on_time")}],
        )

    rubrics = [own("thon"), own("phong")]
    made = hand_made.result()
    assert made.compliance is not None
    receipts = made.submissions.receipts
    together = rubric(field=[number("so")], criterion=rubrics[0].criteria)
    sent = submissions(
        together, [{"so": 1}] * 5, made.submissions.units["kind"].tolist(), receipts=receipts
    )

    found = Evaluator().evaluate_together(
        rubrics, sent, made.compliance.plan, as_of=hand_made.AS_OF
    )

    # u3 was late and u5 sent none, whichever rubric scores them.
    told = {own.unit: own.candidate for part in found.results for own in part.commendations}
    assert told == {"u1": True, "u2": True, "u3": False, "u4": True, "u5": False}
