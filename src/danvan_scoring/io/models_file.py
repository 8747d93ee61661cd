"""The register of models "Dân vận khéo" (sổ mô hình)."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from danvan_scoring.io.csv_columns import MODEL_FIELDS, MODEL_STATES
from danvan_scoring.io.date_cells import DateStyle
from danvan_scoring.io.frame_columns import Days, Read, days_column, kept, places, text_frame
from danvan_scoring.io.known_names import KnownNames
from danvan_scoring.io.row_checks import (
    check_known,
    check_repeats,
    read_choices,
    read_days,
    read_states,
)
from danvan_scoring.io.table import Table
from danvan_scoring.model.problem import Problem
from danvan_scoring.model.register import ModelState
from danvan_scoring.model.text import Text

_SAME = Text("đơn vị, mã mô hình và tình trạng", "unit, model and state")


def read_models(
    tables: Sequence[Table], units: KnownNames | None, style: DateStyle, as_of: date | None
) -> Read:
    """Read which unit has which model, in which field, and to which state it came when."""
    fields: list[str | None] = []
    states: list[str | None] = []
    days: Days = []
    problems: list[Problem] = []
    for table in tables:
        problems += check_known(table, "unit", units, "SUB262")
        fields += kept(read_choices(table, "field", MODEL_FIELDS, "SUB280"), problems)
        states += (own := kept(read_states(table, MODEL_STATES), problems))
        days += kept(read_days(table, "date", style, as_of), problems)
        problems += _recognised_by_nothing(table, own)
    problems += check_repeats(tables, ("unit", "code", "state"), "SUB261", _SAME)
    frame = text_frame(tables, "unit", "code", "name", "document")
    frame.insert(3, "field", pd.Series(fields, dtype="str"))
    frame.insert(4, "state", pd.Series(states, dtype="str"))
    frame.insert(5, "date", days_column(days))
    frame["place"] = places(tables)
    return frame, problems


def _recognised_by_nothing(table: Table, states: Sequence[str | None]) -> list[Problem]:
    pairs = enumerate(zip(states, table.cells["document"], strict=True))
    return [
        Problem("SUB281", table.place(row, "document"))
        for row, (state, document) in pairs
        if state == ModelState.RECOGNISED and not document
    ]
