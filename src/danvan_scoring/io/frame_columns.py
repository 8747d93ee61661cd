"""The rows of several files of one kind, as the columns of one frame."""

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from danvan_scoring.io.table import Table
from danvan_scoring.model.problem import Problem

T = TypeVar("T")
Days = list[date | None]
Read = tuple[pd.DataFrame, list[Problem]]
"""A frame, to be used only if there are no problems; and all problems."""


def kept(read: tuple[list[T], list[Problem]], problems: list[Problem]) -> list[T]:
    """Return what was read; its problems join the others."""
    problems += read[1]
    return read[0]


def text_frame(tables: Sequence[Table], *keys: str) -> pd.DataFrame:
    """Return the cells under `keys` as they are written."""
    columns = {key: [cell for table in tables for cell in table.cells[key]] for key in keys}
    return pd.DataFrame(columns, dtype="str")


def days_column(days: Days) -> NDArray[np.datetime64]:
    """Return days as a column, NaT where there is none."""
    return np.array(["NaT" if day is None else str(day) for day in days], dtype="datetime64[s]")


def places(tables: Sequence[Table]) -> pd.Series:
    """Return where each row stands, as `file:line`."""
    told = [table.at(row) for table in tables for row in range(len(table))]
    return pd.Series(told, dtype="str")
