"""Domain: the values that a field of the form may have, counted in steps."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from danvan_scoring.model.rounding import MOST_STEPS
from danvan_scoring.model.rubric import FormField

_PLACES = 129
_NUMBER = re.compile(r"(?<![\w.])\d{1,9}(?:\.\d{1,6})?(?![\w.])")
_SMALL = 12
_ROOM = 100
_USUAL = 1_000
_AROUND = timedelta(days=400)
_SOME_DAY = date(2000, 7, 1)
_PARTS = (10, 2)
_FEWEST = 20
"""Steps of a part of a range that is worth looking at."""


@dataclass(frozen=True, eq=False)
class Domain:
    """Values of a field as whole numbers.

    Attributes:
        field: the field.
        path: the values to look at, rising: spread over the range, small ones, and those at which
            something may change, with their neighbours.
        ends: few of them that stand for all: no, yes; each choice; nothing, a tenth, half and
            all.
    """

    field: FormField
    path: NDArray[np.int64]
    ends: tuple[int, ...]

    def cells(self, counts: pd.Series) -> pd.Series:
        """Return values as submissions have them."""
        whole = counts.to_numpy(dtype=np.int64)
        if self.field.type == "date":
            return pd.Series(whole.astype("datetime64[D]").astype("datetime64[ns]"))
        if self.field.type == "choice":
            return pd.Series(np.array(self.field.choices, dtype=object)[whole], dtype="str")
        if self.field.type == "text":
            return pd.Series(["…"] * len(whole), dtype="str")
        return pd.Series(whole / 10.0 ** _decimals(self.field))

    def value(self, count: int) -> object:
        """Return one value as a sentence mentions it."""
        if self.field.type == "date":
            return np.datetime64(count, "D").astype(date)
        if self.field.type == "choice":
            return self.field.choices[count]
        if self.field.type == "yes_no":
            return bool(count)
        return Decimal(count).scaleb(-_decimals(self.field))


def domain_of(field: FormField, near: Iterable[Decimal | date], places: int = _PLACES) -> Domain:
    """Return the values of a field.

    Args:
        field: numbers without a minimum are taken to begin at 0, or at a maximum below it.
        near: numbers and days that its criterion or its condition mentions.
        places: how many values to spread over the range, its ends among them.
    """
    if field.type == "choice":
        every = tuple(range(len(field.choices)))
        return Domain(field, np.array(every, dtype=np.int64), every)
    if field.type == "yes_no":
        return Domain(field, np.arange(2), (0, 1))
    if field.type == "text":
        return Domain(field, np.zeros(1, dtype=np.int64), (0,))
    if field.type == "date":
        days = [own for own in near if isinstance(own, date)] or [_SOME_DAY]
        marks = [_day_number(own) for own in days]
        low, high = _day_number(min(days) - _AROUND), _day_number(max(days) + _AROUND)
        return Domain(field, _path(low, high, marks, places), (low, high))
    scale = 10 ** _decimals(field)
    numbers = [int(own * scale) for own in near if isinstance(own, Decimal)]
    low = int((min(field.maximum or 0, 0) if field.minimum is None else field.minimum) * scale)
    # Where no end is declared, what is mentioned should not lie near it.
    far = max(low, min(MOST_STEPS, max(_USUAL * scale, *(_ROOM * own for own in numbers), 0)))
    high = far if field.maximum is None else int(field.maximum * scale)
    marks = [*numbers, *(own * scale for own in range(_SMALL + 1))]
    return Domain(field, _path(low, high, marks, places), _ends(low, high))


def mentioned(value: object) -> Iterable[Decimal | date]:
    """Yield the numbers and days in parameters, nested ones too."""
    if isinstance(value, Mapping):
        for item in value.values():
            yield from mentioned(item)
    elif isinstance(value, tuple | list):
        for item in value:
            yield from mentioned(item)
    elif isinstance(value, date):
        yield value
    elif isinstance(value, str):
        # A formula is text, and its numbers are as good as others.
        yield from map(Decimal, _NUMBER.findall(value))
    elif isinstance(value, Decimal | int) and not isinstance(value, bool):
        yield Decimal(value)


def _ends(low: int, high: int) -> tuple[int, ...]:
    """Nothing, a tenth, half and all; of a short range, a share says little."""
    found = [0] if low <= 0 <= high else []
    parts = [low + (high - low) // part for part in _PARTS if high - low >= _FEWEST * part]
    return tuple(sorted({*found, *parts, high}))


def _path(low: int, high: int, marks: Sequence[int], places: int) -> NDArray[np.int64]:
    spread = np.linspace(low, high, min(places, high - low + 1)).round().astype(np.int64)
    around = np.array([near for own in marks for near in (own - 1, own, own + 1)], dtype=np.int64)
    return np.unique(np.concatenate([spread, around[(around >= low) & (around <= high)]]))


def _decimals(field: FormField) -> int:
    return field.decimals if field.type == "number" else 0


def _day_number(day: date) -> int:
    return int(np.datetime64(day, "D").astype(np.int64))
