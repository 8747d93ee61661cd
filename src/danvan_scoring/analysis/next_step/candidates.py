"""Candidates: the values that are tried for one fact of one unit, the nearest first."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import Any, Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from danvan_scoring.analysis.next_step.levers import Lever
from danvan_scoring.analysis.next_step.situation import Situation
from danvan_scoring.model.rounding import MOST_STEPS

Towards = Literal["better", "worse"]
Counts = NDArray[np.int64]

FEW = 257
"""So many values of a number are all tried; of more, those are found at which points change."""

_PIECES = 64
_DAYS_BACK = 731
_DAYS_ON = 60


@dataclass(frozen=True, eq=False)
class Candidates:
    """The values of one fact that are tried; what the unit has stands first.

    Attributes:
        values: as cells of the frame of values.
        proven: whether a document is named.
        amount: how far each is from what the unit has: units of a number, days of a date; 1 for
            another answer or choice, and for a document alone; 0 for what the unit has.
    """

    values: NDArray[Any]
    proven: NDArray[np.bool_]
    amount: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.values)


@dataclass(frozen=True)
class Span:
    """The values of a number, as counts of its last decimal: from one to the other, both in.

    Attributes:
        low: the least that is tried.
        high: the greatest.
        now: what the unit has, or what it is counted from where it has nothing.
        decimals: of the field.
    """

    low: int
    high: int
    now: int
    decimals: int

    def spread(self) -> Counts:
        """Counts spread evenly, the ends and what stands now among them; all if they are few."""
        if self.high - self.low < FEW:
            return np.arange(self.low, self.high + 1)
        evenly = np.linspace(self.low, self.high, _PIECES + 1).round().astype(np.int64)
        return np.unique(np.append(evenly, self.now))


def span_of(situation: Situation, lever: Lever, row: int, towards: Towards) -> Span:
    """Return the values of a number that may be better, or worse, than what the unit has.

    Where the unit has none they are counted from the least. Where its line is in error, it may be
    mended either way.
    """
    field = lever.field
    decimals = field.decimals if field.type == "number" else 0
    cell = situation.cells[field.code][row]
    empty = bool(pd.isna(cell))
    given = 0 if empty else round(float(cell) * 10**decimals)
    low = min(0, given) if field.minimum is None else ceil(field.minimum.scaleb(decimals))
    high = MOST_STEPS if field.maximum is None else floor(field.maximum.scaleb(decimals))
    now = low if empty else given
    ways = lever.ways if towards == "better" else frozenset(-way for way in lever.ways)
    if empty or (towards == "better" and situation.in_error(field.code, row)):
        ways = frozenset({1, -1})
    return Span(low if -1 in ways else now, high if 1 in ways else now, now, decimals)


def candidates(
    situation: Situation,
    lever: Lever,
    row: int,
    towards: Towards,
    counts: Counts | None = None,
) -> Candidates:
    """List what is tried.

    Args:
        situation: the result.
        lever: the fact.
        row: position of the unit.
        towards: whether better or worse values are wanted; choices are all tried.
        counts: of a number, which of its span are tried, as counts of its last decimal.
    """
    field = lever.field
    cell = situation.cells[field.code][row]
    empty = bool(pd.isna(cell))
    values: NDArray[Any]
    if field.type in ("number", "integer"):
        values, amount = _numbers(situation, lever, row, towards, counts)
    elif field.type == "date":
        values, amount = _days(situation, lever, cell, towards)
    else:
        choices = _answers(lever, towards) if field.type == "yes_no" else [*field.choices]
        values = np.array([own for own in choices if empty or own != cell])
        amount = np.ones(len(values))
    proven = np.ones(len(values), dtype=np.bool_)
    as_is, amounts, documents = [cell], [0.0], [True]
    if field.code in situation.proven and not situation.proven[field.code][row]:
        documents = [False]
        if towards == "better" and not empty and cell != 0:
            as_is, amounts, documents = [cell, cell], [0.0, 1.0], [False, True]
    return Candidates(
        np.concatenate([_like(as_is, values), values]),
        np.concatenate([np.array(documents), proven]),
        np.concatenate([np.array(amounts), amount]),
    )


def _answers(lever: Lever, towards: Towards) -> list[float]:
    """The answers that are tried: of a line that says which is better, that one."""
    if len(lever.ways) != 1 or lever.looked_at:
        return [0.0, 1.0]
    (way,) = lever.ways
    return [1.0 if (way == 1) == (towards == "better") else 0.0]


def _like(cells: list[Any], values: NDArray[Any]) -> NDArray[Any]:
    if np.issubdtype(values.dtype, np.datetime64):
        days = ["NaT" if pd.isna(cell) else pd.Timestamp(cell).isoformat() for cell in cells]
        return np.array(days, dtype="datetime64[s]")
    if np.issubdtype(values.dtype, np.floating):
        return np.array(cells, dtype=np.float64)
    return np.array([None if pd.isna(cell) else cell for cell in cells], dtype=object)


def _numbers(
    situation: Situation, lever: Lever, row: int, towards: Towards, counts: Counts | None
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    span = span_of(situation, lever, row, towards)
    wanted = span.spread() if counts is None else counts
    wanted = np.union1d(wanted, _looked_at(lever, span))
    wanted = np.union1d(wanted, _on_steps(situation, lever, span))
    if not pd.isna(situation.cells[lever.field.code][row]):
        wanted = wanted[wanted != span.now]
    wanted = wanted[np.argsort(np.abs(wanted - span.now), kind="stable")]
    # One division of whole numbers gives the float next to the decimal, as readers of files do.
    unit = 10.0**span.decimals
    return wanted / unit, np.abs(wanted - span.now) / unit


def _looked_at(lever: Lever, span: Span) -> Counts:
    """The counts at which a fact that a gate looks at begins or ceases to hold."""
    found: set[int] = set()
    for fact in lever.looked_at:
        if isinstance(fact.value, Decimal):
            at = Fraction(fact.value) * 10**span.decimals
            found |= {ceil(at) - 1, floor(at), ceil(at), floor(at) + 1}
    field = lever.field
    low = min(0, span.now) if field.minimum is None else field.minimum.scaleb(span.decimals)
    high = MOST_STEPS if field.maximum is None else field.maximum.scaleb(span.decimals)
    return np.array(sorted(count for count in found if low <= count <= high), dtype=np.int64)


def _on_steps(situation: Situation, lever: Lever, span: Span) -> Counts:
    """The counts that a line takes as marks: between them it is in error, which hides changes."""
    found = [np.empty(0, dtype=np.int64)]
    for bound in situation.bound.criteria.values():
        step = bound.criterion.mark_step(bound.line.max)
        if step is not None and lever.field.code in bound.read:
            wide = max(1, floor(step.scaleb(span.decimals)))
            found.append(np.arange(-(-span.low // wide) * wide, span.high + 1, wide))
    return np.concatenate(found)


def _days(
    situation: Situation, lever: Lever, cell: Any, towards: Towards
) -> tuple[NDArray[np.datetime64], NDArray[np.float64]]:
    """Days around the one that the unit has, or back from the day of scoring; nearest first."""
    scored = np.datetime64(situation.as_of, "D")
    empty = bool(pd.isna(cell))
    now = scored if empty else np.datetime64(cell, "D")
    first, last = min(now, scored) - _DAYS_BACK, max(now, scored)
    if towards == "worse":
        first, last = now, max(now + _DAYS_ON, scored)
    days = np.union1d(np.arange(first, last + 1), _days_looked_at(lever))
    if not empty:
        days = days[days != now]
    apart = np.abs((days - now).astype(np.int64))
    nearest = np.argsort(apart, kind="stable")
    return days[nearest].astype("datetime64[s]"), np.maximum(apart[nearest], 1).astype(np.float64)


def _days_looked_at(lever: Lever) -> NDArray[np.datetime64]:
    facts: Iterable[str] = (own.value for own in lever.looked_at if isinstance(own.value, str))
    days = [np.datetime64(own, "D") + shift for own in facts for shift in (-1, 0, 1)]
    return np.array(days, dtype="datetime64[D]")
