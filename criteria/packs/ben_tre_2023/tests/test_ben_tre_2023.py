"""The Bến Tre pack: a kept scale of 100, the best two of three, rounding at the total.

A unit with nothing said of it has 10 + 15 x 9/10 + 15 = 38.5 in I; 15 + (5 x 2 + 2.5) + 10 x 80 %
= 35.5 in II, a commune 37.5, since the index does not bind it and has full points; and the best two
of 7.5, 10 and 0 in III: 17.5. That is 91.5, a commune 93.5. The table names what differs, worked
out on paper from the rubric and the rows of the sample.
"""

from pathlib import Path

import pytest

from danvan_scoring import Evaluator, Result, load_period, load_rubric, load_submissions
from danvan_scoring.io import check_file

PACK = Path(__file__).parents[1]

# Unit: points, class by points, class ("-": not eligible), rank of peers.
UNITS = {
    "S1": ("91.5", "xuat_sac", "tot", "=2"),  # one place in the top class of the peer group
    # 15 x 7/9 = 11.666…; 10 x 82.45 % = 8.245: 36.666… + 35.745 + 17.5 = 89.911…, once rounded
    "S2": ("89.9", "tot", "tot", "4"),
    # four models: 10; an initiative: the best two of three tens; 38.5 + 35.5 + 20
    "S3": ("94.0", "xuat_sac", "xuat_sac", "1"),
    "S4": ("91.5", "xuat_sac", "-", "=2"),  # an inspection found faults; it takes no place
    # 5 days late are three begun steps of two: 9 lost, the most: 29.5 + 35.5 + 17.5
    "H1": ("82.5", "tot", "tot", "3"),
    # late answers cost 3 x 2 = 6, a breach 5: the gravest counts
    "H2": ("85.5", "tot", "tot", "2"),
    "H3": ("91.5", "xuat_sac", "", "1"),  # discipline not known: the class waits
    "X1": ("93.5", "xuat_sac", "xuat_sac", "=2"),
    "X2": ("96.0", "xuat_sac", "xuat_sac", "1"),  # 5 x 5 + 2.5 x 2 = 30, at most 15
    # no plan; nobody was to be received: full; 28.5 + 37.5 + 17.5
    "X4": ("83.5", "tot", "tot", "4"),
    "X5": ("93.5", "xuat_sac", "kha", "=2"),  # a head disciplined: not above khá
}


@pytest.fixture(scope="module")
def result() -> Result:
    period = load_period(PACK / "sample" / "period.toml")
    rubric = load_rubric(PACK / "rubric.toml")
    submissions = load_submissions(period, rubric)
    return Evaluator().evaluate(rubric, submissions, as_of=period.as_of)


def test_the_sample_has_no_fault() -> None:
    assert check_file(PACK / "sample" / "period.toml") == ()


@pytest.mark.parametrize("unit", UNITS)
def test_points_class_and_rank_are_those_worked_by_hand(unit: str, result: Result) -> None:
    points, by_points, final, rank = UNITS[unit]

    row = result.ranking.set_index("unit").loc[unit]
    assert (f"{row['points']:.1f}", row["maximum"]) == (points, 100)
    assert row["class_by_points"] == by_points
    assert (row["class_"] if row["eligible"] else "-") == final
    assert row["peer_label"] == rank


def test_who_sent_nothing_has_no_total(result: Result) -> None:
    row = result.ranking.set_index("unit").loc["X3"]

    assert (row["status"], row["peer_label"], row["class_"]) == ("not_submitted", "", "")


def test_what_does_not_bind_a_commune_keeps_its_points(result: Result) -> None:
    index = result.points[result.points["node"] == "II.3"].set_index("unit")

    assert index.loc["X1", "status"] == "not_applicable"
    assert index.loc["X1", "maximum"] == 10
    assert result.points.set_index(["unit", "node"]).loc[("X1", "II"), "points"] == 37.5


def test_the_gravest_fault_counts_once(result: Result) -> None:
    points = result.points.set_index(["unit", "node"])["points"]

    assert points[("H2", "IV.1")] == -6
    assert points[("H2", "IV.2")] == -5
    assert points[("H2", "IV")] == -6


def test_everything_is_marked_as_assumed() -> None:
    rubric = load_rubric(PACK / "rubric.toml")

    parts = [*rubric.groups, *rubric.criteria, *rubric.classes, *rubric.gates]
    assert [part.code for part in parts if not part.assumed] == []
    assert all(quota.assumed for quota in rubric.quotas)
    assert rubric.status == "reconstructed"
    assert rubric.assumptions
