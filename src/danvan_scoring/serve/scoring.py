"""One submission, scored by itself: the same reading, checks and stages as for a period."""

from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256

import numpy as np

from danvan_scoring.errors import SubmissionError
from danvan_scoring.io.interchange.read import DIALECT, Given, read_submission
from danvan_scoring.io.known_names import KnownNames
from danvan_scoring.io.values_files import evidence_frame, read_values, values_frame
from danvan_scoring.model.base import SourceFile
from danvan_scoring.model.problem import Place, Problem, Severity
from danvan_scoring.model.result import Result
from danvan_scoring.model.submission import Submissions
from danvan_scoring.model.text import Language
from danvan_scoring.serve.answers import problem_body
from danvan_scoring.serve.documents import ScoreView
from danvan_scoring.serve.served import OfUnit, Served
from danvan_scoring.serve.views import unit_view
from danvan_scoring.stages.explain import Explainer

_OF_BODY = {"INT810": "SRV867", "SUB261": "SRV868"}
"""Codes of files that speak of lines, and what is said of a body, which has none."""


def read(body: bytes) -> Given:
    """Read the body of a request as one record of a submission.

    Raises:
        SubmissionError: every fault of its form.
    """
    source = SourceFile(path="", sha256=sha256(body).hexdigest())
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        found = body[error.start : error.end].hex(" ")
        raise SubmissionError([Problem("INT825", Place(), found)]) from None
    given, problems = read_submission(text, source)
    if given is None:
        raise SubmissionError(_of_body(problems))
    return given


def score(served: Served, given: Given, language: Language) -> ScoreView:
    """Score a submission of a unit of the period, as if no other unit had sent anything.

    The waivers that the period grants to the unit hold. Marks of the council have no part in it,
    nor have ranks, gates and quotas; criteria that are compared with other units are not told.

    Raises:
        SubmissionError: every fault of what it says.
        CriterionError: a criterion raised or broke its contract.
    """
    unit = given.record.unit
    own = served.units.get(unit)
    if own is None:
        near = KnownNames(served.units, served.found.submissions.names).suggest(unit)
        raise SubmissionError([Problem("SUB262", Place(item="unit"), unit, suggestion=near)])
    result = scored_alone(served, own, given)
    rubric = result.bound.rubric
    return ScoreView(
        period=served.period.id,
        rubric=rubric.id,
        version=rubric.version,
        as_of=served.found.as_of,
        result=unit_view(Explainer(result).unit(unit), "alone", own.hidden, language),
        warnings=tuple(problem_body(warning, language) for warning in result.warnings),
    )


def scored_alone(served: Served, own: OfUnit, given: Given) -> Result:
    """Evaluate a submission by itself.

    Raises:
        SubmissionError: every fault of what it says.
        CriterionError: a criterion raised or broke its contract.
    """
    unit, table, rubric = given.record.unit, given.table, own.result.bound.rubric
    fields = {field.code: field for field in rubric.form_fields}
    answers, problems = read_values([table], fields, KnownNames([unit]), DIALECT)
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise SubmissionError(_of_body(problems))
    whole = own.result.submissions
    units = whole.units[np.asarray(whole.units.index == unit)]
    submissions = Submissions(
        units=units,
        values=values_frame([table], answers, fields, units.index),
        evidence=evidence_frame([table]).assign(place=""),
        waivers=whole.waivers[np.asarray(whole.waivers["unit"] == unit)].reset_index(drop=True),
        sources=(table.source,),
    )
    result = served.evaluator.evaluate(
        rubric,
        submissions,
        as_of=served.found.as_of,
        outside_dates=own.result.provenance.outside_dates,
    )
    return replace(result, warnings=(*problems, *_of_submission(result.warnings)))


def _of_body(problems: Iterable[Problem]) -> list[Problem]:
    return [replace(problem, code=_OF_BODY.get(problem.code, problem.code)) for problem in problems]


def _of_submission(warnings: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Leave out what is remarked of the rubric: it is no matter of who sends a submission."""
    return tuple(warning for warning in warnings if warning.code.startswith("SUB"))
