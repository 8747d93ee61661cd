"""Plan files."""

from pathlib import Path

from danvan_scoring.errors import PlanError
from danvan_scoring.io.toml_file import read_model
from danvan_scoring.model.plan import Plan
from danvan_scoring.model.problem import Problem, Severity
from danvan_scoring.stages.check_plan import check_plan


def load_plan(path: str | Path, *, shown: str | None = None) -> Plan:
    """Load a plan (kế hoạch) from its TOML file, checked on its own.

    Args:
        path: the file.
        shown: how problems and results name it; as given, if not said.

    Raises:
        PlanError: every fault of the file, of its form and of its consistency.
    """
    plan, problems = read_plan(Path(path), Path(path).as_posix() if shown is None else shown)
    if plan is None or any(problem.severity is Severity.ERROR for problem in problems):
        raise PlanError(problems)
    return plan


def read_plan(path: Path, shown: str) -> tuple[Plan | None, list[Problem]]:
    """Read a plan; return it, and all problems and warnings.

    A plan that is well formed but at odds with itself is returned too, so that what else is
    wrong with it, or with files that go with it, can be told in the same report.
    """
    plan, problems = read_model(path, Plan, "PLN3", shown)
    if plan is None:
        return None, problems
    assert plan.source is not None  # set by read_model
    return plan, [*plan.source.warnings, *check_plan(plan)]
