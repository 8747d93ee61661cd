"""The council's workbook (sổ thẩm định): what it looks at, and where it writes its marks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from danvan_scoring.model.procedure import CouncilMember
from danvan_scoring.model.rubric import FormField


@dataclass(frozen=True)
class AppraisalRow:
    """One criterion of one unit.

    Attributes:
        unit: the unit's code.
        unit_name: its name.
        criterion: the line's code.
        title: the line's title.
        maximum: the line's maximum.
        computed: what the facts compute, None where they give no points.
        state: why not, in words, or "".
        self_score: what the unit's form shows: points, a state in words, or "".
        difference: the self-score less what is computed, where both are known.
        why: how the points came about, in words.
        evidence: the documents named for its facts.
        marks: the mark of each member, by the member's code.
        agreed: the council's agreed mark.
        reason: why a mark differs from what is computed.
        document: the document named for it.
        open: whether the council may mark this line.
        step: of what a typed mark must be a multiple, if of anything.
        waits: whether a fact that the office is to fill in is still blank.
    """

    unit: str
    unit_name: str
    criterion: str
    title: str
    maximum: Decimal
    computed: Decimal | None
    state: str
    self_score: str
    difference: Decimal | None
    why: str
    evidence: str
    marks: Mapping[str, Decimal]
    agreed: Decimal | None
    reason: str
    document: str
    open: bool
    step: Decimal | None = None
    waits: bool = False


@dataclass(frozen=True)
class FactRow:
    """One fact that the council or the office fills in for a unit; `used_by` are criteria."""

    unit: str
    unit_name: str
    field: FormField
    value: str | Decimal | date | None
    evidence: str
    note: str
    used_by: tuple[str, ...] = ()


@dataclass(frozen=True)
class AppealRow:
    """One appeal (kiến nghị) of a unit about a criterion, and its outcome.

    Attributes:
        unit: the unit's code.
        criterion: the line's code.
        received: the day on which it arrived.
        claim: the points asked for, or None.
        text: what the unit says.
        result: a key of `RESULTS`, or "" while it is open.
        points: the points after the outcome, where they change.
        decided_by: the code of the member who answers for the outcome.
        reason: of the outcome.
        document: of the outcome.
    """

    unit: str
    criterion: str
    received: date
    claim: Decimal | None
    text: str
    result: str = ""
    points: Decimal | None = None
    decided_by: str = ""
    reason: str = ""
    document: str = ""


RESULTS: Mapping[str, str] = {
    "chấp nhận": "accepted",
    "chấp nhận một phần": "partly",
    "không chấp nhận": "rejected",
}
"""Outcomes of appeals by the words that stand in the workbook."""


@dataclass(frozen=True)
class Appraisal:
    """All that the council has before it, as of one line of the log.

    Attributes:
        period: the period's id.
        title: its title.
        digest: of the rubrics.
        line: the number of the last line of the log.
        members: the members of the council.
        decimals: of points.
        rows: the criteria, the largest differences first.
        facts: what council and office are to fill in.
        appeals: those that came in.
    """

    period: str
    title: str
    digest: str
    line: int
    members: Sequence[CouncilMember]
    decimals: int
    rows: Sequence[AppraisalRow]
    facts: Sequence[FactRow]
    appeals: Sequence[AppealRow]
