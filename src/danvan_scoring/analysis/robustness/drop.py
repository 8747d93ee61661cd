"""Drop one: how the ranking would be without a criterion or without a group."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from danvan_scoring.analysis.robustness.ground import Ground, no_reasons
from danvan_scoring.analysis.robustness.tally import shifts
from danvan_scoring.analysis.worlds import by_world
from danvan_scoring.model.bound import BoundRubric
from danvan_scoring.model.rounding import to_units
from danvan_scoring.model.status import Status
from danvan_scoring.stages.score import LeafScores


@dataclass(frozen=True, eq=False)
class Dropped:
    """One scale without one of its nodes.

    Attributes:
        scale: code of the scale.
        node: code of the group or criterion that is left out, its points and its maximum.
        ranks: inside the peer groups, one a unit; 0 without a rank.
        shift: by how many places a unit moves, on average over the units ranked in both.
        agreement: Kendall's tau-b of the two rankings, over pairs within a peer group; None where
            one of them puts all units level.
        moved_class: units whose class changes; None where classes go by points, whose cut-offs
            mean nothing once the maximum is another.
    """

    scale: str
    node: str
    ranks: NDArray[np.int64]
    shift: float
    agreement: float | None
    moved_class: NDArray[np.bool_] | None


def drop_each(ground: Ground) -> Iterator[Dropped]:
    """Leave out every group and every criterion in turn, in the order of the rubric.

    After COINr's `remove_elements` (W. Becker et al., JOSS 7(78), 4567, 2022): weights of means
    are taken anew over what is left.
    """
    for scale in ground.bound.rubric.scales:
        nodes = list(_below(ground.bound, scale.code))
        for start in range(0, len(nodes), ground.batch):
            yield from _dropped(ground, scale.code, nodes[start : start + ground.batch])


def _dropped(ground: Ground, scale: str, nodes: Sequence[str]) -> Iterator[Dropped]:
    count = len(nodes)
    declared = ground.settled(ground.leaves, ground.submissions)
    settled = ground.settled(_without(ground, nodes), ground.repeated(count))
    before = declared.standings[scale].peer_rank
    ranks = by_world(settled.standings[scale].peer_rank, count).astype(np.int64)
    by_percent = ground.bound.rubric.ranking.by == "percent"
    classes = None
    if by_percent and scale in settled.classifications:
        after = by_world(settled.classifications[scale].final, count)
        classes = after != declared.classifications[scale].final
    for world, (node, moves) in enumerate(zip(nodes, shifts(ranks, before), strict=True)):
        yield Dropped(
            scale=scale,
            node=node,
            ranks=ranks[world],
            shift=float(moves),
            agreement=tau_b(before, ranks[world], ground.peers),
            moved_class=None if classes is None else classes[world],
        )


def _below(bound: BoundRubric, code: str) -> Iterator[str]:
    for child in bound.children.get(code, ()):
        yield child
        yield from _below(bound, child)


def _without(ground: Ground, nodes: Sequence[str]) -> Iterator[LeafScores]:
    """Yield the lines in as many worlds as nodes; in each, those of its node are no more."""
    size, count = ground.size, len(nodes)
    lines_of = [{node, *_below(ground.bound, node)} for node in nodes]
    reasons = no_reasons(size * count)
    decimals = ground.bound.rubric.rounding.decimals
    for leaf in ground.leaves:
        declared = to_units(ground.bound.criteria[leaf.code].line.max, decimals)
        gone = np.repeat([leaf.code in own for own in lines_of], size)
        yield LeafScores(
            code=leaf.code,
            points=np.where(gone, 0.0, np.tile(leaf.points, count)),
            # Not applicable, with no maximum: whatever the rubric does with what does not apply.
            status=np.where(gone, np.int8(Status.NOT_APPLICABLE), np.tile(leaf.status, count)),
            reasons=reasons,
            maximum=np.where(gone, np.int64(0), np.int64(declared)),
        )


def tau_b(
    before: NDArray[np.int64], after: NDArray[np.int64], groups: NDArray[np.intp]
) -> float | None:
    """Return Kendall's tau-b over the pairs of ranked units that stand in one group.

    (concordant - discordant) / sqrt(pairs not tied before * pairs not tied after): M. G. Kendall,
    "The treatment of ties in ranking problems", Biometrika 33 (1945). None if either is 0.

    Args:
        before: ranks; 0 without one.
        after: the same units' other ranks.
        groups: number of each unit's group.
    """
    agree = first = second = 0
    ranked = (before > 0) & (after > 0)
    for group in np.unique(groups[ranked]):
        own = ranked & (groups == group)
        one, two = (np.sign(ranks[own, None] - ranks[own]) for ranks in (before, after))
        agree += int((one * two).sum())
        first, second = first + int(np.abs(one).sum()), second + int(np.abs(two).sum())
    return agree / np.sqrt(float(first) * float(second)) if first and second else None
