"""What the cells of the ranking show before anything is changed: the library's own result."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from danvan_scoring.model.rounding import divide_to_units, round_to_units
from danvan_scoring.model.standing import Standing
from danvan_scoring.model.status import Status
from danvan_scoring.model.text import Language
from danvan_scoring.reports.workbook.book import ScalePart
from danvan_scoring.reports.workbook.page import Value
from danvan_scoring.reports.workbook.ranking_columns import Columns
from danvan_scoring.reports.workbook.words import HOLDS, NOT_BOUND, OPEN, STATES
from danvan_scoring.stages.class_path import NO_CLASS_TEXT, NOT_ELIGIBLE_TEXT
from danvan_scoring.stages.cohorts import authorities, cohorts
from danvan_scoring.stages.conditions import find_in_values
from danvan_scoring.stages.quotas import places

Column = NDArray[np.int64]


@dataclass(frozen=True)
class RankingValues:
    """Finds the values of the columns of one scale."""

    part: ScalePart
    language: Language

    def of(self, row: int) -> Mapping[str, Value]:
        """The values of one unit, by the key of the column."""
        found = {key: _cell(column, row) for key, column in self._all.items()}
        for key in ("measure", "share", *self._columns.ties):
            if not self._standing.ranked[row]:
                found[key] = ""
        return found

    @cached_property
    def _all(self) -> Mapping[str, NDArray[np.generic] | list[Value]]:
        part, standing = self.part, self._standing
        rubric, total = part.result.bound.rubric, part.result.scores.nodes[part.scale.code]
        units = part.result.submissions.units
        maximum = np.asarray(total.maximum)
        points = np.asarray(total.points, dtype=np.int64)
        top = points * (100 * 10**self._columns.percent_decimals)
        under = np.where(maximum > 0, maximum, 1)
        share = divide_to_units(top, under, rubric.rounding.mode)
        step = 10.0**part.result.scores.decimals
        known = standing.ranked
        return {
            "peer_rank": _or_blank(standing.peer_rank, known),
            "overall": _or_blank(standing.overall_rank, known),
            "points": self._points(points / step),
            "maximum": maximum / step,
            "percent": _or_blank(share / 10.0**self._columns.percent_decimals, known),
            "top": top,
            "under": maximum,
            "share": share,
            "measure": standing.measure,
            "cohort": cohorts(rubric, units) + 1,
            "area": authorities(units) + 1,
            **dict(zip(self._columns.ties, self._ties(), strict=True)),
            **(self._classes() if self._columns.bands else {}),
        }

    def _points(self, points: NDArray[np.float64]) -> list[Value]:
        states = self.part.result.scores.nodes[self.part.scale.code].status
        ranked = self._standing.ranked
        return [
            float(points[row])
            if ranked[row]
            else STATES[Status(state)].pick(self.language)
            if state
            else ""
            for row, state in enumerate(states.tolist())
        ]

    def _ties(self) -> list[Column]:
        rubric, nodes = self.part.result.bound.rubric, self.part.result.scores.nodes
        found = []
        for code in rubric.ranking.tie_breaks:
            points = nodes[code].points
            if points.dtype == np.float64:
                floats = np.asarray(points, dtype=np.float64)
                points = round_to_units(floats, rubric.rounding.decimals, rubric.rounding.mode)
            found.append(np.asarray(points, dtype=np.int64))
        return found

    def _classes(self) -> dict[str, NDArray[np.generic] | list[Value]]:
        part, columns = self.part, self._columns
        own = part.result.classifications[part.scale.code]
        rubric, units = part.result.bound.rubric, part.result.submissions.units
        kinds = units["kind"]
        found: dict[str, NDArray[np.generic] | list[Value]] = {"class": own.by_points + 1}
        for number, gate in enumerate(columns.gates):
            step = own.steps[number]
            marks = np.where(step.affected, HOLDS, "").astype(object)
            marks = np.where(step.unknown, OPEN, marks)
            if gate.applies_to:
                marks = np.where(kinds.isin(gate.applies_to).to_numpy(), marks, NOT_BOUND)
            found[f"gate{number}"] = [*marks.tolist()]
            found[f"after_gate{number}"] = step.after + 1
            for key, fact in columns.facts_of(number).items():
                holds, unknown = find_in_values(fact, part.result.submissions.values)
                found[key] = [*np.where(unknown, OPEN, np.where(holds, HOLDS, "")).tolist()]
        peers = cohorts(rubric, units)
        for number, quota in enumerate(columns.quotas):
            step = own.steps[len(columns.gates) + number]
            position = own.classes.index(quota.class_)
            members, place, limit = places(
                quota, step.before, position, rubric, self._standing, peers
            )
            bound = [rubric.peer_groups[group].code for group in self._standing.peer_group]
            applies = [not quota.peer_groups or code in quota.peer_groups for code in bound]
            found[f"limit{number}"] = _or_blank(limit, np.array(applies, dtype=np.bool_))
            found[f"place{number}"] = _or_blank(place, members)
            found[f"after_quota{number}"] = step.after + 1
        return found | self._titles(own.by_points, own.final)

    def _titles(
        self, by_points: NDArray[np.int8], final: NDArray[np.int8]
    ) -> dict[str, NDArray[np.generic] | list[Value]]:
        titles = [band.title for band in self._columns.bands]
        states = self.part.result.scores.nodes[self.part.scale.code].status
        others = {-1: NO_CLASS_TEXT.pick(self.language), -2: NOT_ELIGIBLE_TEXT.pick(self.language)}
        return {
            "by_points": [titles[own] if own >= 0 else "" for own in by_points.tolist()],
            "final": [
                titles[own] if own >= 0 else "" if own == -1 and state else others[own]
                for own, state in zip(final.tolist(), states.tolist(), strict=True)
            ],
        }

    @cached_property
    def _columns(self) -> Columns:
        return Columns(self.part)

    @property
    def _standing(self) -> Standing:
        return self.part.result.standings[self.part.scale.code]


def _or_blank(column: NDArray[np.generic], known: NDArray[np.bool_]) -> list[Value]:
    return [value if there else "" for value, there in zip(column.tolist(), known, strict=True)]


def _cell(column: NDArray[np.generic] | list[Value], row: int) -> Value:
    value: Value = column[row] if isinstance(column, list) else column[row].item()
    return value
