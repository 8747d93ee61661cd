"""`danvan report`: score a period and make its documents."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from danvan_scoring.cli.exporting import exported, find_exporters, own_exporters
from danvan_scoring.cli.loading import load
from danvan_scoring.cli.progress import naming, stage_progress
from danvan_scoring.cli.publishing import publication_of
from danvan_scoring.io.atomic import check_target, write_folder
from danvan_scoring.model.text import Language, Text
from danvan_scoring.reports import PLUGIN


def command(  # noqa: PLR0913, PLR0917 (one parameter an option)
    language: Language,
    period: Path,
    out: Path,
    only: Sequence[str],
    public: bool,  # noqa: FBT001 (options come by name)
    as_of: date | None,
    outside_dates: str,
    plugins: Sequence[str],
    block: Sequence[str],
) -> int:
    """Run the command.

    Raises:
        DanvanError: as loading, evaluating, exporting and writing do.
    """
    check_target(out)
    loaded = load(period, plugins, block)
    registry = loaded.evaluator.registry
    names = only or own_exporters(registry, PLUGIN, public=public)
    exporters = find_exporters(registry, names, public=public)
    with stage_progress(language) as progress:
        found = loaded.evaluate(as_of, progress, outside_dates=outside_dates)
    publication = publication_of(loaded, found, plugins, block, public=public)
    with naming([name for _, name, _ in exporters]) as done:
        files = exported(exporters, publication, language, done=done)
    record = {
        "format": 1,
        "as_of": found.as_of.isoformat(),
        "period": loaded.period.id,
        "public": public,
    }
    write_folder(out, files, record)
    told = Text("Đã ghi {} tệp vào {}", "{} files are in {}").pick(language)
    click.echo(told.format(len(files), out), err=True)
    return 0
