"""Submissions that hypothesis makes: units with values, evidence and progress."""

from datetime import date
from typing import Any

import pandas as pd
from hypothesis import strategies as st

from danvan_scoring.model.plan import Plan
from danvan_scoring.model.rubric import FormField, Rubric
from danvan_scoring.model.submission import Submissions
from danvan_scoring.testing.drawn_evidence import field_values

_MOST_UNITS = 6
_DAYS = st.dates(date(2025, 1, 1), date(2025, 12, 31))
_CLAIMS = st.sampled_from(["done", "done", "partly", "not_done", "waived"])
_DOCUMENTS = st.sampled_from(["", "BC 12", "QĐ 5"])


@st.composite
def submissions(draw: st.DrawFn, rubric: Rubric, plan: Plan | None = None) -> Submissions:
    """Draw up to six units that filled in some of the rubric's fields.

    Values lie within the bounds of their fields; about one cell in six is empty, and some claims
    name no document.

    Args:
        draw: passed by hypothesis.
        rubric: whose fields are filled in, by units of its kinds.
        plan: whose tasks and reports the units tell about; without it they tell of none.
    """
    index = pd.Index([f"u{n}" for n in range(1, draw(st.integers(1, _MOST_UNITS)) + 1)])
    kinds = [kind.code for kind in rubric.kinds]
    units = pd.DataFrame(
        {
            "name": [f"Đơn vị {code}" for code in index],
            "kind": [draw(st.sampled_from(kinds)) for _ in index],
            "authority": "",
        },
        index=index,
    )
    columns = {field.code: draw(_column(field, index)) for field in rubric.form_fields}
    values = pd.DataFrame(columns, index=index)
    return Submissions(
        units,
        values,
        evidence=draw(_evidence(rubric, values)),
        progress=draw(_told(index, "task", [task.code for task in plan.tasks] if plan else [])),
        receipts=draw(_told(index, "report", [duty.code for duty in plan.reports] if plan else [])),
    )


@st.composite
def _column(draw: st.DrawFn, field: FormField, index: pd.Index) -> pd.Series:
    one = field_values(field)
    cells = draw(
        st.lists(st.one_of(*[one] * 5, st.none()), min_size=len(index), max_size=len(index))
    )
    if field.type == "date":
        return pd.Series(pd.to_datetime(pd.Series(cells, index=index, dtype="object")))
    kind = "str" if field.type in {"choice", "text"} else "float64"
    return pd.Series(cells, index=index, dtype=kind)


@st.composite
def _evidence(draw: st.DrawFn, rubric: Rubric, values: pd.DataFrame) -> pd.DataFrame:
    rows = [
        (unit, field.code, draw(_DOCUMENTS), "", "")
        for field in rubric.form_fields
        if field.evidence != "none"
        for unit in values.index[values[field.code].notna()]
    ]
    return pd.DataFrame(rows, columns=["unit", "field", "evidence", "note", "place"], dtype="str")


@st.composite
def _told(draw: st.DrawFn, index: pd.Index, what: str, codes: list[str]) -> pd.DataFrame:
    """What some units tell of tasks, or which of their reports arrived, and when."""
    rows: list[dict[str, Any]] = [
        {"unit": unit, what: code, "date": draw(_DAYS), "evidence": draw(_DOCUMENTS)}
        for code in codes
        for unit in index
        if draw(st.booleans())
    ]
    frame = pd.DataFrame(rows, columns=["unit", what, "date", "evidence"])
    frame["date"] = pd.to_datetime(frame["date"])
    if what == "task":
        frame["state"] = [draw(_CLAIMS) for _ in rows]
        frame["note"] = ""
        frame.loc[frame["state"] != "done", "date"] = pd.NaT
    return frame
