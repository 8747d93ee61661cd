"""Live formulas give a unit the points, subtotals and states that the library computes."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from builders import STATES, group, line, number, rubric, submissions
from hypothesis import given, settings
from hypothesis import strategies as st
from live_forms import Figures, LiveForms, assert_fits, disagreements, needs_soffice

from danvan_scoring import Evaluator, Result
from danvan_scoring.cli.loading import load
from danvan_scoring.model.form_cells import NodeCells
from danvan_scoring.model.status import Status
from danvan_scoring.stages.form_formulas import FormFormulas
from danvan_scoring.testing import AS_OF, rubrics
from danvan_scoring.testing import submissions as drawn_submissions

ROOT = Path(__file__).parents[2]
PERIODS = sorted(
    [*ROOT.glob("criteria/packs/*/sample/period.toml"), *ROOT.glob("examples/*/*/period.toml")]
)
EVALUATOR = Evaluator()
MEANS = ("weighted_mean", "geometric_mean", "minimum")


def yes_no(code: str, **more: Any) -> dict[str, Any]:
    return number(code, type="yes_no", **more)


def proofs(*rows: tuple[str, str]) -> pd.DataFrame:
    """Documents, by unit and field."""
    columns = ["unit", "field", "evidence", "note", "place"]
    return pd.DataFrame([(*row, "QĐ 5", "", "") for row in rows], columns=columns, dtype="str")


def waivers(*rows: tuple[str, str, str]) -> pd.DataFrame:
    """Waivers without an end, by unit, criterion and state."""
    columns = ["unit", "criterion", "state", "document", "until", "reason"]
    return pd.DataFrame([(*row, "QĐ 5", pd.NaT, "x") for row in rows], columns=columns)


def evaluate(
    maximum: int | Decimal,
    parts: Mapping[str, Any],
    cells: Sequence[Mapping[str, Any]],
    kinds: Sequence[str] | None = None,
    **more: Any,
) -> Result:
    """Evaluate units with a rubric whose scale T has a maximum."""
    groups = [group("T", None, max=maximum, floor=-50), *parts.get("group", [])]
    made = rubric(**{**parts, "group": groups})
    return EVALUATOR.evaluate(made, submissions(made, cells, kinds, **more), as_of=AS_OF)


def handed_in(result: Result) -> Iterator[int]:
    """The rows of the units that handed something in: a form that is filled in is submitted."""
    for row in range(len(result.scores.units)):
        states = [node.status[row] for node in result.scores.nodes.values()]
        if Status.NOT_SUBMITTED not in states:
            yield row


def compare(results: Sequence[Result], folder: Path) -> tuple[int, list[str]]:
    live = LiveForms(folder)
    forms = [(live.add(own, row), own, row) for own in results for row in handed_in(own)]
    return disagreements(forms, live.figures())


@needs_soffice
@pytest.mark.slow
@pytest.mark.parametrize(
    "period",
    [
        # The same rubric and units as those of the year.
        pytest.param(path, marks=pytest.mark.exhaustive) if path.parent.name == "9-thang" else path
        for path in PERIODS
    ],
    ids=lambda path: str(path.parent.relative_to(ROOT)),
)
def test_every_unit_of_every_pack_has_the_figures_of_the_library(
    period: Path, tmp_path: Path
) -> None:
    results = load(period, (), ()).evaluate(None).results

    compared, wrong = compare(results, tmp_path)

    assert compared
    assert wrong == []


@needs_soffice
@pytest.mark.slow
def test_random_rubrics_have_the_figures_of_the_library(tmp_path: Path) -> None:
    results: list[Result] = []

    @given(st.data())
    @settings(max_examples=80, derandomize=True, database=None, deadline=None)
    def gather(data: st.DataObject) -> None:
        drawn = data.draw(rubrics())
        results.append(EVALUATOR.evaluate(drawn, data.draw(drawn_submissions(drawn)), as_of=AS_OF))

    gather()
    compared, wrong = compare(results, tmp_path)

    assert compared
    assert wrong == []


@needs_soffice
@pytest.mark.slow
def test_states_conditions_and_roundings_are_those_of_the_library(tmp_path: Path) -> None:
    compared, wrong = compare([*facts_and_proofs(), *states(), *roundings(), *texts()], tmp_path)

    assert compared > 3_000
    assert wrong == []


def facts_and_proofs() -> Iterator[Result]:
    """Every way in which a few facts may be empty, without proof, or not decide a condition."""
    either = {
        "any": [
            {"field": "e", "is": "=", "value": True},
            {
                "all": [
                    {"field": "f", "is": ">=", "value": Decimal("2.5")},
                    {"field": "g", "is": "<", "value": "2025-06-01"},
                ]
            },
        ]
    }
    late = {"date": "c", "due": date(2025, 12, 1), "lose": 1}
    parts = {
        "criterion": [
            line("A", 10, "count", params={"field": "a", "each": 1}),
            line("B", 5, "yes_no", params={"field": "b"}),
            line("C", 5, "deadline", params=late),
            line("D", 5, "yes_no", params={"field": "d"}, applies_when=either),
        ],
        "field": [
            number("a", evidence="required"),
            yes_no("b", evidence="required"),
            number("c", type="date", evidence="required"),
            yes_no("d"),
            yes_no("e", filled_by="council"),
            number("f", evidence="required"),
            number("g", type="date"),
        ],
    }
    of_each = {
        "a": (None, 0, 3),
        "b": (None, True, False),
        "c": (None, date(2025, 12, 3)),
        "d": (None, True),
        "e": (None, True, False),
        "f": (None, 2.4, 2.5),
        "g": (None, date(2025, 5, 31), date(2025, 6, 1)),
        "proven": (False, True),
    }
    # One in 17 of all, so that neighbours differ in several facts.
    every = [dict(zip(of_each, values, strict=True)) for values in product(*of_each.values())][::17]
    proven = [f"u{n}" for n, cells in enumerate(every, 1) if cells.pop("proven")]
    yield evaluate(
        25, parts, every, evidence=proofs(*((unit, f) for unit in proven for f in "abcf"))
    )


def states() -> Iterator[Result]:
    """Waivers, kinds and conditions, under every effect, and a waiver that blocks its group."""
    cells = [
        {"x": x, "a": a, "b": b} for x in (None, 3, 7) for a in (None, 1) for b in (None, 4)
    ] * 3
    kinds = ["thon"] * 12 + ["phong"] * 12 + ["thon"] * 12
    waived = [
        (f"u{n}", "A", state)
        for n, state in zip(range(25, 37), ["exempt", "not_applicable"] * 6, strict=True)
    ]
    waived += [(f"u{n}", "E1", "exempt") for n in range(1, 13)]
    for effect in ("zero", "full", "leave_out", "block"):
        parts = {
            "states": {**STATES, "not_applicable": effect, "missing": "zero"},
            "group": [
                group("G", applies_when={"points_of": "X", "is": ">=", "value": 5}),
                group("H", kind="bonus", max=2),
                group(
                    "P",
                    kind="penalty",
                    combine="best",
                    best=1,
                    max=3,
                    applies_when={"status_of": "A", "is": "=", "value": "exempt"},
                ),
                group("Z", "G", kind="bonus", max=3),
                group("E"),
            ],
            "criterion": [
                line("X", 10, "count", params={"field": "x", "each": 1}),
                count("A", "G", "a", states={"exempt": "block"}),
                count("B", "G", "b", applies_to=("thon",)),
                count("H1", "H", "b", applies_to=("phong",)),
                count("P1", "P", "b"),
                count("P2", "P", "a", states={"missing": "full"}),
                count("Z1", "Z", "x", applies_to=("thon",)),
                count("E1", "E", "x"),
            ],
            "field": [number("x"), number("a"), number("b")],
        }
        yield evaluate(40, parts, cells, kinds, waivers=waivers(*waived))


def count(code: str, of: str, field: str, **more: Any) -> dict[str, Any]:
    return line(code, 10, "count", of, params={"field": field, "each": 1}, **more)


def roundings() -> Iterator[Result]:
    """Halves, under every mode, place and combination, and conditions on what comes of them."""
    shares = ((1, 1, 8), (3, 3, 32), (1, 2, 3), (7, 6, 7), (0, 1, 2), (1.005, 0.75, 10))
    cells = [{"a": a, "b": b, "p": p} for a, b, p in shares]
    places = product(("half_up", "half_even"), ("criterion", "group", "total"), (0, 2, 6))
    for mode, at, decimals in places:
        for how in ("sum", *MEANS):
            parts = {
                "rounding": {"decimals": decimals, "mode": mode, "at": at},
                "group": [
                    group("G", combine=how, max=20),
                    group("P", kind="penalty"),
                    group("PP", "P"),
                ],
                "criterion": [
                    line("A", 10, "ratio", "G", params={"done": "a", "planned": "p"}),
                    line("B", 10, "ratio", "G", params={"done": "b", "planned": "p"}),
                    count("N", "PP", "b"),
                    on("K", {"points_of": "G", "is": ">=", "value": 5}),
                    on("L", {"percent_of": "PP", "is": ">", "value": Decimal("-5.5")}),
                    on("M", {"percent_of": "A", "is": "<=", "value": Decimal("12.5")}),
                ],
                "field": [number(code, decimals=6) for code in "abp"],
            }
            yield evaluate(50, parts, cells)


def on(code: str, when: Mapping[str, Any]) -> dict[str, Any]:
    return count(code, "T", "a", applies_when=when)


def texts() -> Iterator[Result]:
    """Texts that differ in capitals only, or hold a quotation mark, and days."""
    told = [
        {"field": "c", "is": "=", "value": "tốt"},
        {"field": "t", "is": "=", "value": 'a"b'},
    ]
    parts = {
        "criterion": [
            on("A", {"any": told}),
            on("B", {"field": "g", "is": "<=", "value": "2025-06-01"}),
            on("C", {"field": "c", "is": "!=", "value": "tốt"}),
        ],
        "field": [
            number("a"),
            number("c", type="choice", choices=("tốt", "Tốt")),
            number("t", type="text"),
            number("g", type="date"),
        ],
    }
    cells = [
        {"a": 1, "c": c, "t": t, "g": g}
        for c in ("tốt", "Tốt", None)
        for t in ('a"b', 'A"B', "x", None)
        for g in (date(2025, 6, 1), date(2025, 6, 2), None)
    ]
    yield evaluate(30, parts, cells)


@needs_soffice
@pytest.mark.slow
def test_typed_points_count_where_the_facts_are_there(tmp_path: Path) -> None:
    # R is compared with other units, so that it is typed; M is the council's, whose mark does not
    # stand on this form.
    parts = {
        "criterion": [
            line("R", 10, "relative", params={"done": "a", "target": "t"}),
            line("M", 5, "assigned", params={"points_field": "m", "note": "n"}),
        ],
        "field": [
            number("a", evidence="required"),
            number("t"),
            number("m", filled_by="council"),
            number("n", type="text", filled_by="council"),
        ],
    }
    units = [{"a": 3, "t": 4}, {"a": None, "t": 4}, {"a": 3, "t": 4}]
    result = evaluate(15, parts, units, evidence=proofs(("u1", "a"), ("u2", "a")))
    live = LiveForms(tmp_path)
    given_: Sequence[tuple[int, Mapping[str, Any], Sequence[Figures]]] = [
        (0, {"R": 7.5, "M": 4}, [Figures(0, 7.5, 10), Figures(0, 4, 5), Figures(0, 11.5, 15)]),
        # Nothing typed: it is missing, the council's mark is waited for.
        (0, {"R": None, "M": None}, [Figures(4, 0, 10), Figures(5, 0, 5), Figures(5, 0, 15)]),
        # Typed, but the fact or its proof is missing.
        (1, {"R": 7.5, "M": 4}, [Figures(4, 0, 10), Figures(0, 4, 5), Figures(0, 4, 15)]),
        (2, {"R": 7.5, "M": 4}, [Figures(4, 0, 10), Figures(0, 4, 5), Figures(0, 4, 15)]),
        # More than the maximum, less than nothing, and no number.
        (0, {"R": 10.5, "M": 4}, [Figures(7, 0, 10), Figures(0, 4, 5), Figures(7, 0, 15)]),
        (0, {"R": 7.5, "M": -1}, [Figures(0, 7.5, 10), Figures(7, 0, 5), Figures(7, 0, 15)]),
        (0, {"R": "đạt", "M": 4}, [Figures(7, 0, 10), Figures(0, 4, 5), Figures(7, 0, 15)]),
    ]
    names = [live.add(result, row, typed=typed, hidden="mn") for row, typed, _ in given_]
    figures = live.figures()

    found = [[figures[name][code] for code in ("R", "M", "T")] for name in names]
    assert found == [[*expected] for _, _, expected in given_]


@pytest.mark.parametrize("how", ["sum", *MEANS, "best"])
def test_formulas_of_the_largest_group_fit_a_spreadsheet(how: str) -> None:
    most = 200
    maximum = {"sum": 5 * most, "best": 5 * 90}.get(how, 10)
    best = {"best": 90} if how == "best" else {"coverage": Decimal("0.5")}
    parts = {
        "rounding": {"decimals": 2, "mode": "half_even", "at": "group"},
        "group": [group("G", combine=how, max=maximum, **best)],
        "criterion": [
            line(f"A{n}", 5, "ratio", "G", params={"done": "a", "planned": "p"})
            for n in range(most)
        ],
        "field": [number("a", evidence="required"), number("p")],
    }
    bound = evaluate(maximum, parts, [{"a": 1, "p": 3}]).bound
    nodes = [item.code for _, _, item in bound.rubric.nodes()]
    made = FormFormulas(
        bound=bound,
        kind="thon",
        nodes={code: NodeCells("_tinh", row) for row, code in enumerate(nodes, 1)},
        fields={"a": "'Phiếu'!$E$12", "p": "'Phiếu'!$E$13"},
        evidence={"a": "'Phiếu'!$G$12&'Phiếu'!$H$12", "p": "'Phiếu'!$G$13&'Phiếu'!$H$13"},
        waived={},
        typed={},
        as_of=AS_OF,
    )

    for formula in made.formulas().values():
        assert_fits(formula)


def test_what_does_not_apply_to_the_kind_has_no_formula_for_its_points() -> None:
    parts = {
        "criterion": [count("A", "T", "a"), count("B", "T", "b", applies_to=("phong",))],
        "field": [number("a"), number("b")],
    }
    bound = evaluate(20, parts, [{"a": 1}]).bound
    nodes = {code: NodeCells("_tinh", row) for row, code in enumerate(("T", "A", "B"), 1)}
    made = FormFormulas(
        bound, nodes, "thon", {"a": "P!$A$1"}, {"a": "P!$B$1"}, {}, {}, AS_OF
    ).formulas()

    assert made["$B$2"] == 'IFERROR(MAX(0,MIN(10,P!$A$1*1)),"error")'
    assert "$B$3" not in made
    assert made["$C$3"] == "1"
