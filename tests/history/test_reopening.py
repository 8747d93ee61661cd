"""A past period comes back from the database, and scores as it did."""

from pathlib import Path

import pandas as pd
import pytest
from kept_period import BY, brought, write

from danvan_scoring import Evaluator
from danvan_scoring.errors import InputError
from danvan_scoring.history.add import add
from danvan_scoring.history.database import Database, database
from danvan_scoring.history.init import init
from danvan_scoring.history.numbers import differences, score_rows, standing_rows
from danvan_scoring.history.offices import named_by
from danvan_scoring.history.reopening import Reopened, reopen
from danvan_scoring.model.result import PeriodResult

ROOT = Path(__file__).parents[2]
PERIODS = sorted(
    path
    for path in [
        *ROOT.glob("criteria/packs/*/sample/period.toml"),
        *ROOT.glob("examples/**/period.toml"),
    ]
    if not {"bang_phieu", "third_party_plugin"} & {*path.parts}
)
"""Every period of the repository that can be scored as it lies there."""


def scored(kept: Reopened) -> PeriodResult:
    return Evaluator().evaluate_together(
        kept.rubrics,
        kept.submissions,
        kept.plan,
        as_of=kept.period.as_of,
        outside_dates=kept.period.outside_dates,
    )


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Database:
    """All of them in one database, six communes with one and the same id among them."""
    where = str(tmp_path_factory.mktemp("history") / "tat-ca.db")
    init(database(where, make=True))
    of = database(where)
    for path in PERIODS:
        add(of, brought(path), BY)
    return of


@pytest.mark.parametrize("path", PERIODS, ids=lambda path: f"{path.parts[-3]}/{path.parts[-2]}")
def test_every_period_scores_from_the_database_as_it_did(everything: Database, path: Path) -> None:
    of_files = brought(path)

    kept = reopen(everything, of_files.period.id, authority=named_by(of_files.submissions))

    again = scored(kept)
    assert len(again.results) == len(of_files.found.results)
    for result, first in zip(again.results, of_files.found.results, strict=True):
        rubric = result.bound.rubric.id
        assert list(score_rows(result)) == list(score_rows(first))
        assert list(standing_rows(result)) == list(standing_rows(first))
        assert [*differences(result, kept.scores[rubric], kept.standings[rubric])] == []
        pd.testing.assert_frame_equal(result.ranking, first.ranking)
    assert kept.library == of_files.found.results[0].provenance.library


def test_an_earlier_run_comes_back_as_it_was(history: Database, tmp_path: Path) -> None:
    first = add(history, brought(write(tmp_path)), BY)
    add(history, brought(write(tmp_path, cells={("B", "da_lam"): "2"})), BY)

    def points(kept: Reopened) -> list[str]:
        (frame,) = kept.scores.values()
        assert list(score_rows(scored(kept).results[0])) == [
            tuple(row) for row in frame.itertuples(index=False)
        ]
        return list(frame[(frame["unit"] == "B") & (frame["node"] == "1")]["points"])

    assert points(reopen(history, "ky_1")) == ["6.67"]
    assert points(reopen(history, "ky_1", first.number)) == ["3.33"]


@pytest.mark.parametrize(("period", "run"), [("ky_2", None), ("ky_1", 2), ("ky_1", 99)])
def test_what_was_not_recorded(
    history: Database, tmp_path: Path, period: str, run: int | None
) -> None:
    add(history, brought(write(tmp_path)), BY)

    with pytest.raises(InputError, match="HIS842"):
        reopen(history, period, run)


def test_a_number_that_differs_is_told(history: Database, tmp_path: Path) -> None:
    add(history, brought(write(tmp_path)), BY)
    kept = reopen(history, "ky_1")
    (result,) = scored(kept).results
    scores = kept.scores["bo_thu"].copy()
    scores.loc[0, "points"] = "8.99"

    told = list(differences(result, scores, kept.standings["bo_thu"].iloc[:-1]))

    assert len(told) == 2
    assert "8.99" in told[0]
    assert told[1].startswith(" → C, Thôn Nam")
