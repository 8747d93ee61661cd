"""The columns of every kind of CSV file: one list, for reading, checking and the documentation."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from danvan_scoring.model.register import Channel, ModelField, ModelState

Sheet = Literal[
    "units", "submissions", "waivers", "progress", "receipts", "models", "posts", "extensions"
]


@dataclass(frozen=True)
class Column:
    """One column.

    Attributes:
        key: its English heading.
        heading: its Vietnamese heading.
        required: whether the file must have it.
        filled: whether each of its cells must be filled in.
    """

    key: str
    heading: str
    required: bool = True
    filled: bool = True


def _either_language(
    choices: type[ModelField] | type[ModelState] | type[Channel],
) -> Mapping[str, str]:
    """Return the keys by what files may write: the Vietnamese words, or the key itself."""
    words = {choice.label.vi: choice.value for choice in choices}
    return {**words, **{choice.value: choice.value for choice in choices}}


def _empty_allowed(key: str, heading: str, *, required: bool = False) -> Column:
    return Column(key, heading, required=required, filled=False)


SHEETS: Mapping[Sheet, tuple[Column, ...]] = {
    "units": (
        Column("code", "Mã đơn vị"),
        Column("name", "Tên đơn vị"),
        Column("kind", "Loại đơn vị"),
        _empty_allowed("authority", "Xã"),
        _empty_allowed("note", "Ghi chú"),
    ),
    "submissions": (
        Column("unit", "Mã đơn vị"),
        Column("field", "Mã chỉ tiêu"),
        _empty_allowed("value", "Giá trị", required=True),
        _empty_allowed("evidence", "Minh chứng"),
        _empty_allowed("note", "Ghi chú"),
    ),
    "waivers": (
        Column("unit", "Mã đơn vị"),
        Column("criterion", "Mã tiêu chí"),
        Column("state", "Tình trạng"),
        Column("document", "Văn bản"),
        _empty_allowed("until", "Đến ngày"),
        Column("reason", "Lý do"),
    ),
    "progress": (
        Column("unit", "Mã đơn vị"),
        Column("task", "Mã nhiệm vụ"),
        Column("state", "Tình trạng"),
        _empty_allowed("date", "Ngày hoàn thành", required=True),
        _empty_allowed("evidence", "Minh chứng"),
        _empty_allowed("note", "Ghi chú"),
    ),
    "receipts": (
        Column("unit", "Mã đơn vị"),
        Column("report", "Mã báo cáo"),
        Column("date", "Ngày nhận"),
        _empty_allowed("evidence", "Số, ký hiệu"),
    ),
    "models": (
        Column("unit", "Mã đơn vị"),
        Column("code", "Mã mô hình"),
        Column("name", "Tên mô hình"),
        Column("field", "Lĩnh vực"),
        Column("state", "Tình trạng"),
        Column("date", "Ngày"),
        _empty_allowed("document", "Văn bản", required=True),
    ),
    "posts": (
        Column("unit", "Mã đơn vị"),
        Column("date", "Ngày đăng"),
        Column("title", "Tiêu đề"),
        Column("channel", "Kênh"),
        _empty_allowed("link", "Đường dẫn, số", required=True),
    ),
    "extensions": (
        Column("unit", "Mã đơn vị"),
        Column("until", "Gia hạn đến"),
        Column("granted_by", "Văn bản cho phép"),
        _empty_allowed("reason", "Lý do"),
    ),
}

WAIVER_STATES: Mapping[str, str] = {
    "không áp dụng": "not_applicable",
    "not_applicable": "not_applicable",
    "được miễn": "exempt",
    "exempt": "exempt",
}

PROGRESS_STATES: Mapping[str, str] = {
    "hoàn thành": "done",
    "done": "done",
    "thực hiện một phần": "partly",
    "partly": "partly",
    "chưa thực hiện": "not_done",
    "not_done": "not_done",
    "được miễn": "waived",
    "waived": "waived",
}

MODEL_FIELDS: Mapping[str, str] = _either_language(ModelField)
MODEL_STATES: Mapping[str, str] = _either_language(ModelState)
CHANNELS: Mapping[str, str] = _either_language(Channel)


def spoken(heading: str) -> str:
    """Return a heading as it is compared: capitals and spaces around it make no difference."""
    return " ".join(heading.casefold().split())


def known_headings(sheet: Sheet) -> Mapping[str, str]:
    """Return the keys of a sheet's columns by every heading that they may have."""
    columns = SHEETS[sheet]
    return {spoken(text): column.key for column in columns for text in (column.key, column.heading)}


def sheet_of(headings: list[str]) -> Sheet | None:
    """Tell which kind of file has these headings; None if no kind has most of them."""
    given = {spoken(heading) for heading in headings}
    fits = {sheet: len(given & known_headings(sheet).keys()) for sheet in SHEETS}
    best = max(fits, key=lambda sheet: (fits[sheet], -len(SHEETS[sheet])))
    return best if 2 * fits[best] > len(given) else None
