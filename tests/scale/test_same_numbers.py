"""A dataset gives the numbers that its communes give one by one, whatever they sent in."""

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from many import AS_OF, PERIOD, Country, country, country_rubric

from danvan_scoring import Evaluator, Result, Submissions
from danvan_scoring.cli.loading import load
from danvan_scoring.model.status import Status
from danvan_scoring.scale.convert import Source, add_partition
from danvan_scoring.scale.evaluate import evaluate_dataset
from danvan_scoring.scale.partition import SCORES, Partition, ranks_file
from danvan_scoring.stages.parts import part_of

ROOT = Path(__file__).parents[2]
EVALUATOR = Evaluator()


@pytest.fixture(scope="module")
def scored(tmp_path_factory: pytest.TempPathFactory) -> tuple[Country, Path]:
    folder = tmp_path_factory.mktemp("country")
    own = country(folder / "data", communes=5, units=13)
    run = evaluate_dataset(own.folder, folder / "results", EVALUATOR)
    assert run.problems == ()
    assert run.units == 3 * 5 * 13
    return own, folder / "results"


def outcome(results: Path, province: str, period: str = PERIOD) -> pa.Table:
    path = results / Partition(period, province).file(SCORES)
    return pq.read_table(path, partitioning=None)


def rows_of(table: pa.Table, commune: str) -> pa.Table:
    mask = np.array(table.column("authority").to_pylist()) == commune
    return table.filter(pa.array(mask))


def assert_same(table: pa.Table, result: Result) -> None:
    """Compare every node, rank and class of one commune."""
    assert table.column("unit").to_pylist() == list(map(str, result.scores.units))
    for code, node in result.scores.nodes.items():
        scored_ = node.status == Status.SCORED
        points = table.column(f"points_{code}").to_pylist()
        assert table.column(f"status_{code}").to_pylist() == node.status.tolist(), code
        assert [p for p, s in zip(points, scored_, strict=True) if s] == (
            node.points[scored_].tolist()
        ), code
        assert all(p is None for p, s in zip(points, scored_, strict=True) if not s), code
    for scale, standing in result.standings.items():
        for column, ranks in (
            ("rank", standing.overall_rank),
            ("peer_rank", standing.peer_rank),
        ):
            expected = [rank or None for rank in ranks.tolist()]
            assert table.column(f"{column}_{scale}").to_pylist() == expected
        maximum = result.scores.nodes[scale].maximum.tolist()
        assert table.column(f"maximum_{scale}").to_pylist() == maximum
    for scale, found in result.classifications.items():
        for column, classes in (("class", found.final), ("class_by_points", found.by_points)):
            expected_ = [found.classes[c] if c >= 0 else None for c in classes.tolist()]
            assert table.column(f"{column}_{scale}").to_pylist() == expected_


def test_every_commune_has_the_numbers_that_it_has_alone(scored: tuple[Country, Path]) -> None:
    own, results = scored
    states = set()
    for (province, code), sent in own.communes.items():
        alone = EVALUATOR.evaluate(own.rubric, sent, as_of=AS_OF)
        assert_same(rows_of(outcome(results, province), code), alone)
        states |= {s for node in alone.scores.nodes.values() for s in node.status.tolist()}

    # The example is worth something only if it has states of all sorts, gates and moves.
    assert {Status.NOT_APPLICABLE, Status.EXEMPT, Status.MISSING, Status.NOT_SUBMITTED} <= states


def test_ranks_over_provinces_and_all_are_those_of_sorting(scored: tuple[Country, Path]) -> None:
    own, results = scored
    keys: list[tuple[str, str, tuple[int, int] | None]] = []
    for (province, _), sent in own.communes.items():
        alone = EVALUATOR.evaluate(own.rubric, sent, as_of=AS_OF)
        standing, tie = alone.standings["T"], alone.scores.nodes["A"].points
        for row, kind in enumerate(sent.units["kind"]):
            key = (int(standing.measure[row]), int(tie[row])) if standing.ranked[row] else None
            keys.append((province, str(kind), key))

    def rank(row: int, *, province: bool, peers: bool) -> int | None:
        here, kind, own_key = keys[row]
        if own_key is None:
            return None
        better = [
            key
            for where, what, key in keys
            if key is not None and key > own_key
            and (where == here or not province) and (what == kind or not peers)
        ]  # fmt: skip
        return 1 + len(better)

    table = pq.read_table(results / ranks_file(PERIOD), partitioning=None)
    assert table.column("province").to_pylist() == [key[0] for key in keys]
    for name, province, peers in (
        ("rank_province", True, False),
        ("peer_rank_province", True, True),
        ("rank_all", False, False),
        ("peer_rank_all", False, True),
    ):
        expected = [rank(row, province=province, peers=peers) for row in range(len(keys))]
        assert table.column(f"{name}_T").to_pylist() == expected, name
    shared = [key for _, _, key in keys if key is not None]
    assert len(set(shared)) < len(shared)


@pytest.mark.parametrize("at", ["group", "total"])
def test_points_that_are_rounded_later_are_kept_as_they_are(tmp_path: Path, at: str) -> None:
    own = country(tmp_path / "data", 1, 2, 7, country_rubric(rounding={"at": at}))
    evaluate_dataset(own.folder, tmp_path / "results", EVALUATOR)

    for (province, code), sent in own.communes.items():
        alone = EVALUATOR.evaluate(own.rubric, sent, as_of=AS_OF)
        assert_same(rows_of(outcome(tmp_path / "results", province), code), alone)


PERIODS = sorted(
    [
        *(ROOT / "examples").glob("*/**/period.toml"),
        *(ROOT / "criteria").glob("packs/*/sample/*.toml"),
    ]
)


@pytest.mark.parametrize("path", PERIODS, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_every_period_of_the_repository_gives_its_own_numbers(path: Path, tmp_path: Path) -> None:
    loaded = load(path, [], [])
    if loaded.submissions is None:
        pytest.skip("a period of another test")
    found = loaded.evaluate(None)
    for number, result in enumerate(found.results):
        rubric, period = result.bound.rubric, loaded.period
        several = len(found.results) > 1
        sent = part_of(loaded.submissions, rubric) if several else loaded.submissions
        source = Source(
            shown=path.name,
            commune="xa",
            title=period.title,
            rubric=rubric,
            plan=loaded.plan if not several else None,
            submissions=sent,
            as_of=period.as_of,
            outside_dates=period.outside_dates or "test",
        )
        folder = tmp_path / f"{number}"
        add_partition(folder / "data", Partition("K", "01"), [source])
        run = evaluate_dataset(folder / "data", folder / "results", loaded.evaluator)
        assert not run.failed, [problem.line("en") for problem in run.problems]
        table = outcome(folder / "results", "01", "K")
        for commune in dict.fromkeys(table.column("authority").to_pylist()):
            own = _of(result, commune, sent)
            assert_same(rows_of(table, commune), own)
        if source.plan is not None and result.compliance is not None:
            _assert_same_tasks(table, result)


def _of(result: Result, commune: str, sent: Submissions) -> Result:
    if (sent.units["authority"] == "").all():
        return result
    rows = sent.units[sent.units["authority"] == commune].index
    own = Submissions(
        units=sent.units.loc[rows],
        values=sent.values.loc[rows],
        evidence=sent.evidence[sent.evidence["unit"].isin(rows)],
        waivers=sent.waivers[sent.waivers["unit"].isin(rows)],
        marks=None if sent.marks is None else sent.marks[sent.marks["unit"].isin(rows)],
    )
    as_of = result.provenance.as_of
    return EVALUATOR.evaluate(result.bound.rubric, own, as_of=as_of, outside_dates="test")


def _assert_same_tasks(table: pa.Table, result: Result) -> None:
    assert result.compliance is not None
    for task, own in result.compliance.tasks.groupby("task", sort=False):
        assert table.column(f"task_{task}").to_pylist() == own["state"].tolist()
