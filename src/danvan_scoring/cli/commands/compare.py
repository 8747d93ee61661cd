"""`danvan compare`: what changed between two periods, or by another rubric, and through what."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from danvan_scoring.analysis.links import other_names, pair_units
from danvan_scoring.analysis.rescore import Rescored, rescored
from danvan_scoring.cli.answering import answer
from danvan_scoring.cli.asked_unit import unit_code
from danvan_scoring.cli.changes import loaded as load_draft
from danvan_scoring.cli.loading import Loaded, load
from danvan_scoring.errors import InputError, RubricError, SubmissionError
from danvan_scoring.io.correspondence_file import load_correspondence
from danvan_scoring.model.correspondence import Correspondence
from danvan_scoring.model.office import office_of
from danvan_scoring.model.problem import Place, Problem, nearest
from danvan_scoring.model.publication import Earlier, Publication
from danvan_scoring.model.result import PeriodResult
from danvan_scoring.model.rubric import Rubric
from danvan_scoring.model.text import Language, Text
from danvan_scoring.reports.answers.compare import CompareSettings, compare_sections
from danvan_scoring.stages.check_correspondence import Side, check_correspondence
from danvan_scoring.stages.parts import check_together

_NAMED = 3
_IN_USE = Text("{}, theo bộ tiêu chí đang dùng", "{}, by the rubric in use")
_DRAFT = Text("{}, theo bộ tiêu chí mới", "{}, by the new rubric")


def command(  # noqa: PLR0913, PLR0917 (one parameter an option)
    language: Language,
    period: Path,
    new: Path | None,
    rubrics: Sequence[Path],
    mapping: Path | None,
    unit: str,
    pictures: Path | None,
    plugins: Sequence[str],
    block: Sequence[str],
) -> int:
    """Run the command.

    Raises:
        InputError: there is nothing to compare with; the mapping names what is not there; a period
            has no such unit.
        DanvanError: as loading, evaluating and writing do.
    """
    if (new is None) == (not rubrics):
        raise InputError([Problem("PLN383", Place(file=period.as_posix()))])
    links = Correspondence() if mapping is None else load_correspondence(mapping)
    before = load(period, plugins, block)
    found = before.evaluate(None)
    drafts: tuple[Rescored, ...] = ()
    if new is None:
        drafts = _by_drafts(before, found, rubrics, links)
        own = PeriodResult(
            tuple(draft.result for draft in drafts), found.submissions, found.compliance
        )
        after, now = before, _of_their_units(own)
        words = (_IN_USE.pick(language), _DRAFT.pick(language))
        titles = [template.format(before.period.title) for template in words]
    else:
        after = load(new, plugins, block)
        now = after.evaluate(None)
        _hold_to(links, _side(found), _side(now))
        _hold_names(found, now, links, new)
        titles = [before.period.title, after.period.title]
    publication = Publication(
        period=after.period.model_copy(update={"title": titles[1]}),
        found=now,
        office=office_of(after.rubrics[0].authority),
        earlier=Earlier(titles[0], found),
    )
    code = unit_code(now.submissions.units["name"], unit) if unit else ""
    if unit and code not in now.submissions.units.index:
        near = nearest(code, map(str, now.submissions.units.index))
        raise SubmissionError([Problem("SUB291", Place(item=unit), unit, suggestion=near)])
    settings = CompareSettings(links=links, drafts=drafts, unit=code)
    answer(compare_sections(publication, language, settings), language, pictures)
    return 0


def _by_drafts(
    loaded: Loaded, found: PeriodResult, paths: Sequence[Path], links: Correspondence
) -> tuple[Rescored, ...]:
    """Score the period by each draft."""
    bound = [load_draft(path, loaded.evaluator) for path in paths]
    drafts = [own.rubric for own in bound]
    problems = check_together(drafts)
    if problems:
        raise RubricError(problems)
    units = map(str, found.submissions.units.index)
    _hold_to(links, _side(found), Side(drafts, list(units)))
    made = tuple(rescored(found, draft, links) for draft in bound)
    kinds = ", ".join(dict.fromkeys(map(str, found.submissions.units["kind"])))
    problems = [
        Problem("PLN384", draft.place(item=draft.id), _kinds(draft), {"kinds": kinds})
        for draft, own in zip(drafts, made, strict=True)
        if not len(own.result.submissions.units)
    ]
    if problems:
        raise RubricError(problems)
    return made


def _kinds(rubric: Rubric) -> str:
    return ", ".join(kind.code for kind in rubric.kinds)


def _of_their_units(found: PeriodResult) -> PeriodResult:
    """Leave out the units that no draft scores."""
    scored = [unit for result in found.results for unit in result.submissions.units.index]
    submissions = found.submissions
    units = submissions.units[submissions.units.index.isin(scored)]
    values = submissions.values.loc[units.index]
    return PeriodResult(found.results, replace(submissions, units=units, values=values), None)


def _side(found: PeriodResult) -> Side:
    units = [str(unit) for unit in found.submissions.units.index]
    return Side([result.bound.rubric for result in found.results], units)


def _hold_to(links: Correspondence, old: Side, new: Side) -> None:
    problems = check_correspondence(links, old, new)
    if problems:
        raise InputError(problems)


def _hold_names(old: PeriodResult, new: PeriodResult, links: Correspondence, file: Path) -> None:
    """Refuse two periods in which most of the units of the same code have another name."""
    before, after = old.submissions.names, new.submissions.names
    pairs = pair_units(before, after, links)
    others = other_names(pairs, before, after, links)
    if 2 * len(others) > len(pairs.same):
        listed = "; ".join(
            f"{code}: {before[own]} → {after[code]}" for own, code in others[:_NAMED]
        )
        details = {"count": len(others), "paired": len(pairs.same)}
        raise InputError([Problem("PLN385", Place(file=file.as_posix()), listed, details)])
