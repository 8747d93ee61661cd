"""Small periods in doubt: marks that people give beside points that can be read off the form."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import plain
from builders import group, line, number, rubric, submissions

from danvan_scoring import Evaluator, Result
from danvan_scoring.analysis.robustness.ground import Ground, ground_of

AS_OF = date(2025, 12, 5)
CLASSES = (
    {"code": "TOT", "title": "Tốt", "from": 6},
    {"code": "DAT", "title": "Đạt", "from": 0},
)


def marks(code: str, maximum: int | Decimal, step: str | None, parent: str = "T") -> dict[str, Any]:
    """A line that the council marks, in steps or not."""
    params: dict[str, Any] = {"points_field": code, "note": "ghi"}
    if step is not None:
        params["step"] = Decimal(step)
    return line(f"m.{code}", maximum, "assigned", parent, params=params)


def facts(code: str, maximum: int | Decimal, parent: str = "T", **more: Any) -> dict[str, Any]:
    """A line whose points stand in the form."""
    own = line(f"f.{code}", maximum, "x", parent, params={"field": code}, **more)
    return own | {"uses": "plain/points@1"}


def period(
    lines: Sequence[dict[str, Any]],
    rows: Sequence[Sequence[float]],
    kinds: Sequence[str] | None = None,
    **more: Any,
) -> Result:
    """Score units, one row of numbers each: the lines' fields in their order."""
    columns = [own["params"].get("points_field", own["params"].get("field")) for own in lines]
    marked = {own["params"]["points_field"] for own in lines if "points_field" in own["params"]}
    council = {"filled_by": "council"}
    given: dict[str, Any] = {
        "group": (group("T", None, max=sum(Decimal(own["max"]) for own in lines)),),
        "criterion": tuple(lines),
        "field": (
            *(number(code, **(council if code in marked else {})) for code in columns),
            *(
                [{"code": "ghi", "title": "Nhận xét", "type": "text"} | council]
                if any(marked)
                else []
            ),
        ),
        **more,
    }
    own = rubric(**given)
    cells = [dict(zip(columns, row, strict=True)) | {"ghi": "có"} for row in rows]
    return Evaluator([plain]).evaluate(own, submissions(own, cells, kinds), as_of=AS_OF)


def ground(*arguments: Any, **more: Any) -> Ground:
    """The same, taken back to its lines."""
    return ground_of(period(*arguments, **more))
