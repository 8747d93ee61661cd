"""Rescore: a period that was scored, scored again by the draft of another rubric."""

from dataclasses import dataclass, replace

import numpy as np

from danvan_scoring.analysis.links import pair_fields
from danvan_scoring.analysis.own_dates import Dates, MovedDate, with_own_dates
from danvan_scoring.analysis.recast import Names, Recast, recast
from danvan_scoring.model.bound import BoundRubric
from danvan_scoring.model.correspondence import Correspondence
from danvan_scoring.model.result import PeriodResult, Result
from danvan_scoring.model.rubric import CriterionLine, Rubric
from danvan_scoring.model.status import Status
from danvan_scoring.stages.bind import bind
from danvan_scoring.stages.moderate import moderate
from danvan_scoring.stages.parts import form_of
from danvan_scoring.stages.score import LeafScores, score
from danvan_scoring.stages.settle import settle_leaves


@dataclass(frozen=True, eq=False)
class Rescored:
    """A period by the draft.

    Attributes:
        result: of the units of the draft's kinds.
        unasked: criteria of the draft that read a fact for which nobody was asked; they are left
            out, points and maximum.
        unasked_gates: gates that look at such a fact.
        moved: dates of the period that took the place of those of another year.
    """

    result: Result
    unasked: tuple[str, ...]
    unasked_gates: tuple[str, ...]
    moved: tuple[MovedDate, ...]


def rescored(found: PeriodResult, draft: BoundRubric, links: Correspondence) -> Rescored:
    """Score a period by a draft, as far as its facts tell.

    What a criterion needs and nobody was asked for is not known of anybody, so the criterion is
    left out, whatever the draft says of facts that are missing.

    Args:
        found: the period, by its own rubrics.
        draft: another rubric, for some or all of its units.
        links: what has another code in the draft.

    Raises:
        CriterionError: a criterion breaks its contract on the facts.
    """
    rubrics = [result.bound.rubric for result in found.results]
    form = _together(rubrics)
    nodes = {item.code: item.code for _, _, item in draft.rubric.nodes()}
    nodes |= {link.new: link.old for link in links.criteria}
    lines = {line.code for line in form.criteria}
    fields = pair_fields(form, draft.rubric, links)
    names = Names(fields, {new: old for new, old in nodes.items() if old in lines})
    recasted = recast(found.submissions, form, draft.rubric, names)
    known = {item.code for _, _, item in form.nodes()}
    own = {new: old for new, old in nodes.items() if old in known}
    bound, moved = with_own_dates(draft, Dates(form, own, fields, this_year=False))
    unasked = _unasked(draft, recasted)
    settled = settle_leaves(
        _leaving_out(bound, unasked),
        (
            _not_applied(leaf) if leaf.code in unasked else leaf
            for leaf in moderate(
                score(bound, recasted.submissions, found.as_of), recasted.submissions
            )
        ),
        recasted.submissions,
    )
    result = Result(
        bound=draft,
        submissions=recasted.submissions,
        scores=settled.scores,
        standings=settled.standings,
        classifications=settled.classifications,
        compliance=None,
        warnings=(),
        provenance=found.results[0].provenance,
    )
    lost = {code for code in recasted.lost if recasted.lost[code].all()}
    gates = tuple(gate.code for gate in draft.rubric.gates if lost & set(gate.when.fields))
    return Rescored(result, unasked, gates, moved)


def _together(rubrics: list[Rubric]) -> Rubric:
    """Return one rubric with all that those of the period ask for and name."""
    form = form_of(rubrics)
    assert form is not None  # a period has a rubric
    tables = {
        name: tuple({item.code: item for own in rubrics for item in getattr(own, name)}.values())
        for name in ("groups", "gates")
    }
    return form.model_copy(update=tables)


def _unasked(draft: BoundRubric, recasted: Recast) -> tuple[str, ...]:
    if not len(recasted.submissions.units):
        return ()
    return tuple(
        code
        for code, own in draft.criteria.items()
        if any(recasted.lost[field].all() for field in own.read)
    )


def _leaving_out(bound: BoundRubric, lines: tuple[str, ...]) -> BoundRubric:
    """Let criteria that do not apply count for nothing, whatever the rubric says of that."""
    if not lines:
        return bound

    def changed(line: CriterionLine) -> CriterionLine:
        if line.code not in lines:
            return line
        states = line.states.model_copy(update={"not_applicable": "leave_out"})
        return line.model_copy(update={"states": states})

    rubric = bound.rubric
    rubric = rubric.model_copy(update={"criteria": tuple(map(changed, rubric.criteria))})
    classes = {own.line.uses: type(own.criterion) for own in bound.criteria.values()}
    left, _ = bind(rubric, classes)
    assert left is not None  # it was bound before
    return left


def _not_applied(leaf: LeafScores) -> LeafScores:
    status = np.full(len(leaf.status), Status.NOT_APPLICABLE, dtype=np.int8)
    return replace(leaf, points=np.zeros(len(leaf.points)), status=status)
