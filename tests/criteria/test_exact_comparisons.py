"""Comparisons agree with exact fractions, next to the boundary too, up to the bounds of fields."""

from decimal import Decimal
from fractions import Fraction
from math import floor

from hypothesis import given
from hypothesis import strategies as st

from danvan_criteria.banded import Banded
from danvan_criteria.ratio import Ratio
from danvan_criteria.relative import Relative
from danvan_scoring.testing import score_units

STEPS = st.integers(1, 1_000_000)
"""A field counts at most 10**6 steps of its last decimal."""

PLACES = st.integers(0, 6)


@st.composite
def shares_near(draw: st.DrawFn, percent: Decimal) -> tuple[Decimal, Decimal]:
    """Draw done and planned so that the share lies as near to a percentage as it can."""
    planned = Decimal(draw(STEPS)).scaleb(-draw(PLACES))
    step = Fraction(1, 10 ** draw(PLACES))
    nearest = floor(Fraction(percent) * Fraction(planned) / 100 / step)
    count = min(max(nearest + draw(st.integers(-1, 1)), 0), 1_000_000)
    return Decimal(count) * Decimal(step.numerator) / Decimal(step.denominator), planned


@given(st.data(), st.integers(1, 100_000_000))
def test_the_floor_of_a_ratio_is_exact(data: st.DataObject, millionths: int) -> None:
    percent = Decimal(millionths).scaleb(-6)
    done, planned = data.draw(shares_near(percent))
    params = {"done": "a", "planned": "b", "floor": percent}

    scored = score_units(Ratio, params, [{"a": done, "b": planned}])

    reached = Fraction(done) / Fraction(planned) * 100 >= Fraction(percent)
    assert scored.reasons == ["share" if reached else "below_floor"]


def test_the_nearest_share_that_a_form_can_hold_is_told_from_the_floor() -> None:
    # c * b = 1 (mod 10**8), so a/b lies 1e-14 of its size below c millionths of a percent, and
    # (b - a)/b as near above the rest: no counts of a million steps come closer.
    b = 999_999
    c = pow(b, -1, 10**8)
    a = (c * b - 1) // 10**8
    params = {"done": "a", "planned": "b"}
    below = params | {"floor": Decimal(c).scaleb(-6)}
    above = params | {"floor": Decimal(10**8 - c).scaleb(-6)}

    assert score_units(Ratio, below, [{"a": a, "b": b}]).reasons == ["below_floor"]
    assert score_units(Ratio, above, [{"a": b - a, "b": b}]).reasons == ["share"]


@given(st.data(), st.integers(0, 10_000_000), st.booleans(), st.sampled_from(["from", "upto"]))
def test_a_step_of_a_share_is_exact(
    data: st.DataObject,
    ten_thousandths: int,
    is_open: bool,  # noqa: FBT001 (drawn)
    side: str,
) -> None:
    percent = Decimal(ten_thousandths).scaleb(-4)
    done, planned = data.draw(shares_near(percent))
    step = {side: percent, "points": 1, "open": is_open}

    scored = score_units(
        Banded,
        {"done": "a", "planned": "b", "steps": (step,)},
        [{"a": done, "b": planned}],
    )

    share, bound = Fraction(done) / Fraction(planned) * 100, Fraction(percent)
    beyond = share > bound if side == "from" else share < bound
    reached = beyond or (share == bound and not is_open)
    assert scored.reasons == ["step_share" if reached else "no_step_share"]


@given(st.lists(st.tuples(STEPS, STEPS), min_size=1, max_size=5), PLACES, PLACES)
def test_the_leader_is_the_largest_exact_ratio(
    pairs: list[tuple[int, int]], done_places: int, target_places: int
) -> None:
    units = [
        {"a": Decimal(done).scaleb(-done_places), "t": Decimal(target).scaleb(-target_places)}
        for done, target in pairs
    ]

    scored = score_units(Relative, {"done": "a", "target": "t"}, units)

    ratios = [Fraction(unit["a"]) / Fraction(unit["t"]) for unit in units]
    leader = max(ratios)
    for ratio, reason, points in zip(ratios, scored.reasons, scored.scores.points, strict=True):
        if ratio > 1:
            exact = 5 + 5 * (ratio - 1) / (leader - 1)
            assert reason == ("leader" if ratio == leader else "above")
        else:
            exact = 5 * ratio
            assert reason == ("on_target" if ratio == 1 else "below")
        assert abs(Fraction(points) - exact) < Fraction(1, 10**11)
