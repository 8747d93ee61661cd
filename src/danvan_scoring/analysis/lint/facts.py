"""Facts: every combination of answers that matters to a condition."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import product

import numpy as np
import pandas as pd

from danvan_scoring.analysis.lint.domain import domain_of
from danvan_scoring.analysis.lint.draft import Draft
from danvan_scoring.model.rubric import Condition, FormField
from danvan_scoring.stages.conditions import Finding, find, find_in_values

_MOST_ROWS = 20_000
_ENDS = 2


def facts(draft: Draft, conditions: Sequence[Condition]) -> pd.DataFrame | None:
    """Return all combinations of answers to the fields that conditions look at.

    Of numbers and days those at which the conditions change, and the ends. None where they are too
    many to look at, or where a condition looks at a text, which may be any.
    """
    single = [fact for when in conditions for fact in when.facts() if fact.field is not None]
    domains = {}
    for code in dict.fromkeys(str(fact.field) for fact in single):
        field = draft.fields[code]
        near = [_mark(field, fact) for fact in single if fact.field == code]
        marks = [mark for mark in near if mark is not None]
        domains[code] = domain_of(_open_below(field, marks), marks, places=_ENDS)
    if not domains:
        return pd.DataFrame(index=range(1))
    size = np.prod([float(len(own.path)) for own in domains.values()])
    if size > _MOST_ROWS or any(own.field.type == "text" for own in domains.values()):
        return None
    rows = [*product(*(own.path.tolist() for own in domains.values()))]
    counts = pd.DataFrame(rows, columns=[*domains], dtype=np.int64)
    return pd.DataFrame({code: own.cells(counts[code]) for code, own in domains.items()})


def can_hold(draft: Draft, conditions: Sequence[Condition]) -> bool:
    """Tell whether several conditions can hold at once; points and states are taken to allow it."""
    rows = facts(draft, conditions)
    if rows is None:
        return True
    held = np.ones(len(rows), dtype=np.bool_)
    for when in conditions:
        held &= find(when, lambda fact: _taken(fact, rows)).holds
    return bool(held.any())


def everywhere(size: int) -> Finding:
    """Say that a fact may hold, whatever the answers."""
    return Finding(np.ones(size, dtype=np.bool_), np.zeros(size, dtype=np.bool_))


def _taken(fact: Condition, rows: pd.DataFrame) -> Finding:
    return everywhere(len(rows)) if fact.field is None else find_in_values(fact, rows)


def _mark(field: FormField, fact: Condition) -> Decimal | date | None:
    if field.type == "date":
        return date.fromisoformat(str(fact.value))
    return fact.value if isinstance(fact.value, Decimal) else None


def _open_below(field: FormField, marks: Sequence[Decimal | date]) -> FormField:
    """Let a number without a declared minimum be less than all that a condition mentions."""
    if field.type not in ("number", "integer") or field.minimum is not None:
        return field
    least = min((mark for mark in marks if isinstance(mark, Decimal)), default=Decimal(0))
    return field.model_copy(update={"minimum": min(least, field.maximum or Decimal(0)) - 1})
