"""The Kim Thành pack, and its example: points worked by hand, and every case that the README names.

The tables below were worked out on paper from the rubric and the rows of `phieu.csv` and
`hoi-dong.csv`; the arithmetic stands beside each line. Nothing is copied from the library's output.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from danvan_scoring import (
    Evaluator,
    Result,
    load_period,
    load_plan,
    load_rubric,
    load_submissions,
)

PACK = Path(__file__).parents[1]
EXAMPLE = Path(__file__).parents[4] / "examples" / "kim_thanh_2025"

SCALE = "T"


def evaluated(folder: str) -> Result:
    path = EXAMPLE / folder / "period.toml"
    period = load_period(path)
    rubric, plan = load_rubric(path.parent / period.rubric), load_plan(path.parent / period.plan)
    submissions = load_submissions(period, rubric, plan)
    return Evaluator().evaluate(rubric, submissions, plan, as_of=period.as_of)


@pytest.fixture(scope="module")
def rubric():
    return load_rubric(PACK / "rubric.toml")


@pytest.fixture(scope="module")
def plan():
    return load_plan(PACK / "plan.toml")


@pytest.fixture(scope="module")
def year() -> Result:
    return evaluated("nam")


@pytest.fixture(scope="module")
def nine_months() -> Result:
    return evaluated("9-thang")


def line(result: Result, unit: str, node: str) -> Mapping[str, object]:
    """The row of one unit and node: points, maximum, status, reason."""
    points = result.points
    return points[(points["unit"] == unit) & (points["node"] == node)].iloc[0]


def place(result: Result, unit: str) -> Mapping[str, object]:
    """The row of one unit in the ranking."""
    ranking = result.ranking
    return ranking[ranking["unit"] == unit].iloc[0]


def steps(result: Result, step: str, outcome: str) -> list[str]:
    """The units to which a gate or quota did `outcome`."""
    rows = result.class_steps
    return sorted(rows[(rows["step"] == step) & (rows["outcome"] == outcome)]["unit"])


# --- the rubric and the plan -------------------------------------------------------------------


def test_the_rubric_and_the_plan_have_no_problems(rubric, plan):
    assert Evaluator().check(rubric, plan=plan) == ()


def test_the_rubric_says_on_its_first_line_that_it_is_a_draft(rubric):
    first_line = (PACK / "rubric.toml").read_text(encoding="utf-8").splitlines()[0]

    assert first_line.startswith("# DỰ THẢO")
    assert "DỰ THẢO" in rubric.title
    assert "DỰ THẢO" in rubric.note
    assert rubric.status == "draft"


def test_base_points_add_up_at_every_level_and_to_100(rubric):
    for group in rubric.groups:
        below = [g.max for g in rubric.groups if g.group == group.code and g.kind == "base"]
        below += [c.max for c in rubric.criteria if c.group == group.code]
        if group.kind == "base":
            assert group.max == sum(below), group.code
    assert [group.max for group in rubric.scales] == [Decimal(100)]


def test_a_school_can_reach_72_points_a_thon_82_and_a_specialised_office_100(rubric):
    # School: no A5 (3), B1.1 (5), B1.3 (3), B1.4 (2), B2.1 (3), C2.2 (2), D1.1 (4), D1.2 (1),
    # D2.1 (3), D2.3 (2): 28 less. Thôn: no A5 (3), B2.1 (3), D1.1 (4), D1.2 (1), E1 (4), E2 (3).
    def reachable(kind: str) -> Decimal:
        lines = (c for c in rubric.criteria if c.group not in ("G", "H"))
        return sum(c.max for c in lines if not c.applies_to or kind in c.applies_to)

    assert (reachable("truong"), reachable("thon"), reachable("phong")) == (72, 82, 100)


def test_all_eleven_built_in_ways_of_scoring_are_used(rubric):
    assert {c.uses for c in rubric.criteria} == {
        f"builtin/{name}@1"
        for name in (
            "yes_no", "checklist", "ratio", "linear", "banded", "count", "deduction", "deadline",
            "assigned", "survey", "relative",
        )
    }  # fmt: skip


def test_every_criterion_gate_and_quota_says_on_what_it_rests(rubric):
    for item in (*rubric.criteria, *rubric.gates, *rubric.quotas):
        assert item.basis, item
    for criterion in rubric.criteria:
        assert criterion.evidence, criterion.code


def test_each_of_the_23_tasks_is_covered_or_its_absence_explained(rubric, plan):
    covered = {task for criterion in rubric.criteria for task in criterion.tasks}

    assert [task.code for task in plan.tasks] == [
        *("1.1", "1.2", "1.3"),
        *("2.1", "2.2", "2.3", "2.4", "2.5", "2.6", "2.7"),
        *("3.1", "3.2", "3.3", "3.4", "3.5"),
        *("4.1", "4.2", "4.3", "4.4", "4.5"),
        *("5.1", "5.2", "5.3"),
    ]
    for task in plan.tasks:
        assert (task.code in covered) != bool(task.not_covered), task.code


def test_only_the_models_of_dan_van_kheo_have_a_target_and_it_is_100_percent(plan):
    assert {task.code: task.target for task in plan.tasks if task.target} == {"3.2": Decimal(100)}


def test_reports_are_on_time_up_to_the_day_before_the_day_that_the_plan_names(plan):
    # Part III.1: before 01/6, before 01/9, before 01/12.
    assert {duty.code: duty.last_day for duty in plan.reports} == {
        "BC6T": date(2025, 5, 31),
        "BC9T": date(2025, 8, 31),
        "BCN": date(2025, 11, 30),
    }


# --- points worked by hand ---------------------------------------------------------------------

# Thôn T-15: no land was taken and no complaint came in, so B1.1 (5), C2.2 (2) and D2.2 (4) do not
# apply: 82 - 11 = 71 points. 12 + 10.55 + 15.25 + 8 + 4 + 7 = 56.80, and 56.80 / 71 = 80 %.
T_15 = {
    "A1": 3.00,  # 2 of 2 meetings
    "A2": 2.00,  # 340 of 400 = 85 %: the step from 80
    "A3": 3.00,  # plan 2, assignment 1, not made known 0
    "A4": 2.00,  # 4 items at 0.5
    "A6": 2.00,  # A: 12.00
    "B1.2": 1.00,  # 2 of 2 registered: just the target, half of 2
    "B1.3": 2.25,  # 3 x 3/4
    "B1.4": 2.00,
    "B2.2": 0.90,  # 51.25 %: 4 x (51.25 - 40) / 50
    "B3.1": 2.00,
    "B3.2": 2.40,  # 3 x 8/10; B: 10.55
    "C1.1": 5.00,
    "C1.2": 2.75,  # the council's mark
    "C2.1": 2.50,  # 3 x 10/12
    "C2.3": 3.00,  # 2 meetings at 1.5
    "C2.4": 2.00,  # C: 15.25
    "D1.3": 3.60,  # 4 x 45/50
    "D2.1": 2.40,  # 3 x 4/5
    "D2.3": 2.00,  # D: 8.00
    "E3": 4.00,  # 5 less 1 reminder
    "F1": 3.00,
    "F2": 3.00,
    "F3": 1.00,  # figures did not agree with the form; F: 7.00
}

# Thôn T-20 and T-21: no land, so 82 - 7 = 75 points, and 66.08 each: 88.11 %. What T-21 lacks in
# the council's mark it has in news items, so only the tie-break (C1: 9 against 8) parts them.
# T-20: 13.5 + 11.9 + 16.75 + 10.93 + 5 + 8 = 66.08.
T_20 = {
    "A1": 3.00,
    "A2": 2.50,  # 450 of 500 = 90 %: the step from 90
    "A3": 4.00,
    "A4": 2.00,  # 4 x 0.5
    "A6": 2.00,  # A: 13.50
    "B1.2": 1.00,  # 2 of 2
    "B1.3": 2.25,  # 3 x 3/4
    "B1.4": 2.00,
    "B2.2": 2.40,  # 70 %: 4 x 30/50
    "B3.1": 2.00,
    "B3.2": 2.25,  # 3 x 6/8; B: 11.90
    "C1.1": 5.00,
    "C1.2": 4.00,
    "C2.1": 2.75,  # 3 x 11/12
    "C2.3": 3.00,
    "C2.4": 2.00,  # C: 16.75
    "D1.3": 3.60,  # 4 x 36/40
    "D2.1": 2.00,  # 3 x 2/3
    "D2.2": 3.33,  # 4 x 5/6 = 3.333...
    "D2.3": 2.00,  # D: 10.93
    "E3": 5.00,
    "F1": 3.00,
    "F2": 3.00,
    "F3": 2.00,
}
T_21 = {**T_20, "A4": 3.00, "C1.2": 3.00}  # 6 x 0.5; A2: 324 of 360 is 90 % too

# Thôn T-30, without a model: 15 + 18.7 + 9 + 12.3 + 5 + 8 = 68 of 82 points: 82.93 %.
T_30 = {
    "A1": 3.00,
    "A2": 3.00,
    "A3": 4.00,
    "A4": 3.00,  # 8 items would be 4, the maximum is 3
    "A6": 2.00,  # A: 15.00
    "B1.1": 4.50,  # 5 x 18/20
    "B1.2": 1.00,  # 1 of 1
    "B1.3": 3.00,
    "B1.4": 2.00,
    "B2.2": 3.20,  # 80 %: 4 x 40/50
    "B3.1": 2.00,
    "B3.2": 3.00,  # B: 18.70
    "C1.1": 0.00,
    "C1.2": 0.00,
    "C2.1": 3.00,
    "C2.2": 1.00,  # 18 of 20 = 90 %: the step from 80
    "C2.3": 3.00,  # 3 meetings would be 4.5, the maximum is 3
    "C2.4": 2.00,  # C: 9.00
    "D1.3": 3.80,  # 4 x 57/60
    "D2.1": 3.00,
    "D2.2": 3.50,  # 4 x 7/8
    "D2.3": 2.00,  # D: 12.30
    "E3": 5.00,
    "F1": 3.00,
    "F2": 3.00,
    "F3": 2.00,
}

# Schools TH-1 and THCS-1: 15 + 9.84 + 17.75 + 7.8 + 12 + 8 = 70.39 of 72 points: 97.76 %, from
# different facts (114 of 120 and 190 of 200 answers are both 95 %).
TOP_SCHOOL = {
    "A1": 3.00,
    "A2": 3.00,
    "A3": 4.00,
    "A4": 3.00,
    "A6": 2.00,  # A: 15.00
    "B1.2": 1.00,  # 2 of 2
    "B2.2": 3.84,  # 88 %: 4 x 48/50
    "B3.1": 2.00,
    "B3.2": 3.00,  # B: 9.84
    "C1.1": 5.00,
    "C1.2": 4.75,
    "C2.1": 3.00,
    "C2.3": 3.00,
    "C2.4": 2.00,  # C: 17.75
    "D1.3": 3.80,  # 4 x 95 %
    "D2.2": 4.00,  # D: 7.80
    "E1": 4.00,
    "E2": 3.00,
    "E3": 5.00,  # E: 12.00
    "F1": 3.00,
    "F2": 3.00,
    "F3": 2.00,
}


@pytest.mark.parametrize(
    ("unit", "by_hand", "total", "applies", "percent"),
    [
        ("T-15", T_15, 56.80, 71, 8000),
        ("T-20", T_20, 66.08, 75, 8811),
        ("T-21", T_21, 66.08, 75, 8811),
        ("T-30", T_30, 68.00, 82, 8293),
        ("TH-1", TOP_SCHOOL, 70.39, 72, 9776),
        ("THCS-1", TOP_SCHOOL, 70.39, 72, 9776),
    ],
)
def test_totals_are_those_worked_by_hand(year, unit, by_hand, total, applies, percent):
    """`percent` is in hundredths of a percent, as ranks and classes compare it."""
    points = year.points
    own = points[(points["unit"] == unit) & (points["node_kind"] == "criterion")]
    base = own[~own["parent"].isin(["G", "H"]) & (own["status"] == "scored")]
    row = place(year, unit)

    assert dict(zip(base["node"], base["points"], strict=True)) == by_hand
    assert (row["points"], row["maximum"]) == (total, applies)
    position = year.submissions.units.index.get_loc(unit)
    assert year.standings[SCALE].measure[position] == percent


# --- the cases that the example's README names -------------------------------------------------


def test_the_example_has_60_units_in_three_peer_groups(year):
    assert year.ranking["peer_group"].value_counts().to_dict() == {"DC": 38, "SN": 16, "CQ": 6}


def test_a_total_exactly_on_the_cut_off_belongs_to_the_class(year):
    assert place(year, "T-15")["class_"] == "tot"


def test_a_unit_that_sent_nothing_has_no_total_and_no_rank(year):
    row = place(year, "T-17")

    assert row["status"] == "not_submitted"
    assert (row["peer_label"], row["overall_label"], row["class_"]) == ("", "", "")


@pytest.mark.parametrize(
    ("unit", "criterion", "points"),
    [
        ("T-05", "F2", 1.5),  # 03/12 is 3 days after 30/11: 3 - 3 x 0.5
        ("T-09", "F1", 1.0),  # 08/9 is 8 days after 31/8: 4 points would be lost, at most 2 are
        ("THCS-2", "F1", 1.5),  # 03/9 is 3 days after 31/8
    ],
)
def test_a_late_report_loses_half_a_point_a_day_and_two_at_most(year, unit, criterion, points):
    assert line(year, unit, criterion)["points"] == points


def test_late_and_missing_reports_are_told_by_name(year):
    reports = year.compliance.reports
    of_year = reports[reports["report"] == "BCN"]

    assert list(of_year[of_year["state"] == "late"]["unit"]) == ["T-05"]
    assert list(of_year[of_year["state"] == "not_sent"]["unit"]) == ["T-17", "T-33"]
    assert set(reports[reports["report"] == "BC6T"]["state"]) == {"not_applicable"}


def test_a_claim_without_its_document_has_no_points_and_says_so(year):
    row = line(year, "T-08", "C1.1")

    assert (row["status"], row["reason_key"]) == ("missing", "core:missing_evidence")
    assert row["maximum"] == 5
    assert "T-08" not in steps(year, "K2", "changed")


def test_empty_fields_are_missing_and_keep_their_maximum(year):
    for criterion in ("A4", "C2.3"):
        row = line(year, "TT-3", criterion)
        assert (row["status"], row["reason_key"], row["maximum"]) == (
            "missing",
            "core:missing_field",
            3,
        )


def test_a_waiver_with_its_document_leaves_the_criterion_out(year):
    for unit in ("BCHQS", "CAX"):
        row = line(year, unit, "D1.1")
        assert (row["status"], row["maximum"]) == ("not_applicable", 0)
        assert row["reason_key"] == "core:waived_not_applicable"


def test_an_exemption_can_leave_a_whole_group_out(year):
    assert line(year, "MN-4", "D1.3")["status"] == "exempt"
    assert line(year, "MN-4", "D")["status"] == "not_applicable"
    assert place(year, "MN-4")["maximum"] == 64  # 72 less the 8 points of D
    # A group that does not apply cannot bar: the gate is decided, and does not hold.
    assert "MN-4" not in steps(year, "K3", "unknown")


def test_an_exemption_ends_with_its_day(year, nine_months):
    assert line(nine_months, "TYT", "C2.3")["status"] == "exempt"
    assert line(year, "TYT", "C2.3")["status"] == "scored"


def test_nothing_received_to_answer_is_not_applicable(year):
    assert line(year, "T-15", "D2.2")["status"] == "not_applicable"


def test_a_share_under_the_floor_has_no_points(year):
    row = line(year, "T-10", "B1.1")  # 12 of 25 households: 48 %

    assert (row["status"], row["points"]) == ("scored", 0.0)


def test_a_tie_that_no_tie_break_parts_shares_the_first_rank(year):
    first = [place(year, unit)["peer_label"] for unit in ("TH-1", "THCS-1")]

    assert first == ["=1", "=1"]
    assert {place(year, unit)["class_"] for unit in ("TH-1", "THCS-1")} == {"xuat_sac"}


def test_a_tie_is_parted_by_the_points_of_the_model(year):
    upper, lower = place(year, "T-20"), place(year, "T-21")

    assert upper["points"] == lower["points"]
    assert lower["peer_rank"] == upper["peer_rank"] + 1
    assert not str(upper["peer_label"]).startswith("=")


@pytest.mark.parametrize(("gate", "unit"), [("K1", "P-KT"), ("K2", "T-30"), ("K3", "T-26")])
def test_a_gate_takes_good_down_to_fair(year, gate, unit):
    row = place(year, unit)

    assert steps(year, gate, "changed") == [unit]
    assert (row["class_by_points"], row["class_"]) == ("tot", "kha")


def test_the_unit_under_half_of_group_d_has_4_6_of_13_points(year):
    # D1.3 4 x 25/50 = 2; D2.1 3 x 1/5 = 0.6; D2.2 4 x 2/8 = 1; D2.3 2 less 1 case = 1.
    row = line(year, "T-26", "D")

    assert (row["points"], row["maximum"]) == (4.6, 13)


def test_a_unit_without_the_years_report_is_ranked_but_not_classified(year):
    row = place(year, "T-33")

    assert steps(year, "K4", "changed") == ["T-33"]
    assert not row["eligible"]
    assert row["peer_label"] != ""


def test_the_quota_moves_the_lowest_of_the_top_class_down(year):
    # 20 % of 6 offices: 1; of 15 units (THCS-4 waits for the council): 3; of 36 thôn and thị tứ
    # (38 less T-17, without a total, and T-33, not eligible): 7.2, so 7.
    top = year.ranking[year.ranking["class_"] == "xuat_sac"]

    assert top["peer_group"].value_counts().to_dict() == {"DC": 7, "SN": 3, "CQ": 1}
    assert steps(year, "quota:xuat_sac", "changed") == ["MN-1", "T-13", "T-32", "TH-4", "VP"]
    assert place(year, "VP")["class_"] == "tot"


@pytest.mark.parametrize(("period", "maximum"), [("year", 78), ("nine_months", 68)])
def test_too_few_answers_leave_the_survey_out(request, period, maximum):
    # The year: 82 less the 4 points of D1.3. Nine months: also less the 3 points of the year's
    # report, and B1.1 (5) and C2.2 (2), as no land had been taken by then.
    result = request.getfixturevalue(period)

    assert line(result, "T-23", "D1.3")["status"] == "withheld"
    assert place(result, "T-23")["maximum"] == maximum


def test_without_the_councils_mark_there_is_no_total(year):
    row = place(year, "THCS-4")

    assert line(year, "THCS-4", "C1.2")["status"] == "pending"
    assert (row["status"], row["peer_label"], row["class_"]) == ("pending", "", "")


def test_bonus_and_penalty_stop_at_their_ceilings(year):
    # P-VHXH: 2 commendations at 2 and 2 models at 1 are 6, counted as 5.
    # T-35: 3 x 2 + 2 x 1 + 1 x 3 = 11, counted as 10.
    assert line(year, "P-VHXH", "G")["points"] == 5
    assert line(year, "T-35", "H")["points"] == -10


def test_a_justified_complaint_about_conduct_costs_two_points(year):
    assert line(year, "T-28", "H")["points"] == -2


def test_a_bonus_can_lift_the_share_over_100_percent(year):
    row = place(year, "T-16")

    assert row["percent"] > 100


def test_the_target_of_100_percent_is_missed_by_two_units(year):
    by_task = year.compliance.by_task
    row = by_task[by_task["task"] == "3.2"].iloc[0]

    assert (row["numerator"], row["denominator"], row["met"]) == (58, 60, False)
    assert row["missing"] == ("T-17", "T-30")


def test_tasks_done_after_their_last_day_are_late(year):
    tasks = year.compliance.tasks
    late = tasks[tasks["state"] == "done_late"]

    assert set(zip(late["unit"], late["task"], strict=True)) == {("T-11", "3.2"), ("T-22", "1.2")}


def test_a_waived_task_is_told_apart(year):
    tasks = year.compliance.tasks
    waived = tasks[tasks["state"] == "waived"]

    assert list(zip(waived["unit"], waived["task"], strict=True)) == [("BCHQS", "1.3")]


def test_in_september_the_years_report_is_not_asked_for(nine_months):
    points = nine_months.points
    of_year = points[points["node"] == "F2"]

    assert set(of_year["status"]) == {"not_applicable"}
    assert steps(nine_months, "K4", "changed") == []
    assert nine_months.ranking["eligible"].all()


def test_in_september_a_report_not_sent_has_no_points_and_keeps_its_maximum(nine_months):
    row = line(nine_months, "T-09", "F1")

    assert (row["status"], row["reason_key"], row["maximum"]) == (
        "missing",
        "not_sent",
        3,
    )


def test_in_september_two_units_have_no_model_yet(nine_months):
    assert steps(nine_months, "K2", "no_change") == ["T-11", "T-30"]
    assert line(nine_months, "T-14", "A3")["reason_key"] == "core:missing_evidence"
