"""Periods of communes, read from their files, as sources of a dataset."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from os.path import normpath
from pathlib import Path, PurePath

from danvan_scoring.cli.loading import Loaded, load
from danvan_scoring.cli.progress import naming
from danvan_scoring.errors import InputError
from danvan_scoring.model.problem import Place, Problem, Severity
from danvan_scoring.model.rubric import Rubric
from danvan_scoring.scale.convert import Source
from danvan_scoring.stages.parts import part_of


@dataclass
class Sources:
    """What was read of many communes.

    Attributes:
        sources: those of the communes without errors.
        problems: of all, each with where it is from.
    """

    sources: list[Source] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def from_files(
    given: Sequence[Path], rubric_id: str, plugins: Sequence[str], block: Sequence[str]
) -> Sources:
    """Read the periods of communes.

    Args:
        given: their files; or folders that have a folder with one for each commune.
        rubric_id: the rubric that is wanted, of periods that have several.
        plugins: files of plugins.
        block: names of plugins to be left out.
    """
    files, problems = _files(given)
    found = Sources(problems=problems)
    with naming([path.as_posix() for path in files]) as done:
        for path in files:
            source, faults = _read(path, rubric_id, plugins, block)
            # A rubric that all communes share has its faults once.
            found.problems += [fault for fault in faults if fault not in found.problems]
            if source is not None:
                found.sources.append(source)
            done(path.as_posix())
    return found


def source_of(
    loaded: Loaded, rubric_id: str, shown: str, commune: str
) -> tuple[Source | None, list[Problem]]:
    """Check one period; None where it has errors, and all problems.

    Args:
        loaded: the period, as far as it could be read.
        rubric_id: the rubric that is wanted.
        shown: how problems name where it comes from.
        commune: its code, where its units do not name one.
    """
    problems = [*loaded.problems, *loaded.further()]
    if loaded.submissions is None or _has_errors(problems):
        return None, problems
    rubric = _rubric(loaded, rubric_id)
    if rubric is None:
        known = ", ".join(own.id for own in loaded.rubrics)
        place = loaded.period.place("rubrics", item="rubrics")
        return None, [Problem("SCL931", place, rubric_id, {"rubrics": known})]
    several = len(loaded.rubrics) > 1
    source = Source(
        shown=shown,
        commune=commune,
        title=loaded.period.title,
        rubric=rubric,
        plan=loaded.plan,
        submissions=part_of(loaded.submissions, rubric) if several else loaded.submissions,
        as_of=loaded.period.as_of,
        outside_dates=loaded.period.outside_dates,
    )
    return source, problems


def _files(given: Sequence[Path]) -> tuple[list[Path], list[Problem]]:
    """Return the files of the periods: of a folder, those of all communes' folders in it."""
    files: list[Path] = []
    problems: list[Problem] = []
    for path in given:
        below = sorted(path.glob("*/period.toml")) if path.is_dir() else [path]
        files += below
        if not below:
            problems.append(Problem("SCL937", Place(path.as_posix())))
    return files, problems


def _read(
    path: Path, rubric_id: str, plugins: Sequence[str], block: Sequence[str]
) -> tuple[Source | None, list[Problem]]:
    """Read one period; None where it has errors, and all problems, which name its file."""
    try:
        loaded = load(path, plugins, block)
    except InputError as error:
        return None, list(error.problems)
    source, problems = source_of(loaded, rubric_id, path.as_posix(), path.resolve().parent.name)
    return source, _within(path, problems)


def _has_errors(problems: Sequence[Problem]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)


def _rubric(loaded: Loaded, wanted: str) -> Rubric | None:
    """Return the rubric that is meant; None where that cannot be told."""
    if len(loaded.rubrics) == 1 and wanted in {"", loaded.rubrics[0].id}:
        return loaded.rubrics[0]
    return next((own for own in loaded.rubrics if own.id == wanted), None)


def _within(path: Path, problems: Sequence[Problem]) -> list[Problem]:
    """Say of which period each problem is: sixty communes have files of the same names."""
    folder = path.parent.as_posix()

    def named(file: str) -> str:
        if not file:
            return path.as_posix()
        if not file.startswith(folder):
            file = f"{folder}/{file}"
        return PurePath(normpath(file)).as_posix()

    return [
        replace(problem, place=replace(problem.place, file=named(problem.place.file)))
        for problem in problems
    ]
