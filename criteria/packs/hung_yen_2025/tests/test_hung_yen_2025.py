"""The Hưng Yên pack: two scales in one rubric, with points worked by hand.

A unit with nothing said of it has, of dân vận (DV), 30 in A, 40 in B and 20 + 3 in C (four models,
registered only): 93; and of serving the people (PV) 30 + 30 x 300/500 + 40 x 90/100 = 84. The
tables name what differs, worked out on paper from the rubric and the rows of the sample.
"""

from pathlib import Path

import pytest

from danvan_scoring import Evaluator, Result, load_period, load_rubric, load_submissions
from danvan_scoring.io import check_file

PACK = Path(__file__).parents[1]

# Unit: points, maximum, percent as compared, class by points, class, rank of peers.
DV = {
    # recognised by the province: 10 in place of 3; commended twice: 104, at most 100
    "S1": (100, 100, "100.0", "xuat_sac", "xuat_sac", "1"),
    # of four classified 30 % are 1.2, so one stands in the top class
    "S2": (93, 100, "93.0", "xuat_sac", "tot", "=2"),
    # 10 x 6/8 = 7.5; no letters: 15 points do not apply; 27.5 + 25 + 23 = 75.5 of 85 = 88.82… %
    "S3": (75.5, 85, "88.8", "tot", "tot", "4"),
    "S4": (93, 100, "93.0", "xuat_sac", "tot", "=2"),  # a head disciplined: one class down
    # no plan: 20 of 30 is under 80 %, so its commendations do not count; 20 + 40 + 23
    "H1": (83, 100, "83.0", "tot", "tot", "3"),
    # 3 days late: 10 - 3; recognised by the district: 6; 27 + 40 + 26 - 3 for one complaint;
    # of three classified 30 % are 0.9, so nobody stands in the top class
    "H2": (90, 100, "90.0", "xuat_sac", "tot", "1"),
    # 15 x 19/20 = 14.25; 3 x 2.5 = 7.5; 30 + 36.75 + 23 = 89.75, to one decimal 89.8
    "H3": (89.75, 100, "89.8", "tot", "tot", "2"),
    # two units share the one place: both go down
    "X1": (93, 100, "93.0", "xuat_sac", "tot", "=1"),
    "X2": (88, 100, "88.0", "tot", "tot", "3"),  # three models: 15 in place of 20
    "X3": (93, 100, "93.0", "xuat_sac", "tot", "=1"),
    "X4": (78, 100, "78.0", "hoan_thanh", "hoan_thanh", "4"),  # B1 left empty
}
PV = {
    "S1": (84, 100, "84.0", "tot", "tot", "2"),  # before S3 and S4 by its 30 points in C
    "S2": (60, 60, "100.0", "xuat_sac", "xuat_sac", "1"),  # all online; 45 answers of 50: no survey
    "S3": (84, 100, "84.0", "tot", "tot", "=3"),
    "S4": (84, 100, "84.0", "tot", "hoan_thanh", "=3"),
    "H1": (84, 100, "84.0", "tot", "tot", "2"),
    "H2": (84, 100, "84.0", "tot", "tot", "1"),  # 26 points in C
    "H3": (79, 100, "79.0", "hoan_thanh", "hoan_thanh", "3"),  # 475 of 500 is 95 %: 25
    "X1": (84, 100, "84.0", "tot", "tot", "=1"),
    "X2": (84, 100, "84.0", "tot", "tot", "4"),  # 18 points in C
    "X3": (84, 100, "84.0", "tot", "tot", "=1"),
    "X4": (84, 100, "84.0", "tot", "tot", "=1"),
}
# The title of the decision names the two contents; nothing else of the rubric is fact.
FACTS: list[str] = []


@pytest.fixture(scope="module")
def result() -> Result:
    period = load_period(PACK / "sample" / "period.toml")
    rubric = load_rubric(PACK / "rubric.toml")
    submissions = load_submissions(period, rubric)
    return Evaluator().evaluate(rubric, submissions, as_of=period.as_of)


def test_the_sample_has_no_fault() -> None:
    assert check_file(PACK / "sample" / "period.toml") == ()


@pytest.mark.parametrize(
    ("scale", "unit"), [("DV", unit) for unit in DV] + [("PV", unit) for unit in PV]
)
def test_points_class_and_rank_are_those_worked_by_hand(
    scale: str, unit: str, result: Result
) -> None:
    points, maximum, percent, by_points, final, rank = {"DV": DV, "PV": PV}[scale][unit]
    ranking = result.ranking[result.ranking["scale"] == scale].set_index("unit")

    row = ranking.loc[unit]
    assert (row["points"], row["maximum"]) == (points, maximum)
    measure = result.standings[scale].measure[result.scores.units.get_loc(unit)]
    assert f"{measure / 10:.1f}" == percent
    assert (row["class_by_points"], row["class_"], row["peer_label"]) == (by_points, final, rank)


def test_who_sent_nothing_stands_on_neither_scale(result: Result) -> None:
    rows = result.ranking[result.ranking["unit"] == "S5"]

    assert rows["status"].tolist() == ["not_submitted", "not_submitted"]
    assert rows["peer_label"].tolist() == ["", ""]


def test_a_bonus_that_was_not_earned_and_one_that_was(result: Result) -> None:
    bonus = result.points[result.points["node"] == "D"].set_index("unit")

    assert bonus.loc["S1", "points"] == 4
    assert bonus.loc["H1", "status"] == "not_applicable"


def test_only_the_highest_recognition_counts(result: Result) -> None:
    best = result.points[result.points["node"] == "C2"].set_index("unit")["points"]

    assert best[["S1", "H2", "X1"]].tolist() == [10, 6, 3]


def test_all_but_the_facts_is_marked_as_assumed() -> None:
    rubric = load_rubric(PACK / "rubric.toml")

    parts = [*rubric.groups, *rubric.criteria, *rubric.classes, *rubric.gates]
    assert [part.code for part in parts if not part.assumed] == FACTS
    assert all(quota.assumed for quota in rubric.quotas)
    assert rubric.status == "reconstructed"
    assert rubric.assumptions
