"""From the path of a period to everything that its evaluation needs."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from danvan_scoring.errors import InputError, PlanError
from danvan_scoring.evaluator import Evaluator
from danvan_scoring.io.period_file import file_of, is_there, read_period
from danvan_scoring.io.policy_files import read_policies
from danvan_scoring.io.submission_files import read_submissions
from danvan_scoring.model.period import Period
from danvan_scoring.model.plan import Plan
from danvan_scoring.model.problem import Problem, Severity
from danvan_scoring.model.result import PeriodResult
from danvan_scoring.model.rubric import Rubric
from danvan_scoring.model.submission import Submissions
from danvan_scoring.stages.check_dates import check_dates
from danvan_scoring.stages.check_plan import check_plan
from danvan_scoring.stages.parts import part_of


@dataclass(frozen=True)
class Loaded:
    """A period with those of its files that can be used, and all problems of reading them."""

    period: Period
    rubrics: tuple[Rubric, ...]
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
    ) -> PeriodResult:
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
        if faulty or self.submissions is None:
            raise InputError((*self.problems, *self.further()))
        found = self.evaluator.evaluate_together(
            self.rubrics,
            self.submissions,
            self.plan,
            as_of=as_of or self.period.as_of,
            outside_dates=outside_dates or self.period.outside_dates,
            progress=progress,
        )
        first = found.results[0]
        known = [warning for result in found.results for warning in result.warnings]
        read = [warning for warning in self.problems if warning not in known]
        first = replace(first, warnings=(*read, *first.warnings))
        return replace(found, results=(first, *found.results[1:]))

    def further(self) -> Iterator[Problem]:
        """Yield what the criteria say of what was read, beside what reading has told."""
        several = len(self.rubrics) > 1
        for rubric in self.rubrics:
            yield from check_dates(rubric, self.period.as_of, self.period.outside_dates)
            given = self.submissions
            if several and given is not None:
                given = part_of(given, rubric)
            plan = None if several else self.plan
            for problem in self.evaluator.check(rubric, given, plan):
                if problem not in self.problems:
                    yield problem
        if several and self.plan is not None:
            yield from check_plan(self.plan, *self.rubrics)


def load(path: Path, plugins: Sequence[str], block: Sequence[str]) -> Loaded:
    """Read a period and all its files, going on after faults as far as nothing is guessed.

    Raises:
        PlanError: the period's own file cannot be read.
        PluginError: a plugin cannot be loaded.
    """
    period, problems = read_period(path)
    if period is None:
        raise PlanError(problems)
    local = [file_of(period, name) for name in period.plugins if is_there(period, name)]
    evaluator = Evaluator([*local, *map(Path, plugins)], block=block)
    rubrics, plan, faults = read_policies(period)
    submissions, more = read_submissions(period, rubrics, plan)
    return Loaded(period, rubrics, plan, submissions, evaluator, (*problems, *faults, *more))
