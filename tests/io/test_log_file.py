"""A log is read as it was written, and names every line that was touched."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan_scoring.errors import SubmissionError
from danvan_scoring.io.log_file import append, read_log
from danvan_scoring.model.log import Entry

TIME = datetime(2025, 12, 2, 8, 30, tzinfo=UTC)
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=20)
ENTRIES = st.builds(
    Entry,
    kind=st.sampled_from(["submission", "mark", "agreed", "appeal"]),
    unit=TEXTS,
    author=TEXTS,
    role=st.sampled_from(["unit", "office", "council"]),
    reason=TEXTS,
    old=st.none() | TEXTS,
    new=st.none() | TEXTS,
    details=st.dictionaries(TEXTS, TEXTS | st.lists(TEXTS, max_size=2), max_size=2),
)
BATCHES = st.lists(st.lists(ENTRIES, min_size=1, max_size=3), min_size=1, max_size=4)


def entry(unit: str = "T-01", **more: object) -> Entry:
    return Entry(**{"kind": "mark", "unit": unit, "author": "HĐ-1", "role": "council", **more})  # type: ignore[arg-type]


def add(path: Path, *entries: Entry) -> None:
    append(path, "nhat-ky.jsonl", "K", entries, TIME)


def read(path: Path, period: str = "K") -> tuple[list[Entry], list[tuple[str, int]]]:
    lines, problems = read_log(path, "nhat-ky.jsonl", period)
    return [line.entry for line in lines], [(p.code, p.place.line) for p in problems]


def log_of(folder: Path, count: int) -> Path:
    path = folder / "nhat-ky.jsonl"
    for number in range(count):
        add(path, entry(f"T-{number:02}", new=f"{number}.50"))
    return path


def test_a_log_that_is_not_there_yet_is_empty(tmp_path: Path) -> None:
    assert read(tmp_path / "nhat-ky.jsonl") == ([], [])


@settings(max_examples=40)
@given(batches=BATCHES)
def test_entries_come_back_as_they_were_added(
    batches: list[list[Entry]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("log") / "nhat-ky.jsonl"
    for batch in batches:
        add(path, *batch)

    assert read(path) == ([entry for batch in batches for entry in batch], [])


@settings(max_examples=150)
@given(data=st.data())
def test_any_touched_byte_is_found(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = log_of(tmp_path_factory.mktemp("log"), 4)
    content = bytearray(path.read_bytes())
    at = data.draw(st.integers(0, len(content) - 1))
    content[at] ^= data.draw(st.integers(1, 255))
    path.write_bytes(content)

    _, problems = read(path)

    line = content[:at].count(b"\n") + 1
    assert problems
    assert all(code == "LOG608" or abs(found - line) <= 1 for code, found in problems)


def lines_of(path: Path) -> list[bytes]:
    return path.read_bytes().splitlines(keepends=True)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda lines: [lines[0], *lines[2:]], [("LOG606", 2)]),
        (lambda lines: lines[1:], [("LOG606", 1)]),
        (lambda lines: [*lines[:3], lines[2], *lines[3:]], [("LOG607", 4)]),
        (
            lambda lines: [lines[0], lines[2], lines[1], *lines[3:]],
            [("LOG606", 2), ("LOG607", 3), ("LOG606", 4)],
        ),
        (lambda lines: [lines[0], b"{}\n", *lines[2:]], [("LOG602", 2)]),
        (lambda lines: [lines[0], lines[1].replace(b"1.50", b"9.50"), *lines[2:]], [("LOG603", 2)]),
        (lambda lines: [lines[0], lines[1].replace(b":", b": ", 1), *lines[2:]], [("LOG603", 2)]),
        (lambda lines: [b"\xef\xbb\xbf" + lines[0], *lines[1:]], [("LOG608", 0)]),
        (lambda lines: [line.replace(b"\n", b"\r\n") for line in lines], [("LOG608", 0)]),
    ],
)  # fmt: skip
def test_what_was_done_to_a_log_is_named(change: object, told: object, tmp_path: Path) -> None:
    path = log_of(tmp_path, 5)
    path.write_bytes(b"".join(change(lines_of(path))))  # type: ignore[operator]

    assert read(path)[1] == told
    with pytest.raises(SubmissionError, match="LOG60"):
        add(path, entry())


def test_a_line_that_was_rewritten_with_its_digest_breaks_the_next(tmp_path: Path) -> None:
    path, other = log_of(tmp_path, 3), tmp_path / "other"
    other.mkdir()
    forged = log_of(other, 1)
    add(forged, entry("T-01", new="9.50"))
    path.write_bytes(b"".join([*lines_of(forged), lines_of(path)[2]]))

    assert read(path)[1] == [("LOG604", 3)]


def test_the_log_of_another_period_is_told(tmp_path: Path) -> None:
    path = log_of(tmp_path, 1)

    assert ("LOG605", 1) in read(path, "khac")[1]


def test_a_float_in_a_line_is_no_line_of_ours(tmp_path: Path) -> None:
    path = log_of(tmp_path, 1)
    content = json.loads(path.read_bytes())
    path.write_text(json.dumps({**content, "new": 1.5}) + "\n")

    assert read(path)[1] == [("LOG602", 1)]


def test_entries_with_numbers_are_a_programmers_mistake(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="texts only, not float"):
        add(tmp_path / "nhat-ky.jsonl", entry(details={"points": 1.5}))


def test_what_came_since_the_log_was_seen_is_not_passed_over(tmp_path: Path) -> None:
    path = log_of(tmp_path, 3)
    before = path.read_bytes()

    with pytest.raises(SubmissionError, match="LOG613"):
        append(path, "nhat-ky.jsonl", "K", [entry()], TIME, seen=2)

    assert path.read_bytes() == before
    append(path, "nhat-ky.jsonl", "K", [entry()], TIME, seen=3)
    assert len(read(path)[0]) == 4


def test_a_log_that_cannot_be_read_or_written_is_told(tmp_path: Path) -> None:
    path = tmp_path / "nhat-ky.jsonl"
    path.mkdir()

    assert read(path)[1] == [("LOG601", 0)]
    with pytest.raises(SubmissionError, match="LOG610") as caught:
        add(path, entry())
    assert "(đây là thư mục, không phải tệp)" in caught.value.problems[0].title()
