"""From the path of a period to everything that its evaluation needs."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from danvan_scoring.errors import InputError
from danvan_scoring.evaluator import Evaluator
from danvan_scoring.io import load_period
from danvan_scoring.io.period_file import file_of, named
from danvan_scoring.io.plan_file import read_plan
from danvan_scoring.io.rubric_file import read_rubric
from danvan_scoring.io.submission_files import read_submissions
from danvan_scoring.model.period import Period
from danvan_scoring.model.plan import Plan
from danvan_scoring.model.problem import Problem, Severity
from danvan_scoring.model.result import Result
from danvan_scoring.model.rubric import Rubric
from danvan_scoring.model.submission import Submissions


@dataclass(frozen=True)
class Loaded:
    """A period with its files, None for what cannot be used, and all problems of reading them."""

    period: Period
    rubric: Rubric | None
    plan: Plan | None
    submissions: Submissions | None
    evaluator: Evaluator
    problems: tuple[Problem, ...]

    def evaluate(
        self,
        as_of: date | None,
        progress: Callable[[str], None] = lambda _stage: None,
        *,
        outside_dates: str = "",
    ) -> Result:
        """Evaluate the period, as of its own day if no other is given.

        Args:
            as_of: another day than the period's.
            progress: told the name of every stage as it begins.
            outside_dates: why a rubric is used that is not in force, if the period does not say.

        Raises:
            InputError: all problems of reading the files, or else those that evaluating finds.
            CriterionError: as `Evaluator.evaluate`.
        """
        faulty = any(problem.severity is Severity.ERROR for problem in self.problems)
        if faulty or self.rubric is None or self.submissions is None:
            raise InputError((*self.problems, *self._further()))
        result = self.evaluator.evaluate(
            self.rubric,
            self.submissions,
            self.plan,
            as_of=as_of or self.period.as_of,
            outside_dates=outside_dates or self.period.outside_dates,
            progress=progress,
        )
        read = [warning for warning in self.problems if warning not in result.warnings]
        return replace(result, warnings=(*read, *result.warnings))

    def _further(self) -> Iterator[Problem]:
        """What the criteria say of a rubric that can be read, beside what reading has told."""
        if self.rubric is not None:
            for problem in self.evaluator.check(self.rubric, None, self.plan):
                if problem not in self.problems:
                    yield problem


def load(path: Path, plugins: Sequence[str], block: Sequence[str]) -> Loaded:
    """Read a period and all its files, going on after faults as far as nothing is guessed.

    Raises:
        PlanError: the period's own file cannot be used.
        PluginError: a plugin cannot be loaded.
    """
    period = load_period(path)
    local = [file_of(period, name) for name in period.plugins]
    evaluator = Evaluator([*local, *map(Path, plugins)], block=block)
    rubric, problems = read_rubric(file_of(period, period.rubric), named(period.rubric))
    plan = None
    if period.plan is not None:
        plan, faults = read_plan(file_of(period, period.plan), named(period.plan))
        problems = [*problems, *faults]
    submissions, faults = read_submissions(period, rubric, plan)
    found = (*(period.source.warnings if period.source else ()), *problems, *faults)
    return Loaded(period, rubric, plan, submissions, evaluator, found)
