"""The compiled figures: for which report, and one line an indicator."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import hand_made
import pandas as pd
import pytest
from builders import rubric, submissions

from danvan_scoring.model.plan import Plan
from danvan_scoring.model.result import PeriodResult
from danvan_scoring.stages.commend import commend
from danvan_scoring.stages.compiled import Indicator, compiled, report_title
from danvan_scoring.stages.comply import comply


def plan(*reports: dict[str, Any]) -> Plan:
    return Plan.model_validate(
        {
            "format": 1, "id": "kh", "version": "1", "title": "Kế hoạch", "authority": "UBND xã",
            "group": ({"code": "1", "title": "Nhóm 1"},),
            "task": (
                {"code": "1.1", "title": "Quán triệt", "group": "1", "binds": ("thon",),
                 "due": date(2025, 12, 31), "evidence": "Biên bản"},
            ),
            "report": reports,
        }
    )  # fmt: skip


def duty(code: str, before: date, **more: Any) -> dict[str, Any]:
    return {"code": code, "title": f"Báo cáo {code}", "binds": ("thon",), "before": before, **more}


THREE = plan(
    duty("6T", date(2025, 6, 1), not_applicable="Kế hoạch ban hành sau"),
    duty("9T", date(2025, 9, 1)),
    duty("N", date(2025, 12, 1)),
)
SENT = submissions(
    rubric(criterion=[{"code": "x", "title": "x", "group": "T", "max": 1, "uses": "a/b@1"}]), [{}]
)


@pytest.mark.parametrize(
    ("as_of", "report"),
    [
        # The six months' one is not owed, so what comes first is that of nine months.
        (date(2025, 7, 1), "9T"),
        (date(2025, 8, 31), "9T"),
        (date(2025, 9, 5), "9T"),
        (date(2025, 11, 30), "9T"),
        (date(2025, 12, 1), "N"),
        (date(2026, 2, 1), "N"),
    ],
)
def test_the_day_tells_for_which_report_the_figures_are(as_of: date, report: str) -> None:
    found = comply(THREE, SENT, as_of).report

    assert found is not None
    assert found.code == report


def test_a_period_may_name_the_report_itself() -> None:
    found = comply(THREE, replace(SENT, report="N"), date(2025, 11, 20)).report

    assert report_title(found).vi == "Số liệu tổng hợp cho Báo cáo N"


def test_a_plan_that_owes_no_report_has_figures_for_none() -> None:
    found = comply(plan(), SENT, date(2025, 12, 1)).report

    assert found is None
    assert report_title(found).en == "Compiled figures"


def lines() -> dict[tuple[str, str], Indicator]:
    """The figures of `hand_made`, with two models, two posts and a rule of commendation."""
    made = hand_made.result(commendation=[{"code": "BD", "title": "Biểu dương", "classes": ["T"]}])
    models = pd.DataFrame({"unit": ["u1", "u4"], "state": ["under_way", "registered"]}).assign(
        code="M1", name="Mô hình", field="economy", document="", place="so.csv:2",
        date=pd.Timestamp("2025-11-14"),
    )  # fmt: skip
    posts = pd.DataFrame({"unit": ["u1", "u1"], "channel": ["portal", "press"]}).assign(
        title="Tin", link="", place="tin.csv:2", date=pd.Timestamp("2025-10-02")
    )
    made = replace(made, submissions=replace(made.submissions, models=models, posts=posts))
    assert made.compliance is not None
    checked = tuple(
        task.model_copy(update={"checked_by": "models"}) for task in made.compliance.plan.tasks
    )
    own = made.compliance.plan.model_copy(update={"tasks": checked})
    made = replace(made, compliance=comply(own, made.submissions, hand_made.AS_OF))
    made = replace(made, commendations=commend(made, made.compliance))
    found = compiled(PeriodResult.of(made))
    return {(line.section.en, line.code or line.title.en): line for line in found}


def figures(line: Indicator) -> tuple[int | None, int, Decimal | None]:
    return line.planned, line.done, line.share


def test_tasks_and_their_groups_are_told_with_names() -> None:
    found = lines()

    # Of three thôn, u1 and (late) u2 have done it.
    assert figures(found["tasks", "3.2"]) == (3, 2, Decimal("66.67"))
    assert figures(found["tasks", "3"]) == (3, 2, Decimal("66.67"))
    assert found["tasks", "3.2"].units[0] == "Thôn Ấp Đông"
    assert [text.vi for text in found["tasks", "3.2"].missing] == ["Thôn Cao"]


def test_a_report_counts_those_in_time_and_names_the_others() -> None:
    found = lines()["reports", "nam"]

    # u3 was late, u5 sent none.
    assert figures(found) == (5, 3, Decimal("60.00"))
    assert [text.vi for text in found.missing] == ["Thôn Cao (chậm)", "Phòng Kinh tế"]
    assert found.missing[0].en == "Thôn Cao (late)"


def test_models_are_counted_and_held_against_the_task() -> None:
    found = lines()

    # Of three thôn u1 alone has a model under way by the register.
    assert figures(found["models", "3.2"]) == (3, 1, Decimal("33.33"))
    assert len(found["models", "3.2"].missing) == 2
    assert figures(found["models", "Models registered"]) == (None, 1, None)
    assert figures(found["models", "Field: economy"]) == (None, 2, None)
    assert figures(found["models", "Field: political system"]) == (None, 0, None)


def test_posts_are_counted_by_channel_and_channels_without_one_are_left_out() -> None:
    found = lines()

    assert found["posts", "Posts published"].done == 2
    assert found["posts", "Posts published"].units == ("Thôn Ấp Đông",)
    assert found["posts", "Channel: press"].done == 1
    assert ("posts", "Channel: portal") in found
    assert ("posts", "Channel: social media") not in found


def test_classes_are_shares_of_those_that_are_classified() -> None:
    found = lines()

    # u1 and u2 at T, u4 at K; u3 and u5 have no class.
    assert figures(found["classes", "T"]) == (None, 2, Decimal("66.67"))
    assert figures(found["classes", "K"]) == (None, 1, Decimal("33.33"))
    assert figures(found["classes", "XS"]) == (None, 0, Decimal("0.00"))


def test_commendation_names_the_proposed_and_the_undecided() -> None:
    found = lines()["commendation", "BD"]

    assert found.done == 2
    assert [text.en for text in found.missing] == [
        "Thôn Cao (undecided)",
        "Phòng Kinh tế (undecided)",
    ]


def test_without_a_plan_there_is_nothing_to_compile() -> None:
    made = replace(hand_made.result(), compliance=None)

    assert compiled(PeriodResult.of(made)) == ()


def test_a_report_that_has_not_fallen_due_is_not_counted_yet() -> None:
    made = hand_made.result()
    assert made.compliance is not None
    early = comply(made.compliance.plan, made.submissions, date(2025, 11, 30))

    found = compiled(PeriodResult.of(replace(made, compliance=early)))
    assert [line.code for line in found if line.section.en == "reports"] == []
