"""What an error says on stderr, and the exit code that it gets."""

import traceback

import click

from danvan_scoring.errors import CriterionError, InputError, PluginError
from danvan_scoring.model.problem import Problem, Severity
from danvan_scoring.model.text import Language, Text

_BUG = Text(
    "Chương trình gặp lỗi ngoài dự kiến ({}); hãy gửi đoạn dưới đây cho người phát triển.",
    "The program failed in an unexpected way ({}); please send what follows to its developers.",
)


def report_failure(error: Exception, language: Language) -> int:
    """Say on stderr what happened.

    Returns:
        1 for faults of the input; 3 for a plugin, or for a bug, which keeps its traceback.
    """
    if isinstance(error, InputError):
        for problem in error.problems:
            click.echo(problem.line(language), err=True)
        click.echo(tally(error.problems, language), err=True)
        return 1
    if isinstance(error, PluginError | CriterionError):
        click.echo(error.problem.line(language), err=True)
        if error.__cause__ is not None:
            click.echo("".join(traceback.format_exception(error.__cause__)), err=True, nl=False)
        return 3
    click.echo(_BUG.pick(language).format(f"{type(error).__name__}: {error}"), err=True)
    click.echo("".join(traceback.format_exception(error)), err=True, nl=False)
    return 3


def tally(problems: tuple[Problem, ...], language: Language) -> str:
    """Count errors and warnings."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - errors
    vi = f"{errors} lỗi, {warnings} cảnh báo"
    en = f"{counted(errors, 'error')}, {counted(warnings, 'warning')}"
    return Text(vi, en).pick(language)


def counted(count: int, noun: str) -> str:
    """Count in English: `1 error`, `2 errors`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
