"""Falls: by how much a unit keeps its class, and what alone would make it lose it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from danvan_scoring.analysis.next_step.levers import Levers
from danvan_scoring.analysis.next_step.options import Options, marks, options
from danvan_scoring.analysis.next_step.outlook import Outlook
from danvan_scoring.analysis.next_step.situation import Situation
from danvan_scoring.model.rubric import Quota
from danvan_scoring.model.standing import NO_CLASS
from danvan_scoring.model.status import Status
from danvan_scoring.stages.quotas import places

_FIRST, _AT_ONCE = 8, 512
"""So many values are tried at first, for what costs a class is mostly near; and at most."""


@dataclass(frozen=True, eq=False)
class Fall:
    """The least change of one fact, or mark, for the worse that costs the class.

    Attributes:
        options: the values of the fact.
        number: which of them.
        lost: points that the lines lose by it, in units of the last decimal.
        ends: the class in which the unit then is, or the mark of having none.
    """

    options: Options
    number: int
    lost: int
    ends: int


@dataclass(frozen=True, eq=False)
class Places:
    """How a quota stands in a unit's peer group.

    Attributes:
        quota: the quota.
        limit: how many units it lets in.
        members: how many are in the class before it.
        place: which of them the unit is.
    """

    quota: Quota
    limit: int
    members: int
    place: int


@dataclass(frozen=True, eq=False)
class Falls:
    """Asks what units could lose.

    Attributes:
        situation: the result.
    """

    situation: Situation

    def margins(self, units: Sequence[int]) -> Mapping[int, int | None]:
        """Return the most points that each unit can lose and stay where it is, all else as it is.

        In units of the last decimal, of the scale's points. None for units that have no class or
        the lowest, or that stay where they are whatever they lose.
        """
        final = self.situation.classification.final
        lowest = len(self.situation.bands) - 1
        asked = np.array([row for row in units if 0 <= final[row] < lowest], dtype=np.intp)
        found: dict[int, int | None] = dict.fromkeys(units)
        total = self.situation.scores.nodes[self.situation.scale]
        # Twice the points and the maximum is more than anybody can lose.
        most = 2 * (np.abs(total.points[asked]) + total.maximum[asked]).astype(np.int64) + 1
        low, high = np.zeros(len(asked), dtype=np.int64), most
        outlook = Outlook(self.situation)
        falls = self._worse(outlook.less(asked, most), final[asked])
        # More points lost never leave a unit better off, so the least loss can be halved for.
        while (open_ := falls & (high - low > 1)).any():
            middle = (low + high) // 2
            worse = self._worse(outlook.less(asked, middle), final[asked])
            high = np.where(open_ & worse, middle, high)
            low = np.where(open_ & ~worse, middle, low)
        for row, fell, margin in zip(asked.tolist(), falls.tolist(), low.tolist(), strict=True):
            found[row] = margin if fell else None
        return found

    def falls(self, row: int) -> list[Fall]:
        """Return, for every fact and mark that alone can cost the class, how little of it does."""
        now = int(self.situation.classification.final[row])
        found = [self._fall(row, block, now) for block in self._singles(row)]
        return sorted((own for own in found if own is not None), key=lambda own: own.lost)

    def places(self, row: int) -> Iterator[Places]:
        """Yield the quotas on the class in which gates leave a unit."""
        situation = self.situation
        codes = [band.code for band in situation.bands]
        steps = [own for own in situation.classification.steps if own.kind == "quota"]
        quotas = [
            quota for quota in situation.rubric.quotas if quota.scale in (None, situation.scale)
        ]
        for quota, step in zip(quotas, steps, strict=True):
            position = codes.index(quota.class_)
            members, place, limit = places(
                quota, step.before, position, situation.rubric, situation.standing, situation.cohort
            )
            if members[row]:
                peers = situation.cohort == situation.cohort[row]
                yield Places(quota, int(limit[row]), int((members & peers).sum()), int(place[row]))

    def _singles(self, row: int) -> Iterator[Options]:
        """The worse values of every fact by itself, and the lower marks."""
        marked = [marks(self.situation, code, row) for code in self.situation.marks]
        hidden = {line for own in marked if own is not None for line in own.cluster.lines}
        for cluster in Levers(self.situation).clusters:
            for lever in cluster.levers:
                lines = tuple(
                    code
                    for code in cluster.lines
                    if lever.field.code in self.situation.bound.criteria[code].read
                )
                alone = replace(cluster, levers=(lever,), lines=lines)
                (block,) = options(self.situation, alone, [row], "worse")
                yield block.without(hidden)
        yield from (own for own in marked if own is not None)

    def _fall(self, row: int, block: Options, now: int) -> Fall | None:
        """The nearest value that costs the class; values at which a line is in error are none."""
        wrong = np.zeros(len(block), dtype=np.bool_)
        for outcome in block.outcomes.values():
            wrong |= outcome.status == Status.ERROR
        possible = np.flatnonzero(~wrong[1:]) + 1
        amounts = block.tried[0].amount[block.picked[possible, 0]]
        possible = possible[np.argsort(amounts, kind="stable")]
        outlook = Outlook(self.situation)
        start, size = 0, _FIRST
        while start < len(possible):
            part = possible[start : start + size]
            units = np.full(len(part), row, dtype=np.intp)
            ends = outlook.classes(units, [[(block, number)] for number in part.tolist()])
            costs = np.flatnonzero(self._worse(ends, np.full(len(part), now, dtype=np.int8)))
            if len(costs):
                number = int(part[costs[0]])
                return Fall(block, number, int(block.points[number]), int(ends[costs[0]]))
            start, size = start + size, min(2 * size, _AT_ONCE)
        return None

    @staticmethod
    def _worse(ends: NDArray[np.int8], now: NDArray[np.int8]) -> NDArray[np.bool_]:
        """Whether a class is worse than another, or none."""
        return (ends > now) | (ends <= NO_CLASS)
