"""Spark as an executor: the second adapter, which shows how thin the seam is.

A row of a frame is a task; `mapInPandas` calls it where Spark wants it, and hands the answer back.
"""

import os
import pickle
import socket
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from functools import partial
from typing import Any
from urllib.parse import urlsplit

import pandas as pd

from danvan_scoring.errors import InputError
from danvan_scoring.model.problem import Place, Problem
from danvan_scoring.scale.executors import WAIT_SECONDS, unreachable
from danvan_scoring.scale.extras import need

_SCHEMA = "number long, packed binary"


class SparkExecutor(Executor):
    """An executor whose `map` is one Spark job, a task in each of its partitions."""

    def __init__(self, session: Any) -> None:
        self._session = session

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Run one task, and wait for it."""
        future: Future[Any] = Future()
        future.set_result(self._answers([partial(fn, *args, **kwargs)])[0])
        return future

    def map(
        self,
        fn: Callable[..., Any],
        *iterables: Iterable[Any],
        timeout: float | None = None,  # noqa: ARG002 (Spark waits as long as it takes)
        chunksize: int = 1,  # noqa: ARG002 (a task is large enough by itself)
    ) -> Iterator[Any]:
        """Run a task for each tuple of arguments; the answers are in their order."""
        return iter(self._answers([partial(fn, *given) for given in zip(*iterables, strict=False)]))

    def _answers(self, calls: Sequence[Callable[[], Any]]) -> list[Any]:
        if not calls:
            return []
        tasks = [(number, pickle.dumps(call)) for number, call in enumerate(calls)]
        rows = self._session.sparkContext.parallelize(tasks, len(tasks))
        frame = self._session.createDataFrame(rows, _SCHEMA).mapInPandas(_run, _SCHEMA)
        answers = sorted((row.number, bytes(row.packed)) for row in frame.collect())
        return [pickle.loads(packed) for _, packed in answers]  # noqa: S301 (by our own tasks)


def _run(frames: Iterable[pd.DataFrame]) -> Iterator[pd.DataFrame]:
    """Run the tasks that Spark put into one partition."""
    for frame in frames:
        calls = map(pickle.loads, frame["packed"])
        answers = [pickle.dumps(call()) for call in calls]
        yield pd.DataFrame({"number": frame["number"], "packed": answers})


@contextmanager
def spark_cluster(master: str, wait: float = WAIT_SECONDS) -> Iterator[Executor]:
    """Give the executors of Spark.

    Args:
        master: such as `local[2]` or `spark://10.0.0.1:7077`.
        wait: seconds after which a master counts as unreachable.

    Raises:
        InputError: `SCL921`, the master cannot be reached; `SCL924`, Spark does not start or
            gives up;
            `SCL901`, it is not installed.
    """
    need("spark", "pyspark")
    from py4j.protocol import Py4JError  # noqa: PLC0415 (only for Spark)
    from pyspark.errors import PySparkException  # noqa: PLC0415 (only for Spark)
    from pyspark.sql import SparkSession  # noqa: PLC0415 (only for Spark)

    _check_reachable(master, wait)
    if master.startswith("local"):
        # Else it takes the first python3 that it finds, which need not have this library.
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.master(master).appName("danvan")
    builder = builder.config("spark.ui.showConsoleProgress", "false")
    session = None
    try:
        session = builder.getOrCreate()
        yield SparkExecutor(session)
    except (PySparkException, Py4JError, OSError) as error:
        reason = str(error).partition("\n")[0].rstrip(".")
        raise InputError([Problem("SCL924", Place(), master, {"reason": reason})]) from error
    finally:
        if session is not None:
            session.stop()


def _check_reachable(master: str, wait: float) -> None:
    """Knock first: Spark itself tries for minutes."""
    where = urlsplit(master)
    if where.scheme != "spark":
        return
    try:
        socket.create_connection((where.hostname or "", where.port or 7077), wait).close()
    except (OSError, ValueError) as error:
        raise unreachable(master, wait) from error
