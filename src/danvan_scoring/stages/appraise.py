"""Appraise (lập sổ thẩm định): self-score, computed points and marks side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from danvan_scoring.model.appraisal import AppealRow, Appraisal, AppraisalRow, FactRow
from danvan_scoring.model.assessment import Assessment, points_of
from danvan_scoring.model.bound import BoundCriterion
from danvan_scoring.model.log import Entry
from danvan_scoring.model.notation import exact
from danvan_scoring.model.period import Period
from danvan_scoring.model.result import Result
from danvan_scoring.model.rubric import Rubric
from danvan_scoring.model.status import Status
from danvan_scoring.stages.blanks import silent
from danvan_scoring.stages.facts import Facts
from danvan_scoring.stages.form_given import in_cell
from danvan_scoring.stages.make_form import applies, rubric_digest
from danvan_scoring.stages.marks import final_stage
from danvan_scoring.stages.reasons import Reasons

_BINDS_NOBODY = (Status.NOT_APPLICABLE, Status.EXEMPT)


def appraisal(period: Period, results: Sequence[Result], assessment: Assessment) -> Appraisal:
    """Put together what the council is to look at.

    Args:
        period: the period.
        results: of its rubrics, without any marks: what the facts alone compute.
        assessment: what the log says.
    """
    rows = [row for result in results for row in _Appraiser(result, assessment).rows()]
    # The sort is stable: equal differences stay in the order of units and criteria.
    rows.sort(key=_urgency)
    return Appraisal(
        period=period.id,
        title=period.title,
        digest=digest([result.bound.rubric for result in results]),
        line=assessment.last,
        members=period.council,
        decimals=max(result.bound.rubric.rounding.decimals for result in results),
        rows=rows,
        facts=[fact for result in results for fact in _Appraiser(result, assessment).facts_due()],
        appeals=[*_appeals(assessment)],
    )


def digest(rubrics: Sequence[Rubric]) -> str:
    """Return the digest of all rubrics of a period."""
    return sha256("\n".join(map(rubric_digest, rubrics)).encode()).hexdigest()


def computed_points(result: Result, code: str, row: int) -> Decimal | None:
    """Return what the facts compute for one line and unit, without sign; None where nothing."""
    node = result.scores.nodes[code]
    if node.status[row] != Status.SCORED:
        return None
    decimals = result.bound.rubric.rounding.decimals
    return abs(exact(node.points[row], result.scores.decimals)).quantize(
        Decimal(1).scaleb(-decimals)
    )


def _urgency(row: AppraisalRow) -> tuple[int, Decimal]:
    """The largest differences first, then what has no points, then the rest.

    What waits for a fact of the office comes last: its difference says nothing yet.
    """
    if row.waits:
        return 3, Decimal(0)
    if row.difference:
        return 0, -abs(row.difference)
    return (1 if row.computed is None else 2), Decimal(0)


@dataclass(frozen=True)
class _Appraiser:
    result: Result
    assessment: Assessment

    def rows(self) -> Iterator[AppraisalRow]:
        for row, unit in enumerate(map(str, self.result.scores.units)):
            if self._silent[row]:
                continue
            for code, bound in self.result.bound.criteria.items():
                if self.result.scores.nodes[code].status[row] not in _BINDS_NOBODY:
                    yield self._row(row, unit, bound)

    def facts_due(self) -> Iterator[FactRow]:
        """Yield the facts of council and office for each unit whose criteria read them."""
        bound, units = self.result.bound, self.result.submissions.units
        gated = {code for gate in bound.rubric.gates for code in gate.when.fields}
        for row, (unit, name, kind) in enumerate(units[["name", "kind"]].itertuples()):
            if self._silent[row]:
                continue
            readers: dict[str, list[str]] = {code: [] for code in gated}
            for code, line in bound.criteria.items():
                if applies(bound, code, kind):
                    for read in line.read:
                        readers.setdefault(read, []).append(code)
            for field in bound.rubric.form_fields:
                if field.filled_by != "unit" and field.code in readers:
                    proof = self._facts.proof(field.code, row)
                    value = in_cell(self._facts.value(field.code, row))
                    used_by = tuple(readers[field.code])
                    yield FactRow(
                        str(unit), name, field, value, proof.document, proof.note, used_by
                    )

    def _row(self, row: int, unit: str, bound: BoundCriterion) -> AppraisalRow:
        line = bound.line
        key = (unit, line.code)
        computed = computed_points(self.result, line.code, row)
        status = Status(self.result.scores.nodes[line.code].status[row])
        told = self.assessment.self_score(*key)
        own = points_of(told)
        agreed = self.assessment.agreed.get(key)
        marks = self.assessment.marks.get(key, {})
        last = agreed or next(reversed([*marks.values()]), None)
        return AppraisalRow(
            unit=unit,
            unit_name=str(self.result.submissions.units["name"].iloc[row]),
            criterion=line.code,
            title=line.title,
            maximum=line.max,
            computed=computed,
            state="" if computed is not None else status.label.vi,
            self_score=told,
            difference=None if own is None or computed is None else own - computed,
            why=self._reasons.sentence(line.code, row).vi,
            evidence="; ".join(self._documents(line.code, row)),
            marks={member: Decimal(mark.entry.new or "") for member, mark in marks.items()},
            agreed=Decimal(agreed.entry.new or "") if agreed else None,
            reason=last.entry.reason if last else "",
            document=last.entry.evidence if last else "",
            open=final_stage(self.result.bound.rubric, line) == "council",
            step=bound.criterion.mark_step(line.max),
            waits=any(
                self._facts.fields[code].filled_by == "office"
                and self._facts.value(code, row) is None
                for code in bound.read
            ),
        )

    def _documents(self, code: str, row: int) -> Iterator[str]:
        read = self.result.bound.criteria[code].read
        found = (self._facts.proof(field, row).document for field in read)
        yield from dict.fromkeys(document for document in found if document)

    @cached_property
    def _silent(self) -> NDArray[np.bool_]:
        return silent(self.result)

    @cached_property
    def _facts(self) -> Facts:
        return Facts(self.result)

    @cached_property
    def _reasons(self) -> Reasons:
        return Reasons(self._facts)


def _appeals(assessment: Assessment) -> Iterator[AppealRow]:
    for (unit, criterion), line in assessment.appeals.items():
        entry, outcome = line.entry, assessment.outcomes.get((unit, criterion))
        decided = outcome.entry if outcome else None
        yield AppealRow(
            unit=unit,
            criterion=criterion,
            received=date.fromisoformat(entry.details["received"]),
            claim=Decimal(entry.new) if entry.new else None,
            text=entry.reason,
            result=decided.details["result"] if decided else "",
            points=_changed_to(decided) if decided else None,
            decided_by=decided.author if decided else "",
            reason=decided.reason if decided else "",
            document=decided.evidence if decided else "",
        )


def _changed_to(outcome: Entry) -> Decimal | None:
    """The points that an outcome gives; one that changes nothing names what stood."""
    if outcome.details["result"] == "rejected" or not outcome.new:
        return None
    return Decimal(outcome.new)
