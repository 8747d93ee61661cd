"""A lock that one process at a time holds, and that the system takes back if the process dies."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

_PATIENCE = 10.0
"""Seconds; a batch is written in far less."""
_PAUSE = 0.02


@contextmanager
def locked(path: Path) -> Iterator[bool]:
    """Hold the lock that goes by a file's name, as long as the block lasts.

    Gives False if another process has held it for too long; then the block does not hold it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    file = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        until = monotonic() + _PATIENCE
        while not (free := _try(file)) and monotonic() < until:
            sleep(_PAUSE)
        yield free
    finally:
        os.close(file)  # which gives the lock back


def _try(file: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 (of Windows only)

            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 (not of Windows)

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
