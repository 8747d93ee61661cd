"""Rubrics loaded to be read, and the differences of two of them as text."""

from itertools import groupby
from pathlib import Path

from danvan_scoring.errors import RubricError
from danvan_scoring.evaluator import Evaluator
from danvan_scoring.io import load_rubric
from danvan_scoring.io.tables import paragraph
from danvan_scoring.model.bound import BoundRubric
from danvan_scoring.model.notation import number
from danvan_scoring.model.problem import Severity
from danvan_scoring.model.text import Language, Text
from danvan_scoring.stages.bind import bind
from danvan_scoring.stages.rubric_diff import rubric_diff
from danvan_scoring.stages.rules import line_rule


def loaded(path: Path, evaluator: Evaluator) -> BoundRubric:
    """Load a rubric with the criteria that score its lines.

    Raises:
        RubricError: all its faults.
    """
    rubric = load_rubric(path)
    problems = evaluator.check(rubric)
    bound, _ = bind(rubric, evaluator.registry.criteria)
    if bound is None or any(problem.severity is Severity.ERROR for problem in problems):
        raise RubricError(problems)
    return bound


def changes_text(old: BoundRubric, new: BoundRubric, language: Language) -> str:
    """Write what differs, part by part, and the maxima of the scales where they do."""
    first, second = (
        {code: line_rule(line, bound.rubric) for code, line in bound.criteria.items()}
        for bound in (old, new)
    )
    changes = rubric_diff(old.rubric, new.rubric, (first, second))
    if not changes:
        return Text("Không có khác biệt.", "No differences.").pick(language)
    blocks = []
    for part, group in groupby(changes, key=lambda change: change.part):
        lines = [paragraph(c.text.pick(language), "  - ", "    ") for c in group]
        blocks.append("\n".join([part.pick(language).upper(), *lines]))
    return "\n\n".join([*blocks, _count(len(changes), old, new, language)])


def _count(count: int, old: BoundRubric, new: BoundRubric, language: Language) -> str:
    told = Text(f"{count} khác biệt", f"{count} differences").pick(language)
    before, after = (
        [number(scale.max).pick(language) for scale in bound.rubric.scales if scale.max is not None]
        for bound in (old, new)
    )
    points = Text("điểm tối đa", "maximum").pick(language)
    return f"{told}; {points}: {', '.join(before)} → {', '.join(after)}"
