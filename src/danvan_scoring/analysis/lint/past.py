"""Past: what a period that was scored shows of its criteria, by the figures of its units."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from danvan_scoring.analysis.alpha import Alpha, alphas
from danvan_scoring.analysis.correlation import (
    Correlation,
)
from danvan_scoring.analysis.items import (
    EffectiveWeights,
    Items,
    difficulty,
    effective_weights,
    item_total,
    items_of,
    mean_weights,
)
from danvan_scoring.analysis.lint.finding import Finding
from danvan_scoring.model.lint import Thresholds
from danvan_scoring.model.result import Result

_SAME = 1e-9
_VISIBLE = 0.01
_WEIGHTS_TAKE = 2
"""Times the fewest units of other figures."""


@dataclass(frozen=True, eq=False)
class Past:
    """One scale of a result, and its items.

    Attributes:
        result: of the period.
        scale: code of the scale.
        thresholds: from where on rules speak.
    """

    result: Result
    scale: str
    thresholds: Thresholds = field(default_factory=Thresholds)

    @cached_property
    def items(self) -> Items:
        """Shares and weights of the units that have a total."""
        return items_of(self.result, self.scale)

    @cached_property
    def difficulty(self) -> Sequence[float | None]:
        """The mean share of points at each item."""
        return difficulty(self.items)

    @cached_property
    def item_total(self) -> Sequence[Correlation]:
        """How each item goes with the total of the others."""
        return item_total(self.items)

    @cached_property
    def mean_weights(self) -> NDArray[np.float64]:
        """The weight of each item, on average over the units."""
        return mean_weights(self.items)

    @cached_property
    def effective_weights(self) -> EffectiveWeights | None:
        """Which part of the differences between totals goes back to each item."""
        return effective_weights(self.items)

    @cached_property
    def alphas(self) -> Sequence[Alpha]:
        """Cronbach's alpha of each peer group that has enough units."""
        return [own for own in alphas(self.items) if own.units >= self.thresholds.fewest_units]

    @property
    def enough(self) -> bool:
        """Whether there are as many units as statistics need."""
        return len(self.items.units) >= self.thresholds.fewest_units

    def title(self, code: str) -> str:
        """The title of an item."""
        bound = self.result.bound
        return (bound.groups.get(code) or bound.criteria[code].line).title

    def peer_group(self, cohort: int) -> str:
        """The title of the peer group of a number that `cohorts` gave."""
        groups = self.result.bound.rubric.peer_groups
        return groups[cohort % len(groups)].title

    def finding(self, rule: str, *items: str, **details: object) -> Finding:
        """Make a finding about items, which stands at the first of them."""
        rubric = self.result.bound.rubric
        at = {own.code: (table, position) for table, position, own in rubric.nodes()}
        return Finding(rule, rubric.place(*at[items[0]], item=items[0]), items, details)
