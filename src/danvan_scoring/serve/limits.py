"""What one request may take, and how many may be at work at once."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from threading import Lock
from typing import TypeVar

from danvan_scoring.serve.answers import refused

T = TypeVar("T")


@dataclass(frozen=True)
class Limits:
    """The limits of the service.

    Attributes:
        body: bytes of a request's body.
        seconds: for a whole request, from its headers to the end of its answer.
        requests: at once; more are told to come again.
        workers: threads that score and explain.
        waiting: requests that may wait for a thread, beside those at work.
    """

    body: int = 1_048_576
    seconds: float = 10.0
    requests: int = 200
    workers: int = 2
    waiting: int = 64


class Workers:
    """Threads in which scoring and explaining are done, and a line of those that wait for one.

    A request that runs out of time is answered at once, but its thread cannot be stopped; it keeps
    its place until it is done, so that there are never more of them than were allowed.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._pool: ThreadPoolExecutor | None = None
        self._lock = Lock()
        self._taken = 0

    async def run(self, call: Callable[[], T]) -> T:
        """Run `call` in a thread.

        Raises:
            RefusedError: too many wait already.
        """
        with self._lock:
            if self._taken >= self._limits.workers + self._limits.waiting:
                raise refused(503, "SRV858", {"Retry-After": "1"})
            if self._pool is None:
                self._pool = ThreadPoolExecutor(self._limits.workers, "danvan")
            future = self._pool.submit(call)
            self._taken += 1
        future.add_done_callback(self._done)
        return await asyncio.wrap_future(future)

    def close(self) -> None:
        """Send away those that wait; what is at work is finished."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None

    def _done(self, _future: Future[T]) -> None:
        with self._lock:
            self._taken -= 1
