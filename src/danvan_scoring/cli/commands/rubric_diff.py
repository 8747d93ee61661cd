"""`danvan rubric diff`: what changed between two rubrics, in words."""

from collections.abc import Sequence
from pathlib import Path

import click

from danvan_scoring.cli.changes import changes_text, loaded
from danvan_scoring.errors import RubricError
from danvan_scoring.evaluator import Evaluator
from danvan_scoring.model.bound import BoundRubric
from danvan_scoring.model.problem import Problem
from danvan_scoring.model.text import Language


def command(
    language: Language, old: Path, new: Path, plugins: Sequence[str], block: Sequence[str]
) -> int:
    """Run the command; differences are no fault.

    Raises:
        RubricError: one of the rubrics has faults: those of both.
        PluginError: a plugin cannot be loaded.
    """
    evaluator = Evaluator([*map(Path, plugins)], block=block)
    found: list[BoundRubric] = []
    faults: list[Problem] = []
    for path in (old, new):
        try:
            found.append(loaded(path, evaluator))
        except RubricError as error:
            faults += error.problems
    if faults:
        raise RubricError(faults)
    before, after = found
    click.echo(changes_text(before, after, language))
    return 0
