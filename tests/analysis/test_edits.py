"""Edits of facts, marks and rules: the inputs stay, what was edited is what is scored."""

from decimal import Decimal

import numpy as np
import pandas as pd
import pytest
from builders import group, line, number, rubric, submissions

from danvan_scoring.analysis.edits import (
    ASSUMED,
    FactEdit,
    MarkEdit,
    RuleEdit,
    edited_rubric,
    edited_submissions,
    fitting,
    knows,
)
from danvan_scoring.model.rubric import Rubric


def _rubric() -> Rubric:
    return rubric(
        field=[
            number("so", minimum=0),
            number("ngay", type="date"),
            number("chon", type="choice", choices=("a", "b")),
        ],
        group=[group("T", None, max=10), group("B", max=10)],
        criterion=[
            line("B.1", 6, "count", "B", params={"field": "so", "each": 2}),
            line("B.1.2", 4, "count", "B", params={"field": "so", "each": 1}),
        ],
        gate=[
            {
                "code": "K",
                "title": "Khống chế",
                "effect": "bar",
                "when": {"all": [{"field": "so", "is": "<", "value": 1}]},
            }
        ],
        quota=[{"class": "T", "count": 1}, {"class": "T", "count": 2, "peer_groups": ["K2"]}],
        **{
            "class": [
                {"code": "T", "title": "Tốt", "from": 5},
                {"code": "K", "title": "Khá", "from": 0},
            ]
        },
    )


def test_a_rubric_survives_being_taken_apart_and_put_together() -> None:
    own = _rubric()
    edited, problems = edited_rubric(own, [])

    assert (edited, problems) == (own, [])


@pytest.mark.parametrize(
    ("path", "value", "look"),
    [
        ("criterion.B.1.max", 5, lambda own: own.criteria[0].max),
        ("criterion.B.1.2.max", 3, lambda own: own.criteria[1].max),
        ("criterion.B.1.params.each", Decimal("0.5"), lambda own: own.criteria[0].params["each"]),
        ("group.B.max", 12, lambda own: own.groups[1].max),
        ("class.T.from", 8, lambda own: own.classes[0].from_),
        ("gate.K.when.all.0.value", 3, lambda own: own.gates[0].when.all_[0].value),
        ("ranking.by", "percent", lambda own: own.ranking.by),
        ("rounding.decimals", 1, lambda own: own.rounding.decimals),
        ("quota.T.count", 4, lambda own: own.quotas[1].count),
    ],
)
def test_a_path_leads_to_its_key(path: str, value: object, look: object) -> None:
    own = _rubric()
    edited, problems = edited_rubric(own, [RuleEdit(path, value)])

    assert problems == []
    assert edited is not None
    assert look(edited) == value  # type: ignore[operator]
    assert look(own) != value  # type: ignore[operator]


def test_edits_are_applied_one_after_another() -> None:
    edits = [RuleEdit("group.B.max", 3), RuleEdit("group.B.max", 4)]
    edited, _ = edited_rubric(_rubric(), edits)

    assert edited is not None
    assert edited.groups[1].max == 4


@pytest.mark.parametrize(
    ("path", "code", "suggestion"),
    [
        ("criterion", "WIF705", "criterion"),
        ("criteron.B.1.max", "WIF705", "criterion"),
        ("criterion.B.3.max", "WIF706", "B.1"),
        ("gate.K.when.any.0.value", "WIF706", ""),
        ("gate.K.when.all.7.value", "WIF706", ""),
    ],
)
def test_a_path_that_leads_nowhere_is_told_with_what_there_is(
    path: str, code: str, suggestion: str
) -> None:
    edited, (problem,) = edited_rubric(_rubric(), [RuleEdit(path, 1)])

    assert edited is None
    assert (problem.code, problem.suggestion) == (code, suggestion)
    assert not knows(_rubric(), path)


def test_an_unknown_key_and_a_wrong_type_are_told_as_in_a_file() -> None:
    edits = [RuleEdit("criterion.B.1.mox", 1), RuleEdit("class.T.from", "chín mươi")]
    edited, problems = edited_rubric(_rubric(), edits)

    assert edited is None
    assert {(own.code, own.suggestion) for own in problems} == {("RUB112", "max"), ("RUB113", "")}


def test_the_maxima_that_would_fit_are_told_up_to_the_scale() -> None:
    """B is made of 7 + 4 = 11 now, and so is T."""
    edited, _ = edited_rubric(_rubric(), [RuleEdit("criterion.B.1.max", 7)])

    assert edited is not None
    assert [*fitting(edited)] == [RuleEdit("group.B.max", 11), RuleEdit("group.T.max", 11)]


def test_facts_are_edited_in_a_copy_and_have_their_document() -> None:
    own = _rubric()
    cells = [{"so": 1, "ngay": "2025-01-01", "chon": "a"}, {"so": 2, "ngay": None, "chon": "b"}]
    sent = submissions(own, cells)
    fields = {field.code: field for field in own.form_fields}
    edited = edited_submissions(
        sent,
        fields,
        [
            FactEdit("u1", "so", 7.0),
            FactEdit("u2", "ngay", pd.Timestamp("2025-03-04").date()),
            FactEdit("u2", "chon", None),
        ],
    )

    assert edited.values["so"].tolist() == [7.0, 2.0]
    assert edited.values["ngay"].tolist()[1] == pd.Timestamp("2025-03-04")
    assert pd.isna(edited.values["chon"]["u2"])
    assert [own_.dtype for _, own_ in edited.values.items()] == [
        own_.dtype for _, own_ in sent.values.items()
    ]
    assert edited.evidence["evidence"].tolist() == [ASSUMED] * 3
    assert sent.values["so"].tolist() == [1.0, 2.0]


def test_the_document_that_a_fact_has_stays() -> None:
    own = _rubric()
    evidence = pd.DataFrame(
        {"unit": ["u1"], "field": ["so"], "evidence": ["BC 12"], "note": ["x"], "place": ["a:1"]}
    )
    sent = submissions(own, [{"so": 1}], evidence=evidence)
    fields = {field.code: field for field in own.form_fields}
    edited = edited_submissions(sent, fields, [FactEdit("u1", "so", np.nan)])

    assert edited.evidence[["unit", "field", "evidence"]].to_numpy().tolist() == [
        ["u1", "so", "BC 12"]
    ]


def test_a_mark_takes_the_place_of_the_one_that_stood() -> None:
    own = _rubric()
    fields = {field.code: field for field in own.form_fields}
    sent = submissions(own, [{"so": 1}])
    once = edited_submissions(sent, fields, [], [MarkEdit("u1", "B.1", Decimal("2.5"))])
    twice = edited_submissions(
        once,
        fields,
        [],
        [MarkEdit("u1", "B.1", Decimal(3)), MarkEdit("u1", "B.1.2", Decimal(1))],
    )

    assert sent.marks is None
    assert once.marks is not None
    assert once.marks["points"].tolist() == ["2.5"]
    assert twice.marks is not None
    assert twice.marks[["criterion", "points"]].to_numpy().tolist() == [
        ["B.1", "3"],
        ["B.1.2", "1"],
    ]
