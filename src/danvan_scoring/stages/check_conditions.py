"""Check conditions: one subject each, that exists, and is comparable with the value."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from danvan_scoring.model.problem import Problem, nearest
from danvan_scoring.model.rubric import Condition, Rubric
from danvan_scoring.model.status import Status
from danvan_scoring.stages.order import circle

_SUBJECTS = ("field", "points_of", "percent_of", "status_of", "all_", "any_")


def check_applies_when(rubric: Rubric) -> Iterator[Problem]:
    """Yield conditions of groups and criteria that cannot be looked up, or go round in a circle."""
    for table, position, item in rubric.nodes():
        if item.applies_when is not None:
            at = table, position, "applies_when"
            faults = [*check_condition(rubric, at, item.code, item.applies_when)]
            yield from faults
            if not faults and item.applies_when.fields and item.applies_when.nodes:
                place = rubric.place(*at, item=item.code)
                both = ", ".join(item.applies_when.fields + item.applies_when.nodes)
                yield Problem("RUB187", place, both)
    around = circle(rubric)
    for table, position, item in rubric.nodes():
        if item.applies_when is not None and item.applies_when.nodes and item.code in around:
            place = rubric.place(table, position, "applies_when", item=item.code)
            yield Problem("RUB148", place, " → ".join(around))


def check_condition(
    rubric: Rubric, at: tuple[str, int, str], item: str, when: Condition
) -> Iterator[Problem]:
    """Yield what is wrong with the condition of `item`, which stands at table, position and key."""
    place = rubric.place(*at, item=item)
    subjects = {name: code for name in _SUBJECTS if (code := getattr(when, name))}
    parts = when.all_ + when.any_
    compared = [key for key in (when.is_, when.value) if key is not None]
    if len(subjects) != 1 or len(compared) != (0 if parts else 2):
        yield Problem("RUB171", place, ", ".join(name.rstrip("_") for name in subjects))
        return
    if parts:
        for part in parts:
            yield from check_condition(rubric, at, item, part)
        return
    ((name, code),) = subjects.items()
    known = [field.code for field in rubric.form_fields]
    if name != "field":
        known = [item.code for _, _, item in rubric.nodes()]
    if code not in known:
        yield Problem("RUB172", place, code, suggestion=nearest(code, known))
    elif not _comparable(rubric, name, code, when):
        yield Problem("RUB173", place, f"{code} {when.is_} {when.value}")


def _comparable(rubric: Rubric, name: str, code: str, when: Condition) -> bool:
    equal = when.is_ in ("=", "!=")
    if name == "status_of":
        return equal and when.value in [status.key for status in Status]
    if name in ("points_of", "percent_of"):
        return isinstance(when.value, Decimal)
    kind = next(field.type for field in rubric.form_fields if field.code == code)
    if kind == "yes_no":
        return equal and isinstance(when.value, bool)
    if kind in ("number", "integer"):
        return isinstance(when.value, Decimal)
    if kind == "date":
        return isinstance(when.value, str) and _is_date(when.value)
    choices = next(field.choices for field in rubric.form_fields if field.code == code)
    return equal and isinstance(when.value, str) and (kind == "text" or when.value in choices)


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
