"""The log survives a stop at any moment, a full disk, and two writers at once."""

import errno
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from danvan_scoring.errors import SubmissionError
from danvan_scoring.io.log_file import ASIDE, append, read_log
from danvan_scoring.model.log import Entry

TIME = datetime(2025, 12, 2, tzinfo=UTC)
BATCH = 3

# The child adds batches and acknowledges each; at the n-th call that touches the disk it writes a
# part of what it was to write, and is gone.
CHILD = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from danvan_scoring.io import log_file
from danvan_scoring.model.log import Entry

path, stop_at, part = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
calls = 0
def counted(name):
    real = getattr(os, name)
    def call(file, *rest):
        global calls
        calls += 1
        if calls == stop_at:
            if name == "write":
                real(file, rest[0][:part])
            os._exit(9)
        return real(file, *rest)
    return call
for name in ("write", "fsync", "truncate"):
    setattr(log_file.os, name, counted(name))
for batch in range(3):
    entries = [Entry("mark", f"{batch}-{n}", "HĐ-1", "council") for n in range(3)]
    log_file.append(path, "log", "K", entries, datetime(2025, 12, 2, tzinfo=UTC))
    print(batch, flush=True)
"""


def units(path: Path) -> list[str]:
    lines, problems = read_log(path, "log", "K")
    assert {problem.code for problem in problems} <= {"LOG611"}
    return [line.entry.unit for line in lines]


@pytest.mark.parametrize("part", [0, 1, 200, 10_000])
@pytest.mark.parametrize("stop_at", range(1, 8))
def test_a_stop_at_any_moment_loses_nothing_that_was_acknowledged(
    stop_at: int, part: int, tmp_path: Path
) -> None:
    path = tmp_path / "nhat-ky.jsonl"
    done = subprocess.run(  # noqa: S603 (our own interpreter)
        [sys.executable, "-c", CHILD, str(path), str(stop_at), str(part)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    acknowledged = len(done.stdout.split())
    assert done.returncode == (9 if stop_at <= 6 else 0), done.stderr

    found = units(path)

    # Batches are there whole or not at all; one more may have reached the disk unacknowledged.
    assert len(found) % BATCH == 0
    assert len(found) // BATCH in {acknowledged, acknowledged + 1}
    before = path.read_bytes() if path.exists() else b""
    append(path, "log", "K", [Entry("mark", "next", "HĐ-1", "council")], TIME)
    assert units(path) == [*found, "next"]
    assert read_log(path, "log", "K")[1] == []
    # What was unfinished is kept beside, not thrown away.
    aside = path.with_name(path.name + ASIDE)
    kept = aside.read_bytes() if aside.exists() else b""
    assert kept.rstrip(b"\n") == before[sum(len(line) for line in whole(path, len(found))):].rstrip(b"\n")  # noqa: E501  # fmt: skip


def whole(path: Path, count: int) -> list[bytes]:
    return path.read_bytes().splitlines(keepends=True)[:count]


def test_a_full_disk_leaves_the_log_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "nhat-ky.jsonl"
    append(path, "log", "K", [Entry("mark", "first", "HĐ-1", "council")], TIME)
    before, real = path.read_bytes(), os.write
    calls = []

    def full(file: int, data: bytes) -> int:
        calls.append(data)
        if len(calls) > 1:
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(file, data[:100])

    monkeypatch.setattr(os, "write", full)

    with pytest.raises(SubmissionError, match="LOG610"):
        append(path, "log", "K", [Entry("mark", "second", "HĐ-1", "council")], TIME)

    assert path.read_bytes() == before


def test_two_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "nhat-ky.jsonl"
    code = (
        "import sys; from pathlib import Path; from datetime import UTC, datetime\n"
        "from danvan_scoring.io.log_file import append\n"
        "from danvan_scoring.model.log import Entry\n"
        "for n in range(25):\n"
        "    append(Path(sys.argv[1]), 'log', 'K', [Entry('mark', f'{sys.argv[2]}-{n}-{m}', 'a',"
        " 'council') for m in range(3)], datetime.now(UTC))\n"
    )
    writers = [
        subprocess.Popen([sys.executable, "-c", code, str(path), name])  # noqa: S603
        for name in ("a", "b")
    ]
    assert [writer.wait(60) for writer in writers] == [0, 0]

    found = units(path)

    assert sorted(found) == sorted(
        f"{w}-{n}-{m}" for w in "ab" for n in range(25) for m in range(3)
    )
    # The batches of one are not torn apart by the other's.
    assert all(len({unit.rsplit("-", 1)[0] for unit in found[i : i + 3]}) == 1 for i in range(0, 150, 3))  # noqa: E501  # fmt: skip


def test_a_lock_held_by_another_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("danvan_scoring.io.file_lock._PATIENCE", 0.0)
    monkeypatch.setattr("danvan_scoring.io.file_lock._try", lambda _file: False)

    with pytest.raises(SubmissionError, match="LOG609"):
        append(tmp_path / "log", "log", "K", [Entry("mark", "x", "a", "council")], TIME)
