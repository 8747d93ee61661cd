"""`danvan log verify`: every line of a period's log that was touched, by name."""

from pathlib import Path

import click

from danvan_scoring.cli.failures import tally
from danvan_scoring.cli.logs import log_of
from danvan_scoring.io.log_file import read_log
from danvan_scoring.model.problem import Place, Problem, Severity
from danvan_scoring.model.text import Language, Text


def command(language: Language, period: Path, last: str) -> int:
    """Run the command.

    Returns:
        1 if the log was touched, or does not hold the line that was noted, else 0.

    Raises:
        InputError: the period cannot be read or keeps no log.
    """
    log = log_of(period)
    lines, problems = read_log(log.path, log.shown, log.period)
    if last and last not in {line.digest for line in lines}:
        problems.append(Problem("LOG612", Place(log.shown), last))
    for problem in problems:
        click.echo(problem.line(language))
    touched = any(problem.severity is Severity.ERROR for problem in problems)
    if touched:
        told = Text(
            "Nhật ký có lỗi: không ghi mã nào vào biên bản.",
            "The log has faults: there is no digest for the minutes.",
        )
        click.echo(told.pick(language))
    elif lines:
        told = Text(
            f"{len(lines)} dòng; mã của dòng cuối, để ghi vào biên bản: {lines[-1].digest}",
            f"{len(lines)} lines; the digest of the last, for the minutes: {lines[-1].digest}",
        )
        click.echo(told.pick(language))
    else:
        click.echo(Text("Nhật ký chưa có dòng nào.", "The log is empty.").pick(language))
    click.echo(tally(tuple(problems), language), err=True)
    return int(touched)
