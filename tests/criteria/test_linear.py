"""linear: between a worst and a best value."""

from decimal import Decimal
from typing import Any

import pytest
from builders import number
from pydantic import ValidationError

from danvan_criteria.linear import Linear
from danvan_scoring.testing import FormField, assert_points, check_criterion, score_units

FIELDS = [FormField.model_validate(number("v", minimum=-100, maximum=100))]


def goalposts(worst: object, best: object) -> dict[str, Any]:
    return {"value": "v", "worst": worst, "best": best}


def values(*numbers: object) -> list[dict[str, object]]:
    return [{"v": value} for value in numbers]


def test_another_systems_score_counts_in_proportion() -> None:
    # SCORING_RULES: PAR index 82.45 %: 15 x 0.8245 = 12.3675, so 12.37.
    scored = score_units(Linear, goalposts(0, 100), values("82.45"), maximum=15)

    assert_points(scored, ["12.3675"])
    assert_points(scored, ["12.37"], decimals=2)
    assert scored.sentences[0].vi == (
        "Kết quả 82,45, giữa mốc 0 (0 điểm) và mốc 100 (đủ điểm): 12,3675 trên 15 điểm"
    )


def test_values_beyond_the_goalposts_have_all_or_nothing() -> None:
    # From 40 to 90: 65 is half of the way.
    scored = score_units(Linear, goalposts(40, 90), values(30, 40, 65, 90, 100), maximum=4)

    assert_points(scored, [0, 0, 2, 4, 4])


def test_the_best_value_may_be_the_lower_one() -> None:
    # From 10 down to 2: 4 is six eighths of the way.
    scored = score_units(Linear, goalposts(10, 2), values(12, 10, 4, 2, 0), maximum=4)

    assert_points(scored, [0, 0, 3, 4, 4])


@pytest.mark.parametrize(
    ("worst", "best", "full", "none"),
    [
        (50, 90, (98, 90), (50, 12)),
        (10, 2, (1, 2), (10, 12)),
        (Decimal("0.1"), Decimal("0.3"), ("0.3",), ()),
    ],
)
def test_beyond_a_goalpost_nothing_is_said_to_be_between(
    worst: object, best: object, full: tuple[object, ...], none: tuple[object, ...]
) -> None:
    scored = score_units(Linear, goalposts(worst, best), values(*full, *none), maximum=30)

    told = [sentence.vi for sentence in scored.sentences]
    for value, sentence in zip(full, told, strict=False):
        bound, shown = (str(own).replace(".", ",") for own in (best, value))
        assert sentence == (
            f"Kết quả {shown}, đạt mốc {bound} hoặc tốt hơn (đủ điểm): 30 trên 30 điểm"
        )
    for value, sentence in zip(none, told[len(full) :], strict=True):
        assert sentence == f"Kết quả {value}, ở mốc {worst} hoặc kém hơn (0 điểm): 0 trên 30 điểm"


def test_tenths_are_tenths() -> None:
    # Two tenths of the way from 0.1 to 1.1.
    scored = score_units(
        Linear, goalposts(Decimal("0.1"), Decimal("1.1")), values(0.1 + 0.2, "0.3", "1.1")
    )

    assert_points(scored, [2, 2, 10])


def test_no_units_have_no_points() -> None:
    assert_points(score_units(Linear, goalposts(0, 1), []), [])


@pytest.mark.parametrize(("worst", "best"), [(0, 90), (10, Decimal("-2.5"))])
def test_linear_obeys_the_laws(worst: object, best: object) -> None:
    check_criterion(Linear, goalposts(worst, best), FIELDS, maximum=Decimal("2.5"))


def test_two_equal_goalposts_are_refused() -> None:
    with pytest.raises(ValidationError, match="worst and best that differ"):
        score_units(Linear, goalposts(1, Decimal("1.0")), [])
