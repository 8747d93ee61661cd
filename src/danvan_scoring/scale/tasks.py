"""The tasks of a run: functions of a job and a partition that any executor may call anywhere.

A task returns what is wrong as data and raises nothing for the user's faults, so that one partition
never stops the others.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from danvan_scoring.errors import CriterionError, InputError, PluginError
from danvan_scoring.io.whole_file import write_whole_file
from danvan_scoring.model.plan import Plan, ReportDuty, Task
from danvan_scoring.model.problem import Place, Problem, Severity
from danvan_scoring.model.submission import Submissions
from danvan_scoring.scale.check_lists import check_lists
from danvan_scoring.scale.job import LIBRARY, Job
from danvan_scoring.scale.outcome import outcome_table, task_columns
from danvan_scoring.scale.partition import SCORES, UNITS, Partition
from danvan_scoring.scale.read_partition import Units, open_partition, read_units
from danvan_scoring.stages.comply import comply
from danvan_scoring.stages.settle import settle
from danvan_scoring.stages.validate import validate

KEY = b"danvan.key"
"""Where the metadata of an outcome hold the digest of all that decided it."""


@dataclass(frozen=True)
class Seen:
    """What a first look at a partition tells.

    Attributes:
        partition: which.
        communes: those that it has units of.
        problems: faults that its footer tells.
        scored: the outcome that is there already and still holds, if one does.
    """

    partition: Partition
    communes: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    scored: "Scored | None" = None


@dataclass(frozen=True)
class Scored:
    """What scoring a partition came to.

    Attributes:
        partition: which.
        problems: all its faults, and its warnings; with an error among them nothing is written.
        key: the digest of all that decided the outcome.
        units_sha256: the digest of the file that was read.
        sha256: the digest of the file that was written.
        units: how many were scored.
    """

    partition: Partition
    problems: tuple[Problem, ...] = ()
    key: str = ""
    units_sha256: str = ""
    sha256: str = ""
    units: int = 0

    @property
    def faulty(self) -> bool:
        """Whether there is no outcome."""
        return has_errors(self.problems)


def has_errors(problems: Sequence[Problem]) -> bool:
    """Tell whether any of the problems stops what they are about."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def look(job: Job, partition: Partition) -> Seen:
    """Look at a partition before anything is scored: its columns, its communes, its outcome."""
    try:
        _refuse_other_versions(job)
        file = partition.file(UNITS)
        with pa.OSFile(str(job.dataset / file)) as source:
            parquet = open_partition(source, job.tools.wanted, file)
            column = parquet.read(["authority"], use_threads=False).column(0)
        communes = column.cast(pa.string()).unique().drop_null().to_pylist()
        return Seen(partition, tuple(communes), scored=_standing(job, partition))
    except _FAULTS as error:
        return Seen(partition, problems=_told(error, partition))


def _standing(job: Job, partition: Partition) -> Scored | None:
    """Return the outcome that an earlier run left, if it was made from the same."""
    path = job.results / partition.file(SCORES)
    if not path.is_file():
        return None
    units = sha256(_whole(job.dataset / partition.file(UNITS))).hexdigest()
    key = job.key(partition, units)
    there = outcome_there(path, key)
    if there is None:
        return None
    return Scored(partition, (), key, units, there.sha256, there.rows)


@dataclass(frozen=True)
class Outcome:
    """A file that is there: its digest, and how many rows it has."""

    sha256: str
    rows: int


def outcome_there(path: Path, key: str) -> Outcome | None:
    """Return the outcome in a file if it was decided by what `key` is the digest of."""
    try:
        found = _whole(path)
        metadata = pq.read_metadata(pa.BufferReader(found))
    except (pa.ArrowException, OSError):
        return None
    if (metadata.metadata or {}).get(KEY, b"") != key.encode():
        return None
    return Outcome(sha256(found).hexdigest(), metadata.num_rows)


def score(job: Job, partition: Partition) -> Scored:
    """Read, score, rank and classify the units of a partition, and write what they came to."""
    try:
        _refuse_other_versions(job)
        file = partition.file(UNITS)
        data = _whole(job.dataset / file)
        parquet = open_partition(pa.BufferReader(data), job.tools.wanted, file)
        units = read_units(parquet, job.tools.wanted, file)
        problems = _checked(job, units)
        if has_errors(problems):
            raise InputError(problems)
        table = _outcome(job, partition, units)
        digest = sha256(data).hexdigest()
        key = job.key(partition, digest)
        written = write_table(job.results / partition.file(SCORES), table, {KEY: key.encode()})
    except _FAULTS as error:
        return Scored(partition, _told(error, partition))
    placed = tuple(_placed(problem, partition) for problem in problems)
    return Scored(partition, placed, key, digest, written, len(table))


_FAULTS = (InputError, CriterionError, PluginError, pa.ArrowException, OSError)
"""What is wrong with a partition, or with a criterion that scores it; all else is a bug."""


def _told(error: Exception, partition: Partition) -> tuple[Problem, ...]:
    if isinstance(error, InputError):
        problems: Sequence[Problem] = error.problems
    elif isinstance(error, CriterionError | PluginError):
        problems = [error.problem]
    else:
        reason = str(error).partition("\n")[0].rstrip(".")
        problems = [Problem("SCL904", Place(), details={"reason": reason})]
    return tuple(_placed(problem, partition) for problem in problems)


def _placed(problem: Problem, partition: Partition) -> Problem:
    file = problem.place.file or partition.file(UNITS)
    return replace(problem, place=replace(problem.place, file=file))


def _refuse_other_versions(job: Job) -> None:
    if job.library != LIBRARY:
        raise InputError([Problem("SCL923", Place(), LIBRARY, {"library": job.library})])


def _whole(path: Path) -> pa.Buffer:
    """Read a file whole: what is hashed is then what is scored."""
    return pa.py_buffer(path.read_bytes())


def _checked(job: Job, units: Units) -> list[Problem]:
    tools, submissions = job.tools, units.submissions
    problems = validate(tools.bound.rubric, submissions)
    problems += check_lists(tools.bound.rubric, tools.plan, submissions)
    if not has_errors(problems):
        problems += tools.evaluator.registry.check_submissions(tools.bound.rubric, submissions)
    return problems


def _outcome(job: Job, partition: Partition, units: Units) -> pa.Table:
    tools, as_of = job.tools, job.periods[partition.period].as_of
    submissions = units.submissions
    table = outcome_table(tools.bound, units, settle(tools.bound, submissions, as_of))
    if tools.plan is None or not len(submissions.units):
        return table
    tasks = comply(_of_communes(tools.plan, submissions), submissions, as_of).tasks
    for name, column in task_columns(tasks):
        table = table.append_column(name, column)
    return table


def _of_communes(plan: Plan, submissions: Submissions) -> Plan:
    """Let a plan that names units mean those of every commune of the partition."""
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


def write_table(path: Path, table: pa.Table, metadata: dict[bytes, bytes]) -> str:
    """Write a table as Parquet, all of it or nothing.

    Returns:
        The digest of the file.

    Raises:
        InputError: `SUB295`, it cannot be written.
    """
    stream = pa.BufferOutputStream()
    own = table.replace_schema_metadata({**(table.schema.metadata or {}), **metadata})
    # Statistics let readers skip row groups; here a file is one.
    pq.write_table(own, stream, compression="lz4", write_statistics=False)
    content = stream.getvalue().to_pybytes()
    write_whole_file(path, content, replace=True)
    return sha256(content).hexdigest()
