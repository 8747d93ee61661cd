"""Moves: where the same units stand in two results, before and after something was edited."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from danvan_scoring.model.frames import shown
from danvan_scoring.model.notation import exact_column
from danvan_scoring.model.result import Result
from danvan_scoring.model.status import Status
from danvan_scoring.stages.ranking_list import RankedUnit, ranked_units


@dataclass(frozen=True)
class Move:
    """One unit on one scale, in both results."""

    before: RankedUnit
    after: RankedUnit

    @property
    def points(self) -> bool:
        """Whether its points, or the maximum that applies, changed."""
        own, other = self.before, self.after
        return (own.points, own.maximum, own.status) != (other.points, other.maximum, other.status)

    @property
    def rank(self) -> bool:
        """Whether its place among its peers changed; a place that is now shared did too."""
        return self.before.peer_label != self.after.peer_label

    @property
    def class_(self) -> bool:
        """Whether its class changed, or whether it may have one."""
        own, other = self.before, self.after
        return (own.class_final, own.eligible) != (other.class_final, other.eligible)

    @property
    def any(self) -> bool:
        """Whether anything changed."""
        return self.points or self.rank or self.class_


@dataclass(frozen=True)
class LineMove:
    """One criterion of one unit, in both results; points None where there are none.

    Attributes:
        code: of the criterion.
        title: of the criterion, as the later rubric has it.
        before: points, maximum and state.
        after: the same.
    """

    code: str
    title: str
    before: tuple[Decimal | None, Decimal, Status] | None
    after: tuple[Decimal | None, Decimal, Status] | None


def moves(before: Result, after: Result) -> list[Move]:
    """Compare two results of the same units, in the order of the later ranking."""
    known = {(own.scale, own.unit): own for own in ranked_units(before)}
    return [
        Move(known[own.scale, own.unit], own)
        for own in ranked_units(after)
        if (own.scale, own.unit) in known
    ]


def class_counts(found: Sequence[Move], order: Sequence[str]) -> Mapping[str, tuple[int, int]]:
    """Count units by class, before and after.

    Args:
        found: units of one scale.
        order: titles of classes, best first; of others that there are, those after them.

    Returns:
        The counts by title; "" stands for no class.
    """
    before = Counter(own.before.class_final for own in found)
    after = Counter(own.after.class_final for own in found)
    titles = dict.fromkeys([*order, *sorted(before | after, reverse=True)])
    return {own: (before[own], after[own]) for own in titles if before[own] or after[own]}


def line_moves(before: Result, after: Result, unit: str) -> list[LineMove]:
    """List the criteria at which a unit came to something else."""
    own, other = _lines(before, unit), _lines(after, unit)
    titles = {
        code: line.line.title
        for result in (before, after)
        for code, line in result.bound.criteria.items()
    }
    return [
        LineMove(code, titles[code], own.get(code), other.get(code))
        for code in dict.fromkeys([*other, *own])
        if own.get(code) != other.get(code)
    ]


def _lines(result: Result, unit: str) -> dict[str, tuple[Decimal | None, Decimal, Status]]:
    row = [str(own) for own in result.scores.units].index(unit)
    rounding = result.bound.rubric.rounding
    found = {}
    for code in result.bound.criteria:
        node = result.scores.nodes[code]
        status = Status(node.status[row])
        columns = [
            shown(node.points, rounding.decimals)[row],
            shown(node.maximum, rounding.decimals)[row],
        ]
        points, maximum = exact_column(columns, rounding.decimals, rounding.mode)
        scored = points if status is Status.SCORED else None
        found[code] = (scored, maximum or Decimal(0), status)
    return found
