"""The seam holds: Dask with a worker killed in the middle, and Spark, make the same bytes."""

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import pytest
from many import Country, country, tree

from danvan_scoring import InputError
from danvan_scoring.scale import scoring
from danvan_scoring.scale.evaluate import evaluate_dataset
from danvan_scoring.scale.executors import dask_cluster


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Country:
    return country(tmp_path_factory.mktemp("country") / "data", provinces=12, communes=2)


@pytest.fixture(scope="module")
def alone(own: Country, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    results = tmp_path_factory.mktemp("alone") / "results"
    evaluate_dataset(own.folder, results)
    return tree(results)


@pytest.fixture(autouse=True)
def _singly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every partition be a task of its own, so that there are tasks to lose."""
    monkeypatch.setattr(scoring, "BATCH_UNITS", 1)


@pytest.fixture
def cluster() -> Iterator[tuple[str, list[int]]]:
    """A scheduler with two worker processes on 127.0.0.1, and their process ids."""
    from distributed import LocalCluster  # noqa: PLC0415 (only where it is tested)

    with LocalCluster(
        n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None, silence_logs=50
    ) as made:
        yield made.scheduler_address, [nanny.pid for nanny in made.workers.values()]


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning")
def test_a_dask_cluster_makes_the_same_bytes_though_a_worker_is_killed(
    own: Country,
    alone: dict[str, bytes],
    cluster: tuple[str, list[int]],
    tmp_path: Path,
) -> None:
    address, workers = cluster
    done = 0

    def kill_one_in_the_middle(count: int) -> None:
        nonlocal done
        done += count
        if done == 4:
            os.kill(workers[0], signal.SIGKILL)

    with dask_cluster(address) as executor:
        run = evaluate_dataset(
            own.folder, tmp_path / "results", executor=executor, progress=kill_one_in_the_middle
        )

    assert not run.failed
    assert done == 12
    assert tree(tmp_path / "results") == alone


@contextmanager
def dask_process(*arguments: str) -> Iterator["subprocess.Popen[bytes]"]:
    """A scheduler or a worker in a process of its own."""
    process = subprocess.Popen(  # noqa: S603 (our own interpreter)
        [sys.executable, "-m", "dask", *arguments], stderr=subprocess.DEVNULL
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


@contextmanager
def scheduler_process() -> Iterator[tuple[str, "subprocess.Popen[bytes]"]]:
    """A scheduler without workers on 127.0.0.1, and its address."""
    port = free_port()
    options = ["--host", "127.0.0.1", "--port", str(port), "--no-dashboard"]
    with dask_process("scheduler", *options) as process:
        yield f"tcp://127.0.0.1:{port}", process


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning")
def test_a_scheduler_without_workers_says_so() -> None:
    with (
        scheduler_process() as (address, _),
        pytest.raises(InputError) as caught,
        # Long enough for the scheduler to start, which the first half of it waits for.
        dask_cluster(address, wait=10),
    ):
        pass

    [problem] = caught.value.problems
    assert (problem.code, problem.found) == ("SCL925", address)
    assert f"dask worker {address}" in problem.hint("vi")


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning")
def test_the_address_of_a_worker_is_no_scheduler() -> None:
    port = free_port()
    options = ("--host=127.0.0.1", f"--worker-port={port}", "--nthreads=1", "--no-nanny")
    with (
        scheduler_process() as (address, _),
        dask_process("worker", address, *options, "--no-dashboard"),
        pytest.raises(InputError, match="SCL921") as caught,
        dask_cluster(f"tcp://127.0.0.1:{port}", wait=60),
    ):
        pass

    assert isinstance(caught.value.__cause__, ValueError)  # it answered, and did not let us wait


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning")
def test_a_scheduler_that_is_lost_in_the_middle_says_so_and_a_second_run_completes_it(
    own: Country, alone: dict[str, bytes], tmp_path: Path
) -> None:
    done = 0

    def run(address: str, scheduler: "subprocess.Popen[bytes]") -> None:
        def lose_it_in_the_middle(count: int) -> None:
            nonlocal done
            done += count
            if done == 3:
                scheduler.kill()

        with dask_cluster(address, wait=60) as executor:
            evaluate_dataset(
                own.folder, tmp_path / "results", executor=executor, progress=lose_it_in_the_middle
            )

    with (
        scheduler_process() as (address, scheduler),
        dask_process("worker", address, "--nthreads=1", "--no-nanny", "--death-timeout=20"),
        pytest.raises(InputError, match="SCL921"),
    ):
        run(address, scheduler)

    evaluate_dataset(own.folder, tmp_path / "results")

    assert tree(tmp_path / "results") == alone


@pytest.mark.slow
@pytest.mark.skipif(find_spec("pyspark") is None, reason="pyspark is not installed")
@pytest.mark.skipif(shutil.which("java") is None, reason="there is no Java")
@pytest.mark.filterwarnings("ignore")
def test_spark_makes_the_same_bytes(own: Country, alone: dict[str, bytes], tmp_path: Path) -> None:
    from danvan_scoring.scale.spark import spark_cluster  # noqa: PLC0415 (needs pyspark)

    with spark_cluster("local[2]") as executor:
        assert executor.submit(pow, 2, 5).result() == 32
        run = evaluate_dataset(own.folder, tmp_path / "results", executor=executor)

    assert not run.failed
    assert tree(tmp_path / "results") == alone


@pytest.mark.skipif(find_spec("pyspark") is None, reason="pyspark is not installed")
def test_a_spark_master_that_is_not_there() -> None:
    from danvan_scoring.scale.spark import spark_cluster  # noqa: PLC0415 (needs pyspark)

    with pytest.raises(InputError, match="SCL921"), spark_cluster("spark://127.0.0.1:9", wait=1):
        pass


@pytest.mark.slow
@pytest.mark.skipif(find_spec("pyspark") is None, reason="pyspark is not installed")
def test_spark_that_does_not_start() -> None:
    """In a process of its own: Spark keeps its Java once it has one."""
    script = (
        "from danvan_scoring.scale.spark import spark_cluster\nwith spark_cluster('local[1]'): pass"
    )
    done = subprocess.run(  # noqa: S603 (our own interpreter and our own words)
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "JAVA_HOME": "/nonexistent"},
    )

    assert "InputError: SCL924 Spark does not run" in done.stderr


@pytest.mark.skipif(find_spec("pyspark") is not None, reason="pyspark is installed")
def test_spark_that_is_not_installed() -> None:
    from danvan_scoring.scale.spark import spark_cluster  # noqa: PLC0415 (asks by itself)

    with pytest.raises(InputError, match="SCL901"), spark_cluster("local[1]"):
        pass
