"""A period (kỳ chấm điểm): which rubric, plan and files are scored, and as of when."""

from datetime import date
from typing import ClassVar, Literal, Self

from pydantic import model_validator

from danvan_scoring.model.base import Code, FileModel, Frozen, Title
from danvan_scoring.model.procedure import CouncilMember
from danvan_scoring.model.text import Text


class CsvDialect(Frozen):
    """How numbers and columns are written in the CSV files of a period."""

    delimiter: Literal[",", ";"] = ";"
    decimal: Literal[",", "."] = ","
    date: Literal["day_first", "iso"] = "day_first"

    yes_no: ClassVar[Text] = Text("«có» hoặc «không»", "«có» or «không» (or «yes», «no»)")
    """What answers a question of yes or no."""


class JsonDialect(CsvDialect):
    """How numbers, days and answers are written in JSON, whatever the CSV files of a period do."""

    decimal: Literal[",", "."] = "."
    date: Literal["day_first", "iso"] = "iso"

    yes_no: ClassVar[Text] = Text("true hoặc false", "true or false")


class Period(FileModel):
    """A whole period, as read from `period.toml`; paths are relative to that file.

    It names one `rubric`, or several `rubrics`, of which each scores the units of its own kinds.

    `outside_dates` says why the rubric is used although it is not in force on `as_of`. `report` is
    the report of the plan for which the figures are compiled; without it, `as_of` tells.

    `log` keeps what came in by forms, the council's marks and the appeals. Forms are due on
    `forms_due`, that day included, or when the unit was granted more time (`extensions`). The
    folder `evidence` has one folder a unit, named by its code. `announced` is the day on which the
    results were made known, from which the time for appeals runs.

    `office` names the file of the issuing body, whose documents are made. `previous` is the period
    with which this one is compared.
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
    submissions: tuple[str, ...] = ()
    progress: tuple[str, ...] = ()
    receipts: tuple[str, ...] = ()
    waivers: tuple[str, ...] = ()
    models: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()
    report: Code | None = None
    log: str | None = None
    evidence: str | None = None
    extensions: tuple[str, ...] = ()
    forms_due: date | None = None
    announced: date | None = None
    office: str | None = None
    previous: str | None = None
    council: tuple[CouncilMember, ...] = ()
    plugins: tuple[str, ...] = ()
    csv: CsvDialect = CsvDialect()

    @model_validator(mode="after")
    def _rubric_or_rubrics(self) -> Self:
        if (self.rubric is None) == (not self.rubrics):
            raise ValueError(
                Text("đúng một trong hai khóa rubric và rubrics", "exactly one of rubric, rubrics")
            )
        return self

    @model_validator(mode="after")
    def _submissions_or_log(self) -> Self:
        if not self.submissions and self.log is None:
            raise ValueError(
                Text(
                    "ít nhất một tệp ở submissions, hoặc nhật ký (log)",
                    "at least one file of submissions, or a log",
                )
            )
        return self

    @property
    def rubric_files(self) -> tuple[str, ...]:
        """The files of its rubrics."""
        return self.rubrics if self.rubric is None else (self.rubric,)
