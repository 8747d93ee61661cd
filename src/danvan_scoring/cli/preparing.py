"""From the path of a period to what is known before anything has come in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import pandas as pd

from danvan_scoring.errors import InputError, PlanError
from danvan_scoring.evaluator import Evaluator
from danvan_scoring.io.period_file import file_of, is_there, read_bare_period
from danvan_scoring.io.policy_files import read_policies
from danvan_scoring.io.submission_files import Register, read_register
from danvan_scoring.model.bound import BoundRubric
from danvan_scoring.model.form import FormStage
from danvan_scoring.model.period import Period
from danvan_scoring.model.plan import Plan
from danvan_scoring.model.problem import Problem, Severity
from danvan_scoring.model.rubric import Rubric
from danvan_scoring.stages.check_plan import check_plan
from danvan_scoring.stages.make_form import FormMaker


@dataclass(frozen=True)
class Prepared:
    """A period with its policies and its register of units.

    Attributes:
        period: the period.
        rubrics: its rubrics.
        plan: its plan, if it has one.
        register: units, waivers and extensions.
        evaluator: with the plugins of the period and of the command line.
        warnings: what reading the files has remarked.
    """

    period: Period
    rubrics: tuple[Rubric, ...]
    plan: Plan | None
    register: Register
    evaluator: Evaluator
    warnings: tuple[Problem, ...]

    @property
    def units(self) -> pd.DataFrame:
        """The units."""
        return self.register.units

    @cached_property
    def bound(self) -> Mapping[str, BoundRubric]:
        """The rubric that scores the units of a kind, by the code of the kind."""
        found: dict[str, BoundRubric] = {}
        for rubric in self.rubrics:
            bound = self.evaluator.bind(rubric)
            found |= dict.fromkeys((kind.code for kind in rubric.kinds), bound)
        return found

    def maker(self, kind: str, stage: FormStage) -> FormMaker:
        """Return what makes the forms of the units of a kind."""
        return FormMaker(self.bound[kind], self.period, self.plan, stage)

    def due(self, unit: str) -> date | None:
        """Return the last day on which a unit's form is on time, with the time granted to it."""
        granted = self.register.extensions
        own = granted.loc[granted["unit"] == unit, "until"]
        return self.period.forms_due if own.empty else pd.Timestamp(own.iloc[0]).date()


def prepare(path: Path, plugins: Sequence[str], block: Sequence[str]) -> Prepared:
    """Read a period as far as it is known before anything has come in.

    Raises:
        InputError: all faults of the period's file, of rubrics, plan, units and the like.
        PluginError: a plugin cannot be loaded.
    """
    period, problems = read_bare_period(path)
    if period is None:
        raise PlanError(problems)
    local = [file_of(period, name) for name in period.plugins if is_there(period, name)]
    evaluator = Evaluator([*local, *map(Path, plugins)], block=block)
    rubrics, plan, faults = read_policies(period)
    register, more = read_register(period, rubrics)
    problems = [*problems, *faults, *more]
    if plan is not None and register is not None:
        problems += check_plan(plan, *rubrics, units=register.units.index)
    faulty = any(problem.severity is Severity.ERROR for problem in problems)
    if register is None or faulty:
        raise InputError(problems)
    return Prepared(period, rubrics, plan, register, evaluator, tuple(problems))
