"""Rubric files."""

from pathlib import Path

from danvan_scoring.errors import RubricError
from danvan_scoring.io.rubric_base import read_extended
from danvan_scoring.io.toml_file import check_model
from danvan_scoring.model.problem import Problem, Severity
from danvan_scoring.model.rubric import Rubric
from danvan_scoring.stages.check_rubric import check_rubric


def load_rubric(path: str | Path, *, shown: str | None = None) -> Rubric:
    """Load a rubric (bộ tiêu chí) from its TOML file, checked on its own.

    Args:
        path: the file.
        shown: how problems and results name it; as given, if not said.

    Raises:
        RubricError: every fault of the file, of its form and of its consistency.
    """
    rubric, problems = read_rubric(Path(path), Path(path).as_posix() if shown is None else shown)
    if rubric is None or any(problem.severity is Severity.ERROR for problem in problems):
        raise RubricError(problems)
    return rubric


def read_rubric(path: Path, shown: str) -> tuple[Rubric | None, list[Problem]]:
    """Read a rubric; return it, and all problems and warnings.

    A rubric that is well formed but at odds with itself is returned too, so that what else is
    wrong with it, or with files that go with it, can be told in the same report.
    """
    parsed, problems = read_extended(path, shown)
    if parsed is None:
        return None, problems
    rubric, problems = check_model(parsed, Rubric, "RUB1")
    if rubric is None:
        return None, problems
    assert rubric.source is not None  # set by read_model
    return rubric, [*rubric.source.warnings, *check_rubric(rubric)]
