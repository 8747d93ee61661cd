"""How numbers, dates and other values are written for people, in both languages."""

from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import singledispatch

import numpy as np
import pandas as pd

from danvan_scoring.model.rounding import RoundingMode, round_to_units
from danvan_scoring.model.text import Text

NOTHING = "—"
"""What stands for a value that is not there."""

_EXACT_DIGITS = Decimal(1).scaleb(-10)
_SHOWN_DIGITS = Decimal(1).scaleb(-4)


def exact(points: np.int64 | np.float64 | float, decimals: int) -> Decimal:
    """Return points as the decimal that they mean.

    Args:
        points: an integer count of `10**-decimals`, or a float from before the place of rounding,
            which is taken to its tenth decimal (see `model.rounding`).
        decimals: the declared decimals.

    Examples:
        >>> exact(np.int64(9150), 2), exact(np.float64(3.125), 2)
        (Decimal('91.50'), Decimal('3.1250000000'))
    """
    if isinstance(points, int | np.integer):
        return Decimal(int(points)).scaleb(-decimals)
    return Decimal(repr(float(points))).quantize(_EXACT_DIGITS, ROUND_HALF_UP)


def exact_column(
    values: Iterable[float], decimals: int, mode: RoundingMode = "half_up"
) -> list[Decimal | None]:
    """Return a frame's column of points or percentages as decimals, None where it has none.

    Args:
        values: floats as a result's frames have them, at most `LARGEST` in size.
        decimals: the declared decimals.
        mode: the declared rounding.
    """
    column = np.asarray(list(values), dtype=np.float64)
    known = np.isfinite(column)
    units = round_to_units(np.where(known, column, 0.0), decimals, mode)
    pairs = zip(units.tolist(), known.tolist(), strict=True)
    return [exact(count, decimals) if there else None for count, there in pairs]


def number(value: Decimal, decimals: int | None = None) -> Text:
    """Write a number, with a decimal comma in Vietnamese and the sign of a minus, not a hyphen.

    Args:
        value: the number.
        decimals: digits after the mark; without it, as many as the number needs.

    Examples:
        >>> number(Decimal("7.50")), number(Decimal("-7.5"), 2)
        (Text(vi='7,5', en='7.5'), Text(vi='−7,50', en='−7.50'))
    """
    if decimals is None:
        digits = f"{value:f}"
        digits = digits.rstrip("0").rstrip(".") if "." in digits else digits
    else:
        digits = f"{value:.{decimals}f}"
    if digits.strip("-0.") == "":
        digits = digits.removeprefix("-")
    digits = digits.replace("-", "−")
    return Text(digits.replace(".", ","), digits)


def day(value: date) -> Text:
    """Write a day as Vietnamese documents do, in both languages."""
    return _same(f"{value.day:02}/{value.month:02}/{value.year:04}")


@singledispatch
def written(value: object) -> Text:
    """Write any value that a sentence mentions: a parameter, a field's value or a detail.

    A float is shown to its fourth decimal; lists are joined by commas.

    Examples:
        >>> written(100 / 3), written(True), written(date(2025, 12, 1)).vi
        (Text(vi='33,3333', en='33.3333'), Text(vi='có', en='yes'), '01/12/2025')
    """
    return _same(NOTHING if value is None or value is pd.NA else str(value))


@written.register(bool)
@written.register(np.bool_)
def _(value: bool | np.bool_) -> Text:  # noqa: FBT001 (dispatch is by position)
    return Text("có", "yes") if value else Text("không", "no")


@written.register
def _(value: Decimal) -> Text:
    return number(value)


@written.register(int)
@written.register(np.integer)
def _(value: int | np.integer) -> Text:
    return number(Decimal(int(value)))


@written.register(float)
@written.register(np.floating)
def _(value: float | np.floating) -> Text:
    if not np.isfinite(value):
        return _same(NOTHING)
    return number(Decimal(repr(float(value))).quantize(_SHOWN_DIGITS, ROUND_HALF_UP))


@written.register(date)
@written.register(np.datetime64)
def _(value: date | np.datetime64) -> Text:
    return _same(NOTHING) if pd.isna(value) else day(pd.Timestamp(value))


@written.register(tuple)
@written.register(list)
def _(value: Iterable[object]) -> Text:
    parts = [written(item) for item in value]
    return Text(", ".join(p.vi for p in parts), ", ".join(p.en for p in parts))


def _same(text: str) -> Text:
    return Text(text, text)
