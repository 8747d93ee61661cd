"""Evaluate a dataset: a look, one task a partition, one a period; by whatever executor is given.

The seam is `concurrent.futures.Executor.map`: three calls of it, over partitions and periods, and
without an executor the built-in `map`. Results are gathered in the order of the partitions, and
every file is written by one task from one partition or period, so neither the number of workers nor
who finished first can be seen in them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import pyarrow.parquet as pq

from danvan_scoring.errors import InputError
from danvan_scoring.evaluator import Evaluator
from danvan_scoring.model.problem import Place, Problem
from danvan_scoring.scale.dataset import Dataset, open_dataset
from danvan_scoring.scale.job import Job, job_for
from danvan_scoring.scale.partition import SCORES, UNITS, Partition, ranks_file
from danvan_scoring.scale.read_partition import unit_names
from danvan_scoring.scale.results import (
    UNWRITABLE,
    check_results_folder,
    recorded,
    remove_others,
    write_policies,
    write_record,
)
from danvan_scoring.scale.scoring import batches, score
from danvan_scoring.scale.second_pass import Period, Ranked, rank_period
from danvan_scoring.scale.tasks import Scored, Seen, has_errors, look
from danvan_scoring.stages.check_dates import check_dates
from danvan_scoring.stages.check_plan import check_plan

Of = TypeVar("Of")
To = TypeVar("To")
_NAMED = 5


@dataclass(frozen=True)
class Run:
    """What evaluating a dataset came to.

    Attributes:
        partitions: of each partition its outcome or its faults, in order.
        kept: partitions whose outcome an earlier run had made from the same.
        ranked: of each period its ranks or why there are none.
        problems: all faults and warnings, by partition.
    """

    partitions: tuple[Scored, ...]
    kept: frozenset[Partition]
    ranked: tuple[Ranked, ...]
    problems: tuple[Problem, ...]

    @property
    def units(self) -> int:
        """How many units have an outcome."""
        return sum(own.units for own in self.partitions)

    @property
    def failed(self) -> bool:
        """Whether there is an error: a partition without outcome, or ranks that are missing."""
        return has_errors(self.problems)

    @property
    def faulty(self) -> tuple[Partition, ...]:
        """The partitions that have none."""
        return tuple(own.partition for own in self.partitions if own.faulty)


def _unwatched(_count: int) -> None:
    """Tell nobody."""


def evaluate_dataset(
    dataset: Dataset | str | Path,
    results: str | Path,
    evaluator: Evaluator | None = None,
    executor: Executor | None = None,
    progress: Callable[[int], None] = _unwatched,
) -> Run:
    """Score all partitions of a dataset and write what they come to, as Parquet.

    What an earlier run made from the same facts, rubric, plan, day, plugins and version of the
    library is kept. A partition with faults is reported and has no outcome; the others have theirs.

    Args:
        dataset: opened, or its folder.
        results: the folder of the results, made if it is not there.
        evaluator: with the plugins to use; without one, the installed plugins.
        executor: where the tasks run; without one, here and one after another. All of its workers
            read and write the two folders under the same paths.
        progress: told how many more partitions are done.

    Raises:
        InputError: the dataset cannot be used, or the results cannot be written.
        PluginError: a plugin cannot be loaded.
    """
    if not isinstance(dataset, Dataset):
        dataset = open_dataset(dataset)
    results = Path(results)
    check_results_folder(results)
    job = job_for(dataset, results, evaluator or Evaluator())
    warnings = _check_policies(dataset)
    earlier = recorded(results) or {}
    head: dict[str, object] = {"dataset": dataset.manifest.model_dump(mode="json")}
    write_record(results, {**earlier, **head}, complete=False)
    write_policies(results, dataset.folder)

    looks = _each(executor, partial(look, job), dataset.partitions)
    seen = _across(dataset, [_undamaged(own, earlier) for own in looks])
    scored = _first_pass(job, seen, executor, progress)
    kept = frozenset(own.partition for own in seen if own.scored is not None)
    periods = list(_periods(scored, earlier))
    remove_others(
        results,
        [
            *(own.partition.file(SCORES) for own in scored if not own.faulty),
            *(ranks_file(period.code) for period in periods),
        ],
    )
    ranked = list(_each(executor, partial(rank_period, job), periods))
    problems = [
        *warnings,
        *(problem for own in scored for problem in own.problems),
        *(problem for own in ranked for problem in own.problems),
        *(_unranked(period) for period in periods if not period.whole),
    ]
    # Faults of the data are a finding, which the record tells; a disk without room is none.
    if all(problem.code != UNWRITABLE for problem in problems):
        write_record(results, {**head, **_record(job, scored, ranked)}, complete=True)
    return Run(tuple(scored), kept, tuple(ranked), tuple(problems))


def _each(executor: Executor | None, task: Callable[[Of], To], items: Sequence[Of]) -> Iterable[To]:
    """Call a task for each of several things; the answers are in their order."""
    return map(task, items) if executor is None else executor.map(task, items)


def _check_policies(dataset: Dataset) -> list[Problem]:
    """Check the rubric against the days of the periods, and the plan against the rubric."""
    problems = [] if dataset.plan is None else check_plan(dataset.plan, dataset.rubric)
    for period in dict.fromkeys(partition.period for partition in dataset.partitions):
        entry = dataset.manifest.periods[period]
        problems += check_dates(dataset.rubric, entry.as_of, entry.outside_dates)
    if has_errors(problems):
        raise InputError(problems)
    return problems


def _across(dataset: Dataset, seen: Sequence[Seen]) -> list[Seen]:
    """Add the faults that no partition shows alone: a commune that lies in two of them."""
    homes: dict[tuple[str, str], list[Partition]] = {}
    for own in seen:
        for commune in own.communes:
            homes.setdefault((own.partition.period, commune), []).append(own.partition)
    faults: dict[Partition, list[Problem]] = {}
    for (_, commune), partitions in homes.items():
        for partition in partitions:
            others = [other for other in partitions if other != partition]
            if others:
                problem = _twice(dataset, commune, partition, others[0])
                faults.setdefault(partition, []).append(problem)
    return [
        replace(own, problems=(*own.problems, *faults.get(own.partition, ())), scored=None)
        if own.partition in faults
        else own
        for own in seen
    ]


def _twice(dataset: Dataset, commune: str, partition: Partition, other: Partition) -> Problem:
    here, there = (_units_of(dataset, own, commune) for own in (partition, other))
    shared = [unit for unit in here if unit in set(there)]
    place = Place(partition.file(UNITS), item="unit" if shared else "authority")
    if not shared:
        return Problem("SCL911", place, commune, {"other": str(other)})
    named = ", ".join(shared[:_NAMED]) + (" …" if len(shared) > _NAMED else "")
    return Problem("SCL910", place, named, {"other": str(other)})


def _units_of(dataset: Dataset, partition: Partition, commune: str) -> list[str]:
    table = pq.read_table(
        dataset.folder / partition.file(UNITS), columns=["authority", "unit"], partitioning=None
    )
    return [name for name in unit_names(table) if name.startswith(f"{commune}/")]


def _undamaged(seen: Seen, earlier: Mapping[str, Any]) -> Seen:
    """Take no outcome for one that an earlier run recorded with another digest."""
    known = earlier.get("partitions", {}).get(str(seen.partition))
    if seen.scored is None or known is None or known["key"] != seen.scored.key:
        return seen
    return seen if known["sha256"] == seen.scored.sha256 else replace(seen, scored=None)


def _first_pass(
    job: Job,
    seen: Sequence[Seen],
    executor: Executor | None,
    progress: Callable[[int], None],
) -> list[Scored]:
    """Score what is new, changed or damaged; keep the rest."""
    settled = {own.partition: own.scored for own in seen if own.scored is not None}
    for own in seen:
        if has_errors(own.problems):
            settled[own.partition] = Scored(own.partition, own.problems)
    progress(len(settled))
    unsettled = [own for own in seen if own.partition not in settled]
    for done in _each(executor, partial(score, job), list(batches(unsettled))):
        settled |= {own.partition: own for own in done}
        progress(len(done))
    return [settled[own.partition] for own in seen]


def _periods(scored: Sequence[Scored], earlier: Mapping[str, Any]) -> Iterator[Period]:
    for code in dict.fromkeys(own.partition.period for own in scored):
        own = [one for one in scored if one.partition.period == code]
        good = [one for one in own if not one.faulty]
        if good:
            yield Period(
                code,
                tuple(one.partition for one in good),
                tuple(one.sha256 for one in good),
                whole=len(good) == len(own),
                known=earlier.get("ranks", {}).get(code, ""),
            )


def _unranked(period: Period) -> Problem:
    return Problem("SCL941", Place(ranks_file(period.code)))


def _record(job: Job, scored: Sequence[Scored], ranked: Sequence[Ranked]) -> Mapping[str, object]:
    """What was made from what: the audit trail, which says nothing of workers and times."""
    return {
        "library": job.library,
        "plugins": [
            [own.name, own.distribution, own.version, own.sha256]
            for own in job.tools.evaluator.registry.plugins
        ],
        "partitions": {
            str(own.partition): {
                "key": own.key,
                "units_sha256": own.units_sha256,
                "sha256": own.sha256,
                "units": own.units,
            }
            for own in scored
            if not own.faulty
        },
        "faulty": {
            str(own.partition): [problem.line("en") for problem in own.problems]
            for own in scored
            if own.faulty
        },
        "ranks": {own.period: own.sha256 for own in ranked},
    }
