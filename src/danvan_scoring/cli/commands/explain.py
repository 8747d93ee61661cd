"""`danvan explain`: how one unit came to its result, or to its points at one criterion."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from danvan_scoring.cli.asked_unit import unit_code
from danvan_scoring.cli.explain_text import explanation_text, node_lines
from danvan_scoring.cli.loading import load
from danvan_scoring.errors import SubmissionError
from danvan_scoring.model.explanation import Explanation, ExplanationNode
from danvan_scoring.model.problem import Place, Problem, nearest
from danvan_scoring.model.text import Language
from danvan_scoring.reports.standing import standing_of
from danvan_scoring.stages.explain import explain


def command(  # noqa: PLR0913, PLR0917 (one parameter an option)
    language: Language,
    period: Path,
    unit: str,
    criterion: str | None,
    as_of: date | None,
    outside_dates: str,
    plugins: Sequence[str],
    block: Sequence[str],
) -> int:
    """Run the command.

    Raises:
        SubmissionError: the period has no such unit, or the rubric no such criterion.
        DanvanError: as loading and evaluating do.
    """
    loaded = load(period, plugins, block)
    found = loaded.evaluate(as_of, outside_dates=outside_dates)
    code = unit_code(found.submissions.units["name"], unit)
    # Without such a unit, the first result says so.
    of_unit = (result for result in found.results if code in result.scores.units)
    result = next(of_unit, found.results[0])
    explanation = explain(result, code)
    node = _node(explanation, criterion) if criterion else None
    if (banner := standing_of(result.bound.rubric)) is not None:
        click.echo(banner.pick(language))
    if node is None:
        click.echo(explanation_text(explanation, language))
    else:
        click.echo(f"{explanation.name} ({explanation.unit})")
        click.echo("\n".join(node_lines(node, language)))
    return 0


def _node(explanation: Explanation, code: str) -> ExplanationNode:
    nodes = {node.code: node for scale in explanation.scales for node in _all(scale.tree)}
    if code not in nodes:
        near = nearest(code, nodes)
        raise SubmissionError([Problem("SUB292", Place(item=code), found=code, suggestion=near)])
    return nodes[code]


def _all(node: ExplanationNode) -> list[ExplanationNode]:
    return [node, *(below for child in node.children for below in _all(child))]
