"""Where things stand in a form: sheets, headings and columns; the writer and the reader share it.

The reader finds columns by their headings and rows by their codes, so that what is said here is
only where the writer puts them.
"""

from collections.abc import Mapping

from danvan_scoring.model.received import FormPart

SHEET_NAMES: Mapping[FormPart, str] = {
    "points": "Phiếu",
    "tasks": "Nhiệm vụ",
    "reports": "Báo cáo",
}
HELP_SHEET = "Hướng dẫn"
IDENTITY_SHEET = "_phieu"
LISTS_SHEET = "_danh_muc"

HEADINGS: Mapping[FormPart, Mapping[str, str]] = {
    "points": {
        "code": "Mã",
        "title": "Nội dung",
        "maximum": "Điểm tối đa",
        "rule": "Cách chấm; đơn vị tính",
        "value": "Số liệu",
        "points": "Điểm",
        "evidence": "Văn bản minh chứng (số, ký hiệu, ngày)",
        "files": "Tên tệp, đường dẫn",
        "note": "Ghi chú",
    },
    "tasks": {
        "code": "Mã",
        "title": "Nhiệm vụ",
        "due": "Hạn",
        "shows": "Căn cứ xác định đã thực hiện",
        "state": "Tình trạng",
        "date": "Ngày hoàn thành",
        "evidence": "Văn bản minh chứng (số, ký hiệu, ngày)",
        "note": "Ghi chú",
    },
    "reports": {
        "code": "Mã",
        "title": "Báo cáo",
        "due": "Hạn",
        "date": "Ngày gửi",
        "evidence": "Số, ký hiệu",
    },
}
"""The headings of each sheet by key, in the order of its columns."""

WIDTHS: Mapping[FormPart, tuple[float, ...]] = {
    "points": (8.5, 37, 8, 42, 12, 15, 21, 16, 15),
    "tasks": (8, 48, 12, 40, 18, 14, 24, 22),
    "reports": (10, 60, 14, 16, 28),
}

SENT_LABEL = "Ngày gửi phiếu:"
"""Beside it stands the day on which the unit sent the form."""

IDENTITY_KEYS = ("period", "unit", "rubric", "version", "sha256", "stage")
ROWS_COLUMN = 3
"""Of the sheet of the identity: the codes of all rows that the form had when it was made.

They stand in as few cells as hold them, with spaces between: each cell costs its reader time.
"""
MOST_IN_A_CELL = 32_767
"""Characters, in Excel."""
PROPERTY_PREFIX = "danvan_"
FORMAT = "1"
"""Of the layout; the reader refuses a later one."""

WORK_SHEET = "_tinh"
"""Where the live points are worked out; nobody reads it."""
