"""`danvan interchange out`: what came in for a period, as JSON Lines."""

from collections.abc import Sequence
from pathlib import Path

import click

from danvan_scoring.cli.loading import load
from danvan_scoring.errors import InputError
from danvan_scoring.io.interchange.write import line_bytes, period_keys, submission_lines
from danvan_scoring.io.submission_files import read_register
from danvan_scoring.io.whole_file import write_whole_file
from danvan_scoring.model.problem import Severity
from danvan_scoring.model.text import Language, Text

_WRITTEN = Text("Đã ghi {} bản ghi vào {}", "{} records are in {}")
_KEYS = Text("Để dùng trong tệp kỳ chấm:", "To use it in a period's file:")


def command(
    language: Language,
    period: Path,
    file: Path,
    force: bool,  # noqa: FBT001 (a flag of the command line)
    plugins: Sequence[str],
    block: Sequence[str],
) -> int:
    """Run the command.

    Raises:
        InputError: the period has faults; the file cannot be written, or another one is there.
        PluginError: a plugin cannot be loaded.
    """
    loaded = load(period, plugins, block)
    register, faults = read_register(loaded.period, loaded.rubrics)
    problems = (*loaded.problems, *(own for own in faults if own not in loaded.problems))
    faulty = any(problem.severity is Severity.ERROR for problem in problems)
    if faulty or loaded.submissions is None or register is None:
        raise InputError(problems)
    lines = [
        *submission_lines(loaded.period, loaded.rubrics, loaded.submissions, register.extensions)
    ]
    write_whole_file(file, line_bytes(lines), replace=force)
    click.echo(_WRITTEN.pick(language).format(len(lines), file), err=True)
    click.echo(_KEYS.pick(language), err=True)
    click.echo(period_keys(lines, file.name), err=True)
    return 0
