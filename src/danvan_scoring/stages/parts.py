"""Several rubrics in one period, each for the units of its own kinds (mỗi loại đơn vị một bộ)."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from typing import Any

import pandas as pd

from danvan_scoring.model.problem import Place, Problem, nearest
from danvan_scoring.model.rubric import FormField, Rubric
from danvan_scoring.model.submission import Submissions


def check_together(rubrics: Sequence[Rubric]) -> list[Problem]:
    """Return what keeps rubrics from scoring one period together.

    A kind of unit belongs to one of them, and a field that several of them ask for is the same.
    """
    problems = []
    homes: dict[str, Rubric] = {}
    asked: dict[str, tuple[FormField, Rubric]] = {}
    for rubric in rubrics:
        for position, kind in enumerate(rubric.kinds):
            home = homes.setdefault(kind.code, rubric)
            if home is not rubric:
                place = rubric.place("kind", position, item=kind.code)
                problems.append(Problem("RUB185", place, kind.code, {"other": home.id}))
        for position, field in enumerate(rubric.form_fields):
            first, home = asked.setdefault(field.code, (field, rubric))
            if first != field:
                place = rubric.place("field", position, item=field.code)
                problems.append(Problem("RUB186", place, field.code, {"other": home.id}))
    return problems


def form_of(rubrics: Sequence[Rubric]) -> Rubric | None:
    """Return a rubric that asks for all that the rubrics ask for, of all kinds of units.

    It is what files are read and checked against; nothing is scored by it.
    """
    if len(rubrics) < 2:  # noqa: PLR2004 (one rubric needs no other)
        return next(iter(rubrics), None)
    tables = {
        name: tuple({item.code: item for own in rubrics for item in getattr(own, name)}.values())
        for name in ("kinds", "form_fields", "criteria")
    }
    return rubrics[0].model_copy(update=tables)


def part_of(submissions: Submissions, rubric: Rubric) -> Submissions:
    """Return the units of the kinds of one rubric, with what they handed in."""
    kinds = [kind.code for kind in rubric.kinds]
    units = submissions.units[submissions.units["kind"].isin(kinds)]
    codes = [field.code for field in rubric.form_fields]
    own: dict[str, Any] = {
        field.name: frame[frame["unit"].isin(units.index)].reset_index(drop=True)
        for field in fields(submissions)
        if isinstance(frame := getattr(submissions, field.name), pd.DataFrame) and "unit" in frame
    }
    known = [code for code in codes if code in submissions.values.columns]
    return replace(
        submissions, units=units, values=submissions.values.loc[units.index, known], **own
    )


def check_parts(rubrics: Sequence[Rubric], submissions: Submissions) -> Iterator[Problem]:
    """Yield units that no rubric scores, and facts for fields that a unit was not asked for."""
    kinds = [kind.code for rubric in rubrics for kind in rubric.kinds]
    found = submissions.units["kind"]
    for kind in found[~found.isin(kinds)].unique():
        near = nearest(str(kind), kinds)
        yield Problem("SUB252", Place(item="units"), str(kind), suggestion=near)
    places = submissions.evidence.set_index(["unit", "field"])["place"].to_dict()
    for rubric in rubrics:
        own = {field.code for field in rubric.form_fields}
        units = found.index[found.isin([kind.code for kind in rubric.kinds])]
        for code in submissions.values.columns:
            if code in own:
                continue
            column = submissions.values.loc[units, code]
            for unit in column.index[column.notna()]:
                where = str(places.get((unit, code), ""))
                place = Place.read(where, str(code))
                yield Problem("SUB271", place, f"{unit}: {code}", {"rubric": rubric.id})
