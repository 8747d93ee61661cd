"""Formulas of criteria: what a spreadsheet makes of them is what the criteria score."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import product
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pandas as pd
import pytest
from live_forms import assert_fits, computed, needs_soffice, put
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.workbook import Workbook

from danvan_criteria.assigned import Assigned
from danvan_criteria.banded import Banded
from danvan_criteria.checklist import Checklist
from danvan_criteria.count import Count
from danvan_criteria.deadline import Deadline
from danvan_criteria.deduction import Deduction
from danvan_criteria.expression import Expression
from danvan_criteria.linear import Linear
from danvan_criteria.ratio import Ratio
from danvan_criteria.relative import Relative
from danvan_criteria.survey import Survey
from danvan_criteria.yes_no import YesNo
from danvan_scoring.model.criterion import fields_read
from danvan_scoring.plugins import Criterion, CriterionScores, Params, ScoringContext, Text
from danvan_scoring.testing import AS_OF, ScoredUnits, score_units

Unit = Mapping[str, Any]
DUE = date(2025, 11, 28)
"""A Friday."""


class Case(NamedTuple):
    """A criterion, and units that it scores."""

    criterion: type[Criterion[Any]]
    params: Mapping[str, Any]
    units: Sequence[Unit]
    maximum: Decimal = Decimal(10)
    as_of: date = AS_OF


def formula(criterion: type[Criterion[Any]], params: Mapping[str, Any]) -> str | None:
    """The formula over cells that are called as the fields are."""
    made = criterion(criterion.params_model.model_validate(dict(params)))
    cells = {use.code: use.code for use in fields_read(made.params)}
    return made.formula(Decimal(10), cells, AS_OF)


def test_formulas_read_as_the_rule_does() -> None:
    steps = ({"from": 90, "points": 10}, {"from": 50, "points": Decimal("2.5"), "open": True})
    late = {"date": "D1", "due": DUE, "lose": Decimal("0.5"), "grace": 2}

    assert formula(YesNo, {"field": "B1"}) == 'IF(B1="có",10,0)'
    assert formula(Count, {"field": "B1", "each": Decimal("1.50")}) == "MAX(0,MIN(10,B1*1.5))"
    assert formula(Ratio, {"done": "B1", "planned": "C1", "when_nothing_planned": "zero"}) == (
        "IF(C1<=0,0,MAX(0,MIN(10,B1*10/C1)))"
    )
    assert formula(Banded, {"value": "B1", "steps": steps}) == (
        "MAX(IF(ROUND(B1-90,9)>=0,10,0),IF(ROUND(B1-50,9)>0,2.5,0))"
    )
    assert formula(Deadline, late) == (
        'IF(ISBLANK(D1),"missing",MAX(0,10-MAX(0,(INT(D1)-DATE(2025,11,28))-2)*0.5))'
    )
    assert formula(Expression, {"points": "if(B1 > 0, B2 / B1, 0)"}) == (
        'IFERROR(IF(OR(ROUND(IF((B1>0),(B2/B1),0),10)<0,ROUND(IF((B1>0),(B2/B1),0),10)>10),"error",'
        'IF((B1>0),(B2/B1),0)),"error")'
    )


def test_points_that_rest_on_other_units_have_no_formula() -> None:
    assert formula(Relative, {"done": "a", "target": "t"}) is None


def test_a_criterion_has_no_formula_unless_it_says_one() -> None:
    class Own(Criterion[Params]):
        name = "own"
        version = 1
        summary = Text("Riêng", "Own")
        params_model = Params
        reasons: Mapping[str, Text] = {}

        def score(self, evidence: pd.DataFrame, context: ScoringContext) -> CriterionScores:
            raise NotImplementedError

        def describe(self, maximum: Decimal, labels: Mapping[str, str]) -> Text:
            return self.summary

    assert Own(Params()).formula(Decimal(10), {}, AS_OF) is None


@pytest.mark.parametrize(
    ("criterion", "params"),
    [
        (
            Banded,
            {"value": "v", "steps": tuple({"from": n, "points": 1} for n in range(61))},
        ),
        (
            Checklist,
            {"items": tuple({"field": f"f{n}", "points": Decimal("0.1")} for n in range(61))},
        ),
        (Expression, {"points": " + ".join(f"field_{n}" for n in range(90))}),
        (Expression, {"points": "abs(" * 29 + "a" + ")" * 29}),
    ],
)
def test_what_is_too_long_for_a_spreadsheet_has_no_formula_or_one_that_fits(
    criterion: type[Criterion[Any]], params: Mapping[str, Any]
) -> None:
    found = formula(criterion, params)

    if found is not None:
        assert_fits(found)
    assert (found is None) == (params.get("points") != "abs(" * 29 + "a" + ")" * 29)


def test_steps_of_days_do_not_nest() -> None:
    steps = tuple({"late": n, "lose": Decimal(n) / 50} for n in range(1, 367))

    assert_fits(formula(Deadline, {"date": "d", "due": DUE, "steps": steps}) or "")


@needs_soffice
@pytest.mark.slow
def test_a_spreadsheet_makes_of_every_formula_what_the_criterion_scores(tmp_path: Path) -> None:
    book = Workbook(str(tmp_path / "tieu-chi.xlsx"))
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    cases = [
        *shares(), *steps_of_values(), *days(), *marks(), *surveys(), *lines(), *expressions()
    ]  # fmt: skip
    scored = [
        score_units(case.criterion, case.params, case.units, maximum=case.maximum, as_of=case.as_of)
        for case in cases
    ]
    for number, (case, own) in enumerate(zip(cases, scored, strict=True)):
        sheet = book.add_worksheet(f"s{number}")
        codes = [*dict.fromkeys(use.code for use in fields_read(own.criterion.params))]
        for row, unit in enumerate(case.units):
            cells = {}
            for column, code in enumerate(codes, 1):
                cells[code] = xl_rowcol_to_cell(row, column)
                cell = unit[code]
                if isinstance(cell, bool):
                    cell = "có" if cell else "không"
                put(sheet, row, column, cell, day)
            told = own.criterion.formula(case.maximum, cells, case.as_of)
            assert told is not None
            assert_fits(told)
            sheet.write_formula(row, 0, f"={told}", None, "")
    book.close()
    sheets = computed(tmp_path / "tieu-chi.xlsx")

    wrong = [
        f"{own.criterion.name} {case.params}: {case.units[row]} gives {found}, scored {expected}"
        for number, (case, own) in enumerate(zip(cases, scored, strict=True))
        for row, (found, expected) in enumerate(
            zip((cells[0] for cells in sheets[f"s{number}"]), outcomes(own), strict=True)
        )
        if not same(found, expected)
    ]
    assert sum(len(case.units) for case in cases) > 5_000
    assert wrong == []


def outcomes(scored: ScoredUnits) -> Iterator[float | str]:
    """Points, or the key of a state."""
    for state, points in zip(scored.states, scored.scores.points, strict=True):
        yield state.key if state else float(points)


def same(found: object, expected: float | str) -> bool:
    if isinstance(expected, str) or not isinstance(found, float):
        return found == expected
    return abs(found - expected) < 1e-9


def shares() -> Iterator[Case]:
    """Shares at a bound, and one step of the last decimal beside it, small and large."""
    draw = Random(5)  # noqa: S311 (the same numbers in every run)
    for decimals, bound in product((0, 2, 6), map(Decimal, ("89.9", "33.3333", "90", "0.1"))):
        step = Decimal(1).scaleb(-decimals)
        planned = [draw.randint(1, 10**6) * step for _ in range(30)]
        planned += [draw.randint(1, 1_000) * 1_000 * step for _ in range(20)]
        units = [
            {"d": (p * bound / 100).quantize(step) + n * step, "p": p}
            for p in planned
            for n in (-1, 0, 1)
        ]
        pair = {"done": "d", "planned": "p"}
        yield Case(Ratio, {**pair, "floor": bound}, units)
        for key, is_open in product(("from", "upto"), (True, False)):
            one = {key: bound, "points": Decimal("4.5"), "open": is_open}
            yield Case(Banded, {**pair, "steps": (one,)}, units)
    pairs = product(map(Decimal, ("0", "1", "0.3", "-1")), map(Decimal, ("0", "-1", "0.3", "3")))
    units = [{"d": done, "p": planned} for done, planned in pairs]
    for nothing, over in product(("not_applicable", "full", "zero"), ("full", "error")):
        pair = {"done": "d", "planned": "p", "when_nothing_planned": nothing, "over": over}
        yield Case(Ratio, pair, units, Decimal(7))
        yield Case(Banded, {**pair, "steps": ({"from": 50, "points": 5},)}, units)


def steps_of_values() -> Iterator[Case]:
    values = [{"v": Decimal(n) / 10} for n in range(-20, 640, 3)]
    rising = tuple({"from": n, "points": Decimal(n) / 10} for n in range(1, 61))
    falling = tuple({"upto": n, "points": 10 - n, "open": n % 2 == 0} for n in range(1, 9))
    yield Case(Banded, {"value": "v", "steps": rising}, values)
    yield Case(Banded, {"value": "v", "steps": falling, "otherwise": Decimal("0.5")}, values)


def days() -> Iterator[Case]:
    """Days around the due one, a Friday or a Sunday, with holidays of which some do not matter."""
    holidays = (date(2025, 12, 1), date(2025, 12, 6), date(2025, 12, 24), date(2025, 11, 3))
    half, working = Decimal("0.5"), {"days": "working", "holidays": (*holidays, holidays[2])}
    many = tuple({"late": n, "lose": Decimal(n) / 20} for n in range(1, 100))
    few = ({"late": 2, "lose": 1}, {"late": 5, "lose": 3})
    losses: Sequence[Mapping[str, Any]] = (
        {"lose": Decimal("0.3")},
        {"lose": half, "every": 3, "grace": 2},
        {"lose": half, "most_lost": 2, "days": "working"},
        {"lose": half, "grace": 1, **working},
        {"steps": many},
        {"steps": few, "grace": 1, **working},
    )
    for due, loss in product((DUE, DUE + timedelta(2)), losses):
        units = [{"s": due + timedelta(n)} for n in range(-5, 45)]
        for as_of in (due, due + timedelta(1)):
            params = {"date": "s", "due": due, **loss}
            yield Case(Deadline, params, [*units, {"s": None}], Decimal("9.9"), as_of)


def marks() -> Iterator[Case]:
    told = map(Decimal, ("0", "-1", "0.25", "0.3", "5", "5.000001", "4.999999", "10", "10.25"))
    units = [{"m": mark, "n": "x"} for mark in told]
    for step in (None, Decimal("0.25"), Decimal(5)):
        yield Case(Assigned, {"points_field": "m", "note": "n", "step": step}, units)


def surveys() -> Iterator[Case]:
    told = [None, *map(Decimal, ("-1", "0", "1", "1.7", "3", "5.5", "5.51", "7", "8"))]
    units = [{"n": Decimal(n), "h": h} for n in (0, 2, 3, 7, 30) for h in told]
    known = [unit for unit in units if unit["h"] is not None]
    yield Case(Survey, {"answers": "n", "satisfied": "h", "minimum_answers": 3}, known, Decimal(7))
    mean = {"mean": "h", "lowest": 1, "highest": Decimal("5.5")}
    yield Case(Survey, {"answers": "n", "minimum_answers": 3, **mean}, units, Decimal(7))


def lines() -> Iterator[Case]:
    """What is in proportion to one number, and lists of yes and no."""
    values = [{"v": Decimal(n) / 10} for n in range(-50, 1_100, 7)]
    for worst, best in ((Decimal("90.5"), -3), (-4, 90)):
        yield Case(Linear, {"value": "v", "worst": worst, "best": best}, values, Decimal(7))
    yield Case(Count, {"field": "v", "each": Decimal("0.35")}, values, Decimal(7))
    yield Case(Deduction, {"field": "v", "each": Decimal("0.35"), "floor": 1}, values, Decimal(7))
    answers = [{"a": a, "b": b} for a in (True, False) for b in (True, False)]
    items = ({"field": "a", "points": Decimal("0.1")}, {"field": "b", "points": Decimal("0.2")})
    yield Case(Checklist, {"items": items}, answers)
    for answer in ("yes", "no"):
        yield Case(YesNo, {"field": "a", "points_for": answer}, answers)


def expressions() -> Iterator[Case]:
    """Formulas that divide by zero here and there, cancel, round and compare."""
    few = [Decimal(n) for n in ("0", "1", "2", "3", "0.1", "0.2", "0.3", "7", "-1", "2.5", "10")]
    pairs = [{"a": a, "b": b} for a in few for b in few]
    told = (
        "a/b", "if(b > 0 and a/b >= 0.1, 3, 1)", "if(b = 0 or a/b >= 0.5, 3, 1)",
        "if(a/b >= 0.5 or b = 0, 3, 1)", "if(not (a/b < 1 and b > 0), 2, 0)", "min(a, b, 3)",
        "max(a, b)/10", "abs(a - b)", "floor(a/3) + ceil(b/3)", "round(a/3*b/7, 2)",
        "round(a*0.5)", "a + b - 0.3", "1/(a + b - 0.3)", "if(a + 0.1 = b, 1, 0)",
        "if((a > 1) = (b > 1), 2, 0)", "if((a/b > 1) != (b > 1) and true, 2, 0)", "a - -b",
        "if(a*3 >= b*0.3, a, 1)", "10 - a*a*a", "floor(a*10)/100", "ceil((a + b)*10)/100",
        "if(a > 0, if(b > 0, 1, 2), 3)", "if(a - b = 0.1, 5, 6)",
    )  # fmt: skip
    for points in told:
        yield Case(Expression, {"points": points}, pairs)
    words = [
        {"s": date(2025, 11, s), "t": date(2025, 11, t), "w": w, "y": y}
        for s in (1, 15, 30)
        for t in (1, 20)
        for w in ("Tốt", "tốt", "5")
        for y in (True, False)
    ]
    told = (
        'if(w = "tốt", 1, 0)', 'if(w != "Tốt" and y, 1, 0)', "max(0, days(s, t))",
        "max(0, t - s)", "if(s > 2025-11-02, 1, 0)", "if(s <= t, 2, 1)",
        "if(y = false, days(2025-11-01, s), 0)", "if(not y, 2, 1)",
    )  # fmt: skip
    for points in told:
        yield Case(Expression, {"points": points}, words, Decimal(40))
