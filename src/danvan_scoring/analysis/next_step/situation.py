"""The situation of a result: everything that trying other facts starts from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from danvan_scoring.model.bound import BoundRubric
from danvan_scoring.model.result import Result
from danvan_scoring.model.rubric import ClassBand, CriterionLine, Effect, FormField, Group, Rubric
from danvan_scoring.model.score import ScoreTable
from danvan_scoring.model.standing import Classification, Standing
from danvan_scoring.model.status import Status
from danvan_scoring.model.submission import Submissions
from danvan_scoring.stages.cohorts import cohorts
from danvan_scoring.stages.intake import Intake
from danvan_scoring.stages.moderate import moderate
from danvan_scoring.stages.reach import maximum_of
from danvan_scoring.stages.score import LeafScores, score


@dataclass(frozen=True, eq=False)
class Situation:
    """A result on one scale, with what its criteria came to before rounding.

    Attributes:
        result: the result.
        scale: code of a scale that has classes.
        raw: what the facts alone come to, by line.
        leaves: the same with the marks that stand in their place.
    """

    result: Result
    scale: str
    raw: Mapping[str, LeafScores]
    leaves: Mapping[str, LeafScores]

    @classmethod
    def of(cls, result: Result, scale: str) -> "Situation":
        """Score the facts of a result anew, to know the points before rounding.

        Raises:
            CriterionError: as scoring does.
        """
        raw = [*score(result.bound, result.submissions, result.provenance.as_of)]
        marked = moderate(raw, result.submissions)
        return cls(
            result, scale, {leaf.code: leaf for leaf in raw}, {leaf.code: leaf for leaf in marked}
        )

    @property
    def bound(self) -> BoundRubric:
        """The rubric, bound."""
        return self.result.bound

    @property
    def rubric(self) -> Rubric:
        """The rubric."""
        return self.result.bound.rubric

    @property
    def submissions(self) -> Submissions:
        """What came in."""
        return self.result.submissions

    @property
    def as_of(self) -> date:
        """The day of scoring."""
        return self.result.provenance.as_of

    @property
    def scores(self) -> ScoreTable:
        """All nodes."""
        return self.result.scores

    @property
    def standing(self) -> Standing:
        """Ranks on the scale."""
        return self.result.standings[self.scale]

    @property
    def classification(self) -> Classification:
        """Classes on the scale."""
        return self.result.classifications[self.scale]

    @cached_property
    def bands(self) -> tuple[ClassBand, ...]:
        """The classes of the scale, best first."""
        return self.rubric.classes_of(self.scale)

    @cached_property
    def fields(self) -> Mapping[str, FormField]:
        """The fields of the form by code."""
        return {field.code: field for field in self.rubric.form_fields}

    @cached_property
    def cells(self) -> Mapping[str, NDArray[Any]]:
        """What was handed in, by field; NaN, NaT or None where a cell is empty."""
        values = self.submissions.values
        return {str(code): values[code].to_numpy() for code in values.columns}

    @cached_property
    def cohort(self) -> NDArray[np.intp]:
        """The number of each unit's peer group within its authority."""
        return cohorts(self.rubric, self.submissions.units)

    @cached_property
    def submitted(self) -> NDArray[np.bool_]:
        """Which units handed anything in."""
        return Intake(self.bound, self.submissions, self.as_of).submitted

    @cached_property
    def proven(self) -> Mapping[str, NDArray[np.bool_]]:
        """Which units named a document, by field that requires one."""
        evidence = self.submissions.evidence
        named = evidence[evidence["evidence"] != ""]
        units = self.submissions.units.index
        return {
            code: np.asarray(units.isin(named.loc[named["field"] == code, "unit"]))
            for code, field in self.fields.items()
            if field.evidence == "required"
        }

    @cached_property
    def marks(self) -> Mapping[str, NDArray[np.float64]]:
        """The marks that stand, by line; NaN where none does."""
        marks = self.submissions.marks
        if marks is None:
            return {}
        row = {str(unit): number for number, unit in enumerate(self.submissions.units.index)}
        found: dict[str, NDArray[np.float64]] = {}
        for unit, code, points in marks[["unit", "criterion", "points"]].itertuples(index=False):
            leaf = self.raw[str(code)]
            column = found.setdefault(str(code), np.full(len(row), np.nan))
            if leaf.status[row[str(unit)]] not in (Status.NOT_APPLICABLE, Status.EXEMPT):
                column[row[str(unit)]] = float(points)
        return found

    def in_error(self, field: str, row: int) -> bool:
        """Whether a line that reads a field is in error for the unit in `row`."""
        return any(row in rows for rows in self._errors.get(field, ()))

    @cached_property
    def _errors(self) -> Mapping[str, list[set[int]]]:
        found: dict[str, list[set[int]]] = {}
        for code, line in self.bound.criteria.items():
            rows = set(np.flatnonzero(self.leaves[code].status == Status.ERROR).tolist())
            for field in line.read if rows else ():
                found.setdefault(field, []).append(rows)
        return found

    def in_penalty(self, code: str | None) -> bool:
        """Whether a group is a penalty group or lies inside one."""
        while code is not None:
            group = self.bound.groups[code]
            if group.kind == "penalty":
                return True
            code = group.group
        return False

    def effect(self, item: CriterionLine | Group, state: Status) -> Effect:
        """What a state that is not a number does to the parent."""
        if state is Status.ERROR:
            return "block"
        own: Effect | None = getattr(item.states, state.key)
        common: Effect = getattr(self.rubric.states, state.key)
        return own or common

    @property
    def unit(self) -> float:
        """How many counts of the last decimal make a point."""
        return float(10**self.rubric.rounding.decimals)

    def item(self, code: str) -> CriterionLine | Group:
        """Return a line or a group by its code."""
        group = self.bound.groups.get(code)
        return self.bound.criteria[code].line if group is None else group

    def declared(self, item: CriterionLine | Group) -> float:
        """Return the maximum by the rubric, in units of the last decimal."""
        own = item.max if isinstance(item, CriterionLine) else maximum_of(self.rubric, item)
        return float(own) * self.unit

    def above(self, item: CriterionLine | Group) -> tuple[Group, ...]:
        """The groups above a line or a group, nearest first."""
        found: list[Group] = []
        code = item.group
        while code is not None:
            found.append(self.bound.groups[code])
            code = found[-1].group
        return tuple(found)
