"""Where tasks run: worker processes here, a Dask cluster, or Spark; no scheduler of our own.

Each is a `concurrent.futures.Executor`, and what may go wrong with it is told as a problem.
"""

import asyncio
import multiprocessing
from collections.abc import Callable, Iterator
from concurrent.futures import (
    BrokenExecutor,
    CancelledError,
    Executor,
    Future,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
)
from contextlib import contextmanager
from typing import Any

from danvan_scoring.errors import InputError
from danvan_scoring.model.problem import Place, Problem
from danvan_scoring.model.text import Text
from danvan_scoring.scale.extras import need

WAIT_SECONDS = 15
"""How long a scheduler may take to answer."""

_UNGUARDED = Text(
    '; nếu gọi từ một chương trình Python, đặt lời gọi dưới dòng if __name__ == "__main__":',
    '; in a Python program of your own, put the call below if __name__ == "__main__":',
)


class _Pool(ProcessPoolExecutor):
    """Worker processes; `answered` once any of them has finished a task."""

    answered = False

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future = super().submit(fn, *args, **kwargs)
        future.add_done_callback(self._note)
        return future

    def _note(self, future: Future[Any]) -> None:
        if not future.cancelled() and not isinstance(future.exception(), BrokenExecutor):
            self.answered = True


@contextmanager
def process_pool(workers: int) -> Iterator[Executor]:
    """Give worker processes on this machine.

    Each of them imports the module that the program began with. In a script, what starts them
    therefore stands below `if __name__ == "__main__":`, or every worker would start others.

    Raises:
        InputError: `SCL922`, one of them died.
    """
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    if "forkserver" in methods:
        # What is imported here once, workers need not import again.
        context.set_forkserver_preload(["danvan_scoring.scale.scoring"])
    with _Pool(workers, mp_context=context) as pool:
        try:
            yield pool
        except BrokenExecutor as error:
            raise _died(error, answered=pool.answered) from error


@contextmanager
def dask_cluster(address: str, wait: float = WAIT_SECONDS) -> Iterator[Executor]:
    """Give the workers of a Dask cluster; a task whose worker died is done by another.

    Args:
        address: of its scheduler, such as `tcp://10.0.0.1:8786`.
        wait: seconds after which it counts as unreachable, and again as without workers.

    Raises:
        InputError: `SCL921`, the scheduler cannot be reached, or is lost; `SCL925`, it has no
            workers; `SCL922`, one task after another lost its worker; `SCL901`, Dask is not
            installed.
    """
    need("scale", "distributed")
    from distributed import Client, KilledWorker  # noqa: PLC0415 (only for a cluster)
    from distributed.comm.core import CommClosedError  # noqa: PLC0415 (only for a cluster)

    _shake_hands(address, wait)
    try:
        client: Any = Client(address, timeout=wait, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise unreachable(address, wait) from error
    with client:
        try:
            _wait_for_a_worker(client, address, wait)
            yield client.get_executor(pure=False)
        except KilledWorker as error:
            raise _died(error) from error
        except (CommClosedError, CancelledError, TimeoutError) as error:
            raise unreachable(address, wait) from error


def _shake_hands(address: str, wait: float) -> None:
    """Greet whoever is there as Dask does; its client would wait for the answer without end.

    Raises:
        InputError: `SCL921`, no address, no answer in time, or not that of a scheduler.
    """
    from distributed.comm.core import connect  # noqa: PLC0415 (only for a cluster)
    from distributed.core import send_recv  # noqa: PLC0415 (only for a cluster)
    from distributed.security import Security  # noqa: PLC0415 (only for a cluster)

    async def greet() -> None:
        own = Security().get_connection_args("client")  # type: ignore[no-untyped-call]
        async with asyncio.timeout(wait):
            comm = await connect(address, timeout=wait, **own)  # type: ignore[no-untyped-call]
            told = await send_recv(comm, op="identity")
            await comm.close()
        if "workers" not in told:
            raise ValueError(told)

    try:
        # In a thread, since that of a notebook has a loop already.
        with ThreadPoolExecutor(1) as thread:
            thread.submit(asyncio.run, greet()).result()
    except Exception as error:  # what is no Dask may answer anything at all
        raise unreachable(address, wait) from error


def _wait_for_a_worker(client: Any, address: str, wait: float) -> None:
    """Refuse a scheduler without workers, whose tasks nobody would ever do."""
    try:
        client.wait_for_workers(1, timeout=wait)
    except TimeoutError as error:
        details = {"seconds": f"{wait:g}"}
        raise InputError([Problem("SCL925", Place(), address, details)]) from error


def unreachable(address: str, wait: float) -> InputError:
    """Return the error of a scheduler that does not answer."""
    return InputError([Problem("SCL921", Place(), address, {"seconds": f"{wait:g}"})])


def _died(error: Exception, *, answered: bool = True) -> InputError:
    cause = Text("", "") if answered else _UNGUARDED
    details = {"cause_vi": cause.vi, "cause_en": cause.en}
    return InputError([Problem("SCL922", Place(), str(error).partition("\n")[0], details)])
