"""Compliance: what is on time, late, partly done, not due; coverage against target with names."""

from datetime import date
from typing import Any

import pandas as pd
import pytest
from builders import rubric, submissions

from danvan_scoring.model.plan import Plan
from danvan_scoring.model.submission import Submissions
from danvan_scoring.stages.comply import comply

PLAN = Plan.model_validate(
    {
        "format": 1,
        "id": "kh",
        "version": "1",
        "title": "Kế hoạch thử",
        "authority": "UBND xã Thử",
        "group": ({"code": "3", "title": "Nhóm 3"}, {"code": "4", "title": "Nhóm 4"}),
        "task": (
            {
                "code": "3.2", "title": "Mô hình dân vận khéo", "group": "3", "target": 100,
                "binds": ("thon",), "before": date(2025, 12, 1), "evidence": "Quyết định",
            },
            {
                "code": "4.1", "title": "Cải cách hành chính", "group": "4",
                "binds_units": ("u5",), "due": date(2025, 12, 31), "evidence": "Báo cáo",
            },
        ),
        "report": (
            {"code": "R9", "title": "9 tháng", "binds": ("thon",), "before": date(2025, 9, 1)},
            {"code": "R6", "title": "6 tháng", "binds": ("thon",), "before": date(2025, 6, 1),
             "not_applicable": "Kế hoạch ban hành sau hạn này"},
        ),
    }
)  # fmt: skip


def given(
    progress: list[tuple[str, str, str, str | None]], receipts: list[tuple[str, str, str]]
) -> Submissions:
    """Five units: u1 to u4 are thôn, u5 is a phòng."""
    frame = pd.DataFrame(progress, columns=["unit", "task", "state", "date"])
    arrived = pd.DataFrame(receipts, columns=["unit", "report", "date"])
    return submissions(
        rubric(criterion=[{"code": "x", "title": "x", "group": "T", "max": 1, "uses": "a/b@1"}]),
        [{}] * 5,
        ["thon"] * 4 + ["phong"],
        progress=frame.assign(date=pd.to_datetime(frame["date"]), evidence="QĐ 1", note=""),
        receipts=arrived.assign(date=pd.to_datetime(arrived["date"]), evidence="BC 1"),
    )


FACTS = given(
    [
        ("u1", "3.2", "done", "2025-11-30"),
        ("u2", "3.2", "done", "2025-12-01"),
        ("u3", "3.2", "partly", None),
    ],
    [("u1", "R9", "2025-08-31"), ("u2", "R9", "2025-09-04")],
)


def states(frame: pd.DataFrame, key: str, code: str) -> dict[str, str]:
    own = frame[frame[key] == code]
    return dict(zip(own["unit"], own["state"], strict=True))


def test_before_a_day_excludes_that_day() -> None:
    found = comply(PLAN, FACTS, date(2025, 12, 5))

    assert states(found.tasks, "task", "3.2") == {
        "u1": "done_on_time",
        "u2": "done_late",
        "u3": "partly",
        "u4": "no_data",
        "u5": "not_applicable",
    }
    late = found.tasks.query("task == '3.2' and unit == 'u2'")
    assert late["days_late"].tolist() == [1]


def test_nothing_is_overdue_before_its_last_day_has_passed() -> None:
    found = comply(PLAN, FACTS, date(2025, 11, 30))

    assert states(found.tasks, "task", "3.2")["u4"] == "not_due"
    assert states(found.tasks, "task", "4.1") == {
        **dict.fromkeys(["u1", "u2", "u3", "u4"], "not_applicable"),
        "u5": "not_due",
    }


def test_what_happens_after_the_day_has_not_happened_yet() -> None:
    found = comply(PLAN, FACTS, date(2025, 9, 2))

    # u2's task of 01/12 and its report of 04/9 lie in the future of 02/9.
    assert states(found.tasks, "task", "3.2")["u2"] == "not_due"
    assert states(found.reports, "report", "R9")["u2"] == "not_sent"


def test_coverage_names_the_missing_and_misses_the_target() -> None:
    row = comply(PLAN, FACTS, date(2025, 12, 5)).by_task.set_index("task").loc["3.2"]

    # Done: u1 and, late, u2; of four thôn.
    assert (row["numerator"], row["denominator"], row["met"]) == (2, 4, False)
    assert row["missing"] == ("u3", "u4")


def test_a_waived_unit_is_not_owed_and_a_full_target_is_met() -> None:
    waived = given(
        [(u, "3.2", "done", "2025-10-01") for u in ("u1", "u2", "u3")]
        + [("u4", "3.2", "waived", None)],
        [],
    )
    row = comply(PLAN, waived, date(2025, 12, 5)).by_task.set_index("task").loc["3.2"]

    assert (row["numerator"], row["denominator"], row["met"]) == (3, 3, True)
    assert row["missing"] == ()


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (date(2025, 8, 31), {"u1": "on_time", "u2": "not_due", "u3": "not_due"}),
        (date(2025, 12, 5), {"u1": "on_time", "u2": "late", "u3": "not_sent"}),
    ],
)
def test_reports_are_on_time_late_or_not_sent(as_of: date, expected: dict[str, str]) -> None:
    found = comply(PLAN, FACTS, as_of).reports

    assert {u: s for u, s in states(found, "report", "R9").items() if u in expected} == expected
    assert set(states(found, "report", "R6").values()) == {"not_applicable"}
    assert states(found, "report", "R9")["u5"] == "not_applicable"


def test_days_late_count_from_the_last_day_on_time() -> None:
    found = comply(PLAN, FACTS, date(2025, 12, 5)).reports

    # Before 01/9 means 31/8 at the latest; 04/9 is four days later.
    assert found.query("report == 'R9' and unit == 'u2'")["days_late"].tolist() == [4]


def test_groups_and_units_add_up_to_the_tasks() -> None:
    found = comply(PLAN, FACTS, date(2025, 12, 5))

    by_group: Any = found.by_group.set_index("group")
    assert by_group.loc["3", ["numerator", "denominator"]].tolist() == [2, 4]
    assert by_group.loc["4", ["numerator", "denominator"]].tolist() == [0, 1]
    by_unit: Any = found.by_unit.set_index("unit")
    assert by_unit.loc["u2", ["numerator", "denominator"]].tolist() == [1, 1]
    assert by_unit.loc["u5", "not_due"] == 1


def test_a_plan_without_reports_gives_an_empty_table() -> None:
    bare = PLAN.model_copy(update={"reports": ()})

    found = comply(bare, FACTS, date(2025, 12, 5)).reports
    assert found.empty
    assert list(found.columns) == [
        "unit", "report", "state", "date", "last_day", "days_late", "evidence",
    ]  # fmt: skip
