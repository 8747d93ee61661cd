"""`danvan log show`: the steps from a unit's own score to the final one."""

from pathlib import Path

import click

from danvan_scoring.cli.logs import log_of
from danvan_scoring.errors import InputError
from danvan_scoring.io.log_file import read_log
from danvan_scoring.io.tables import paragraph
from danvan_scoring.model.assessment import Assessment, Step
from danvan_scoring.model.notation import day
from danvan_scoring.model.problem import Severity
from danvan_scoring.model.text import Language, Text


def command(language: Language, period: Path, unit: str, criterion: str | None) -> int:
    """Run the command.

    Raises:
        InputError: the period cannot be read, keeps no log, or its log was touched.
    """
    log = log_of(period)
    lines, problems = read_log(log.path, log.shown, log.period)
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise InputError(problems)
    assessment = Assessment(lines)
    own = [line for line in lines if line.entry.unit == unit]
    wanted = (
        [criterion]
        if criterion
        else sorted(
            {line.entry.criterion for line in own if line.entry.kind != "fact"}
            | {code for line in own for code in line.entry.details.get("scores", {})} - {""}
        )
    )
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


def _told(step: Step, language: Language) -> str:
    when = f"{day(step.time.date()).vi} {step.time:%H:%M}" if step.time else ""
    parts = [f"[{step.number}] {when} {step.author} – {step.kind.label.pick(language)}: "]
    value = step.value.replace(".", ",") if language == "vi" else step.value
    old = (step.old or "").replace(".", ",") if language == "vi" else step.old or ""
    parts.append(f"{old} → {value}" if old else value)
    if step.reason:
        parts.append(f"; {step.reason}")
    if step.evidence:
        parts.append(f" ({step.evidence})")
    return "".join(parts)
