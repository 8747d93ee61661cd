"""What the service answers, as models: for OpenAPI, and for who writes a program against it.

Points are strings of exact decimals; texts are in the language that was asked for. What the asker
may not see is null, or an empty text or list.
"""

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from danvan_scoring.io.document_parts import Count, ExactDecimal
from danvan_scoring.io.result_document import RubricDocument, StatusKey
from danvan_scoring.model.base import Frozen

View = Literal["full", "own", "posted", "alone"]
"""How much of a unit is told: everything (`full`); a unit's own marks before publication, nothing
of others (`own`); what may be posted (`posted`); a submission scored by itself (`alone`)."""


class Health(Frozen):
    """That the service is there."""

    status: Literal["ok"]


class RubricName(Frozen):
    """A rubric of the period."""

    id: str
    version: str
    title: str


class PeriodView(Frozen):
    """The period that is served."""

    id: str
    title: str
    as_of: dt.date
    announced: dt.date | None
    published: bool
    units: Count
    rubrics: tuple[RubricName, ...]


class RubricsView(Frozen):
    """The rubrics of the period, as in the JSON file of a result."""

    rubrics: tuple[RubricDocument, ...]


class RankRow(Frozen):
    """One unit on one scale; classes by title, ranks null without a total."""

    scale: str
    authority: str
    peer_group: str
    peer_rank: int | None
    peer_label: str
    overall_rank: int | None
    overall_label: str
    unit: str
    name: str
    kind: str
    points: ExactDecimal | None
    maximum: ExactDecimal
    percent: ExactDecimal | None
    status: StatusKey
    class_by_points: str
    class_after_gates: str
    class_: Annotated[str, Field(alias="class")]
    eligible: bool


class RubricRanking(Frozen):
    """The ranking by one rubric: by scale, peer group and rank, units without a total last."""

    rubric: str
    rows: tuple[RankRow, ...]


class RankingView(Frozen):
    """The ranking of the period."""

    period: str
    rankings: tuple[RubricRanking, ...]


class FactView(Frozen):
    """One field of the form as it came in; `place` names the file, never its folder."""

    field: str
    label: str
    value: str
    document: str
    note: str
    place: str


class NodeView(Frozen):
    """One scale, group or criterion, and all below it.

    `hidden` are nodes that are compared with other units, and those that contain them, where that
    may not be told: their state and figures are null.
    """

    code: str
    title: str
    kind: Literal["scale", "group", "criterion"]
    hidden: bool
    status: StatusKey | None
    points: ExactDecimal | None
    counted: ExactDecimal | None
    maximum: ExactDecimal | None
    reason: str
    rule: str
    effect: str
    cap: str
    basis: str
    assumed: str
    evidence_required: str
    tasks: tuple[str, ...]
    facts: tuple[FactView, ...]
    children: tuple["NodeView", ...]


class StepView(Frozen):
    """A gate or quota that touched the unit."""

    step: str
    kind: Literal["gate", "quota"]
    outcome: Literal["changed", "no_change", "unknown"]
    before: str | None
    after: str | None
    sentence: str


class ScaleView(Frozen):
    """Where the unit stands on one scale; classes by code."""

    tree: NodeView
    by: Literal["points", "percent"]
    measure: ExactDecimal | None
    peer_group: str
    peer_rank: int | None
    peer_label: str
    overall_rank: int | None
    overall_label: str
    class_by_points: str | None
    class_: Annotated[str | None, Field(alias="class")]
    eligible: bool | None
    steps: tuple[StepView, ...]
    sentence: str


class UnitView(Frozen):
    """One unit's result, from the total down to the fact, the rule and the clause."""

    unit: str
    name: str
    kind: str
    kind_title: str
    authority: str
    view: View
    scales: tuple[ScaleView, ...]


class PlaceBody(Frozen):
    """Where a fault is: the field, record key or code, and the file's own name if there is one."""

    file: str
    line: int
    item: str


class ProblemBody(Frozen):
    """One fault, as the command line tells it."""

    code: str
    severity: Literal["error", "warning", "note"]
    title: str
    place: PlaceBody
    found: str
    expected: str
    hint: str


class ScoreView(Frozen):
    """What one submission comes to by itself, and what was remarked about it."""

    period: str
    rubric: str
    version: str
    as_of: dt.date
    result: UnitView
    warnings: tuple[ProblemBody, ...]


class ErrorBody(Frozen):
    """Every answer that is no success: its code, all faults, and the number of the request."""

    code: str
    request: str
    problems: tuple[ProblemBody, ...]
