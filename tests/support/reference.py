"""A slow and obvious scorer on exact fractions, written apart from the library to check it.

One unit at a time, one node at a time, no arrays. It knows four rules of scoring (ratio, count,
deduction, yes_no) and every policy of a rubric. Nothing in it is shared with `danvan_scoring`
but the rubric itself.
"""

import operator
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction
from math import floor

from danvan_scoring.model.rubric import Condition, CriterionLine, Group, Rubric

# From the mildest to the gravest.
GRAVITY = (
    "scored", "not_applicable", "exempt", "withheld",
    "missing", "pending", "not_submitted", "error",
)  # fmt: skip
WAIVED = ("not_applicable", "exempt")
COMPARISONS = {"<": "lt", "<=": "le", "=": "eq", "!=": "ne", ">=": "ge", ">": "gt"}


@dataclass(frozen=True)
class Node:
    """One criterion or group of one unit."""

    points: Fraction
    maximum: Fraction
    declared: Fraction
    status: str
    blocked: bool
    kind: str = "base"
    weight: Fraction = Fraction(1)


@dataclass(frozen=True)
class Unit:
    """A unit as typed: its kind, and the text of the cells that it filled in."""

    kind: str
    cells: dict[str, Decimal]


def rounded(value: Fraction, decimals: int, mode: str) -> Fraction:
    """Round an exact value, halves away from zero or to even."""
    scaled = abs(value) * 10**decimals
    whole, rest = floor(scaled), scaled - floor(scaled)
    half = Fraction(1, 2)
    up = rest > half or (rest == half and (mode == "half_up" or whole % 2 == 1))
    result = Fraction(whole + up, 10**decimals)
    return result if value >= 0 else -result


class Reference:
    """Scores units by a rubric, in fractions."""

    def __init__(self, rubric: Rubric) -> None:
        self.rubric = rubric
        self.groups = {group.code: group for group in rubric.groups}
        self.lines = {line.code: line for line in rubric.criteria}
        self.fields = {field.code: field for field in rubric.form_fields}

    def nodes(self, unit: Unit) -> dict[str, Node]:
        """Every node of the rubric for one unit."""
        found: dict[str, Node] = {}
        for scale in self.rubric.scales:
            self._node(unit, scale.code, found)
        return found

    def measure(self, node: Node) -> Fraction | None:
        """What ranks and classes compare, or None without a total."""
        if node.status != "scored" or node.maximum == 0:
            return None
        compared = node.points
        if self.rubric.ranking.by == "percent":
            compared = node.points * 100 / node.maximum
        decimals = self.rubric.ranking.decimals
        if decimals is None:
            decimals = self.rubric.rounding.decimals
        return rounded(compared, decimals, self.rubric.rounding.mode)

    def ranks(self, units: list[Unit], groups: list[str]) -> list[int]:
        """Rank inside the groups: one more than the number of units that stand above."""
        scale = self.rubric.scales[0].code
        keys: list[tuple[Fraction, ...] | None] = []
        for unit in units:
            nodes = self.nodes(unit)
            measure = self.measure(nodes[scale])
            breaks = [self._shown(nodes[code].points) for code in self.rubric.ranking.tie_breaks]
            keys.append(None if measure is None else (measure, *breaks))
        return [
            0
            if own is None
            else 1
            + sum(
                other is not None and other > own and group == mine
                for other, group in zip(keys, groups, strict=True)
            )
            for own, mine in zip(keys, groups, strict=True)
        ]

    def class_by_points(self, unit: Unit) -> str:
        """The first class from the top whose cut-off is reached; empty without a total."""
        scale = self.rubric.scales[0].code
        measure = self.measure(self.nodes(unit)[scale])
        if measure is None:
            return ""
        for band in self.rubric.classes_of(scale):
            if measure >= Fraction(band.from_):
                return band.code
        return ""

    def _shown(self, points: Fraction) -> Fraction:
        return rounded(points, self.rubric.rounding.decimals, self.rubric.rounding.mode)

    def _node(self, unit: Unit, code: str, found: dict[str, Node]) -> Node:
        if code not in found:
            leaf = code in self.lines
            found[code] = self._leaf(unit, code, found) if leaf else self._group(unit, code, found)
        return found[code]

    def _fact(self, unit: Unit, when: Condition) -> str:
        """Whether a condition on a field holds: yes, no, or the state for want of it."""
        assert when.field is not None
        if when.field not in unit.cells:
            return "pending" if self.fields[when.field].filled_by == "council" else "missing"
        compare = getattr(operator, COMPARISONS[when.is_])
        holds = compare(Fraction(unit.cells[when.field]), Fraction(when.value))
        return "yes" if holds else "no"

    def _condition(
        self, unit: Unit, item: CriterionLine | Group, status: str, found: dict[str, Node]
    ) -> str:
        """The state after a condition on another node, given that before it."""
        when = item.applies_when
        if when is None or when.field is not None or status in WAIVED:
            return status
        other = self._node(unit, when.points_of or when.percent_of or when.status_of, found)
        compare = getattr(operator, COMPARISONS[when.is_])
        if when.status_of is not None:
            return status if compare(other.status, when.value) else "not_applicable"
        if other.status not in ("scored", *WAIVED):
            return max(status, other.status, key=GRAVITY.index)
        subject = self._shown(other.points)
        if when.percent_of is not None:
            subject = subject * 100 / other.maximum if other.maximum else Fraction(0)
        holds = other.status == "scored" and compare(subject, Fraction(when.value))
        return status if holds else "not_applicable"

    def _in_penalty(self, code: str | None) -> bool:
        while code:
            if self.groups[code].kind == "penalty":
                return True
            code = self.groups[code].group
        return False

    def _leaf(self, unit: Unit, code: str, found: dict[str, Node]) -> Node:
        line = self.lines[code]
        status, points = self._score(unit, line)
        status = self._condition(unit, line, status, found)
        points = points if status == "scored" else Fraction(0)
        rounding = self.rubric.rounding
        if rounding.at == "criterion":
            points = rounded(points, rounding.decimals, rounding.mode)
        penalty = self._in_penalty(line.group)
        if penalty:
            points = -points
        maximum = Fraction(line.max)
        return self._settled(
            line, Node(points, maximum, maximum, status, blocked=False), penalty=penalty
        )

    def _score(self, unit: Unit, line: CriterionLine) -> tuple[str, Fraction]:  # noqa: C901 (each rule in a line)
        group: str | None = line.group
        above: list[CriterionLine | Group] = [line]
        while group:
            above.insert(0, self.groups[group])
            group = self.groups[group].group
        if any(item.applies_to and unit.kind not in item.applies_to for item in above):
            return "not_applicable", Fraction(0)
        facts = [i.applies_when for i in above if i.applies_when and i.applies_when.field]
        found = [self._fact(unit, when) for when in facts]
        if "no" in found:
            return "not_applicable", Fraction(0)
        names = [value for key, value in line.params.items() if key in ("done", "planned", "field")]
        own = [code for code, field in self.fields.items() if field.filled_by == "unit"]
        read = [*(when.field for when in facts if when.field), *names]
        if any(self.fields[n].filled_by == "unit" for n in read) and not any(
            code in unit.cells for code in own
        ):
            return "not_submitted", Fraction(0)
        open_ = [state for state in found if state != "yes"]
        if open_:
            return open_[0], Fraction(0)
        for name in names:
            if name not in unit.cells:
                council = self.fields[name].filled_by == "council"
                return ("pending" if council else "missing"), Fraction(0)
        values = [Fraction(unit.cells[name]) for name in names]
        maximum = Fraction(line.max)
        rule = line.uses.split("/")[1].split("@")[0]
        if rule == "ratio":
            done, planned = values
            if planned == 0:
                return "not_applicable", Fraction(0)
            return "scored", min(maximum * done / planned, maximum)
        if rule == "count":
            return "scored", min(Fraction(line.params["each"]) * values[0], maximum)
        if rule == "deduction":
            return "scored", max(maximum - Fraction(line.params["each"]) * values[0], Fraction(0))
        assert rule == "yes_no"
        return "scored", maximum * values[0]

    def _group(self, unit: Unit, code: str, found: dict[str, Node]) -> Node:
        group = self.groups[code]
        below = [g.code for g in self.rubric.groups if g.group == code]
        below += [line.code for line in self.rubric.criteria if line.group == code]
        children = [self._node(unit, child, found) for child in below]
        base = [child for child in children if child.kind == "base"]
        declared = Fraction(group.max) if group.max else sum(c.declared for c in base)
        points = self._combined(
            group, base, Fraction(declared), penalty=self._in_penalty(group.code)
        )
        points += sum(child.points for child in children if child.kind != "base")
        rounding = self.rubric.rounding
        if rounding.at != "total" or group.group is None:
            points = rounded(points, rounding.decimals, rounding.mode)
        points = self._bounded(group, points)
        status, blocked = self._state(group, children, base)
        conditioned = self._condition(unit, group, status, found)
        blocked = blocked and (conditioned != "not_applicable" or status == "not_applicable")
        status = conditioned
        counting = [child for child in base if child.maximum > 0]
        if group.combine == "best" and group.kind == "base":
            maximum = sum(
                sorted(child.maximum for child in base)[-(group.best or 1) :], Fraction(0)
            )
        elif group.combine == "sum" and group.kind == "base":
            maximum = sum((child.maximum for child in base), Fraction(0))
        else:
            maximum = Fraction(declared) if counting else Fraction(0)
        if status != "scored":
            points = Fraction(0)
        node = Node(points, maximum, Fraction(declared), status, blocked)
        return self._settled(group, node, penalty=self._in_penalty(code))

    @staticmethod
    def _combined(group: Group, base: list[Node], declared: Fraction, *, penalty: bool) -> Fraction:
        if group.combine == "sum":
            return sum((child.points for child in base), Fraction(0))
        counting = [child for child in base if child.maximum > 0]
        if group.combine == "best":
            ordered = sorted((child.points for child in counting), reverse=not penalty)
            return sum(ordered[: group.best], Fraction(0))
        if not counting:
            return Fraction(0)
        shares = [child.points / child.maximum for child in counting]
        weights = [child.weight for child in counting]
        if group.combine == "minimum":
            return declared * min(shares)
        if group.combine == "weighted_mean":
            weighted = sum(w * s for w, s in zip(weights, shares, strict=True))
            return declared * weighted / sum(weights)
        if min(shares) <= 0:
            return Fraction(0)
        with localcontext() as context:
            context.prec = 60
            product = Decimal(1)
            for weight, share in zip(weights, shares, strict=True):
                base_ = Decimal(share.numerator) / Decimal(share.denominator)
                product *= base_ ** (Decimal(weight.numerator) / Decimal(weight.denominator))
            total = sum(weights)
            mean = product ** (Decimal(total.denominator) / Decimal(total.numerator))
            # Sixty digits leave noise in the last ones, which would hide an exact tie.
            return declared * Fraction(round(mean, 40))

    @staticmethod
    def _bounded(group: Group, points: Fraction) -> Fraction:
        if group.kind == "bonus" and group.max is not None:
            points = min(points, Fraction(group.max))
        if group.kind == "penalty" and group.max is not None:
            points = max(points, -Fraction(group.max))
        if group.floor is not None:
            points = max(points, Fraction(group.floor))
        if group.ceiling is not None:
            points = min(points, Fraction(group.ceiling))
        return points

    @staticmethod
    def _state(group: Group, children: list[Node], base: list[Node]) -> tuple[str, bool]:
        blocking = [child.status for child in children if child.blocked]
        if blocking:
            return max(blocking, key=GRAVITY.index), True
        if base and all(child.status in WAIVED for child in base):
            return "not_applicable", False
        if base and all(child.maximum == 0 for child in base):
            return "withheld", False

        def share(child: Node) -> Fraction:
            return child.declared if group.combine == "sum" else child.weight

        applies = sum((share(c) for c in base if c.status not in WAIVED), Fraction(0))
        known = sum((share(c) for c in base if c.status == "scored"), Fraction(0))
        if known < Fraction(group.coverage) * applies:
            return "withheld", False
        return "scored", False

    def _settled(self, line: CriterionLine | Group, node: Node, *, penalty: bool) -> Node:
        points, maximum, blocked = node.points, node.maximum, node.blocked
        if node.status == "error":
            blocked = True
        elif node.status != "scored":
            effect = getattr(line.states, node.status) or getattr(self.rubric.states, node.status)
            if effect == "block":
                blocked = True
            elif effect == "leave_out":
                maximum = Fraction(0)
            elif effect == "full" and not penalty:
                points = node.maximum
        kind = line.kind if isinstance(line, Group) else "base"
        return Node(
            points, maximum, node.declared, node.status, blocked, kind, Fraction(line.weight)
        )
