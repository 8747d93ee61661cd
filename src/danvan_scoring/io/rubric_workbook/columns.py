"""Which sheets a rubric's workbook has and which columns, made from the models of the rubric.

A key that is new in a model has a column at once, and so cannot be lost on the way to the workbook
and back; what its column is called and how wide it is may be said here or in `stages.rubric_words`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from danvan_scoring.model.rubric import Removed, Rubric
from danvan_scoring.stages.rubric_words import KEYS, chosen

HEAD_SHEET = "Chung"
HELP_SHEET = "Hướng dẫn"
LISTS_SHEET = "_danh_muc"
WORDS_KEY = "(chỉ để xem)"
"""Stands for a key above what is written for readers and never read back."""
WORDS_HEADING = "Cách chấm"

_SHEETS = {
    "kind": "Loại đơn vị",
    "peer_group": "Khối thi đua",
    "field": "Chỉ tiêu",
    "group": "Nhóm",
    "criterion": "Tiêu chí",
    "class": "Mức xếp loại",
    "gate": "Khống chế",
    "quota": "Tỷ lệ",
    "commendation": "Biểu dương",
}
_HEADINGS = {
    "format": "Định dạng của tệp",
    "minimum": "Giá trị nhỏ nhất",
    "maximum": "Giá trị lớn nhất",
    "decimals": "Số chữ số thập phân",
    "states": "Xử lý tình trạng",
    "below": "Dưới (nếu ghi)",
    "coverage": "Tỷ lệ căn cứ tối thiểu (0 đến 1)",
    "assumed": "Giả định",
}
_FROM_HERE = ("source", "extends", "removes")
"""Of the file that a rubric is read from; its workbook is whole in itself."""


class CellKind(StrEnum):
    """What one cell holds."""

    TEXT = "text"
    CODE = "code"
    CODES = "codes"
    TEXTS = "texts"
    NUMBER = "number"
    INTEGER = "integer"
    DATE = "date"
    CHOICE = "choice"
    TOML = "toml"


@dataclass(frozen=True)
class Column:
    """One key as a column, or as a row of the sheet of what holds for the whole rubric.

    Attributes:
        key: as files write it.
        name: of the model's attribute.
        heading: in Vietnamese.
        kind: what its cells hold.
        required: whether it has no default.
        default: what an empty cell stands for.
        choices: the values that it chooses among, by their Vietnamese words.
    """

    key: str
    name: str
    heading: str
    kind: CellKind
    required: bool
    default: object
    choices: Mapping[str, object]


@dataclass(frozen=True)
class TableSheet:
    """A table of the rubric as a sheet.

    Attributes:
        name: of the sheet.
        table: as files write it.
        attribute: of `Rubric`.
        columns: one for each key, in the order of the model.
    """

    name: str
    table: str
    attribute: str
    columns: tuple[Column, ...]


@dataclass(frozen=True)
class Section:
    """Keys that stand together on the sheet `HEAD_SHEET`.

    Attributes:
        prefix: the table that they belong to, such as `rounding`; empty for the rubric itself.
        heading: in Vietnamese.
        columns: the keys.
    """

    prefix: str
    heading: str
    columns: tuple[Column, ...]

    def path(self, column: Column) -> str:
        """Return the key as the sheet writes it: `title`, `rounding.decimals`."""
        return f"{self.prefix}.{column.key}" if self.prefix else column.key


def columns_of(model: type[BaseModel], leave_out: tuple[str, ...] = ()) -> tuple[Column, ...]:
    """Return a column for each key of a model, in its order."""
    fields = model.model_fields.items()
    return tuple(_column(name, info) for name, info in fields if name not in leave_out)


def _column(name: str, info: FieldInfo) -> Column:
    key, bare = info.alias or name, _bare(info.annotation)
    required = info.is_required()
    return Column(
        key=key,
        name=name,
        heading=heading_of(key),
        kind=_kind(bare, [*info.metadata, *_metadata(info.annotation)]),
        required=required,
        default=None if required else info.get_default(call_default_factory=True),
        choices=_choices(key, bare),
    )


def heading_of(key: str) -> str:
    """Return what a key is called at the head of its column."""
    words = KEYS[key].vi if key in KEYS else key
    return _HEADINGS.get(key, words[:1].upper() + words[1:])


def _bare(annotation: Any) -> Any:
    """Take `Annotated` and `| None` off a type."""
    if get_origin(annotation) is Annotated:
        return _bare(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        rest = [part for part in get_args(annotation) if part is not NoneType]
        if len(rest) == 1:
            return _bare(rest[0])
    return annotation


def _metadata(annotation: Any) -> Iterator[Any]:
    """Yield what `Annotated` says of a type, within `| None` too."""
    if get_origin(annotation) is Annotated:
        yield from get_args(annotation)[1:]
    elif get_origin(annotation) in (Union, UnionType):
        for part in get_args(annotation):
            yield from _metadata(part)


def _kind(bare: Any, metadata: list[Any]) -> CellKind:
    simple = {Decimal: CellKind.NUMBER, int: CellKind.INTEGER, date: CellKind.DATE}
    if bare in simple:
        return simple[bare]
    if get_origin(bare) is Literal:
        return CellKind.CHOICE if isinstance(get_args(bare)[0], str) else CellKind.INTEGER
    if bare is bool:
        return CellKind.CHOICE
    if bare is str:
        return CellKind.CODE if _has_pattern(metadata) else CellKind.TEXT
    if get_origin(bare) is tuple and _bare(get_args(bare)[0]) is str:
        inner = [*_metadata(get_args(bare)[0])]
        return CellKind.CODES if _has_pattern(inner) else CellKind.TEXTS
    return CellKind.TOML


def _has_pattern(metadata: list[Any]) -> bool:
    return any(getattr(found, "pattern", None) is not None for found in metadata)


def _choices(key: str, bare: Any) -> Mapping[str, object]:
    if bare is bool:
        return {"có": True, "không": False}
    if get_origin(bare) is not Literal or not isinstance(get_args(bare)[0], str):
        return {}
    named = ((value, chosen(key, value)) for value in get_args(bare))
    return {value if words is None else words.vi: value for value, words in named}


def _item_of(annotation: Any) -> type[BaseModel] | None:
    """Return the model of which a table of the rubric has many."""
    bare = _bare(annotation)
    if get_origin(bare) is not tuple:
        return None
    item = _bare(get_args(bare)[0])
    return item if isinstance(item, type) and issubclass(item, BaseModel) else None


def _model_of(info: FieldInfo) -> type[BaseModel] | None:
    bare = _bare(info.annotation)
    return bare if isinstance(bare, type) and issubclass(bare, BaseModel) else None


def _tables() -> Iterator[TableSheet]:
    for name, info in Rubric.model_fields.items():
        item, table = _item_of(info.annotation), info.alias or name
        if item is not None:
            yield TableSheet(_SHEETS.get(table, table), table, name, columns_of(item))


def _sections() -> Iterator[Section]:
    plain, nested = [], []
    for name, info in Rubric.model_fields.items():
        if name in _FROM_HERE or _item_of(info.annotation) is not None:
            continue
        model = _model_of(info)
        if model is None:
            plain.append(_column(name, info))
        else:
            key = info.alias or name
            nested.append(Section(key, heading_of(key), columns_of(model)))
    yield Section("", "Bộ tiêu chí", tuple(plain))
    yield from nested


TABLE_SHEETS: tuple[TableSheet, ...] = tuple(_tables())
SECTIONS: tuple[Section, ...] = tuple(_sections())
HEAD_HEADINGS: Mapping[str, str] = {"label": "Nội dung", "value": "Giá trị", "key": "Khóa"}
REMOVED_TABLES = tuple(info.alias or name for name, info in Removed.model_fields.items())
