"""A period (kỳ chấm điểm): which rubric, plan and files are scored, and as of when."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from danvan_scoring.model.base import Code, FileModel, Frozen, Title
from danvan_scoring.model.text import Text


class CsvDialect(Frozen):
    """How numbers and columns are written in the CSV files of a period."""

    delimiter: Literal[",", ";"] = ";"
    decimal: Literal[",", "."] = ","
    date: Literal["day_first", "iso"] = "day_first"


class Period(FileModel):
    """A whole period, as read from `period.toml`; paths are relative to that file.

    It names one `rubric`, or several `rubrics`, of which each scores the units of its own kinds.

    `outside_dates` says why the rubric is used although it is not in force on `as_of`. `report` is
    the report of the plan for which the figures are compiled; without it, `as_of` tells.
    """

    format: Literal[1]
    id: Code
    title: Title
    as_of: date
    outside_dates: str = ""
    rubric: str | None = None
    rubrics: tuple[str, ...] = ()
    plan: str | None = None
    units: str
    submissions: Annotated[tuple[str, ...], Field(min_length=1)]
    progress: tuple[str, ...] = ()
    receipts: tuple[str, ...] = ()
    waivers: tuple[str, ...] = ()
    models: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()
    report: Code | None = None
    plugins: tuple[str, ...] = ()
    csv: CsvDialect = CsvDialect()

    @model_validator(mode="after")
    def _rubric_or_rubrics(self) -> Self:
        if (self.rubric is None) == (not self.rubrics):
            raise ValueError(
                Text("đúng một trong hai khóa rubric và rubrics", "exactly one of rubric, rubrics")
            )
        return self

    @property
    def rubric_files(self) -> tuple[str, ...]:
        """The files of its rubrics."""
        return self.rubrics if self.rubric is None else (self.rubric,)
