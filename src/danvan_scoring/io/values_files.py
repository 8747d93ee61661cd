"""The submissions themselves: one value a unit and field, with its evidence."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from danvan_scoring.io.answer_cells import Answer, read_answer
from danvan_scoring.io.known_names import KnownNames
from danvan_scoring.io.number_cells import CellFault
from danvan_scoring.io.row_checks import check_known, check_repeats, read_cells
from danvan_scoring.io.table import Table
from danvan_scoring.model.period import CsvDialect
from danvan_scoring.model.problem import Problem
from danvan_scoring.model.rubric import FormField
from danvan_scoring.model.text import Text

_PAIR = Text("đơn vị và chỉ tiêu", "unit and field")


def read_values(
    tables: Sequence[Table],
    fields: Mapping[str, FormField] | None,
    units: KnownNames | None,
    dialect: CsvDialect,
) -> tuple[list[dict[int, Answer]], list[Problem]]:
    """Read the answers of all files.

    Args:
        tables: the files.
        fields: the fields of the rubric; without them, values are not looked at.
        units: the units; without them, any unit is allowed.
        dialect: how numbers and dates are written, where a table does not say otherwise.

    Returns:
        For each file its answers by row, empty cells left out; and all problems.
    """
    answers: list[dict[int, Answer]] = []
    problems: list[Problem] = []
    names = None
    if fields is not None:
        names = KnownNames(fields, {code: field.title for code, field in fields.items()})
    for table in tables:
        problems += check_known(table, "unit", units, "SUB262")
        problems += check_known(table, "field", names, "SUB263")
        found, faults = _answers(table, fields or {}, table.dialect or dialect)
        answers.append(found)
        problems += faults
    problems += check_repeats(tables, ("unit", "field"), "SUB261", _PAIR)
    return answers, problems


def _answers(
    table: Table, fields: Mapping[str, FormField], dialect: CsvDialect
) -> tuple[dict[int, Answer], list[Problem]]:
    codes = table.cells["field"]
    rows_of: dict[str, list[int]] = {}
    for row, code in enumerate(codes):
        rows_of.setdefault(code, []).append(row)
    found: dict[int, Answer] = {}
    problems = []
    for code, field in fields.items():
        rows = rows_of.get(code, [])

        def read(text: str, field: FormField = field) -> Answer | CellFault:
            return read_answer(text, field, dialect)

        values, faults = read_cells(table, "value", read, rows, codes)
        pairs = zip(rows, values, strict=True)
        found.update((row, value) for row, value in pairs if isinstance(value, Answer))
        problems += faults
    return found, problems


def values_frame(
    tables: Sequence[Table],
    answers: Sequence[Mapping[int, Answer]],
    fields: Mapping[str, FormField],
    units: pd.Index,
) -> pd.DataFrame:
    """Return the frame of values, indexed by `units`, one column a field of the rubric."""
    rows = {str(code): row for row, code in enumerate(units)}
    columns: dict[str, list[Answer | None]] = {code: [None] * len(units) for code in fields}
    for table, found in zip(tables, answers, strict=True):
        codes, owners = table.cells["field"], table.cells["unit"]
        for row, answer in found.items():
            columns[codes[row]][rows[owners[row]]] = answer
    typed = {code: _typed(columns[code], field, units) for code, field in fields.items()}
    return pd.DataFrame(typed, index=units)


def _typed(column: Sequence[Answer | None], field: FormField, units: pd.Index) -> pd.Series:
    if field.type in {"number", "integer", "yes_no"}:
        return pd.Series(np.array(column, dtype=np.float64), index=units)  # None is NaN
    if field.type == "date":
        days = ["NaT" if cell is None else str(cell) for cell in column]
        return pd.Series(np.array(days, dtype="datetime64[s]"), index=units)
    texts = [None if cell is None else str(cell) for cell in column]
    return pd.Series(texts, index=units, dtype="str")


def evidence_frame(tables: Sequence[Table]) -> pd.DataFrame:
    """Return what stands beside the values: evidence, note, and the place of the row."""
    keys = ("unit", "field", "evidence", "note")
    columns = {key: [cell for table in tables for cell in table.cells[key]] for key in keys}
    columns["place"] = [table.at(row) for table in tables for row in range(len(table))]
    return pd.DataFrame(columns, dtype="str")
