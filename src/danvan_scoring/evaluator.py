"""The composition root: plugins, rubric and submissions in, a result out, stage by stage."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from importlib.metadata import version
from pathlib import Path
from types import ModuleType

from danvan_scoring.errors import PlanError, RubricError, SubmissionError
from danvan_scoring.model.base import SourceFile
from danvan_scoring.model.bound import BoundRubric
from danvan_scoring.model.plan import Plan
from danvan_scoring.model.problem import Problem, Severity
from danvan_scoring.model.result import PeriodResult, Provenance, Result
from danvan_scoring.model.rubric import Rubric
from danvan_scoring.model.submission import Submissions
from danvan_scoring.plugins.discovery import load_plugins
from danvan_scoring.plugins.registry import Registry
from danvan_scoring.stages.aggregate import aggregate
from danvan_scoring.stages.bind import bind
from danvan_scoring.stages.check_dates import check_dates
from danvan_scoring.stages.check_plan import check_plan
from danvan_scoring.stages.check_rubric import check_rubric
from danvan_scoring.stages.commend import commend
from danvan_scoring.stages.comply import comply
from danvan_scoring.stages.parts import check_parts, check_together, part_of
from danvan_scoring.stages.score import score
from danvan_scoring.stages.settle import settle
from danvan_scoring.stages.validate import validate


class Evaluator:
    """Scores periods with the criteria of the plugins that it was made with.

    Two evaluators with different plugins live side by side; neither keeps anything between calls.

    Args:
        plugins: local modules, or paths of `.py` files, to take beside the installed plugins.
        block: names of plugins to leave out on purpose.
        discover: whether to take the installed plugins at all.

    Raises:
        PluginError: a plugin cannot be loaded or breaks the contract.
    """

    def __init__(
        self,
        plugins: Sequence[str | Path | ModuleType] = (),
        *,
        block: Collection[str] = (),
        discover: bool = True,
    ) -> None:
        self.registry: Registry = load_plugins(plugins, block=block, discover=discover)
        self._made_with = (tuple(plugins), tuple(block), discover)

    def __reduce__(self) -> tuple[object, ...]:
        """Travel to another process as how it was made: the plugins are loaded anew there."""
        plugins, block, discover = self._made_with
        return partial(Evaluator, block=block, discover=discover), (plugins,)

    def check(
        self,
        rubric: Rubric,
        submissions: Submissions | None = None,
        plan: Plan | None = None,
    ) -> tuple[Problem, ...]:
        """Return every problem of a rubric, and of a plan and submissions where given."""
        _, of_rubric = self._bind(rubric)
        units = submissions.units.index if submissions else None
        of_plan = check_plan(plan, rubric, units=units) if plan else []
        of_submissions: list[Problem] = []
        if submissions and not _has_errors(of_rubric):
            of_submissions = self._validate(rubric, submissions)
        return (*of_rubric, *of_plan, *of_submissions)

    def bind(self, rubric: Rubric) -> BoundRubric:
        """Give every line of a rubric the criterion that scores it.

        Raises:
            RubricError: the rubric cannot be used; all its problems.
        """
        bound, problems = self._bind(rubric)
        if bound is None or _has_errors(problems):
            raise RubricError(problems)
        return bound

    def score_only(self, bound: BoundRubric, submissions: Submissions, *, as_of: date) -> Result:
        """Score what has been checked already, without ranks, classes, marks and plan.

        Args:
            bound: as `bind` gives it.
            submissions: units of the rubric's kinds.
            as_of: the day on which waivers, deadlines and time limits are looked at.

        Raises:
            CriterionError: a criterion raised or broke its contract.
        """
        scores = aggregate(bound, score(bound, submissions, as_of), submissions.units.index)
        return Result(
            bound=bound,
            submissions=submissions,
            scores=scores,
            standings={},
            classifications={},
            compliance=None,
            warnings=(),
            provenance=self._provenance(bound.rubric, submissions, None, as_of, ""),
        )

    def evaluate(
        self,
        rubric: Rubric,
        submissions: Submissions,
        plan: Plan | None = None,
        *,
        as_of: date,
        outside_dates: str = "",
        progress: Callable[[str], None] = lambda _stage: None,
    ) -> Result:
        """Score, rank, classify and compare with the plan.

        Args:
            rubric: the decision, as data.
            submissions: units, values, evidence, waivers, progress and receipts.
            plan: without it the result has no compliance.
            as_of: the day on which waivers, deadlines and time limits are looked at.
            outside_dates: why the rubric is used although it is not in force on `as_of`; without
                a reason that is refused.
            progress: told the name of every stage as it begins.

        Raises:
            RubricError: the rubric cannot be used; all its problems.
            PlanError: the plan cannot be used with this rubric.
            SubmissionError: units or values do not fit the rubric.
            CriterionError: a criterion raised or broke its contract.
            TypeError: `as_of` is no day.
        """
        if not isinstance(as_of, date) or isinstance(as_of, datetime):
            raise TypeError(f"as_of is a datetime.date, not {type(as_of).__name__}")
        warnings = _read_with(rubric.source, plan.source if plan else None) + submissions.warnings
        progress("bind")
        bound, problems = self._bind(rubric)
        problems += check_dates(rubric, as_of, outside_dates)
        warnings += _stop_on_errors(problems, RubricError)
        if bound is None:
            raise RubricError(problems)
        progress("validate")
        if plan is not None:
            warnings += _stop_on_errors(
                check_plan(plan, rubric, units=submissions.units.index), PlanError
            )
        problems = self._validate(rubric, submissions)
        warnings += _stop_on_errors(problems, SubmissionError)
        settled = settle(bound, submissions, as_of, progress)
        progress("comply")
        compliance = comply(plan, submissions, as_of) if plan is not None else None
        result = Result(
            bound=bound,
            submissions=submissions,
            scores=settled.scores,
            standings=settled.standings,
            classifications=settled.classifications,
            compliance=compliance,
            warnings=warnings,
            provenance=self._provenance(rubric, submissions, plan, as_of, outside_dates),
        )
        return replace(result, commendations=commend(result, compliance))

    def evaluate_together(
        self,
        rubrics: Sequence[Rubric],
        submissions: Submissions,
        plan: Plan | None = None,
        *,
        as_of: date,
        outside_dates: str = "",
        progress: Callable[[str], None] = lambda _stage: None,
    ) -> PeriodResult:
        """Score a period that has several rubrics, each for the units of its own kinds.

        Ranks and classes are counted within each rubric; the plan is compared with all units.

        Args:
            rubrics: one or more; no kind of unit belongs to two of them.
            submissions: those of all units.
            plan: without it there is no compliance.
            as_of: as for `evaluate`, and so are the others.
            outside_dates: why a rubric is used on a day on which it is not in force.
            progress: told the name of every stage as it begins.

        Raises:
            RubricError: the rubrics cannot be used, or not together.
            PlanError: the plan cannot be used with these rubrics.
            SubmissionError: units or values do not fit the rubrics.
            CriterionError: a criterion raised or broke its contract.
        """
        if len(rubrics) == 1:
            result = self.evaluate(
                rubrics[0],
                submissions,
                plan,
                as_of=as_of,
                outside_dates=outside_dates,
                progress=progress,
            )
            return PeriodResult((result,), submissions, result.compliance)
        _stop_on_errors(check_together(rubrics), RubricError)
        if plan is not None:
            units = submissions.units.index
            _stop_on_errors(check_plan(plan, *rubrics, units=units), PlanError)
        _stop_on_errors([*check_parts(rubrics, submissions)], SubmissionError)
        results = [
            self.evaluate(
                rubric,
                part_of(submissions, rubric),
                as_of=as_of,
                outside_dates=outside_dates,
                progress=progress,
            )
            for rubric in rubrics
        ]
        compliance = comply(plan, submissions, as_of) if plan is not None else None
        # Of each rubric the plan is not known when it is evaluated, but with all units together.
        told = tuple(replace(own, commendations=commend(own, compliance)) for own in results)
        return PeriodResult(told, submissions, compliance)

    def _bind(self, rubric: Rubric) -> tuple[BoundRubric | None, list[Problem]]:
        problems = check_rubric(rubric)
        bound, unbound = bind(rubric, self.registry.criteria)
        problems += unbound
        if not _has_errors(problems):
            problems += self.registry.check_rubric(rubric)
        return bound, problems

    def _validate(self, rubric: Rubric, submissions: Submissions) -> list[Problem]:
        problems = validate(rubric, submissions)
        if not _has_errors(problems):
            problems += self.registry.check_submissions(rubric, submissions)
        return problems

    def _provenance(
        self,
        rubric: Rubric,
        submissions: Submissions,
        plan: Plan | None,
        as_of: date,
        outside_dates: str,
    ) -> Provenance:
        bases = rubric.source.bases if rubric.source else ()
        files = [rubric.source, *bases, plan.source if plan else None, *submissions.sources]
        return Provenance(
            as_of=as_of,
            outside_dates=outside_dates,
            library=version("danvan-scoring"),
            plugins=tuple(
                (plugin.name, plugin.distribution, plugin.version, plugin.sha256)
                for plugin in self.registry.plugins
            ),
            sources=tuple(SourceFile(path=file.path, sha256=file.sha256) for file in files if file),
        )


def _read_with(*sources: SourceFile | None) -> tuple[Problem, ...]:
    """Return the warnings of reading files, which travel with what was read."""
    return tuple(warning for source in sources if source for warning in source.warnings)


def _stop_on_errors(
    problems: Sequence[Problem], error: type[RubricError | PlanError | SubmissionError]
) -> tuple[Problem, ...]:
    """Raise if any problem is an error; else return them, which are warnings."""
    if _has_errors(problems):
        raise error(problems)
    return tuple(problems)


def _has_errors(problems: Sequence[Problem]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)
