"""Evidence that hypothesis makes: values of form fields, and frames of units that hold them."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

import pandas as pd
from hypothesis import strategies as st

from danvan_scoring.model.criterion import Params, fields_read
from danvan_scoring.model.rounding import MOST_STEPS
from danvan_scoring.model.rubric import FormField
from danvan_scoring.testing.units import as_column

MOST_UNITS = 5
_SMALL = 12
_LARGE = 1_000.0
_AROUND = timedelta(days=30)
_FIRST, _LAST = date(2024, 1, 1), date(2026, 12, 31)


def field_values(
    field: FormField, near: Iterable[object] = ()
) -> st.SearchStrategy[float | date | str]:
    """Draw values of one field: within its bounds, with its decimals, of its type.

    Args:
        field: numbers come as floats, yes and no as 1.0 and 0.0, dates as dates.
        near: numbers and dates at which something may change; they and their neighbours are
            drawn often.
    """
    if field.type == "yes_no":
        return st.sampled_from([0.0, 1.0])
    if field.type == "choice":
        return st.sampled_from(field.choices)
    if field.type == "text":
        return st.text(min_size=1, max_size=12)
    if field.type == "date":
        days = [day for day in near if isinstance(day, date)]
        around = [st.dates(day - _AROUND, day + _AROUND) for day in days]
        return st.one_of(*around, st.dates(_FIRST, _LAST))
    return _numbers(field, near)


def _numbers(field: FormField, near: Iterable[object]) -> st.SearchStrategy[float]:
    decimals = 0 if field.type == "integer" else field.decimals
    step = Decimal(1).scaleb(-decimals)
    lowest = -MOST_STEPS if field.minimum is None else int(field.minimum / step)
    highest = MOST_STEPS if field.maximum is None else int(field.maximum / step)
    middles = [0, lowest, highest]
    middles += [int(n / step) for n in near if isinstance(n, Decimal | int)]
    marked = [n for m in middles for n in (m - 1, m, m + 1) if lowest <= n <= highest]
    whole = int(1 / step)
    small = [n * whole for n in range(_SMALL + 1) if lowest <= n * whole <= highest]
    # Examples shrink into the first of these: towards 0, not towards a mark.
    steps = st.one_of(
        st.integers(lowest, highest),
        st.sampled_from(marked),
        st.sampled_from(small or marked),
    )
    return steps.map(lambda count: float(count * step))


class Drawn(NamedTuple):
    """Units with every field filled in, and the same units with some optional fields empty."""

    filled: pd.DataFrame
    as_seen: pd.DataFrame


@st.composite
def evidence(draw: st.DrawFn, params: Params, fields: Mapping[str, FormField]) -> Drawn:
    """Draw evidence as a criterion gets it: a column for each field that `params` name.

    Args:
        draw: passed by hypothesis.
        params: of the criterion.
        fields: by code.
    """
    size = draw(st.integers(1, MOST_UNITS))
    near = list(_mentioned(params.model_dump()))
    filled, as_seen = {}, {}
    for use in fields_read(params):
        values = field_values(fields[use.code], near)
        cells = draw(st.lists(values, min_size=size, max_size=size))
        filled[use.code] = as_seen[use.code] = as_column(use, cells)
        if not use.ref.required:
            empty = draw(st.lists(st.booleans(), min_size=size, max_size=size))
            kept = [None if gone else cell for cell, gone in zip(cells, empty, strict=True)]
            as_seen[use.code] = as_column(use, kept)
    units = pd.Index(draw(st.permutations([f"u{number}" for number in range(1, size + 1)])))
    return Drawn(pd.DataFrame(filled).set_axis(units), pd.DataFrame(as_seen).set_axis(units))


def corners(params: Params, fields: Mapping[str, FormField]) -> Drawn:
    """Return units at the ends of their fields: all at one end, and each field at the other.

    Optional fields are empty one at a time, and all at once.

    Args:
        params: of the criterion.
        fields: by code.
    """
    uses = list({use.code: use for use in fields_read(params)}.values())
    rows: list[dict[str, float | date | str | None]] = []
    for end in (0, -1):
        all_here = {use.code: _ends(fields[use.code])[end] for use in uses}
        rows.append(dict(all_here))
        rows += [{**all_here, use.code: _ends(fields[use.code])[-1 - end]} for use in uses]
    filled = [dict(row) for row in rows]
    optional = [use.code for use in uses if not use.ref.required]
    for codes in [*([code] for code in optional), optional]:
        filled.append(dict(rows[-1]))
        rows.append({**rows[-1], **dict.fromkeys(codes)})
    units = pd.Index([f"u{number}" for number in range(1, len(rows) + 1)])
    frames = (
        pd.DataFrame({use.code: as_column(use, [row[use.code] for row in of]) for use in uses})
        for of in (filled, rows)
    )
    return Drawn(*(frame.set_axis(units) for frame in frames))


def _ends(field: FormField) -> tuple[float | date | str, float | date | str]:
    """The least and the greatest value of a field; of an unbounded one, small and large."""
    if field.type == "yes_no":
        return 0.0, 1.0
    if field.type == "choice":
        return field.choices[0], field.choices[-1]
    if field.type == "text":
        return "a", "ô" * 12
    if field.type == "date":
        return _FIRST, _LAST
    low = 0.0 if field.minimum is None else float(field.minimum)
    return low, max(low, _LARGE) if field.maximum is None else float(field.maximum)


def _mentioned(value: object) -> Iterator[object]:
    """The numbers and dates in dumped parameters, nested ones too."""
    if isinstance(value, dict):
        for item in value.values():
            yield from _mentioned(item)
    elif isinstance(value, tuple | list):
        for item in value:
            yield from _mentioned(item)
    elif isinstance(value, Decimal | int | date) and not isinstance(value, bool):
        yield value
