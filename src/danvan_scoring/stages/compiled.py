"""Compiled: the figures of the 6-month, 9-month or year's report, one line an indicator."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from danvan_scoring.model.plan import ReportDuty, TaskState
from danvan_scoring.model.register import Channel, ModelField, ModelState
from danvan_scoring.model.result import Compliance, PeriodResult, Result
from danvan_scoring.model.text import Text
from danvan_scoring.stages.models import ModelCounts, checked_tasks, model_counts
from danvan_scoring.stages.plan_list import share
from danvan_scoring.stages.posts import PostCounts, post_counts

TASKS = Text("nhiệm vụ", "tasks")
REPORTS = Text("báo cáo", "reports")
MODELS = Text("mô hình", "models")
POSTS = Text("tin, bài", "posts")
CLASSES = Text("xếp loại", "classes")
COMMENDATIONS = Text("biểu dương", "commendation")

_UNITS = Text("đơn vị", "units")
_TURNS = Text("lượt đơn vị", "units, task by task")
_MODELS = Text("mô hình", "models")
_POSTS = Text("tin, bài", "posts")
_MONTHS = Text("tháng", "months")
_UNDECIDED = Text("chưa xác định được", "undecided")


@dataclass(frozen=True)
class Indicator:
    """One line to report.

    Attributes:
        section: what it is about.
        code: of the task, report or class; "" if it has none.
        title: the indicator in words.
        measure: what is counted.
        planned: how many there should be; None where the plan sets no number.
        done: how many there are.
        share: done of planned, or of all where that has a meaning, in percent; None of nothing.
        units: names of the units that did it.
        missing: names of those that have not, the months that lack something, or the units of
            which it cannot be told.
    """

    section: Text
    code: str
    title: Text
    measure: Text
    planned: int | None
    done: int
    share: Decimal | None
    units: tuple[str, ...] = ()
    missing: tuple[Text, ...] = ()


def compiled(found: PeriodResult) -> tuple[Indicator, ...]:
    """List every indicator of a period that has a plan; without one there is nothing to report."""
    if found.compliance is None:
        return ()
    as_of, plan = found.compliance.as_of, found.compliance.plan
    names = found.submissions.names
    lines = [*_tasks(found.compliance, names), *_reports(found.compliance, names)]
    if models := model_counts(found.submissions, as_of):
        lines += _models(found.compliance, models, names)
    if posts := post_counts(found.submissions, plan, as_of):
        lines += _posts(posts, names)
    for result in found.results:
        lines += [*_classes(result, names), *_commendations(result, names)]
    return tuple(lines)


def report_title(duty: ReportDuty | None) -> Text:
    """Say for which report the figures are."""
    if duty is None:
        return Text("Số liệu tổng hợp", "Compiled figures")
    return Text(f"Số liệu tổng hợp cho {duty.title}", f"Figures compiled for {duty.title}")


def _line(  # noqa: PLR0913 (one argument a column of the table)
    section: Text,
    code: str,
    title: Text,
    measure: Text,
    done: int,
    planned: int | None = None,
    *,
    of: int | None = None,
    units: tuple[str, ...] = (),
    missing: tuple[Text, ...] = (),
) -> Indicator:
    whole = planned if of is None else of
    part = None if whole is None else share(done, whole)
    return Indicator(section, code, title, measure, planned, done, part, units, missing)


def _tasks(compliance: Compliance, names: Mapping[str, str]) -> Iterator[Indicator]:
    done = (TaskState.DONE_ON_TIME.value, TaskState.DONE_LATE.value)
    rows = compliance.tasks[compliance.tasks["state"].isin(done)]
    by_task = {row["task"]: row for row in compliance.by_task.to_dict("records")}
    for group in compliance.by_group.to_dict("records"):
        code = group["group"]
        title = next(own.title for own in compliance.plan.groups if own.code == code)
        counts = int(group["numerator"]), int(group["denominator"])
        yield _line(TASKS, code, Text(title, title), _TURNS, *counts)
        for task in compliance.plan.tasks:
            if task.group != code:
                continue
            row = by_task[task.code]
            did = rows[rows["task"] == task.code]["unit"]
            yield _line(
                TASKS,
                task.code,
                Text(task.title, task.title),
                _UNITS,
                int(row["numerator"]),
                int(row["denominator"]),
                units=tuple(names[unit] for unit in did),
                missing=_same(names[unit] for unit in row["missing"]),
            )


def _reports(compliance: Compliance, names: Mapping[str, str]) -> Iterator[Indicator]:
    """One line a report that has fallen due: those in time, and those late or not sent."""
    for duty in compliance.plan.reports:
        own = compliance.reports[compliance.reports["report"] == duty.code]
        in_time, late, unsent = (
            [names[unit] for unit in own[own["state"] == state]["unit"]]
            for state in ("on_time", "late", "not_sent")
        )
        owed = int((own["state"] != "not_applicable").sum())
        if owed and duty.last_day < compliance.as_of:
            yield _line(
                REPORTS,
                duty.code,
                Text(f"{duty.title} gửi đúng hạn", f"{duty.title} in time"),
                _UNITS,
                len(in_time),
                owed,
                units=tuple(in_time),
                missing=(*_marked(late, Text("chậm", "late")), *_same(unsent)),
            )


def _models(
    compliance: Compliance, models: ModelCounts, names: Mapping[str, str]
) -> Iterator[Indicator]:
    for line in checked_tasks(compliance, models):
        yield _line(
            MODELS,
            line.task.code,
            Text("Đơn vị có mô hình đang triển khai (theo sổ)", "Units with a model (register)"),
            _UNITS,
            len(line.having),
            line.owed,
            units=tuple(names[unit] for unit in line.having),
            missing=_same(names[unit] for unit in line.lacking),
        )
    for state in ModelState:
        title = Text(f"Mô hình {state.label.vi}", f"Models {state.label.en}")
        yield _line(MODELS, "", title, _MODELS, models.total(state=state))
    for field in ModelField:
        title = Text(f"Lĩnh vực {field.label.vi}", f"Field: {field.label.en}")
        yield _line(MODELS, "", title, _MODELS, models.total(field=field))


def _posts(posts: PostCounts, names: Mapping[str, str]) -> Iterator[Indicator]:
    wrote = tuple(names[unit] for unit in posts.by_unit if posts.of_unit(unit))
    title = Text("Tin, bài đã đăng, phát", "Posts published")
    yield _line(POSTS, "", title, _POSTS, posts.total, units=wrote)
    for channel in Channel:
        if count := posts.by_channel[channel]:
            title = Text(f"Kênh: {channel.label.vi}", f"Channel: {channel.label.en}")
            yield _line(POSTS, "", title, _POSTS, count)
    for unit, empty in posts.empty.items():
        name, ended = names[unit], len(posts.ended)
        title = Text(f"{name}: tháng có tin, bài", f"{name}: months with a post")
        done = ended - len(empty)
        yield _line(POSTS, unit, title, _MONTHS, done, ended, missing=_same(map(str, empty)))


def _classes(result: Result, names: Mapping[str, str]) -> Iterator[Indicator]:
    """One line a class: the units in it, of all that are classified on that scale."""
    for scale, found in result.classifications.items():
        units = [str(unit) for unit in result.submissions.units.index]
        placed = [int(position) for position in found.final]
        total = sum(position >= 0 for position in placed)
        titles = {band.code: band.title for band in result.bound.rubric.classes_of(scale)}
        for position, code in enumerate(found.classes):
            own = [unit for unit, at in zip(units, placed, strict=True) if at == position]
            title = Text(f"Xếp loại {titles[code]}", f"Class {titles[code]}")
            named = tuple(names[unit] for unit in own)
            yield _line(CLASSES, code, title, _UNITS, len(own), of=total, units=named)


def _commendations(result: Result, names: Mapping[str, str]) -> Iterator[Indicator]:
    for rule in result.bound.rubric.commendations:
        held = [found for found in result.commendations if found.rule is rule]
        chosen = tuple(names[found.unit] for found in held if found.candidate)
        open_ = _marked((names[f.unit] for f in held if f.undecided), _UNDECIDED)
        title = Text(rule.title, rule.title)
        yield _line(
            COMMENDATIONS, rule.code, title, _UNITS, len(chosen), units=chosen, missing=open_
        )


def _same(names: Iterable[str]) -> tuple[Text, ...]:
    return tuple(Text(name, name) for name in names)


def _marked(names: Iterable[str], mark: Text) -> tuple[Text, ...]:
    return tuple(Text(f"{name} ({mark.vi})", f"{name} ({mark.en})") for name in names)
