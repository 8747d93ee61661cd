"""`danvan dataset`: the periods of communes, as a partition of a dataset of many."""

from collections.abc import Sequence
from dataclasses import replace
from os.path import normpath
from pathlib import Path, PurePath

import click

from danvan_scoring.cli.failures import tally
from danvan_scoring.cli.loading import Loaded, load
from danvan_scoring.cli.progress import naming
from danvan_scoring.errors import InputError
from danvan_scoring.model.problem import Place, Problem, Severity
from danvan_scoring.model.rubric import Rubric
from danvan_scoring.model.text import Language, Text
from danvan_scoring.scale.convert import Source, add_partition
from danvan_scoring.scale.partition import Partition
from danvan_scoring.stages.parts import part_of


def command(  # noqa: PLR0913, PLR0917 (one parameter an option)
    language: Language,
    periods: Sequence[Path],
    out: Path,
    province: str,
    period: str,
    rubric: str,
    plugins: Sequence[str],
    block: Sequence[str],
) -> int:
    """Run the command.

    Raises:
        InputError: every fault of every period; or what keeps them from going together.
    """
    sources: list[Source] = []
    files, problems = _files(periods)
    with naming([path.as_posix() for path in files]) as done:
        for path in files:
            source, faults = _source(path, rubric, plugins, block)
            # A rubric that all communes share has its faults once.
            problems += [fault for fault in faults if fault not in problems]
            if source is not None:
                sources.append(source)
            done(path.as_posix())
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise InputError(problems)
    partition = Partition(period, province)
    problems += add_partition(out, partition, sources)
    for problem in problems:
        click.echo(problem.line(language), err=True)
    click.echo(tally(tuple(problems), language), err=True)
    units = sum(len(source.submissions.units) for source in sources)
    told = Text(
        "{} đơn vị của {} xã trong {}", "{} units of {} communes in {}"
    ).pick(language)  # fmt: skip
    click.echo(told.format(units, len(sources), out / partition.file("units")))
    return 0


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


def _source(
    path: Path, rubric_id: str, plugins: Sequence[str], block: Sequence[str]
) -> tuple[Source | None, list[Problem]]:
    """Read one period; None where it has errors, and all problems, which name its file."""
    try:
        loaded = load(path, plugins, block)
    except InputError as error:
        return None, list(error.problems)
    problems = [*loaded.problems, *loaded.further()]
    if loaded.submissions is None or _has_errors(problems):
        return None, _within(path, problems)
    rubric = _rubric(loaded, rubric_id)
    if rubric is None:
        known = ", ".join(own.id for own in loaded.rubrics)
        place = loaded.period.place("rubrics", item="rubrics")
        return None, [Problem("SCL931", place, rubric_id, {"rubrics": known})]
    period, several = loaded.period, len(loaded.rubrics) > 1
    source = Source(
        shown=path.as_posix(),
        commune=path.resolve().parent.name,
        title=period.title,
        rubric=rubric,
        plan=loaded.plan,
        submissions=part_of(loaded.submissions, rubric) if several else loaded.submissions,
        as_of=period.as_of,
        outside_dates=period.outside_dates,
    )
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
