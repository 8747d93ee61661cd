"""The laws that every criterion obeys, whatever it scores.

A law looks at a case and returns what is wrong, or nothing. Laws before it hold already.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd

from danvan_scoring.model.criterion import (
    Criterion,
    CriterionScores,
    Params,
    ScoringContext,
    fields_read,
)
from danvan_scoring.model.notation import written
from danvan_scoring.model.status import Status
from danvan_scoring.model.text import Text
from danvan_scoring.testing.units import ScoredUnits

# Half a step of the snapping in model.rounding: what rounding takes away.
_NOISE = 5e-11


@dataclass(frozen=True)
class Case:
    """A criterion, its parameters, and evidence to try it on."""

    criterion: type[Criterion[Any]]
    params: Params
    maximum: Decimal
    evidence: pd.DataFrame
    context: ScoringContext

    def score(self) -> CriterionScores:
        """Score a copy, so that a criterion that writes to its input spoils no other law."""
        cohort = self.context.cohort.copy()
        made = self.criterion(self.params)
        return made.score(self.evidence.copy(), replace(self.context, cohort=cohort))

    def rows(self, positions: Any) -> "Case":
        """The same with some of the units, or in another order."""
        cohort = self.context.cohort
        return replace(
            self,
            evidence=self.evidence.iloc[positions],
            context=replace(self.context, cohort=cohort[positions] if len(cohort) else cohort),
        )

    def in_words(self) -> str:
        """Say what the units filled in, and in which cohort they are if that matters."""
        cohorts = [f" of cohort {number}" for number in self.context.cohort]
        units = [
            f"{unit}{cohort} with {', '.join(f'{code} {_cell(row[code])}' for code in row.index)}"
            for (unit, row), cohort in zip(
                self.evidence.iterrows(), cohorts or [""] * len(self.evidence), strict=True
            )
        ]
        return "; ".join(units)


def _cell(value: Any) -> str:
    return "empty" if pd.isna(value) else f"= {written(value).en}"


def _scores_every_unit(case: Case) -> str:
    case.score()
    return ""


def _keeps_the_index(case: Case) -> str:
    scores = case.score()
    if not scores.points.index.equals(case.evidence.index):
        return f"what comes back is indexed by {list(scores.points.index)}"
    if scores.points.dtype != np.float64:
        return f"points are {scores.points.dtype}, not float64"
    lengths = {len(scores.status), len(scores.reason), *map(len, scores.details.values())}
    return "" if lengths == {len(case.evidence)} else f"columns of length {sorted(lengths)}"


def _stays_within_bounds(case: Case) -> str:
    points = case.score().points
    outside = points[(points < 0) | (points > case.context.maximum + _NOISE)]
    first = next(iter(outside.items()), None)
    return f"{first[0]} gets {first[1]} points of {case.maximum}" if first else ""


def _scored_where_there_is_a_number(case: Case) -> str:
    scores = case.score()
    points = scores.points.to_numpy()
    wrong = np.flatnonzero(np.isfinite(points) != (scores.status == Status.SCORED))
    if not len(wrong):
        return ""
    first = wrong[0]
    states = {state.value: state.name for state in Status}
    state = states.get(int(scores.status[first]), scores.status[first])
    return f"{case.evidence.index[first]} gets {points[first]} points and the state {state}"


def _known_states_and_reasons(case: Case) -> str:
    scores = case.score()
    for what, number, most in (
        ("state", scores.status, len(Status)),
        ("reason", scores.reason, len(case.criterion.reasons)),
    ):
        unknown = (number < 0) | (number >= most)
        if unknown.any():
            return f"the {what} {number[unknown][0]} is none of the {most} from 0 on"
    return ""


def _says_every_reason(case: Case) -> str:
    made = case.criterion(case.params)
    scored = ScoredUnits(made, case.evidence, case.maximum, case.score())
    empty = [sentence for sentence in scored.sentences if not all(map(str.strip, sentence))]
    return "a sentence is empty in one language" if empty else ""


def _describes_itself(case: Case) -> str:
    labels = {use.code: f"Chỉ tiêu {use.code}" for use in fields_read(case.params)}
    text: object = case.criterion(case.params).describe(case.maximum, labels)
    if not isinstance(text, Text):
        return f"describe returns {type(text).__name__}, not Text"
    return "" if all(map(str.strip, text)) else "the description is empty in one language"


def _leaves_its_input_untouched(case: Case) -> str:
    given, cohort = case.evidence.copy(), case.context.cohort.copy()
    case.criterion(case.params).score(given, replace(case.context, cohort=cohort))
    same = given.equals(case.evidence) and np.array_equal(cohort, case.context.cohort)
    return "" if same else "the evidence or the cohorts were changed"


def _is_deterministic(case: Case) -> str:
    made = case.criterion(case.params)
    first = made.score(case.evidence.copy(), case.context)
    again = made.score(case.evidence.copy(), case.context)
    return _difference(first, again) or _difference(first, case.score())


def _does_not_mind_the_order(case: Case) -> str:
    backwards = np.arange(len(case.evidence))[::-1]
    return _difference(case.score(), case.rows(backwards).score(), backwards)


def _looks_at_no_other_unit(case: Case) -> str:
    whole = case.score()
    cohort = case.context.cohort
    peers = cohort if case.criterion.scope == "cohort" else np.arange(len(case.evidence))
    for one in np.unique(peers):
        own = np.flatnonzero(peers == one)
        if difference := _difference(whole, case.rows(own).score(), own):
            return difference
    return ""


def _scores_no_units_at_all(case: Case) -> str:
    return _keeps_the_index(case.rows(np.empty(0, dtype=np.intp)))


def _takes_optional_fields_empty(case: Case) -> str:
    faults = (law(case) for law in LAWS_OF_FULL_FIELDS.values())
    return next((fault for fault in faults if fault), "")


def _moves_in_the_declared_direction(case: Case) -> str:
    directions = case.criterion(case.params).directions()
    if unread := set(directions) - set(case.evidence.columns):
        return f"{sorted(unread)} are fields that it does not read"
    before = case.score().points
    for field, direction in directions.items():
        cells = case.evidence[field]
        for row, unit in enumerate(cells.index):
            for higher in cells[cells > cells.iloc[row]]:
                evidence = case.evidence.copy()
                evidence.loc[unit, field] = higher
                after = replace(case, evidence=evidence).score().points
                # Where one of the two is not scored, this compares with NaN and holds.
                if (after[unit] - before[unit]) * direction < -_NOISE:
                    move = f"as {field} of {unit} goes to {written(higher).en}"
                    return f"{move}, points go from {before[unit]} to {after[unit]}"
    return ""


def _difference(whole: CriterionScores, part: CriterionScores, positions: Any = None) -> str:
    """Say how the scores of some units differ from those that they have among all."""
    own = slice(None) if positions is None else positions
    one, other = whole.points.to_numpy()[own], part.points.to_numpy()
    if not np.allclose(one, other, rtol=0, atol=_NOISE, equal_nan=True):
        return f"points are {one.tolist()} and {other.tolist()}"
    if not np.array_equal(whole.status[own], part.status):
        return f"states are {whole.status[own].tolist()} and {part.status.tolist()}"
    if not np.array_equal(whole.reason[own], part.reason):
        return f"reasons are {whole.reason[own].tolist()} and {part.reason.tolist()}"
    return ""


Laws = Mapping[str, Callable[[Case], str]]

LAWS_OF_FULL_FIELDS: Laws = {
    "scores every unit": _scores_every_unit,
    "keeps the index": _keeps_the_index,
    "stays within bounds": _stays_within_bounds,
    "is scored exactly where there is a number": _scored_where_there_is_a_number,
    "gives states and reasons that exist": _known_states_and_reasons,
    "says every reason in both languages": _says_every_reason,
}
"""Laws that are tried with every field filled in first, so that the next one has a meaning."""

LAWS: Laws = {
    **LAWS_OF_FULL_FIELDS,
    "takes optional fields empty": _takes_optional_fields_empty,
    "describes itself in both languages": _describes_itself,
    "leaves its input untouched": _leaves_its_input_untouched,
    "is deterministic": _is_deterministic,
    "does not mind the order of units": _does_not_mind_the_order,
    "looks at no other unit, or no other cohort": _looks_at_no_other_unit,
    "scores no units at all": _scores_no_units_at_all,
    "moves in the declared direction": _moves_in_the_declared_direction,
}
"""The laws by name, in the order in which they are tried."""
