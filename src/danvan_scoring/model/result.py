"""The result of a period: frozen, and the same bytes for the same inputs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from danvan_scoring.model.base import SourceFile
from danvan_scoring.model.bound import BoundRubric
from danvan_scoring.model.commendation import Commended
from danvan_scoring.model.frames import class_steps_frame, points_frame, ranking_frame
from danvan_scoring.model.plan import Plan, ReportDuty
from danvan_scoring.model.problem import Problem
from danvan_scoring.model.score import ScoreTable
from danvan_scoring.model.standing import Classification, Standing
from danvan_scoring.model.submission import Submissions


@dataclass(frozen=True, eq=False)
class Compliance:
    """How far the plan was carried out, as of a day.

    Attributes:
        tasks: one row a unit and task: `unit`, `task`, `group`, `state` (a `TaskState` value),
            `date` (done on; NaT), `last_day`, `days_late` (0 if none), `evidence`, `note`.
        reports: one row a unit and report: `unit`, `report`, `state` (`on_time`, `late`,
            `not_sent`, `not_due`, `not_applicable`), `date`, `last_day`, `days_late`, `evidence`.
        by_task: one row a task: `task`, `group`, `title`, a column of counts for each `TaskState`,
            `numerator` (units that have done it), `denominator` (bound units not waived), `target`
            (percent as Decimal, or None), `met` (True, False, or None without target), `missing`
            (a tuple of the codes of the units not counted in the numerator), `leads` and
            `coordinates` (tuples of the codes of the units that lead and coordinate it).
        by_group: one row a group of tasks, with the same counts, `numerator` and `denominator`.
        by_unit: one row a unit, with the same counts, `numerator` and `denominator`.
        report: the report of the plan that the figures go into; None if it owes none.
    """

    plan: Plan
    as_of: date
    tasks: pd.DataFrame
    reports: pd.DataFrame
    by_task: pd.DataFrame
    by_group: pd.DataFrame
    by_unit: pd.DataFrame
    report: ReportDuty | None


@dataclass(frozen=True)
class Provenance:
    """What a result was made from and with.

    Attributes:
        as_of: the day on which the period was scored.
        outside_dates: why the rubric was used although not in force on that day, or "".
        library: version of this library.
        plugins: (plugin, distribution, version, sha256 of a local module or "") in use.
        sources: rubric, plan and every input file, with their digests.
    """

    as_of: date
    library: str
    plugins: tuple[tuple[str, str, str, str], ...]
    sources: tuple[SourceFile, ...]
    outside_dates: str = ""


@dataclass(frozen=True, eq=False)
class Result:
    """Everything that one evaluation found (kết quả chấm điểm của kỳ).

    `commendations` tells of every rule and unit how the unit meets it, rules in the rubric's order.
    The arrays are the truth; the frames are views for people, new ones at each call. Two results
    are compared by what they say (their frames, or their JSON), not by `==`, which arrays have not
    in one value.
    """

    bound: BoundRubric
    submissions: Submissions
    scores: ScoreTable
    standings: Mapping[str, Standing]
    classifications: Mapping[str, Classification]
    compliance: Compliance | None
    warnings: tuple[Problem, ...]
    provenance: Provenance
    commendations: tuple[Commended, ...] = ()

    def __repr__(self) -> str:
        """Say what it is the result of, in one line."""
        rubric, units = self.bound.rubric, len(self.submissions.units)
        return f"<Result of {rubric.id} {rubric.version}: {units} units>"

    @property
    def ranking(self) -> pd.DataFrame:
        """The ranking: one row a unit and scale, by peer group and rank, unranked units last.

        Columns: `scale`, `peer_group`, `peer_rank`, `peer_label` ("=3"), `overall_rank`,
        `overall_label`, `unit`, `name`, `kind`, `points`, `maximum` (that applies), `percent`,
        `status`, `class_by_points`, `class_after_gates`, `class_` (that counts), `eligible`.
        """
        return ranking_frame(
            self.bound, self.submissions.units, self.scores, self.standings, self.classifications
        )

    @property
    def points(self) -> pd.DataFrame:
        """The long table: one row a unit and node of the rubric.

        Columns: `unit`, `node`, `node_kind` (scale, group, criterion), `parent`, `title`, `points`
        (NaN where not scored), `maximum`, `status`, `reason_key`.
        """
        return points_frame(self.bound, self.scores)

    @property
    def class_steps(self) -> pd.DataFrame:
        """The record of gates and quotas: one row a unit that a step touched or left open.

        Columns: `scale`, `unit`, `step`, `kind`, `outcome` (changed, no_change, unknown),
        `class_before`, `class_after`, `reason_vi`, `reason_en`.
        """
        return class_steps_frame(self.submissions.units, self.classifications)


@dataclass(frozen=True, eq=False)
class PeriodResult:
    """Everything that one period came to, by one rubric or several.

    Attributes:
        results: one for each rubric, with the units that it scores.
        submissions: those of all units.
        compliance: of all units with the plan, or None without one.
    """

    results: tuple[Result, ...]
    submissions: Submissions
    compliance: Compliance | None

    @classmethod
    def of(cls, result: Result) -> "PeriodResult":
        """Return the period of a single rubric."""
        return cls((result,), result.submissions, result.compliance)

    @property
    def as_of(self) -> date:
        """The day on which the period was scored."""
        return self.results[0].provenance.as_of
