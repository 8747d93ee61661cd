"""Periods whose points a test writes out, one column a criterion."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import plain
from builders import STATES, group, line, number, rubric, submissions

from danvan_scoring import Evaluator, Result

EVALUATOR = Evaluator([plain])
AS_OF = date(2025, 12, 5)


def scale(maximum: int = 100, **more: Any) -> dict[str, Any]:
    """The scale T."""
    return group("T", None, max=maximum, **more)


def marked(
    columns: Mapping[str, Sequence[float | None]],
    kinds: Sequence[str] | None = None,
    maximum: int = 10,
    **parts: Any,
) -> Result:
    """A result whose units have these points at criteria named by letters; None: nothing known."""
    lines = [
        line(code, maximum, "x", params={"field": f"x{code}"}) | {"uses": "plain/points@1"}
        for code in columns
    ]
    fields = [number(f"x{code}", maximum=maximum) for code in columns]
    given = {
        "states": STATES | {"missing": "leave_out"},
        "group": (scale(maximum * len(columns)),),
        "criterion": lines,
        "field": fields,
        "ranking": {"by": "percent"},
        **parts,
    }
    own = rubric(**given)
    size = len(next(iter(columns.values())))
    cells = [
        {f"x{code}": value for code, column in columns.items() if (value := column[n]) is not None}
        for n in range(size)
    ]
    return EVALUATOR.evaluate(own, submissions(own, cells, kinds), as_of=AS_OF)
