"""A folder of files that is there completely or not at all."""

import json
import os
import shutil
import tempfile
from collections.abc import Collection, Mapping
from hashlib import sha256
from pathlib import Path

from danvan_scoring.errors import InputError
from danvan_scoring.io.system_causes import cause_of
from danvan_scoring.model.problem import Place, Problem

RECORD = "run.json"
"""The file by which a folder is known to be ours: it lists every other file."""
_NAMED = 5


def check_target(folder: Path) -> None:
    """Refuse a folder that holds anything but the results of an earlier run, as they were made.

    A form that was filled in where it was made is somebody's work, though we made the file.

    Raises:
        InputError: `SUB294`, naming what else is there; `SUB299`, naming what was changed since;
            `SUB295` if it cannot be read.
    """
    try:
        digests = _recorded(folder) if folder.is_dir() else None
        ours = set() if digests is None else {RECORD, *digests}
        found = _entries(folder, ours)
        foreign = sorted(found - ours)
        changed = [] if foreign else _changed(folder, digests or {}, found)
    except OSError as error:
        raise _unwritable(folder, error) from error
    for code, names in (("SUB294", foreign), ("SUB299", changed)):
        if names:
            told = ", ".join(names[:_NAMED]) + (", …" if len(names) > _NAMED else "")
            raise InputError([Problem(code, Place(file=str(folder)), found=told)])


def record_of(folder: Path) -> Mapping[str, object] | None:
    """Return what a folder of ours records of itself; None if it is no such folder."""
    try:
        record = json.loads((folder / RECORD).read_bytes())
        return dict(record) if record["format"] == 1 else None
    except (OSError, ValueError, TypeError, KeyError):
        return None


def write_folder(folder: Path, files: Mapping[str, bytes], record: Mapping[str, object]) -> None:
    """Write files and their record beside `folder`, then put them in its place by renaming.

    An earlier result is moved aside, and back if the new one cannot take its place; so at every
    moment one complete result is on the disk, whatever fails.

    Args:
        folder: made anew, or replaced if `check_target` accepts it.
        files: contents by name.
        record: what `run.json` says besides the digests of the files.

    Raises:
        InputError: `SUB294` and `SUB299` as in `check_target`; `SUB295` if anything cannot be
            written.
    """
    check_target(folder)
    digests = {name: sha256(content).hexdigest() for name, content in sorted(files.items())}
    whole = {**files, RECORD: json_bytes({**record, "files": digests})}
    try:
        _replace(folder, whole)
    except OSError as error:
        raise _unwritable(folder, error) from error


def write_new_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder that is not there yet or is empty, all of them or none.

    Args:
        folder: made anew.
        files: contents by paths in it.

    Raises:
        InputError: `SUB298`, naming what is there; `SUB295` if anything cannot be written.
    """
    try:
        found = _entries(folder)
        if found:
            named = ", ".join(sorted(found)[:5])
            raise InputError([Problem("SUB298", Place(file=str(folder)), found=named)])
        _replace(folder, files)
    except OSError as error:
        raise _unwritable(folder, error) from error


def json_bytes(document: object) -> bytes:
    """Write JSON for people and programs: sorted keys, letters as they are, no NaN."""
    text = json.dumps(document, ensure_ascii=False, sort_keys=True, indent=2, allow_nan=False)
    return text.encode() + b"\n"


def _unwritable(folder: Path, error: OSError) -> InputError:
    reason = {"reason": cause_of(error)}
    return InputError([Problem("SUB295", Place(file=str(folder)), details=reason)])


def _entries(folder: Path, ours: Collection[str] = ()) -> set[str]:
    """What stands in the way: the entries of a folder, or the file that has its name.

    Results may be in folders, one level below: of these the entries count, and of no others.
    """
    if not folder.exists():
        return set()
    if not folder.is_dir():
        return {folder.name}
    folders = {name.partition("/")[0] for name in ours if "/" in name}
    found = set()
    for entry in folder.iterdir():
        if entry.name in folders and entry.is_dir() and not entry.is_symlink():
            found |= {f"{entry.name}/{below.name}" for below in entry.iterdir()}
        else:
            found.add(entry.name)
    return found


def _recorded(folder: Path) -> Mapping[str, object] | None:
    """The files that the folder's own record lists, with their digests; None without one."""
    files = (record_of(folder) or {}).get("files")
    return files if isinstance(files, dict) else None


def _changed(folder: Path, digests: Mapping[str, object], found: Collection[str]) -> list[str]:
    """The files that are no longer as they were made; one that is gone is nobody's loss."""
    there = sorted(name for name in digests if name in found)
    return [name for name in there if digests[name] != _digest(folder / name)]


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _replace(folder: Path, files: Mapping[str, bytes]) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    new, old = beside / "new", beside / "old"
    try:
        for parent in {(new / name).parent for name in files}:
            parent.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            _write(new / name, content)
        if folder.exists():
            folder.rename(old)
        try:
            new.rename(folder)
        except BaseException:
            if old.exists():
                old.rename(folder)
            raise
    finally:
        # What was moved aside and could not be moved back is the only copy: it stays.
        if folder.exists() or not old.exists():
            shutil.rmtree(beside, ignore_errors=True)


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
