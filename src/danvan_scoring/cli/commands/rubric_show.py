"""`danvan rubric show`: a rubric as officials read it, and what it changes of its base."""

from collections.abc import Sequence
from pathlib import Path

import click

from danvan_scoring.cli.changes import changes_text, loaded
from danvan_scoring.cli.rubric_text import line_text, rubric_text
from danvan_scoring.errors import RubricError
from danvan_scoring.evaluator import Evaluator
from danvan_scoring.model.problem import Place, Problem, nearest
from danvan_scoring.model.text import Language, Text


def command(
    language: Language,
    rubric: Path,
    criterion: str | None,
    plugins: Sequence[str],
    block: Sequence[str],
) -> int:
    """Run the command.

    Raises:
        RubricError: the rubric has faults, or no such group or criterion.
        PluginError: a plugin cannot be loaded.
    """
    evaluator = Evaluator([*map(Path, plugins)], block=block)
    bound = loaded(rubric, evaluator)
    if criterion is not None:
        known = [*bound.groups, *bound.criteria]
        if criterion not in known:
            near = nearest(criterion, known)
            raise RubricError(
                [Problem("SUB292", Place(item=criterion), criterion, suggestion=near)]
            )
        click.echo(line_text(bound, criterion, language))
        return 0
    click.echo(rubric_text(bound, language))
    if bound.rubric.extends:
        base = loaded(rubric.parent / bound.rubric.extends, evaluator)
        head = Text("Khác với bộ tiêu chí được kế thừa", "Unlike the rubric that it extends")
        click.echo(f"\n{head.pick(language).upper()}\n")
        click.echo(changes_text(base, bound, language))
    return 0
