"""Four worlds: the facts of either period by the rubric of either, for the units in both.

Two of them are the results as they are. The other two are scored here, by the stages that made the
results, with all units of the facts' period and as of its day.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from danvan_scoring.analysis.links import NodePair
from danvan_scoring.analysis.own_dates import Dates, MovedDate, with_own_dates
from danvan_scoring.analysis.recast import Names, Recast, filled, recast
from danvan_scoring.model.result import Result
from danvan_scoring.model.submission import Submissions
from danvan_scoring.stages.moderate import moderate
from danvan_scoring.stages.score import LeafScores, score
from danvan_scoring.stages.settle import Settled, settle_leaves

Rows = NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class World:
    """The facts of one period by one rubric.

    Attributes:
        by_new: whether the rubric is the new one.
        result: the result of the rubric's own period: its rubric names nodes and classes.
        submissions: the units, those of the facts' period.
        settled: points, ranks and classes.
        rows: the row of each unit that is in both periods.
    """

    by_new: bool
    result: Result
    submissions: Submissions
    settled: Settled
    rows: Rows


@dataclass(frozen=True, eq=False)
class FourWorlds:
    """The four, and what could not be told apart.

    Attributes:
        old: old facts, old rubric.
        new_work: new facts, old rubric.
        new_rubric: old facts, new rubric.
        new: new facts, new rubric.
        inseparable: by pair of criteria that are in both rubrics, the units in both periods whose
            facts of one period do not say what the rubric of the other asks for.
        moved: dates of the facts' own period that took the place of others.
    """

    old: World
    new_work: World
    new_rubric: World
    new: World
    inseparable: Mapping[NodePair, NDArray[np.bool_]]
    moved: tuple[MovedDate, ...]

    def __iter__(self) -> Iterator[World]:
        """Yield the worlds in the order of `FourValues`."""
        return iter((self.old, self.new_work, self.new_rubric, self.new))


@dataclass(frozen=True, eq=False)
class Pairing:
    """Two results, and what in them is the same.

    Attributes:
        old: of the period before.
        new: of the period after.
        units: codes in the old and in the new one of units that are in both.
        nodes: of the two rubrics.
        fields: the old code of each field that both forms ask for, by its new code.
    """

    old: Result
    new: Result
    units: Sequence[tuple[str, str]]
    nodes: Sequence[NodePair]
    fields: Mapping[str, str]

    def rows(self, units: pd.Index, *, new: bool) -> Rows:
        """Return the row of each unit that is in both periods."""
        at = {str(code): row for row, code in enumerate(units)}
        return np.array([at[pair[new]] for pair in self.units], dtype=np.intp)

    def names(self, *, to_new: bool) -> Names:
        """Return what the facts' own rubric calls what the other one names.

        Args:
            to_new: whether the other one is the new one.
        """
        fields = self.fields if to_new else {old: new for new, old in self.fields.items()}
        lines = {
            str(pair.of(new=to_new)): str(pair.of(new=not to_new))
            for pair in self.nodes
            if None not in pair and pair.new in self.new.bound.criteria
        }
        return Names(fields, lines)


def straight_worlds(pairing: Pairing, *, same_facts: bool) -> FourWorlds:
    """Return the four worlds where only one of the two things changed.

    Args:
        pairing: the two results.
        same_facts: whether the facts are the same and the rubrics differ; else the rubric is the
            same and the facts differ.
    """
    old = _own(pairing, pairing.old, by_new=False)
    new = _own(pairing, pairing.new, by_new=True)
    new_work, new_rubric = (old, new) if same_facts else (new, old)
    return FourWorlds(old, new_work, new_rubric, new, {}, ())


def crossed_worlds(pairing: Pairing) -> FourWorlds:
    """Score the facts of each period by the rubric of the other.

    A criterion of which the one rubric asks what the facts of the other period do not tell keeps,
    in the crossed worlds, the points that it has in its rubric's own period: then its whole change
    is one of the rubric. So does a criterion that only one of the rubrics has.

    Raises:
        CriterionError: a criterion breaks its contract on the facts of the other period.
    """
    to_new, to_old = _recast(pairing, to_new=True), _recast(pairing, to_new=False)
    apart = dict(_inseparable(pairing, to_new, to_old))
    new_rubric, moved = _crossed(pairing, to_new, apart, by_new=True)
    new_work, more = _crossed(pairing, to_old, apart, by_new=False)
    return FourWorlds(
        old=_own(pairing, pairing.old, by_new=False),
        new_work=new_work,
        new_rubric=new_rubric,
        new=_own(pairing, pairing.new, by_new=True),
        inseparable={pair: units for pair, units in apart.items() if None not in pair},
        moved=(*moved, *more),
    )


def _own(pairing: Pairing, result: Result, *, by_new: bool) -> World:
    settled = Settled(result.scores, result.standings, result.classifications)
    rows = pairing.rows(result.submissions.units.index, new=by_new)
    return World(by_new, result, result.submissions, settled, rows)


def _recast(pairing: Pairing, *, to_new: bool) -> Recast:
    """Recast the facts of one period for the rubric of the other."""
    facts, other = (pairing.old, pairing.new) if to_new else (pairing.new, pairing.old)
    theirs = other.submissions.units["kind"]
    kinds = {pair[not to_new]: str(theirs[pair[to_new]]) for pair in pairing.units}
    names = pairing.names(to_new=to_new)
    return recast(facts.submissions, facts.bound.rubric, other.bound.rubric, names, kinds)


def _inseparable(
    pairing: Pairing, to_new: Recast, to_old: Recast
) -> Iterator[tuple[NodePair, NDArray[np.bool_]]]:
    """Yield the criteria of which something is lost, and for which of the units in both."""
    old, new = pairing.old.bound, pairing.new.bound
    old_rows = pairing.rows(to_new.submissions.units.index, new=False)
    new_rows = pairing.rows(to_old.submissions.units.index, new=True)
    for pair in pairing.nodes:
        if pair.new not in new.criteria and pair.old not in old.criteria:
            continue
        if pair.new is None or pair.old is None:
            yield pair, np.ones(len(pairing.units), dtype=np.bool_)
            continue
        lost = to_new.lost_by(new, pair.new)[old_rows] | to_old.lost_by(old, pair.old)[new_rows]
        if lost.any():
            yield pair, lost


def _crossed(
    pairing: Pairing,
    recasted: Recast,
    apart: Mapping[NodePair, NDArray[np.bool_]],
    *,
    by_new: bool,
) -> tuple[World, tuple[MovedDate, ...]]:
    """Score recast facts by a rubric, with the dates of their own period."""
    facts, ruled = (pairing.old, pairing.new) if by_new else (pairing.new, pairing.old)
    nodes = {
        str(pair.of(new=by_new)): str(pair.of(new=not by_new))
        for pair in pairing.nodes
        if None not in pair
    }
    fields = pairing.names(to_new=by_new).fields
    bound, moved = with_own_dates(ruled.bound, Dates(facts.bound.rubric, nodes, fields))
    rows = pairing.rows(recasted.submissions.units.index, new=not by_new)
    theirs = pairing.rows(ruled.submissions.units.index, new=by_new)
    units = recasted.submissions.units.index
    other = ruled.submissions.values.iloc[theirs].set_axis(units[rows]).reindex(units)
    submissions = filled(recasted, ruled.bound.rubric, other)
    own = moderate(score(ruled.bound, ruled.submissions, ruled.provenance.as_of), ruled.submissions)
    kept = {str(pair.of(new=by_new)): units for pair, units in apart.items()}
    leaves = moderate(score(bound, submissions, facts.provenance.as_of), submissions)
    mixed = (
        _kept(leaf, unmoved, kept.get(leaf.code), rows, theirs)
        for leaf, unmoved in zip(leaves, own, strict=True)
    )
    return World(by_new, ruled, submissions, settle_leaves(bound, mixed, submissions), rows), moved


def _kept(
    leaf: LeafScores,
    unmoved: LeafScores,
    apart: NDArray[np.bool_] | None,
    rows: Rows,
    theirs: Rows,
) -> LeafScores:
    """Put the points of the rubric's own period where the two cannot be told apart."""
    if apart is None:
        return leaf
    points, status = leaf.points.copy(), leaf.status.copy()
    points[rows[apart]] = unmoved.points[theirs[apart]]
    status[rows[apart]] = unmoved.status[theirs[apart]]
    return replace(leaf, points=points, status=status)
