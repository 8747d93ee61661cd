"""Where each unit stands (tình hình nộp phiếu): sent, late, missing; and what the council owes."""

from collections.abc import Iterator

from danvan_scoring.cli.preparing import Prepared
from danvan_scoring.io.tables import paragraph
from danvan_scoring.model.assessment import Assessment
from danvan_scoring.model.notation import day
from danvan_scoring.model.text import Language, Text


def standing_text(prepared: Prepared, assessment: Assessment, language: Language) -> str:
    """Say who has sent a form, who was late, and who is missing, by name."""
    lines = [line.pick(language) for line in _lines(prepared, assessment)]
    return "\n".join(paragraph(line, "", "    ") for line in lines)


def _lines(prepared: Prepared, assessment: Assessment) -> Iterator[Text]:
    names = {str(unit): str(name) for unit, name in prepared.units["name"].items()}
    sent = [unit for unit in names if unit in assessment.submissions]
    missing = [unit for unit in names if unit not in assessment.submissions]
    yield Text(
        f"Đã nộp phiếu: {len(sent)}/{len(names)} đơn vị",
        f"Forms handed in: {len(sent)} of {len(names)} units",
    )
    late = [(unit, days) for unit in sent if (days := days_late(prepared, assessment, unit))]
    if late:
        vi = "; ".join(f"{names[unit]} ({days} ngày)" for unit, days in late)
        en = "; ".join(f"{names[unit]} ({days} days)" for unit, days in late)
        yield Text(f"Nộp chậm: {len(late)}: {vi}", f"Late: {len(late)}: {en}")
    undated = [names[unit] for unit in sent if assessment.sent(unit) is None]
    if undated:
        told = "; ".join(undated)
        yield Text(f"Không rõ ngày nộp: {told}", f"The day is not known: {told}")
    today = prepared.period.as_of
    overdue = [unit for unit in missing if (due := prepared.due(unit)) and due < today]
    for vi, en, units in (
        ("Chưa nộp, đã quá hạn", "Missing and overdue", overdue),
        ("Chưa nộp", "Missing", [unit for unit in missing if unit not in overdue]),
    ):
        if units:
            told = "; ".join(_with_due(prepared, unit, names[unit]) for unit in units)
            yield Text(f"{vi}: {len(units)}: {told}", f"{en}: {len(units)}: {told}")


def days_late(prepared: Prepared, assessment: Assessment, unit: str) -> int:
    """Count the days by which a form came late; 0 if it did not, or if that is not known."""
    due, sent = prepared.due(unit), assessment.sent(unit)
    return max((sent - due).days, 0) if due is not None and sent is not None else 0


def _with_due(prepared: Prepared, unit: str, name: str) -> str:
    """Name the time that a unit was granted, where it was."""
    due = prepared.due(unit)
    return name if due is None or due == prepared.period.forms_due else f"{name} ({day(due).vi})"
