"""Results are on the disk completely or not at all, whichever write fails."""

import errno
import hashlib
import json
from pathlib import Path

import pytest

from danvan_scoring.errors import InputError
from danvan_scoring.io import atomic
from danvan_scoring.io.atomic import json_bytes, write_folder

FILES = {"a.csv": b"1", "b.csv": b"2", "c.json": b"3"}
RECORD = {"format": 1}


class Failing:
    """Makes the k-th of the calls that it stands before fail, as a full disk would."""

    def __init__(self, number: int) -> None:
        self.left = number

    def before(self, call):
        def guarded(*arguments, **named):
            self.left -= 1
            if self.left == 0:
                raise OSError(errno.ENOSPC, "No space left on device")
            return call(*arguments, **named)

        return guarded


def _break(monkeypatch: pytest.MonkeyPatch, number: int) -> Failing:
    failing = Failing(number)
    monkeypatch.setattr(Path, "open", failing.before(Path.open))
    monkeypatch.setattr(Path, "mkdir", failing.before(Path.mkdir))
    monkeypatch.setattr(Path, "rename", failing.before(Path.rename))
    monkeypatch.setattr(atomic.os, "fsync", failing.before(atomic.os.fsync))
    monkeypatch.setattr(atomic.tempfile, "mkdtemp", failing.before(atomic.tempfile.mkdtemp))
    return failing


def _content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def _code_of_writing(folder: Path) -> str:
    try:
        write_folder(folder, FILES, RECORD)
    except InputError as error:
        return error.problems[0].code
    return ""


def test_files_and_their_record_are_written(tmp_path):
    write_folder(tmp_path / "kq", FILES, RECORD)

    written = _content(tmp_path / "kq")
    record = json.loads(written.pop("run.json"))
    assert written == FILES
    assert record["files"]["a.csv"] == hashlib.sha256(b"1").hexdigest()
    assert set(record["files"]) == set(FILES)
    assert [path.name for path in tmp_path.iterdir()] == ["kq"]


def test_missing_parents_are_made(tmp_path):
    write_folder(tmp_path / "x" / "y" / "kq", FILES, RECORD)

    assert (tmp_path / "x" / "y" / "kq" / "a.csv").read_bytes() == b"1"


def test_an_earlier_result_is_replaced_with_none_of_its_files_left(tmp_path):
    write_folder(tmp_path / "kq", {**FILES, "old.csv": b"0"}, RECORD)

    write_folder(tmp_path / "kq", FILES, RECORD)

    assert set(_content(tmp_path / "kq")) == {*FILES, "run.json"}


def test_an_empty_folder_is_taken(tmp_path):
    write_folder(tmp_path, FILES, RECORD)

    assert (tmp_path / "a.csv").exists()


@pytest.mark.parametrize("record", [None, b"{}", b"[]", b"not json", b'{"format": 2, "files": {}}'])
def test_a_folder_of_somebody_else_is_not_touched(tmp_path, record):
    (tmp_path / "thesis.docx").write_bytes(b"mine")
    if record is not None:
        (tmp_path / "run.json").write_bytes(record)

    with pytest.raises(InputError, match="SUB294"):
        write_folder(tmp_path, FILES, RECORD)

    assert (tmp_path / "thesis.docx").read_bytes() == b"mine"


def test_a_file_that_somebody_put_beside_the_results_is_not_lost(tmp_path):
    write_folder(tmp_path / "kq", FILES, RECORD)
    (tmp_path / "kq" / "ghi-chu.docx").write_bytes(b"mine")

    with pytest.raises(InputError, match=r"SUB294.*ghi-chu\.docx"):
        write_folder(tmp_path / "kq", FILES, RECORD)


def test_a_file_that_was_changed_since_it_was_made_is_not_replaced(tmp_path):
    write_folder(tmp_path / "kq", FILES, RECORD)
    (tmp_path / "kq" / "b.csv").write_bytes(b"filled in")

    with pytest.raises(InputError, match=r"SUB299.*found «b\.csv»"):
        write_folder(tmp_path / "kq", FILES, RECORD)

    assert (tmp_path / "kq" / "b.csv").read_bytes() == b"filled in"


def test_a_folder_whose_record_lists_nothing_is_ours(tmp_path):
    write_folder(tmp_path / "kq", {}, RECORD)

    write_folder(tmp_path / "kq", FILES, RECORD)

    assert set(_content(tmp_path / "kq")) == {*FILES, "run.json"}


def test_a_result_of_which_a_file_was_deleted_is_replaced(tmp_path):
    write_folder(tmp_path / "kq", FILES, RECORD)
    (tmp_path / "kq" / "b.csv").unlink()

    write_folder(tmp_path / "kq", FILES, RECORD)

    assert _content(tmp_path / "kq")["b.csv"] == b"2"


def test_a_file_in_the_place_of_the_folder_is_not_replaced(tmp_path):
    (tmp_path / "kq").write_bytes(b"mine")

    with pytest.raises(InputError, match="SUB294"):
        write_folder(tmp_path / "kq", FILES, RECORD)


@pytest.mark.parametrize("earlier", [None, {"old.csv": b"0"}], ids=["new", "replacing"])
def test_whichever_step_fails_one_complete_state_is_left(tmp_path, monkeypatch, earlier):
    """Every k-th call of the disk fails in turn, until a run passes without reaching it."""
    if earlier:
        write_folder(tmp_path / "kq", earlier, RECORD)
    before = _content(tmp_path / "kq") if earlier else None
    for number in range(1, 100):
        with monkeypatch.context() as patched:
            failing = _break(patched, number)
            code = _code_of_writing(tmp_path / "kq")
        if failing.left > 0:
            break
        # The record of the earlier result is read first: unread, it is not ours (SUB294).
        assert code in {"SUB294", "SUB295"}
        assert (_content(tmp_path / "kq") if earlier else None) == before
        assert [path.name for path in tmp_path.iterdir()] == (["kq"] if earlier else [])

    # A folder made, a temporary one in it, four files of two steps each, one or two renames.
    assert number > 10
    assert set(_content(tmp_path / "kq")) == {*FILES, "run.json"}


def test_a_result_that_cannot_be_moved_back_is_kept_aside(tmp_path, monkeypatch):
    """The first renaming (old aside) passes, the second (new in) and third (old back) fail."""
    write_folder(tmp_path / "kq", {"old.csv": b"0"}, RECORD)
    calls = []
    rename = Path.rename

    def failing(self, target):
        calls.append(target)
        if len(calls) > 1:
            raise PermissionError(errno.EACCES, "Permission denied")
        return rename(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", failing)
        with pytest.raises(InputError, match="SUB295"):
            write_folder(tmp_path / "kq", FILES, RECORD)

    assert [path.read_bytes() for path in tmp_path.glob(".kq-*/old/old.csv")] == [b"0"]


def test_json_refuses_what_is_not_a_number():
    with pytest.raises(ValueError, match="not JSON compliant"):
        json_bytes({"points": float("nan")})


def test_json_is_sorted_readable_and_ends_with_a_newline():
    assert json_bytes({"b": "Tốt", "a": 1}) == '{\n  "a": 1,\n  "b": "Tốt"\n}\n'.encode()
