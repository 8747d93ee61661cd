"""A draft: the rubric that rules look at, with what they ask of it again and again."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property

from danvan_scoring.analysis.lint.best_case import BestCase, best_case
from danvan_scoring.analysis.lint.domain import mentioned
from danvan_scoring.analysis.lint.finding import Finding
from danvan_scoring.analysis.lint.probe import Probe, probe
from danvan_scoring.model.bound import BoundCriterion, BoundRubric
from danvan_scoring.model.lint import Thresholds
from danvan_scoring.model.plan import Plan
from danvan_scoring.model.problem import Place
from danvan_scoring.model.rubric import FormField, Group, GroupKind, Rubric

_SOME_DAY = date(2000, 1, 1)


@dataclass(frozen=True, eq=False)
class Draft:
    """A rubric and what goes with it.

    Attributes:
        bound: the rubric.
        plan: the plan that it scores, if one is known.
        beside: the other rubrics of the period, which may cover tasks that this one does not.
        thresholds: from where on rules speak.
    """

    bound: BoundRubric
    plan: Plan | None = None
    beside: tuple[Rubric, ...] = ()
    thresholds: Thresholds = field(default_factory=Thresholds)

    @property
    def rubric(self) -> Rubric:
        """The rubric as read."""
        return self.bound.rubric

    @cached_property
    def fields(self) -> Mapping[str, FormField]:
        """The fields of the form by code."""
        return {own.code: own for own in self.rubric.form_fields}

    @cached_property
    def probes(self) -> Mapping[str, Probe]:
        """What criteria give over all kinds of evidence, by code of the line.

        Criteria of scope "cohort" are not there: alone, no unit has points of them.
        """
        criteria = self.bound.criteria.values()
        return {
            own.line.code: probe(own, self.rubric, self.day)
            for own in criteria
            if own.criterion.scope == "unit"
        }

    @cached_property
    def best(self) -> BestCase:
        """How far a unit of each kind comes that reaches everything."""
        return best_case(self.bound)

    @cached_property
    def day(self) -> date:
        """A day on which all days that the rubric mentions are over."""
        days = [self.rubric.effective_to, self.rubric.effective_from]
        for own in self.bound.criteria.values():
            days += [day for day in mentioned(own.line.params) if isinstance(day, date)]
        return max((day for day in days if day is not None), default=_SOME_DAY)

    def kind_of_points(self, line: BoundCriterion) -> GroupKind:
        """Tell whether a criterion makes up the total, adds to it or takes from it."""
        return next((g.kind for g in self.above(line.line.group) if g.kind != "base"), "base")

    def above(self, code: str | None) -> Iterator[Group]:
        """Yield a group and those above it, up to the scale."""
        while code is not None:
            group = self.bound.groups[code]
            yield group
            code = group.group

    def kinds(self, code: str) -> tuple[str, ...]:
        """Return the kinds of units to which a group or criterion applies."""
        found = [kind.code for kind in self.rubric.kinds]
        own = self.bound.criteria.get(code)
        limits = [own.line.applies_to] if own is not None else []
        above = own.line.group if own is not None else code
        limits += [group.applies_to for group in self.above(above)]
        return tuple(kind for kind in found if all(kind in limit for limit in limits if limit))

    def alternatives(self, group: Group) -> bool:
        """Whether only the best child of a group counts, as of several levels of one thing."""
        best_one = group.combine == "best" and group.best == 1
        return best_one and len(self.bound.children[group.code]) > 1

    def titles(self, kinds: tuple[str, ...]) -> str:
        """Name kinds of units, as the rubric does."""
        return ", ".join(kind.title for kind in self.rubric.kinds if kind.code in kinds)

    def scale_of(self, line: BoundCriterion) -> Group:
        """Return the scale to which a criterion belongs."""
        return [*self.above(line.line.group)][-1]

    def share_of_scale(self, line: BoundCriterion) -> Decimal:
        """Return a criterion's maximum in percent of the scale's, for whom it weighs most.

        That is the kind of unit to which the least of the other criteria apply.
        """
        scale = self.scale_of(line).code
        maxima = [self.best.maximum(scale, kind) for kind in self.kinds(line.line.code)]
        least = min((own for own in maxima if own > 0), default=Decimal(0))
        return 100 * line.line.max / least if least else Decimal(0)

    def place(self, code: str, key: str = "") -> Place:
        """Return where a group, criterion, field, class or gate stands, and which it is."""
        rubric = self.rubric
        known = (
            [("group", n, own.code) for n, own in enumerate(rubric.groups)]
            + [("criterion", n, own.code) for n, own in enumerate(rubric.criteria)]
            + [("class", n, own.code) for n, own in enumerate(rubric.classes)]
            + [("gate", n, own.code) for n, own in enumerate(rubric.gates)]
            + [("field", n, own.code) for n, own in enumerate(rubric.form_fields)]
        )
        for table, position, own in known:
            if own == code:
                return rubric.place(table, position, *([key] if key else []), item=code)
        return Place(item=code)

    def finding(self, rule: str, *items: str, key: str = "", **details: object) -> Finding:
        """Make a finding about items, which stands at the first of them."""
        return Finding(rule, self.place(items[0], key), items, details)

    def finding_told(
        self, rule: str, items: tuple[str, ...], details: Mapping[str, object]
    ) -> Finding:
        """Make a finding of which the details are at hand."""
        return Finding(rule, self.place(items[0]), items, details)
