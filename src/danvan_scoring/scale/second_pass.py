"""The second pass: ranks over a province and over all, from the whole numbers of the first.

Inside a commune everything is settled by the first pass, because a commune lies in one partition.
What goes beyond a commune is compared here: the same whole numbers (the measure, then the
tie-breaks), by the same ranking, so that no rank depends on how units were spread over partitions.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from numpy.typing import NDArray

from danvan_scoring.errors import InputError
from danvan_scoring.model.problem import Problem
from danvan_scoring.model.ranking import competition_rank
from danvan_scoring.model.rounding import Points
from danvan_scoring.model.rubric import Rubric
from danvan_scoring.scale.job import Job
from danvan_scoring.scale.outcome import Column
from danvan_scoring.scale.partition import SCORES, Partition, ranks_file
from danvan_scoring.scale.tasks import KEY, has_errors, outcome_there, write_table

_NAMES = ("authority", "unit")


@dataclass(frozen=True)
class Period:
    """What the second pass of a period is made from.

    Attributes:
        code: of the period.
        partitions: those that were scored, in order.
        digests: of their outcomes.
        whole: whether they are all that the period has.
        known: the digest of the ranks that an earlier run recorded; "" if there are none.
    """

    code: str
    partitions: tuple[Partition, ...]
    digests: tuple[str, ...]
    whole: bool
    known: str = ""

    def key(self, job: Job) -> str:
        """Return the digest of all that decides its ranks."""
        parts = [job.made_with, self.code, *map(str, self.partitions), *self.digests, self.whole]
        return sha256(json.dumps(parts).encode()).hexdigest()


@dataclass(frozen=True)
class Ranked:
    """What the second pass of a period came to: the digest of its file, or why there is none."""

    period: str
    sha256: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def faulty(self) -> bool:
        """Whether there are no ranks."""
        return has_errors(self.problems)


def rank_period(job: Job, period: Period) -> Ranked:
    """Rank the units of a period over their province and, if it is whole, over all provinces."""
    path, key = job.results / ranks_file(period.code), period.key(job)
    if (there := outcome_there(path, key)) and there.sha256 == period.known:
        return Ranked(period.code, there.sha256)
    rubric = job.tools.bound.rubric
    table = pa.concat_tables(_read(job, period, rubric), unify_dictionaries=True)
    table = table.unify_dictionaries().combine_chunks()
    columns = [("province", table.column("province")), *((n, table.column(n)) for n in _NAMES)]
    peers = _positions(table.column("peer_group"), [group.code for group in rubric.peer_groups])
    province = _positions(table.column("province"), [own.province for own in period.partitions])
    ties = [_numbers(table, name) for name in _tie_breaks(rubric)]
    for scale in rubric.scales:
        keys = [_numbers(table, f"measure_{scale.code}"), *ties]
        ranked = table.column(f"measure_{scale.code}").is_valid().to_numpy()
        within = {
            "rank_province": province,
            "peer_rank_province": province * len(rubric.peer_groups) + peers,
            "rank_all": np.zeros_like(peers),
            "peer_rank_all": peers,
        }
        columns += _ranks(scale.code, keys, within, ranked, whole=period.whole)
    try:
        written = write_table(path, pa.table(dict(columns)), {KEY: key.encode()})
        return Ranked(period.code, written)
    except InputError as error:
        return Ranked(period.code, problems=error.problems)


def _read(job: Job, period: Period, rubric: Rubric) -> Iterator[pa.Table]:
    measures = [f"measure_{scale.code}" for scale in rubric.scales]
    names = [*_NAMES, "peer_group", *measures, *_tie_breaks(rubric)]
    for partition in period.partitions:
        path = job.results / partition.file(SCORES)
        with pq.ParquetFile(path) as parquet:
            table = parquet.read(names, use_threads=False)
        province = pa.DictionaryArray.from_arrays(
            pa.array(np.zeros(len(table), dtype=np.int16)), pa.array([partition.province])
        )
        yield table.append_column("province", province)


def _tie_breaks(rubric: Rubric) -> list[str]:
    return [f"tie_break_{position}" for position, _ in enumerate(rubric.ranking.tie_breaks, 1)]


def _positions(column: pa.ChunkedArray, known: Sequence[str]) -> NDArray[np.intp]:
    """Number the texts of a column as they stand in a list, which holds all of them."""
    positions = pc.index_in(column.cast(pa.string()), value_set=pa.array(known, pa.string()))
    return np.asarray(positions.to_numpy(), dtype=np.intp)


def _numbers(table: pa.Table, name: str) -> Points:
    """Return whole numbers; where there are none, 0, which no rank looks at."""
    return np.asarray(table.column(name).fill_null(0).to_numpy(), dtype=np.int64)


def _ranks(
    scale: str,
    keys: Sequence[Points],
    within: dict[str, NDArray[np.intp]],
    ranked: NDArray[np.bool_],
    *,
    whole: bool,
) -> Iterator[Column]:
    for name, groups in within.items():
        takes_part = ranked if whole or name.endswith("_province") else np.zeros_like(ranked)
        ranks, _ = competition_rank(keys, groups, takes_part)
        yield f"{name}_{scale}", pa.array(ranks.astype(np.int32), mask=~takes_part)
