"""The simulation against what can be counted by hand or by going through every case."""

from dataclasses import fields, replace
from datetime import date
from itertools import product

import numpy as np
import pytest
from builders import group, submissions
from drawn import periods
from hypothesis import given, settings
from judged import CLASSES, facts, ground, marks, period
from reference import Unit

from danvan_scoring import Evaluator
from danvan_scoring.analysis.robustness import ground as ground_module
from danvan_scoring.analysis.robustness.doubt import Doubt
from danvan_scoring.analysis.robustness.ground import Ground, ground_of
from danvan_scoring.analysis.robustness.judges import StepNoise
from danvan_scoring.analysis.robustness.simulate import Simulated, simulate
from danvan_scoring.analysis.robustness.variants import Variants
from danvan_scoring.model.rubric import Rubric
from danvan_scoring.model.standing import NO_CLASS, NOT_ELIGIBLE

RUNS = 20_000
NOTHING = Doubt(judges=0, weights=0, faults=0)
JUDGES = Doubt(judges=1, weights=0, faults=0)


def run(own: Ground, doubt: Doubt = JUDGES, runs: int = RUNS, seed: int = 2025) -> Simulated:
    return simulate(Variants(own, doubt, seed), runs)


def margin(chance: float, runs: int = RUNS) -> float:
    """Five standard errors of a share of so many runs."""
    return 5 * np.sqrt(max(chance * (1 - chance), 1e-4) / runs)


def two_units_one_step_apart() -> Ground:
    return ground([marks("a", 20, "0.5")], [(10.5,), (10,)], **{"class": CLASSES})


def test_two_units_one_step_apart() -> None:
    """u1 leads by one step, so it stays above where u2's steps do not exceed its own by one."""
    found = run(two_units_one_step_apart()).tallies["T"]

    noise = StepNoise(1.0)
    above = level = 0.0
    pairs = product(zip(noise.steps, noise.chances, strict=True), repeat=2)
    for (one, chance), (other, chance_of_other) in pairs:
        above += chance * chance_of_other * (1 + one > other)
        level += chance * chance_of_other * (1 + one == other)
    assert found.pairs.tolist() == [[0, 1]]
    assert found.above[0] / RUNS == pytest.approx(above, abs=margin(above))
    assert found.level[0] / RUNS == pytest.approx(level, abs=margin(level))
    assert found.ranks[0, 1] / RUNS == pytest.approx(above + level, abs=margin(above))


def test_every_case_of_a_small_rubric() -> None:
    """Three units, two marked lines at the ends of their ranges, a gate and a quota.

    The reference goes through every combination of steps, each as often as its chance.
    """
    noise = StepNoise(0.4)
    lines = [marks("a", 2, "1"), marks("b", 8, "2")]
    rows = np.array([(2.0, 4.0), (1.0, 6.0), (2.0, 6.0)])
    parts = {
        "class": CLASSES,
        "gate": (
            {
                "code": "G", "title": "Một nhóm quá thấp", "effect": "bar",
                "when": {"points_of": "m.b", "is": "<", "value": 4},
            },
        ),
        "quota": ({"class": "TOT", "count": 1},),
    }  # fmt: skip
    found = run(ground(lines, rows.tolist(), **parts), Doubt(judges=0.4, weights=0, faults=0))
    tally = found.tallies["T"]

    ranks, classes = np.zeros((3, 4)), np.zeros((3, 4))
    likely = [(s, c) for s, c in zip(noise.steps, noise.chances, strict=True) if c > 1e-5]
    steps_of = product(likely, repeat=2)
    one_unit = [((a[0], b[0]), a[1] * b[1]) for a, b in steps_of if a[1] * b[1] > 1e-7]
    outcomes: list[dict[tuple[float, float], float]] = []
    for row in rows:
        own: dict[tuple[float, float], float] = {}
        for (a, b), chance in one_unit:
            given_ = (float(np.clip(row[0] + a, 0, 2)), float(np.clip(row[1] + 2 * b, 0, 8)))
            own[given_] = own.get(given_, 0.0) + chance
        outcomes.append(own)
    for case in product(*(own.items() for own in outcomes)):
        chance = float(np.prod([own[1] for own in case]))
        totals = [sum(own[0]) for own in case]
        places = [1 + sum(other > total for other in totals) for total in totals]
        barred = [own[0][1] < 4 for own in case]
        good = [not bar and total >= 6 for bar, total in zip(barred, totals, strict=True)]
        # Units that share the one place of the quota all lose it.
        best = [p for p, g in zip(places, good, strict=True) if g]
        for unit in range(3):
            ranks[unit, places[unit]] += chance
            alone = best.count(places[unit]) == 1 and places[unit] == min(best, default=0)
            column = 0 if barred[unit] else 2 if good[unit] and alone else 3
            classes[unit, column] += chance
    assert ranks.sum() == pytest.approx(3, abs=1e-3)
    assert np.abs(tally.ranks / RUNS - ranks).max() < margin(0.5)
    assert np.abs(tally.class_counts / RUNS - classes).max() < margin(0.5)


def evaluated(drawn: Rubric, units: list[Unit]) -> Ground:
    given_ = submissions(drawn, [unit.cells for unit in units], [unit.kind for unit in units])
    return ground_of(Evaluator().evaluate(drawn, given_, as_of=date(2025, 12, 5)))


@given(periods())
@settings(max_examples=40)
def test_without_doubt_every_world_is_the_result(drawn: tuple[Rubric, list[Unit]]) -> None:
    own = evaluated(*drawn)
    found = run(own, NOTHING, runs=3)

    for tally in found.tallies.values():
        size = np.arange(own.size)
        assert (tally.ranks[size, tally.declared.peer_rank] == 3).all()
        assert (
            tally.class_counts[size, tally.final - NOT_ELIGIBLE] == 3
        ).all() or not tally.classes
        assert tally.shift == 0
        assert (tally.first_stays == 3).all()


@given(periods())
@settings(max_examples=40)
def test_counts_add_up_to_the_runs_whatever_the_rubric(drawn: tuple[Rubric, list[Unit]]) -> None:
    own = evaluated(*drawn)
    found = run(own, Doubt(judges=1, weights=0.3, faults=0.3), runs=40)

    for tally in found.tallies.values():
        assert (tally.ranks.sum(axis=1) == 40).all()
        if tally.classes:
            assert (tally.class_counts.sum(axis=1) == 40).all()
        low, high = tally.at_most(5), tally.at_most(95)
        assert (tally.best <= low).all()
        assert (low <= high).all()
        assert (high <= tally.worst).all()


def same(one: Simulated, other: Simulated) -> bool:
    """Tell whether all counts are equal, and sums of floats but for their last digits."""
    for scale, tally in one.tallies.items():
        for own in fields(tally):
            if own.name in ("declared", "classes", "shift"):
                continue
            if not np.array_equal(
                getattr(tally, own.name), getattr(other.tallies[scale], own.name)
            ):
                return False
    return True


def mixed() -> Ground:
    lines = [marks("a", 10, "0.5"), facts("b", 10), facts("c", 10)]
    rows = [(5, 6, 7), (7, 6.5, 4), (9, 2, 6.5), (3, 8, 8), (6, 6, 5.5)]
    return ground(lines, rows, **{"class": CLASSES})


def test_the_size_of_batches_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = run(mixed(), Doubt(), runs=300)
    for most in (1, 3_333):
        monkeypatch.setattr(ground_module, "MOST_VALUES", most)

        assert same(run(mixed(), Doubt(), runs=300), whole)


def test_the_seed_decides_everything() -> None:
    one, again, other = (run(mixed(), Doubt(), runs=500, seed=seed) for seed in (1, 1, 2))

    assert same(one, again)
    assert not same(one, other)


def test_what_is_in_doubt_changes_something_and_alone() -> None:
    own = mixed()

    for doubt, live in (
        (Doubt(1, 0, 0), ("judges",)),
        (Doubt(0, 0.2, 0), ("weights",)),
        (Doubt(0, 0, 0.2), ("faults",)),
    ):
        variants = Variants(own, doubt, 1)
        assert variants.live == live
        assert simulate(variants, 300).tallies["T"].shift > 0


def test_one_unit_has_one_rank_and_no_neighbour() -> None:
    tally = run(ground([marks("a", 10, "1")], [(5,)]), Doubt(), runs=50).tallies["T"]

    assert tally.ranks.tolist() == [[0, 50]]
    assert len(tally.pairs) == 0


def test_units_without_a_total_have_no_rank_in_any_world() -> None:
    lines = [marks("a", 10, "1"), facts("b", 10)]
    nobody = period(lines, [(5, 5), (6, 6)])
    empty = nobody.submissions.values.assign(a=np.nan)
    own = Evaluator([__import__("plain")]).evaluate(
        nobody.bound.rubric, replace(nobody.submissions, values=empty), as_of=date(2025, 12, 5)
    )
    tally = run(ground_of(own), Doubt(), runs=50).tallies["T"]

    assert tally.ranks[:, 0].tolist() == [50, 50]
    assert tally.at_most(95).tolist() == [0, 0]
    assert tally.best.tolist() == tally.worst.tolist() == [0, 0]


def test_units_that_are_all_equal_stay_level_without_doubt_and_part_with_it() -> None:
    own = ground([marks("a", 10, "1")], [(5,), (5,), (5,)], **{"class": CLASSES})

    calm = run(own, NOTHING, runs=10).tallies["T"]
    assert calm.level.tolist() == [10, 10]
    assert (calm.final != NO_CLASS).all()
    unrest = run(own).tallies["T"]
    # Alike in all, so alike in every chance.
    assert unrest.ranks[0, 1] / RUNS == pytest.approx(unrest.ranks[2, 1] / RUNS, abs=0.03)


def test_several_scales_are_counted_apart() -> None:
    parts = (group("T", None, max=10), group("S", None, max=10))
    own = ground([marks("a", 10, "1", "T"), facts("b", 10, "S")], [(5, 3), (6, 2)], group=parts)
    found = run(own, JUDGES, runs=400).tallies

    assert found["T"].shift > 0
    assert found["S"].shift == 0
