"""Where tasks run: worker processes here, a Dask cluster, or Spark; no scheduler of our own.

Each is a `concurrent.futures.Executor`, and what may go wrong with it is told as a problem.
"""

import multiprocessing
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Executor, ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any

from danvan_scoring.errors import InputError
from danvan_scoring.model.problem import Place, Problem
from danvan_scoring.scale.extras import need

WAIT_SECONDS = 15
"""How long a scheduler may take to answer."""


@contextmanager
def process_pool(workers: int) -> Iterator[Executor]:
    """Give worker processes on this machine.

    Raises:
        InputError: `SCL922`, one of them died.
    """
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    if "forkserver" in methods:
        # What is imported here once, workers need not import again.
        context.set_forkserver_preload(["danvan_scoring.scale.scoring"])
    try:
        with ProcessPoolExecutor(workers, mp_context=context) as pool:
            yield pool
    except BrokenExecutor as error:
        raise _died(error) from error


@contextmanager
def dask_cluster(address: str, wait: float = WAIT_SECONDS) -> Iterator[Executor]:
    """Give the workers of a Dask cluster; a task whose worker died is done by another.

    Args:
        address: of its scheduler, such as `tcp://10.0.0.1:8786`.
        wait: seconds after which it counts as unreachable.

    Raises:
        InputError: `SCL921`, the scheduler cannot be reached, or is lost; `SCL922`, one task after
            another lost its worker; `SCL901`, Dask is not installed.
    """
    need("scale", "distributed")
    from distributed import Client, KilledWorker  # noqa: PLC0415 (only for a cluster)
    from distributed.comm.core import CommClosedError  # noqa: PLC0415 (only for a cluster)

    try:
        client: Any = Client(address, timeout=wait, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise unreachable(address, wait) from error
    with client:
        try:
            yield client.get_executor(pure=False)
        except KilledWorker as error:
            raise _died(error) from error
        except (CommClosedError, CancelledError, TimeoutError) as error:
            raise unreachable(address, wait) from error


def unreachable(address: str, wait: float) -> InputError:
    """Return the error of a scheduler that does not answer."""
    return InputError([Problem("SCL921", Place(), address, {"seconds": f"{wait:g}"})])


def _died(error: Exception) -> InputError:
    return InputError([Problem("SCL922", Place(), str(error).partition("\n")[0])])
