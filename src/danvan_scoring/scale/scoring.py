"""The main task of a run: to score partitions, several of them in one call of the stages.

A call of the stages costs some forty milliseconds whatever it scores, and a province takes less. So
a task reads several provinces, scores them together and writes each by itself. What a partition
comes to does not depend on the others, since a commune lies whole in one of them.
"""

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from hashlib import sha256

import pyarrow as pa

from danvan_scoring.errors import InputError
from danvan_scoring.model.plan import Plan, ReportDuty, Task
from danvan_scoring.model.problem import Problem
from danvan_scoring.model.rubric import Rubric
from danvan_scoring.model.submission import Submissions
from danvan_scoring.scale.check_lists import check_lists
from danvan_scoring.scale.job import Job
from danvan_scoring.scale.outcome import in_pieces, outcome_table, task_columns
from danvan_scoring.scale.partition import SCORES, UNITS, Partition
from danvan_scoring.scale.read_partition import joined, open_partition, read_units, submissions_of
from danvan_scoring.scale.tasks import (
    FAULTS,
    KEY,
    Scored,
    Seen,
    has_errors,
    placed,
    refuse_other_versions,
    told,
    whole_file,
    write_table,
)
from danvan_scoring.stages.comply import comply
from danvan_scoring.stages.settle import settle
from danvan_scoring.stages.validate import validate

BATCH_UNITS = 40_000
"""How many units are scored together at most, but for a partition that has more: enough for the
stages' own time not to count, few enough for a worker's memory and for work to be shared out."""
_THREADS = 2
"""Files are read, hashed and packed beside one another."""

Batch = tuple[Partition, ...]
"""Neighbours of one period, which are scored in one call."""


@dataclass(frozen=True)
class _Read:
    """A partition as it was read: its rows, and the digest of its file."""

    partition: Partition
    table: pa.Table
    sha256: str


@dataclass(frozen=True)
class _Together:
    """Partitions with columns of the same types, scored in one call.

    Attributes:
        rubric: by which.
        read: one or more of them.
        warnings: by partition, of those that have any.
    """

    rubric: Rubric
    read: tuple[_Read, ...]
    warnings: Mapping[Partition, tuple[Problem, ...]] = field(default_factory=dict)

    @cached_property
    def table(self) -> pa.Table:
        """The rows of all, in order."""
        return joined([own.table for own in self.read])

    @cached_property
    def submissions(self) -> Submissions:
        """The rows of all, for the stages."""
        return submissions_of(self.table, self.rubric)

    @property
    def apart(self) -> Iterator["_Together"]:
        """Each by itself."""
        return (replace(self, read=(own,)) for own in self.read)


@dataclass(frozen=True)
class _Outcome:
    """What a partition came to, to be written, and its warnings."""

    read: _Read
    table: pa.Table
    warnings: tuple[Problem, ...]


def batches(seen: Iterable[Seen]) -> Iterator[Batch]:
    """Share partitions out, in order.

    Args:
        seen: the partitions that are to be scored.

    Yields:
        Those that one task scores.
    """
    batch: list[Partition] = []
    rows = 0
    for own in seen:
        if batch and (batch[0].period != own.partition.period or rows + own.rows > BATCH_UNITS):
            yield tuple(batch)
            batch, rows = [], 0
        batch.append(own.partition)
        rows += own.rows
    if batch:
        yield tuple(batch)


def score(job: Job, batch: Batch) -> list[Scored]:
    """Read, score, rank and classify the units of partitions, and write what each came to."""
    try:
        refuse_other_versions(job)
        rubric = job.tools.bound.rubric
    except InputError as error:
        return [Scored(own, told(error, own)) for own in batch]
    with ThreadPoolExecutor(_THREADS) as threads:
        opened = list(threads.map(partial(_read, job), batch))
        scored = [own for own in opened if isinstance(own, Scored)]
        for alike in _alike(rubric, (own for own in opened if isinstance(own, _Read))):
            scored += threads.map(partial(_written, job), _outcomes(job, alike))
    return scored


def _read(job: Job, partition: Partition) -> _Read | Scored:
    try:
        file, wanted = partition.file(UNITS), job.tools.wanted
        data = whole_file(job.dataset / file)
        parquet = open_partition(pa.BufferReader(data), wanted, file)
        return _Read(partition, read_units(parquet, wanted, file), sha256(data).hexdigest())
    except FAULTS as error:
        return Scored(partition, told(error, partition))


def _alike(rubric: Rubric, read: Iterable[_Read]) -> Iterator[_Together]:
    """Put partitions together whose columns have the same types: other programs choose theirs.

    One without units has no tasks of the plan either, and goes by itself.
    """
    groups: dict[tuple[str, bool], list[_Read]] = {}
    for own in read:
        key = (str(own.table.schema.remove_metadata()), len(own.table) > 0)
        groups.setdefault(key, []).append(own)
    return (_Together(rubric, tuple(group)) for group in groups.values())


def _outcomes(job: Job, together: _Together) -> list[_Outcome | Scored]:
    """Check partitions and score those that have no faults."""
    faulty: dict[Partition, Scored] = {}
    warnings: dict[Partition, tuple[Problem, ...]] = {}
    for partition, problems in _checked(job, together):
        if has_errors(problems):
            faulty[partition] = Scored(partition, problems)
        elif problems:
            warnings[partition] = problems
    sound = tuple(own for own in together.read if own.partition not in faulty)
    if not sound:
        return [*faulty.values()]
    if faulty or warnings:
        together = _Together(together.rubric, sound, warnings)
    return [*faulty.values(), *_settled(job, together)]


def _checked(job: Job, together: _Together) -> Iterator[tuple[Partition, tuple[Problem, ...]]]:
    """Yield what is wrong with each partition, of those with which anything is.

    All are checked in one call. If that tells anything, each is checked again by itself, so that
    it is told of the partition that it is in.
    """
    try:
        problems = tuple(_problems(job, together.submissions))
    except FAULTS as error:
        problems = told(error, together.read[0].partition)
    if problems and len(together.read) > 1:
        for own in together.apart:
            yield from _checked(job, own)
    elif problems:
        partition = together.read[0].partition
        yield partition, tuple(placed(problem, partition) for problem in problems)


def _problems(job: Job, submissions: Submissions) -> list[Problem]:
    tools = job.tools
    problems = validate(tools.bound.rubric, submissions)
    problems += check_lists(tools.bound.rubric, tools.plan, submissions)
    if not has_errors(problems):
        problems += tools.evaluator.registry.check_submissions(tools.bound.rubric, submissions)
    return problems


def _settled(job: Job, together: _Together) -> list[_Outcome | Scored]:
    """Score partitions; each by itself if a criterion fails, since it may not fail for all."""
    try:
        table = _table(job, together)
    except FAULTS as error:
        if len(together.read) > 1:
            return [one for own in together.apart for one in _settled(job, own)]
        partition = together.read[0].partition
        return [Scored(partition, told(error, partition))]
    pieces = in_pieces(table, [len(own.table) for own in together.read])
    return [
        _Outcome(own, piece, together.warnings.get(own.partition, ()))
        for own, piece in zip(together.read, pieces, strict=True)
    ]


def _table(job: Job, together: _Together) -> pa.Table:
    tools, submissions = job.tools, together.submissions
    as_of = job.periods[together.read[0].partition.period].as_of
    settled = settle(tools.bound, submissions, as_of)
    table = outcome_table(tools.bound, together.table, settled)
    if tools.plan is None or not len(submissions.units):
        return table
    tasks = comply(_of_communes(tools.plan, submissions), submissions, as_of).tasks
    for name, column in task_columns(tasks):
        table = table.append_column(name, column)
    return table


def _of_communes(plan: Plan, submissions: Submissions) -> Plan:
    """Let a plan that names units mean those of every commune."""
    by_code: dict[str, list[str]] = {}
    for name, commune in zip(
        map(str, submissions.units.index), submissions.units["authority"], strict=True
    ):
        by_code.setdefault(name.removeprefix(f"{commune}/"), []).append(name)

    def of_all(duty: Task | ReportDuty) -> dict[str, tuple[str, ...]]:
        return {"binds_units": tuple(u for code in duty.binds_units for u in by_code.get(code, ()))}

    return plan.model_copy(
        update={"tasks": tuple(task.model_copy(update=of_all(task)) for task in plan.tasks)}
    )


def _written(job: Job, outcome: _Outcome | Scored) -> Scored:
    """Write what a partition came to."""
    if isinstance(outcome, Scored):
        return outcome
    read, table = outcome.read, outcome.table
    key = job.key(read.partition, read.sha256)
    try:
        path = job.results / read.partition.file(SCORES)
        written = write_table(path, table, {KEY: key.encode()})
    except FAULTS as error:
        return Scored(read.partition, told(error, read.partition))
    return Scored(read.partition, outcome.warnings, key, read.sha256, written, len(table))
