"""Periods of communes, read from their files, as sources of a dataset."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from danvan_scoring.cli.loading import Loaded, load
from danvan_scoring.cli.places import from_here
from danvan_scoring.cli.progress import naming
from danvan_scoring.errors import InputError
from danvan_scoring.model.problem import Place, Problem
from danvan_scoring.model.rubric import Rubric
from danvan_scoring.scale.convert import Source
from danvan_scoring.scale.tasks import has_errors
from danvan_scoring.scale.together import Terms
from danvan_scoring.stages.parts import part_of


@dataclass(frozen=True)
class Commune:
    """One period as it was read.

    Attributes:
        terms: what has to fit with other communes; None where the period itself cannot be read.
        source: what it handed in, if it has no errors.
        problems: all, each with where it is from.
    """

    terms: Terms | None
    source: Source | None
    problems: Sequence[Problem]


@dataclass
class Sources:
    """What was read of many communes.

    Attributes:
        communes: in order.
        problems: those of no commune.
    """

    communes: list[Commune] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def sources(self) -> list[Source]:
        """What the communes without errors handed in."""
        return [own.source for own in self.communes if own.source is not None]

    @property
    def terms(self) -> list[Terms]:
        """What has to fit, of all communes whose periods can be read."""
        return [own.terms for own in self.communes if own.terms is not None]

    def told(self, strangers: Collection[str]) -> list[Problem]:
        """Return the problems of all communes, each once: a rubric is shared by many of them.

        Args:
            strangers: communes that are left out, since what is wrong with them is told otherwise.
        """
        own = [
            problem
            for commune in self.communes
            if commune.terms is None or commune.terms.shown not in strangers
            for problem in commune.problems
        ]
        return list({repr(problem): problem for problem in own}.values())


def from_files(
    given: Sequence[Path], rubric_id: str, plugins: Sequence[str], block: Sequence[str]
) -> Sources:
    """Read the periods of communes.

    Args:
        given: their files; or folders that have a folder with one for each commune.
        rubric_id: the rubric that is wanted, of periods that have several.
        plugins: files of plugins.
        block: names of plugins to be left out.
    """
    files, problems = _files(given)
    found = Sources(problems=problems)
    with naming([path.as_posix() for path in files]) as done:
        for path in files:
            found.communes.append(_read(path, rubric_id, plugins, block))
            done(path.as_posix())
    return found


def commune_of(loaded: Loaded, rubric_id: str, shown: str, commune: str) -> Commune:
    """Check one period.

    Args:
        loaded: the period, as far as it could be read.
        rubric_id: the rubric that is wanted.
        shown: how problems name where it comes from.
        commune: its code, where its units do not name one.
    """
    period, rubric = loaded.period, _rubric(loaded, rubric_id)
    problems = [*loaded.problems, *loaded.further()]
    terms = Terms(
        shown=shown,
        period=(period.id, period.title),
        as_of=period.as_of,
        rubric=rubric,
        plan=loaded.plan,
        plan_read=loaded.plan is not None or period.plan is None,
    )
    if loaded.submissions is None:
        return Commune(terms, None, problems)
    if rubric is None:
        if not has_errors(problems):
            known = ", ".join(own.id for own in loaded.rubrics)
            place = period.place("rubrics", item="rubrics")
            problems.append(Problem("SCL931", place, rubric_id, {"rubrics": known}))
        return Commune(terms, None, problems)
    several = len(loaded.rubrics) > 1
    source = Source(
        shown=shown,
        commune=commune,
        title=period.title,
        rubric=rubric,
        plan=loaded.plan,
        submissions=part_of(loaded.submissions, rubric) if several else loaded.submissions,
        as_of=period.as_of,
        outside_dates=period.outside_dates,
        period_id=period.id,
    )
    return Commune(source.terms, None if has_errors(problems) else source, problems)


def _files(given: Sequence[Path]) -> tuple[list[Path], list[Problem]]:
    """Return the files of the periods: of a folder, those of all communes' folders in it."""
    files: list[Path] = []
    problems: list[Problem] = []
    for path in given:
        below = sorted(path.glob("*/period.toml")) if path.is_dir() else [path]
        files += below
        if not below:
            problems.append(Problem("SCL937", Place(path.as_posix())))
    return files, problems


def _read(path: Path, rubric_id: str, plugins: Sequence[str], block: Sequence[str]) -> Commune:
    """Read one period; its problems name its file."""
    try:
        loaded = load(path, plugins, block)
    except InputError as error:
        return Commune(None, None, error.problems)
    own = commune_of(loaded, rubric_id, path.as_posix(), path.resolve().parent.name)
    return replace(own, problems=_within(path, own.problems))


def _rubric(loaded: Loaded, wanted: str) -> Rubric | None:
    """Return the rubric that is meant; None where that cannot be told."""
    if wanted == "" and len(loaded.period.rubric_files) == len(loaded.rubrics) == 1:
        return loaded.rubrics[0]
    return next((own for own in loaded.rubrics if own.id == wanted), None)


def _within(path: Path, problems: Sequence[Problem]) -> list[Problem]:
    """Say of which period each problem is: sixty communes have files of the same names."""

    def named(place: Place) -> Place:
        return from_here(place, path) if place.file else replace(place, file=path.as_posix())

    return [replace(problem, place=named(problem.place)) for problem in problems]
