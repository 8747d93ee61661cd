"""Whether what came in can be scored: facts that contradict one another are told at the door."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pandas as pd

from danvan_scoring.cli.preparing import Prepared
from danvan_scoring.io.forms.tables import form_table
from danvan_scoring.io.values_files import read_values, values_frame
from danvan_scoring.model.base import SourceFile
from danvan_scoring.model.bound import BoundCriterion, BoundRubric
from danvan_scoring.model.problem import Place, Problem
from danvan_scoring.model.received import ReceivedForm
from danvan_scoring.model.result import Result
from danvan_scoring.model.status import Status
from danvan_scoring.model.submission import Submissions
from danvan_scoring.stages.facts import Facts
from danvan_scoring.stages.reasons import Reasons

_PROOF = ("unit", "field", "evidence", "note")
_NO_FILE = SourceFile(path="", sha256="")


def scorable(prepared: Prepared, forms: Sequence[ReceivedForm]) -> list[ReceivedForm]:
    """Add to each form the criteria that refuse its facts, with their own reason.

    All forms are scored at once, alone by what they say: what others say is not known yet.
    """
    told: dict[int, list[Problem]] = {}
    for bound, own in _rounds(prepared, forms):
        for form, problem in _refusals(prepared, bound, own):
            told.setdefault(id(form), []).append(problem)
    return [
        replace(form, problems=(*form.problems, *told[id(form)])) if id(form) in told else form
        for form in forms
    ]


def _rounds(
    prepared: Prepared, forms: Sequence[ReceivedForm]
) -> Iterator[tuple[BoundRubric, list[ReceivedForm]]]:
    """Put forms together that one rubric scores; of several of a unit, one after another."""
    turns: Counter[str] = Counter()
    rounds: dict[tuple[int, int], list[ReceivedForm]] = {}
    bounds = {}
    kinds = {str(unit): str(kind) for unit, kind in prepared.units["kind"].items()}
    for form in forms:
        if form.is_right and form.rows.get("points"):
            bound = prepared.bound[kinds[form.unit]]
            bounds[id(bound)] = bound
            rounds.setdefault((turns[form.unit], id(bound)), []).append(form)
            turns[form.unit] += 1
    for (_, bound_id), own in rounds.items():
        yield bounds[bound_id], own


def _refusals(
    prepared: Prepared, bound: BoundRubric, forms: Sequence[ReceivedForm]
) -> Iterator[tuple[ReceivedForm, Problem]]:
    result = _scored(prepared, bound, forms)
    facts = Facts(result)
    reasons = Reasons(facts)
    for code, line in bound.criteria.items():
        # Beside others a unit may stand otherwise than among those that came in so far.
        if line.criterion.scope == "cohort":
            continue
        refused = result.scores.nodes[code].status == Status.ERROR
        for row in refused.nonzero()[0].tolist():
            why = reasons.sentence(code, row)
            details = {"criterion": code, "why_vi": why.vi, "why_en": why.en}
            yield forms[row], Problem("FRM572", _place(forms[row], line), details=details)


def _scored(prepared: Prepared, bound: BoundRubric, forms: Sequence[ReceivedForm]) -> Result:
    fields = {field.code: field for field in bound.rubric.form_fields}
    units = prepared.units.loc[[form.unit for form in forms]]
    table = form_table(forms, "points", _NO_FILE)
    answers, _ = read_values([table], fields, None, prepared.period.csv)
    waivers = prepared.register.waivers
    submissions = Submissions(
        units=units,
        values=values_frame([table], answers, fields, units.index),
        # Where each document stands matters to nobody here, and takes as long as the scoring.
        evidence=pd.DataFrame(
            {**{key: table.cells[key] for key in _PROOF}, "place": ""}, dtype="str"
        ),
        waivers=waivers[waivers["unit"].isin(units.index)].reset_index(drop=True),
    )
    return prepared.evaluator.score_only(bound, submissions, as_of=prepared.period.as_of)


def _place(form: ReceivedForm, line: BoundCriterion) -> Place:
    """The cell of the first fact by which the criterion is scored."""
    rows = {row.code: row for row in form.rows["points"]}
    row = next((rows[code] for code in line.read if code in rows), None)
    if row is None:
        return Place(form.file)
    column = form.columns.get("points", {}).get("value")
    if column is None:
        return Place(form.file, row.row, item=row.code)
    return Place(form.file, sheet=row.sheet, cell=f"{column}{row.row}")
