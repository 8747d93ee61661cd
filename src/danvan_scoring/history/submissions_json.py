"""Submissions as JSON without loss, but for the places in files that they were read from.

Empty cells are left out or null, never 0. The rows of all tables but the units are sorted, so that
a file whose rows were put in another order is the same content.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from danvan_scoring.io.canonical_json import canonical
from danvan_scoring.model.base import SourceFile
from danvan_scoring.model.rubric import FormField
from danvan_scoring.model.submission import Submissions

Content = Mapping[str, Any]
"""`format`, `report`, `units`, `values` (by unit and field), and a table of rows for each other
frame: `columns` and `rows`, or null where none is kept."""

TABLES = ("evidence", "waivers", "progress", "receipts", "models", "posts", "marks")
_UNITS = ("name", "kind", "authority")
_DAYS = ("date", "until")
_WHOLE = 10.0**15


def submissions_content(submissions: Submissions) -> Content:
    """Write submissions down as texts."""
    units = submissions.units
    columns = {name: _texts(units[name]) for name in _UNITS}
    codes = [str(code) for code in units.index]
    return {
        "format": 1,
        "report": submissions.report,
        "units": [
            {"code": code, **{name: columns[name][row] or "" for name in _UNITS}}
            for row, code in enumerate(codes)
        ],
        "values": _values(codes, submissions.values),
        **{name: _table(getattr(submissions, name)) for name in TABLES},
    }


def submissions_of(
    content: Content, fields: Iterable[FormField], sources: Sequence[SourceFile] = ()
) -> Submissions:
    """Read submissions back.

    Args:
        content: as `submissions_content` gives it.
        fields: those of the rubrics, which say what a value is.
        sources: the files that they were once read from.
    """
    index = pd.Index([unit["code"] for unit in content["units"]], dtype="str")
    units = pd.DataFrame(
        {name: [unit[name] for unit in content["units"]] for name in _UNITS},
        index=index,
        dtype="str",
    )
    values = {
        field.code: _typed(
            [content["values"][code].get(field.code) for code in index], field, index
        )
        for field in fields
    }
    tables: dict[str, Any] = {name: _frame(content[name]) for name in TABLES}
    return Submissions(
        units=units,
        values=pd.DataFrame(values, index=index),
        report=content["report"],
        sources=tuple(sources),
        **tables,
    )


def _values(codes: Sequence[str], values: pd.DataFrame) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {code: {} for code in codes}
    for field in values.columns:
        for code, text in zip(codes, _texts(values[field]), strict=True):
            if text is not None:
                found[code][str(field)] = text
    return found


def _texts(column: pd.Series) -> list[str | None]:
    """Write the cells of a column: numbers with all their digits, days as ISO, None if empty."""
    if pd.api.types.is_datetime64_any_dtype(column):
        return [None if pd.isna(cell) else cell.date().isoformat() for cell in column]
    if pd.api.types.is_numeric_dtype(column):
        return [None if np.isnan(cell) else _number(cell) for cell in column.astype(float).tolist()]
    return [None if pd.isna(cell) else str(cell) for cell in column]


def _number(value: float) -> str:
    """Write a float so that reading it gives the same float; a whole number without decimals."""
    return f"{value:.0f}" if value.is_integer() and abs(value) < _WHOLE else repr(value)


def _table(frame: pd.DataFrame | None) -> Mapping[str, Any] | None:
    if frame is None:
        return None
    names = [str(name) for name in frame.columns if name != "place"]
    rows = zip(*(_texts(frame[name]) for name in names), strict=True)
    return {"columns": names, "rows": sorted(map(list, rows), key=canonical)}


def _frame(table: Mapping[str, Any] | None) -> pd.DataFrame | None:
    if table is None:
        return None
    columns = {
        name: _days(cells) if name in _DAYS else pd.Series(cells, dtype="str")
        for name, cells in (
            (name, [row[at] for row in table["rows"]]) for at, name in enumerate(table["columns"])
        )
    }
    count = len(table["rows"])
    return pd.DataFrame({**columns, "place": pd.Series([""] * count, dtype="str")})


def _days(cells: Sequence[str | None]) -> pd.Series:
    return pd.Series(np.array([cell or "NaT" for cell in cells], dtype="datetime64[s]"))


def _typed(cells: Sequence[str | None], field: FormField, index: pd.Index) -> pd.Series:
    if field.type in {"number", "integer", "yes_no"}:
        numbers = np.array([np.nan if cell is None else float(cell) for cell in cells])
        return pd.Series(numbers, index=index, dtype="float64")
    if field.type == "date":
        return _days(cells).set_axis(index)
    return pd.Series(cells, index=index, dtype="str")


def read_content(text: str) -> Content:
    """Read the JSON of submissions.

    Raises:
        ValueError: it is none.
    """
    content = json.loads(text)
    if not isinstance(content, dict) or content.get("format") != 1:
        raise ValueError("no submissions of format 1")
    return content
