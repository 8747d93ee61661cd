"""Why a criterion was not asked at all: the core's own reasons, which follow the criterion's.

Their order is the order of the numbers in `LeafReasons.code`, after those of the criterion. What
the sentences mention (`{fields}`, `{kind}`, `{document}`, `{why}`) is filled in by the explain
stage from the submissions.
"""

from danvan_scoring.model.text import Text

CORE_REASONS: dict[str, Text] = {
    "core:not_applicable_kind": Text(
        "Tiêu chí không áp dụng đối với loại đơn vị «{kind}»",
        "The criterion does not apply to units of the kind «{kind}»",
    ),
    "core:waived_not_applicable": Text(
        "Được xác nhận không áp dụng theo {document}: {why}",
        "Accepted as not applicable by {document}: {why}",
    ),
    "core:waived_exempt": Text(
        "Được miễn theo {document}: {why}",
        "Exempt by {document}: {why}",
    ),
    "core:not_applicable_fact": Text(
        "Chỉ áp dụng khi {condition}",
        "Applies only where {condition}",
    ),
    "core:condition_unknown": Text(
        "Chỉ áp dụng khi {condition}; chưa đủ căn cứ để xác định",
        "Applies only where {condition}, which cannot be decided yet",
    ),
    "core:not_submitted": Text(
        "Đơn vị chưa nộp phiếu tự chấm",
        "The unit has not submitted its form",
    ),
    "core:missing_field": Text(
        "Chưa có số liệu: {fields}",
        "No data for: {fields}",
    ),
    "core:missing_evidence": Text(
        "Có số liệu nhưng thiếu minh chứng: {fields}",
        "Data without supporting documents: {fields}",
    ),
    "core:pending_council": Text(
        "Chờ Hội đồng chấm: {fields}",
        "Waiting for the council: {fields}",
    ),
    "core:marked": Text(
        "{stage}: {points} điểm (tính từ số liệu: {computed}){why}",
        "{stage}: {points} points (computed from facts: {computed}){why}",
    ),
}
"""Sentence templates by key."""
