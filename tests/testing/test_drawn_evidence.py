"""Drawn evidence: what the strategies for fields and frames promise."""

from datetime import date
from decimal import Decimal

from builders import number
from hypothesis import find, given

from danvan_criteria.banded import BandedParams
from danvan_criteria.relative import RelativeParams
from danvan_scoring.testing import Drawn, FormField, evidence, field_values

TENTHS = FormField.model_validate(
    number("v", minimum=Decimal("-0.5"), maximum=Decimal("2.5"), decimals=1)
)
WHOLE = FormField.model_validate(number("n", type="integer"))
ANSWER = FormField.model_validate(number("q", type="yes_no"))
CLASS = FormField.model_validate(number("c", type="choice", choices=("Tốt", "Khá")))
DAY = FormField.model_validate(number("d", type="date"))
PAIR = {code: FormField.model_validate(number(code, minimum=0, maximum=100)) for code in ("a", "t")}


@given(field_values(TENTHS))
def test_numbers_keep_bounds_and_decimals(value: float) -> None:
    assert -0.5 <= value <= 2.5
    assert value == round(value, 1)


@given(field_values(WHOLE))
def test_integers_are_whole_and_at_most_a_million(value: float) -> None:
    assert value == int(value)
    assert abs(value) <= 1_000_000


@given(field_values(ANSWER), field_values(CLASS))
def test_answers_and_choices_are_those_that_there_are(answer: float, choice: str) -> None:
    assert answer in (0.0, 1.0)
    assert choice in ("Tốt", "Khá")


def test_days_near_a_deadline_are_drawn() -> None:
    due = date(1999, 3, 1)

    assert find(field_values(DAY, [due]), lambda day: day == due) == due


def test_values_on_a_bound_of_the_params_are_drawn() -> None:
    params = BandedParams.model_validate(
        {"value": "v", "steps": ({"from": Decimal("1.7"), "points": 1},)}
    )

    found = find(evidence(params, {"v": TENTHS}), lambda drawn: 1.7 in set(drawn.filled["v"]))

    assert 1.7 in set(found.as_seen["v"])


@given(evidence(RelativeParams.model_validate({"done": "a", "target": "t"}), PAIR))
def test_required_fields_are_full_and_units_distinct(drawn: Drawn) -> None:
    for frame in drawn:
        assert list(frame.columns) == ["a", "t"]
        assert (frame.dtypes == "float64").all()
        assert frame.index.is_unique
    assert drawn.filled.notna().all(axis=None)
    assert drawn.as_seen["a"].notna().all()


def test_optional_fields_are_empty_at_times() -> None:
    params = RelativeParams.model_validate({"done": "a", "target": "t"})

    found = find(evidence(params, PAIR), lambda drawn: bool(drawn.as_seen["t"].isna().any()))

    assert found.filled["t"].notna().all()
