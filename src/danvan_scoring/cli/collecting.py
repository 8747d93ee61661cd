"""What came back, read and chosen: between the folder of forms and the log of the period."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from danvan_scoring.cli.preparing import Prepared
from danvan_scoring.cli.scorable import scorable
from danvan_scoring.io.evidence_files import digests
from danvan_scoring.io.forms.check import FormChecks
from danvan_scoring.io.forms.collect import Found, read_forms
from danvan_scoring.io.forms.csv_forms import read_csv_forms
from danvan_scoring.io.forms.expected import ExpectedForms, expected_form
from danvan_scoring.io.forms.log_entries import entry_of, form_of_line
from danvan_scoring.io.period_file import file_of
from danvan_scoring.model.assessment import Assessment
from danvan_scoring.model.form import FormStage
from danvan_scoring.model.log import Entry
from danvan_scoring.model.problem import Place, Problem
from danvan_scoring.model.received import ReceivedForm
from danvan_scoring.stages.make_form import binds, owed
from danvan_scoring.stages.one_form import only_one_a_unit


@dataclass(frozen=True)
class Collected:
    """What a folder gave.

    Attributes:
        forms: every form of the folder, with its problems.
        taken: the forms that are new, by unit.
        known: the units whose form in the folder had been taken in before.
        entries: what the log is to say of the forms that are new.
    """

    forms: Sequence[ReceivedForm]
    taken: Mapping[str, ReceivedForm]
    known: Sequence[str]
    entries: Sequence[Entry]


def collected(
    prepared: Prepared,
    found: Found,
    before: Assessment,
    author: str,
    received: date | None = None,
    advance: Callable[[int], None] = lambda _count: None,
) -> Collected:
    """Read what stands in a folder, and choose what is to be taken.

    Args:
        prepared: the period.
        found: the files of the folder.
        before: what the log says already.
        author: who takes the forms in.
        received: the day on which they arrived; without it, each form says when it was sent.
        advance: told how many more files have been read.
    """
    checks, dialect = _checks(prepared), prepared.period.csv
    expected = _expected(prepared, "self")
    forms = read_forms(found.forms, expected, checks, advance)
    tables = read_csv_forms(found.tables, map(str, prepared.units.index), dialect.delimiter)
    forms += checks.checked(tables)
    if received is not None:
        forms = [_received(form, received) for form in forms]
    else:
        forms = [_undated(form, prepared) for form in forms]
    forms = scorable(prepared, forms)
    earlier = {unit: form_of_line(line) for unit, line in before.submissions.items()}
    known = [form for form in forms if form.is_right and (form.unit, form.sha256) in before.came_in]
    taken_before = {id(form) for form in known}
    fresh = [_unless_final(form, before) for form in forms if id(form) not in taken_before]
    concerned = {form.unit for form in fresh if form.is_right}
    old = [form for unit, form in earlier.items() if unit in concerned]
    later = {
        str(unit)
        for unit, kind in prepared.units["kind"].items()
        if prepared.bound[kind].rubric.procedure.supersede == "later"
    }
    shown = {
        unit: {field: code for code, field in expected.by_kind[expected.kinds[unit]].fields.items()}
        for unit in concerned
    }
    chosen, told = only_one_a_unit([*old, *fresh], later_wins=later, shown=shown)
    taken = {unit: form for unit, form in chosen.items() if form is not earlier.get(unit)}
    folder = evidence_folder(prepared)
    # What a later form replaces before it was ever taken is on record all the same.
    entries = [
        entry_of(form, author, dialect, None, digests(folder, form), chosen[form.unit].sha256)
        for form in told[len(old) :]
        if any(problem.code == "FRM562" for problem in form.problems)
    ]
    entries += [
        entry_of(form, author, dialect, earlier.get(unit), digests(folder, form))
        for unit, form in taken.items()
    ]
    return Collected(
        forms=[*known, *told[len(old) :]],
        taken=taken,
        known=[form.unit for form in known],
        entries=entries,
    )


def evidence_folder(prepared: Prepared) -> Path | None:
    """Return the folder of evidence files, if the period has one."""
    name = prepared.period.evidence
    return None if name is None else file_of(prepared.period, name)


def _unless_final(form: ReceivedForm, before: Assessment) -> ReceivedForm:
    """Refuse a form of a unit whose scores are final."""
    if form.unit not in before.final:
        return form
    problem = Problem("LOG648", Place(form.file), form.unit)
    return replace(form, problems=(*form.problems, problem))


def _undated(form: ReceivedForm, prepared: Prepared) -> ReceivedForm:
    """Refuse a form without a day where somebody has to tell whether it came in time."""
    if form.unit not in prepared.units.index or prepared.due(form.unit) is None:
        return form
    problems = [replace(p, code="FRM576") if p.code == "FRM554" else p for p in form.problems]
    return replace(form, problems=tuple(problems))


def _received(form: ReceivedForm, day: date) -> ReceivedForm:
    problems = tuple(problem for problem in form.problems if problem.code != "FRM554")
    return replace(form, sent=day, problems=problems)


def _expected(prepared: Prepared, stage: FormStage) -> ExpectedForms:
    kinds = {str(unit): str(kind) for unit, kind in prepared.units["kind"].items()}
    by_kind = {
        kind: expected_form(prepared.maker(kind, stage).form("", "", kind))
        for kind in dict.fromkeys(kinds.values())
    }
    plan = prepared.plan
    tasks = {
        unit: {task.code: task.title for task in plan.tasks if binds(task, unit, kind)}
        if plan
        else {}
        for unit, kind in kinds.items()
    }
    reports = {
        unit: {duty.code: duty.title for duty in owed(plan, unit, kind)} if plan else {}
        for unit, kind in kinds.items()
    }
    return ExpectedForms(kinds, by_kind, tasks, reports, prepared.period.csv)


def _checks(prepared: Prepared) -> FormChecks:
    plan = prepared.plan
    return FormChecks(
        fields={f.code: f for rubric in prepared.rubrics for f in rubric.form_fields},
        tasks=[task.code for task in plan.tasks] if plan else [],
        reports=[duty.code for duty in plan.reports] if plan else [],
        dialect=prepared.period.csv,
        as_of=prepared.period.as_of,
    )
