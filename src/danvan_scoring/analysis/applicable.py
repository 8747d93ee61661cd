"""What of a rubric counts for each kind of unit: the maximum that applies, and what is left out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from danvan_scoring.model.bound import BoundRubric
from danvan_scoring.model.notation import exact
from danvan_scoring.model.result import Result
from danvan_scoring.model.rubric import Group
from danvan_scoring.stages.combine import WAIVED


@dataclass(frozen=True)
class Applicable:
    """How much of the rubric counts for the units of a kind that have a total.

    Attributes:
        kind: its code.
        units: how many units have a total.
        least: the least maximum that applies to one of them, in points.
        most: the largest.
        mean: their mean.
        never: the base criteria that count for none of them.
        sometimes: those that count for some of them only.
        granted: those that count for a unit although they do not bind it: with all points, or
            with none, as the rubric says.
    """

    kind: str
    units: int
    least: Decimal
    most: Decimal
    mean: float
    never: Sequence[str]
    sometimes: Sequence[str]
    granted: Sequence[str]

    @property
    def point(self) -> tuple[float, float]:
        """What a point is worth in percent: where most applies, and where least does.

        A point of a bonus or a penalty too: it weighs the more, the less applies beside it.
        """
        return 100 / float(self.most), 100 / float(self.least)


@dataclass(frozen=True)
class LeftOut:
    """A base criterion that does not count for some units with a total.

    Attributes:
        code: its code.
        units: for how many units it does not count.
        of: how many units there are.
        never: the kinds for none of whose units it counts.
    """

    code: str
    units: int
    of: int
    never: Sequence[str]


def applicable(result: Result, scale: str) -> list[Applicable]:
    """Return how much counts for each kind, in the order of the rubric.

    Kinds without a unit that has a total are left out: of a unit that has handed in nothing nobody
    knows what applies to it.
    """
    lines, decimals = _Lines.of(result, scale), result.scores.decimals
    maximum = np.asarray(result.scores.nodes[scale].maximum)
    found = []
    for kind, own in _members(result, scale):
        counts, waived = lines.counts[:, own], lines.waived[:, own]
        some = np.asarray(counts.any(axis=1))
        every = np.asarray(counts.all(axis=1))
        found.append(
            Applicable(
                kind=kind,
                units=int(own.sum()),
                least=exact(maximum[own].min(), decimals),
                most=exact(maximum[own].max(), decimals),
                mean=float(maximum[own].mean()) / 10**decimals,
                never=lines.codes_of(~some),
                sometimes=lines.codes_of(some & ~every),
                granted=lines.codes_of(np.asarray((counts & waived).any(axis=1))),
            )
        )
    return found


def left_out(result: Result, scale: str) -> list[LeftOut]:
    """Return the criteria that do not count for some, first those that are left out most often."""
    lines, ranked = _Lines.of(result, scale), result.standings[scale].ranked
    times = (~lines.counts[:, ranked]).sum(axis=1)
    members = list(_members(result, scale))
    never = {kind: np.asarray(~lines.counts[:, own].any(axis=1)) for kind, own in members}
    found = [
        LeftOut(
            code=code,
            units=int(times[at]),
            of=int(ranked.sum()),
            never=tuple(kind for kind, left in never.items() if left[at]),
        )
        for at, code in enumerate(lines.codes)
        if times[at]
    ]
    return sorted(found, key=lambda own: -own.units)


def base_lines(bound: BoundRubric, scale: str) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield the criteria that make up a scale's maximum, each with the groups that it stands in."""
    for code, own in bound.criteria.items():
        above: list[Group] = []
        parent: str | None = own.line.group
        while parent is not None:
            above.append(bound.groups[parent])
            parent = above[-1].group
        if above[-1].code == scale and all(group.kind == "base" for group in above):
            yield code, [group.code for group in above]


@dataclass(frozen=True)
class _Lines:
    """The base criteria of a scale: one row a criterion, one column a unit.

    Attributes:
        codes: of the criteria.
        counts: whether it counts in the maximum of the unit, and so do the groups above it.
        waived: whether it, or a group above it, does not bind the unit.
    """

    codes: Sequence[str]
    counts: NDArray[np.bool_]
    waived: NDArray[np.bool_]

    @classmethod
    def of(cls, result: Result, scale: str) -> "_Lines":
        nodes, size = result.scores.nodes, len(result.scores.units)
        paths = {code: (code, *above) for code, above in base_lines(result.bound, scale)}
        counts = np.ones((len(paths), size), dtype=np.bool_)
        waived = np.zeros((len(paths), size), dtype=np.bool_)
        for at, path in enumerate(paths.values()):
            for code in path:
                counts[at] &= nodes[code].maximum > 0
                waived[at] |= np.isin(nodes[code].status, WAIVED)
        return cls(tuple(paths), counts, waived)

    def codes_of(self, chosen: NDArray[np.bool_]) -> tuple[str, ...]:
        return tuple(code for code, own in zip(self.codes, chosen, strict=True) if own)


def _members(result: Result, scale: str) -> Iterator[tuple[str, NDArray[np.bool_]]]:
    """Yield the kinds with units that have a total, and which these are."""
    kinds = result.submissions.units["kind"].to_numpy()
    for kind in result.bound.rubric.kinds:
        own = (kinds == kind.code) & result.standings[scale].ranked
        if own.any():
            yield kind.code, own
