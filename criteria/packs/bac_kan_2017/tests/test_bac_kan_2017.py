"""The Bắc Kạn pack: points worked by hand, before and after the appraisal, and what is known of it.

A unit with full points has 90 in the part that it scores itself; the tables below name what
differs from that, worked out on paper from the rubric and the rows of the sample. Nothing is copied
from the library's output.
"""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from danvan_scoring import Evaluator, Result, load_period, load_rubric, load_submissions

PACK = Path(__file__).parents[1]

FULL = {
    "1.1": 4.0, "1.2": 6.0, "2.1": 12.0, "3.1": 10.0, "3.2": 3.0, "3.3": 3.0,
    "4.1": 8.0, "4.2": 6.0, "5.1": 5.0, "5.2": 7.0, "6.1": 5.0, "6.2": 5.0,
    "7.1": 4.0, "7.2": 6.0, "8.1": 2.0, "8.2": 4.0,
}  # fmt: skip

# What differs from full points, by the figures that the unit declared; and its self-score of 90.
DECLARED = {
    "CQ-01": ({}, 90.00),
    "CQ-02": ({"1.2": 5.40}, 89.40),  # 6 x 18/20
    "CQ-03": ({"2.1": 10.00}, 88.00),  # 12 x 10/12
    "CQ-04": ({"3.1": 8.00}, 88.00),  # 48 of 50 = 96 %: the step from 95
    "CQ-05": ({"4.1": 7.00}, 89.00),  # 8 x 14/16
    "CQ-06": ({"5.1": 4.17, "6.2": 4.75}, 88.92),  # 5 x 10/12 = 4.1666...; 5 x 19/20
    "CQ-07": ({"7.1": 0.00}, 86.00),  # claimed without its document: missing, no points
    "CQ-08": ({"1.1": 3.00}, 89.00),  # 2 + 1, the plan was not made known
    "CQ-09": ({"3.3": 1.00, "6.1": 4.00}, 87.00),  # 3 - 2 x 1; 5 - 1 x 1
    "CQ-10": ({"7.2": 3.00}, 87.00),  # 1 model of 3 points
    "CQ-11": ({"2.1": 9.33}, 87.33),  # 12 x 7/9 = 9.333...
    "CQ-12": ({"2.1": 8.00, "7.2": 0.00}, 80.00),  # 12 x 8/12; no model
    "CQ-13": ({"1.2": 5.00}, 89.00),  # 6 x 25/30
    "XA-1": ({"2.1": 11.00, "7.2": 3.00}, 86.00),  # 12 x 11/12; 1 model
    "XA-2": ({"2.1": 9.00}, 87.00),  # 12 x 9/12
    "XA-3": ({"1.2": 5.00}, 89.00),  # 6 x 20/24
    "XA-4": ({"6.2": 0.00}, 85.00),  # the number that signed was left empty: missing
    "XA-5": ({"5.1": 4.17}, 89.17),  # 5 x 20/24
    "XA-6": ({"5.1": 4.17}, 89.17),  # 5 x 40/48
    "XA-7": ({"2.1": 6.00, "3.1": 8.00, "8.1": 0.00}, 80.00),  # 12 x 6/12; 191 of 200 = 95.5 %
    "XA-8": ({"8.2": 3.00}, 89.00),  # 13/12 is 3 days after 10/12: 1 point lost
    "XA-9": ({"3.3": 2.00, "8.2": 0.00}, 85.00),  # 5.2: no complaint, full; 8 days late: 4 lost
}

# What the appraisal changed.
APPRAISED = {
    "CQ-10": {"7.2": 6.00},  # 2 models
    "CQ-12": {"3.1": 6.00, "4.1": 4.50},  # 180 of 200 = 90 %; 8 x 9/16
    # 188 of 200 = 94 %; not posted; 8 x 12/16; 7 x 5/7; 5 - 2 x 1; 1 model: 16 points less than 87.
    "XA-2": {"3.1": 6.00, "3.2": 0.00, "4.1": 6.00, "5.2": 5.00, "6.1": 3.00, "7.2": 3.00},
}

# Unit: points of the self-scored part after appraisal + the mark from above = total, class, rank.
FINAL = {
    "CQ-01": (90.00, 9.5, 99.50, "tot", "1"),
    "CQ-02": (89.40, 9.0, 98.40, "tot", "2"),
    "CQ-03": (88.00, 8.0, 96.00, "tot", "=7"),
    "CQ-04": (88.00, 7.0, 95.00, "", "9"),  # not eligible
    "CQ-05": (89.00, 8.5, 97.50, "tot", "4"),
    "CQ-06": (88.92, 8.0, 96.92, "tot", "6"),
    "CQ-07": (86.00, 7.5, 93.50, "tot", "11"),
    "CQ-08": (89.00, 8.0, 97.00, "tot", "5"),
    "CQ-09": (87.00, 9.0, 96.00, "tot", "=7"),
    "CQ-10": (90.00, 8.0, 98.00, "tot", "3"),
    "CQ-11": (87.33, 7.0, 94.33, "tot", "10"),
    "CQ-12": (72.50, 7.5, 80.00, "tot", "12"),  # on the cut-off, which belongs to the class
    "XA-1": (86.00, 8.0, 94.00, "tot", "5"),
    "XA-2": (71.00, 7.0, 78.00, "kha", "9"),
    "XA-3": (89.00, 8.0, 97.00, "", "=3"),  # not eligible
    "XA-4": (85.00, 6.5, 91.50, "tot", "7"),
    "XA-5": (89.17, 9.0, 98.17, "tot", "=1"),
    "XA-6": (89.17, 9.0, 98.17, "tot", "=1"),
    "XA-7": (80.00, 7.5, 87.50, "tot", "8"),
    "XA-8": (89.00, 8.0, 97.00, "tot", "=3"),
    "XA-9": (85.00, 8.5, 93.50, "tot", "6"),
}

# What the sources in SOURCE.md say; every other node is our assumption.
FACTS = {
    "T",  # a scale of 100
    "TC",  # 90 points of it are scored by the unit
    "C",  # 10 points are given by the level above
    "tot",  # the class from 80
}


def evaluated(name: str) -> Result:
    path = PACK / "sample" / name
    period = load_period(path)
    rubric = load_rubric(path.parent / period.rubric)
    return Evaluator().evaluate(rubric, load_submissions(period, rubric), as_of=period.as_of)


@pytest.fixture(scope="module")
def rubric():
    return load_rubric(PACK / "rubric.toml")


@pytest.fixture(scope="module")
def declared() -> Result:
    return evaluated("period-tu-cham.toml")


@pytest.fixture(scope="module")
def appraised() -> Result:
    return evaluated("period.toml")


def line(result: Result, unit: str, node: str) -> Mapping[str, object]:
    points = result.points
    return points[(points["unit"] == unit) & (points["node"] == node)].iloc[0]


def place(result: Result, unit: str) -> Mapping[str, object]:
    ranking = result.ranking
    return ranking[ranking["unit"] == unit].iloc[0]


def components(result: Result, unit: str) -> dict[str, float]:
    """Points of the component criteria that the unit scores itself; 0 where a figure is missing."""
    points = result.points
    own = points[(points["unit"] == unit) & (points["node_kind"] == "criterion")]
    own = own[own["node"] != "C1"]
    return dict(zip(own["node"], own["points"].fillna(0.0), strict=True))


# --- the rubric --------------------------------------------------------------------------------


def test_the_rubric_has_no_problems(rubric):
    assert Evaluator().check(rubric) == ()


def test_the_rubric_says_that_its_text_was_reconstructed(rubric):
    assert rubric.status == "reconstructed"
    assert rubric.assumptions


def test_every_node_that_no_source_tells_of_is_marked_as_assumed(rubric):
    nodes = (*rubric.groups, *rubric.criteria, *rubric.classes, *rubric.gates, *rubric.quotas)

    assert {node.code for node in nodes if not node.assumed} == FACTS


def test_eight_contents_make_90_points_and_the_level_above_gives_10(rubric):
    contents = [group for group in rubric.groups if group.group == "TC"]
    of_the_council = {f.code for f in rubric.form_fields if f.filled_by == "council"}

    assert len(contents) == 8
    assert sum(group.max for group in contents) == 90
    assert {c.code: c.max for c in rubric.criteria if c.group == "C"} == {"C1": Decimal(10)}
    assert of_the_council == {"c_diem", "c_nhan_xet"}


@pytest.mark.parametrize("name", ["period.toml", "period-tu-cham.toml"])
def test_the_sample_has_no_problems(rubric, name):
    submissions = load_submissions(load_period(PACK / "sample" / name), rubric)

    assert Evaluator().check(rubric, submissions) == ()
    assert submissions.warnings == ()


# --- what the units declared -------------------------------------------------------------------


def test_the_sample_has_13_agencies_and_9_communes_that_scored_themselves():
    assert [sum(unit.startswith(kind) for unit in DECLARED) for kind in ("CQ", "XA")] == [13, 9]


@pytest.mark.parametrize("unit", DECLARED)
def test_self_scores_are_those_worked_by_hand(declared, unit):
    own, total = DECLARED[unit]

    assert components(declared, unit) == {**FULL, **own}
    assert (line(declared, unit, "TC")["points"], line(declared, unit, "TC")["maximum"]) == (
        total,
        90,
    )


def test_every_self_score_is_80_or_more(declared):
    points = declared.points
    own = points[(points["node"] == "TC") & (points["unit"] != "XA-10")]

    assert own["points"].min() == 80


def test_without_the_points_from_above_no_unit_has_a_total(declared):
    ranking = declared.ranking

    assert set(ranking[ranking["unit"] != "XA-10"]["status"]) == {"pending"}
    assert set(ranking["class_"]) == {""}


# --- after the appraisal -----------------------------------------------------------------------


@pytest.mark.parametrize("unit", FINAL)
def test_totals_after_the_appraisal_are_those_worked_by_hand(appraised, unit):
    part, mark, total, class_, rank = FINAL[unit]
    own, _ = DECLARED[unit]
    row = place(appraised, unit)

    assert components(appraised, unit) == {**FULL, **own, **APPRAISED.get(unit, {})}
    assert line(appraised, unit, "TC")["points"] == part
    assert line(appraised, unit, "C1")["points"] == mark
    assert (row["points"], row["maximum"], row["percent"]) == (total, 100, total)
    assert (row["class_"], row["peer_label"]) == (class_, rank)


def test_the_appraisal_raised_most_and_lowered_one(declared, appraised):
    before = {unit: line(declared, unit, "TC")["points"] for unit in FINAL}
    after = {unit: place(appraised, unit)["points"] for unit in FINAL}

    assert [unit for unit in FINAL if after[unit] < before[unit]] == ["XA-2"]
    assert [unit for unit in FINAL if after[unit] == before[unit]] == ["CQ-12"]
    assert (before["XA-2"], after["XA-2"]) == (87, 78)


def test_the_lowered_commune_stands_in_the_second_class(appraised):
    classified = appraised.ranking[appraised.ranking["class_"] == "kha"]

    assert list(classified["unit"]) == ["XA-2"]


def test_two_units_are_ranked_but_not_eligible_for_a_class(appraised):
    ranking = appraised.ranking
    barred = ranking[~ranking["eligible"] & (ranking["status"] == "scored")]

    assert sorted(barred["unit"]) == ["CQ-04", "XA-3"]
    assert set(barred["class_by_points"]) == {"tot"}
    assert "" not in set(barred["peer_label"])


def test_a_unit_that_sent_nothing_has_no_total_and_no_class(appraised):
    row = place(appraised, "XA-10")

    assert (row["status"], row["peer_label"], row["class_"]) == ("not_submitted", "", "")


def test_a_unit_without_the_mark_from_above_has_no_total(appraised):
    row = place(appraised, "CQ-13")

    assert line(appraised, "CQ-13", "TC")["points"] == 89
    assert line(appraised, "CQ-13", "C1")["status"] == "pending"
    assert (row["status"], row["peer_label"], row["class_"]) == ("pending", "", "")


@pytest.mark.parametrize(
    ("unit", "criterion", "reason"),
    [("XA-4", "6.2", "core:missing_field"), ("CQ-07", "7.1", "core:missing_evidence")],
)
def test_a_missing_fact_is_told_apart_and_keeps_its_maximum(appraised, unit, criterion, reason):
    row = line(appraised, unit, criterion)

    assert (row["status"], row["reason_key"]) == ("missing", reason)
    assert place(appraised, unit)["maximum"] == 100
