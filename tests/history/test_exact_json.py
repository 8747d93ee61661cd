"""Rubrics, plans and periods come back from JSON as they were."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import builders
import pytest
from drawn import periods
from hypothesis import given

from danvan_scoring import load_period, load_plan, load_rubric
from danvan_scoring.errors import InputError
from danvan_scoring.history.exact_json import model_json, model_of
from danvan_scoring.model.base import FileModel
from danvan_scoring.model.period import Period
from danvan_scoring.model.plan import Plan
from danvan_scoring.model.rubric import Rubric

ROOT = Path(__file__).parents[2]
RUBRICS = sorted((ROOT / "criteria" / "packs").glob("*/rubric.toml"))
PLANS = sorted((ROOT / "criteria" / "packs").glob("*/plan.toml"))
PERIODS = sorted(
    [*ROOT.glob("criteria/packs/*/sample/period.toml"), *ROOT.glob("examples/**/period.toml")]
)


def same(model: FileModel) -> FileModel:
    return model.model_copy(update={"source": None})


@pytest.mark.parametrize("path", RUBRICS, ids=lambda path: path.parent.name)
def test_every_rubric_comes_back_as_it_was(path: Path) -> None:
    rubric = load_rubric(path)

    again = model_of(model_json(rubric), Rubric)

    assert again == same(rubric)
    # Equal is not enough: 2 and Decimal(2) are equal, and so are texts of one model.
    for old, new in zip(rubric.criteria, again.criteria, strict=True):
        assert repr(new.params) == repr(old.params)


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.parent.name)
def test_every_plan_comes_back_as_it_was(path: Path) -> None:
    assert model_of(model_json(load_plan(path)), Plan) == same(load_plan(path))


@pytest.mark.parametrize("path", PERIODS, ids=lambda path: path.parent.parent.name)
def test_every_period_comes_back_as_it_was(path: Path) -> None:
    assert model_of(model_json(load_period(path)), Period) == same(load_period(path))


@given(periods())
def test_any_rubric_comes_back_as_it_was(period: object) -> None:
    rubric = period[0]  # type: ignore[index]

    assert model_of(model_json(rubric), Rubric) == same(rubric)


def test_days_texts_and_exact_numbers_stay_apart() -> None:
    params = {"a": date(2025, 12, 1), "b": "2025-12-01", "c": Decimal("1.50"), "d": "1.50", "e": 2}
    rubric = builders.rubric(criterion=(builders.line("1", 5, "count", params=params),))

    text = model_json(rubric)

    assert '"params":{"a":{"$day":"2025-12-01"},"b":"2025-12-01","c":1.50,"d":"1.50","e":2}' in text
    assert model_of(text, Rubric).criteria[0].params == params
    assert json.loads(text)["format"] == 1  # plain JSON for everybody else


@pytest.mark.parametrize("value", [0.1, Decimal("NaN"), {1, 2}, {"$day": "2025-12-01"}])
def test_what_json_cannot_keep_is_refused(value: object) -> None:
    line = builders.line("1", 5, "count", params={"x": value})

    with pytest.raises(InputError, match="HIS851"):
        model_json(builders.rubric(criterion=(line,)))


def test_what_is_left_at_its_default_is_left_out() -> None:
    """A field that a later version adds does not change the JSON of what is known already."""
    text = model_json(builders.rubric(criterion=(builders.line("1", 5, "count"),)))

    assert "quota" not in text
    assert "rounding" not in text
