"""`danvan what-if`: who moves if something is edited, and what a unit needs for a class."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from danvan_scoring.analysis.next_step.options import By
from danvan_scoring.analysis.next_step.situation import Situation
from danvan_scoring.cli.answering import answer
from danvan_scoring.cli.asked_unit import unit_code
from danvan_scoring.cli.loading import Loaded, load
from danvan_scoring.cli.publishing import publication_of
from danvan_scoring.cli.supposing import Supposing
from danvan_scoring.errors import SubmissionError
from danvan_scoring.model.problem import Place, Problem, nearest
from danvan_scoring.model.result import PeriodResult, Result
from danvan_scoring.model.rubric import Rubric
from danvan_scoring.model.submission import Submissions
from danvan_scoring.model.text import Language, Text
from danvan_scoring.reports.answers.what_if import (
    NO_CLASSES,
    WhatIfSettings,
    what_if_sections,
)
from danvan_scoring.reports.answers.what_if_edits import Edited, edit_sections
from danvan_scoring.reports.answers.what_if_unit import UnitQuestion, unit_sections
from danvan_scoring.reports.answers.what_if_words import class_position
from danvan_scoring.reports.section import Section
from danvan_scoring.reports.standing import standing_of

_NOBODY_WANTS = Text(
    "--to cần --unit khi có --fact, --mark hoặc --rubric.",
    "--to needs --unit where there are --fact, --mark or --rubric.",
)


def command(  # noqa: PLR0913, PLR0917 (one parameter an option)
    language: Language,
    period: Path,
    fact: Sequence[str],
    mark: Sequence[str],
    rubric: Sequence[str],
    unit: str | None,
    to: str | None,
    by: By,
    own: bool,  # noqa: FBT001 (a flag of the command line)
    as_of: date | None,
    outside_dates: str,
    plugins: Sequence[str],
    block: Sequence[str],
) -> int:
    """Run the command.

    Raises:
        InputError: every fault of what was supposed, or of the period.
        DanvanError: as loading and evaluating do.
        click.UsageError: a class is asked for, and nobody who wants it.
    """
    if to is not None and unit is None and (fact or mark or rubric):
        raise click.UsageError(_NOBODY_WANTS.pick(language))
    loaded = load(period, plugins, block)
    # Whatever is wrong with the period itself is told first.
    found = loaded.evaluate(as_of, outside_dates=outside_dates)
    sections: list[Section] = []
    asking = _Asking(loaded, as_of, outside_dates)
    if fact or mark or rubric:
        supposed = Supposing(loaded, found.submissions).read(fact, mark, rubric)
        before = asking.evaluate(loaded.rubrics, found.submissions)
        found = asking.evaluate(supposed.rubrics, supposed.submissions)
        sections += edit_sections(before, found, Edited(supposed.told, supposed.units), language)
    if unit is not None:
        sections += _of_unit(found, unit, to, by, own=own, language=language)
    if not sections:
        publication = publication_of(loaded, found, plugins, block)
        for result in found.results:
            for scale in result.classifications:
                _position(result, scale, to)
        settings = WhatIfSettings(own=own, to=to or "", by=by)
        sections += what_if_sections(publication, language, settings)
    for line in dict.fromkeys(standing_of(own_.bound.rubric) for own_ in found.results):
        if line is not None:
            click.echo(line.pick(language))
    answer(sections, language)
    return 0


@dataclass(frozen=True)
class _Asking:
    """Evaluates the period, as it is and as it is supposed to be; the plan plays no part."""

    loaded: Loaded
    as_of: date | None
    outside_dates: str

    def evaluate(self, rubrics: Sequence[Rubric], submissions: Submissions) -> PeriodResult:
        period = self.loaded.period
        return self.loaded.evaluator.evaluate_together(
            rubrics,
            submissions,
            as_of=self.as_of or period.as_of,
            outside_dates=self.outside_dates or period.outside_dates,
        )


def _of_unit(
    found: PeriodResult, unit: str, to: str | None, by: By, *, own: bool, language: Language
) -> Iterator[Section]:
    names = found.submissions.units["name"]
    code = unit_code(names, unit)
    if code not in names.index:
        near = nearest(unit, [*map(str, names.index), *map(str, names)])
        raise SubmissionError([Problem("WIF702", Place(item="--unit"), unit, {}, near)])
    result = next(own_ for own_ in found.results if code in own_.scores.units)
    row = [str(each) for each in result.scores.units].index(code)
    if not result.classifications:
        yield Section(str(names[code]), [NO_CLASSES.pick(language)])
    for scale in result.classifications:
        situation = Situation.of(result, scale)
        question = UnitQuestion(row, _position(result, scale, to), by, own)
        yield from unit_sections(situation, question, language)


def _position(result: Result, scale: str, to: str | None) -> int | None:
    """Find the class that is asked for, by code or title."""
    if to is None:
        return None
    bands = result.bound.rubric.classes_of(scale)
    position = class_position(bands, to)
    if position is not None:
        return position
    known = [band.code for band in bands]
    near = nearest(to, [*known, *(band.title for band in bands)])
    place = Place(item="--to")
    raise SubmissionError([Problem("WIF708", place, to, {"known": ", ".join(known)}, near)])
