"""The folder of results: its record, and what of an earlier run may stay in it."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from danvan_scoring.errors import InputError
from danvan_scoring.io.atomic import RECORD, json_bytes
from danvan_scoring.io.system_causes import cause_of
from danvan_scoring.io.whole_file import write_whole_file
from danvan_scoring.model.problem import Place, Problem
from danvan_scoring.scale.dataset import PLAN_FILE, RUBRIC_FILE
from danvan_scoring.scale.partition import RANKS, SCORES, files_below

POLICIES = (RUBRIC_FILE, PLAN_FILE)
"""Files of the dataset that the results hold too, so that they can be read alone."""
_KIND = "run-many"
UNWRITABLE = "SUB295"
"""The code of what could not be written."""
_NAMED = 5


@dataclass(frozen=True)
class Results:
    """The results of a run over a dataset.

    Attributes:
        folder: where they are.
        record: what `run.json` says.
    """

    folder: Path
    record: Mapping[str, Any]


def open_results(folder: str | Path) -> Results:
    """Open the results of a run that was finished.

    Raises:
        InputError: `SCL951`.
    """
    folder = Path(folder)
    record = recorded(folder)
    if record is None or record.get("complete") is not True:
        raise InputError([Problem("SCL951", Place(folder.as_posix()))])
    return Results(folder, record)


def recorded(folder: Path) -> Mapping[str, Any] | None:
    """Return what the record of a run says; None where there is none."""
    try:
        record = json.loads((folder / RECORD).read_bytes())
        ours = record["format"] == 1 and record["kind"] == _KIND
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return dict(record) if ours else None


def check_results_folder(folder: Path) -> None:
    """Refuse a folder that holds anything but results of an earlier run, finished or not.

    Raises:
        InputError: `SUB294`, naming what else is there; `SCL930`, it is a file; `SUB295` if it
            cannot be read.
    """
    try:
        if not folder.exists():
            return
        if not folder.is_dir():
            raise InputError([Problem("SCL930", Place(folder.as_posix()))])
        entries = sorted(entry.name for entry in folder.iterdir())
    except OSError as error:
        raise unwritable(folder, error) from error
    ours = {RECORD, SCORES, RANKS, *POLICIES} if recorded(folder) is not None else set()
    foreign = [name for name in entries if name not in ours]
    if foreign:
        told = ", ".join(foreign[:_NAMED]) + (", …" if len(foreign) > _NAMED else "")
        raise InputError([Problem("SUB294", Place(folder.as_posix()), told)])


def write_record(folder: Path, record: Mapping[str, object], *, complete: bool) -> None:
    """Write what was made from what; while a run lasts, it says that it is not complete.

    Raises:
        InputError: `SUB295`.
    """
    whole = {"format": 1, "kind": _KIND, "complete": complete, **record}
    write_whole_file(folder / RECORD, json_bytes(whole), replace=True)


def write_policies(folder: Path, dataset: Path) -> None:
    """Put the rubric and the plan of the dataset beside the results; take away a plan of before.

    Raises:
        InputError: `SUB295`.
    """
    for name in POLICIES:
        if (dataset / name).is_file():
            write_whole_file(folder / name, (dataset / name).read_bytes(), replace=True)
        else:
            (folder / name).unlink(missing_ok=True)


def remove_others(folder: Path, kept: Collection[str]) -> None:
    """Remove outcomes of what the dataset no longer has, or what has faults now.

    Args:
        folder: of the results.
        kept: paths in it that stay.

    Raises:
        InputError: `SUB295`.
    """
    try:
        for room in (SCORES, RANKS):
            for path in files_below(folder / room):
                if f"{room}/{path}" not in kept:
                    (folder / room / path).unlink()
            _remove_empty(folder / room)
    except OSError as error:
        raise unwritable(folder, error) from error


def _remove_empty(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()


def unwritable(folder: Path, error: OSError) -> InputError:
    """Return the error of a folder that cannot be written."""
    reason = {"reason": cause_of(error)}
    return InputError([Problem(UNWRITABLE, Place(folder.as_posix()), details=reason)])
