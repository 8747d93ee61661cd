"""Validate: submissions against the rubric, for frames that came by any way."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from danvan_scoring.model.problem import Place, Problem, nearest
from danvan_scoring.model.rubric import FormField, Rubric
from danvan_scoring.model.submission import Submissions

_SHOWN = 5


def validate(rubric: Rubric, submissions: Submissions) -> list[Problem]:
    """Check that units and values fit the rubric.

    The readers of files have already checked cell by cell, with places; this is the same promise
    for an engineer who builds the frames: unique units of known kinds, a column of the right type
    for each field, every value within its bounds.
    """
    units, values = submissions.units, submissions.values
    problems = [
        Problem("SUB258", Place(item=f"units[{column!r}]"))
        for column in ("name", "kind", "authority")
        if column not in units
    ]
    if problems:
        return problems
    if len(units) and pd.api.types.is_numeric_dtype(units.index):
        # Codes are text everywhere else: 1 and "1" would be two units.
        dtype = str(units.index.dtype)
        problems.append(Problem("SUB255", Place(item="units"), dtype, {"wanted": "str"}))
    repeated = units.index[units.index.duplicated()].unique()
    if len(repeated):
        problems.append(_problem("SUB251", "units", repeated))
    kinds = [kind.code for kind in rubric.kinds]
    problems += [
        Problem("SUB252", Place(item="units"), str(kind), suggestion=nearest(str(kind), kinds))
        for kind in units["kind"].unique()
        if kind not in {*kinds}
    ]
    if not values.index.equals(units.index):
        differing = values.index.symmetric_difference(units.index)
        problems.append(_problem("SUB253", "values", differing))
        return problems
    for field in rubric.form_fields:
        if field.code not in values.columns:
            near = nearest(field.code, map(str, values.columns))
            place = Place(item=f"values[{field.code!r}]")
            problems.append(Problem("SUB254", place, suggestion=near))
        else:
            problems += _check_column(field, values[field.code])
    problems += _waivers(rubric, submissions)
    if not problems:
        problems += _undocumented(rubric, submissions)
    return problems


def _waivers(rubric: Rubric, submissions: Submissions) -> Iterator[Problem]:
    """Find waivers of units, criteria and states that there are not: they would waive nothing."""
    if not len(submissions.waivers):
        return
    known: dict[str, list[str]] = {
        "unit": [str(unit) for unit in submissions.units.index],
        "criterion": [line.code for line in rubric.criteria],
        "state": ["not_applicable", "exempt"],
    }
    for column, names in known.items():
        for name in dict.fromkeys(map(str, submissions.waivers[column])):
            if name not in names:
                place = Place(item=f"waivers[{column!r}]")
                yield Problem("SUB259", place, name, suggestion=nearest(name, names))


def _undocumented(rubric: Rubric, submissions: Submissions) -> Iterator[Problem]:
    """Warn of claims without the document that the form expects; requiring it is the score's."""
    for field in rubric.form_fields:
        if field.evidence == "expected" and (unproven := submissions.unproven(field.code)).any():
            units = _named(submissions.units.index[unproven])
            yield Problem("SUB257", Place(item=field.code), units, {"title": field.title})


def _check_column(field: FormField, column: pd.Series) -> list[Problem]:
    numeric = field.type in ("number", "integer", "yes_no")
    dated = field.type == "date"
    wanted = "float64" if numeric else "datetime64" if dated else "str"
    right = (
        column.dtype == np.float64
        if numeric
        else pd.api.types.is_datetime64_any_dtype(column)
        if dated
        else not pd.api.types.is_numeric_dtype(column)
    )
    place = Place(item=f"values[{field.code!r}]")
    if not right:
        found, details = str(column.dtype), {"wanted": wanted}
        return [Problem("SUB255", place, found, details)]
    if field.type == "choice":
        return _check_choices(field, column, place)
    return _check_numbers(field, column, place) if numeric else []


def _check_numbers(field: FormField, column: pd.Series, place: Place) -> list[Problem]:
    low = -np.inf if field.minimum is None else float(field.minimum)
    high = np.inf if field.maximum is None else float(field.maximum)
    if field.type == "yes_no":
        low, high = 0.0, 1.0
    cells = column.to_numpy(dtype=np.float64)
    outside = (cells < low) | (cells > high)
    if outside.any():
        units = _named(column.index[outside])
        limits: dict[str, object] = {"low": f"{low:g}", "high": f"{high:g}", "units": units}
        return [Problem("SUB256", place, str(column[outside].iloc[0]), limits)]
    if field.type == "number":
        return []
    parts = ~np.isnan(cells) & (np.isinf(cells) | (cells != np.floor(cells)))
    if parts.any():
        units = _named(column.index[parts])
        return [Problem("SUB272", place, str(column[parts].iloc[0]), {"units": units})]
    return []


def _check_choices(field: FormField, column: pd.Series, place: Place) -> list[Problem]:
    wrong = column.notna() & ~column.isin(field.choices)
    if not wrong.any():
        return []
    found = str(column[wrong].iloc[0])
    details = {"choices": ", ".join(field.choices), "units": _named(column.index[wrong])}
    return [Problem("SUB273", place, found, details, nearest(found, field.choices))]


def _problem(code: str, item: str, units: pd.Index) -> Problem:
    return Problem(code, Place(item=item), found=_named(units))


def _named(units: pd.Index) -> str:
    return ", ".join(map(str, units[:_SHOWN])) + (" …" if len(units) > _SHOWN else "")
