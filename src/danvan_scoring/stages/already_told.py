"""Whether a line of the log says what stands in the council's workbook."""

from decimal import Decimal

from danvan_scoring.model.assessment import Assessment
from danvan_scoring.model.log import LogLine
from danvan_scoring.model.taken import TakenAppeal, TakenMarks


def mark_line(assessment: Assessment, key: tuple[str, str], code: str) -> LogLine | None:
    """The agreed mark, or that of a member by its code."""
    return assessment.marks.get(key, {}).get(code) if code else assessment.agreed.get(key)


def says_mark(line: LogLine | None, marks: TakenMarks, mark: Decimal | None, code: str) -> bool:
    """Whether a line says what stands in the workbook; of an agreed mark, its reason too."""
    if line is None or mark is None:
        return line is None and mark is None
    same = Decimal(line.entry.new or "") == mark
    why = (line.entry.reason, line.entry.evidence) == (marks.reason, marks.document)
    return same and (why or code != "")


def fact_texts(line: LogLine) -> tuple[str, str, str]:
    """Value, document and note of a fact, as texts."""
    return line.entry.new or "", line.entry.evidence, line.entry.reason


def says_appeal(appeal: TakenAppeal, line: LogLine | None) -> bool:
    """Whether a line is this appeal."""
    if line is None:
        return False
    known = (line.entry.details["received"], line.entry.reason)
    return known == (str(appeal.received), appeal.text)


def says_outcome(appeal: TakenAppeal, line: LogLine | None) -> bool:
    """Whether a line is the outcome that stands beside this appeal."""
    if line is None:
        return False
    entry = line.entry
    points = None if appeal.points is None else f"{appeal.points:f}"
    now = (appeal.result, points, appeal.decided_by, appeal.reason, appeal.document)
    return now == (
        entry.details["result"],
        # One that changes nothing keeps the score that stood.
        None if entry.details["result"] == "rejected" else entry.new,
        entry.author,
        entry.reason,
        entry.evidence,
    )
