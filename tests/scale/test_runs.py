"""The results are the same bytes whoever makes them; a second run does only what is new."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from many import PERIOD, Country, country, country_rubric, source, tree

from danvan_scoring import Evaluator, InputError
from danvan_scoring.scale import scoring
from danvan_scoring.scale.convert import add_partition
from danvan_scoring.scale.evaluate import evaluate_dataset
from danvan_scoring.scale.executors import process_pool
from danvan_scoring.scale.partition import SCORES, UNITS, Partition
from danvan_scoring.scale.results import open_results

FIRST = Partition(PERIOD, "01")


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Country:
    return country(tmp_path_factory.mktemp("country") / "data", provinces=5)


@pytest.fixture(scope="module")
def alone(own: Country, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What one process makes of it."""
    results = tmp_path_factory.mktemp("alone") / "results"
    evaluate_dataset(own.folder, results)
    return tree(results)


@pytest.fixture
def singly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every partition be a task of its own, as the provinces of a country nearly are."""
    monkeypatch.setattr(scoring, "BATCH_UNITS", 1)


class Backwards(Executor):
    """Does the last thing first, as a cluster may."""

    def map(self, fn: Callable[..., Any], *iterables: Iterable[Any], **_: Any) -> Iterator[Any]:  # type: ignore[override]
        given = list(zip(*iterables, strict=True))
        answers = [fn(*one) for one in reversed(given)]
        return iter(reversed(answers))


class Counting(Executor):
    """Does everything here, and notes what is asked of it; stops after so many if told to."""

    def __init__(self, stop_after: int | None = None) -> None:
        self.asked: list[tuple[str, str]] = []
        self._left = stop_after

    def map(self, fn: Callable[..., Any], *iterables: Iterable[Any], **_: Any) -> Iterator[Any]:  # type: ignore[override]
        for (given,) in zip(*iterables, strict=True):
            name = fn.func.__name__  # type: ignore[attr-defined]
            if name == "score":
                if self._left == 0:
                    raise KeyboardInterrupt
                self._left = None if self._left is None else self._left - 1
                self.asked += ((name, one.province) for one in given)
            yield fn(given)


@pytest.mark.parametrize("units", [1, 36, 80, 10**6])
def test_how_many_are_scored_together_is_not_seen(
    own: Country,
    alone: dict[str, bytes],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    units: int,
) -> None:
    monkeypatch.setattr(scoring, "BATCH_UNITS", units)

    evaluate_dataset(own.folder, tmp_path / "results")

    assert tree(tmp_path / "results") == alone


@pytest.mark.usefixtures("singly")
def test_the_order_of_the_work_is_not_seen(
    own: Country, alone: dict[str, bytes], tmp_path: Path
) -> None:
    evaluate_dataset(own.folder, tmp_path / "results", executor=Backwards())

    assert tree(tmp_path / "results") == alone


@pytest.mark.usefixtures("singly")
@pytest.mark.parametrize("workers", [2, 3])
def test_worker_processes_make_the_same_bytes(
    own: Country, alone: dict[str, bytes], tmp_path: Path, workers: int
) -> None:
    with process_pool(workers) as pool:
        evaluate_dataset(own.folder, tmp_path / "results", executor=pool)

    assert tree(tmp_path / "results") == alone


def test_a_pool_whose_worker_dies_says_so_and_a_second_run_completes_it(
    own: Country, alone: dict[str, bytes], tmp_path: Path
) -> None:
    def kill_one_and_run() -> None:
        with process_pool(2) as pool:
            os.kill(pool.submit(os.getpid).result(), signal.SIGKILL)
            evaluate_dataset(own.folder, tmp_path / "results", executor=pool)

    with pytest.raises(InputError, match="SCL922") as caught:
        kill_one_and_run()
    assert "__main__" not in str(caught.value)

    evaluate_dataset(own.folder, tmp_path / "results")

    assert tree(tmp_path / "results") == alone


def test_a_pool_that_breaks_at_once_says_what_a_script_may_lack(
    own: Country, tmp_path: Path
) -> None:
    """A script without a guard is run again by every worker, which then starts workers itself."""
    script = tmp_path / "script.py"
    script.write_text(
        "from danvan_scoring import InputError\n"
        "from danvan_scoring.scale.evaluate import evaluate_dataset\n"
        "from danvan_scoring.scale.executors import process_pool\n"
        "try:\n"
        "    with process_pool(2) as pool:\n"
        f"        evaluate_dataset({str(own.folder)!r}, 'results', executor=pool)\n"
        "except InputError as error:\n"
        "    print(error.problems[0].line('en'))\n",
        encoding="utf-8",
    )
    done = subprocess.run(  # noqa: S603 (our own interpreter and our own words)
        [sys.executable, script], capture_output=True, text=True, check=False, cwd=tmp_path
    )

    assert done.stdout.startswith("SCL922")
    assert 'put the call below if __name__ == "__main__":' in done.stdout


def test_a_second_run_scores_nothing_anew(own: Country, tmp_path: Path) -> None:
    evaluate_dataset(own.folder, tmp_path / "results")
    before = {p: p.stat().st_mtime_ns for p in (tmp_path / "results").rglob("part.parquet")}
    counting = Counting()

    run = evaluate_dataset(own.folder, tmp_path / "results", executor=counting)

    assert counting.asked == []
    assert len(run.kept) == 5
    assert run.units == 5 * 4 * 9
    assert {p: p.stat().st_mtime_ns for p in (tmp_path / "results").rglob("part.parquet")} == before


@pytest.mark.usefixtures("singly")
def test_an_interrupted_run_is_taken_up_where_it_stopped(
    own: Country, alone: dict[str, bytes], tmp_path: Path
) -> None:
    with pytest.raises(KeyboardInterrupt):
        evaluate_dataset(own.folder, tmp_path / "results", executor=Counting(stop_after=2))
    assert json.loads((tmp_path / "results" / "run.json").read_bytes())["complete"] is False

    counting = Counting()
    evaluate_dataset(own.folder, tmp_path / "results", executor=counting)

    assert [province for _, province in counting.asked] == ["03", "04", "05"]
    assert tree(tmp_path / "results") == alone


def test_only_what_changed_is_scored_again(tmp_path: Path) -> None:
    own = country(tmp_path / "data")
    evaluate_dataset(own.folder, tmp_path / "results")
    sent = own.communes["02", "x04"]
    sent.values.loc["u03", "lam"] = 1.0
    changed = [
        source(own.rubric, code, one)
        for (where, code), one in own.communes.items()
        if where == "02"
    ]
    add_partition(own.folder, Partition(PERIOD, "02"), changed)
    counting = Counting()

    evaluate_dataset(own.folder, tmp_path / "results", executor=counting)

    assert [province for _, province in counting.asked] == ["02"]
    evaluate_dataset(own.folder, tmp_path / "anew")
    assert tree(tmp_path / "results") == tree(tmp_path / "anew")


@pytest.mark.parametrize("damage", ["cut", "changed", "gone"])
def test_a_damaged_outcome_is_made_again(tmp_path: Path, damage: str) -> None:
    own = country(tmp_path / "data")
    evaluate_dataset(own.folder, tmp_path / "results")
    whole = tree(tmp_path / "results")
    path = tmp_path / "results" / FIRST.file(SCORES)
    content = path.read_bytes()
    if damage == "gone":
        path.unlink()
    elif damage == "cut":
        path.write_bytes(content[:-20])
    else:
        # Metadata and key stay: only the digest that the record holds can tell.
        path.write_bytes(content[:40] + bytes([content[40] ^ 1]) + content[41:])
        assert pq.read_metadata(path).num_rows

    evaluate_dataset(own.folder, tmp_path / "results")

    assert tree(tmp_path / "results") == whole


def test_what_the_dataset_no_longer_has_leaves_the_results(tmp_path: Path) -> None:
    own = country(tmp_path / "data")
    evaluate_dataset(own.folder, tmp_path / "results")
    (own.folder / Partition(PERIOD, "03").file(UNITS)).unlink()

    evaluate_dataset(own.folder, tmp_path / "results")

    names = [name for name in tree(tmp_path / "results") if name.startswith("scores")]
    assert names == [Partition(PERIOD, province).file(SCORES) for province in ("01", "02")]


def test_the_plugins_in_use_are_part_of_what_decides(own: Country, tmp_path: Path) -> None:
    evaluate_dataset(own.folder, tmp_path / "results")
    counting = Counting()

    evaluate_dataset(
        own.folder, tmp_path / "results", Evaluator(block=["reports"]), executor=counting
    )

    assert len(counting.asked) == 5


def test_another_rubric_scores_everything_again(tmp_path: Path) -> None:
    own = country(tmp_path / "data", 1)
    evaluate_dataset(own.folder, tmp_path / "results")
    other = country(tmp_path / "other", 1, own=country_rubric(version="2"))
    counting = Counting()

    evaluate_dataset(other.folder, tmp_path / "results", executor=counting)

    assert len(counting.asked) == 1


@pytest.mark.usefixtures("singly")
def test_results_are_opened_only_once_they_are_complete(own: Country, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="SCL951"):
        open_results(tmp_path)
    with pytest.raises(KeyboardInterrupt):
        evaluate_dataset(own.folder, tmp_path / "results", executor=Counting(stop_after=2))
    with pytest.raises(InputError, match="SCL951"):
        open_results(tmp_path / "results")

    evaluate_dataset(own.folder, tmp_path / "results")

    assert open_results(tmp_path / "results").record["complete"] is True
