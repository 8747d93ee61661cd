"""`danvan run-many`: score a dataset, here or on a cluster; keep what has not changed."""

from collections.abc import Sequence
from concurrent.futures import Executor
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import click

from danvan_scoring.cli.failures import tally
from danvan_scoring.cli.progress import counting
from danvan_scoring.evaluator import Evaluator
from danvan_scoring.io.tables import Column, table
from danvan_scoring.model.text import Language, Text
from danvan_scoring.scale.dataset import open_dataset
from danvan_scoring.scale.evaluate import Run, evaluate_dataset
from danvan_scoring.scale.executors import dask_cluster, process_pool
from danvan_scoring.scale.spark import spark_cluster

_ONE_OF = Text(
    "chỉ dùng một trong --workers, --scheduler, --spark.",
    "only one of --workers, --scheduler and --spark.",
)
_HEADINGS = (
    Text("Kỳ", "Period"),
    Text("Tỉnh", "Provinces"),
    Text("Đơn vị", "Units"),
    Text("Chấm", "Scored"),
    Text("Giữ", "Kept"),
    Text("Có lỗi", "Faulty"),
)


def command(  # noqa: PLR0913, PLR0917 (one parameter an option)
    language: Language,
    dataset: Path,
    out: Path,
    workers: int | None,
    scheduler: str | None,
    spark: str | None,
    plugins: Sequence[str],
    block: Sequence[str],
) -> int:
    """Run the command.

    Returns:
        1 if a partition has faults, else 0.

    Raises:
        InputError: the dataset or the cluster cannot be used, or results cannot be written.
        click.UsageError: more than one place to run is named.
    """
    if sum(place is not None for place in (workers, scheduler, spark)) > 1:
        raise click.UsageError(_ONE_OF.pick(language))
    opened = open_dataset(dataset)
    evaluator = Evaluator([*map(Path, plugins)], block=block)
    with (
        counting(len(opened.partitions)) as advance,
        _executor(workers, scheduler, spark) as executor,
    ):
        run = evaluate_dataset(opened, out, evaluator, executor, advance)
    for problem in run.problems:
        click.echo(problem.line(language), err=True)
    click.echo(tally(run.problems, language), err=True)
    click.echo(_told(run, language))
    told = Text("Đã ghi kết quả vào {}", "The results are in {}").pick(language)
    click.echo(told.format(out), err=True)
    return int(run.failed)


def _executor(
    workers: int | None, scheduler: str | None, spark: str | None
) -> AbstractContextManager[Executor | None]:
    if scheduler is not None:
        return dask_cluster(scheduler)
    if spark is not None:
        return spark_cluster(spark)
    return process_pool(workers) if workers is not None and workers > 1 else nullcontext()


def _told(run: Run, language: Language) -> str:
    """Count partitions and units, period by period."""
    rows = []
    for period in dict.fromkeys(own.partition.period for own in run.partitions):
        own = [one for one in run.partitions if one.partition.period == period]
        kept = sum(one.partition in run.kept for one in own)
        faulty = sum(one.faulty for one in own)
        units = sum(one.units for one in own)
        counts = (len(own), units, len(own) - kept - faulty, kept, faulty)
        rows.append([period, *map(str, counts)])
    headings = [heading.pick(language) for heading in _HEADINGS]
    columns = [Column(headings[0]), *(Column(heading, "right") for heading in headings[1:])]
    return table(columns, rows)
