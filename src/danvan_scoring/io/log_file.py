"""The log's file (.jsonl): read whole and verified; added to all at once, or not at all.

A batch is written by one call and synchronised to the disk before it is acknowledged. Each line
says which of how many it is in its batch, so that a batch that was cut off by a crash is known as
such: it was never acknowledged, and is put aside by the next one who writes.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from danvan_scoring.errors import SubmissionError
from danvan_scoring.io.file_lock import locked
from danvan_scoring.io.log_lines import LineReader, beginning, written
from danvan_scoring.io.system_causes import cause_of
from danvan_scoring.model.log import Entry, LogLine
from danvan_scoring.model.problem import Place, Problem, Severity

_BOM = b"\xef\xbb\xbf"
ASIDE = ".do-dang"
"""Ends the name of the file to which what was left unfinished is moved."""


class _Read(NamedTuple):
    lines: tuple[LogLine, ...]
    problems: list[Problem]
    whole: int
    """The size of the file up to the end of the last whole batch."""


def read_log(path: Path, shown: str, period: str) -> tuple[tuple[LogLine, ...], list[Problem]]:
    """Read and verify a log; one that is not there yet is empty.

    Args:
        path: where it is.
        shown: how problems name it.
        period: the id of the period whose log it should be.

    Returns:
        Its lines; and every line that was changed, removed, repeated or put elsewhere, and what an
        interrupted write left at its end (a warning).
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return (), []
    except OSError as error:
        return (), [Problem("LOG601", Place(shown), details={"reason": cause_of(error)})]
    read = _read(data, shown, period)
    return read.lines, read.problems


def append(
    path: Path,
    shown: str,
    period: str,
    entries: Sequence[Entry],
    time: datetime,
    *,
    seen: int | None = None,
) -> tuple[LogLine, ...]:
    """Add entries to a log, all of them or none.

    Args:
        path: where it is; made if it is not there.
        shown: how problems name it.
        period: the period's id.
        entries: what to add.
        time: when, with its zone.
        seen: the number of the last line that was known when the entries were made, 0 for none;
            if others have come since, nothing is added. Without it, whatever came is followed.

    Raises:
        SubmissionError: the log has been tampered with, is being written by somebody else, has
            changed since it was seen, or cannot be written.
    """
    try:
        with locked(path.with_name(path.name + ".lock")) as free:
            if not free:
                raise SubmissionError([Problem("LOG609", Place(shown))])
            return _append(path, shown, period, entries, time, seen)
    except OSError as error:
        reason = {"reason": cause_of(error)}
        raise SubmissionError([Problem("LOG610", Place(shown), details=reason)]) from error


def _append(
    path: Path,
    shown: str,
    period: str,
    entries: Sequence[Entry],
    time: datetime,
    seen: int | None,
) -> tuple[LogLine, ...]:
    data = path.read_bytes() if path.exists() else b""
    read = _read(data, shown, period)
    if any(problem.severity is Severity.ERROR for problem in read.problems):
        raise SubmissionError(read.problems)
    last = read.lines[-1] if read.lines else None
    after = (last.number, last.digest) if last else (0, beginning(period))
    if seen is not None and seen != after[0]:
        details = {"seen": seen, "last": after[0]}
        raise SubmissionError([Problem("LOG613", Place(shown, after[0]), details=details)])
    lines = written(entries, period, after, time)
    batch = "".join(f"{text}\n" for text, _ in lines).encode()
    with _opened(path) as file:
        if read.whole < len(data):
            _put_aside(path, data[read.whole :])
            os.truncate(file, read.whole)
        try:
            _write(file, batch)
        except OSError:
            os.truncate(file, read.whole)
            raise
    return tuple(line for _, line in lines)


def _read(data: bytes, shown: str, period: str) -> _Read:
    if data.startswith(_BOM) or b"\r" in data:
        return _Read((), [Problem("LOG608", Place(shown))], 0)
    reader = LineReader(shown, period)
    lines: list[LogLine] = []
    problems: list[Problem] = []
    pending: list[LogLine] = []
    pending_problems: list[Problem] = []
    whole = size = 0
    for at, raw in enumerate(data.splitlines(keepends=True) if data else [], 1):
        size += len(raw)
        if not raw.endswith(b"\n"):
            break
        line, faults = reader.read(raw[:-1].decode("utf-8", "replace"), at)
        pending_problems += faults
        pending += [line] if line else []
        if faults or reader.batch[0] == reader.batch[1]:
            lines += pending
            problems += pending_problems
            pending, pending_problems, whole = [], [], size
    if whole < len(data):
        at = data[:whole].count(b"\n") + 1
        problems.append(Problem("LOG611", Place(shown, at)))
    return _Read(tuple(lines), problems, whole)


@contextmanager
def _opened(path: Path) -> Iterator[int]:
    path.parent.mkdir(parents=True, exist_ok=True)
    flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
    file = os.open(path, flags, 0o644)
    try:
        yield file
    finally:
        os.close(file)


def _write(file: int, data: bytes) -> None:
    while data:
        data = data[os.write(file, data) :]
    os.fsync(file)


def _put_aside(path: Path, rest: bytes) -> None:
    """Keep what a crash left, which was never acknowledged, before it is cut off."""
    with path.with_name(path.name + ASIDE).open("ab") as file:
        file.write(rest + b"\n")
        file.flush()
        os.fsync(file.fileno())
