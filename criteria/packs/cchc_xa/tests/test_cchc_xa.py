"""The index of administrative reform: weighted areas and a survey, with numbers worked by hand.

A unit with full points has 10 of 10 in every area; an area's points times its weight over 10 is
what it brings to the index. The table names what differs, worked out on paper from the rubric and
the rows of the sample.
"""

from decimal import Decimal
from pathlib import Path

import pytest

from danvan_scoring import Evaluator, Result, load_period, load_rubric, load_submissions
from danvan_scoring.io import check_file

PACK = Path(__file__).parents[1]
WEIGHTS = {"A": 15, "B": 10, "C": 25, "D": 10, "E": 10, "F": 10, "G": 10, "H": 10}

# Unit: areas that differ from 10 (None: left out), index, class by points, class, rank of peers.
UNITS = {
    # 95 of 100 satisfied: 9.5; 15 + 10 + 25 + 10 + 10 + 10 + 10 + 9.5
    "X1": ({"H": "9.50"}, "99.50", "rat_tot", "rat_tot", "1"),
    # 949 of 1000 files in time, under 95 %: 4 of 6; 25 x 8/10 = 20
    "X2": ({"C": "8.00", "H": "8.00"}, "93.00", "rat_tot", "rat_tot", "4"),
    # 2 + 5 x 7/9 + 3 = 8.888..., rounded in the area: 8.89; one disciplined: 5 - 2.5.
    # 1.5 x 8.89 = 13.335; + 10 + 25 + 10 + 7.5 + 10 + 10 + 9 = 94.835, half up
    "X3": ({"A": "8.89", "E": "7.50", "H": "9.00"}, "94.84", "rat_tot", "rat_tot", "3"),
    # 25 answers of at least 30: no survey, the weights are 90; appraised 3 of 6:
    # (15 + 10 + 25 + 7 + 10 + 10 + 10) / 90 = 87/90 = 96.666... %
    "X4": ({"D": "7.00", "H": None}, "96.67", "rat_tot", "rat_tot", "2"),
    # 85 % in time: 2 of 6; not posted: 2.5 of 4; 4.5 of 10 is under a half: not above khá.
    # 25 x 4.5/10 = 11.25; 15 + 10 + 11.25 + 10 + 10 + 10 + 10 + 9.5
    "X7": ({"C": "4.50", "H": "9.50"}, "85.75", "tot", "kha", "6"),
    # the share of disbursement left empty: missing, no points
    "X8": ({"F": "0.00", "H": "9.50"}, "89.50", "tot", "tot", "5"),
    "P1": ({"H": "9.50"}, "99.50", "rat_tot", "rat_tot", "1"),
    # 20 x 300/1000 = 6
    "P2": ({"G": "6.00", "H": "9.50"}, "95.50", "rat_tot", "rat_tot", "3"),
    # no document was to be checked: B has 5 of the 5 points that apply, which is all of it
    "P3": ({"B": "5.00", "H": "8.50"}, "98.50", "rat_tot", "rat_tot", "2"),
    # three days late: 3 - 1; three disciplined: 5 - 7.5, not below 0; 13.5 + 10 + 25 + 10 + 5 + …
    "TT1": ({"A": "9.00", "E": "5.00", "H": "7.00"}, "90.50", "rat_tot", "rat_tot", "4"),
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
def test_areas_index_class_and_rank_are_those_worked_by_hand(unit: str, result: Result) -> None:
    areas, index, by_points, final, rank = UNITS[unit]
    points = result.points[result.points["unit"] == unit].set_index("node")

    for area in WEIGHTS:
        expected = areas.get(area, "10.00")
        if expected is None:
            assert points.loc[area, "status"] == "withheld"
        else:
            assert f"{points.loc[area, 'points']:.2f}" == expected
    row = result.ranking.set_index("unit").loc[unit]
    assert (f"{row['points']:.2f}", f"{row['percent']:.2f}") == (index, index)
    assert (row["class_by_points"], row["class_"], row["peer_label"]) == (by_points, final, rank)


def test_the_table_adds_up() -> None:
    # The hand's own arithmetic, in decimals: each area's share of its weight.
    for unit, (areas, index, *_) in UNITS.items():
        whole = {"B": Decimal(5)} if unit == "P3" else {}
        total = weight = Decimal(0)
        for area, share in WEIGHTS.items():
            points = areas.get(area, "10.00")
            if points is not None:
                total += share * Decimal(points) / whole.get(area, Decimal(10))
                weight += share
        assert abs(100 * total / weight - Decimal(index)) <= Decimal("0.005")


def test_without_a_form_or_a_mark_there_is_no_index(result: Result) -> None:
    ranking = result.ranking.set_index("unit")

    assert ranking.loc["X5", "status"] == "not_submitted"
    assert ranking.loc["X6", "status"] == "pending"
    assert ranking.loc[["X5", "X6"], "peer_label"].tolist() == ["", ""]


def test_a_tie_over_all_units_is_shared(result: Result) -> None:
    labels = result.ranking.set_index("unit")["overall_label"]

    assert labels[["X1", "P1", "P3"]].tolist() == ["=1", "=1", "3"]


def test_too_little_known_gives_no_index() -> None:
    # X4 has no survey: 90 of 100 in weights are known. That suffices for 80 %, not for 95 %.
    period = load_period(PACK / "sample" / "period.toml")
    rubric = load_rubric(PACK / "rubric.toml")
    groups = [
        group.model_copy(update={"coverage": Decimal("0.95")}) if group.code == "T" else group
        for group in rubric.groups
    ]
    strict = rubric.model_copy(update={"groups": tuple(groups)})
    submissions = load_submissions(period, rubric)

    found = Evaluator().evaluate(strict, submissions, as_of=period.as_of)

    statuses = found.ranking.set_index("unit")["status"]
    assert statuses["X4"] == "withheld"
    assert statuses["X1"] == "scored"


def test_everything_is_marked_as_assumed() -> None:
    rubric = load_rubric(PACK / "rubric.toml")

    parts = [*rubric.groups, *rubric.criteria, *rubric.classes, *rubric.gates]
    assert [part.code for part in parts if not part.assumed] == []
    assert rubric.status == "reconstructed"
    assert rubric.assumptions
