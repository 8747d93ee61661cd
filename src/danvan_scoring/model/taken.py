"""What the council wrote into its workbook, as typed, and where each word stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from danvan_scoring.model.problem import Place


@dataclass(frozen=True)
class TakenMarks:
    """The marks of one row.

    Attributes:
        unit: the unit's code.
        criterion: the line's code.
        marks: by the member's code, and the agreed mark by ""; None where nothing is written.
        reason: why a mark differs.
        document: the document named.
        places: of the marks by the same keys, of `reason` and of `document`.
    """

    unit: str
    criterion: str
    marks: Mapping[str, Decimal | None]
    reason: str
    document: str
    places: Mapping[str, Place]


@dataclass(frozen=True)
class TakenFact:
    """A fact of council or office: texts by the period's way of writing numbers and days."""

    unit: str
    field: str
    value: str
    evidence: str
    note: str
    place: Place


@dataclass(frozen=True)
class TakenAppeal:
    """An appeal and its outcome; `places` by the names of the attributes."""

    unit: str
    criterion: str
    received: date | None
    claim: Decimal | None
    text: str
    result: str
    points: Decimal | None
    decided_by: str
    reason: str
    document: str
    places: Mapping[str, Place]


@dataclass(frozen=True)
class Taken:
    """All that stands in the workbook.

    Attributes:
        line: the number of the last line of the log when the workbook was made.
        marks: rows of marks.
        facts: rows of facts.
        appeals: appeals in which something is written.
    """

    line: int
    marks: Sequence[TakenMarks]
    facts: Sequence[TakenFact]
    appeals: Sequence[TakenAppeal]
