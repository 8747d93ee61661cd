"""`danvan run`: score a period, print the report, and write the files if asked."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from danvan_scoring.cli import texts
from danvan_scoring.cli.exporting import exported, find_exporters
from danvan_scoring.cli.finality import finality_text
from danvan_scoring.cli.loading import load
from danvan_scoring.cli.progress import stage_progress
from danvan_scoring.cli.publishing import publication_of
from danvan_scoring.cli.report import period_report
from danvan_scoring.io.atomic import RECORD, check_target, write_folder
from danvan_scoring.io.export import csv_files, period_files
from danvan_scoring.io.log_tables import read_period_log
from danvan_scoring.io.result_document import ResultDocument
from danvan_scoring.io.result_json import dump, to_document
from danvan_scoring.model.period import Period
from danvan_scoring.model.result import PeriodResult
from danvan_scoring.model.text import Language, Text

RESULT_FILE = "ket-qua.json"


def command(  # noqa: PLR0913, PLR0917 (one parameter an option)
    language: Language,
    period: Path,
    as_of: date | None,
    out: Path | None,
    export: Sequence[str],
    outside_dates: str,
    plugins: Sequence[str],
    block: Sequence[str],
) -> int:
    """Run the command.

    Raises:
        DanvanError: as loading, evaluating and writing do.
        click.UsageError: files are to be exported and no folder is named.
    """
    if export and out is None:
        raise click.UsageError(texts.EXPORT_NEEDS_OUT.pick(language))
    if out is not None:
        check_target(out)
    loaded = load(period, plugins, block)
    exporters = find_exporters(loaded.evaluator.registry, export)
    with stage_progress(language) as progress:
        found = loaded.evaluate(as_of, progress, outside_dates=outside_dates)
    if loaded.period.log is not None:
        assessment = read_period_log(loaded.period).assessment
        click.echo(finality_text(found, assessment, language))
    click.echo(period_report(found, loaded.period.title, language))
    if out is not None:
        files, record = _files(found, loaded.period)
        if exporters:
            publication = publication_of(loaded, found, plugins, block)
            files |= exported(exporters, publication, language, taken={*files, RECORD})
        write_folder(out, files, record)
        told = Text("Đã ghi kết quả vào {}", "The results are in {}").pick(language)
        click.echo(told.format(out), err=True)
    return 0


def _files(found: PeriodResult, period: Period) -> tuple[dict[str, bytes], dict[str, object]]:
    """Write the files of a period, and the record of what was scored with what."""
    files = period_files(found)
    parts = []
    several = len(found.results) > 1
    for result in found.results:
        document = to_document(result)
        own = {**csv_files(result), RESULT_FILE: dump(document)}
        # Each rubric of several has its own files: the name says of which.
        prefix = f"{document.rubric.id}-" if several else ""
        files |= {prefix + name: content for name, content in own.items()}
        parts.append(_part(document))
    head: dict[str, object] = {
        "format": 1,
        "period": {
            "id": period.id,
            "title": period.title,
            "sha256": period.source.sha256 if period.source else "",
        },
    }
    return files, {**head, "rubrics": parts} if several else {**head, **parts[0]}


def _part(document: ResultDocument) -> dict[str, object]:
    """What was scored by one rubric, and how many of each: the run's memory."""
    return {
        "rubric": document.rubric.model_dump(include={"id", "version", "title", "status"}),
        "provenance": document.provenance.model_dump(mode="json"),
        "counts": {
            "units": len(document.units),
            "nodes": len(document.rubric.nodes),
            "without_total": sum(
                scale.peer_rank is None for unit in document.units for scale in unit.scales
            ),
            "attention": dict(Counter(note.matter for note in document.attention)),
        },
    }
