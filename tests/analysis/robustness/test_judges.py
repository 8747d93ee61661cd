"""What people mark, and by how much another judge may differ."""

from decimal import Decimal

import numpy as np
import pandas as pd
import pytest
from builders import group, line, number, rubric, submissions
from judged import AS_OF, facts, ground, marks

from danvan_scoring import Evaluator
from danvan_scoring.analysis.robustness.ground import ground_of
from danvan_scoring.analysis.robustness.judges import StepNoise, judged_lines, moved


@pytest.mark.parametrize("spread", [0.0, 1e-9, 0.25, 0.5, 1.0, 2.5, 10.0])
def test_the_noise_is_symmetric_and_spreads_as_declared(spread: float) -> None:
    noise = StepNoise(spread)
    steps, chances = noise.steps, noise.chances

    assert chances.sum() == pytest.approx(1, abs=1e-12)
    assert chances == pytest.approx(chances[::-1], abs=1e-12)
    assert np.sqrt((steps**2 * chances).sum()) == pytest.approx(spread, rel=1e-6, abs=1e-12)


def test_the_chances_of_one_step_are_those_of_skellam() -> None:
    # exp(-1) * I_k(1), with I_0(1) = 1.2660658778, I_1(1) = 0.5651591040, I_2(1) = 0.1357476698
    # (M. Abramowitz, I. A. Stegun, Handbook of Mathematical Functions, table 9.8).
    noise = StepNoise(1.0)
    chance = dict(zip(noise.steps.tolist(), noise.chances, strict=True))

    assert chance[0] == pytest.approx(1.2660658778 / np.e, abs=1e-9)
    assert chance[1] == pytest.approx(0.5651591040 / np.e, abs=1e-9)
    assert chance[-2] == pytest.approx(0.1357476698 / np.e, abs=1e-9)


def test_uniform_numbers_become_steps_as_often_as_their_chances_say() -> None:
    noise = StepNoise(1.0)
    drawn = noise.drawn((np.arange(100_000) + 0.5) / 100_000)
    steps, counts = np.unique(drawn, return_counts=True)

    chance = dict(zip(noise.steps.tolist(), noise.chances, strict=True))
    for step, count in zip(steps.tolist(), counts, strict=True):
        assert count / 100_000 == pytest.approx(chance[step], abs=2e-5)


def test_a_line_with_marks_is_judged_and_one_with_facts_is_not() -> None:
    found = judged_lines(ground([marks("a", 5, "0.5"), facts("b", 5)], [(3, 4), (2, 5)]))

    assert list(found) == ["m.a"]
    assert found["m.a"].judged.tolist() == [True, True]
    assert (found["m.a"].step, found["m.a"].declared) == (Decimal("0.5"), True)


def test_marks_without_a_declared_step_move_by_a_twentieth_of_the_maximum() -> None:
    found = judged_lines(ground([marks("a", 5, None)], [(3,), (2,)]))

    assert (found["m.a"].step, found["m.a"].declared) == (Decimal("0.25"), False)


def test_a_step_is_never_less_than_a_point_can_be() -> None:
    found = judged_lines(
        ground([marks("a", 3, None)], [(3,), (2,)], rounding={"decimals": 0, "mode": "half_up"})
    )

    assert found["m.a"].step == Decimal(1)


def test_a_mark_in_the_place_of_computed_points_is_judged_for_its_unit_alone() -> None:
    own = rubric(
        group=(group("T", None, max=10),),
        criterion=(line("L", 10, "linear", params={"value": "x", "worst": 0, "best": 10}),),
        field=(number("x"),),
    )
    given = pd.DataFrame(
        {
            "unit": ["u2"], "criterion": ["L"], "points": ["4"], "stage": ["closed"], "by": ["HD1"],
            "reason": ["kiểm tra"], "place": [""],
        }
    )  # fmt: skip
    result = Evaluator().evaluate(
        own, submissions(own, [{"x": 5}, {"x": 6}], marks=given), as_of=AS_OF
    )
    found = judged_lines(ground_of(result))

    assert found["L"].judged.tolist() == [False, True]


def test_a_rubric_without_marks_has_no_judged_line() -> None:
    assert judged_lines(ground([facts("b", 5)], [(4,), (5,)])) == {}


def test_no_mark_leaves_the_range_of_the_line() -> None:
    found = judged_lines(ground([marks("a", 5, "0.25")], [(4.75,), (0.25,)]))["m.a"]
    other = moved(np.array([[4.75, 0.25]]), np.array([[[2, 2]], [[-2, -2]]]), found, 5.0)

    assert other.tolist() == [[[5.0, 0.75]], [[4.25, 0.0]]]
