"""What every task of a run gives back, and the first: a look at a partition.

A task is a function of a job that any executor may call anywhere. It returns what is wrong as data
and raises nothing for the user's faults, so that one partition never stops the others.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from danvan_scoring.errors import CriterionError, InputError, PluginError
from danvan_scoring.io.whole_file import write_whole_file
from danvan_scoring.model.problem import Place, Problem, Severity
from danvan_scoring.scale.job import LIBRARY, Job
from danvan_scoring.scale.partition import SCORES, UNITS, Partition
from danvan_scoring.scale.read_partition import open_partition

KEY = b"danvan.key"
"""Where the metadata of an outcome hold the digest of all that decided it."""


@dataclass(frozen=True)
class Seen:
    """What a first look at a partition tells.

    Attributes:
        partition: which.
        communes: those that it has units of.
        rows: how many units it has.
        problems: faults that its footer tells.
        scored: the outcome that is there already and still holds, if one does.
    """

    partition: Partition
    communes: tuple[str, ...] = ()
    rows: int = 0
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
        refuse_other_versions(job)
        file = partition.file(UNITS)
        with pa.OSFile(str(job.dataset / file)) as source:
            parquet = open_partition(source, job.tools.wanted, file)
            column = parquet.read(["authority"], use_threads=False).column(0)
        communes = column.cast(pa.string()).unique().drop_null().to_pylist()
        return Seen(
            partition, tuple(communes), parquet.metadata.num_rows, scored=_standing(job, partition)
        )
    except FAULTS as error:
        return Seen(partition, problems=told(error, partition))


def _standing(job: Job, partition: Partition) -> Scored | None:
    """Return the outcome that an earlier run left, if it was made from the same."""
    path = job.results / partition.file(SCORES)
    if not path.is_file():
        return None
    units = sha256(whole_file(job.dataset / partition.file(UNITS))).hexdigest()
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
        found = whole_file(path)
        metadata = pq.read_metadata(pa.BufferReader(found))
    except (pa.ArrowException, OSError):
        return None
    if (metadata.metadata or {}).get(KEY, b"") != key.encode():
        return None
    return Outcome(sha256(found).hexdigest(), metadata.num_rows)


FAULTS = (InputError, CriterionError, PluginError, pa.ArrowException, OSError)
"""What is wrong with a partition, or with a criterion that scores it; all else is a bug."""


def told(error: Exception, partition: Partition) -> tuple[Problem, ...]:
    """Return the problems of one of the `FAULTS`, each in its file."""
    if isinstance(error, InputError):
        problems: Sequence[Problem] = error.problems
    elif isinstance(error, CriterionError | PluginError):
        problems = [error.problem]
    else:
        reason = str(error).partition("\n")[0].rstrip(".")
        problems = [Problem("SCL904", Place(), details={"reason": reason})]
    return tuple(placed(problem, partition) for problem in problems)


def placed(problem: Problem, partition: Partition) -> Problem:
    """Say in which file a problem is, if it does not say so itself."""
    file = problem.place.file or partition.file(UNITS)
    return replace(problem, place=replace(problem.place, file=file))


def refuse_other_versions(job: Job) -> None:
    """Raise InputError, `SCL923`, for a job of another version of the library."""
    if job.library != LIBRARY:
        raise InputError([Problem("SCL923", Place(), LIBRARY, {"library": job.library})])


def whole_file(path: Path) -> pa.Buffer:
    """Read a file whole: what is hashed is then what is scored."""
    return pa.py_buffer(path.read_bytes())


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
