"""`danvan dataset`: the periods of communes, as a partition of a dataset of many."""

from collections.abc import Sequence
from pathlib import Path

import click

from danvan_scoring.cli.failures import tally
from danvan_scoring.cli.history_tree import need_history
from danvan_scoring.cli.sources import Sources, from_files
from danvan_scoring.errors import InputError
from danvan_scoring.model.text import Language, Text
from danvan_scoring.scale.convert import add_partition, manifest_there
from danvan_scoring.scale.partition import Partition
from danvan_scoring.scale.tasks import has_errors
from danvan_scoring.scale.together import check_together

_ONE_PLACE = Text(
    "cần tệp kỳ chấm (hoặc thư mục các xã), hoặc --from-history, không dùng cả hai.",
    "give files of periods (or a folder of communes), or --from-history, not both.",
)
_ONLY_RECORDED = Text(
    "--recorded chỉ dùng cùng --from-history.", "--recorded goes with --from-history only."
)


def command(  # noqa: PLR0913, PLR0917 (one parameter an option)
    language: Language,
    periods: Sequence[Path],
    out: Path,
    province: str,
    period: str,
    rubric: str,
    from_history: str | None,
    recorded: str | None,
    plugins: Sequence[str],
    block: Sequence[str],
) -> int:
    """Run the command.

    Raises:
        InputError: every fault of every period; or what keeps them from going together.
        click.UsageError: both files and a database are named, or neither.
    """
    if bool(periods) == (from_history is not None):
        raise click.UsageError(_ONE_PLACE.pick(language))
    if recorded is not None and from_history is None:
        raise click.UsageError(_ONLY_RECORDED.pick(language))
    if from_history is None:
        found = from_files(periods, rubric, plugins, block)
    else:
        found = _recorded(from_history, recorded or period, rubric, plugins, block)
    partition = Partition(period, province)
    together = check_together(manifest_there(out), period, found.terms)
    problems = (*found.problems, *together.problems, *found.told(together.strangers))
    if has_errors(problems):
        raise InputError(problems)
    add_partition(out, partition, found.sources)
    for problem in problems:
        click.echo(problem.line(language), err=True)
    click.echo(tally(problems, language), err=True)
    units = sum(len(source.submissions.units) for source in found.sources)
    told = Text(
        "{} đơn vị của {} xã trong {}", "{} units of {} communes in {}"
    ).pick(language)  # fmt: skip
    click.echo(told.format(units, len(found.sources), out / partition.file("units")))
    return 0


def _recorded(
    where: str, period_id: str, rubric: str, plugins: Sequence[str], block: Sequence[str]
) -> Sources:
    need_history()
    from danvan_scoring.cli.recorded_sources import from_history  # noqa: PLC0415 (an extra)

    return from_history(where, period_id, rubric, plugins, block)
