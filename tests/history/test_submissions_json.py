"""Submissions come back from JSON with all that scoring looks at."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import builders
import pandas as pd
import pytest
from drawn import periods
from hypothesis import given, settings
from reference import Unit

from danvan_scoring import Evaluator
from danvan_scoring.cli.loading import load
from danvan_scoring.history.numbers import score_rows, standing_rows
from danvan_scoring.history.submissions_json import submissions_content, submissions_of
from danvan_scoring.io.canonical_json import canonical
from danvan_scoring.model.rubric import Rubric
from danvan_scoring.stages.parts import form_of

ROOT = Path(__file__).parents[2]
PERIODS = sorted(
    [*ROOT.glob("criteria/packs/*/sample/period.toml"), *ROOT.glob("examples/*/*/period.toml")]
)
EVALUATOR = Evaluator()


@pytest.mark.parametrize("path", PERIODS, ids=lambda path: f"{path.parts[-3]}/{path.parts[-2]}")
def test_every_period_scores_the_same_from_what_was_kept(path: Path) -> None:
    loaded = load(path, [], [])
    assert loaded.submissions is not None
    form = form_of(loaded.rubrics)
    assert form is not None
    text = canonical(submissions_content(loaded.submissions))

    kept = submissions_of(json.loads(text), form.form_fields)

    def found(submissions: object) -> list[object]:
        scored = loaded.evaluator.evaluate_together(
            loaded.rubrics, submissions, loaded.plan,  # type: ignore[arg-type]
            as_of=loaded.period.as_of, outside_dates=loaded.period.outside_dates,
        )  # fmt: skip
        rows: list[object] = []
        for result in scored.results:
            rows += [*score_rows(result), *standing_rows(result)]
        if scored.compliance is not None:
            rows += scored.compliance.tasks.astype(str).to_numpy().tolist()
            rows += scored.compliance.reports.astype(str).to_numpy().tolist()
        return rows

    assert found(kept) == found(loaded.submissions)
    assert canonical(submissions_content(kept)) == text
    for name in ("units", "values"):
        pd.testing.assert_frame_equal(getattr(kept, name), getattr(loaded.submissions, name))


@given(periods())
@settings(max_examples=50)  # each is scored twice
def test_any_values_come_back_bit_by_bit(period: tuple[Rubric, list[Unit]]) -> None:
    rubric, units = period
    given_ = builders.submissions(
        rubric, [unit.cells for unit in units], [unit.kind for unit in units]
    )

    kept = submissions_of(json.loads(canonical(submissions_content(given_))), rubric.form_fields)

    pd.testing.assert_frame_equal(kept.values, given_.values, check_exact=True, check_dtype=False)
    first, second = (
        EVALUATOR.evaluate(rubric, own, as_of=date(2025, 12, 5)) for own in (given_, kept)
    )
    assert list(score_rows(first)) == list(score_rows(second))
    assert list(standing_rows(first)) == list(standing_rows(second))


def test_the_order_of_rows_and_their_places_are_no_content() -> None:
    loaded = load(ROOT / "examples/kim_thanh_2025/nam/period.toml", [], [])
    given_ = loaded.submissions
    assert given_ is not None
    shuffled = replace(
        given_,
        evidence=given_.evidence.sample(frac=1, random_state=1).assign(place="ở nơi khác:7"),
        posts=None if given_.posts is None else given_.posts.iloc[::-1],
    )

    assert submissions_content(shuffled) == submissions_content(given_)


def test_a_register_that_is_not_kept_is_not_an_empty_one() -> None:
    loaded = load(ROOT / "examples/kim_thanh_2025/nam/period.toml", [], [])
    given_ = loaded.submissions
    assert given_ is not None
    assert given_.models is not None
    none, empty = replace(given_, models=None), replace(given_, models=given_.models.iloc[:0])
    fields = loaded.rubrics[0].form_fields

    assert submissions_of(submissions_content(none), fields).models is None
    kept = submissions_of(submissions_content(empty), fields).models
    assert kept is not None
    assert kept.empty
