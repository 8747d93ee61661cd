"""The Quảng Bình pack: two sets of criteria in one period, with points worked by hand.

A unit with full points has the maximum of each criterion of its set; the tables below name what
differs from that, worked out on paper from the rubrics and the rows of the sample. Nothing is
copied from the library's output.
"""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from danvan_scoring import Evaluator, Result, load_period, load_rubric, load_submissions

PACK = Path(__file__).parents[1]

FULL_01 = {
    "A1": 5.0, "A2": 5.0, "A3": 5.0, "B1": 15.0, "C1": 7.0, "C2": 4.0, "C3": 4.0,
    "D1": 6.0, "D2": 8.0, "D3": 6.0, "E1": 5.0, "E2": 10.0, "F1": 8.0, "F2": 7.0, "G1": 5.0,
}  # fmt: skip
FULL_02 = {
    "A1": 5.0, "A2": 5.0, "A3": 5.0, "B1": 15.0, "C1": 7.0, "C3": 4.0, "C4": 9.0,
    "D1": 6.0, "D2": 8.0, "D3": 6.0, "E1": 5.0, "E2": 5.0, "F1": 8.0, "F2": 7.0, "G1": 5.0,
}  # fmt: skip

# Unit: what differs from full points after the appraisal (None: does not apply), then points,
# maximum that applies, percent, class by points, class, rank in its peer group.
SET_01 = {
    "S-A": (
        # 15 x 0.8245 = 12.3675; 5 x 45/50; 6 x 46/48; appraised: 3 of 4 models, 8 x 3/4
        {"B1": 12.37, "A2": 4.50, "D1": 5.75, "F1": 6.00},
        (94.62, 100, "94.62", "xuat_sac", "xuat_sac", "3"),
    ),
    "S-B": (
        # 3 + 1, not made known; 5 x 3/4; 15 x 0.9; 7 x 20/24 = 5.8333...; 8 x 38/40; 10 x 180/200
        {"A1": 4.00, "A3": 3.75, "B1": 13.50, "C1": 5.83, "D2": 7.60, "E2": 9.00},
        (93.68, 100, "93.68", "xuat_sac", "tot", "4"),  # a head disciplined: not above tốt
    ),
    "S-D": (
        # the index left empty: missing, its 15 points stay in the maximum; nothing came in for D3
        {"B1": 0.00, "D3": None},
        (79.00, 94, "84.04", "tot", "tot", "5"),  # 79 / 94 = 84.0425... %
    ),
    "ND-1": (
        {"B1": None, "F2": 5.00, "G1": 3.75},  # 7 x 5/7; 5 x 3/4
        (81.75, 85, "96.18", "xuat_sac", "xuat_sac", "=1"),  # 81.75 / 85 = 96.1764... %
    ),
    "SN-1": (
        # appraised: 1 of 2 files in time, 8 x 1/2; 5 x 20/50; no model works
        {"B1": None, "D2": 4.00, "A2": 2.00, "F1": 0.00},
        (70.00, 85, "82.35", "tot", "tot", "6"),  # 70 / 85 = 82.3529... %
    ),
    "SN-2": (
        {"B1": None, "A3": 3.75, "G1": 3.00},  # 5 x 3/4; 5 x 3/5
        (81.75, 85, "96.18", "xuat_sac", "xuat_sac", "=1"),
    ),
}
SET_02 = {
    "H-P": (
        {"B1": 11.79, "C4": 8.25, "E2": 4.50},  # 15 x 0.786; 9 x 110/120; 5 x 180/200
        (95.54, 100, "95.54", "xuat_sac", "xuat_sac", "1"),
    ),
    "H-Q": (
        # 15 x 0.7133 = 10.6995; no inspection planned: 0; 7 x 18/24; 8 x 27/36; 6 x 50/60; 7 x 4/7
        {"B1": 10.70, "A3": 0.00, "C1": 5.25, "D2": 6.00, "D3": 5.00, "F2": 4.00},
        (82.95, 100, "82.95", "tot", "tot", "2"),
    ),
    "X-1": (
        # 15 x 0.655 = 9.825, half up; no complaint to settle; 9 x 8/10; 8 x 1/2; 5 x 15/20
        {"B1": 9.83, "D2": None, "C4": 7.20, "F1": 4.00, "A2": 3.75},
        (79.78, 92, "86.72", "tot", "tot", "1"),  # 79.78 / 92 = 86.7173... %
    ),
    "X-2": (
        {"B1": 12.00, "C4": 4.00, "D1": 2.00, "F1": 0.00},  # 15 x 0.8; 9 x 4/9; 6 x 16/48; 0 of 1
        (80.00, 100, "80.00", "tot", "tot", "3"),  # on the cut-off, which belongs to the class
    ),
    "X-3": (
        # a plan claimed without its document: missing; 15 x 0.6; 4 x 1/2; 5 x 18/20
        {"A1": 0.00, "B1": 9.00, "C3": 2.00, "E1": 4.50},
        (86.50, 100, "86.50", "tot", "tot", "2"),
    ),
    "X-4": (
        # exempt from F2 by document; 15 x 0.5; nothing done of D1, F1, C1, C4 and A2
        {"F2": None, "B1": 7.50, "D1": 0.0, "F1": 0.0, "C1": 0.0, "C4": 0.0, "A2": 0.0},
        (50.50, 93, "54.30", "trung_binh", "trung_binh", "4"),  # 50.5 / 93 = 54.3010... %
    ),
}
SCORED = {
    **{unit: (FULL_01, *row) for unit, row in SET_01.items()},
    **{unit: (FULL_02, *row) for unit, row in SET_02.items()},
}

# What the sources in SOURCE.md say of each set; every other node is our assumption.
FACTS = {"T"}  # a scale of 100, of which 85 apply to bodies that are not scored for the index


def evaluated(name: str) -> dict[str, Result]:
    """The result by which each unit was scored."""
    path = PACK / "sample" / name
    period = load_period(path)
    rubrics = [load_rubric(path.parent / file) for file in period.rubrics]
    whole = Evaluator().evaluate_together(
        rubrics, load_submissions(period, rubrics), as_of=period.as_of
    )
    return {unit: own for own in whole.results for unit in own.submissions.units.index}


@pytest.fixture(scope="module")
def sets():
    return {name: load_rubric(PACK / f"{name}.toml") for name in ("bo-01", "bo-02")}


@pytest.fixture(scope="module")
def appraised() -> dict[str, Result]:
    return evaluated("period.toml")


@pytest.fixture(scope="module")
def declared() -> dict[str, Result]:
    return evaluated("period-tu-cham.toml")


def line(results: dict[str, Result], unit: str, node: str) -> Mapping[str, object]:
    points = results[unit].points
    return points[(points["unit"] == unit) & (points["node"] == node)].iloc[0]


def place(results: dict[str, Result], unit: str) -> Mapping[str, object]:
    ranking = results[unit].ranking
    return ranking[ranking["unit"] == unit].iloc[0]


# --- the two sets ------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["bo-01", "bo-02"])
def test_the_set_has_no_problems(sets, name):
    assert Evaluator().check(sets[name]) == ()


@pytest.mark.parametrize("name", ["bo-01", "bo-02"])
def test_the_set_says_that_its_text_was_reconstructed(sets, name):
    assert sets[name].status == "reconstructed"
    assert sets[name].assumptions


@pytest.mark.parametrize("name", ["bo-01", "bo-02"])
def test_every_node_that_no_source_tells_of_is_marked_as_assumed(sets, name):
    own = sets[name]
    nodes = (*own.groups, *own.criteria, *own.classes, *own.gates, *own.quotas)

    assert {node.code for node in nodes if not node.assumed} == FACTS


@pytest.mark.parametrize(("name", "full"), [("bo-01", FULL_01), ("bo-02", FULL_02)])
def test_the_set_has_100_points(sets, name, full):
    criteria = {line.code: float(line.max) for line in sets[name].criteria}

    assert criteria == full
    assert [group.max for group in sets[name].scales] == [Decimal(100)]
    assert sum(full.values()) == 100


def test_the_sets_share_no_kind_of_unit(sets):
    kinds = {name: {kind.code for kind in own.kinds} for name, own in sets.items()}

    assert kinds == {
        "bo-01": {"so_nganh", "nganh_doc", "su_nghiep"},
        "bo-02": {"cap_huyen", "cap_xa"},
    }


@pytest.mark.parametrize("name", ["period.toml", "period-tu-cham.toml"])
def test_the_sample_has_no_problems(sets, name):
    rubrics = list(sets.values())

    assert load_submissions(load_period(PACK / "sample" / name), rubrics).warnings == ()


def test_one_period_scores_each_unit_by_the_set_of_its_kind(appraised):
    by_set = {unit: result.bound.rubric.id for unit, result in appraised.items()}

    assert by_set == {
        **dict.fromkeys([*SET_01, "S-C"], "quang_binh_2022_bo_01"),
        **dict.fromkeys(SET_02, "quang_binh_2022_bo_02"),
    }


# --- one period, both sets ---------------------------------------------------------------------


@pytest.mark.parametrize("unit", SCORED)
def test_points_are_those_worked_by_hand(appraised, unit):
    full, own, _ = SCORED[unit]
    points = appraised[unit].points
    rows = points[(points["unit"] == unit) & (points["node_kind"] == "criterion")]
    applies = rows[~rows["status"].isin(["not_applicable", "exempt"])]
    by_hand = {code: value for code, value in {**full, **own}.items() if value is not None}

    assert dict(zip(applies["node"], applies["points"].fillna(0.0), strict=True)) == by_hand


@pytest.mark.parametrize("unit", SCORED)
def test_totals_classes_and_ranks_are_those_worked_by_hand(appraised, unit):
    _, _, (points, maximum, percent, by_points, class_, rank) = SCORED[unit]
    result = appraised[unit]
    row = place(appraised, unit)
    position = result.submissions.units.index.get_loc(unit)

    assert (row["points"], row["maximum"]) == (points, maximum)
    assert Decimal(int(result.standings["T"].measure[position])) / 100 == Decimal(percent)
    assert (row["class_by_points"], row["class_"], row["peer_label"]) == (by_points, class_, rank)


def test_bodies_without_the_index_are_scored_on_85_points(appraised):
    for unit in ("ND-1", "SN-1", "SN-2"):
        assert line(appraised, unit, "B1")["status"] == "not_applicable"
        assert place(appraised, unit)["maximum"] == 85


def test_an_index_left_empty_is_missing_and_keeps_its_maximum(appraised):
    row = line(appraised, "S-D", "B1")

    assert (row["status"], row["reason_key"], row["maximum"]) == (
        "missing",
        "core:missing_field",
        15,
    )


def test_a_claim_without_its_document_is_missing(appraised):
    assert line(appraised, "X-3", "A1")["reason_key"] == "core:missing_evidence"


def test_a_unit_that_sent_nothing_has_no_total_no_rank_and_no_class(appraised):
    row = place(appraised, "S-C")

    assert (row["status"], row["peer_label"], row["class_"]) == ("not_submitted", "", "")


def test_bodies_of_85_and_of_100_points_tie_and_rank_in_one_peer_group(appraised):
    first = [place(appraised, unit) for unit in ("ND-1", "SN-2")]

    assert [row["peer_label"] for row in first] == ["=1", "=1"]
    assert place(appraised, "S-A")["peer_label"] == "3"


def test_a_head_who_was_disciplined_keeps_the_body_out_of_the_top_class(appraised):
    steps = appraised["S-B"].class_steps
    changed = steps[(steps["step"] == "K1") & (steps["outcome"] == "changed")]

    assert list(changed["unit"]) == ["S-B"]


@pytest.mark.parametrize(
    ("unit", "before", "after"),
    [
        ("S-A", 96.62, 94.62),  # 4 of 4 models declared, 3 found: 8 against 6
        ("S-B", 92.68, 93.68),  # the assignment of work was there after all: 3 against 4
        ("SN-1", 74.00, 70.00),  # 2 of 2 files declared in time, 1 found: 8 against 4
    ],
)
def test_the_appraisal_raises_and_lowers_what_units_declared(
    declared, appraised, unit, before, after
):
    assert (place(declared, unit)["points"], place(appraised, unit)["points"]) == (before, after)


def test_the_appraisal_left_all_other_units_as_they_declared(declared, appraised):
    for unit in set(SCORED) - {"S-A", "S-B", "SN-1"}:
        assert place(declared, unit)["points"] == place(appraised, unit)["points"], unit
