"""`danvan collect`: take the forms in a folder into the log of the period."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import click

from danvan_scoring.cli.collecting import Collected, collected
from danvan_scoring.cli.failures import counted, tally
from danvan_scoring.cli.preparing import prepare
from danvan_scoring.cli.progress import counting
from danvan_scoring.cli.standing import standing_text
from danvan_scoring.errors import InputError
from danvan_scoring.io.forms.collect import Found, find_forms
from danvan_scoring.io.log_file import append
from danvan_scoring.io.log_tables import read_period_log
from danvan_scoring.io.period_file import file_of, named
from danvan_scoring.model.problem import Place, Problem, Severity
from danvan_scoring.model.text import Language, Text

_UNCOMPUTED = "FRM551"
_NAMED = 5


def command(  # noqa: PLR0913, PLR0917 (one parameter an option)
    language: Language,
    period: Path,
    folder: Path,
    author: str,
    received: date | None,
    dry_run: bool,  # noqa: FBT001 (as click gives it)
    plugins: Sequence[str],
    block: Sequence[str],
) -> int:
    """Run the command.

    Returns:
        1 if any form was refused, else 0.

    Raises:
        InputError: the period, the folder or the log cannot be used.
    """
    prepared = prepare(period, plugins, block)
    log = prepared.period.log
    if log is None:
        place = prepared.period.place("log", item="log")
        raise InputError([Problem("LOG621", place)])
    content = read_period_log(prepared.period)
    if any(problem.severity is Severity.ERROR for problem in content.problems):
        raise InputError(content.problems)
    found = find_forms(folder)
    if not found.forms and not found.tables:
        raise InputError([*found.problems, Problem("FRM563", Place(folder.as_posix()))])
    with counting(len(found.forms)) as advance:
        gathered = collected(prepared, found, content.assessment, author, received, advance)
    if gathered.entries and not dry_run:
        path = file_of(prepared.period, log)
        now = datetime.now(UTC).astimezone()
        append(
            path,
            named(log),
            prepared.period.id,
            gathered.entries,
            now,
            seen=content.assessment.last,
        )
        content = read_period_log(prepared.period)
    problems = [*content.problems, *found.problems]
    problems += _together([problem for form in gathered.forms for problem in form.problems])
    for problem in problems:
        click.echo(problem.line(language))
    click.echo(_summary(gathered, found, language, dry_run=dry_run))
    click.echo(standing_text(prepared, content.assessment, language))
    click.echo(tally(tuple(problems), language), err=True)
    return int(any(problem.severity is Severity.ERROR for problem in problems))


def _together(problems: Sequence[Problem]) -> list[Problem]:
    """Tell what nobody has to mend in one line, so that it does not bury what somebody has to."""
    same = [problem for problem in problems if problem.code == _UNCOMPUTED]
    rest = [problem for problem in problems if problem.code != _UNCOMPUTED]
    if len(same) > 1:
        same = [
            Problem(_UNCOMPUTED, Place(), _some(p.place.file for p in same), {"count": len(same)})
        ]
    return [*rest, *same]


def _some(names: Iterable[str]) -> str:
    """The first few of some files."""
    known = [*names]
    return ", ".join(known[:_NAMED]) + (", …" if len(known) > _NAMED else "")


def _summary(gathered: Collected, found: Found, language: Language, *, dry_run: bool) -> str:
    """Say what was taken and what was refused, unit by unit."""
    refused = [form for form in gathered.forms if not form.is_right]
    lines = [
        Text(
            f"Đã tiếp nhận {len(gathered.taken)} phiếu mới"
            + (" (thử, chưa ghi nhật ký)" if dry_run else ""),
            f"{len(gathered.taken)} new forms were taken in"
            + (" (a trial: the log was not written)" if dry_run else ""),
        )
    ]
    if gathered.known:
        count = len(gathered.known)
        lines.append(Text(f"{count} phiếu đã tiếp nhận từ trước", f"{count} were taken before"))
    if found.others:
        count, names = len(found.others), _some(found.others)
        lines.append(
            Text(f"{count} tệp khác không xét: {names}", f"{count} other files left alone: {names}")
        )
    if refused:
        lines.append(Text(f"Không nhận {len(refused)} tệp:", f"{len(refused)} were refused:"))
    told = [line.pick(language) for line in lines]
    for form in refused:
        errors = sum(problem.severity is Severity.ERROR for problem in form.problems)
        count_text = Text(f"{errors} lỗi", counted(errors, "error")).pick(language)
        told.append(f"  - {form.file}{f' ({form.unit})' if form.unit else ''}: {count_text}")
    return "\n".join(told)
