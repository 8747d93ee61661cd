"""Evidence files (tệp minh chứng): those that forms name, in the folder of each unit."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path, PurePosixPath, PureWindowsPath

from danvan_scoring.io.forms.log_entries import form_of_line
from danvan_scoring.model.assessment import Assessment
from danvan_scoring.model.problem import Place, Problem
from danvan_scoring.model.received import INPUTS, ReceivedForm

_FILES = INPUTS["points"].index("files")
_LINKS = ("http://", "https://", "www.")


def named_files(form: ReceivedForm) -> list[str]:
    """Return the names of files that a form gives as evidence; links are none."""
    cells = (row.cells[_FILES] for row in form.rows.get("points", ()))
    names = (name.strip() for cell in cells for name in cell.split(";"))
    return [name for name in dict.fromkeys(names) if name and not name.lower().startswith(_LINKS)]


def digests(folder: Path | None, form: ReceivedForm) -> dict[str, str]:
    """Return the digests of the files that a form names; "" of those that are not there.

    Args:
        folder: of all units; None if the period has none, so that nothing is looked for.
        form: the form.
    """
    if folder is None:
        return {}
    found = ((name, _within(folder, form.unit, name)) for name in named_files(form))
    return {name: _digest(path) if path else "" for name, path in found}


def check_evidence(folder: Path | None, assessment: Assessment) -> Iterator[Problem]:
    """Tell of files that are missing, that changed since they were handed in, or serve two units.

    Args:
        folder: of all units; None if the period has none.
        assessment: the forms that were taken in.
    """
    if folder is None:
        return
    owners: dict[str, list[tuple[str, str]]] = {}
    for unit, line in assessment.submissions.items():
        form = form_of_line(line)
        then: Mapping[str, str] = line.entry.details.get("evidence", {})
        now = digests(folder, form)
        for name, digest in now.items():
            place = Place(form.file, item=unit)
            if not digest:
                yield Problem("FRM567", place, name, {"folder": f"{folder.name}/{unit}"})
                continue
            owners.setdefault(digest, []).append((unit, name))
            if then.get(name) and then[name] != digest:
                yield Problem("FRM569", place, name)
    yield from _shared(owners.values())


def _shared(owners: Iterable[Sequence[tuple[str, str]]]) -> Iterator[Problem]:
    for own in owners:
        units = dict.fromkeys(unit for unit, _ in own)
        if len(units) > 1:
            told = "; ".join(f"{unit}: {name}" for unit, name in own)
            yield Problem("FRM568", Place(item=", ".join(units)), told)


def _within(folder: Path, unit: str, name: str) -> Path | None:
    """The file of a unit by its name; a name that leads elsewhere names no file."""
    for kind in (PurePosixPath, PureWindowsPath):
        path = kind(name)
        if path.is_absolute() or path.drive or ".." in path.parts:
            return None
    own = folder / unit
    file = own / name
    try:
        inside = file.resolve().is_relative_to(own.resolve())
        return file if inside and file.is_file() else None
    except (OSError, ValueError):
        return None


def _digest(path: Path) -> str:
    digest = sha256()
    try:
        with path.open("rb") as file:
            while part := file.read(1 << 20):
                digest.update(part)
    except OSError:
        return ""
    return digest.hexdigest()
