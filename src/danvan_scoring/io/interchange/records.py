"""The lines of an interchange file of submissions, format 1: one record a line, a header first.

Numbers are written as strings of exact decimals, since a JSON reader may turn numbers into floats;
read are both, digit by digit as they stand. Keys that say nothing may be left out.
"""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, RootModel, StringConstraints, WithJsonSchema

from danvan_scoring.io.document_parts import ExactDecimal
from danvan_scoring.io.result_document import Sha256
from danvan_scoring.model.base import Frozen, Number

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1_000)]
"""A code or a name, as the other files of the period write it."""

Words = Annotated[str, StringConstraints(strip_whitespace=True)]
"""Text that may be empty."""

Day = Annotated[
    str,
    StringConstraints(strip_whitespace=True),
    WithJsonSchema({"type": "string", "format": "date"}),
]
"""A day as 2025-12-31; read with the codes of days in other files."""


class RubricUsed(Frozen):
    """The rubric by which fields and criteria are named; `sha256` is that of its file."""

    id: Name
    version: Name
    sha256: Sha256 | None = None


class HeaderRecord(Frozen):
    """The first line: of which period, by which rubrics, as of which day."""

    record: Literal["header"]
    format: Literal[1]
    period: Name
    as_of: Day
    rubrics: Annotated[tuple[RubricUsed, ...], Field(min_length=1)]


class UnitRecord(Frozen):
    """A unit of the period; the order of these lines is the order of the result."""

    record: Literal["unit"]
    code: Name
    name: Name
    kind: Name
    authority: Words = ""


class ValueEntry(Frozen):
    """What was filled in in one field, and what proves it.

    Of a number the string or number, of a day `2025-12-31`, of yes or no `true` or `false`; null
    for an empty cell.
    """

    field: Name
    value: Number | bool | Words | None = None
    evidence: Words = ""
    note: Words = ""


class SubmissionRecord(Frozen):
    """What one unit handed in, or others filled in about it; no field twice."""

    record: Literal["submission"]
    unit: Name
    values: tuple[ValueEntry, ...]


class WaiverRecord(Frozen):
    """A unit that a criterion does not bind, and by which document."""

    record: Literal["waiver"]
    unit: Name
    criterion: Name
    state: Literal["not_applicable", "exempt"]
    document: Name
    until: Day = ""
    reason: Name


class MarkRecord(Frozen):
    """A mark that stands in the place of computed points, of a period that keeps no log."""

    record: Literal["mark"]
    unit: Name
    criterion: Name
    points: Number | ExactDecimal
    stage: Literal["self", "provisional", "closed", "agreed", "outcome"]
    by: Words = ""
    reason: Words = ""


class ProgressRecord(Frozen):
    """How far a unit has carried out a task of the plan; `date` if it is done."""

    record: Literal["progress"]
    unit: Name
    task: Name
    state: Literal["done", "partly", "not_done", "waived"]
    date: Day = ""
    evidence: Words = ""
    note: Words = ""


class ReceiptRecord(Frozen):
    """A report that has arrived."""

    record: Literal["receipt"]
    unit: Name
    report: Name
    date: Day
    evidence: Words = ""


class ModelRecord(Frozen):
    """A model "Dân vận khéo", and when it came to a state."""

    record: Literal["model"]
    unit: Name
    code: Name
    name: Name
    field: Literal["economy", "culture_society", "defence_security", "political_system"]
    state: Literal["registered", "under_way", "recognised"]
    date: Day
    document: Words = ""


class PostRecord(Frozen):
    """A post (tin, bài) that a unit has published."""

    record: Literal["post"]
    unit: Name
    date: Day
    title: Name
    channel: Literal["portal", "loudspeaker", "social", "press", "other"]
    link: Words = ""


class ExtensionRecord(Frozen):
    """A unit that was granted more time for its form."""

    record: Literal["extension"]
    unit: Name
    until: Day
    granted_by: Name
    reason: Words = ""


Record = (
    HeaderRecord
    | UnitRecord
    | SubmissionRecord
    | WaiverRecord
    | MarkRecord
    | ProgressRecord
    | ReceiptRecord
    | ModelRecord
    | PostRecord
    | ExtensionRecord
)


class InterchangeLine(RootModel[Annotated[Record, Field(discriminator="record")]]):
    """One line of an interchange file of submissions."""

    model_config = ConfigDict(frozen=True)


RECORDS: Mapping[str, type[Record]] = {
    "header": HeaderRecord,
    "unit": UnitRecord,
    "submission": SubmissionRecord,
    "waiver": WaiverRecord,
    "mark": MarkRecord,
    "progress": ProgressRecord,
    "receipt": ReceiptRecord,
    "model": ModelRecord,
    "post": PostRecord,
    "extension": ExtensionRecord,
}
"""The models by what `record` says."""
