"""Check that a rubric is in force on the day of the period."""

from datetime import date

from danvan_scoring.model.notation import day
from danvan_scoring.model.problem import Problem
from danvan_scoring.model.rubric import Rubric


def check_dates(rubric: Rubric, as_of: date, outside_dates: str) -> list[Problem]:
    """Return a problem if the rubric is not in force on `as_of`; a warning if a reason is given.

    Args:
        rubric: with the first and the last day on which it is in force, where it states them.
        as_of: the day of the period.
        outside_dates: why it is used all the same; empty where there is no reason.
    """
    begin, end = rubric.effective_from, rubric.effective_to
    if begin is not None and as_of < begin:
        key = "effective_from"
    elif end is not None and as_of > end:
        key = "effective_to"
    else:
        return []
    details = {
        "begin": "…" if begin is None else day(begin).vi,
        "end": "…" if end is None else day(end).vi,
        "why": outside_dates,
    }
    code = "RUB184" if outside_dates else "RUB183"
    return [Problem(code, rubric.place(key, item=key), day(as_of).vi, details)]
