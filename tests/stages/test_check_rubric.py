"""Each fault of a rubric is one problem, at its place; a good rubric has none."""

from collections.abc import Callable
from copy import deepcopy
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from builders import group, line, number, rubric
from hypothesis import given
from hypothesis import strategies as st

from danvan_scoring import Evaluator
from danvan_scoring.model.base import SourceFile
from danvan_scoring.stages.bind import bind
from danvan_scoring.stages.check_rubric import check_rubric

CRITERIA = Evaluator().registry.criteria

Parts = dict[str, Any]

GOOD: Parts = {
    "group": [
        group("T", None, max=100, floor=0),
        group("A", max=60),
        group("B", max=40, combine="weighted_mean"),
        group("C", kind="bonus", max=5),
        group("P", kind="penalty", max=10),
    ],
    "criterion": [
        line("A1", 50, "ratio", "A"),
        line("A2", 10, "yes_no", "A"),
        line("B1", 10, "count", "B", weight=2),
        line("C1", 5, "count", "C"),
        line("P1", 10, "count", "P"),
    ],
    "field": [
        number("n", minimum=0, maximum=100),
        {"code": "y", "title": "y", "type": "yes_no"},
        {"code": "d", "title": "d", "type": "date"},
        {"code": "c", "title": "c", "type": "choice", "choices": ["x", "y"]},
    ],
    "class": [
        {"code": "T", "title": "Tốt", "from": 80},
        {"code": "K", "title": "Khá", "from": 65, "below": 80},
        {"code": "Y", "title": "Yếu", "from": 0, "below": 65},
    ],
    "gate": [
        {
            "code": "G1", "title": "g", "effect": "cap", "class": "K",
            "when": {"field": "n", "is": ">", "value": 0},
        },
        {
            "code": "G2", "title": "g", "effect": "bar",
            "when": {"status_of": "A1", "is": "=", "value": "missing"},
        },
    ],
    "quota": [{"class": "T", "percent": 20, "peer_groups": ["K1"]}],
    "ranking": {"by": "points", "tie_breaks": ["A", "P"]},
}  # fmt: skip


def good(**more: Any) -> Parts:
    return deepcopy(GOOD) | more


def test_a_good_rubric_has_no_problems() -> None:
    assert check_rubric(rubric(**good())) == []


def put(table: str, position: int, **values: Any) -> Callable[[Parts], None]:
    def change(parts: Parts) -> None:
        parts[table][position] |= values

    return change


def when(**values: Any) -> Callable[[Parts], None]:
    return put("gate", 0, when=values)


def also(table: str, item: Parts) -> Callable[[Parts], None]:
    def change(parts: Parts) -> None:
        parts[table].append(item)

    return change


def percent_without_floor(parts: Parts) -> None:
    parts["ranking"]["by"] = "percent"
    del parts["group"][0]["floor"]


def two_homes(parts: Parts) -> None:
    parts["peer_group"] = [
        {"code": "K1", "title": "1", "kinds": ["thon", "phong"]},
        {"code": "K2", "title": "2", "kinds": ["phong"]},
    ]


def no_scale(parts: Parts) -> None:
    parts["group"][0]["group"] = "A"


def mean_of_nothing(parts: Parts) -> None:
    """A group that takes the least of its parts, of which it has none but a bonus."""
    parts["group"] += [group("M", "A", max=0, combine="minimum"), group("N", "M", kind="bonus")]
    parts["criterion"].append(line("N1", 1, "count", "N"))


def weighted_bonus(parts: Parts) -> None:
    parts["group"].append(group("W", "B", kind="bonus", weight=2))
    parts["criterion"].append(line("W1", 1, "count", "W"))


# More digits than a Decimal computes with: rounding them away would make it a whole number.
FIFTY_AND_A_TRIFLE = "50.0000000000000000000000000000000001"

CASES: list[tuple[str, str, str, str, Callable[[Parts], None]]] = [
    # code, item at the place, found, suggestion, change
    ("RUB121", "A1", "A1", "", also("criterion", line("A1", 1, "ratio", "C"))),
    ("RUB121", "A", "A", "", also("criterion", line("A", 1, "ratio", "C"))),
    ("RUB121", "n", "n", "", also("field", number("n"))),
    ("RUB121", "K", "K", "", also("class", {"code": "K", "title": "k", "from": 10, "below": 65})),
    ("RUB121", "K", "K", "",
        also("class", {"code": "K", "title": "k", "from": 10, "scale": "T"})),
    ("RUB122", "A1", "thonn", "thon", put("criterion", 0, applies_to=["thonn"])),
    ("RUB123", "phong", "K1, K2", "", two_homes),
    ("RUB124", "tie_breaks", "A9", "A",
        lambda parts: parts["ranking"].update(tie_breaks=["A9"])),
    ("RUB125", "n", "101 > 100", "", put("field", 0, minimum=101)),
    ("RUB126", "c", "choice", "", put("field", 3, choices=[])),
    ("RUB126", "y", "yes_no", "", put("field", 1, choices=["x"])),
    ("RUB127", "n", "10001", "", put("field", 0, maximum=10_001)),
    ("RUB127", "n", "1E+9999999", "", put("field", 0, maximum=Decimal("1E+9999999"))),
    ("RUB128", "effective_to", "2025-01-01", "",
        lambda parts: parts.update(effective_from=date(2025, 1, 2), effective_to=date(2025, 1, 1))),
    ("RUB129", "y", "yes_no", "", put("field", 1, maximum=1)),
    ("RUB141", "A1", "AA", "A", put("criterion", 0, group="AA")),
    ("RUB142", "T", "", "", no_scale),
    ("RUB143", "A", "A → B → A", "", lambda parts: (
        put("group", 1, group="B")(parts), put("group", 2, group="A")(parts))),
    ("RUB144", "E", "E", "", also("group", group("E", max=0))),
    ("RUB145", "P", "penalty", "", put("group", 4, group="C")),
    ("RUB146", "C", "minimum", "", put("group", 3, combine="minimum")),
    ("RUB147", "M", "minimum", "", mean_of_nothing),
    ("RUB151", "B", "", "", lambda parts: parts["group"][2].pop("max")),
    ("RUB152", "A", "61", "", put("group", 1, max=61)),
    ("RUB152", "T", "99", "", put("group", 0, max=99)),
    ("RUB153", "A1", "49.999", "", put("criterion", 0, max=Decimal("49.999"))),
    ("RUB153", "A1", FIFTY_AND_A_TRIFLE, "",
        put("criterion", 0, max=Decimal(FIFTY_AND_A_TRIFLE))),
    ("RUB153", "G1", "0.125", "",
        when(points_of="A", **{"is": ">=", "value": Decimal("0.125")})),
    ("RUB154", "C", "2001", "", put("group", 3, max=2001)),
    ("RUB154", "Y", "-3000", "", put("class", 2, **{"from": -3000})),
    ("RUB154", "G1", "1E+9999999", "",
        when(points_of="A", **{"is": ">=", "value": Decimal("1E+9999999")})),
    ("RUB154", "B1", "2001", "", put("criterion", 2, weight=2001)),
    ("RUB154", "C", "2005", "", also("criterion", line("C2", 2000, "count", "C"))),
    ("RUB155", "A1", "3", "", put("criterion", 0, weight=3)),
    ("RUB155", "B1", "0", "", put("criterion", 2, weight=0)),
    ("RUB155", "W", "2", "", weighted_bonus),
    ("RUB157", "A", "60 > 50", "", put("group", 1, floor=60, ceiling=50)),
    ("RUB158", "C", "-5", "", put("group", 3, max=-5)),
    ("RUB159", "B1", "0.1234567", "", put("criterion", 2, weight=Decimal("0.1234567"))),
    ("RUB159", "B", "0.1234567", "", put("group", 2, coverage=Decimal("0.1234567"))),
    ("RUB159", "G1", "0.1234567", "",
        when(percent_of="A", **{"is": ">=", "value": Decimal("0.1234567")})),
    ("RUB161", "T", "S", "", put("class", 0, scale="S")),
    ("RUB162", "K", "80", "", put("class", 1, **{"from": 80})),
    ("RUB162", "K", "85", "", put("class", 1, below=85)),
    ("RUB163", "K", "75", "", put("class", 1, below=75)),
    ("RUB164", "T", "106", "", lambda parts: (
        put("class", 0, **{"from": 106})(parts), put("class", 1, below=106)(parts))),
    ("RUB165", "Y", "1", "", put("class", 2, **{"from": 1})),
    ("RUB166", "T", "", "", percent_without_floor),
    ("RUB167", "Y", "60", "", lambda parts: (
        put("class", 1, **{"from": 0})(parts), put("class", 2, **{"from": 60})(parts))),
    ("RUB171", "G1", "", "", when(**{"is": ">", "value": 0})),
    ("RUB171", "G1", "field, points_of", "",
        when(field="n", points_of="A", **{"is": ">", "value": 0})),
    ("RUB172", "G1", "nn", "n", when(field="nn", **{"is": ">", "value": 0})),
    ("RUB173", "G1", "y > True", "", when(field="y", **{"is": ">", "value": True})),
    ("RUB173", "G1", "n = có", "", when(field="n", **{"is": "=", "value": "có"})),
    ("RUB173", "G1", "d < hôm qua", "", when(field="d", **{"is": "<", "value": "hôm qua"})),
    ("RUB173", "G1", "c = z", "", when(field="c", **{"is": "=", "value": "z"})),
    ("RUB173", "G1", "A1 = lost", "", when(status_of="A1", **{"is": "=", "value": "lost"})),
    ("RUB174", "KK", "KK", "K", put("gate", 0, **{"class": "KK"})),
    ("RUB175", "G1", "", "", lambda parts: parts["gate"][0].pop("class")),
    ("RUB176", "T", "", "", put("quota", 0, count=2)),
    ("RUB177", "Y", "Y", "", put("quota", 0, **{"class": "Y"})),
    ("RUB178", "T", "K11", "K1", put("quota", 0, peer_groups=["K11"])),
]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "item", "found", "suggestion", "change"),
    CASES,
    ids=[f"{n}-{case[0]}" for n, case in enumerate(CASES)],
)
def test_one_fault_is_named(
    code: str, item: str, found: str, suggestion: str, change: Callable[[Parts], None]
) -> None:
    parts = good()
    change(parts)

    problems = [p for p in check_rubric(rubric(**parts)) if p.code == code]
    # A group that does not add up may put the group above it out as well.
    assert (item, found, suggestion) in [(p.place.item, p.found, p.suggestion) for p in problems]
    assert len(problems) == 1 or code == "RUB152"
    for language in ("vi", "en"):
        assert "{" not in problems[0].line(language)


@given(st.sets(st.sampled_from(range(len(CASES))), min_size=2, max_size=5))
def test_faults_together_are_told_as_problems_and_nothing_else(chosen: set[int]) -> None:
    """A fault never leads another check astray so that it raises, or binding so that it does."""
    parts = good()
    for position in sorted(chosen):
        CASES[position][-1](parts)
    faulty = rubric(**parts)

    problems = check_rubric(faulty)
    assert problems
    for problem in [*problems, *bind(faulty, CRITERIA)[1]]:
        assert "{" not in problem.line("vi") + problem.line("en")


def test_too_many_lines_are_refused() -> None:
    lines = [line(f"A{n}", 1, "yes_no", "A") for n in range(201)]
    parts = good(criterion=[*GOOD["criterion"][2:], *lines])
    parts["group"][0]["max"], parts["group"][1]["max"] = 241, 201

    assert [p.code for p in check_rubric(rubric(**parts))] == ["RUB156"]


def test_problems_carry_the_line_of_the_file() -> None:
    source = SourceFile(
        path="rubric.toml", sha256="0" * 64, lines={"group.1": 30, "group.1.max": 33}
    )
    parts = good()
    parts["group"][1]["max"] = 61
    found = check_rubric(rubric(**parts).model_copy(update={"source": source}))

    assert [str(p.place) for p in found if p.found == "61"] == ["rubric.toml:33 [A]"]


def test_a_percentage_with_a_bonus_may_pass_a_hundred() -> None:
    parts = good()
    parts["ranking"]["by"] = "percent"
    parts["class"][0]["from"] = 102
    parts["class"][1]["below"] = 102

    assert check_rubric(rubric(**parts)) == []


def test_a_total_that_only_a_bonus_makes_too_large_is_refused() -> None:
    """1,900 points and a bonus of 101: each is exact, their sum would not be."""
    parts = good()
    parts["group"][0]["max"], parts["group"][1]["max"] = 1900, 1860
    parts["criterion"][0]["max"] = 1850
    parts["group"][3]["max"] = parts["criterion"][3]["max"] = 101

    found = [(p.code, p.place.item, p.found) for p in check_rubric(rubric(**parts))]
    assert found == [("RUB154", "T", "2001")]


def test_a_bonus_inside_a_mean_counts_by_the_maximum_of_the_mean() -> None:
    """B1 with 10 + 5 of 10 makes the mean of B 1.5 times its maximum: 60 of 40, so 120 in all."""
    parts = good(
        group=[group("T", None, max=40, floor=0), group("B", max=40, combine="weighted_mean"),
               group("B1", "B", max=10), group("X", "B1", kind="bonus")],
        criterion=[line("L", 10, "ratio", "B1"), line("X1", 5, "count", "X")],
        ranking={}, gate=[], quota=[],
    )  # fmt: skip
    parts["class"] = [{"code": "T", "title": "Tốt", "from": 60}, GOOD["class"][2] | {"below": 60}]

    assert check_rubric(rubric(**parts)) == []
    parts["class"][0]["from"] = parts["class"][1]["below"] = Decimal("60.01")
    assert [(p.code, p.found) for p in check_rubric(rubric(**parts))] == [("RUB164", "60.01")]


def test_a_floor_in_points_is_no_least_percentage() -> None:
    """10 points are 10 % only where all 100 apply, so a lowest class from 10 leaves a hole."""
    parts = good()
    parts["group"][0]["floor"] = parts["class"][2]["from"] = 10

    assert check_rubric(rubric(**parts)) == []
    parts["ranking"]["by"] = "percent"
    assert [(p.code, p.found) for p in check_rubric(rubric(**parts))] == [("RUB165", "10")]


def test_a_gate_leaves_a_scale_without_classes_alone() -> None:
    parts = good()
    parts["group"].append(group("S", None, max=5))
    parts["criterion"].append(line("S1", 5, "yes_no", "S"))
    for band in parts["class"]:
        band["scale"] = "T"

    assert check_rubric(rubric(**parts)) == []
    parts["class"] = []
    codes = [problem.code for problem in check_rubric(rubric(**parts))]
    assert codes == ["RUB174", "RUB174"]  # of the gate and of the quota
