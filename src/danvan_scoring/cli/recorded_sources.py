"""Periods of communes, read from a database of history, as sources of a dataset."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from danvan_scoring.cli.loading import Loaded
from danvan_scoring.cli.sources import Sources, commune_of
from danvan_scoring.evaluator import Evaluator
from danvan_scoring.history.database import database
from danvan_scoring.history.reopening import reopen_all
from danvan_scoring.model.problem import Place, Problem


def from_history(
    where: str, period_id: str, rubric_id: str, plugins: Sequence[str], block: Sequence[str]
) -> Sources:
    """Read what every commune recorded as the period of an id, as its last run had it.

    A period's own plugins were files beside it, which the database does not keep: they have to be
    named.

    Args:
        where: the database.
        period_id: the id of the periods.
        rubric_id: the rubric that is wanted, of periods that have several.
        plugins: files of plugins.
        block: names of plugins to be left out.

    Raises:
        InputError: no period has the id; the database cannot be read, or was touched.
        PluginError: a plugin cannot be loaded.
    """
    of = database(where)
    evaluator = Evaluator([*map(Path, plugins)], block=block)
    found = Sources()
    everybody = f"{of.shown}, {period_id}"
    for kept in reopen_all(of, period_id):
        shown = f"{everybody}, {kept.authority}" if kept.authority else everybody
        loaded = Loaded(kept.period, kept.rubrics, kept.plan, kept.submissions, evaluator, ())
        own = commune_of(loaded, rubric_id, shown, kept.authority or period_id)
        problems = [*own.problems]
        if not kept.authority and (kept.submissions.units["authority"] == "").any():
            problems.append(Problem("SCL938", Place(), period_id))
        # A rubric that all communes share has its faults once.
        shared = [*replace(loaded, submissions=None).further()]
        placed = [
            replace(
                problem,
                place=replace(problem.place, file=everybody if problem in shared else shown),
            )
            for problem in problems
        ]
        found.communes.append(replace(own, problems=placed))
    return found
