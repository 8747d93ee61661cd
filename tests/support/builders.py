"""Small rubrics and submissions for tests, good until a test changes one thing."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd

from danvan_scoring.model.rubric import Rubric
from danvan_scoring.model.submission import Submissions

STATES = {
    "not_applicable": "leave_out",
    "exempt": "leave_out",
    "missing": "zero",
    "pending": "block",
    "not_submitted": "block",
    "withheld": "block",
}


def number(code: str, **more: Any) -> dict[str, Any]:
    """A number field."""
    return {"code": code, "title": f"Chỉ tiêu {code}", "type": "number", **more}


def line(
    code: str, maximum: int | Decimal, uses: str, group: str = "T", **more: Any
) -> dict[str, Any]:
    """A criterion."""
    return {
        "code": code, "title": f"Tiêu chí {code}", "group": group, "max": maximum,
        "uses": f"builtin/{uses}@1", **more,
    }  # fmt: skip


def group(code: str, parent: str | None = "T", **more: Any) -> dict[str, Any]:
    """A group, of the scale T unless said otherwise."""
    return {"code": code, "title": f"Nhóm {code}", "group": parent, **more}


def rubric(**parts: Any) -> Rubric:
    """A rubric with one scale T, kinds `thon` and `phong` and a peer group for each."""
    given: dict[str, Any] = {
        "format": 1,
        "id": "thu",
        "version": "1",
        "title": "Bộ tiêu chí thử",
        "authority": "UBND xã Thử",
        "status": "draft",
        "states": STATES,
        "kind": ({"code": "thon", "title": "Thôn"}, {"code": "phong", "title": "Phòng"}),
        "peer_group": (
            {"code": "K1", "title": "Khối thôn", "kinds": ("thon",)},
            {"code": "K2", "title": "Khối phòng", "kinds": ("phong",)},
        ),
        "group": (group("T", None),),
        **parts,
    }
    return Rubric.model_validate(_tuples(given))


def _tuples(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _tuples(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return tuple(_tuples(item) for item in value)
    return value


def submissions(
    rubric_: Rubric,
    cells: Sequence[Mapping[str, Any]],
    kinds: Sequence[str] | None = None,
    **more: Any,
) -> Submissions:
    """Submissions of units u1, u2, …, from one mapping of field to value a unit."""
    index = pd.Index([f"u{n}" for n in range(1, len(cells) + 1)], dtype="str")
    units = pd.DataFrame(
        {
            "name": [f"Đơn vị {code}" for code in index],
            "kind": list(kinds or ["thon"] * len(cells)),
            "authority": "",
        },
        index=index,
    )
    columns = {}
    for field in rubric_.form_fields:
        column = [row.get(field.code) for row in cells]
        if field.type in ("number", "integer", "yes_no"):
            floats = [np.nan if value is None else float(value) for value in column]
            columns[field.code] = pd.Series(floats, index=index, dtype="float64")
        elif field.type == "date":
            columns[field.code] = pd.Series(pd.to_datetime(column), index=index)
        else:
            columns[field.code] = pd.Series(column, index=index, dtype="str")
    return Submissions(units=units, values=pd.DataFrame(columns, index=index), **more)
