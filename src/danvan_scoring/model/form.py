"""The form of one unit (phiếu tự chấm, phiếu thẩm định): what stands on it, row by row."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from danvan_scoring.model.bound import BoundRubric
from danvan_scoring.model.plan import ReportDuty, Task
from danvan_scoring.model.rubric import FormField, GroupKind
from danvan_scoring.model.status import Status

FormStage = Literal["self", "appraisal"]
"""Who fills the form in: the unit (tự chấm), or the council and its office (thẩm định)."""


@dataclass(frozen=True)
class FormIdentity:
    """What a form belongs to: it travels in the workbook, whatever the file is called.

    Attributes:
        period: the period's id.
        unit: the unit's code.
        rubric: the rubric's id.
        version: its version.
        sha256: of the rubric's files (`rubric_digest`).
        stage: who fills it in.
    """

    period: str
    unit: str
    rubric: str
    version: str
    sha256: str
    stage: str


@dataclass(frozen=True)
class GroupRow:
    """A heading of the form, with its subtotal."""

    code: str
    title: str
    kind: GroupKind
    depth: int
    rule: str


@dataclass(frozen=True)
class CriterionRow:
    """One criterion: how it is scored, and its points.

    Attributes:
        code: of the line.
        title: of the line.
        maximum: of the line.
        rule: how points are given, in words.
        evidence: what the rubric asks for as proof, or "".
        typed: whether the points are typed, because no formula over this form can tell them.
        waived: the state of a criterion from which the unit is waived.
    """

    code: str
    title: str
    maximum: Decimal
    rule: str
    evidence: str
    typed: bool
    waived: Status | None


@dataclass(frozen=True)
class FieldRow:
    """One fact to fill in.

    Attributes:
        code: what stands in the form's column of codes: the criterion's and a number.
        field: the field.
        editable: whether it is this stage's to fill in; else it is shown as it came in.
        also: the criteria besides its own that read it.
    """

    code: str
    field: FormField
    editable: bool
    also: tuple[str, ...]


FormRow = GroupRow | CriterionRow | FieldRow


@dataclass(frozen=True)
class Given:
    """What is known already and stands on the form when it is made."""

    value: str | Decimal | date | None = None
    evidence: str = ""
    files: str = ""
    note: str = ""


@dataclass(frozen=True)
class Form:
    """One unit's form.

    Attributes:
        identity: what it belongs to.
        bound: the rubric whose rows these are.
        unit_name: the unit's name.
        kind: the code of its kind.
        period_title: the period's.
        as_of: the day of scoring.
        due: the last day for handing it in, if there is one.
        rows: in the order of the form.
        tasks: of the plan, that bind the unit.
        reports: that the unit owes.
        waived: criteria from which the unit is waived, with the state that they have then.
        given: by code of the field.
    """

    identity: FormIdentity
    bound: BoundRubric
    unit_name: str
    kind: str
    period_title: str
    as_of: date
    due: date | None
    rows: tuple[FormRow, ...]
    tasks: tuple[Task, ...] = ()
    reports: tuple[ReportDuty, ...] = ()
    waived: Mapping[str, Status] = field(default_factory=dict)
    given: Mapping[str, Given] = field(default_factory=dict)
