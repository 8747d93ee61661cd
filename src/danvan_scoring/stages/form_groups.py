"""Groups as formulas of a spreadsheet: what `combine` and `aggregate` do with their children."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import chain

from danvan_scoring.model.bound import BoundRubric
from danvan_scoring.model.form_cells import NodeCells
from danvan_scoring.model.rubric import Combination, CriterionLine, Group
from danvan_scoring.model.status import Status
from danvan_scoring.stages.form_numbers import plain, rounded

_WAIVED = int(Status.NOT_APPLICABLE)
_OF_SHARE: Mapping[Combination, str] = {
    "weighted_mean": "{c.points}/{c.maximum}*{w}",
    "geometric_mean": 'IF({c.points}>0,LN({c.points}/{c.maximum})*{w},"")',
}
"""What a child adds to a mean, by its cells and its weight."""


@dataclass(frozen=True)
class GroupFormulas:
    """Writes the formulas of one group.

    Attributes:
        bound: the rubric.
        group: the group.
        cells: where its figures stand.
        nodes: where those of all nodes stand.
        penalty: whether its points are taken away.
    """

    bound: BoundRubric
    group: Group
    cells: NodeCells
    nodes: Mapping[str, NodeCells]
    penalty: bool

    def state(self) -> str:
        """The state, as `combine.state_of` finds it."""
        state = "0"
        if self._base:
            states = ",".join(c.state for c in self._cells(self._base))
            lacking = f"MAX({','.join(c.maximum for c in self._cells(self._base))})<=0"
            if self.group.coverage:
                lacking = f"OR({lacking},{self._uncovered()})"
            withheld = f"IF({lacking},{int(Status.WITHHELD)},0)"
            state = f"IF(AND(MIN({states})>0,MAX({states})<3),{_WAIVED},{withheld})"
        gravest = self.gravest()
        return f"IF({gravest}>0,{gravest},{state})"

    def gravest(self) -> str:
        """The gravest state with which a child leaves the group without a total, else 0."""
        return f"MAX({','.join(c.blocks for c in self._cells(self._below))})"

    def combined(self) -> str:
        """The points of the children put together, bonus and penalty too, before rounding."""
        points = self._combined()
        if self._added:
            points = f"{points}+{_sum(c.points for c in self._cells(self._added))}"
        return points

    def points(self) -> str:
        """The points, rounded where the rubric says so, and bounded."""
        rounding = self.bound.rubric.rounding
        points = self.cells.raw
        if rounding.at != "total" or self.group.group is None:
            points = rounded(points, rounding)
        low, high = self._bounds()
        if low is not None:
            points = f"MAX({plain(low)},{points})"
        return points if high is None else f"MIN({plain(high)},{points})"

    def maximum(self) -> str:
        """The maximum that counts, before the effect of a state."""
        group, base = self.group, self._cells(self._base)
        if group.combine == "best" and group.kind == "base":
            return self._best("LARGE", "maxima")
        if group.combine == "sum" and group.kind == "base":
            return _sum(c.maximum for c in base)
        maxima = ",".join(c.maximum for c in base)
        return f"IF(MAX({maxima})>0,{self._declared:f},0)" if base else "0"

    def spread(self) -> Mapping[str, str]:
        """The figures of the children side by side, so that the others need not say them twice."""
        formulas = chain.from_iterable(self._strips.values())
        return {self.cells.beside(place): formula for place, formula in enumerate(formulas)}

    @cached_property
    def _strips(self) -> Mapping[str, list[str]]:
        """What stands side by side, by what it is; "" where a child does not count."""
        group, cells = self.group, self._cells(self._base)
        weights = [plain(self._node(code).weight) for code in self._base]
        strips: dict[str, list[str]] = {}
        if group.combine == "best":
            strips["points"] = [f'IF({c.maximum}>0,{c.points},"")' for c in cells]
            strips["maxima"] = [c.maximum for c in cells]
        elif group.combine == "minimum":
            strips["shares"] = [f'IF({c.maximum}>0,{c.points}/{c.maximum},"")' for c in cells]
        elif group.combine in _OF_SHARE:
            share = _OF_SHARE[group.combine]
            pairs = [*zip(cells, weights, strict=True)]
            strips["weights"] = [f"IF({c.maximum}>0,{w},0)" for c, w in pairs]
            strips["shares"] = [f"IF({c.maximum}>0,{share.format(c=c, w=w)},0)" for c, w in pairs]
        if group.coverage:
            if group.combine == "sum":
                weights = [plain(self._declared_of(code)) for code in self._base]
            pairs = [*zip(cells, weights, strict=True)]
            strips["known"] = [f"IF({c.state}=0,{w},0)" for c, w in pairs]
            strips["applies"] = [f"IF(OR({c.state}=1,{c.state}=2),0,{w})" for c, w in pairs]
        return strips

    def _strip(self, name: str) -> str:
        start = 0
        for other, formulas in self._strips.items():
            if other == name:
                break
            start += len(formulas)
        last = start + len(self._strips[name]) - 1
        return f"{self.cells.beside(start)}:{self.cells.beside(last)}"

    def _combined(self) -> str:
        group, base = self.group, self._cells(self._base)
        if not base:
            return "0"
        if group.combine == "sum":
            return _sum(c.points for c in base)
        if group.combine == "best":
            return self._best("SMALL" if self.penalty else "LARGE", "points")
        return f"{self._mean()}*{plain(self._declared)}"

    def _best(self, pick: str, strip: str) -> str:
        beside, places = self._strip(strip), range(1, (self.group.best or 1) + 1)
        return _sum(f"IFERROR({pick}({beside},{place}),0)" for place in places)

    def _mean(self) -> str:
        shares = self._strip("shares")
        if self.group.combine == "minimum":
            return f"IF(COUNT({shares})=0,0,MIN({shares}))"
        weights = f"SUM({self._strip('weights')})"
        mean = f"SUM({shares})/{weights}"
        if self.group.combine == "geometric_mean":
            # A share of zero or less has no logarithm, and makes the mean zero.
            mean = f"IF(COUNT({shares})<{len(self._base)},0,EXP({mean}))"
        return f"IF({weights}=0,0,{mean})"

    def _uncovered(self) -> str:
        """Whether less is known than the group's coverage asks."""
        known, applies = self._strip("known"), self._strip("applies")
        return f"ROUND(SUM({known})-SUM({applies})*{plain(self.group.coverage)},9)<0"

    def _bounds(self) -> tuple[Decimal | None, Decimal | None]:
        group = self.group
        low, high = group.floor, group.ceiling
        if group.max is not None and group.kind == "bonus":
            high = group.max if high is None else min(high, group.max)
        if group.max is not None and group.kind == "penalty":
            low = -group.max if low is None else max(low, -group.max)
        return low, high

    @cached_property
    def _below(self) -> tuple[str, ...]:
        return self.bound.children[self.group.code]

    @cached_property
    def _base(self) -> list[str]:
        return [code for code in self._below if self._kind(code) == "base"]

    @cached_property
    def _added(self) -> list[str]:
        return [code for code in self._below if self._kind(code) != "base"]

    @cached_property
    def _declared(self) -> Decimal:
        return self._declared_of(self.group.code)

    def _declared_of(self, code: str) -> Decimal:
        node = self._node(code)
        if node.max is not None:
            return node.max
        below = [child for child in self.bound.children[code] if self._kind(child) == "base"]
        return sum((self._declared_of(child) for child in below), Decimal(0))

    def _kind(self, code: str) -> str:
        group = self.bound.groups.get(code)
        return group.kind if group else "base"

    def _node(self, code: str) -> Group | CriterionLine:
        return self.bound.groups.get(code) or self.bound.criteria[code].line

    def _cells(self, codes: Sequence[str]) -> list[NodeCells]:
        return [self.nodes[code] for code in codes]


def _sum(parts: Iterable[str]) -> str:
    return f"SUM({','.join(parts)})"
