"""Places: how ranks moved, and how much of it is work, rubric, or units that came and went."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from danvan_scoring.analysis.four_worlds import FourWorlds, World
from danvan_scoring.analysis.links import NodePair
from danvan_scoring.analysis.split import FourValues, Whole
from danvan_scoring.model.ranking import competition_rank
from danvan_scoring.model.rubric import PeerGroup
from danvan_scoring.model.standing import Standing
from danvan_scoring.stages.cohorts import authorities, cohorts

Booleans = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class RankMoves:
    """One ranking, inside peer groups or over all; 1 is the best rank.

    Attributes:
        old: the rank in the old period, 0 for none.
        old_tied: whether it is shared.
        new: the rank in the new period.
        new_tied: whether it is shared.
        among: the rank counted anew among the units that have a total in all four worlds, less
            than 0, so that a rise is a gain; where the unit is one of them.
        came_and_went: the gain that is due to units that are not: the rest of the whole change.
    """

    old: Whole
    old_tied: Booleans
    new: Whole
    new_tied: Booleans
    among: FourValues
    came_and_went: Whole


@dataclass(frozen=True, eq=False)
class Places:
    """Where the units in both periods stand.

    Attributes:
        peer_group: code of the peer group in the new rubric.
        authority: the commune.
        stayed: whether it was in a peer group of the same code or title in the old period.
        peer: ranks inside the peer group.
        overall: ranks over all units of the authority.
    """

    peer_group: tuple[str, ...]
    authority: tuple[str, ...]
    stayed: Booleans
    peer: RankMoves
    overall: RankMoves


def places(pair: NodePair, worlds: FourWorlds, split: Booleans) -> Places:
    """Find how ranks moved on one scale.

    Args:
        pair: the scale.
        worlds: the four.
        split: units that have a total in all of them.
    """
    old, new = _peer_groups(worlds.old, pair), _peer_groups(worlds.new, pair)
    communes = worlds.new.submissions.units["authority"].iloc[worlds.new.rows]
    return Places(
        peer_group=tuple(group.code for group in new),
        authority=tuple(map(str, communes)),
        stayed=np.array([_alike(*pair) for pair in zip(old, new, strict=True)], dtype=np.bool_),
        peer=_moves(pair, worlds, split, peers=True),
        overall=_moves(pair, worlds, split, peers=False),
    )


def _moves(pair: NodePair, worlds: FourWorlds, split: Booleans, *, peers: bool) -> RankMoves:
    among = FourValues(*(-_among(world, pair, split, peers=peers) for world in worlds))
    ends = []
    for world in (worlds.old, worlds.new):
        standing = _standing(world, pair)
        rank = standing.peer_rank if peers else standing.overall_rank
        tied = standing.peer_tied if peers else standing.overall_tied
        ends.append((rank[world.rows], tied[world.rows]))
    (old, old_tied), (new, new_tied) = ends
    rest = np.where(split, (old - new) - (among.new - among.old), 0)
    return RankMoves(old, old_tied, new, new_tied, among, rest)


def _among(world: World, pair: NodePair, split: Booleans, *, peers: bool) -> Whole:
    """Rank anew the units that take part in all four worlds; 0 for the others.

    The order is that of the ranks, in which ties are broken already.
    """
    standing = _standing(world, pair)
    rank = standing.peer_rank if peers else standing.overall_rank
    units = world.submissions.units
    rubric = world.result.bound.rubric
    within = cohorts(rubric, units) if peers else authorities(units)
    ranks, _ = competition_rank([-rank[world.rows]], within[world.rows], split)
    return ranks


def _standing(world: World, pair: NodePair) -> Standing:
    return world.settled.standings[str(pair.of(new=world.by_new))]


def _alike(one: PeerGroup, other: PeerGroup) -> bool:
    return one.code == other.code or one.title == other.title


def _peer_groups(world: World, pair: NodePair) -> tuple[PeerGroup, ...]:
    groups = world.result.bound.rubric.peer_groups
    return tuple(groups[own] for own in _standing(world, pair).peer_group[world.rows])
