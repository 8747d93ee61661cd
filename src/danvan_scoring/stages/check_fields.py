"""Check that fields, and the days of the rubric, do not contradict themselves."""

from collections.abc import Iterator
from decimal import Decimal

from danvan_scoring.model.problem import Problem
from danvan_scoring.model.rounding import MOST_STEPS
from danvan_scoring.model.rubric import FormField, Rubric


def check_fields(rubric: Rubric) -> list[Problem]:
    """Return bounds, choices and days that cannot be."""
    fields = enumerate(rubric.form_fields)
    return [*(p for n, field in fields for p in _field(rubric, n, field)), *_dates(rubric)]


def _field(rubric: Rubric, position: int, field: FormField) -> Iterator[Problem]:
    low, high = field.minimum, field.maximum
    if low is not None and high is not None and low > high:
        place = rubric.place("field", position, "minimum", item=field.code)
        yield Problem("RUB125", place, f"{low} > {high}")
    if (field.type == "choice") != bool(field.choices):
        place = rubric.place("field", position, "choices", item=field.code)
        yield Problem("RUB126", place, field.type)
    if field.type in ("number", "integer"):
        decimals = 0 if field.type == "integer" else field.decimals
        most = Decimal(MOST_STEPS).scaleb(-decimals)
        for key, bound in (("minimum", low), ("maximum", high)):
            if bound is not None and bound.copy_abs() > most:
                place = rubric.place("field", position, key, item=field.code)
                yield Problem("RUB127", place, str(bound), {"decimals": decimals})
    elif low is not None or high is not None:
        place = rubric.place("field", position, "maximum", item=field.code)
        yield Problem("RUB129", place, field.type)


def _dates(rubric: Rubric) -> Iterator[Problem]:
    begin, end = rubric.effective_from, rubric.effective_to
    if begin and end and begin > end:
        place = rubric.place("effective_to", item="effective_to")
        yield Problem("RUB128", place, end.isoformat(), {"begin": begin.isoformat()})
