"""Items of a total: by hand, by scipy, by COINr, and by what must add up."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from builders import STATES, group, line, number, rubric, submissions
from drawn import periods
from given_points import AS_OF, EVALUATOR, marked
from hypothesis import given, settings
from hypothesis import strategies as st
from reference import Unit
from scipy import stats

from danvan_scoring.analysis.alpha import alphas
from danvan_scoring.analysis.correlation import (
    Correlation,
    beyond_chance,
    kendall,
    pearson,
    spearman,
)
from danvan_scoring.analysis.items import (
    difficulty,
    effective_weights,
    item_total,
    items_of,
    mean_weights,
)
from danvan_scoring.model.rubric import Rubric

COLUMNS = st.lists(
    st.tuples(st.integers(0, 9) | st.none(), st.integers(0, 9) | st.none()), min_size=0, max_size=20
)


def columns(pairs: list[tuple[int | None, int | None]]) -> tuple[np.ndarray, np.ndarray]:
    table = [[np.nan if v is None else float(v) for v in pair] for pair in pairs]
    found = np.array(table).reshape(-1, 2)
    return found[:, 0], found[:, 1]


@given(COLUMNS)
def test_correlations_are_those_of_scipy(pairs: list[tuple[int | None, int | None]]) -> None:
    x, y = columns(pairs)
    known = np.isfinite(x) & np.isfinite(y)
    same = known.sum() < 3 or np.ptp(x[known]) == 0 or np.ptp(y[known]) == 0

    for own, theirs in (
        (pearson, stats.pearsonr), (spearman, stats.spearmanr), (kendall, stats.kendalltau),
    ):  # fmt: skip
        found = own(x, y)
        assert found.units == known.sum()
        if same:
            assert found.value is None
        else:
            assert found.value == pytest.approx(theirs(x[known], y[known]).statistic, abs=1e-12)


def test_what_differs_between_groups_only_is_no_correlation() -> None:
    """In both groups more of one goes with less of the other; the groups lie the other way."""
    x = np.array([1.0, 2, 3, 11, 12, 13])
    y = np.array([3.0, 2, 1, 13, 12, 11])
    groups = np.array([0, 0, 0, 1, 1, 1])

    assert pearson(x, y).value == pytest.approx(0.948, abs=1e-3)
    assert pearson(x, y, groups) == Correlation(pytest.approx(-1), 6)
    assert spearman(x, y, groups) == Correlation(pytest.approx(-1), 6)


def test_chance_is_what_fisher_says() -> None:
    """For 28 units the 95 % bound is tanh(1.959964 / 5) = 0.3731 (tables of r: 0.374)."""
    assert not beyond_chance(Correlation(-0.373, 28))
    assert beyond_chance(Correlation(-0.3732, 28))
    assert beyond_chance(Correlation(1.0, 4))
    assert not beyond_chance(Correlation(1.0, 3))
    assert not beyond_chance(Correlation(None, 50))


DATA = Path(__file__).parents[1] / "oracles" / "data" / "coinr_asem"


def coinr(name: str, index: str) -> pd.DataFrame:
    return pd.read_csv(DATA / f"{name}.csv").set_index(index)


@pytest.mark.parametrize(
    ("name", "own"), [("pearson", pearson), ("spearman", spearman), ("kendall", kendall)]
)
def test_correlations_of_coinr_to_1e_12(name: str, own: object) -> None:
    levels, published = coinr("expected_amean", "uCode"), coinr(f"expected_cor_{name}", "v")

    for first in published.index:
        for second in published.columns:
            found = own(levels[first].to_numpy(), levels[second].to_numpy())  # type: ignore[operator]
            assert found.value == pytest.approx(published.loc[first, second], abs=1e-12)
            assert found.units == 51


def test_weights_in_the_total_of_coinr_to_1e_12() -> None:
    """COINr calls them effective: what is left of 1 when weights are multiplied down the tree."""
    structure = pd.read_csv(DATA / "structure.csv")
    groups = [group("T", None, max=100, combine="weighted_mean")]
    for level in (4, 3, 2):
        rows = structure[structure["Level"] == level]
        groups += [
            group(row.iCode, "T" if level == 4 else row.Parent, combine="weighted_mean", max=100)
            for row in rows.itertuples()
        ]
    leaves = structure[structure["Level"] == 1]
    own = rubric(
        rounding={"decimals": 6, "at": "total"},
        states=STATES | {"missing": "leave_out", "withheld": "leave_out"},
        group=groups,
        criterion=[
            line(f"i.{row.iCode}", 100, "x", row.Parent, params={"field": row.iCode})
            | {"uses": "plain/points@1"}
            for row in leaves.itertuples()
        ],
        field=[number(code) for code in leaves["iCode"]],
    )
    facts = coinr("normalised_0_100", "uCode").to_dict("records")
    result = EVALUATOR.evaluate(own, submissions(own, facts), as_of=AS_OF)

    items = items_of(result, "T")

    published = coinr("expected_effective_weights", "iCode")["EffWeight"]
    wanted = [published[code.removeprefix("i.")] for code in items.codes]
    assert items.nominal == pytest.approx(np.array(wanted), abs=1e-12)
    assert items.weight == pytest.approx(np.tile(wanted, (51, 1)), abs=1e-12)
    total = coinr("expected_amean", "uCode")["Index"].to_numpy()
    assert 100 * items.contribution.sum(axis=1) == pytest.approx(total, abs=1e-9)


def test_the_corrected_item_total_correlation_by_hand() -> None:
    """Of A (0, 5, 10, 5) and the rest B + C (2, 10, 16, 12): r = 70 / sqrt(50 * 104)."""
    result = marked({"A": [0, 5, 10, 5], "B": [1, 5, 8, 8], "C": [1, 5, 8, 4]})
    found = item_total(items_of(result, "T"))

    # Deviations: A -5, 0, 5, 0; the rest -8, 0, 6, 2; products 40 + 30 = 70.
    assert found[0] == Correlation(pytest.approx(70 / np.sqrt(50 * 104)), 4)


def test_an_item_with_nothing_beside_it_has_no_correlation() -> None:
    (found,) = item_total(items_of(marked({"A": [1, 2, 3, 4]}), "T"))

    assert found.value is None


def test_items_that_do_not_apply_are_left_out_pair_by_pair() -> None:
    """B is not known of the fourth unit, whose total is that of A and C alone."""
    result = marked({"A": [0, 5, 10, 5], "B": [1, 5, 8, None], "C": [1, 5, 8, 4]})
    items = items_of(result, "T")

    assert items.weight[3].tolist() == [0.5, 0, 0.5]
    assert [own.units for own in item_total(items)] == [4, 3, 4]
    # The rest of A: 2, 10, 16 of 20 and 4 of 10.
    rest = np.array([0.1, 0.5, 0.8, 0.4])
    wanted = stats.pearsonr([0, 0.5, 1, 0.5], rest).statistic
    assert item_total(items)[0].value == pytest.approx(wanted)
    assert difficulty(items) == pytest.approx([0.5, 14 / 30, 0.45])


def test_effective_weights_by_hand() -> None:
    """A carries all differences but one: cov(A, T) / var(T) and cov(B, T) / var(T)."""
    result = marked({"A": [0, 10, 0, 10], "B": [5, 5, 6, 6]})
    found = effective_weights(items_of(result, "T"))

    # Deviations of A -5, 5, -5, 5 and of B -.5, -.5, .5, .5: 100 and 1 of 101.
    assert found is not None
    assert found.items == pytest.approx([100 / 101, 1 / 101])
    assert found.applied == pytest.approx(0)


def test_what_applies_to_units_is_told_apart_from_how_they_did() -> None:
    """All have 9 of 10 at A and 1 of 10 at B; who is spared B has a higher total for that alone."""
    result = marked({"A": [9, 9, 9, 9], "B": [1, 1, None, None]})
    found = effective_weights(items_of(result, "T"))

    assert found is not None
    assert found.items == pytest.approx([0, 0])
    assert found.applied == pytest.approx(1)


def test_differences_between_peer_groups_decide_no_rank() -> None:
    kinds = ["thon", "thon", "phong", "phong"]
    apart = marked({"A": [1, 1, 9, 9], "B": [2, 3, 2, 3]}, kinds)
    found = effective_weights(items_of(apart, "T"))

    assert found is not None
    assert found.items == pytest.approx([0, 1])
    assert effective_weights(items_of(marked({"A": [1, 1, 9, 9]}, kinds), "T")) is None


@settings(max_examples=100)
@given(periods(conditional=False))
def test_parts_add_up_whatever_the_rubric(period: tuple[Rubric, list[Unit]]) -> None:
    drawn, units = period
    own = submissions(drawn, [unit.cells for unit in units], [unit.kind for unit in units])
    items = items_of(EVALUATOR.evaluate(drawn, own, as_of=AS_OF), "T")

    assert items.nominal.sum() == pytest.approx(1)
    assert items.weight.sum(axis=1) == pytest.approx(np.ones(len(items.units)))
    found = effective_weights(items) if len(items.units) else None
    if found is not None:
        assert found.items.sum() + found.applied == pytest.approx(1)
        assert mean_weights(items).sum() == pytest.approx(1)
    for correlation in item_total(items):
        assert correlation.value is None or -1 <= correlation.value <= 1
    for own_alpha in alphas(items):
        assert own_alpha.value is None or own_alpha.value <= 1 + 1e-9


@settings(max_examples=100)
@given(periods(conditional=False))
def test_contributions_add_up_to_the_total_where_nothing_else_is_in_it(
    period: tuple[Rubric, list[Unit]],
) -> None:
    """Without bonus, penalty, floor and ceiling; rounded at the total, so that no step is lost."""
    drawn, units = period
    if any(g.kind != "base" or g.floor is not None or g.ceiling is not None for g in drawn.groups):
        groups = [g.model_copy(update={"floor": None, "ceiling": None}) for g in drawn.groups]
        if any(g.kind != "base" for g in groups) or drawn.ranking.by == "percent":
            return
        drawn = drawn.model_copy(update={"groups": tuple(groups)})
    drawn = drawn.model_copy(
        update={"rounding": drawn.rounding.model_copy(update={"at": "total", "decimals": 3})}
    )
    own = submissions(drawn, [unit.cells for unit in units], [unit.kind for unit in units])
    result = EVALUATOR.evaluate(drawn, own, as_of=AS_OF)
    items, total = items_of(result, "T"), result.scores.nodes["T"]
    ranked = result.standings["T"].ranked

    share = total.points[ranked] / total.maximum[ranked]
    least = float(total.maximum[ranked].min(initial=1000))
    assert items.contribution.sum(axis=1) == pytest.approx(share, abs=0.6 / least)


def test_alpha_by_hand() -> None:
    """Variances 5/3, 5/3, 5/3; the total 3, 6, 9, 12 has 15: alpha = 3/2 (1 - 5/15) = 1."""
    same = marked({code: [1, 2, 3, 4] for code in "ABC"})
    (found,) = alphas(items_of(same, "T"))

    assert found.value == pytest.approx(1)
    assert (found.units, found.items) == (4, ("A", "B", "C"))


def test_alpha_of_items_that_cancel_and_without_each() -> None:
    """A 1, 2, 3, 4; B the same; C 4, 3, 2, 1. The total is 6, 7, 8, 9: 5/3 like each item.

    alpha = 3/2 (1 - 3) = -3; without C 2/1 (1 - 1/2) = 1; without A or B nothing varies.
    """
    result = marked({"A": [1, 2, 3, 4], "B": [1, 2, 3, 4], "C": [4, 3, 2, 1]})
    (found,) = alphas(items_of(result, "T"))

    assert found.value == pytest.approx(-3)
    assert found.without[2] == pytest.approx(1)
    assert found.without[:2] == (None, None)


def test_alpha_of_each_peer_group_by_what_was_asked_of_all_of_it() -> None:
    result = marked(
        {"A": [1, 2, 3, 4, 5], "B": [1, 2, 3, 4, None], "C": [2, 1, 4, 3, 5]},
        ["thon", "thon", "thon", "phong", "phong"],
    )
    found = alphas(items_of(result, "T"))

    assert [(own.units, own.items) for own in found] == [(3, ("A", "B", "C")), (2, ("A", "C"))]


def test_one_unit_and_no_unit_have_no_figures() -> None:
    one = items_of(marked({"A": [1], "B": [2]}), "T")
    none = items_of(marked({"A": [None], "B": [None]}), "T")

    assert [own.value for own in alphas(one)] == [None]
    assert alphas(none) == []
    assert [own.value for own in item_total(one)] == [None, None]
    assert [own.value for own in item_total(none)] == [None, None]
    assert effective_weights(one) is effective_weights(none) is None
    assert difficulty(none) == [None, None]


def test_items_below_groups_that_do_not_add_up_are_the_groups() -> None:
    lines = [
        line(code, 10, "x", "M" if code in "AB" else "T", params={"field": f"x{code}"})
        | {"uses": "plain/points@1"}
        for code in "ABC"
    ]
    own = rubric(
        group=(group("T", None, max=20), group("M", max=10, combine="best", best=1),
               group("B0", kind="bonus", max=5)),
        criterion=[
            *lines,
            line("D", 5, "x", "B0", params={"field": "xA"}) | {"uses": "plain/points@1"},
        ],
        field=[number(f"x{code}", maximum=10) for code in "ABC"],
    )  # fmt: skip
    cells = [{"xA": 1, "xB": 4, "xC": 5}, {"xA": 5, "xB": 2, "xC": 5}]
    items = items_of(EVALUATOR.evaluate(own, submissions(own, cells), as_of=AS_OF), "T")

    assert items.codes == ("M", "C")
    assert items.share[:, 0].tolist() == [0.4, 0.5]
    assert items.nominal.tolist() == [0.5, 0.5]
