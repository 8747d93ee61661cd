"""Partitions as submissions: the same frames that files of a commune give, and all faults.

Units are named `commune/unit`, since communes use the same codes.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from numpy.typing import NDArray

from danvan_scoring.errors import InputError
from danvan_scoring.model.problem import Place, Problem
from danvan_scoring.model.rubric import FormField, Rubric
from danvan_scoring.model.submission import Submissions
from danvan_scoring.scale.columns import (
    ID,
    KEYS,
    LISTS,
    check_schema,
    dataset_schema,
    evidence_column,
    proven_fields,
    value_column,
)

RUBRIC_KEY = b"danvan.rubric"
"""Where the metadata of a partition says for which rubric it was made, if its writer says so."""
_NAMED = 10
_NOTHING = Submissions(units=pd.DataFrame(), values=pd.DataFrame())


@dataclass(frozen=True)
class Wanted:
    """What partitions have to be: made once a rubric.

    Attributes:
        rubric: that of the dataset.
        schema: the columns that it asks for.
        version: how a partition names the rubric that it was made for.
    """

    rubric: Rubric
    schema: pa.Schema
    version: str

    @classmethod
    def by(cls, rubric: Rubric) -> "Wanted":
        """Return what a rubric asks for."""
        return cls(rubric, dataset_schema(rubric), f"{rubric.id} {rubric.version}")


def open_partition(source: pa.NativeFile, wanted: Wanted, file: str) -> pq.ParquetFile:
    """Open a partition, and check what its footer tells.

    Args:
        source: the file, or its bytes.
        wanted: which columns are asked for, and the version that the file must be made for.
        file: how problems name the file.

    Raises:
        InputError: columns are missing or of the wrong type, or it was made for another version
            of the rubric.
        ArrowException: it is no whole Parquet file.
    """
    # Fetching ahead only costs where the file is in memory or on a disk beside us.
    parquet = pq.ParquetFile(source, pre_buffer=False)
    schema = parquet.schema_arrow
    problems = check_schema(schema, wanted.schema, file)
    metadata = schema.metadata or {}
    found = metadata.get(RUBRIC_KEY, wanted.version.encode()).decode(errors="replace")
    if found != wanted.version:
        problems.append(Problem("SCL908", Place(file), found, {"rubric": wanted.version}))
    if problems:
        raise InputError(problems)
    return parquet


def read_units(parquet: pq.ParquetFile, wanted: Wanted, file: str) -> pa.Table:
    """Read the columns that the rubric asks for, and no others.

    Args:
        parquet: whose columns have been checked.
        wanted: which of them are read.
        file: how problems name the file.

    Raises:
        InputError: rows name no unit, commune or kind.
        ArrowException: the file is damaged.
    """
    there = set(parquet.schema_arrow.names)
    names = [name for name in wanted.schema.names if name in there]
    table: pa.Table = parquet.read(names)
    problems = [problem for name in KEYS for problem in _empty_rows(table, name, file)]
    if problems:
        raise InputError(problems)
    return table


def joined(tables: Sequence[pa.Table]) -> pa.Table:
    """Put partitions of the same columns together, one below the other."""
    if len(tables) == 1:
        return tables[0]
    return pa.concat_tables(tables).unify_dictionaries().combine_chunks()


def _empty_rows(table: pa.Table, name: str, file: str) -> Iterator[Problem]:
    column = _column(table, name)
    if pa.types.is_dictionary(column.type) and column.null_count == 0:
        known = column.dictionary
        if known.null_count == 0 and not pc.any(pc.equal(known, "")).as_py():
            return
    blank = pc.equal(column.cast(pa.string()), "").fill_null(fill_value=True)
    rows = np.flatnonzero(blank.to_numpy(zero_copy_only=False)) + 1
    if len(rows):
        named = ", ".join(map(str, rows[:_NAMED])) + (" …" if len(rows) > _NAMED else "")
        yield Problem("SCL907", Place(file, item=name), details={"rows": named})


def _texts(table: pa.Table, name: str) -> pa.Array:
    """Return a column of texts one by one, however it is coded."""
    return _column(table, name).cast(pa.string())


def _column(table: pa.Table, name: str) -> pa.Array:
    """Return a column in one piece; none of a table without rows has any."""
    chunks = table.column(name).chunks
    return chunks[0] if len(chunks) == 1 else table.column(name).combine_chunks()


def _as(column: pa.Array, of: pa.DataType) -> pa.Array:
    """Return a column as one of a type; a cast to its own type is not free."""
    return column if column.type == of else column.cast(of)


def submissions_of(table: pa.Table, rubric: Rubric) -> Submissions:
    """Return the rows of a table for the stages.

    Args:
        table: as `read_units` gives it, of one partition or several.
        rubric: whose fields are taken.

    Raises:
        ArrowException: a value cannot be what the column says.
    """
    index = pd.Index(_names(table).to_pandas(), dtype="str")
    units = pd.DataFrame(
        {
            "name": _categories(table, "name"),
            "kind": _categories(table, "kind"),
            "authority": _categories(table, "authority"),
        },
        index=index,
    )
    values = {field.code: _values(table, field, index) for field in rubric.form_fields}
    listed = {name: _listed(table, name, index) for name in LISTS}
    given: dict[str, Any] = {name: own for name, own in listed.items() if own is not None}
    if any(True for _ in proven_fields(rubric)):
        given["evidence"] = _evidence(table, rubric, index)
    frame = pd.DataFrame(values, index=index, copy=False)
    # Every criterion looks up its columns by name, which plain objects do at half the price.
    frame.columns = pd.Index(list(values), dtype=object)
    return replace(_NOTHING, units=units, values=frame, **given)


def unit_names(table: pa.Table) -> list[str]:
    """Name the units of a table as problems and frames name them: `commune/unit`."""
    names: list[str] = _names(table).to_pylist()
    return names


def _names(table: pa.Table) -> pa.Array:
    return pc.binary_join_element_wise(_texts(table, "authority"), _texts(table, "unit"), "/")


def _coded(table: pa.Table, name: str) -> pa.DictionaryArray:
    """Return a column of texts coded as we write them, however it was."""
    column = _column(table, name)
    if pa.types.is_dictionary(column.type):
        return _as(column, ID)
    return _as(column, pa.string()).dictionary_encode()


def _categories(table: pa.Table, name: str) -> pd.Categorical:
    column = _coded(table, name)
    codes = column.indices.fill_null(-1).to_numpy(zero_copy_only=False)
    texts = column.dictionary.to_pylist()
    if None in texts or len(set(texts)) < len(texts):
        return pd.Categorical(column.cast(pa.string()).to_pylist())
    return pd.Categorical.from_codes(codes, texts)


def _values(table: pa.Table, field: FormField, index: pd.Index) -> NDArray[np.generic] | pd.Series:
    column = _column(table, value_column(field))
    if field.type in ("number", "integer", "yes_no"):
        return np.asarray(_as(column, pa.float64()).to_numpy(zero_copy_only=False))
    if field.type == "date":
        return np.asarray(column.cast(pa.timestamp("s")).to_numpy(zero_copy_only=False))
    texts = [text or None for text in column.cast(pa.string()).to_pylist()]
    return pd.Series(texts, index=index, dtype="str")


def _evidence(table: pa.Table, rubric: Rubric, index: pd.Index) -> pd.DataFrame:
    blocks = []
    for field in proven_fields(rubric):
        documents = _texts(table, evidence_column(field))
        named = documents.is_valid().to_numpy(zero_copy_only=False)
        own = {"unit": index[named], "evidence": documents.drop_null().to_pylist()}
        blocks.append(pd.DataFrame(own, dtype="str").assign(field=field.code, note="", place=""))
    return pd.concat(blocks, ignore_index=True)


def _listed(table: pa.Table, name: str, index: pd.Index) -> pd.DataFrame | None:
    """Return what a list column says, one row an entry; None where it says nothing."""
    if name not in table.column_names or table.column(name).null_count == len(table):
        return None
    column = _column(table, name)
    entries = column.flatten()
    rows = pc.list_parent_indices(column).to_numpy()
    own: Mapping[str, list[object]] = {
        field.name: entries.field(field.name).to_pylist() for field in entries.type
    }
    frame = pd.DataFrame({"unit": index[rows], **{k: _typed(k, v) for k, v in own.items()}})
    if name == "progress":
        frame = frame.assign(evidence="", note="")
    return frame.assign(place="")


def _typed(name: str, column: list[object]) -> pd.Series:
    if name in ("until", "date"):
        return pd.Series(pd.to_datetime(pd.Series(column, dtype=object)).astype("datetime64[s]"))
    return pd.Series(["" if cell is None else str(cell) for cell in column], dtype="str")
