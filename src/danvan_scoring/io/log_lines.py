"""Lines of the log as text: JSON in one form only, each with the digest of the line before it."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from danvan_scoring.io.canonical_json import canonical, digest
from danvan_scoring.model.log import Entry, LogLine
from danvan_scoring.model.problem import Place, Problem

FORMAT = 1
_ENTRY_KEYS = tuple(Entry.__dataclass_fields__)
_TEXT_KEYS = (
    *("kind", "unit", "author", "role", "reason", "criterion", "evidence"),
    *("period", "time", "previous", "digest"),
)
_KEYS = {*_ENTRY_KEYS, "format", "period", "number", "time", "batch", "previous", "digest"}


def beginning(period: str) -> str:
    """Return what the first line names as the digest before it."""
    return digest(f"danvan log {FORMAT} {period}")


def written(
    entries: Sequence[Entry], period: str, after: tuple[int, str], time: datetime
) -> list[tuple[str, LogLine]]:
    """Write entries as lines that follow the line `after` (its number and digest).

    Raises:
        TypeError: an entry holds something besides texts, or lists and tables of them.
    """
    number, previous = after
    lines = []
    for position, entry in enumerate(entries, 1):
        number += 1
        content = {
            **asdict(entry),
            "format": FORMAT,
            "period": period,
            "number": number,
            "time": time.isoformat(timespec="seconds"),
            "batch": [position, len(entries)],
            "previous": previous,
        }
        _only_texts(content["details"])
        own = digest(canonical(content))
        line = LogLine(number, time, entry, previous, own)
        lines.append((canonical({**content, "digest": own}), line))
        previous = own
    return lines


class LineReader:
    """Reads lines one after another; a line that is wrong is told once, and those after it are not.

    Args:
        shown: how problems name the file.
        period: whose log it should be.
    """

    def __init__(self, shown: str, period: str) -> None:
        self._shown, self._period = shown, period
        self._number, self._digest = 0, beginning(period)
        self._broken = 0
        self.batch = (0, 0)

    def read(self, text: str, at: int) -> tuple[LogLine | None, list[Problem]]:
        """Read one line, which stands at line `at` of the file."""
        content = _object(text)
        problems = [self._problem("LOG602", at)]
        if content is not None:
            problems = [*self._content(content, text, at)]
        if content is None or problems:
            # Nothing that it says can be relied on: the next line tells what was before it.
            self._broken += 1
            return None, problems
        problems = [*self._order(content, at)]
        self._number, self._digest, self._broken = content["number"], content["digest"], 0
        self.batch = (content["batch"][0], content["batch"][1])
        if problems:
            return None, problems
        entry = Entry(**{key: content[key] for key in _ENTRY_KEYS})
        time = datetime.fromisoformat(content["time"])
        line = LogLine(self._number, time, entry, content["previous"], self._digest)
        return line, []

    def _content(self, content: Mapping[str, Any], text: str, at: int) -> Iterator[Problem]:
        stated = {key: value for key, value in content.items() if key != "digest"}
        if content["period"] != self._period:
            yield self._problem("LOG605", at, str(content["period"]), period=self._period)
        elif content["digest"] != digest(canonical(stated)) or text != canonical(content):
            yield self._problem("LOG603", at)

    def _order(self, content: Mapping[str, Any], at: int) -> Iterator[Problem]:
        number = content["number"]
        expected = self._number + self._broken + 1
        if number > expected:
            yield self._problem("LOG606", at, str(number), first=expected, last=number - 1)
        elif number <= self._number:
            yield self._problem("LOG607", at, str(number), number=expected)
        elif not self._broken and content["previous"] != self._digest:
            yield self._problem("LOG604", at, number=number, before=number - 1)

    def _problem(self, code: str, at: int, found: str = "", **details: object) -> Problem:
        return Problem(code, Place(self._shown, at), found, details)


def _object(text: str) -> dict[str, Any] | None:
    """Read a line's JSON; None if it is none, or not what a line holds."""
    try:
        content = json.loads(text, parse_float=_no_float, parse_constant=_no_float)
    except (ValueError, RecursionError):
        return None
    if not isinstance(content, dict) or set(content) != _KEYS or content["format"] != FORMAT:
        return None
    sound = all(isinstance(content[key], str) for key in _TEXT_KEYS)
    sound &= all(content[key] is None or isinstance(content[key], str) for key in ("old", "new"))
    sound &= type(content["number"]) is int and isinstance(content["details"], dict)
    batch = content["batch"]
    sound &= isinstance(batch, list) and [type(item) for item in batch] == [int, int]
    return content if sound and _is_time(content["time"]) else None


def _is_time(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


def _no_float(text: str) -> float:
    raise ValueError(text)


def _only_texts(value: object) -> None:
    if isinstance(value, str):
        return
    if isinstance(value, Mapping):
        parts: list[object] = [*value, *value.values()]
    elif isinstance(value, list | tuple):
        parts = [*value]
    else:
        raise TypeError(f"a log holds texts only, not {type(value).__name__}")
    for part in parts:
        _only_texts(part)
