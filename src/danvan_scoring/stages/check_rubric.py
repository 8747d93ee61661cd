"""Check a rubric's own consistency: codes, tree, points, classes, gates, quotas, fields."""

from danvan_scoring.model.problem import Problem
from danvan_scoring.model.rubric import Rubric
from danvan_scoring.stages.check_classes import check_classes
from danvan_scoring.stages.check_codes import check_codes
from danvan_scoring.stages.check_commendations import check_commendations
from danvan_scoring.stages.check_conditions import check_applies_when
from danvan_scoring.stages.check_fields import check_fields
from danvan_scoring.stages.check_gates import check_gates
from danvan_scoring.stages.check_names import check_names
from danvan_scoring.stages.check_numbers import check_numbers
from danvan_scoring.stages.check_points import check_points
from danvan_scoring.stages.check_tree import check_tree


def check_rubric(rubric: Rubric) -> list[Problem]:
    """Return every problem of a rubric that can be seen without criteria or submissions.

    Sums are looked at once they have a meaning: the groups form a tree, and each number is exact.
    """
    problems = [*check_codes(rubric), *check_tree(rubric)]
    if not problems:
        problems = check_numbers(rubric) or [*check_points(rubric), *check_classes(rubric)]
    problems += [*check_names(rubric), *check_fields(rubric)]
    problems += [*check_applies_when(rubric), *check_gates(rubric)]
    problems += check_commendations(rubric)
    return sorted(problems, key=lambda problem: (problem.place.file, problem.place.line))
