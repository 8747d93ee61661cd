"""The points that a unit lacks for the next class are the fewest that are enough."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import plain
from builders import group, line, number, rubric, submissions
from hypothesis import given
from hypothesis import strategies as st

from danvan_scoring import Evaluator, Result
from danvan_scoring.stages.next_class import NextClass, next_class

CLASSES = [
    {"code": "XS", "title": "Xuất sắc", "from": Decimal("89.95")},
    {"code": "T", "title": "Tốt", "from": 80},
    {"code": "K", "title": "Khá", "from": 0},
]


def result(points: list[float | None], maximum: int | Decimal, by: str) -> Result:
    own = rubric(
        group=[group("T", None, max=maximum)],
        criterion=[line("A1", maximum, "x", params={"field": "a"}) | {"uses": "plain/points@1"}],
        field=[number("a")],
        ranking={"by": by},
        **{"class": CLASSES},
    )
    given_ = submissions(own, [{"a": value} for value in points])
    return Evaluator([plain], discover=False).evaluate(own, given_, as_of=date(2025, 12, 5))


def lacking(found: NextClass | None) -> tuple[str, Decimal] | None:
    return None if found is None else (found.band.code, found.lacking)


def test_by_points_it_is_the_difference_to_the_cut_off() -> None:
    found = result([79.99, 80, 45.5, 95], 100, "points")

    assert [lacking(next_class(found, "T", row)) for row in range(4)] == [
        ("T", Decimal("0.01")), ("XS", Decimal("9.95")), ("T", Decimal("34.50")), None,
    ]  # fmt: skip


def test_by_percent_a_rounded_percentage_is_enough() -> None:
    """Of 71: 79.995 % is 56.79645, so 56.80 is the least that shows 80.00 %; 56.79 is 79.99 %."""
    found = result([50, 56.80], 71, "percent")

    assert lacking(next_class(found, "T", 0)) == ("T", Decimal("6.80"))
    assert next_class(found, "T", 1).band.code == "XS"  # type: ignore[union-attr]


def test_a_unit_without_a_total_lacks_no_number_of_points() -> None:
    assert next_class(result([None, 60], 100, "points"), "T", 0) is None


@given(st.integers(0, 8_994), st.integers(9_000, 20_000))
def test_it_is_enough_and_one_step_less_is_not(points: int, maximum: int) -> None:
    """Against fractions: percent = 100 points / maximum, half up at the second decimal."""
    found = result([points / 100], Decimal(maximum) / 100, "percent")
    above = next_class(found, "T", 0)

    def percent(units: int) -> Decimal:
        exact = Fraction(100 * units, maximum)
        value = Decimal(exact.numerator) / Decimal(exact.denominator)
        return value.quantize(Decimal("0.01"), ROUND_HALF_UP)

    if above is None:
        assert percent(points) >= Decimal("89.95")
    else:
        units = int(above.lacking * 100)
        assert percent(points + units) >= above.band.from_ > percent(points + units - 1)
