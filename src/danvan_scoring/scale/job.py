"""What every task of a run shares: it travels to the workers, and is unpacked once in each."""

import json
import pickle
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from danvan_scoring.evaluator import Evaluator
from danvan_scoring.model.bound import BoundRubric
from danvan_scoring.model.plan import Plan
from danvan_scoring.scale.dataset import Dataset, PeriodEntry
from danvan_scoring.scale.partition import Partition
from danvan_scoring.scale.read_partition import Wanted

LIBRARY = version("danvan-scoring")


@dataclass(frozen=True)
class Tools:
    """What scores: loaded plugins, the rubric with its criteria, the plan, what partitions are."""

    evaluator: Evaluator
    bound: BoundRubric
    plan: Plan | None
    wanted: Wanted


@dataclass(frozen=True)
class Job:
    """What a task needs besides the name of its partition.

    Attributes:
        dataset: its folder, under a path that all workers share.
        results: the folder of the results, likewise.
        periods: days of scoring by period.
        made_with: a digest of all that decides results besides the facts: rubric, plan, library
            and plugins.
        library: the version of the library that the results are to be made with.
        packed: evaluator, rubric and plan.
    """

    dataset: Path
    results: Path
    periods: Mapping[str, PeriodEntry]
    made_with: str
    library: str
    packed: bytes

    @property
    def tools(self) -> Tools:
        """Unpack what scores, once a worker."""
        return _unpacked(self.packed)

    def key(self, partition: Partition, units: str) -> str:
        """Return the digest of all that decides the outcome of a partition.

        Args:
            partition: whose period says the day of scoring.
            units: the digest of its file.
        """
        period = self.periods[partition.period]
        parts = [self.made_with, units, str(period.as_of), period.outside_dates, str(partition)]
        return sha256(json.dumps(parts).encode()).hexdigest()


def job_for(dataset: Dataset, results: Path, evaluator: Evaluator) -> Job:
    """Pack what scores the partitions of a dataset.

    Raises:
        RubricError: the rubric cannot be used; all its problems.
    """
    evaluator.bind(dataset.rubric)
    plan = dataset.manifest.plan
    parts = [
        dataset.manifest.rubric.sha256,
        plan.sha256 if plan else "",
        LIBRARY,
        [[p.name, p.distribution, p.version, p.sha256] for p in evaluator.registry.plugins],
    ]
    return Job(
        dataset=dataset.folder.resolve(),
        results=results.resolve(),
        periods=dataset.manifest.periods,
        made_with=sha256(json.dumps(parts).encode()).hexdigest(),
        library=LIBRARY,
        packed=pickle.dumps((evaluator, dataset.rubric, dataset.plan)),
    )


@lru_cache(maxsize=2)
def _unpacked(packed: bytes) -> Tools:
    evaluator, rubric, plan = pickle.loads(packed)  # noqa: S301 (packed by this very run)
    return Tools(evaluator, evaluator.bind(rubric), plan, Wanted.by(rubric))
