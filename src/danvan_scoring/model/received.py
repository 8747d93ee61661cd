"""A form that came back (phiếu đã nhận): what it says, as text, and where each word stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from danvan_scoring.model.problem import Place, Problem, Severity

FormPart = Literal["points", "tasks", "reports"]
"""The sheets of a form: facts and points, tasks of the plan, reports."""

INPUTS: Mapping[FormPart, tuple[str, ...]] = {
    "points": ("value", "evidence", "files", "note"),
    "tasks": ("state", "date", "evidence", "note"),
    "reports": ("date", "evidence"),
}
"""What is filled in on each of them, by key."""


class ReceivedRow(NamedTuple):
    """What a form says of one fact, task or report.

    Attributes:
        code: of the field, the task or the report.
        cells: the texts of the sheet's `INPUTS`, "" where nothing was filled in.
        sheet: the name of the sheet.
        row: counted from 1.
    """

    code: str
    cells: tuple[str, ...]
    sheet: str
    row: int


@dataclass(frozen=True)
class ReceivedForm:
    """One form.

    Attributes:
        file: as problems name it.
        sha256: of its bytes.
        unit: the code of the unit, "" where the form does not tell.
        sent: the day on which it was sent, as the form says.
        rows: what is filled in, by sheet.
        scores: the self-scores that the form shows, by criterion: a decimal, or a state in words.
        columns: the letters of the columns of each sheet by key.
        problems: what is wrong with the form.
        sent_at: where the day of sending stands, as sheet and cell.
    """

    file: str
    sha256: str
    unit: str
    sent: date | None = None
    rows: Mapping[FormPart, tuple[ReceivedRow, ...]] = field(default_factory=dict)
    scores: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[FormPart, Mapping[str, str]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    sent_at: Place | None = None

    @property
    def is_right(self) -> bool:
        """Whether it has no error, so that it can be taken."""
        return not any(problem.severity is Severity.ERROR for problem in self.problems)
