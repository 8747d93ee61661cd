"""Lint rules about single criteria and their words, and about tasks: each with a near miss."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import ModuleType
from typing import Any, ClassVar

import numpy as np
import pandas as pd
import pytest
from builders import group, line, number, rubric
from given_points import EVALUATOR, scale
from hypothesis import given, settings
from hypothesis import strategies as st
from linted import findings, told, with_filler, yes_no

from danvan_scoring import Evaluator
from danvan_scoring.analysis.lint.draft import Draft
from danvan_scoring.analysis.lint.tasks import tasks_without_criterion
from danvan_scoring.errors import CriterionError
from danvan_scoring.model.plan import Plan
from danvan_scoring.model.rubric import Rubric
from danvan_scoring.plugins import (
    Criterion,
    CriterionScores,
    Direction,
    NumberField,
    Params,
    ScoringContext,
    Text,
    hookimpl,
)

PROOF = {"evidence": "Văn bản"}


def one_yes(points: int, **more: Any) -> Rubric:
    """A yes/no criterion with so many of 100 points."""
    lines = [line("A", points, "yes_no", params={"field": "co"}, **PROOF)]
    return with_filler(lines, [yes_no("co", **more)])


def test_one_yes_that_is_worth_much() -> None:
    sentence = told(one_yes(5), "LNT110")

    assert "«Có co» là «có» thì được cả 5 điểm, bằng 5,0 %" in sentence
    assert sentence.endswith("không bắt buộc minh chứng.")
    assert told(one_yes(5, evidence="required"), "LNT110").endswith("có đòi hỏi minh chứng.")
    assert findings(one_yes(4), "LNT110") == []
    assert findings(one_yes(5), "LNT110", one_answer=Decimal(6)) == []


def test_the_share_is_that_of_the_kind_for_whom_it_weighs_most() -> None:
    lines = [
        line("A", 4, "yes_no", params={"field": "co"}, **PROOF),
        line("B", 36, "count", params={"field": "so", "each": 1}, applies_to=["phong"], **PROOF),
    ]
    own = with_filler(lines, [yes_no("co"), number("so")])

    assert "bằng 6,3 %" in told(own, "LNT110")  # 4 of 64, and not 4 of 100


def test_no_that_is_worth_much() -> None:
    lines = [line("A", 8, "yes_no", params={"field": "co", "points_for": "no"}, **PROOF)]

    assert "là «không» thì được cả 8 điểm" in told(with_filler(lines, [yes_no("co")]), "LNT110")


@pytest.mark.parametrize(
    ("formula", "decisive"),
    [
        ("if(co, 8, 0)", ("co",)),
        ("if(co or cung, 8, 0)", ("co", "cung")),
        ("if(co and cung, 8, 0)", ()),
        ("if(co, 4, 0) + if(cung, 4, 0)", ()),
        ("if(co, min(8, so), 0)", ()),
        ("if(co, 8, min(8, so))", ("co",)),
    ],
)
def test_one_answer_is_found_in_any_criterion(formula: str, decisive: tuple[str, ...]) -> None:
    fields = [yes_no(code) for code in ("co", "cung") if code in formula]
    fields += [number("so", maximum=50)] if "so" in formula else []
    own = with_filler([line("A", 8, "expression", params={"points": formula}, **PROOF)], fields)

    assert tuple(f.items[1] for f in findings(own, "LNT110")) == decisive


def test_levels_of_which_the_best_counts_are_no_single_yes() -> None:
    lines = [
        line(f"M{n}", most, "yes_no", "M", params={"field": f"v{n}"}, **PROOF)
        for n, most in enumerate((10, 6))
    ]
    fields = [yes_no("v0"), yes_no("v1")]

    def levels(**more: Any) -> Rubric:
        groups = (scale(10 if more else 16), group("M", max=10 if more else 16, **more))
        return rubric(group=groups, criterion=lines, field=fields)

    assert findings(levels(combine="best", best=1), "LNT110") == []
    assert len(findings(levels(), "LNT110")) == 2


def banded(*steps: tuple[int, int], **more: Any) -> Rubric:
    """A criterion of 10 points by steps of a share."""
    rows = tuple({"from": low, "points": points} for low, points in steps)
    params = {"done": "lam", "planned": "giao", "steps": rows, **more}
    return with_filler(
        [line("A", 10, "banded", params=params, **PROOF)],
        [number("lam", maximum=500, decimals=0), number("giao", maximum=500, decimals=0)],
    )


def test_a_cliff_among_steps() -> None:
    sentence = told(banded((100, 10), (50, 2)), "LNT111")

    assert "từ 499 thành 500 (khi «Chỉ tiêu giao» là 500), điểm đổi từ 2 thành 10" in sentence
    assert "8 điểm, bằng 80,0 % của 10 điểm" in sentence


def test_half_of_the_maximum_is_not_yet_a_cliff() -> None:
    assert findings(banded((100, 10), (50, 5)), "LNT111") == []
    assert findings(banded((100, 10), (50, 5)), "LNT111", jump=Decimal(49)) != []


def test_a_ratio_has_no_cliff_though_of_one_planned_one_is_all() -> None:
    params = {"done": "lam", "planned": "giao", "when_nothing_planned": "full"}
    own = with_filler(
        [line("A", 10, "ratio", params=params, **PROOF)],
        [number("lam", minimum=0, maximum=500), number("giao", minimum=1, maximum=500)],
    )

    assert findings(own, "LNT111", jump=Decimal(20)) == []


def test_a_share_in_a_formula_has_no_cliff_where_nothing_was_planned() -> None:
    formula = "if(giao > 0, min(10, 20 * lam / giao), 0)"
    own = with_filler(
        [line("A", 10, "expression", params={"points": formula}, **PROOF)],
        [number("lam", maximum=5000, decimals=0), number("giao", maximum=5000, decimals=0)],
    )

    assert findings(own, "LNT111") == []


def test_one_day_late_that_costs_nearly_all() -> None:
    def late(lose: int) -> Rubric:
        params = {"date": "ngay", "due": date(2025, 11, 30), "lose": lose, "most_lost": 9}
        field = {"code": "ngay", "title": "Ngày nhận", "type": "date"}
        return with_filler([line("A", 10, "deadline", params=params, **PROOF)], [field])

    assert "từ 30/11/2025 thành 01/12/2025" in told(late(6), "LNT111")
    assert findings(late(5), "LNT111") == []


def test_small_criteria_bonuses_and_marks_of_the_council_are_no_cliffs() -> None:
    every = {"params": {"field": "so", "each": 1}, **PROOF}
    small = with_filler([line("A", 1, "count", **every)], [number("so", decimals=0)])
    bonus = with_filler(
        [line("A", 9, "count", "B", params={"field": "so", "each": 9}, **PROOF)],
        [number("so", decimals=0)],
        group=(scale(), group("B", kind="bonus", max=9)),
    )
    mark = with_filler(
        [line("A", 10, "assigned", params={"points_field": "so", "note": "loi", "step": 10})],
        [
            number("so", maximum=10, filled_by="council"),
            {"code": "loi", "title": "Nhận xét", "type": "text", "filled_by": "council"},
        ],
    )

    assert [findings(own, "LNT111") for own in (small, bonus, mark)] == [[], [], []]
    assert findings(mark, "LNT110") == findings(mark, "LNT112") == findings(mark, "LNT103") == []


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.integers(1, 300), st.integers(1, 10)), min_size=1, max_size=4),
    st.integers(20, 300),
    st.integers(1, 9),
)
def test_the_steepest_step_is_that_of_all_neighbours(
    steps: list[tuple[int, int]], most: int, least: int
) -> None:
    """Against every value of the field, one beside the other."""
    bounds = sorted({bound for bound, _ in steps}, reverse=True)
    points = sorted({own for _, own in steps}, reverse=True)[: len(bounds)]
    rows = tuple({"from": b, "points": p} for b, p in zip(bounds, points, strict=False))
    own = with_filler(
        [line("A", 10, "banded", params={"value": "so", "steps": rows}, **PROOF)],
        [number("so", maximum=most, decimals=0)],
    )
    probe = Draft(EVALUATOR.bind(own)).probes["A"]
    every = probe.points(pd.DataFrame({"so": np.arange(most + 1)}))
    largest = np.abs(np.diff(every)).max()

    found = probe.steepest("so", least)

    assert (found.size if found else 0) == (largest if largest > least else 0)
    assert probe.most == every.max()


class Saw(Criterion[Any]):
    """Rises to 5, falls, rises again: and says of itself what its class says."""

    class Named(Params):
        """One number."""

        field: NumberField

    name = "saw"
    version = 1
    summary = Text("Răng cưa", "A saw")
    params_model = Named
    reasons: ClassVar[Mapping[str, Text]] = {"given": Text("Được {points}", "Given {points}")}
    says: ClassVar[Direction] = 1

    def score(self, evidence: pd.DataFrame, context: ScoringContext) -> CriterionScores:
        value = evidence[self.params.field]
        points = (value % 6).clip(0, context.maximum).astype("float64")
        none = np.zeros(len(evidence), dtype=np.int8)
        return CriterionScores(points, none, none)

    def describe(self, maximum: Decimal, labels: Mapping[str, str]) -> Text:
        return self.summary

    def directions(self) -> Mapping[str, Direction]:
        return {self.params.field: self.says}


class Silent(Saw):
    """Says nothing of directions."""

    name = "silent"

    def directions(self) -> Mapping[str, Direction]:
        return {}


class Broken(Saw):
    """Cannot say in which way it goes."""

    name = "broken"

    def directions(self) -> Mapping[str, Direction]:
        raise ZeroDivisionError("no way")


def sawn(name: str) -> tuple[Rubric, Evaluator]:
    module = ModuleType("rang_cua")
    module.danvan_register_criteria = hookimpl(lambda: [Saw, Silent, Broken])  # type: ignore[attr-defined]
    own = with_filler(
        [line("A", 10, "x", params={"field": "so"}, **PROOF) | {"uses": f"rang_cua/{name}@1"}],
        [number("so", maximum=30, decimals=0)],
    )
    return own, Evaluator([module])


def test_points_against_what_a_criterion_says_of_itself() -> None:
    own, evaluator = sawn("saw")
    sentence = told(own, "LNT112", evaluator=evaluator)

    assert "nói điểm không giảm khi chỉ tiêu này tăng" in sentence
    assert "từ 5 thành 6, điểm lại đổi từ 5 thành 0" in sentence


def test_a_criterion_that_says_nothing_is_not_judged() -> None:
    own, evaluator = sawn("silent")

    assert findings(own, "LNT112", evaluator=evaluator) == []


def test_a_criterion_that_raises_is_named() -> None:
    own, evaluator = sawn("broken")

    with pytest.raises(CriterionError, match=r"PLG481.*rang_cua/broken@1.*no way"):
        findings(own, "LNT112", evaluator=evaluator)


def test_steps_of_built_in_criteria_go_one_way() -> None:
    assert findings(banded((100, 10), (90, 4), (50, 2)), "LNT112") == []


def shared(
    second: Mapping[str, Any] | None = None, third: Mapping[str, Any] | None = None, **parts: Any
) -> Rubric:
    """Two criteria that count one field, as changed by a test."""
    count = {"field": "so", "each": 1}
    lines = [
        line("A", 10, "count", params=count, **PROOF, **(third or {})),
        line("B", 10, "count", params=count, **PROOF) | dict(second or {}),
    ]
    return with_filler(lines, [number("so"), number("khac"), yes_no("co")], **parts)


def test_one_field_in_two_criteria() -> None:
    (finding,) = findings(shared(), "LNT113")

    assert finding.items == ("so", "A", "B")
    assert "A (điểm chính), B (điểm chính)" in finding.sentence("vi")


def test_one_field_in_a_criterion_and_in_a_bonus() -> None:
    groups = (scale(), group("G", kind="bonus", max=10))
    own = shared({"group": "G"}, group=groups)

    assert "A (điểm chính), B (điểm thưởng)" in told(own, "LNT113")


@pytest.mark.parametrize(
    ("second", "third", "parts"),
    [
        # Another field.
        ({"params": {"field": "khac", "each": 1}}, {}, {}),
        # Other kinds of units.
        ({"applies_to": ["thon"]}, {"applies_to": ["phong"]}, {}),
        # Only where the other does not apply.
        (
            {"applies_when": {"field": "co", "is": "=", "value": True}},
            {"applies_when": {"field": "co", "is": "=", "value": False}},
            {},
        ),
        # What was planned is no result.
        (
            {"uses": "builtin/ratio@1", "params": {"done": "khac", "planned": "so"}},
            {},
            {},
        ),
    ],
)
def test_fields_that_are_not_counted_twice(
    second: dict[str, Any], third: dict[str, Any], parts: dict[str, Any]
) -> None:
    assert findings(shared(second, third, **parts), "LNT113") == []


def test_alternatives_of_which_the_best_counts_share_a_field() -> None:
    groups = (scale(), group("M", combine="best", best=1, max=10))
    count = {"field": "so", "each": 1}
    lines = [line(code, 10, "count", "M", params=count, **PROOF) for code in "AB"]
    fill = line("F", 90, "ratio", params={"done": "lam", "planned": "giao"}, **PROOF)
    fields = [number("so"), number("lam"), number("giao")]
    own = rubric(group=groups, criterion=[*lines, fill], field=fields)
    both = rubric(
        group=(scale(110), group("M", max=20)),
        criterion=[*lines, fill],
        field=fields,
    )

    assert findings(own, "LNT113") == []
    assert len(findings(both, "LNT113")) == 1


@pytest.mark.parametrize(
    ("title", "speaks"),
    [
        ("Phát huy vai trò của Nhân dân", True),
        ("TĂNG CƯỜNG phối hợp", True),
        ("Tăng cường", True),
        ("Tăng cường phối hợp: ít nhất 2 cuộc", False),
        ("Nâng cao tỷ lệ hồ sơ trực tuyến", False),
        ("Tổ chức phối hợp", False),
        ("Quan tâmxyz", False),
    ],
)
def test_vague_titles_of_computed_criteria(title: str, *, speaks: bool) -> None:
    own = with_filler(
        [line("A", 5, "count", params={"field": "so", "each": 1}, **PROOF) | {"title": title}],
        [number("so")],
    )

    assert bool(findings(own, "LNT117")) == speaks


def test_vague_titles_of_what_the_council_marks_are_its_own_matter() -> None:
    fields = [
        number("so", maximum=10, filled_by="council"),
        {"code": "loi", "title": "Nhận xét", "type": "text", "filled_by": "council"},
    ]
    params = {"points_field": "so", "note": "loi"}
    lines = [line("A", 10, "assigned", params=params) | {"title": "Phát huy dân chủ"}]

    assert findings(with_filler(lines, fields), "LNT117") == []


@pytest.mark.parametrize(
    ("of_line", "of_field", "speaks"),
    [
        ({}, {}, True),
        ({"evidence": "Biên bản"}, {}, False),
        ({}, {"evidence": "required"}, False),
        ({}, {"evidence": "expected"}, False),
        ({}, {"filled_by": "office"}, False),
    ],
)
def test_claims_without_proof(
    of_line: dict[str, Any], of_field: dict[str, Any], *, speaks: bool
) -> None:
    own = with_filler(
        [line("A", 5, "count", params={"field": "so", "each": 1}, **of_line)],
        [number("so", **of_field)],
    )

    assert bool(findings(own, "LNT118")) == speaks


def plan(**more: Any) -> Plan:
    """A plan of one task and one report."""
    return Plan.model_validate(
        {
            "format": 1,
            "id": "kh",
            "version": "1",
            "title": "Kế hoạch",
            "authority": "UBND xã",
            "group": ({"code": "1", "title": "Nhóm"},),
            "task": (
                {
                    "code": "1.1", "title": "Quán triệt", "group": "1", "due": date(2025, 12, 31),
                    "binds": ("thon", "phong"), "evidence": "Biên bản", **more,
                },
            ),
            "report": (
                {"code": "nam", "title": "Báo cáo năm", "before": date(2025, 12, 1),
                 "binds": ("thon", "phong")},
            ),
        }
    )  # fmt: skip


def for_task(**more: Any) -> Rubric:
    """Two criteria: A, with these, and the filler, which has a task."""
    own = with_filler(
        [line("A", 10, "count", params={"field": "so", "each": 1}, **PROOF) | more],
        [number("so"), {"code": "ngay", "title": "Ngày", "type": "date"}],
    )
    lines = tuple(
        line_.model_copy(update={"tasks": ("1.1",)}) if line_.code == "F" else line_
        for line_ in own.criteria
    )
    return own.model_copy(update={"criteria": lines})


def test_a_criterion_without_a_task() -> None:
    assert "cũng không ghi căn cứ" in told(for_task(), "LNT107", plan=plan())
    assert "Luật X" in told(for_task(basis="Luật X"), "LNT107", plan=plan())
    assert findings(for_task(tasks=["1.1"]), "LNT107", plan()) == []
    assert findings(for_task(), "LNT107") == []


def test_a_criterion_of_a_report_needs_no_task() -> None:
    def due(day: date) -> Rubric:
        params = {"date": "ngay", "due": day, "lose": 1}
        return for_task(uses="builtin/deadline@1", params=params)

    assert findings(due(date(2025, 11, 30)), "LNT107", plan()) == []
    assert len(findings(due(date(2025, 11, 20)), "LNT107", plan())) == 1


def test_a_task_without_a_criterion() -> None:
    without = with_filler([], [])

    assert told(without, "LNT108", plan=plan(not_covered="Chỉ theo dõi")).endswith("Chỉ theo dõi")
    assert told(without, "LNT108", plan=plan()).endswith("không ghi.")
    assert findings(for_task(), "LNT108", plan()) == []


def test_a_task_that_another_rubric_of_the_period_covers() -> None:
    bound = EVALUATOR.bind(with_filler([], []))
    draft = Draft(bound, plan(), (for_task(),))

    assert [*tasks_without_criterion(draft)] == []


def test_a_task_for_which_some_of_those_bound_are_not_scored() -> None:
    own = with_filler(
        [line("A", 10, "count", params={"field": "so", "each": 1}, tasks=["1.1"],
              applies_to=["phong"], **PROOF)],
        [number("so")],
    )  # fmt: skip

    assert "giao cho cả Thôn, nhưng các tiêu chí chấm việc này (A)" in told(
        own, "LNT109", plan=plan()
    )
    assert findings(own, "LNT109", plan(binds=("phong",))) == []
    assert findings(for_task(), "LNT109", plan()) == []


def test_criteria_that_compare_units_are_passed_over() -> None:
    params = {"done": "so", "target": "ct"}
    own = with_filler(
        [line("A", 10, "relative", params=params, **PROOF)], [number("so"), number("ct")]
    )
    draft = Draft(EVALUATOR.bind(own))

    assert [*draft.probes] == ["F"]
