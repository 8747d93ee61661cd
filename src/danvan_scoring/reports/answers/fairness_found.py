"""What the question of fairness found on one scale, under the names that a council uses."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from danvan_scoring.analysis.applicable import Applicable, LeftOut, applicable, left_out
from danvan_scoring.analysis.fairness import (
    Distribution,
    by_kind,
    by_peer_group,
    explained_by_kind,
)
from danvan_scoring.analysis.kind_gaps import KindGap, kind_gaps
from danvan_scoring.analysis.rescaling import Rescaled, rescaled
from danvan_scoring.model.result import Result


@dataclass(frozen=True, eq=False)
class Found:
    """Everything that is told of one scale.

    Attributes:
        result: of whose units.
        scale: the scale.
        least: the fewest units by which a kind is compared with others.
        kinds: how each kind came out.
        peers: how each peer group came out.
        explained: the share of the differences that lies between kinds, or None.
        applicable: how much of the rubric counts for each kind.
        left_out: the criteria that do not count for some.
        rescaled: units by percent and by points; none where that is the same.
        gaps: the criteria at which kinds differ.
    """

    result: Result
    scale: str
    least: int
    kinds: Sequence[Distribution]
    peers: Sequence[Distribution]
    explained: float | None
    applicable: Sequence[Applicable]
    left_out: Sequence[LeftOut]
    rescaled: Sequence[Rescaled]
    gaps: Sequence[KindGap]

    @property
    def ranked(self) -> int:
        """How many units have a total."""
        return sum(len(own.percents) for own in self.kinds)

    @property
    def by_percent(self) -> bool:
        """Whether units are compared by percent of what applies."""
        return self.result.bound.rubric.ranking.by == "percent"

    @property
    def declared(self) -> Decimal:
        """The maximum of the scale, for a unit to which everything applies."""
        maximum = self.result.bound.groups[self.scale].max
        assert maximum is not None  # the rubric check asks for it
        return maximum

    @property
    def compared(self) -> Sequence[Distribution]:
        """The kinds with enough units to be compared with others."""
        return [own for own in self.kinds if len(own.percents) >= self.least]

    def kind(self, code: str) -> str:
        """Call a kind by its title."""
        return next(own.title for own in self.result.bound.rubric.kinds if own.code == code)

    def peer_group(self, code: str) -> str:
        """Call a peer group by its title."""
        groups = self.result.bound.rubric.peer_groups
        return next(own.title for own in groups if own.code == code)

    def criterion(self, code: str) -> str:
        """Call a criterion by code and title."""
        return f"{code} {self.result.bound.criteria[code].line.title}"


def find(result: Result, scale: str, least: int) -> Found:
    """Ask everything of one scale."""
    return Found(
        result=result,
        scale=scale,
        least=least,
        kinds=by_kind(result, scale),
        peers=by_peer_group(result, scale),
        explained=explained_by_kind(result, scale),
        applicable=applicable(result, scale),
        left_out=left_out(result, scale),
        rescaled=rescaled(result, scale),
        gaps=kind_gaps(result, scale, least),
    )
