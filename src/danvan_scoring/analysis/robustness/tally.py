"""Tally: how often each unit had which rank and class; counts, never the runs themselves."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from danvan_scoring.analysis.robustness.ground import Ground
from danvan_scoring.analysis.worlds import by_world
from danvan_scoring.model.standing import NOT_ELIGIBLE, Classification, Standing
from danvan_scoring.stages.settle import Settled

Counts = NDArray[np.int64]

LOW, HIGH = 5, 95
"""Percent of the runs below and up to which the usual ranks of a unit lie."""


@dataclass(frozen=True, eq=False)
class Tally:
    """Counts of one scale. Ranks are those inside the peer group; ties share the smallest.

    Attributes:
        declared: where the units stand by the result itself.
        classes: codes of the classes, best first; none where the scale has none.
        final: the class by the result, as `Classification.final` has it.
        peers: the number of each unit's peer group within its authority.
        ranks: one row a unit; column r counts the runs with rank r, column 0 those without rank.
        class_counts: one row a unit; a column for not eligible, one for no class, then one for
            each class.
        pairs: rows of the ranked units beside one another in a peer group, the upper one first.
        above: for each pair, runs in which the upper one has the better rank.
        level: for each pair, runs in which they share it.
        first_stays: for each peer group, runs in which the same units are first.
        classes_stay: for each peer group, runs in which no unit changes class.
        all_classes_stay: runs in which no unit at all changes class.
        shift: sum over the runs of how far ranks moved, on average over the ranked units.
    """

    declared: Standing
    classes: tuple[str, ...]
    final: NDArray[np.int8]
    peers: NDArray[np.intp]
    ranks: Counts
    class_counts: Counts
    pairs: NDArray[np.intp]
    above: Counts
    level: Counts
    first_stays: Counts
    classes_stay: Counts
    all_classes_stay: int
    shift: float

    def at_most(self, percent: int) -> Counts:
        """Return of every unit the least rank that it does not exceed in `percent` of its runs.

        Counted are the runs in which it has a rank; 0 if there are none.
        """
        own = np.cumsum(self.ranks[:, 1:], axis=1)
        ranked = own[:, -1]
        return np.where(ranked > 0, (own * 100 >= percent * ranked[:, None]).argmax(axis=1) + 1, 0)

    @property
    def best(self) -> Counts:
        """The best rank that each unit had; 0 if none."""
        had = self.ranks[:, 1:] > 0
        return np.where(had.any(axis=1), had.argmax(axis=1) + 1, 0)

    @property
    def worst(self) -> Counts:
        """The worst rank that each unit had; 0 if none."""
        had = self.ranks[:, 1:] > 0
        return np.where(had.any(axis=1), had.shape[1] - had[:, ::-1].argmax(axis=1), 0)

    @property
    def keeps_class(self) -> Counts:
        """The runs in which each unit has the class that it has by the result."""
        return self.class_counts[np.arange(len(self.final)), self.final - NOT_ELIGIBLE]


class Counting:
    """Counts batch after batch of worlds on one scale."""

    def __init__(self, ground: Ground, standing: Standing, found: Classification | None) -> None:
        self._declared, self._peers = standing, ground.peers
        self._classes = found.classes if found else ()
        none = np.full(ground.size, NOT_ELIGIBLE, dtype=np.int8)
        self._final = found.final if found else none
        size = ground.size
        most = int(np.bincount(ground.peers, minlength=1).max())
        self._ranks = np.zeros((size, most + 1), dtype=np.int64)
        self._class_counts = np.zeros((size, len(self._classes) - NOT_ELIGIBLE), dtype=np.int64)
        self._pairs = neighbours(standing, ground.peers)
        self._above = np.zeros(len(self._pairs), dtype=np.int64)
        self._level = np.zeros(len(self._pairs), dtype=np.int64)
        self._order = np.argsort(ground.peers, kind="stable")
        self._starts = np.flatnonzero(np.diff(ground.peers[self._order], prepend=-1))
        self._first = np.zeros(len(self._starts), dtype=np.int64)
        self._stay = np.zeros(len(self._starts), dtype=np.int64)
        self._all_stay, self._shift = 0, 0.0

    def add(self, settled: Settled, scale: str, count: int) -> None:
        """Count `count` worlds."""
        ranks = by_world(settled.standings[scale].peer_rank, count).astype(np.int64)
        _count(self._ranks, ranks)
        upper, lower = ranks[:, self._pairs[:, 0]], ranks[:, self._pairs[:, 1]]
        both = (upper > 0) & (lower > 0)
        self._above += (both & (upper < lower)).sum(axis=0)
        self._level += (both & (upper == lower)).sum(axis=0)
        self._first += self._everyone((ranks == 1) == (self._declared.peer_rank == 1))
        if self._classes:
            classes = by_world(settled.classifications[scale].final, count).astype(np.int64)
            _count(self._class_counts, classes - NOT_ELIGIBLE)
            same = classes == self._final
            self._stay += self._everyone(same)
            self._all_stay += int(same.all(axis=1).sum())
        self._shift += float(shifts(ranks, self._declared.peer_rank).sum())

    def tally(self) -> Tally:
        """Return what was counted."""
        return Tally(
            declared=self._declared,
            classes=self._classes,
            final=self._final,
            peers=self._peers,
            ranks=self._ranks,
            class_counts=self._class_counts,
            pairs=self._pairs,
            above=self._above,
            level=self._level,
            first_stays=self._first,
            classes_stay=self._stay,
            all_classes_stay=self._all_stay,
            shift=self._shift,
        )

    def _everyone(self, holds: NDArray[np.bool_]) -> Counts:
        """Count, for each peer group, the worlds in which it holds for all its units."""
        own = np.logical_and.reduceat(holds[:, self._order], self._starts, axis=1)
        return np.asarray(own.sum(axis=0), dtype=np.int64)


def shifts(ranks: Counts, declared: Counts) -> NDArray[np.float64]:
    """Return of every world how far ranks moved, on average over the units ranked in both.

    Args:
        ranks: one row a world, one column a unit; 0 without a rank.
        declared: of each unit by the result.

    Returns:
        Places, one number a world; 0 where no unit is ranked.
    """
    both = (ranks > 0) & (declared > 0)
    moved = np.where(both, np.abs(ranks - declared), 0).sum(axis=1)
    return np.asarray(moved / np.maximum(both.sum(axis=1), 1))


def neighbours(standing: Standing, peers: NDArray[np.intp]) -> NDArray[np.intp]:
    """Pair ranked units with the next one of their peer group; equals in the order of the list."""
    rows = np.flatnonzero(standing.ranked)
    order = rows[np.lexsort((rows, standing.peer_rank[rows], peers[rows]))]
    pairs = np.stack([order[:-1], order[1:]], axis=1)
    return np.asarray(pairs[peers[pairs[:, 0]] == peers[pairs[:, 1]]])


def _count(counts: Counts, columns: Counts) -> None:
    """Add to `counts` (unit x value) the values of all worlds (world x unit)."""
    units, values = counts.shape
    cell = np.arange(units) * values + columns
    counts += np.bincount(cell.ravel(), minlength=counts.size).reshape(units, values)
