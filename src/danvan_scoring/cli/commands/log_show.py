"""`danvan log show`: the steps from a unit's own score to the final one."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import click

from danvan_scoring.cli.logs import log_of
from danvan_scoring.errors import InputError
from danvan_scoring.io.log_file import read_log
from danvan_scoring.io.period_file import read_bare_period
from danvan_scoring.io.policy_files import read_policies
from danvan_scoring.io.tables import paragraph
from danvan_scoring.model.assessment import Assessment, Step
from danvan_scoring.model.log import LogLine
from danvan_scoring.model.notation import NOTHING, day
from danvan_scoring.model.problem import Place, Problem, Severity, nearest
from danvan_scoring.model.text import Language, Text


def command(language: Language, period: Path, unit: str, criterion: str | None) -> int:
    """Run the command.

    Raises:
        InputError: the period cannot be read, keeps no log, or its log was touched; there is no
            such criterion.
    """
    log = log_of(period)
    lines, problems = read_log(log.path, log.shown, log.period)
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise InputError(problems)
    assessment = Assessment(lines)
    own = [line for line in lines if line.entry.unit == unit]
    _known(criterion, period, lines)
    wanted = (
        [criterion]
        if criterion
        else sorted(
            {line.entry.criterion for line in own if line.entry.kind != "fact"}
            | {code for line in own for code in line.entry.details.get("scores", {})} - {""}
        )
    )
    for line in own:
        if line.entry.kind in {"submission", "final"}:
            told = _came_in(line) if line.entry.kind == "submission" else _closed(line)
            click.echo(paragraph(f"[{line.number}] {told.pick(language)}", "", "    "))
    for code in wanted:
        steps = assessment.chain(unit, code)
        if steps:
            click.echo(code)
            for step in steps:
                click.echo(paragraph(_told(step, language), "  ", "    "))
    if not own:
        told = Text("Nhật ký không có gì về «{}».", "The log says nothing of «{}».")
        click.echo(told.pick(language).format(unit))
    return 0


def _known(criterion: str | None, path: Path, lines: Sequence[LogLine]) -> None:
    """Refuse a criterion of which neither the rubrics nor the log knows anything."""
    period, _ = read_bare_period(path)
    rubrics = read_policies(period)[0] if period is not None else ()
    known = [line.code for rubric in rubrics for line in rubric.criteria]
    known += [line.entry.criterion for line in lines if line.entry.kind != "fact"]
    if criterion is not None and known and criterion not in known:
        near = nearest(criterion, dict.fromkeys(known))
        raise InputError([Problem("SUB292", Place(), criterion, suggestion=near)])


def _came_in(line: LogLine) -> Text:
    entry, details = line.entry, line.entry.details
    sent = day(date.fromisoformat(details["sent"])).vi if details["sent"] else NOTHING
    later = details.get("superseded")
    told = f"{_when(line.time)} {entry.author}"
    return Text(
        f"{told} – tiếp nhận phiếu {details['file']}, gửi ngày {sent}, sha256 {entry.new}"
        + ("; đã có phiếu gửi sau thay" if later else ""),
        f"{told} – form {details['file']}, sent on {sent}, sha256 {entry.new}"
        + ("; replaced by one that was sent later" if later else ""),
    )


def _closed(line: LogLine) -> Text:
    entry, details = line.entry, line.entry.details
    by = f" ({entry.evidence})" if entry.evidence else ""
    told = f"{_when(line.time)} {entry.author}"
    vi, en = f"{told} – chốt điểm{by}", f"{told} – scores made final{by}"
    if details.get("blank"):
        fields, why = ", ".join(details["blank"]), details["with_blanks"]
        vi, en = f"{vi}; còn trống {fields}: {why}", f"{en}; blank {fields}: {why}"
    return Text(vi, en)


def _when(time: datetime) -> str:
    return f"{day(time.date()).vi} {time:%H:%M}"


def _told(step: Step, language: Language) -> str:
    when = _when(step.time) if step.time else ""
    parts = [f"[{step.number}] {when} {step.author} – {step.kind.label.pick(language)}: "]
    value = step.value.replace(".", ",") if language == "vi" else step.value
    old = (step.old or "").replace(".", ",") if language == "vi" else step.old or ""
    parts.append(f"{old} → {value}" if old else value)
    if step.reason:
        parts.append(f"; {step.reason}")
    if step.evidence:
        parts.append(f" ({step.evidence})")
    return "".join(parts)
