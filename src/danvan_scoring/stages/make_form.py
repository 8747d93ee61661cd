"""Make a form (lập phiếu): from the rubric and the plan to the rows that one unit fills in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from danvan_scoring.model.bound import BoundCriterion, BoundRubric
from danvan_scoring.model.form import (
    CriterionRow,
    FieldRow,
    Form,
    FormIdentity,
    FormRow,
    FormStage,
    Given,
    GroupRow,
)
from danvan_scoring.model.period import Period
from danvan_scoring.model.plan import Plan, ReportDuty, Task
from danvan_scoring.model.rubric import FormField, Rubric
from danvan_scoring.model.status import Status
from danvan_scoring.model.text import Language
from danvan_scoring.stages.rules import group_rule, line_rule

_KIND_ORDER = {"base": 0, "bonus": 1, "penalty": 2}
OTHER = "#"
"""Before the number of a fact that no criterion reads, but a condition of the classes does."""


@dataclass(frozen=True)
class FormMaker:
    """Makes the forms of one rubric in one period.

    Attributes:
        bound: the rubric.
        period: the period.
        plan: its tasks and reports stand on the form; None leaves them out.
        stage: who fills the forms in.
        language: of how each criterion is scored.
    """

    bound: BoundRubric
    period: Period
    plan: Plan | None
    stage: FormStage
    language: Language = "vi"

    def form(
        self,
        unit: str,
        name: str,
        kind: str,
        *,
        waived: Mapping[str, Status] | None = None,
        given: Mapping[str, Given] | None = None,
        due: date | None = None,
    ) -> Form:
        """Make one unit's form.

        Args:
            unit: its code.
            name: its name.
            kind: the code of its kind: what does not apply to it is not on the form.
            waived: the criteria from which it is waived on the day of scoring.
            given: what came in already, for the council's form.
            due: the last day for handing the form in.
        """
        rubric = self.bound.rubric
        rows = tuple(_Rows(self, kind, waived or {}, given or {}).rows())
        return Form(
            identity=FormIdentity(
                period=self.period.id,
                unit=unit,
                rubric=rubric.id,
                version=rubric.version,
                sha256=rubric_digest(rubric),
                stage=self.stage,
            ),
            bound=self.bound,
            unit_name=name,
            kind=kind,
            period_title=self.period.title,
            as_of=self.period.as_of,
            due=due,
            rows=rows,
            tasks=tuple(t for t in self.plan.tasks if binds(t, unit, kind)) if self.plan else (),
            reports=owed(self.plan, unit, kind) if self.plan else (),
            waived=waived or {},
            given=given or {},
        )


def rubric_digest(rubric: Rubric) -> str:
    """Return the digest of all files of which the rubric is made; of one file, its sha256."""
    if rubric.source is None:
        return ""
    digests = [rubric.source.sha256, *(base.sha256 for base in rubric.source.bases)]
    return digests[0] if len(digests) == 1 else sha256("\n".join(digests).encode()).hexdigest()


def binds(duty: Task | ReportDuty, unit: str, kind: str) -> bool:
    """Tell whether a task or a report is this unit's."""
    return kind in duty.binds or unit in duty.binds_units


def owed(plan: Plan, unit: str, kind: str) -> tuple[ReportDuty, ...]:
    """Return the reports that a unit owes."""
    due = (duty for duty in plan.reports if not duty.not_applicable)
    return tuple(duty for duty in due if binds(duty, unit, kind))


def applies(bound: BoundRubric, code: str, kind: str) -> bool:
    """Tell whether a node applies to units of a kind, by itself and by every group above it."""
    node = bound.criteria[code].line if code in bound.criteria else bound.groups[code]
    if node.applies_to and kind not in node.applies_to:
        return False
    return node.group is None or applies(bound, node.group, kind)


@dataclass(frozen=True)
class _Rows:
    maker: FormMaker
    kind: str
    waived: Mapping[str, Status]
    given: Mapping[str, Given]

    def rows(self) -> Iterator[FormRow]:
        shown: set[str] = set()
        for code, depth in self._order():
            if code in self.maker.bound.groups:
                yield self._group(code, depth)
            else:
                yield from self._criterion(self.maker.bound.criteria[code], shown)
        yield from self._of_gates(shown)

    def _order(self) -> Iterator[tuple[str, int]]:
        """Walk the tree, what makes up the total first, then bonus, then penalty."""
        bound = self.maker.bound
        stack = [(group.code, 0) for group in reversed(bound.rubric.scales)]
        while stack:
            code, depth = stack.pop()
            if not applies(bound, code, self.kind):
                continue
            yield code, depth
            below = [(child, depth + 1) for child in bound.children.get(code, ())]
            below.sort(key=lambda item: self._rank(item[0]))
            stack.extend(reversed(below))

    def _rank(self, code: str) -> int:
        group = self.maker.bound.groups.get(code)
        return _KIND_ORDER[group.kind] if group else 0

    def _group(self, code: str, depth: int) -> GroupRow:
        group = self.maker.bound.groups[code]
        rule = group_rule(group, self.maker.bound.rubric).pick(self.maker.language)
        return GroupRow(code, group.title, group.kind, depth, rule)

    def _criterion(self, bound: BoundCriterion, shown: set[str]) -> Iterator[FormRow]:
        line, state = bound.line, self.waived.get(bound.line.code)
        yield CriterionRow(
            code=line.code,
            title=line.title,
            maximum=line.max,
            rule=line_rule(bound, self.maker.bound.rubric).pick(self.maker.language),
            evidence=line.evidence,
            typed=self._typed(bound),
            waived=state,
        )
        if state is not None:
            return
        asked = [code for code in bound.read if code not in shown and self._asked(code)]
        shown |= {*asked}
        for number, code in enumerate(asked, 1):
            yield self._field(f"{line.code}/{number}", code, line.code)

    def _of_gates(self, shown: set[str]) -> Iterator[FieldRow]:
        """Facts that decide classes or commendations, and no points."""
        rubric = self.maker.bound.rubric
        gates = [g for g in rubric.gates if not g.applies_to or self.kind in g.applies_to]
        codes = [code for gate in gates for code in gate.when.fields]
        read = {code for bound in self.maker.bound.criteria.values() for code in bound.read}
        gated = {code for gate in rubric.gates for code in gate.when.fields}
        codes += [f.code for f in rubric.form_fields if f.code not in read | gated]
        asked = [c for c in dict.fromkeys(codes) if c not in shown and self._asked(c)]
        for number, code in enumerate(asked, 1):
            yield self._field(f"{OTHER}{number}", code, "")

    def _field(self, shown_as: str, code: str, criterion: str) -> FieldRow:
        bound = self.maker.bound
        also = tuple(
            other.line.code
            for other in bound.criteria.values()
            if code in other.read
            and other.line.code != criterion
            and applies(bound, other.line.code, self.kind)
        )
        return FieldRow(shown_as, self._fields[code], self._editable(code), also)

    def _asked(self, code: str) -> bool:
        """The unit's form has what the unit fills in; the council's has everything."""
        return self.maker.stage == "appraisal" or self._fields[code].filled_by == "unit"

    def _editable(self, code: str) -> bool:
        return (self._fields[code].filled_by == "unit") == (self.maker.stage == "self")

    def _typed(self, bound: BoundCriterion) -> bool:
        """Points are typed where no formula over what stands on this form can tell them."""
        if not all(self._asked(code) for code in bound.read):
            return True
        cells = dict.fromkeys(bound.read, "A1")
        return bound.criterion.formula(bound.line.max, cells, self.maker.period.as_of) is None

    @property
    def _fields(self) -> Mapping[str, FormField]:
        return {field.code: field for field in self.maker.bound.rubric.form_fields}
