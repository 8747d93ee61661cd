"""The columns of a dataset: which a rubric asks for, and of which types.

docs/reference/dataset.md says the same for people who write datasets by other programs.
"""

from collections.abc import Iterator

import pyarrow as pa

from danvan_scoring.model.problem import Place, Problem
from danvan_scoring.model.rubric import FieldType, FormField, Rubric

ID = pa.dictionary(pa.int32(), pa.string())
"""Codes and names: each distinct text once, and a number a row."""

NAMES = ("authority", "unit", "name")
"""Columns that name a unit, in the dataset and in its results."""

KEYS = ("authority", "unit", "kind")
"""Columns that no row may leave empty."""

WAIVER = pa.struct(
    [
        ("criterion", pa.string()),
        ("state", pa.string()),
        ("document", pa.string()),
        ("until", pa.date32()),
        ("reason", pa.string()),
    ]
)
MARK = pa.struct(
    [
        ("criterion", pa.string()),
        ("points", pa.decimal128(18, 6)),
        ("stage", pa.string()),
        ("by", pa.string()),
        ("reason", pa.string()),
    ]
)
PROGRESS = pa.struct([("task", pa.string()), ("state", pa.string()), ("date", pa.date32())])
LISTS = {"waivers": pa.list_(WAIVER), "marks": pa.list_(MARK), "progress": pa.list_(PROGRESS)}
"""Columns that need not be there: what few units have, and some several times."""

_TYPES: dict[FieldType, pa.DataType] = {
    "number": pa.float64(),
    "integer": pa.float64(),
    "yes_no": pa.float64(),
    "date": pa.date32(),
    "choice": ID,
    "text": ID,
}
_WANTED = {
    "text": "string hoặc/or dictionary<string>",
    "number": "double, int, bool",
    "date": "date, timestamp không có múi giờ/without time zone",
}


def value_column(field: FormField) -> str:
    """Return the column of a field's values."""
    return f"value_{field.code}"


def evidence_column(field: FormField) -> str:
    """Return the column of the documents that stand beside a field's values."""
    return f"evidence_{field.code}"


def proven_fields(rubric: Rubric) -> Iterator[FormField]:
    """Yield the fields whose claims need a document, or are remarked upon without one."""
    yield from (field for field in rubric.form_fields if field.evidence != "none")


def dataset_schema(rubric: Rubric) -> pa.Schema:
    """Return the columns that a partition is written with."""
    columns = [(name, ID) for name in ("authority", "unit", "name", "kind")]
    columns += [(value_column(field), _TYPES[field.type]) for field in rubric.form_fields]
    columns += [(evidence_column(field), ID) for field in proven_fields(rubric)]
    return pa.schema([*columns, *LISTS.items()])


def check_schema(found: pa.Schema, wanted: pa.Schema, file: str) -> list[Problem]:
    """Return the columns that are missing, and those that cannot be taken for what they should be.

    Args:
        found: of the file.
        wanted: as `dataset_schema` gives it.
        file: how problems name the file.
    """
    problems = []
    for column in wanted:
        place = Place(file, item=column.name)
        position = found.get_field_index(column.name)
        if position < 0:
            if column.name not in LISTS:
                problems.append(Problem("SCL905", place))
            continue
        given = found.field(position).type
        if not _fits(given, column.type):
            details = {"wanted": _wanted(column.type)}
            problems.append(Problem("SCL906", place, str(given), details))
    return problems


def _fits(given: pa.DataType, wanted: pa.DataType) -> bool:
    if wanted == ID:
        return is_text(given)
    if wanted == pa.float64():
        numeric = pa.types.is_floating(given) or pa.types.is_integer(given)
        return bool(numeric or pa.types.is_boolean(given))
    if wanted == pa.date32():
        # Of a moment in some time zone nobody can tell which day is meant.
        naive = pa.types.is_timestamp(given) and given.tz is None
        return bool(pa.types.is_date(given) or naive)
    # Programs name what is inside a list in their own way, and may leave fields out.
    return _holds(given, wanted)


def _holds(given: pa.DataType, wanted: pa.DataType) -> bool:
    is_list = pa.types.is_list(given) or pa.types.is_large_list(given)
    if not is_list or not pa.types.is_struct(given.value_type):
        return False
    own = given.value_type
    return all(
        (position := own.get_field_index(inner.name)) >= 0
        and (own.field(position).type == inner.type or _both_texts(own.field(position), inner))
        for inner in wanted.value_type
    )


def _both_texts(given: pa.Field, wanted: pa.Field) -> bool:
    return bool(is_text(given.type) and is_text(wanted.type))


def is_text(given: pa.DataType) -> bool:
    """Tell whether a column is of texts, coded or not."""
    if pa.types.is_dictionary(given):
        return is_text(given.value_type)
    return bool(
        pa.types.is_string(given)
        or pa.types.is_large_string(given)
        or pa.types.is_string_view(given)
    )


def _wanted(wanted: pa.DataType) -> str:
    if wanted == ID:
        return _WANTED["text"]
    if wanted == pa.float64():
        return _WANTED["number"]
    return _WANTED["date"] if wanted == pa.date32() else str(wanted)
