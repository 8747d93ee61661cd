"""The register of models: counts, and disagreement with the progress that was told.

Five thôn owe task 3.2, as of 05/12/2025:

| unit | progress | register |
|---|---|---|
| u1 | done | recognised 14/11, and one under way |
| u2 | done | registered only |
| u3 | done | nothing |
| u4 | no row | under way |
| u5 | waived | under way since 10/12, which is after the day |
"""

from datetime import date
from typing import Any

import pandas as pd
from builders import rubric, submissions

from danvan_scoring.model.plan import Plan
from danvan_scoring.model.register import IN_EFFECT, ModelField, ModelState
from danvan_scoring.model.submission import Submissions
from danvan_scoring.stages.comply import comply
from danvan_scoring.stages.models import checked_tasks, compare_with_progress, model_counts

DAY = date(2025, 12, 5)
ROWS = [
    ("u1", "M1", "economy", "recognised", "2025-11-14", "so.csv:2"),
    ("u1", "M2", "culture_society", "under_way", "2025-09-01", "so.csv:3"),
    ("u2", "M1", "economy", "registered", "2025-09-02", "so.csv:4"),
    ("u4", "M1", "defence_security", "under_way", "2025-08-20", "so.csv:5"),
    ("u5", "M1", "economy", "under_way", "2025-12-10", "so.csv:6"),
]


def plan(**task: Any) -> Plan:
    return Plan.model_validate(
        {
            "format": 1, "id": "kh", "version": "1", "title": "Kế hoạch", "authority": "UBND xã",
            "group": ({"code": "3", "title": "Nhóm 3"},),
            "task": (
                {"code": "3.2", "title": "Mô hình", "group": "3", "binds": ("thon",),
                 "before": date(2025, 12, 1), "evidence": "Quyết định", "checked_by": "models",
                 **task},
            ),
        }
    )  # fmt: skip


def given(**more: Any) -> Submissions:
    columns = ["unit", "code", "field", "state", "date", "place"]
    models = pd.DataFrame(ROWS, columns=columns).assign(name="Mô hình", document="QĐ 1")
    progress = pd.DataFrame(
        [
            ("u1", "done", "2025-11-20", "td.csv:2"),
            ("u2", "done", "2025-11-20", "td.csv:3"),
            ("u3", "done", "2025-11-20", "td.csv:4"),
            ("u5", "waived", None, "td.csv:5"),
        ],
        columns=["unit", "state", "date", "place"],
    )
    own = rubric(criterion=[{"code": "x", "title": "x", "group": "T", "max": 1, "uses": "a/b@1"}])
    frames = {
        "models": models.assign(date=pd.to_datetime(models["date"])),
        "progress": progress.assign(
            date=pd.to_datetime(progress["date"]), task="3.2", evidence="", note=""
        ),
    }
    return submissions(own, [{}] * 5, **{**frames, **more})


def test_models_are_counted_by_unit_field_and_state() -> None:
    counts = model_counts(given(), DAY)

    assert counts is not None
    # That of 10/12 has not happened yet on 05/12.
    assert counts.total() == 4
    assert counts.total(field=ModelField.ECONOMY) == 2
    assert counts.total(state=ModelState.UNDER_WAY) == 2
    assert counts.total(field=ModelField.ECONOMY, state=ModelState.RECOGNISED) == 1
    assert [counts.of_unit(f"u{n}", IN_EFFECT) for n in range(1, 6)] == [2, 0, 0, 1, 0]
    assert counts.having_one() == {"u1", "u4"}


def test_a_model_is_in_the_state_that_it_had_reached_by_the_day() -> None:
    rows = [
        ("u1", "M1", "recognised", "2025-11-14"),
        ("u1", "M1", "registered", "2025-08-01"),
        ("u1", "M1", "under_way", "2025-09-01"),
        # Registered and begun on one day: it is under way.
        ("u2", "M1", "under_way", "2025-09-01"),
        ("u2", "M1", "registered", "2025-09-01"),
    ]
    models = pd.DataFrame(rows, columns=["unit", "code", "state", "date"]).assign(
        name="Mô hình", field="economy", document="", place="so.csv:2"
    )
    sent = given(models=models.assign(date=pd.to_datetime(models["date"])))

    def states(as_of: date) -> list[int]:
        counts = model_counts(sent, as_of)
        assert counts is not None
        return [counts.total(state=state) for state in ModelState]

    assert states(date(2025, 7, 31)) == [0, 0, 0]
    assert states(date(2025, 8, 31)) == [1, 0, 0]
    assert states(date(2025, 9, 1)) == [0, 2, 0]
    assert states(date(2025, 11, 14)) == [0, 1, 1]


def test_without_a_register_nothing_is_counted_and_nothing_compared() -> None:
    sent = given(models=None)

    assert model_counts(sent, DAY) is None
    assert list(compare_with_progress(plan(), sent)) == []


def test_an_empty_register_says_that_nobody_has_a_model() -> None:
    counts = model_counts(given(models=given().models.iloc[:0]), DAY)  # type: ignore[union-attr]

    assert counts is not None
    assert counts.having_one() == frozenset()


def test_the_target_is_held_against_the_register() -> None:
    counts = model_counts(given(), DAY)
    assert counts is not None
    (line,) = checked_tasks(comply(plan(), given(), DAY), counts)

    # u5 is waived; of the other four u1 and u4 have a model, while u1, u2 and u3 told of one.
    assert (line.having, line.lacking, line.owed, line.told) == (
        ("u1", "u4"), ("u2", "u3"), 4, 3,
    )  # fmt: skip


def test_disagreement_names_both_places() -> None:
    first, second, third = compare_with_progress(plan(), given())

    assert (first.code, str(first.place)) == ("SUB285", "td.csv:3 [u2]")
    assert "so.csv:4" in first.line("vi")
    assert (second.code, str(second.place)) == ("SUB285", "td.csv:4 [u3]")
    assert "không có mô hình nào (so.csv)" in second.line("vi")
    assert (third.code, str(third.place)) == ("SUB286", "so.csv:5 [u4]")
    assert "no row of progress" in third.line("en")


def test_progress_that_is_not_done_is_named_with_its_place() -> None:
    progress = given().progress.assign(state="not_done", date=pd.NaT)

    found = list(compare_with_progress(plan(), given(progress=progress)))

    assert [(problem.code, str(problem.place)) for problem in found] == [
        ("SUB286", "so.csv:2 [u1]"),
        ("SUB286", "so.csv:5 [u4]"),
        ("SUB286", "so.csv:6 [u5]"),
    ]
    assert "td.csv:2" in found[0].line("vi")


def test_a_task_that_the_register_does_not_show_is_left_alone() -> None:
    assert list(compare_with_progress(plan(checked_by=None), given())) == []


def test_a_unit_that_the_task_does_not_bind_may_have_a_model_or_not() -> None:
    assert list(compare_with_progress(plan(binds=("phong",)), given())) == []
