"""The shape of a result's JSON file, format 1: for other programs, and for later years.

Points are strings of exact decimals, since a JSON reader may turn numbers into floats. `points` is
null where nothing is scored; `counted` is what the parent was given, which the rubric may set for
a state without points. Texts are in Vietnamese and English.
"""

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from danvan_scoring.io.document_parts import BothLanguages, Count, ExactDecimal
from danvan_scoring.io.registers_document import (
    CommendationDocument,
    CompiledDocument,
    RegistersDocument,
)
from danvan_scoring.model.base import Frozen
from danvan_scoring.model.plan import TaskState
from danvan_scoring.model.role import Part

Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
StatusKey = Literal[
    "scored",
    "not_applicable",
    "exempt",
    "withheld",
    "missing",
    "pending",
    "not_submitted",
    "error",
]


class PluginUsed(Frozen):
    """A plugin in use; `sha256` is that of a local module, else empty."""

    name: str
    distribution: str
    version: str
    sha256: str


class FileUsed(Frozen):
    """A file that was read."""

    path: str
    sha256: Sha256


class ProvenanceDocument(Frozen):
    """What the result was made from and with, as of which day."""

    as_of: dt.date
    outside_dates: str
    library: str
    plugins: tuple[PluginUsed, ...]
    sources: tuple[FileUsed, ...]


class ClassDocument(Frozen):
    """A class of the rubric; `from` belongs to it."""

    code: str
    title: str
    from_: Annotated[ExactDecimal, Field(alias="from")]
    scale: str | None


class NodeDocument(Frozen):
    """A scale, group or criterion of the rubric, parents before children."""

    code: str
    title: str
    kind: Literal["scale", "group", "criterion"]
    parent: str | None
    uses: str
    rule: BothLanguages
    basis: str
    assumed: str
    tasks: tuple[str, ...]


class AssumptionDocument(Frozen):
    """What the rubric assumes for want of a text; no `parts` for the rubric as a whole."""

    parts: tuple[BothLanguages, ...]
    text: str


class RubricDocument(Frozen):
    """The rubric, as far as a reader of results needs it."""

    id: str
    version: str
    title: str
    authority: str
    status: Literal["draft", "issued", "reconstructed"]
    decimals: Count
    by: Literal["points", "percent"]
    assumptions: tuple[AssumptionDocument, ...]
    classes: tuple[ClassDocument, ...]
    nodes: tuple[NodeDocument, ...]


class UnitNode(Frozen):
    """What one unit got at one node of the rubric, and why."""

    node: str
    status: StatusKey
    points: ExactDecimal | None
    counted: ExactDecimal
    maximum: ExactDecimal
    reason: BothLanguages | None
    effect: BothLanguages | None
    cap: BothLanguages | None


class StepDocument(Frozen):
    """A gate or quota that touched the unit or could not be decided; classes by code or null."""

    step: str
    kind: Literal["gate", "quota"]
    outcome: Literal["changed", "no_change", "unknown"]
    before: str | None
    after: str | None
    sentence: BothLanguages


class UnitScale(Frozen):
    """Where one unit stands on one scale; ranks are null without a total."""

    scale: str
    peer_group: str
    measure: ExactDecimal | None
    peer_rank: int | None
    peer_label: str
    overall_rank: int | None
    overall_label: str
    class_by_points: str | None
    class_: Annotated[str | None, Field(alias="class")]
    eligible: bool
    steps: tuple[StepDocument, ...]
    sentence: BothLanguages


class UnitDocument(Frozen):
    """One unit, in the order of the submissions."""

    unit: str
    name: str
    kind: str
    authority: str
    scales: tuple[UnitScale, ...]
    nodes: tuple[UnitNode, ...]


class TaskDocument(Frozen):
    """How far one unit carried out one task."""

    unit: str
    task: str
    state: TaskState
    date: dt.date | None
    last_day: dt.date
    days_late: Count
    evidence: str
    note: str


class ReportDocument(Frozen):
    """Whether one unit sent one report in time."""

    unit: str
    report: str
    state: Literal["on_time", "late", "not_sent", "not_due", "not_applicable"]
    date: dt.date | None
    last_day: dt.date
    days_late: Count
    evidence: str


class CoverageDocument(Frozen):
    """Counts of states, and how many of those that owe something have done it."""

    code: str
    counts: dict[TaskState, Count]
    numerator: Count
    denominator: Count


class TaskCoverage(CoverageDocument):
    """The coverage of one task, its target in percent, the units missing, and who leads it."""

    target: ExactDecimal | None
    met: bool | None
    missing: tuple[str, ...]
    leads: tuple[str, ...]
    coordinates: tuple[str, ...]


class RoleDocument(Frozen):
    """One duty of the plan's part on who does what; `units` are those that are meant."""

    code: str
    who: str
    title: str
    part: Part
    units: tuple[str, ...]
    tasks: tuple[str, ...]
    groups: tuple[str, ...]
    posts: bool
    basis: str
    assumed: str


class ComplianceDocument(Frozen):
    """How far the plan was carried out."""

    plan: str
    version: str
    title: str
    tasks: tuple[TaskDocument, ...]
    reports: tuple[ReportDocument, ...]
    by_task: tuple[TaskCoverage, ...]
    by_group: tuple[CoverageDocument, ...]
    by_unit: tuple[CoverageDocument, ...]
    roles: tuple[RoleDocument, ...]


class NoteDocument(Frozen):
    """A matter that needs attention, the weightiest first."""

    matter: str
    unit: str
    text: BothLanguages


class ResultDocument(Frozen):
    """A whole result."""

    format: Literal[1]
    provenance: ProvenanceDocument
    rubric: RubricDocument
    units: tuple[UnitDocument, ...]
    compliance: ComplianceDocument | None
    registers: RegistersDocument
    commendations: tuple[CommendationDocument, ...]
    compiled: CompiledDocument | None
    attention: tuple[NoteDocument, ...]
