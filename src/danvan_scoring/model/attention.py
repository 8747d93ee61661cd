"""What needs attention: one note a matter, for the people who compile the result."""

from dataclasses import dataclass
from enum import StrEnum

from danvan_scoring.model.text import Text


class Matter(StrEnum):
    """Kinds of notes, in the order in which they are shown: the weightiest first."""

    ERROR = "error"
    NOT_SUBMITTED = "not_submitted"
    NOT_ELIGIBLE = "not_eligible"
    GATE = "gate"
    QUOTA = "quota"
    PENDING = "pending"
    MISSING = "missing"
    WITHHELD = "withheld"
    REPORT_NOT_SENT = "report_not_sent"
    REPORT_LATE = "report_late"
    TARGET_NOT_MET = "target_not_met"
    MONTH_WITHOUT_POST = "month_without_post"
    GATE_UNKNOWN = "gate_unknown"
    COMMENDATION_UNKNOWN = "commendation_unknown"
    INPUT_WARNING = "input_warning"

    @property
    def label(self) -> Text:
        """The kind in words, for a heading."""
        return _LABELS[self]


_LABELS = {
    Matter.ERROR: Text("Số liệu không chấm được", "Facts that cannot be scored"),
    Matter.NOT_SUBMITTED: Text("Chưa nộp phiếu", "Nothing submitted"),
    Matter.NOT_ELIGIBLE: Text("Không đủ điều kiện xếp loại", "Not eligible for classification"),
    Matter.GATE: Text("Bị khống chế mức xếp loại", "Class limited by a condition"),
    Matter.QUOTA: Text("Chuyển mức do tỷ lệ, số lượng khống chế", "Class moved by a quota"),
    Matter.PENDING: Text("Chờ Hội đồng chấm", "Waiting for the council"),
    Matter.MISSING: Text("Thiếu số liệu hoặc minh chứng", "Missing data or evidence"),
    Matter.WITHHELD: Text("Chưa đủ căn cứ để tính", "Withheld"),
    Matter.REPORT_NOT_SENT: Text("Chưa gửi báo cáo", "Report not sent"),
    Matter.REPORT_LATE: Text("Gửi báo cáo chậm", "Report late"),
    Matter.TARGET_NOT_MET: Text("Chỉ tiêu chưa đạt", "Target not met"),
    Matter.MONTH_WITHOUT_POST: Text("Tháng không có tin, bài", "Months without a post"),
    Matter.GATE_UNKNOWN: Text(
        "Chưa xác định được điều kiện khống chế", "Condition that could not be decided"
    ),
    Matter.COMMENDATION_UNKNOWN: Text(
        "Chưa xác định được điều kiện biểu dương", "Commendation that could not be decided"
    ),
    Matter.INPUT_WARNING: Text("Cảnh báo về dữ liệu đầu vào", "Warning about the input"),
}


@dataclass(frozen=True)
class Note:
    """One matter that somebody should look at.

    Attributes:
        matter: what kind of matter it is.
        unit: code of the unit, or "" when it concerns none in particular.
        text: one sentence.
    """

    matter: Matter
    unit: str
    text: Text
