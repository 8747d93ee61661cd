"""The workbook computed by a spreadsheet shows what the library found, to the last digit."""

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from builders import group, line, number, rubric, submissions
from hypothesis import given, settings
from hypothesis import strategies as st
from live_forms import assert_fits, needs_soffice
from live_workbook import (
    cells_of,
    compared,
    differences,
    of_results,
    publication_of,
    recomputed,
    workbook_of,
)
from openpyxl import load_workbook

from danvan_scoring import Evaluator, Result
from danvan_scoring.model.score import LeafReasons
from danvan_scoring.model.status import Status
from danvan_scoring.stages.aggregate import aggregate
from danvan_scoring.stages.classify import classify
from danvan_scoring.stages.rank import rank
from danvan_scoring.stages.score import LeafScores
from danvan_scoring.testing import AS_OF, rubrics
from danvan_scoring.testing import submissions as drawn_submissions

ROOT = Path(__file__).parents[2]
PERIODS = sorted(
    [
        *ROOT.glob("criteria/packs/*/sample*/period*.toml"),
        *ROOT.glob("examples/[!t]*/**/period.toml"),
    ]
)
EVALUATOR = Evaluator()
YEAR = ROOT / "examples/kim_thanh_2025/nam/period.toml"


@needs_soffice
@pytest.mark.slow
@pytest.mark.parametrize(
    "period",
    [
        # The same rubric and units as those of the year.
        pytest.param(path, marks=pytest.mark.exhaustive) if path.parent.name == "9-thang" else path
        for path in PERIODS
    ],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_every_formula_gives_what_the_library_found(period: Path, tmp_path: Path) -> None:
    publication = publication_of(period)
    content = workbook_of(publication)

    (sheets,) = recomputed([content], tmp_path)

    count, wrong = compared(sheets, publication.found.results)
    assert count > 35 * len(publication.found.submissions.units)
    assert wrong == []
    # What a viewer shows that does not compute is what a spreadsheet computes.
    assert [*differences(cells_of(content), sheets)] == []


@needs_soffice
@pytest.mark.slow
def test_random_rubrics_give_what_the_library_found(tmp_path: Path) -> None:
    results: list[Result] = []

    @given(st.data())
    @settings(max_examples=30, derandomize=True, database=None, deadline=None)
    def gather(data: st.DataObject) -> None:
        drawn = data.draw(rubrics())
        given_ = data.draw(drawn_submissions(drawn))
        if len(given_.units):
            results.append(EVALUATOR.evaluate(drawn, given_, as_of=AS_OF))

    gather()

    hold(results, tmp_path)


@needs_soffice
@pytest.mark.slow
def test_gates_quotas_and_roundings_give_what_the_library_found(tmp_path: Path) -> None:
    hold([*gates(), *quotas(), *measures()], tmp_path)


def hold(results: Sequence[Result], folder: Path) -> None:
    contents = [workbook_of(of_results(result)) for result in results]
    for number_, sheets in enumerate(recomputed(contents, folder)):
        count, wrong = compared(sheets, [results[number_]])
        assert count
        assert wrong == []
        assert [*differences(cells_of(contents[number_]), sheets)] == []


def evaluate(cells: Sequence[Mapping[str, Any]], kinds: Sequence[str], **parts: Any) -> Result:
    given_ = {
        "criterion": [
            line("A", 10, "count", "G", params={"field": "a", "each": 1}),
            line("B", 10, "count", params={"field": "b", "each": 1}),
        ],
        "group": [group("T", None, max=20), group("G")],
        "field": [number(code, decimals=6) for code in "abc"],
        "class": [
            {"code": code, "title": code * 2, "from": from_}
            for code, from_ in (("X", 15), ("Y", 10), ("Z", 5), ("W", 0))
        ],
        **parts,
    }
    made = rubric(**given_)
    return EVALUATOR.evaluate(made, submissions(made, cells, kinds), as_of=AS_OF)


def gates() -> Iterator[Result]:
    """Every effect with every policy for what is not known, on facts of the form and of points."""
    conditions = (
        {"field": "c", "is": ">=", "value": 5},
        {"points_of": "A", "is": "<", "value": 4},
        {"percent_of": "G", "is": "<=", "value": Decimal("37.5")},
        {"status_of": "A", "is": "=", "value": "missing"},
        {
            "any": [
                {"field": "c", "is": "=", "value": 7},
                {
                    "all": [
                        {"field": "c", "is": "<", "value": 2},
                        {"points_of": "B", "is": ">", "value": 8},
                    ]
                },
            ]
        },
    )
    effects = ({"effect": "bar"}, {"effect": "cap", "class": "Z"}, {"effect": "lower", "steps": 2})
    cells = [
        {"a": a, "b": b, "c": c}
        for a in (None, 3, 4, 10)
        for b in (0, 8.5, 9)
        for c in (None, 1, 7)
    ]
    kinds = ["thon", "phong"] * (len(cells) // 2)
    for unknown in ("holds", "does_not_hold", "undecided"):
        made = [
            {
                "code": f"g{place}",
                "title": f"=1+1 điều kiện {place}",
                "when": when,
                "unknown": unknown,
                "applies_to": ("thon",) if place % 2 else (),
                **effects[place % 3],
            }
            for place, when in enumerate(conditions)
        ]
        for place in range(len(made)):
            yield evaluate(cells, kinds, gate=made[place : place + 2])


def quotas() -> Iterator[Result]:
    """Every base, way of counting, rounding and treatment of ties, with ties at the last place."""
    cells = [{"a": min(n, 8), "b": (n * 7) % 11} for n in range(24)]
    kinds = ["thon"] * 15 + ["phong"] * 9
    shapes = product(
        ("units", "classified", "class_below"),
        ("down", "up", "nearest"),
        ("exclude", "admit"),
    )
    for base, how, ties in shapes:
        counted = "after" if base == "class_below" and how != "up" else "before"
        yield evaluate(
            cells,
            kinds,
            quota=[
                {
                    "class": "X",
                    "percent": Decimal("12.5"),
                    "base": base,
                    "counted": counted,
                    "round": how,
                    "ties": ties,
                },
                {"class": "Y", "count": 2, "ties": ties, "peer_groups": ("K1",)},
            ],
        )


def measures() -> Iterator[Result]:
    """Halves at the last decimal of what is compared, and totals below zero."""
    cells = [{"a": a, "b": b} for a in (0, 0.125, 1.005, 2.5, 10) for b in (0, 0.375, 2.675)]
    for by, mode, decimals in product(("points", "percent"), ("half_up", "half_even"), (0, 1, 3)):
        yield evaluate(
            cells,
            ["thon"] * len(cells),
            rounding={"decimals": 3, "mode": mode, "at": "total"},
            ranking={"by": by, "decimals": decimals, "tie_breaks": ("G", "B")},
            group=[
                # Percentages need a floor where penalties can outweigh the rest.
                group("T", None, max=20, floor=0 if by == "percent" else -5),
                group("G"),
                group("P", kind="penalty", max=4),
            ],
            criterion=[
                line("A", 10, "count", "G", params={"field": "a", "each": Decimal("0.5")}),
                line("B", 10, "count", params={"field": "b", "each": 1}),
                line("Q", 4, "count", "P", params={"field": "b", "each": 3}),
            ],
            **{"class": [{"code": "X", "title": "X", "from": -100}]},
        )


@needs_soffice
@pytest.mark.slow
def test_points_that_are_changed_move_totals_ranks_and_classes(tmp_path: Path) -> None:
    publication = publication_of(YEAR)
    (before,) = publication.found.results
    changes: Mapping[tuple[str, str], float | Status] = {
        ("T-16", "A1"): 0.0,
        ("T-16", "C1.2"): 1.5,
        ("T-02", "A2"): Status.MISSING,
        ("P-KT", "A5"): 3.0,
        ("P-KT", "B1.1"): Status.EXEMPT,
        ("TH-1", "A1"): 1.37,
        ("THCS-4", "C1.2"): 5.0,
        ("T-17", "A1"): 2.0,
        ("VP", "C1.1"): Status.PENDING,
    }
    after = changed(before, changes)

    (sheets,) = recomputed([typed_over(workbook_of(publication), changes)], tmp_path)

    count, wrong = compared(sheets, [after])
    assert count > 10_000
    assert wrong == []
    assert moved(before, after, "peer_rank") > 10
    assert moved(before, after, "class_") >= 3


def typed_over(content: bytes, changes: Mapping[tuple[str, str], float | Status]) -> bytes:
    """Type into the sheet of scores as an auditor would."""
    words = {Status.MISSING: "thiếu", Status.EXEMPT: "được miễn", Status.PENDING: "chờ chấm"}
    book = load_workbook(io.BytesIO(content))
    sheet = book["Điểm"]
    columns = {cell.value: cell.column for cell in sheet[8]}
    rows = {row[0].value: row[0].row for row in sheet.iter_rows(min_row=9)}
    for (unit, code), value in changes.items():
        typed = words[value] if isinstance(value, Status) else value
        sheet.cell(rows[unit], columns[code]).value = typed
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def changed(result: Result, changes: Mapping[tuple[str, str], float | Status]) -> Result:
    """Aggregate, rank and classify changed points as the library does."""
    bound, units, scores = result.bound, result.submissions.units, result.scores
    rows = {str(unit): row for row, unit in enumerate(scores.units)}
    leaves = []
    for code in bound.criteria:
        node = scores.nodes[code]
        points = np.abs(node.points) / 10.0**scores.decimals
        states = node.status.copy()
        for (unit, changed_), value in changes.items():
            if changed_ == code:
                known = not isinstance(value, Status)
                points[rows[unit]] = value if known else 0.0
                states[rows[unit]] = Status.SCORED if known else value
        reasons: LeafReasons = scores.reasons[code]
        leaves.append(LeafScores(code, np.where(states == 0, points, 0.0), states, reasons))
    made = aggregate(bound, leaves, scores.units)
    standings = rank(bound, made, units)
    classes = classify(bound, made, standings, result.submissions)
    return replace(result, scores=made, standings=standings, classifications=classes)


def moved(before: Result, after: Result, column: str) -> int:
    one, other = (own.ranking.set_index("unit")[column].astype("str") for own in (before, after))
    return int((one != other.reindex(one.index)).sum())


@pytest.mark.parametrize("period", [YEAR, ROOT / "criteria/packs/hung_yen_2025/sample/period.toml"])
def test_formulas_fit_excel_2010_and_call_nothing_newer(period: Path) -> None:
    newer = ("LET(", "FILTER(", "XLOOKUP(", "UNIQUE(", "SORT(", "SEQUENCE(", "IFS(", "_xlfn", "@")
    book = load_workbook(io.BytesIO(workbook_of(publication_of(period))))
    formulas = [
        str(cell.value)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]

    assert len(formulas) > 1_000
    for formula in formulas:
        assert_fits(formula)
        used = formula.replace("COUNTIFS(", "")
        assert not any(name in used for name in newer), formula
