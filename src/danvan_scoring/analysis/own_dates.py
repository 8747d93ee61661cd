"""Own dates: a rubric with the deadlines of the period from which the facts come.

A deadline moves with the period: that next year's report is due next year is no change of how
work is scored.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import ValidationError

from danvan_scoring.model.bound import BoundRubric
from danvan_scoring.model.rubric import Condition, CriterionLine, Gate, Group, Rubric
from danvan_scoring.stages.bind import bind


@dataclass(frozen=True)
class MovedDate:
    """A date that was put in the place of another.

    Attributes:
        code: of the criterion, group or gate, in the rubric that is used.
        declared: the date that this rubric declares.
        used: the date that the rubric of the facts' own period declares.
    """

    code: str
    declared: date
    used: date


@dataclass(frozen=True)
class Dates:
    """Which dates of the facts' own rubric take the place of those of another.

    Attributes:
        own: the rubric of the facts' own period.
        nodes: code there of each group and criterion of the other rubric that it has too.
        fields: the same of fields.
        this_year: whether a date takes the place of another one of the same year too. Within one
            period it does not: there, another date of the same year is a change of the rule.
    """

    own: Rubric
    nodes: Mapping[str, str]
    fields: Mapping[str, str]
    this_year: bool = True


def with_own_dates(target: BoundRubric, dates: Dates) -> tuple[BoundRubric, tuple[MovedDate, ...]]:
    """Give a rubric the dates of the facts' own period, where both have the same thing.

    Dates are compared place by place: in the parameters of a criterion of the same kind, in
    conditions on the same field, in gates of the same code. A line that would no longer be valid
    keeps its own dates.

    Args:
        target: the rubric by which the facts are scored.
        dates: where the others come from.

    Returns:
        The rubric to score by, and what was moved; the same one if nothing was.
    """
    moves = _Moves(dates)
    rubric = target.rubric
    nodes = {item.code: item for _, _, item in dates.own.nodes()}
    there = {code: nodes[own] for code, own in dates.nodes.items()}
    lines = tuple(moves.line(line, there.get(line.code), target) for line in rubric.criteria)
    groups = tuple(moves.conditional(group, there.get(group.code)) for group in rubric.groups)
    gates = {gate.code: gate for gate in dates.own.gates}
    own_gates = tuple(moves.gate(gate, gates.get(gate.code)) for gate in rubric.gates)
    if not moves.found:
        return target, ()
    changed = rubric.model_copy(update={"criteria": lines, "groups": groups, "gates": own_gates})
    classes = {own.line.uses: type(own.criterion) for own in target.criteria.values()}
    bound, _ = bind(changed, classes)
    assert bound is not None  # each line was tried
    return bound, tuple(dict.fromkeys(moves.found))


class _Moves:
    """The dates that were moved, gathered while they are."""

    def __init__(self, dates: Dates) -> None:
        self.found: list[MovedDate] = []
        self._dates = dates

    def line(self, line: CriterionLine, own: object, target: BoundRubric) -> CriterionLine:
        if not isinstance(own, CriterionLine):
            return line
        line = self.conditional(line, own)
        if line.uses != own.uses:
            return line
        moved: list[MovedDate] = []
        params = dict(self._value(line.code, line.params, own.params, moved))
        if not moved or not _valid(target, line, params):
            return line
        self.found += moved
        return line.model_copy(update={"params": params})

    def conditional(self, item: Any, own: object) -> Any:
        if not isinstance(own, CriterionLine | Group) or item.applies_when is None:
            return item
        when = self._condition(item.code, item.applies_when, own.applies_when)
        return item.model_copy(update={"applies_when": when})

    def gate(self, gate: Gate, own: Gate | None) -> Gate:
        if own is None:
            return gate
        return gate.model_copy(update={"when": self._condition(gate.code, gate.when, own.when)})

    def _value(self, code: str, value: Any, own: Any, moved: list[MovedDate]) -> Any:
        """Walk two values side by side, and take the date of the second where both have one."""
        if isinstance(value, date) and isinstance(own, date):
            if value == own or (value.year == own.year and not self._dates.this_year):
                return value
            moved.append(MovedDate(code, value, own))
            return own
        if isinstance(value, Mapping) and isinstance(own, Mapping):
            return {
                key: self._value(code, item, own[key], moved) if key in own else item
                for key, item in value.items()
            }
        if isinstance(value, tuple) and isinstance(own, tuple) and len(value) == len(own):
            pairs = zip(value, own, strict=True)
            return tuple(self._value(code, item, other, moved) for item, other in pairs)
        return value

    def _condition(self, code: str, when: Condition, own: Condition | None) -> Condition:
        if own is None:
            return when
        parts = {}
        for name in ("all_", "any_"):
            one, other = getattr(when, name), getattr(own, name)
            if one and len(one) == len(other):
                pairs = zip(one, other, strict=True)
                parts[name] = tuple(self._condition(code, part, its) for part, its in pairs)
        same = when.field is not None and self._dates.fields.get(when.field) == own.field
        days = [_day(when.value), _day(own.value)]
        if same and when.is_ == own.is_ and None not in days:
            moved: list[MovedDate] = []
            day = self._value(code, days[0], days[1], moved)
            self.found += moved
            return when.model_copy(update={"value": day.isoformat()})
        return when.model_copy(update=parts)


def _valid(target: BoundRubric, line: CriterionLine, params: Mapping[str, Any]) -> bool:
    criterion = target.criteria[line.code].criterion
    try:
        moved = type(criterion.params).model_validate(params)
    except ValidationError:
        return False
    return not type(criterion)(moved).check(line.max)


def _day(value: object) -> date | None:
    """Read the day that a condition compares with, if it is one."""
    if not isinstance(value, str):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
