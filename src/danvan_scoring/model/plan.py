"""The plan (kế hoạch công tác dân vận): tasks, targets, due dates and reporting duties."""

from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from danvan_scoring.model.base import Code, FileModel, Frozen, Number, Title
from danvan_scoring.model.role import Role
from danvan_scoring.model.text import Text


class TaskState(StrEnum):
    """How far one unit has carried out one task of the plan (tình trạng thực hiện)."""

    DONE_ON_TIME = "done_on_time"
    DONE_LATE = "done_late"
    PARTLY = "partly"
    NOT_DONE = "not_done"
    NOT_DUE = "not_due"
    NOT_APPLICABLE = "not_applicable"
    WAIVED = "waived"
    NO_DATA = "no_data"

    @property
    def label(self) -> Text:
        """The state in words."""
        return _TITLES[self]


_TITLES = {
    TaskState.DONE_ON_TIME: Text("hoàn thành đúng hạn", "done on time"),
    TaskState.DONE_LATE: Text("hoàn thành quá hạn", "done late"),
    TaskState.PARTLY: Text("thực hiện một phần", "partly done"),
    TaskState.NOT_DONE: Text("chưa thực hiện", "not done"),
    TaskState.NOT_DUE: Text("chưa đến hạn", "not yet due"),
    TaskState.NOT_APPLICABLE: Text("không áp dụng", "does not apply"),
    TaskState.WAIVED: Text("được miễn", "waived"),
    TaskState.NO_DATA: Text("chưa có số liệu", "no data"),
}


class _Dated(Frozen):
    """Something with a time limit: `due` includes its day, `before` (trước ngày) excludes it."""

    due: date | None = None
    before: date | None = None

    @model_validator(mode="after")
    def _one_time_limit(self) -> Self:
        if (self.due is None) == (self.before is None):
            raise ValueError(
                Text("đúng một trong hai khóa due và before", "exactly one of due and before")
            )
        return self

    @property
    def last_day(self) -> date:
        """The last day that is on time."""
        if self.due is not None:
            return self.due
        assert self.before is not None  # kept by _one_time_limit
        return self.before - timedelta(days=1)


class PlanGroup(Frozen):
    """A group of tasks (nhóm nhiệm vụ)."""

    code: Code
    title: Title


class Task(_Dated):
    """One task (nhiệm vụ): whom it binds, by when, and what shows that it is done.

    It binds the units of the kinds in `binds` and the units named in `binds_units`. `target` is
    the share of bound units, in percent, that must have done it; without one, no share is fixed
    and the share is reported only. `checked_by = "models"` tells that the register of models shows
    who has done it, against which the reported progress is held.
    """

    code: Code
    title: Title
    group: Code
    binds: tuple[Code, ...] = ()
    binds_units: tuple[Code, ...] = ()
    target: Annotated[Number, Field(gt=0, le=100)] | None = None
    target_text: str = ""
    checked_by: Literal["models"] | None = None
    evidence: Title
    not_covered: str = ""


class ReportDuty(_Dated):
    """A report that units owe (chế độ báo cáo); `not_applicable` says why none is owed now."""

    code: Code
    title: Title
    binds: tuple[Code, ...] = ()
    binds_units: tuple[Code, ...] = ()
    not_applicable: str = ""


class Plan(FileModel):
    """A whole plan, as read from `plan.toml`.

    `starts` and `ends` are the first and last day of the time that it plans for: posts are counted
    in its months. `roles` are those of its part on who does what (tổ chức thực hiện).
    """

    format: Literal[1]
    id: Code
    version: str
    title: Title
    authority: Title
    basis: tuple[str, ...] = ()
    note: str = ""
    starts: date | None = None
    ends: date | None = None
    groups: Annotated[tuple[PlanGroup, ...], Field(alias="group", min_length=1)]
    tasks: Annotated[tuple[Task, ...], Field(alias="task", min_length=1)]
    reports: Annotated[tuple[ReportDuty, ...], Field(alias="report")] = ()
    roles: Annotated[tuple[Role, ...], Field(alias="role")] = ()

    @model_validator(mode="after")
    def _both_ends(self) -> Self:
        if (self.starts is None) != (self.ends is None):
            raise ValueError(
                Text(
                    "cả hai khóa starts và ends, hoặc không khóa nào",
                    "both starts and ends, or none",
                )
            )
        return self
