"""Rank reversal: which units would stand otherwise if one of the others were withdrawn.

Only criteria that compare units, and quotas, can do that. Every withdrawal is a world of its own,
without the unit's row: it is not a unit that scores nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from danvan_scoring.analysis.worlds import worlds
from danvan_scoring.model.bound import BoundRubric
from danvan_scoring.model.notation import exact
from danvan_scoring.model.result import Result
from danvan_scoring.model.rubric import Quota
from danvan_scoring.model.score import LeafReasons
from danvan_scoring.model.standing import NO_CLASS
from danvan_scoring.model.submission import Submissions
from danvan_scoring.stages.moderate import moderate
from danvan_scoring.stages.score import LeafScores, score
from danvan_scoring.stages.settle import Settled, settle_leaves

_ROWS_AT_ONCE = 200_000
"""Units of all worlds that are held at one time."""

_Rows = NDArray[np.intp]


@dataclass(frozen=True)
class Moved:
    """A unit that stands otherwise on one scale, once another unit is withdrawn.

    Attributes:
        unit: its code.
        kept_rank: its rank in its peer group if nothing but the other's row were gone; 0 for none.
        rank: its rank there once everything is computed anew; 0 for none.
        class_before: its class now, as `Classification.final` counts.
        class_after: its class then.
        by: what changes its class: a quota, a criterion that compares units (by its points or
            those of others), or both: first a quota that the withdrawal itself fills or empties,
            or after the criterion one that has the unit's place; nothing if the class stays.
        points_before: its points on the scale now.
        points_after: its points then.
    """

    unit: str
    kept_rank: int
    rank: int
    class_before: int
    class_after: int
    by: tuple[Literal["quota", "criterion"], ...]
    points_before: Decimal
    points_after: Decimal


@dataclass(frozen=True)
class Withdrawal:
    """What withdrawing one unit does to the others on one scale, where it does anything.

    Attributes:
        unit: which is withdrawn.
        scale: on which.
        lines: the criteria at which points of others change.
        changed: how many others have another total.
        moves: the others whose order or class changes, in the order of the units.
    """

    unit: str
    scale: str
    lines: Sequence[str]
    changed: int
    moves: Sequence[Moved]


@dataclass(frozen=True)
class Reversals:
    """What withdrawing any one unit does to the others.

    Attributes:
        relative: the criteria that compare units.
        quotas: the quotas of the rubric.
        units: how many units were withdrawn in turn; 0 where nothing could move.
        withdrawals: those that change anything, by scale and in the order of the units.
    """

    relative: Sequence[str]
    quotas: Sequence[Quota]
    units: int
    withdrawals: Sequence[Withdrawal]


def reversals(result: Result) -> Reversals:
    """Withdraw each unit in turn, and find whose order or class among the others changes.

    Without a criterion that compares units and without quotas nothing can move, and nothing is
    tried; `tests/laws/test_no_rank_reversal.py` holds that for any such rubric.

    Args:
        result: of any number of units.

    Raises:
        CriterionError: a criterion cannot do without one of the units.
    """
    bound = result.bound
    relative = tuple(
        code for code, own in bound.criteria.items() if own.criterion.scope == "cohort"
    )
    size, quotas = len(result.scores.units), bound.rubric.quotas
    if size < 2 or not (relative or quotas):  # noqa: PLR2004 (one to withdraw, one that could move)
        return Reversals(relative, quotas, 0, ())
    leaves = list(_leaves(bound, result, result.submissions))
    at_once = max(1, _ROWS_AT_ONCE // size)
    found = [
        own
        for first in range(0, size, at_once)
        for own in _withdrawn(
            result, relative, leaves, np.arange(first, min(first + at_once, size))
        )
    ]
    scales = [scale.code for scale in bound.rubric.scales]
    found.sort(key=lambda own: scales.index(own.scale))
    return Reversals(relative, quotas, size, tuple(found))


def _leaves(bound: BoundRubric, result: Result, given: Submissions) -> Iterator[LeafScores]:
    return moderate(score(bound, given, result.provenance.as_of), given)


def _withdrawn(
    result: Result, relative: Sequence[str], leaves: Sequence[LeafScores], gone: _Rows
) -> Iterator[Withdrawal]:
    """Yield what some withdrawals do, one world each."""
    size = len(result.scores.units)
    every = np.tile(np.arange(size), len(gone))
    stays = every != np.repeat(gone, size)
    rows = every[stays].reshape(len(gone), size - 1)
    tiled = worlds(result.submissions, len(gone))
    others = replace(tiled, units=tiled.units[stays], values=tiled.values[stays])
    as_they_are = [_at(leaf, rows.ravel()) for leaf in leaves]
    kept = settle_leaves(result.bound, as_they_are, others)
    anew = kept
    if relative:
        compared = _compared_anew(result, relative, rows)
        of_world = [compared.get(leaf.code, leaf) for leaf in as_they_are]
        anew = settle_leaves(result.bound, of_world, others)
    for scale in result.standings:
        yield from _Comparison(result, scale, relative, kept, anew).found(gone, rows)


def _at(leaf: LeafScores, rows: _Rows) -> LeafScores:
    reasons = LeafReasons(leaf.reasons.keys, leaf.reasons.code[rows])
    return LeafScores(leaf.code, leaf.points[rows], leaf.status[rows], reasons)


def _compared_anew(
    result: Result, relative: Sequence[str], rows: _Rows
) -> Mapping[str, LeafScores]:
    """Score the criteria that compare units in every world, and put the worlds one after another.

    World by world, since a criterion may count on every unit being there once.
    """
    criteria = {code: result.bound.criteria[code] for code in relative}
    bound = replace(result.bound, criteria=criteria)
    parts: dict[str, list[LeafScores]] = {code: [] for code in relative}
    for world in rows:
        for leaf in _leaves(bound, result, _only(result.submissions, world)):
            parts[leaf.code].append(leaf)
    return {code: _joined(own) for code, own in parts.items()}


def _only(given: Submissions, rows: _Rows) -> Submissions:
    units, marks = given.units.iloc[rows], given.marks
    if marks is not None:
        marks = marks[marks["unit"].isin(units.index)]
    return replace(given, units=units, values=given.values.iloc[rows], marks=marks)


def _joined(parts: Sequence[LeafScores]) -> LeafScores:
    first = parts[0]
    reasons = LeafReasons(first.reasons.keys, np.concatenate([p.reasons.code for p in parts]))
    points = np.concatenate([part.points for part in parts])
    return LeafScores(first.code, points, np.concatenate([p.status for p in parts]), reasons)


@dataclass(frozen=True)
class _Comparison:
    """One scale now, with a unit gone and all else kept, and with all else computed anew."""

    result: Result
    scale: str
    relative: Sequence[str]
    kept: Settled
    anew: Settled

    def found(self, gone: _Rows, rows: _Rows) -> Iterator[Withdrawal]:
        """Yield the withdrawals that change anything.

        Args:
            gone: the row of the unit that each world is without.
            rows: the rows of the others, a world a row.
        """
        shape, units = rows.shape, self.result.scores.units
        kept_rank, rank = (
            own.standings[self.scale].peer_rank.reshape(shape) for own in (self.kept, self.anew)
        )
        before = self._classes(self.result)[rows]
        kept, after = (self._classes(own).reshape(shape) for own in (self.kept, self.anew))
        held = (self._held(self.kept) | self._held(self.anew)).reshape(shape)
        points_before, points_after = (self._points(own, shape) for own in (self.kept, self.anew))
        other_points = points_before != points_after
        moved = (rank != kept_rank) | (after != before)
        lines = self._lines(shape)
        decimals = self.result.scores.decimals
        for world in np.flatnonzero((moved | other_points).any(axis=1)).tolist():
            moves = [
                Moved(
                    unit=str(units[rows[world, at]]),
                    kept_rank=int(kept_rank[world, at]),
                    rank=int(rank[world, at]),
                    class_before=int(before[world, at]),
                    class_after=int(after[world, at]),
                    by=_by(before[world, at], kept[world, at], after[world, at], held[world, at]),
                    points_before=exact(points_before[world, at], decimals),
                    points_after=exact(points_after[world, at], decimals),
                )
                for at in np.flatnonzero(moved[world]).tolist()
            ]
            yield Withdrawal(
                unit=str(units[gone[world]]),
                scale=self.scale,
                lines=tuple(code for code, changes in lines.items() if changes[world]),
                changed=int(other_points[world].sum()),
                moves=tuple(moves),
            )

    def _classes(self, own: Result | Settled) -> NDArray[np.int8]:
        found = own.classifications.get(self.scale)
        if found is None:
            return np.full(len(own.scores.units), NO_CLASS, dtype=np.int8)
        return found.final

    def _held(self, own: Settled) -> NDArray[np.bool_]:
        """Tell of which units a quota lowers the class."""
        held = np.zeros(len(own.scores.units), dtype=np.bool_)
        found = own.classifications.get(self.scale)
        for step in found.steps if found is not None else ():
            if step.kind == "quota":
                held |= step.before != step.after
        return held

    def _points(self, own: Settled, shape: tuple[int, ...]) -> NDArray[np.int64]:
        points = own.scores.nodes[self.scale].points
        return np.asarray(points, dtype=np.int64).reshape(shape)

    def _lines(self, shape: tuple[int, ...]) -> Mapping[str, NDArray[np.bool_]]:
        """Tell of every criterion that compares units in which worlds it gives other points."""
        before, after = self.kept.scores.nodes, self.anew.scores.nodes
        return {
            code: (before[code].points != after[code].points).reshape(shape).any(axis=1)
            for code in self.relative
        }


def _by(
    before: np.int8, kept: np.int8, after: np.int8, held: np.bool_
) -> tuple[Literal["quota", "criterion"], ...]:
    if before == after:
        return ()
    causes: list[Literal["quota", "criterion"]] = []
    if kept != before:
        causes.append("quota")
    if after != kept:
        causes.append("criterion")
        if held and "quota" not in causes:
            causes.append("quota")
    return tuple(causes)
