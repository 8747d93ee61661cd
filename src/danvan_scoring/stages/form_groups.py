"""Groups as formulas of a spreadsheet: what `combine` and `aggregate` do with their children."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from danvan_scoring.model.bound import BoundRubric
from danvan_scoring.model.form_cells import NodeCells
from danvan_scoring.model.rubric import CriterionLine, Group, Rounding
from danvan_scoring.model.status import Status


def rounded(points: str, rounding: Rounding) -> str:
    """Round as `model.rounding` does: binary noise is taken away first.

    A spreadsheet rounds halves away from zero; to round them to even, those that would go from an
    even digit are cut off.
    """
    digits = rounding.decimals
    snapped = f"ROUND({points},10)"
    if rounding.mode == "half_up":
        return f"ROUND({snapped},{digits})"
    counted = f"ROUND(ABS({snapped})*{10**digits},6)"
    return f"IF(MOD({counted},2)=0.5,ROUNDDOWN({snapped},{digits}),ROUND({snapped},{digits}))"


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
        if not self._base:
            state = "0"
        else:
            waived = _all(f"OR({c.state}=1,{c.state}=2)" for c in self._cells(self._base))
            nothing = _all(f"{c.maximum}<=0" for c in self._cells(self._base))
            lacking = nothing
            if self.group.coverage:
                lacking = f"OR({nothing},{self._uncovered()})"
            withheld = f"IF({lacking},{int(Status.WITHHELD)},0)"
            state = f"IF({waived},{int(Status.NOT_APPLICABLE)},{withheld})"
        gravest = ",".join(f"{c.blocks}*{c.state}" for c in self._cells(self._below))
        return f"IF({self.blocked()},MAX({gravest}),{state})"

    def blocked(self) -> str:
        """Whether a child leaves the group without a total."""
        blocks = ",".join(c.blocks for c in self._cells(self._below))
        return f"MAX({blocks})=1"

    def points(self) -> str:
        """Combine the children, add bonus and penalty, round, and bound the outcome."""
        rounding = self.bound.rubric.rounding
        points = self._combined()
        if self._added:
            points = f"{points}+{_sum(c.points for c in self._cells(self._added))}"
        if rounding.at != "total" or self.group.group is None:
            points = rounded(points, rounding)
        low, high = self._bounds()
        if low is not None:
            points = f"MAX({_plain(low)},{points})"
        return points if high is None else f"MIN({_plain(high)},{points})"

    def maximum(self) -> str:
        """The maximum that counts, before the effect of a state."""
        group, base = self.group, self._cells(self._base)
        if group.combine == "best" and group.kind == "base":
            beside = f"{self._beside(len(base))}:{self._last(2 * len(base) - 1)}"
            return _sum(
                f"IFERROR(LARGE({beside},{place}),0)" for place in range(1, (group.best or 1) + 1)
            )
        if group.combine == "sum" and group.kind == "base":
            return _sum(c.maximum for c in base)
        counts = ",".join(f"{c.maximum}>0" for c in base)
        return f"IF(OR({counts}),{self._declared:f},0)" if base else "0"

    def spread(self) -> Mapping[str, str]:
        """The figures of the children side by side, where the best of them are looked for."""
        if self.group.combine != "best":
            return {}
        found: dict[str, str] = {}
        for place, child in enumerate(self._cells(self._base)):
            found[self._beside(place)] = f'IF({child.maximum}>0,{child.points},"")'
            found[self._beside(len(self._base) + place)] = child.maximum
        return found

    def _combined(self) -> str:
        group, base = self.group, self._cells(self._base)
        if not base:
            return "0"
        if group.combine == "sum":
            return _sum(c.points for c in base)
        if group.combine == "best":
            beside = f"{self._beside(0)}:{self._last(len(base) - 1)}"
            pick = "SMALL" if self.penalty else "LARGE"
            places = range(1, (group.best or 1) + 1)
            return _sum(f"IFERROR({pick}({beside},{place}),0)" for place in places)
        return f"{self._mean(base)}*{self._declared:f}"

    def _mean(self, base: Sequence[NodeCells]) -> str:
        shares = [f"{c.points}/{c.maximum}" for c in base]
        if self.group.combine == "minimum":
            told = ",".join(
                f"IF({c.maximum}>0,{s},1E+9)" for c, s in zip(base, shares, strict=True)
            )
            return f"IF(MIN({told})<1E+9,MIN({told}),0)"
        weights = [f"{self._node(code).weight:f}" for code in self._base]
        counted = [f"IF({c.maximum}>0,{w},0)" for c, w in zip(base, weights, strict=True)]
        total = f"({_sum(counted)})"
        if self.group.combine == "weighted_mean":
            parts = [
                f"IF({c.maximum}>0,{s}*{w},0)"
                for c, s, w in zip(base, shares, weights, strict=True)
            ]
            return f"IF({total}>0,({_sum(parts)})/{total},0)"
        none = _any(f"IF({c.maximum}>0,{c.points}<=0,FALSE)" for c in base)
        logs = [
            f"IF({c.maximum}>0,LN({s})*{w},0)"
            for c, s, w in zip(base, shares, weights, strict=True)
        ]
        mean = f"EXP(({_sum(logs)})/{total})"
        return f"IF({total}=0,0,IF({none},0,{mean}))"

    def _uncovered(self) -> str:
        """Whether less is known than the group's coverage asks."""
        by_maximum = self.group.combine == "sum"
        weighed = [
            self._declared_of(code) if by_maximum else self._node(code).weight
            for code in self._base
        ]
        shares = [f"{share:f}" for share in weighed]
        cells = self._cells(self._base)
        known = _sum(f"{s}*({c.state}=0)" for s, c in zip(shares, cells, strict=True))
        applies = _sum(
            f"{s}*NOT(OR({c.state}=1,{c.state}=2))" for s, c in zip(shares, cells, strict=True)
        )
        return f"ROUND({known}-({applies})*{self.group.coverage:f},9)<0"

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

    def _beside(self, number: int) -> str:
        return self.cells.beside(number)

    def _last(self, number: int) -> str:
        """The end of a range, which does not name the sheet again."""
        return self.cells.beside(number).rpartition("!")[2]


def _sum(parts: Iterable[str]) -> str:
    return "+".join(parts) or "0"


def _all(parts: Iterable[str]) -> str:
    return f"AND({','.join(parts)})"


def _any(parts: Iterable[str]) -> str:
    return f"OR({','.join(parts)})"


def _plain(value: Decimal) -> str:
    return f"({value:f})" if value < 0 else f"{value:f}"
