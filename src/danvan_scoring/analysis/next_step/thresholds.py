"""Thresholds: what a unit has to reach for a class, quotas included, the others given."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial

import numpy as np
from numpy.typing import NDArray

from danvan_scoring.analysis.next_step.situation import Situation
from danvan_scoring.model.ranking import competition_rank
from danvan_scoring.model.rounding import Points, round_to_units, to_units
from danvan_scoring.model.rubric import Quota
from danvan_scoring.model.score import ScoreTable
from danvan_scoring.model.standing import Classification, Standing
from danvan_scoring.stages.quotas import apply_quota

_MOST = 2**40


@dataclass(frozen=True)
class Threshold:
    """What it takes to end in a class or a better one, once gates have left a unit in some class.

    Attributes:
        least: the least measure that is enough if the unit wins all ties.
        sure: the least that is enough if it loses all ties.
        ties: at `least`, the tie-breaks that are enough: the least points of the first, the second
            and so on. Any of them will do.
    """

    least: int
    sure: int
    ties: tuple[tuple[int, ...], ...] = ()


@dataclass(frozen=True, eq=False)
class Rivals:
    """The other units as they stand, and one unit among them.

    Attributes:
        situation: the result.
        row: position of the unit.
        scores: nodes of all units, as the unit's own changes leave the others.
        standing: their standing.
        classification: their classes.
    """

    situation: Situation
    row: int
    scores: ScoreTable
    standing: Standing
    classification: Classification

    def threshold(self, after_gates: int, wanted: int) -> Threshold | None:
        """Find what it takes to end at position `wanted` or better; None if nothing is enough.

        Args:
            after_gates: the position in which gates leave the unit.
            wanted: the position that it wants.
        """
        cut = to_units(
            self.situation.bands[after_gates].from_, self.situation.rubric.measure_decimals
        )
        if not self._quotas:
            return Threshold(cut, cut)
        rivals = self.standing.measure[self.standing.ranked]
        possible = np.unique(np.concatenate([[cut], rivals, rivals + 1]))

        def enough(measure: int, *ties: int, rest: int) -> bool:
            return self._final(after_gates, measure, ties, rest) <= wanted

        least = _first(possible, lambda own: enough(own, rest=_MOST))
        if least is None:
            return None
        sure = _first(possible, lambda own: enough(own, rest=-_MOST))
        if sure is None or sure == least:
            return Threshold(least, least if sure is None else sure)
        return Threshold(least, sure, tuple(self._tied(partial(enough, least))))

    def _tied(self, enough: Callable[..., bool]) -> Iterator[tuple[int, ...]]:
        """Yield the tie-breaks that are enough, level by level."""
        equal: tuple[int, ...] = ()
        for column in self._ties:
            possible = np.unique(np.concatenate([column, column + 1]))
            level = _first(possible, lambda own: enough(*equal, own, rest=_MOST))  # noqa: B023
            if level is None:
                return
            if enough(*equal, level, rest=-_MOST):
                yield (*equal, level)
                return
            yield (*equal, level + 1)
            equal = (*equal, level)
        yield equal

    def _final(self, after_gates: int, measure: int, given: Sequence[int], rest: int) -> int:
        """The position after the quotas, for a unit with this measure and these tie-breaks."""
        own = self.row
        measures = self.standing.measure.copy()
        measures[own] = measure
        ties = [column.copy() for column in self._ties]
        for number, column in enumerate(ties):
            column[own] = given[number] if number < len(given) else rest
        ranked = self.standing.ranked.copy()
        ranked[own] = True
        peers = self.situation.cohort
        place, tied = competition_rank([measures, *ties], peers, ranked)
        standing = replace(
            self.standing, measure=measures, ranked=ranked, peer_rank=place, peer_tied=tied
        )
        classes = self._before_quotas.copy()
        classes[own] = after_gates
        titles = tuple((band.code, band.title) for band in self.situation.bands)
        for quota in self._quotas:
            classes = apply_quota(
                quota, classes, titles, self.situation.rubric, standing, peers
            ).after.copy()
        return int(classes[own])

    @cached_property
    def _quotas(self) -> tuple[Quota, ...]:
        return tuple(
            quota
            for quota in self.situation.rubric.quotas
            if quota.scale in (None, self.situation.scale)
        )

    @cached_property
    def _before_quotas(self) -> NDArray[np.int8]:
        gates = [step for step in self.classification.steps if step.kind == "gate"]
        return gates[-1].after if gates else self.classification.by_points

    @cached_property
    def _ties(self) -> list[Points]:
        rounding = self.situation.rubric.rounding
        columns = [
            self.scores.nodes[code].points for code in self.situation.rubric.ranking.tie_breaks
        ]
        return [
            np.asarray(column, dtype=np.int64)
            if column.dtype == np.int64
            else round_to_units(np.asarray(column), rounding.decimals, rounding.mode)
            for column in columns
        ]


def _first(possible: NDArray[np.int64], enough: Callable[[int], bool]) -> int | None:
    """The first value that is enough; more is never less than enough."""
    low, high = 0, len(possible)
    while low < high:
        middle = (low + high) // 2
        if enough(int(possible[middle])):
            high = middle
        else:
            low = middle + 1
    return int(possible[low]) if low < len(possible) else None
