"""The plan on a page: coverage by task and group, reports, and the map of tasks and units."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from danvan_scoring.model.notation import NOTHING, day, number
from danvan_scoring.model.plan import TaskState
from danvan_scoring.model.result import Compliance
from danvan_scoring.model.text import Language, Text
from danvan_scoring.reports.page.bars import Bar, bar
from danvan_scoring.reports.table import Table
from danvan_scoring.reports.tables.plan import percent, reports_table
from danvan_scoring.stages.plan_list import (
    Coverage,
    TaskLine,
    group_lines,
    report_lines,
    share,
    task_lines,
)

_LETTERS = {
    TaskState.DONE_ON_TIME: Text("Đ", "D"),
    TaskState.DONE_LATE: Text("Q", "L"),
    TaskState.PARTLY: Text("P", "P"),
    TaskState.NOT_DONE: Text("C", "N"),
    TaskState.NOT_DUE: Text("H", "Y"),
    TaskState.NOT_APPLICABLE: Text("–", "–"),
    TaskState.WAIVED: Text("M", "W"),
    TaskState.NO_DATA: Text("?", "?"),
}
_HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Covered:
    """A task or group of tasks: done by how many of those that owe it, against the target."""

    code: str
    title: str
    last_day: str
    done: str
    share: str
    target: str
    met: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class PlanCounts:
    """How far the plan was carried out, in numbers without names."""

    title: str
    groups: tuple[Covered, ...]
    tasks: tuple[Covered, ...]
    reports: Table


@dataclass(frozen=True)
class Mark:
    """One state as it is shown: class of the style sheet, letter, words, and how often it is."""

    look: str
    letter: str
    words: str
    count: int = 0


@dataclass(frozen=True)
class MapRow:
    """One unit on the map: its marks, one a task, and how many of what it owes are done."""

    anchor: str
    name: str
    marks: tuple[Mark, ...]
    done: str
    share: str


@dataclass(frozen=True)
class TaskMap:
    """The map of tasks and units; `tasks` are codes and titles."""

    tasks: tuple[tuple[str, str], ...]
    rows: tuple[MapRow, ...]
    legend: tuple[Mark, ...]


def plan_counts(compliance: Compliance, names: Mapping[str, str], language: Language) -> PlanCounts:
    """Return the coverage of groups and tasks, and the counts of reports."""
    tasks, as_of = task_lines(compliance, names), compliance.as_of
    return PlanCounts(
        title=compliance.plan.title,
        groups=tuple(_covered(line, language) for line in group_lines(compliance)),
        tasks=tuple(_task(line, as_of, language) for line in tasks),
        reports=reports_table(report_lines(compliance, names), language),
    )


def task_map(
    compliance: Compliance,
    names: Mapping[str, str],
    anchors: Mapping[str, str],
    language: Language,
) -> TaskMap:
    """Return the state of every unit on every task, units in the order of the submissions."""
    tasks, marks = compliance.tasks, _marks(compliance, language)
    states = dict(zip(zip(tasks["unit"], tasks["task"], strict=True), tasks["state"], strict=True))
    counts = {
        row["unit"]: (int(row["numerator"]), int(row["denominator"]))
        for row in compliance.by_unit.to_dict("records")
    }
    return TaskMap(
        tasks=tuple((task.code, task.title) for task in compliance.plan.tasks),
        rows=tuple(
            MapRow(
                anchor=anchors[unit],
                name=name,
                marks=tuple(marks[states[unit, task.code]] for task in compliance.plan.tasks),
                done=_done(*counts[unit]),
                share=percent(share(*counts[unit]), language),
            )
            for unit, name in names.items()
        ),
        legend=tuple(mark for mark in marks.values() if mark.count),
    )


def late_and_missing(
    compliance: Compliance, names: Mapping[str, str], language: Language
) -> Sequence[tuple[str, str, tuple[str, ...]]]:
    """Name the units that sent a report late or not at all: report, what of it, names."""
    found = []
    for line in report_lines(compliance, names):
        if line.not_sent:
            found.append((line.title, Text("chưa gửi", "not sent").pick(language), line.not_sent))
        if line.late:
            days = Text("{} ({} ngày)", "{} ({} days)").pick(language)
            late = tuple(days.format(name, count) for name, count in line.late)
            found.append((line.title, Text("gửi chậm", "late").pick(language), late))
    return found


def _marks(compliance: Compliance, language: Language) -> dict[str, Mark]:
    counts = compliance.tasks["state"].value_counts()
    return {
        state.value: Mark(
            look=f"s{place}",
            letter=_LETTERS[state].pick(language),
            words=state.label.pick(language),
            count=int(counts.get(state.value, 0)),
        )
        for place, state in enumerate(TaskState)
    }


def _done(numerator: int, denominator: int) -> str:
    return f"{numerator}/{denominator}" if denominator else NOTHING


def _covered(line: Coverage, language: Language) -> Covered:
    reached = (bar("done", Decimal(0), line.share, _HUNDRED),) if line.share else ()
    return Covered(
        code=line.code,
        title=line.title,
        last_day="",
        done=_done(line.numerator, line.denominator),
        share=percent(line.share, language),
        target="",
        met="",
        bars=reached,
    )


def _task(line: TaskLine, as_of: date, language: Language) -> Covered:
    found = _covered(line, language)
    bars = found.bars
    if line.target is not None:
        bars += (bar("target", line.target - 1, line.target, _HUNDRED),)
    last = day(line.last_day).pick(language)
    left = (line.last_day - as_of).days
    if left >= 0:
        still = Text(f"{last} (còn {left} ngày)", f"{last} ({left} days left)")
        last = still.pick(language)
    return Covered(
        code=line.code,
        title=line.title,
        last_day=last,
        done=found.done,
        share=found.share,
        target=NOTHING if line.target is None else number(line.target).pick(language),
        met=_met(line).pick(language),
        bars=bars,
    )


def _met(line: TaskLine) -> Text:
    if line.met is None:
        return Text(NOTHING, NOTHING)
    if line.met:
        return Text("đạt", "met")
    return Text("chưa đạt, còn hạn", "not met yet") if line.open else Text("chưa đạt", "not met")
