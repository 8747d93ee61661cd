"""Who may be scored on what: the states that follow from the submissions, before any criterion."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from danvan_scoring.model.bound import BoundCriterion, BoundRubric
from danvan_scoring.model.core_reasons import CORE_REASONS
from danvan_scoring.model.rubric import FormField
from danvan_scoring.model.status import Status
from danvan_scoring.model.submission import Submissions
from danvan_scoring.stages.cohorts import cohorts
from danvan_scoring.stages.conditions import find_in_values

_Settlement = tuple[NDArray[np.bool_], Status, str]
_CORE_KEYS = tuple(CORE_REASONS)
_WAIVERS = {
    "not_applicable": (Status.NOT_APPLICABLE, "core:waived_not_applicable"),
    "exempt": (Status.EXEMPT, "core:waived_exempt"),
}


@dataclass(frozen=True)
class Eligibility:
    """Which units a criterion sees, and the state of the others.

    Attributes:
        status: `int8`, one a unit; `SCORED` for the units that the criterion sees.
        reason: `int8` positions in the core's reasons, for the units that it does not see.
        everyone: whether it sees all of them.
    """

    status: NDArray[np.int8]
    reason: NDArray[np.int8]
    everyone: bool


@dataclass(frozen=True)
class Intake:
    """The submissions, as the score stage asks for them; every question is answered by columns."""

    bound: BoundRubric
    submissions: Submissions
    as_of: date

    def eligibility(self, criterion: BoundCriterion) -> Eligibility:
        """Tell which units `criterion` can score.

        Precedence: a unit to which the line does not apply, then a waiver, then a fact without
        which it does not apply, then nothing submitted, then a required field or its evidence
        that is missing.
        """
        size = len(self.submissions.units)
        status = np.zeros(size, dtype=np.int8)
        reason = np.zeros(size, dtype=np.int8)

        def settle(mask: NDArray[np.bool_], state: Status, key: str) -> None:
            if mask.any():
                open_ = mask & (status == Status.SCORED)
                status[open_] = state
                reason[open_] = _CORE_KEYS.index(key)

        for kinds in self._restrictions(criterion):
            settle(~self._of_kinds(kinds), Status.NOT_APPLICABLE, "core:not_applicable_kind")
        for mask, state, key in self._waived(criterion.line.code):
            settle(mask, state, key)
        for when in criterion.conditions:
            holds, unknown = find_in_values(when, self.submissions.values)
            settle(~holds & ~unknown, Status.NOT_APPLICABLE, "core:not_applicable_fact")
        if any(self._fields[code].filled_by == "unit" for code in criterion.read):
            settle(~self.submitted, Status.NOT_SUBMITTED, "core:not_submitted")
        for mask, state, key in self._unfilled(criterion):
            settle(mask, state, key)
        return Eligibility(status, reason, everyone=not status.any())

    @cached_property
    def submitted(self) -> NDArray[np.bool_]:
        """Whether the unit filled in anything at all that is its own to fill in."""
        own = [code for code, field in self._fields.items() if field.filled_by == "unit"]
        submitted = np.zeros(len(self.submissions.units), dtype=np.bool_)
        for code in own:
            submitted |= ~self._empty(code)
            if submitted.all():
                break
        return submitted if own else ~submitted

    @cached_property
    def cohort(self) -> NDArray[np.intp]:
        """The number of each unit's cohort: its peer group within its authority."""
        return cohorts(self.bound.rubric, self.submissions.units)

    @cached_property
    def _fields(self) -> Mapping[str, FormField]:
        return {field.code: field for field in self.bound.rubric.form_fields}

    def _restrictions(self, criterion: BoundCriterion) -> list[tuple[str, ...]]:
        """The `applies_to` of the line and of every group above it, where there is one."""
        restrictions = [criterion.line.applies_to]
        code: str | None = criterion.line.group
        while code is not None:
            group = self.bound.groups[code]
            restrictions.append(group.applies_to)
            code = group.group
        return [kinds for kinds in restrictions if kinds]

    def _of_kinds(self, kinds: tuple[str, ...]) -> NDArray[np.bool_]:
        return self.submissions.units["kind"].isin(kinds).to_numpy()

    def _waived(self, code: str) -> list[_Settlement]:
        waivers = self.submissions.waivers
        rows = waivers[waivers["criterion"] == code] if len(waivers) else waivers
        found: list[_Settlement] = []
        if not len(rows):
            return found
        until = pd.to_datetime(rows["until"])
        in_force = until.isna() | (until >= pd.Timestamp(self.as_of))
        for row in rows[in_force].itertuples():
            mask = np.asarray(self.submissions.units.index == row.unit)
            found.append((mask, *_WAIVERS[str(row.state)]))
        return found

    def _unfilled(self, criterion: BoundCriterion) -> Iterator[_Settlement]:
        """Yield, field by field, the units that left it empty or without its evidence.

        A fact is only missed where its condition cannot be decided without it.
        """
        needed = {use.code: self._empty(use.code) for use in criterion.fields if use.ref.required}
        for when in criterion.conditions:
            unknown = find_in_values(when, self.submissions.values).unknown
            for code in when.fields:
                missed = unknown & self._empty(code)
                needed[code] = needed[code] | missed if code in needed else missed
        for code in criterion.read:
            field = self._fields[code]
            if code in needed and field.filled_by == "council":
                yield needed[code], Status.PENDING, "core:pending_council"
            elif code in needed:
                yield needed[code], Status.MISSING, "core:missing_field"
            if field.evidence == "required":
                unproven = self.submissions.unproven(code)
                yield unproven, Status.MISSING, "core:missing_evidence"

    def _empty(self, code: str) -> NDArray[np.bool_]:
        column = self.submissions.values[code]
        # Nearly all fields are numbers, for which numpy asks at a tenth of the price.
        if column.dtype == np.float64:
            return np.asarray(np.isnan(column.to_numpy()))
        return column.isna().to_numpy()
