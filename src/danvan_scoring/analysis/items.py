"""Items: the criteria that make up a total, as a test is analysed by its questions.

Shares (points of the maximum) and weights are taken from the very nodes of the result, so what
does not apply to a unit neither counts for it nor against it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from danvan_scoring.analysis.correlation import Correlation, Floats, Groups, pearson
from danvan_scoring.model.bound import BoundRubric
from danvan_scoring.model.result import Result
from danvan_scoring.model.rubric import CriterionLine, Group
from danvan_scoring.model.score import NodeScores
from danvan_scoring.model.status import Status
from danvan_scoring.stages.cohorts import cohorts
from danvan_scoring.stages.reach import maximum_of

_ADDING = ("sum", "weighted_mean")
_NOISE = 1e-9


@dataclass(frozen=True, eq=False)
class Items:
    """The items of one scale, for the units that have a total; tables are units by items.

    An item is a criterion; or a group whose points are the best, the least or a geometric mean of
    what is below, which has no share of its own in a total. Bonus and penalty are no items.

    Attributes:
        codes: of the items, in the order of the rubric.
        units: codes of the units.
        groups: the number of each unit's peer group within its authority.
        share: points over maximum, as they count; 0 where nothing counts.
        weight: share of the item in the maximum of the unit's total, 0 where it does not count;
            those of a unit add up to 1.
        scored: whether the unit was scored there; shares of the others stand for a state.
        nominal: the weight where all items apply (COINr: effective weight), one an item.
    """

    codes: tuple[str, ...]
    units: pd.Index
    groups: Groups
    share: Floats
    weight: Floats
    scored: NDArray[np.bool_]
    nominal: Floats

    @property
    def known(self) -> Floats:
        """The shares, NaN where the unit was not scored."""
        return np.where(self.scored, self.share, np.nan)

    @property
    def contribution(self) -> Floats:
        """What each item brings to the unit's total, which is 1 where all is reached."""
        return self.share * self.weight


def items_of(result: Result, scale: str) -> Items:
    """Take the items of one scale of a result."""
    bound, ranked = result.bound, result.standings[scale].ranked
    units, count = result.submissions.units, int(ranked.sum())
    scale_itself = _Branch(
        result, ranked, scale, np.ones(count), 1.0, np.zeros(count), np.zeros(count, dtype=np.bool_)
    )
    leaves = [*_descend(bound, bound.groups[scale], scale_itself)]
    share, weight = np.zeros((count, len(leaves))), np.zeros((count, len(leaves)))
    scored = np.zeros(share.shape, dtype=np.bool_)
    for column, leaf in enumerate(leaves):
        status = result.scores.nodes[leaf.code].status[ranked]
        share[:, column], weight[:, column] = leaf.share, leaf.weight
        scored[:, column] = (status == Status.SCORED) & (leaf.weight > 0) & ~leaf.settled
    return Items(
        codes=tuple(leaf.code for leaf in leaves),
        units=units.index[ranked],
        groups=cohorts(bound.rubric, units)[ranked],
        share=share,
        weight=weight,
        scored=scored,
        nominal=np.array([leaf.nominal for leaf in leaves]),
    )


def difficulty(items: Items) -> list[float | None]:
    """Return the mean share of points at each item, of the units scored there."""
    counts, sums = items.scored.sum(axis=0), (items.share * items.scored).sum(axis=0)
    return [
        total / n if n else None for total, n in zip(sums.tolist(), counts.tolist(), strict=True)
    ]


def item_total(items: Items) -> list[Correlation]:
    """Correlate each item with the total of all others (corrected item-total correlation).

    Within peer groups, of the units scored at the item. The total of the others is what remains
    of the unit's total, over what remains of its maximum. None where nothing remains or varies.

    Source: J. C. Nunnally, Psychometric Theory (1978), chapter 8.
    """
    total = items.contribution.sum(axis=1)
    found = []
    for column in range(len(items.codes)):
        left = 1 - items.weight[:, column]
        known = items.scored[:, column] & (left > _NOISE)
        rest = np.full(len(total), np.nan)
        rest[known] = (total - items.contribution[:, column])[known] / left[known]
        found.append(pearson(items.known[:, column], rest, items.groups))
    return found


class EffectiveWeights(NamedTuple):
    """Which part of the differences between totals goes back to what; all parts add up to 1.

    Attributes:
        items: to the units' doing better or worse at each item.
        applied: to different items applying to them; 0 where the same do.
    """

    items: Floats
    applied: float


def effective_weights(items: Items) -> EffectiveWeights | None:
    """Return which part of the differences between totals goes back to each item.

    It is the covariance, within peer groups, of what the item brought to the total beyond the mean
    share of the group with the total, over the variance of the total. It is negative where the item
    works against the total. None where totals do not differ.

    Source: M. W. Wang and J. C. Stanley, Differential Weighting (1970), Review of Educational
    Research 40(5); compare P. Paruolo, M. Saisana and A. Saltelli, Ratings and Rankings: Voodoo or
    Science? (2013), JRSS A 176(3).
    """
    if len(items.units) == 0:
        return None
    total = _centred(items.contribution.sum(axis=1)[:, None], items.groups)[:, 0]
    if np.abs(total).max() < _NOISE:
        return None
    counts = (items.weight > 0).astype(np.float64)
    sums, sizes = _summed(items.share * counts, items.groups), _summed(counts, items.groups)
    mean = np.divide(sums, sizes, out=np.zeros_like(sums), where=sizes > 0)[items.groups]
    parts = items.weight * (items.share - mean)
    own = parts.T @ total / (total @ total)
    return EffectiveWeights(own, float(1 - own.sum()))


def mean_weights(items: Items) -> Floats:
    """Return the weight that each item has on average over the units; they add up to 1."""
    return np.asarray(items.weight.mean(axis=0))


@dataclass(frozen=True, eq=False)
class _Branch:
    """A node and how much of the total hangs on it, for each ranked unit.

    Attributes:
        weight: its part of the maximum of the unit's total.
        nominal: the same by the rubric alone.
        share: its points over its maximum; of what lies below a group that stands for a state,
            the share that the rubric gives to that state.
        settled: units of which a group above, or this one, stands for a state.
    """

    result: Result
    ranked: NDArray[np.bool_]
    code: str
    weight: Floats
    nominal: float
    share: Floats
    settled: NDArray[np.bool_]

    def part(
        self, item: Group | CriterionLine, own: tuple[Floats, Floats], nominal: float
    ) -> "_Branch":
        """The same of a child, which has `own` of all that its group counts."""
        part, whole = own
        node = self.result.scores.nodes[item.code]
        share = _share(node, self.result.scores.decimals)[self.ranked]
        stands = node.status[self.ranked] != Status.SCORED
        return _Branch(
            self.result,
            self.ranked,
            item.code,
            self.weight * np.divide(part, whole, out=np.zeros_like(part), where=whole > 0),
            self.nominal * nominal,
            np.where(self.settled, self.share, share),
            self.settled | stands if isinstance(item, Group) else self.settled,
        )


def _descend(bound: BoundRubric, group: Group, branch: _Branch) -> Iterator[_Branch]:
    """Follow groups that add up, down to what has points of its own."""
    below = [
        bound.groups.get(code) or bound.criteria[code].line for code in bound.children[group.code]
    ]
    base = [item for item in below if isinstance(item, CriterionLine) or item.kind == "base"]
    counted = [_counted(group, item, branch) for item in base]
    declared = [_declared(bound, group, item) for item in base]
    whole = np.sum(counted, axis=0) if base else np.zeros(len(branch.weight))
    for item, own, part in zip(base, counted, declared, strict=True):
        child = branch.part(item, (own, whole), float(part / sum(declared, Decimal(0))))
        if isinstance(item, Group) and item.combine in _ADDING:
            yield from _descend(bound, item, child)
        else:
            yield child


def _counted(group: Group, item: Group | CriterionLine, branch: _Branch) -> Floats:
    maximum = branch.result.scores.nodes[item.code].maximum[branch.ranked]
    if group.combine == "weighted_mean":
        return np.asarray((maximum > 0) * float(item.weight))
    return maximum.astype(np.float64)


def _declared(bound: BoundRubric, group: Group, item: Group | CriterionLine) -> Decimal:
    if group.combine == "weighted_mean":
        return item.weight
    return item.max if isinstance(item, CriterionLine) else maximum_of(bound.rubric, item)


def _share(node: NodeScores, decimals: int) -> Floats:
    points = node.points if node.points.dtype == np.float64 else node.points / 10.0**decimals
    maximum = node.maximum / 10.0**decimals
    return np.divide(points, maximum, out=np.zeros(len(points)), where=maximum > 0)


def _summed(columns: Floats, groups: Groups) -> Floats:
    """Return the sums of each group, groups by columns."""
    found = np.zeros((int(groups.max(initial=-1)) + 1, columns.shape[1]))
    np.add.at(found, groups, columns)
    return found


def _centred(columns: Floats, groups: Groups) -> Floats:
    """Return deviations from the mean of each unit's group."""
    sizes = np.maximum(np.bincount(groups), 1)[:, None]
    return columns - (_summed(columns, groups) / sizes)[groups]
