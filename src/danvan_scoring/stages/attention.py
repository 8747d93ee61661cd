"""Attention: what the compiling office should look at first, each matter by name."""

from collections.abc import Iterator

import pandas as pd

from danvan_scoring.model.attention import Matter, Note
from danvan_scoring.model.notation import day, number
from danvan_scoring.model.result import Compliance, Result
from danvan_scoring.model.standing import NOT_ELIGIBLE
from danvan_scoring.model.status import Status
from danvan_scoring.model.text import Text
from danvan_scoring.stages.class_path import class_path
from danvan_scoring.stages.plan_list import task_lines
from danvan_scoring.stages.posts import post_counts

_OPEN_STATES = {
    Status.ERROR: Matter.ERROR,
    Status.PENDING: Matter.PENDING,
    Status.MISSING: Matter.MISSING,
    Status.WITHHELD: Matter.WITHHELD,
}


def attention(result: Result) -> tuple[Note, ...]:
    """List everything that needs a person, the weightiest matters first.

    Within one matter, units stand in the order of the submissions; a unit that submitted nothing
    is not listed again for each field that it left empty.
    """
    notes = [
        *_submissions(result),
        *_classes(result),
        *(_plan(result, result.compliance) if result.compliance else ()),
        *_commendations(result),
        *(
            Note(Matter.INPUT_WARNING, "", Text(problem.line("vi"), problem.line("en")))
            for problem in result.warnings
        ),
    ]
    order = list(Matter)
    return tuple(sorted(notes, key=lambda note: order.index(note.matter)))


def _submissions(result: Result) -> Iterator[Note]:
    """Notes on criteria without points: one a unit and state, naming the criteria."""
    scores, units = result.scores, result.submissions.units
    names, ids = units["name"].tolist(), units.index.tolist()
    lines = list(result.bound.criteria)
    frame = pd.DataFrame({code: scores.nodes[code].status for code in lines})
    silent = (frame == Status.NOT_SUBMITTED).any(axis="columns")
    for row in silent.to_numpy().nonzero()[0].tolist():
        text = Text(f"{names[row]}: chưa nộp phiếu", f"{names[row]}: nothing submitted")
        yield Note(Matter.NOT_SUBMITTED, str(ids[row]), text)
    for status, matter in _OPEN_STATES.items():
        held = (frame == status).mul(~silent, axis="index")
        for row in held.any(axis="columns").to_numpy().nonzero()[0].tolist():
            codes = ", ".join(code for code in lines if held[code].iloc[row])
            label = status.label
            text = Text(
                f"{names[row]}: {label.vi} ở {codes}", f"{names[row]}: {label.en} at {codes}"
            )
            yield Note(matter, str(ids[row]), text)


def _classes(result: Result) -> Iterator[Note]:
    """Notes on gates and quotas that changed a class, or gates that could not be decided."""
    units = result.submissions.units
    many = len(result.classifications) > 1
    for scale, found in result.classifications.items():
        title = f" ({result.bound.groups[scale].title})" if many else ""
        touched = [(step.affected | step.unknown).nonzero()[0] for step in found.steps]
        rows = sorted({int(row) for rows in touched for row in rows})
        for row in rows:
            name = f"{units['name'].iloc[row]}{title}"
            for change in class_path(result, scale, row).steps:
                text = Text(f"{name}: {change.sentence.vi}", f"{name}: {change.sentence.en}")
                unit = str(units.index[row])
                if change.outcome == "unknown":
                    yield Note(Matter.GATE_UNKNOWN, unit, text)
                elif change.outcome == "changed" and change.kind == "quota":
                    yield Note(Matter.QUOTA, unit, text)
                elif change.outcome == "changed":
                    barred = found.final[row] == NOT_ELIGIBLE and not change.after
                    waits = not barred and not change.after
                    matter = Matter.GATE_UNKNOWN if waits else Matter.GATE
                    yield Note(Matter.NOT_ELIGIBLE if barred else matter, unit, text)


def _plan(result: Result, compliance: Compliance) -> Iterator[Note]:
    """Notes on reports late or missing, targets not met, and months without a post."""
    names = result.submissions.names
    titles = {duty.code: duty.title for duty in compliance.plan.reports}
    for row in compliance.reports.to_dict("records"):
        unit, last = row["unit"], day(row["last_day"]).vi
        head = f"{names[unit]}: «{titles[row['report']]}»"
        if row["state"] == "not_sent":
            text = Text(f"{head} chưa gửi, hạn {last}", f"{head} not sent, due {last}")
            yield Note(Matter.REPORT_NOT_SENT, unit, text)
        elif row["state"] == "late":
            days = row["days_late"]
            text = Text(f"{head} gửi chậm {days} ngày, hạn {last}", f"{head} {days} days late")
            yield Note(Matter.REPORT_LATE, unit, text)
    for line in task_lines(compliance, names):
        if line.met is False and line.target is not None:
            head = f"{line.code} {line.title}: {line.numerator}/{line.denominator}"
            target, last = number(line.target), day(line.last_day).vi
            text = Text(
                f"{head} đơn vị, chỉ tiêu {target.vi} %, hạn {last}",
                f"{head} units, target {target.en} %, due {last}",
            )
            yield Note(Matter.TARGET_NOT_MET, "", text)
    posts = post_counts(result.submissions, compliance.plan, compliance.as_of)
    for unit, empty in posts.empty.items() if posts else ():
        if empty:
            months = ", ".join(map(str, empty))
            text = Text(
                f"{names[unit]}: được giao đăng tin, bài, không có trong tháng {months}",
                f"{names[unit]}: is to publish, and has no post in {months}",
            )
            yield Note(Matter.MONTH_WITHOUT_POST, unit, text)


def _commendations(result: Result) -> Iterator[Note]:
    """Notes on units that would be proposed if something that is not known held."""
    names = result.submissions.names
    for found in result.commendations:
        if found.undecided:
            open_ = [check.text for check in found.checks if check.holds is None]
            text = Text(
                f"{names[found.unit]}, {found.rule.code}: {'; '.join(t.vi for t in open_)}",
                f"{names[found.unit]}, {found.rule.code}: {'; '.join(t.en for t in open_)}",
            )
            yield Note(Matter.COMMENDATION_UNKNOWN, found.unit, text)
