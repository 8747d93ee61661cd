"""Recast: the facts of one period, as if they had come in for another rubric."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from danvan_scoring.model.bound import BoundRubric
from danvan_scoring.model.rubric import FormField, Rubric
from danvan_scoring.model.submission import Submissions

_NUMBERS = ("number", "integer")


@dataclass(frozen=True)
class Names:
    """How what a rubric names is called where the facts come from, as far as it is there.

    Attributes:
        fields: the code of the facts' field by that of the rubric's.
        lines: the same of criteria.
    """

    fields: Mapping[str, str]
    lines: Mapping[str, str]


@dataclass(frozen=True)
class Recast:
    """Facts under another rubric.

    Attributes:
        submissions: what of them this rubric asks for.
        lost: one row a unit, one column a field of this rubric: whether it asks for something that
            the facts do not tell, since their form did not ask for it, or in another way.
    """

    submissions: Submissions
    lost: pd.DataFrame

    def lost_by(self, bound: BoundRubric, line: str) -> NDArray[np.bool_]:
        """Tell for which units a criterion reads something that is lost."""
        read = list(bound.criteria[line].read)
        return np.asarray(self.lost[read].to_numpy(dtype=np.bool_).any(axis=1))


def recast(
    facts: Submissions,
    form: Rubric,
    target: Rubric,
    names: Names,
    kinds: Mapping[str, str] | None = None,
) -> Recast:
    """Let facts answer another rubric's form.

    Fields that it does not ask for are dropped. Marks are carried over by their share of the
    maximum, since they judge the same work; waivers as they are.

    Args:
        facts: as they came in.
        form: the rubric, or the common form of several, for which they came in.
        target: the other rubric.
        names: what of it there is in `form`.
        kinds: by unit, the kind that is taken where the rubric has none like the unit's own; units
            without either are left out.
    """
    units = _units(facts.units, target, kinds or {})
    own = {field.code: field for field in form.form_fields}
    values, lost = {}, {}
    for field in target.form_fields:
        source = own.get(names.fields.get(field.code, ""))
        column = None if source is None else facts.values[source.code].loc[units.index]
        values[field.code], lost[field.code] = _answered(field, source, column, units.index)
    submissions = replace(
        facts,
        units=units,
        values=pd.DataFrame(values, index=units.index),
        evidence=_renamed(facts.evidence, "field", names.fields, units.index),
        waivers=_renamed(facts.waivers, "criterion", names.lines, units.index),
        marks=_marks(facts, form, target, names, units.index),
    )
    return Recast(submissions, pd.DataFrame(lost, index=units.index, dtype="bool"))


def filled(recasted: Recast, target: Rubric, other: pd.DataFrame) -> Submissions:
    """Put in the place of what is lost what the same units told under that rubric.

    So that a condition on such a fact says the same in both worlds. A unit that told nothing of
    its own tells nothing here either.

    Args:
        recasted: facts under the rubric.
        target: the rubric.
        other: what was told under it, one row a unit of the facts; of others nothing.
    """
    values = recasted.submissions.values.copy()
    own = [field.code for field in target.form_fields if field.filled_by == "unit"]
    told = values[own].notna().any(axis=1)
    for field in target.form_fields:
        taken = recasted.lost[field.code]
        if field.filled_by == "unit":
            taken = taken & told
        values[field.code] = values[field.code].mask(taken, other[field.code])
    return replace(recasted.submissions, values=values)


def _units(units: pd.DataFrame, target: Rubric, kinds: Mapping[str, str]) -> pd.DataFrame:
    known = [kind.code for kind in target.kinds]
    found = units.copy()
    strange = ~found["kind"].isin(known)
    if strange.any():
        instead = [kinds.get(str(unit), "") for unit in found.index]
        found["kind"] = found["kind"].mask(strange, pd.Series(instead, index=found.index))
    return found[found["kind"].isin(known)]


def _answered(
    field: FormField, source: FormField | None, column: pd.Series | None, index: pd.Index
) -> tuple[pd.Series, pd.Series]:
    """Return the answers to a field, and where there is none that this form would take."""
    if column is None or source is None or not _of_one_type(field, source):
        return _empty(field, index), pd.Series(data=True, index=index)
    refused = column.notna() & _refused(field, column)
    return column.mask(refused), refused


def _of_one_type(field: FormField, source: FormField) -> bool:
    return field.type == source.type or {field.type, source.type} <= set(_NUMBERS)


def _refused(field: FormField, column: pd.Series) -> pd.Series:
    refused = pd.Series(data=False, index=column.index)
    if field.type == "choice":
        return ~column.isin(field.choices)
    if field.type == "integer":
        refused |= column % 1 != 0
    if field.type in _NUMBERS:
        low = -np.inf if field.minimum is None else float(field.minimum)
        high = np.inf if field.maximum is None else float(field.maximum)
        refused |= (column < low) | (column > high)
    return refused


def _empty(field: FormField, index: pd.Index) -> pd.Series:
    if field.type == "date":
        return pd.Series(pd.NaT, index=index, dtype="datetime64[s]")
    dtype = "str" if field.type in ("choice", "text") else "float64"
    return pd.Series(np.nan, index=index, dtype=dtype)


def _renamed(
    frame: pd.DataFrame, column: str, names: Mapping[str, str], units: pd.Index
) -> pd.DataFrame:
    """Keep the rows of what the rubric has too, under its name there."""
    called = {own: name for name, own in names.items()}
    kept = frame[frame[column].isin(called) & frame["unit"].isin(units)].copy()
    kept[column] = [called[code] for code in kept[column]]
    return kept.reset_index(drop=True)


def _marks(
    facts: Submissions, form: Rubric, target: Rubric, names: Names, units: pd.Index
) -> pd.DataFrame | None:
    if facts.marks is None:
        return None
    kept = _renamed(facts.marks, "criterion", names.lines, units)
    before = {line.code: line.max for line in form.criteria}
    shares = {
        line.code: Fraction(line.max) / Fraction(before[names.lines[line.code]])
        for line in target.criteria
        if line.code in names.lines
    }
    kept["points"] = [
        given if shares[code] == 1 else repr(float(Fraction(given) * shares[code]))
        for given, code in zip(kept["points"], kept["criterion"], strict=True)
    ]
    return kept
