"""What marks and progress of a partition refer to: checked, since no reader of files has."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from danvan_scoring.model.notation import number
from danvan_scoring.model.plan import Plan
from danvan_scoring.model.problem import Place, Problem, nearest
from danvan_scoring.model.rubric import Rubric
from danvan_scoring.model.submission import Submissions
from danvan_scoring.model.text import Text

_NAMED = 5
_STATES = ("done", "partly", "not_done", "waived")


def check_lists(rubric: Rubric, plan: Plan | None, submissions: Submissions) -> Iterator[Problem]:
    """Yield marks and progress that cannot be used; waivers are checked with the values.

    Args:
        rubric: whose criteria marks are for.
        plan: whose tasks progress is for; without it, progress is not looked at.
        submissions: as read.
    """
    if submissions.marks is not None:
        yield from _marks(rubric, submissions.marks)
    if plan is not None:
        tasks = [task.code for task in plan.tasks]
        wanted = Text("mã một nhiệm vụ của kế hoạch", "the code of a task of the plan")
        progress = submissions.progress
        yield from _unknown(progress, "task", tasks, wanted, Place(item="progress"))
        told = ", ".join(_STATES)
        place = Place(item="progress")
        yield from _unknown(progress, "state", _STATES, Text(told, told), place)


def _marks(rubric: Rubric, marks: pd.DataFrame) -> Iterator[Problem]:
    place = Place(item="marks")
    wanted = Text("mã một tiêu chí của bộ tiêu chí", "the code of a criterion of the rubric")
    lines = {line.code: line for line in rubric.criteria}
    yield from _unknown(marks, "criterion", [*lines], wanted, place)
    points = pd.to_numeric(marks["points"], errors="coerce").to_numpy(dtype=np.float64)
    for code, line in lines.items():
        # An empty mark is no number, and fails both comparisons.
        within = (points >= 0) & (points <= float(line.max))
        own = marks[(marks["criterion"] == code).to_numpy() & ~within]
        if len(own):
            most = number(line.max)
            yield _problem(
                own,
                str(own["points"].iloc[0]),
                Text(f"điểm từ 0 đến {most.vi} ({code})", f"points from 0 to {most.en} ({code})"),
                place,
            )


def _unknown(
    frame: pd.DataFrame,
    column: str,
    known: "list[str] | tuple[str, ...]",
    wanted: Text,
    place: Place,
) -> Iterator[Problem]:
    for name in dict.fromkeys(frame.loc[~frame[column].isin(known), column]):
        own = frame[frame[column] == name]
        yield _problem(own, str(name), wanted, place, nearest(str(name), known))


def _problem(
    own: pd.DataFrame, found: str, wanted: Text, place: Place, suggestion: str = ""
) -> Problem:
    units = list(dict.fromkeys(map(str, own["unit"])))
    named = ", ".join(units[:_NAMED]) + (" …" if len(units) > _NAMED else "")
    details = {"units": named, "wanted_vi": wanted.vi, "wanted_en": wanted.en}
    return Problem("SCL914", place, found, details, suggestion)
