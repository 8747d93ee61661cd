"""A dataset: the units of many communes by period and province, with the rubric that scores them.

The files are described in docs/reference/dataset.md. Opening one reads its description and lists
its partitions; what is in them is read by whoever scores them.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from danvan_scoring.errors import InputError
from danvan_scoring.io.plan_file import read_plan
from danvan_scoring.io.rubric_file import read_rubric
from danvan_scoring.io.system_causes import cause_of
from danvan_scoring.model.base import Code, Frozen
from danvan_scoring.model.plan import Plan
from danvan_scoring.model.problem import Place, Problem, Severity
from danvan_scoring.model.rubric import Rubric
from danvan_scoring.model.text import Text
from danvan_scoring.scale.partition import UNITS, Partition, files_below

MANIFEST = "dataset.json"
RUBRIC_FILE = "rubric.toml"
PLAN_FILE = "plan.toml"

_OTHER_FORM = Text("không đúng mẫu", "not of the documented form")


class Policy(Frozen):
    """The rubric or the plan that lies beside the units, and the digest of its file."""

    id: Code
    version: str
    sha256: str


class PeriodEntry(Frozen):
    """One period: the day on which it is scored, and why the rubric is used outside its dates."""

    title: str = ""
    as_of: date
    outside_dates: str = ""


class Manifest(Frozen):
    """The description of a dataset, as it stands in `dataset.json`."""

    format: Literal[1] = 1
    rubric: Policy
    plan: Policy | None = None
    periods: dict[Code, PeriodEntry]


@dataclass(frozen=True)
class Dataset:
    """A dataset as it lies in its folder.

    Attributes:
        folder: which every worker can read under the same path.
        manifest: its description.
        rubric: that of all its partitions.
        plan: that of all its communes, or None.
        partitions: in order.
    """

    folder: Path
    manifest: Manifest
    rubric: Rubric
    plan: Plan | None
    partitions: tuple[Partition, ...]

    @cached_property
    def version(self) -> str:
        """How partitions name the rubric that they were made for."""
        return f"{self.rubric.id} {self.rubric.version}"


def open_dataset(folder: str | Path) -> Dataset:
    """Open a dataset.

    Raises:
        InputError: every fault of its description, of its rubric and plan, and of the names of its
            files.
    """
    folder = Path(folder)
    manifest = read_manifest(folder)
    problems: list[Problem] = []
    rubric, faults = read_rubric(folder / RUBRIC_FILE, RUBRIC_FILE)
    problems += [*faults, *_changed(folder / RUBRIC_FILE, manifest.rubric)]
    plan = None
    if manifest.plan is not None:
        plan, faults = read_plan(folder / PLAN_FILE, PLAN_FILE)
        problems += [*faults, *_changed(folder / PLAN_FILE, manifest.plan)]
    partitions, faults = list_partitions(folder)
    problems += faults
    problems += [
        Problem("SCL912", Place(MANIFEST, item="periods"), period)
        for period in dict.fromkeys(partition.period for partition in partitions)
        if period not in manifest.periods
    ]
    if not partitions and not faults:
        problems.append(Problem("SCL903", Place(str(folder))))
    if rubric is None or any(problem.severity is Severity.ERROR for problem in problems):
        raise InputError(problems)
    return Dataset(folder, manifest, rubric, plan, tuple(partitions))


def read_manifest(folder: Path) -> Manifest:
    """Read the description of a dataset.

    Raises:
        InputError: `SCL902`.
    """
    place = Place((folder / MANIFEST).as_posix())
    try:
        return Manifest.model_validate_json((folder / MANIFEST).read_bytes())
    except OSError as error:
        reason = {"reason": cause_of(error)}
        raise InputError([Problem("SCL902", place, details=reason)]) from error
    except ValidationError as error:
        faults = [
            Problem(
                "SCL902",
                place,
                f"{'.'.join(map(str, own['loc']))}: {own['msg']}".strip(": "),
                {"reason": _OTHER_FORM},
            )
            for own in error.errors()
        ]
        raise InputError(faults) from error


def list_partitions(folder: Path) -> tuple[list[Partition], list[Problem]]:
    """Return the partitions of a dataset, in order, and what lies among them and is none."""
    partitions, problems = [], []
    for path in files_below(folder / UNITS):
        partition = Partition.of(path)
        if partition is None:
            problems.append(Problem("SCL913", Place(f"{UNITS}/{path}")))
        else:
            partitions.append(partition)
    return sorted(partitions), problems


def digest(path: Path) -> str:
    """Return the sha256 of a file."""
    return sha256(path.read_bytes()).hexdigest()


def _changed(path: Path, policy: Policy) -> list[Problem]:
    """A rubric or plan that was edited where it lies would score what nobody converted for it."""
    if not path.is_file() or digest(path) == policy.sha256:
        return []
    return [Problem("SCL909", Place(path.name), details={"sha256": policy.sha256})]
