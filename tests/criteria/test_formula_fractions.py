"""formula: every expression is worth what plain fractions make it, however points are rounded."""

from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reference import rounded

from danvan_criteria.expression import Expression
from danvan_scoring.model.rounding import round_to_units
from danvan_scoring.testing import score_units

# A formula and its value are drawn together: the value by plain fractions, one node at a time.
Drawn = tuple[str, Fraction | None]
CELLS = {"a": Decimal("7.25"), "b": Decimal(3), "kh": Decimal(1)}


def applied(sign: str, one: Drawn, other: Drawn) -> Drawn:
    left, right = one[1], other[1]
    text = f"({one[0]} {sign} {other[0]})"
    if left is None or right is None or (sign == "/" and right == 0):
        return text, None
    return text, {
        "+": lambda: left + right, "-": lambda: left - right, "*": lambda: left * right,
        "/": lambda: left / right,
    }[sign]()  # fmt: skip


def chosen(sign: str, one: Drawn, other: Drawn, yes: Drawn, no: Drawn) -> Drawn:
    text = f"if({one[0]} {sign} {other[0]}, {yes[0]}, {no[0]})"
    left, right = one[1], other[1]
    if left is None or right is None:
        return text, None
    holds = {"<": left < right, ">=": left >= right, "=": left == right, "!=": left != right}
    return text, yes[1] if holds[sign] else no[1]


def called(name: str, one: Drawn, other: Drawn) -> Drawn:
    left, right = one[1], other[1]
    if name in ("min", "max"):
        text = f"{name}({one[0]}, {other[0]})"
        both = left is not None and right is not None
        pick = min if name == "min" else max
        return text, pick(left, right) if both else None
    text = f"{name}({one[0]})"
    if left is None:
        return text, None
    exact = {
        "abs": lambda: abs(left), "floor": lambda: Fraction(floor(left)),
        "ceil": lambda: Fraction(-floor(-left)), "round": lambda: rounded(left, 0, "half_up"),
    }  # fmt: skip
    return text, exact[name]()


LEAVES: st.SearchStrategy[Drawn] = st.one_of(
    st.sampled_from([("a", Fraction("7.25")), ("b", Fraction(3))]),
    st.integers(0, 12).map(lambda n: (str(n), Fraction(n))),
    st.integers(0, 1200).map(lambda n: (str(Decimal(n) / 100), Fraction(n, 100))),
)
FORMULAS: st.SearchStrategy[Drawn] = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(applied, st.sampled_from("+-*/"), inner, inner),
        st.builds(chosen, st.sampled_from(["<", ">=", "=", "!="]), inner, inner, inner, inner),
        st.builds(
            called, st.sampled_from(["min", "max", "abs", "floor", "ceil", "round"]), inner, inner
        ),
    ),
    max_leaves=12,
)


@given(FORMULAS, st.integers(0, 6), st.sampled_from(["half_up", "half_even"]))
@settings(deadline=None)
def test_every_formula_equals_plain_fractions(drawn: Drawn, decimals: int, mode: Any) -> None:
    formula, expected = drawn
    found = score_units(Expression, {"points": f"{formula} + 0 * a"}, [CELLS], maximum=1000)

    if expected is None:
        assert found.reasons == ["no_value"]
    elif expected < 0:
        assert found.reasons == ["below_zero"]
    elif expected > 1000:
        assert found.reasons == ["above_maximum"]
    else:
        units = round_to_units(np.array(found.scores.points, dtype=np.float64), decimals, mode)
        assert Fraction(int(units[0]), 10**decimals) == rounded(expected, decimals, mode)


NEAR = [
    ("", Fraction(0)),
    ("+ a / 3", Fraction(1, 3)),
    ("- a / 3000000001", Fraction(-1, 3_000_000_001)),
    ("- a / 99999999999999", Fraction(-1, 99_999_999_999_999)),
    ("+ a / 99999999999999 / 99999999999999", Fraction(1, 99_999_999_999_999**2)),
]


@pytest.mark.parametrize("mode", ["half_up", "half_even"])
@pytest.mark.parametrize("decimals", range(7))
@pytest.mark.parametrize("whole", [2, 3])
@pytest.mark.parametrize(("near", "beside"), NEAR)
def test_a_value_next_to_a_tie_is_rounded_as_the_exact_one(
    near: str, beside: Fraction, whole: int, decimals: int, mode: Any
) -> None:
    tie = (Decimal(whole) + Decimal("0.5")).scaleb(-decimals)

    found = score_units(Expression, {"points": f"{tie:f} * a + 1 {near}"}, [{"a": 1}])

    units = round_to_units(found.scores.points.to_numpy(), decimals, mode)
    exact = Fraction(tie) + 1 + beside
    assert Fraction(int(units[0]), 10**decimals) == rounded(exact, decimals, mode)
