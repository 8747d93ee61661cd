"""Models "Dân vận khéo": counted by unit and field, and held against the reported progress."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from danvan_scoring.model.plan import Plan, Task, TaskState
from danvan_scoring.model.problem import Place, Problem
from danvan_scoring.model.register import IN_EFFECT, ModelField, ModelState
from danvan_scoring.model.result import Compliance
from danvan_scoring.model.submission import Submissions
from danvan_scoring.model.text import Text

_DONE = (TaskState.DONE_ON_TIME.value, TaskState.DONE_LATE.value)
_NOT_OWED = (TaskState.NOT_APPLICABLE.value, TaskState.WAIVED.value)


@dataclass(frozen=True)
class ModelCounts:
    """How many models there are.

    Attributes:
        by_unit: by code of unit, then field of work and state; a unit without a model is there.
    """

    by_unit: Mapping[str, Mapping[tuple[ModelField, ModelState], int]]

    def of_unit(self, unit: str, states: Collection[ModelState]) -> int:
        """Count the models of a unit that are in any of the states."""
        return sum(n for (_, state), n in self.by_unit[unit].items() if state in states)

    def having_one(self) -> frozenset[str]:
        """Return the units with a model that is under way or recognised."""
        return frozenset(unit for unit in self.by_unit if self.of_unit(unit, IN_EFFECT))

    def total(self, field: ModelField | None = None, state: ModelState | None = None) -> int:
        """Count the models of all units, in a field or state if one is named."""
        return sum(
            n
            for counts in self.by_unit.values()
            for (own_field, own_state), n in counts.items()
            if field in {None, own_field} and state in {None, own_state}
        )


def known_models(submissions: Submissions, as_of: date) -> pd.DataFrame | None:
    """Return how far each model had come by a day, one row a model; None if no register is kept.

    A model has a row for each state that it came to. What is dated after the day has not happened
    yet; of two states of one day the further one counts.
    """
    models = submissions.models
    if models is None:
        return None
    happened = (pd.to_datetime(models["date"]) <= pd.Timestamp(as_of)).to_numpy(dtype=bool)
    return _latest(models[happened])


def _latest(models: pd.DataFrame) -> pd.DataFrame:
    order = [state.value for state in ModelState]
    further = models.assign(reached=models["state"].map(order.index))
    further = further.sort_values(["date", "reached"], kind="stable")
    return further.drop_duplicates(["unit", "code"], keep="last").sort_index()


def model_counts(submissions: Submissions, as_of: date) -> ModelCounts | None:
    """Count the models as of a day; None if no register is kept."""
    models = known_models(submissions, as_of)
    if models is None:
        return None
    by_unit: dict[str, Counter[tuple[ModelField, ModelState]]]
    by_unit = {str(unit): Counter() for unit in submissions.units.index}
    for unit, field, state in models[["unit", "field", "state"]].itertuples(index=False):
        by_unit[unit][ModelField(field), ModelState(state)] += 1
    return ModelCounts(by_unit)


@dataclass(frozen=True)
class CheckedTask:
    """A task that the register shows: who has a model of those that owe it, and who lacks one.

    `told` is how many of them are told to have done it. Units are named by code.
    """

    task: Task
    having: tuple[str, ...]
    lacking: tuple[str, ...]
    told: int

    @property
    def owed(self) -> int:
        """How many units owe it."""
        return len(self.having) + len(self.lacking)


def checked_tasks(compliance: Compliance | None, models: ModelCounts) -> Iterator[CheckedTask]:
    """Yield the tasks that the register shows; the waived and those not bound are left out."""
    having = models.having_one()
    if compliance is None:
        return
    for task in compliance.plan.tasks:
        if task.checked_by == "models":
            rows = compliance.tasks[compliance.tasks["task"] == task.code]
            owed = [str(unit) for unit in rows[~rows["state"].isin(_NOT_OWED)]["unit"]]
            yield CheckedTask(
                task,
                having=tuple(unit for unit in owed if unit in having),
                lacking=tuple(unit for unit in owed if unit not in having),
                told=int(rows["state"].isin(_DONE).sum()),
            )


def compare_with_progress(plan: Plan, submissions: Submissions) -> Iterator[Problem]:
    """Yield where the register and the reported progress of a task disagree, both places named.

    A unit that is waived from the task, or that it does not bind, may have a model or not.
    """
    if submissions.models is None:
        return
    for task in plan.tasks:
        if task.checked_by == "models":
            yield from _compare(task, submissions, _latest(submissions.models))


def _compare(task: Task, submissions: Submissions, models: pd.DataFrame) -> Iterator[Problem]:
    units = submissions.units
    bound = units["kind"].isin(task.binds) | units.index.isin(task.binds_units)
    progress = submissions.progress[submissions.progress["task"] == task.code]
    told = progress.set_index("unit")[["state", "place"]].to_dict("index")
    running = models[models["state"].isin(IN_EFFECT)].drop_duplicates("unit")
    running_at = running.set_index("unit")["place"].to_dict()
    listed_at = models.drop_duplicates("unit").set_index("unit")["place"].to_dict()
    files = ", ".join(dict.fromkeys(place.rpartition(":")[0] for place in models["place"]))
    for unit in map(str, units.index[bound]):
        own = told.get(unit, {"state": "", "place": ""})
        if own["state"] == "done" and unit not in running_at:
            known = Text(f"không có mô hình nào ({files})", f"there is none ({files})")
            if at := listed_at.get(unit):
                known = Text(f"chỉ mới đăng ký ({at})", f"one is registered only ({at})")
            details = {"task": task.code, "register_vi": known.vi, "register_en": known.en}
            yield Problem("SUB285", Place.read(own["place"], unit), unit, details)
        elif own["state"] not in {"done", "waived"} and unit in running_at:
            state = Text("không có dòng tiến độ", "has no row of progress")
            if at := own["place"]:
                state = Text(f"chưa báo hoàn thành ({at})", f"is not told to be done ({at})")
            details = {"task": task.code, "progress_vi": state.vi, "progress_en": state.en}
            yield Problem("SUB286", Place.read(running_at[unit], unit), unit, details)
