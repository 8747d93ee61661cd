"""`danvan appraise`: the council's workbook out and in, and the final scores."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import click

from danvan_scoring.cli import texts
from danvan_scoring.cli.blank_text import blank_problem
from danvan_scoring.cli.failures import tally
from danvan_scoring.cli.loading import Loaded, load
from danvan_scoring.errors import InputError
from danvan_scoring.io.forms.cell_text import fact_text
from danvan_scoring.io.forms.read_appraisal import read_appraisal
from danvan_scoring.io.forms.write_appraisal import write_appraisal
from danvan_scoring.io.log_file import append
from danvan_scoring.io.log_tables import LogContent, read_period_log
from danvan_scoring.io.period_file import file_of, named
from danvan_scoring.io.whole_file import write_whole_file
from danvan_scoring.model.appraisal import Appraisal
from danvan_scoring.model.log import Entry
from danvan_scoring.model.problem import Place, Problem, Severity
from danvan_scoring.model.result import Result
from danvan_scoring.model.rubric import Rubric
from danvan_scoring.model.text import Language, Text
from danvan_scoring.stages.appraise import appraisal, digest
from danvan_scoring.stages.blanks import blanks
from danvan_scoring.stages.finalise import final_entries, owed
from danvan_scoring.stages.take import Taker


def command(  # noqa: PLR0913, PLR0917 (one parameter an option)
    language: Language,
    period: Path,
    out: Path | None,
    take: Path | None,
    final: bool,  # noqa: FBT001 (as click gives it)
    force: bool,  # noqa: FBT001 (as click gives it)
    author: str,
    document: str,
    with_blanks: str,
    plugins: Sequence[str],
    block: Sequence[str],
) -> int:
    """Run the command.

    Raises:
        InputError: the period, its log, or what stands in the workbook cannot be used.
        click.UsageError: not exactly one of the three things is asked for, or by nobody.
    """
    if (out is not None) + (take is not None) + final != 1:
        raise click.UsageError(texts.APPRAISE_ONE_OF.pick(language))
    if out is None and not author:
        raise click.UsageError(texts.APPRAISE_AUTHOR.pick(language))
    loaded = load(period, plugins, block)
    if loaded.period.log is None:
        raise InputError([Problem("LOG621", loaded.period.place("log", item="log"))])
    content = read_period_log(loaded.period)
    if out is not None:
        made = _appraisal(loaded, content)
        write_whole_file(out, write_appraisal(made, loaded.period.as_of), replace=force)
        told = Text("Đã ghi sổ thẩm định: {}", "The council's workbook: {}").pick(language)
        click.echo(told.format(out), err=True)
        return 0
    if take is not None:
        entries, problems = _taken(loaded, content, take, author)
    else:
        entries, problems = _finals(loaded, content, author, document, with_blanks)
    for problem in problems:
        click.echo(problem.line(language))
    if any(problem.severity is Severity.ERROR for problem in problems):
        click.echo(tally(tuple(problems), language), err=True)
        return 1
    if entries:
        path = file_of(loaded.period, loaded.period.log)
        now = datetime.now(UTC).astimezone()
        append(
            path,
            named(loaded.period.log),
            loaded.period.id,
            entries,
            now,
            seen=content.assessment.last,
        )
    told = Text("Đã ghi {} dòng vào nhật ký", "{} lines were added to the log").pick(language)
    click.echo(told.format(len(entries)))
    return 0


def _results(loaded: Loaded, *, marked: bool) -> Sequence[Result]:
    """Evaluate the period, with the council's marks or without them."""
    submissions = loaded.submissions
    if not marked and submissions is not None and submissions.marks is not None:
        bare = replace(submissions, marks=submissions.marks.iloc[0:0])
        loaded = replace(loaded, submissions=bare)
    return loaded.evaluate(None).results


def _appraisal(loaded: Loaded, content: LogContent) -> Appraisal:
    return appraisal(loaded.period, _results(loaded, marked=False), content.assessment)


def _taken(
    loaded: Loaded, content: LogContent, path: Path, author: str
) -> tuple[Sequence[Entry], Sequence[Problem]]:
    made = _appraisal(loaded, content)
    taken, problems = read_appraisal(path, path.as_posix(), loaded.period, digest(loaded.rubrics))
    if taken is None:
        return (), problems
    taker = Taker(
        period=loaded.period,
        appraisal=made,
        assessment=content.assessment,
        rubrics=_rubrics(loaded),
        known=_known(loaded, made, content),
        author=author,
    )
    entries = taker.entries(taken)
    return entries, [*problems, *taker.problems]


def _rubrics(loaded: Loaded) -> Mapping[str, Rubric]:
    by_kind = {kind.code: rubric for rubric in loaded.rubrics for kind in rubric.kinds}
    assert loaded.submissions is not None  # evaluating has needed it
    units = loaded.submissions.units["kind"]
    return {str(unit): by_kind[kind] for unit, kind in units.items()}


def _known(
    loaded: Loaded, made: Appraisal, content: LogContent
) -> Mapping[tuple[str, str], tuple[str, str, str]]:
    """The facts of council and office that the period's own files hold."""
    return {
        (fact.unit, fact.field.code): (
            fact_text(fact.value, loaded.period.csv),
            fact.evidence,
            fact.note,
        )
        for fact in made.facts
        if (fact.value is not None or fact.evidence or fact.note)
        and (fact.unit, fact.field.code) not in content.assessment.facts
    }


def _finals(
    loaded: Loaded, content: LogContent, author: str, document: str, with_blanks: str
) -> tuple[Sequence[Entry], Sequence[Problem]]:
    results = _results(loaded, marked=True)
    debts = [debt for result in results for debt in owed(result, content.assessment)]
    place = Place(named(loaded.period.log or ""))
    problems = [
        Problem("LOG651", place, debt.unit, {"what_vi": debt.text.vi, "what_en": debt.text.en})
        for debt in debts
    ]
    if not with_blanks:
        problems += [
            blank_problem(blank, place)
            for result in results
            for blank in blanks(result, content.assessment)
        ]
    entries = [
        entry
        for result in results
        for entry in final_entries(result, content.assessment, author, document, with_blanks)
    ]
    return entries, problems
