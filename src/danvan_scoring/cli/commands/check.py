"""`danvan check`: every fault of rubrics, plans, periods and CSV files, on stdout."""

import tomllib
from collections.abc import Sequence
from pathlib import Path

import click

from danvan_scoring.cli.failures import tally
from danvan_scoring.cli.loading import load
from danvan_scoring.errors import InputError
from danvan_scoring.evaluator import Evaluator
from danvan_scoring.io import check_file
from danvan_scoring.io.rubric_file import read_rubric
from danvan_scoring.model.problem import Problem, Severity
from danvan_scoring.model.text import Language, Text


def command(
    language: Language, files: Sequence[Path], plugins: Sequence[str], block: Sequence[str]
) -> int:
    """Run the command.

    Returns:
        1 if any file has an error, else 0.

    Raises:
        PluginError: a plugin cannot be loaded.
    """
    problems = [problem for path in files for problem in _problems(path, plugins, block)]
    for problem in problems:
        click.echo(problem.line(language))
    if not problems:
        click.echo(Text("Không có lỗi.", "No faults.").pick(language))
    click.echo(tally(tuple(problems), language), err=True)
    return int(any(problem.severity is Severity.ERROR for problem in problems))


def _problems(path: Path, plugins: Sequence[str], block: Sequence[str]) -> list[Problem]:
    problems = list(check_file(path))
    try:
        more = _problems_of_criteria(path, plugins, block)
    except InputError:
        return problems  # reading the file has told them
    return problems + [problem for problem in more if problem not in problems]


def _problems_of_criteria(
    path: Path, plugins: Sequence[str], block: Sequence[str]
) -> Sequence[Problem]:
    """Find what only the criteria can tell: that they exist, and that their parameters fit."""
    keys = _keys(path)
    if "criterion" in keys or "extends" in keys:
        rubric, _ = read_rubric(path, path.as_posix())
        if rubric is not None:
            return Evaluator([*map(Path, plugins)], block=block).check(rubric)
    if "submissions" in keys:
        return [*load(path, plugins, block).further()]
    return ()


def _keys(path: Path) -> Sequence[str]:
    if path.suffix.lower() != ".toml":
        return ()
    try:
        return tuple(tomllib.loads(path.read_text(encoding="utf-8-sig")))
    except (OSError, ValueError):
        return ()
