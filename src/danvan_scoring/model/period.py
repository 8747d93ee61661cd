"""A period (kỳ chấm điểm): which rubric, plan and files are scored, and as of when."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from danvan_scoring.model.base import Code, FileModel, Frozen, Title


class CsvDialect(Frozen):
    """How numbers and columns are written in the CSV files of a period."""

    delimiter: Literal[",", ";"] = ";"
    decimal: Literal[",", "."] = ","
    date: Literal["day_first", "iso"] = "day_first"


class Period(FileModel):
    """A whole period, as read from `period.toml`; paths are relative to that file.

    `outside_dates` says why the rubric is used although it is not in force on `as_of`.
    """

    format: Literal[1]
    id: Code
    title: Title
    as_of: date
    outside_dates: str = ""
    rubric: str
    plan: str | None = None
    units: str
    submissions: Annotated[tuple[str, ...], Field(min_length=1)]
    progress: tuple[str, ...] = ()
    receipts: tuple[str, ...] = ()
    waivers: tuple[str, ...] = ()
    plugins: tuple[str, ...] = ()
    csv: CsvDialect = CsvDialect()
