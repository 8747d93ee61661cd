"""Check a criterion against the laws, on evidence that hypothesis makes."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import combinations
from typing import Any

import numpy as np
from hypothesis import HealthCheck, Phase, Verbosity, given, settings
from hypothesis import strategies as st

from danvan_scoring.model.criterion import Criterion, Params, ScoringContext
from danvan_scoring.model.rubric import FormField
from danvan_scoring.testing.drawn_evidence import MOST_UNITS, Drawn, corners, evidence
from danvan_scoring.testing.laws import LAWS, LAWS_OF_FULL_FIELDS, Case
from danvan_scoring.testing.units import AS_OF, as_params

_MOST_COHORTS = 2
_NO_COHORT = np.empty(0, dtype=np.intp)


def check_criterion(
    criterion: type[Criterion[Any]],
    params: Params | Mapping[str, Any],
    fields: Iterable[FormField],
    *,
    maximum: Decimal | int = 10,
    as_of: date = AS_OF,
    examples: int = 50,
) -> None:
    """Try every law on evidence drawn for the fields; the same evidence in every run.

    That required fields are filled in is the core's doing, so they always are.

    Args:
        criterion: the class.
        params: as a rubric has them, tables as dictionaries and lists as tuples.
        fields: the fields that the params name, with their bounds.
        maximum: the line's maximum.
        as_of: the day of scoring.
        examples: how many frames are tried.

    Raises:
        AssertionError: one sentence that names the first law that is broken, the smallest units
            that hypothesis found to break it, and what came out.
        ValidationError: of pydantic, if the params are refused.
    """
    maximum = Decimal(maximum)
    own = as_params(criterion, params)
    if unfit := criterion(own).check(maximum):
        raise AssertionError(f"the params do not fit the maximum: {unfit[0].en}")
    by_code = {field.code: field for field in fields}
    peers = st.lists(st.integers(0, _MOST_COHORTS), min_size=MOST_UNITS, max_size=MOST_UNITS)

    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        derandomize=True,
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
        verbosity=Verbosity.quiet,  # our own sentence has the example
    )
    @given(evidence(own, by_code), peers)
    def every_law_holds(drawn: Drawn, cohort: list[int]) -> None:
        hold_all(drawn, cohort)

    def hold_all(drawn: Drawn, cohort: list[int]) -> None:
        size = len(drawn.filled) if criterion.scope == "cohort" else 0
        context = ScoringContext(float(maximum), as_of, np.array(cohort[:size], dtype=np.intp))
        filled = Case(criterion, own, maximum, drawn.filled, context)
        as_seen = replace(filled, evidence=drawn.as_seen)
        for name, law in LAWS.items():
            _hold(name, law, filled if name in LAWS_OF_FULL_FIELDS else as_seen)

    try:
        every_law_holds()
        # What is drawn is seldom large in all fields at once.
        ends = corners(own, by_code)
        for row in range(len(ends.filled)):
            one = Drawn(ends.filled.iloc[[row]], ends.as_seen.iloc[[row]])
            hold_all(one, [0])
    except _BrokenLawError as broken:
        raise AssertionError(str(broken)) from broken.__cause__


class _BrokenLawError(AssertionError):
    """One sentence: which law, on which units, and what came out."""


def _hold(name: str, law: Callable[[Case], str], case: Case) -> None:
    fault, cause = _tried(law, case)
    if fault:
        for fewer in _fewer_units(case):
            told, why = _tried(law, fewer)
            if told:
                case, fault, cause = fewer, told, why
                break
        named = f"{case.criterion.name}@{case.criterion.version}"
        told = f"{named} breaks the law «{name}» for {case.in_words()}: {fault}"
        raise _BrokenLawError(told) from cause


def _tried(law: Callable[[Case], str], case: Case) -> tuple[str, Exception | None]:
    """Return what is wrong, if anything, and what was raised."""
    try:
        return law(case), None
    except Exception as error:  # noqa: BLE001 (whatever a plugin raises breaks the law)
        return " ".join(f"{type(error).__name__}: {error}".split()), error


def _fewer_units(case: Case) -> Iterator[Case]:
    """Yield the case for one and for two of its units, where a law may be broken already."""
    size = len(case.evidence)
    for count in (1, 2):
        if count < size:
            for rows in map(list, combinations(range(size), count)):
                cohort = case.context.cohort[rows] if len(case.context.cohort) else _NO_COHORT
                context = replace(case.context, cohort=cohort)
                yield replace(case, evidence=case.evidence.iloc[rows], context=context)
