"""Collect the forms in a folder: read all, check all, and take what is right, unit by unit."""

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NamedTuple

from danvan_scoring.io.forms.check import FormChecks
from danvan_scoring.io.forms.expected import ExpectedForms
from danvan_scoring.io.forms.read import read_form
from danvan_scoring.model.problem import Place, Problem
from danvan_scoring.model.received import ReceivedForm

_WORKBOOKS = {".xlsx", ".xlsm", ".xls", ".xlsb", ".xltx", ".ods"}
_CHUNK = 40
_WORTH_A_POOL = 200
"""Files; for fewer, starting another process costs more than it saves."""


class FormFile(NamedTuple):
    """A file of the folder: where it is, and how problems name it."""

    path: Path
    shown: str


@dataclass(frozen=True)
class Found:
    """What stands in a folder.

    Attributes:
        forms: the workbooks, in the order of their names.
        tables: the CSV files.
        others: the files that are neither; they are not looked at.
        problems: links that lead elsewhere.
    """

    forms: tuple[FormFile, ...]
    tables: tuple[FormFile, ...]
    others: tuple[str, ...]
    problems: tuple[Problem, ...]


def find_forms(folder: Path) -> Found:
    """Look through a folder and all below it; links are not followed."""
    forms, tables, problems, others = [], [], [], []
    for path in _files(folder):
        file = FormFile(path, path.relative_to(folder).as_posix())
        ending = path.suffix.lower()
        if path.is_symlink():
            problems.append(Problem("FRM564", Place(file.shown)))
        elif ending in _WORKBOOKS and not path.name.startswith("~$"):
            forms.append(file)
        elif ending == ".csv":
            tables.append(file)
        else:
            others.append(file.shown)
    return Found(tuple(forms), tuple(tables), tuple(others), tuple(problems))


def read_forms(
    files: Sequence[FormFile],
    expected: ExpectedForms,
    checks: FormChecks,
    advance: Callable[[int], None] = lambda _count: None,
) -> list[ReceivedForm]:
    """Read and check forms, in two processes where there are many.

    Args:
        files: the forms.
        expected: what they look like.
        checks: what they may refer to.
        advance: told how many more have been read.
    """
    chunks = [files[at : at + _CHUNK] for at in range(0, len(files), _CHUNK)]
    work = partial(_read_chunk, expected=expected, checks=checks)
    forms: list[ReceivedForm] = []
    if len(files) < _WORTH_A_POOL:
        done: Iterator[list[ReceivedForm]] = map(work, chunks)
        for chunk in done:
            forms += chunk
            advance(len(chunk))
        return forms
    # What is expected of all units is sent to each process once, not with every chunk.
    with ProcessPoolExecutor(os.cpu_count(), initializer=_begin, initargs=(work,)) as pool:
        for chunk in pool.map(_go_on, chunks):
            forms += chunk
            advance(len(chunk))
    return forms


_Work = Callable[[Sequence[FormFile]], list[ReceivedForm]]
_work: list[_Work] = []
"""In a process of the pool: what it was begun with."""


def _begin(work: _Work) -> None:
    """Look for cycles of objects once a chunk, and never among those that were there before.

    Cells make no cycles and there are many of them: looking all the time costs a tenth.
    """
    _work[:] = [work]
    gc.freeze()
    gc.disable()


def _go_on(files: Sequence[FormFile]) -> list[ReceivedForm]:
    gc.collect()
    return _work[0](files)


def _read_chunk(
    files: Sequence[FormFile], expected: ExpectedForms, checks: FormChecks
) -> list[ReceivedForm]:
    return checks.checked([read_form(file.path, file.shown, expected) for file in files])


def _files(folder: Path) -> Iterator[Path]:
    for top, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            yield Path(top) / name
        for name in [name for name in folders if (Path(top) / name).is_symlink()]:
            yield Path(top) / name
