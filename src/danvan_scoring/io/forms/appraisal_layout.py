"""Where things stand in the council's workbook; the writer and the reader share it."""

from collections.abc import Mapping, Sequence

from danvan_scoring.model.procedure import CouncilMember

MARKS, FACTS, APPEALS = "Điểm", "Số liệu", "Kiến nghị"
HEADING_ROW = 3
"""Counted from 0; title, period and a hint stand above."""
BLANK_APPEALS = 60
"""Rows left for appeals that are yet to come."""

MARK_HEADINGS: Mapping[str, str] = {
    "unit": "Mã đơn vị",
    "unit_name": "Đơn vị",
    "criterion": "Mã tiêu chí",
    "title": "Tiêu chí",
    "maximum": "Điểm tối đa",
    "computed": "Tính từ số liệu",
    "self_score": "Đơn vị tự chấm",
    "difference": "Chênh lệch",
    "why": "Vì sao được điểm này",
    "evidence": "Văn bản minh chứng",
}
DECISION_HEADINGS: Mapping[str, str] = {
    "agreed": "Hội đồng thống nhất",
    "reason": "Lý do (khi khác điểm tính từ số liệu)",
    "document": "Văn bản kèm theo",
}
FACT_HEADINGS: Mapping[str, str] = {
    "unit": "Mã đơn vị",
    "unit_name": "Đơn vị",
    "field": "Mã chỉ tiêu",
    "title": "Chỉ tiêu",
    "asked": "Đơn vị tính",
    "value": "Số liệu",
    "evidence": "Văn bản minh chứng",
    "note": "Ghi chú",
}
APPEAL_HEADINGS: Mapping[str, str] = {
    "unit": "Mã đơn vị",
    "criterion": "Mã tiêu chí",
    "received": "Ngày nhận",
    "claim": "Điểm đề nghị",
    "text": "Nội dung kiến nghị",
    "result": "Kết quả giải quyết",
    "points": "Điểm sau giải quyết",
    "decided_by": "Mã người giải quyết",
    "reason": "Lý do",
    "document": "Văn bản kèm theo",
}
MARK_WIDTHS = (9, 24, 9, 30, 8, 9, 12, 9, 38, 22)
DECISION_WIDTHS = (11, 28, 20)
FACT_WIDTHS = (10, 28, 18, 44, 22, 16, 28, 24)
APPEAL_WIDTHS = (10, 10, 12, 9, 40, 18, 10, 12, 32, 22)
MEMBER_WIDTH = 9


def member_heading(member: CouncilMember) -> str:
    """Return the heading of a member's column of marks."""
    return f"{member.code}: {member.title}"


def mark_headings(members: Sequence[CouncilMember]) -> dict[str, str]:
    """Return the headings of the sheet of marks by key; those of members by `member:` and code."""
    own = {f"member:{member.code}": member_heading(member) for member in members}
    return {**MARK_HEADINGS, **own, **DECISION_HEADINGS}
