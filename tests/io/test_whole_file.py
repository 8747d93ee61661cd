"""A file that is written is there completely or not at all, and takes no other's place unasked."""

from pathlib import Path

import pytest

from danvan_scoring.errors import InputError
from danvan_scoring.io.whole_file import write_whole_file


def test_a_file_of_other_content_is_not_replaced_unasked(tmp_path: Path) -> None:
    path = tmp_path / "mới" / "bo.toml"

    write_whole_file(path, b"mot", replace=False)
    write_whole_file(path, b"mot", replace=False)
    with pytest.raises(InputError, match="FRM598"):
        write_whole_file(path, b"hai", replace=False)
    assert path.read_bytes() == b"mot"
    write_whole_file(path, b"hai", replace=True)

    assert path.read_bytes() == b"hai"
    assert [own.name for own in path.parent.iterdir()] == ["bo.toml"]


def test_a_file_that_cannot_be_written_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)

    with pytest.raises(InputError, match=r"SUB295.*No space left"):
        write_whole_file(tmp_path / "bo.toml", b"mot", replace=False)

    assert [*tmp_path.iterdir()] == []


def test_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="FRM598"):
        write_whole_file(tmp_path, b"mot", replace=False)
    with pytest.raises(InputError, match="SUB295"):
        write_whole_file(tmp_path, b"mot", replace=True)
