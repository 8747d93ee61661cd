"""`danvan interchange results`: the results of a period, as JSON Lines."""

from collections.abc import Sequence
from pathlib import Path

import click

from danvan_scoring.cli.loading import load
from danvan_scoring.cli.progress import stage_progress
from danvan_scoring.io.interchange.results import result_lines
from danvan_scoring.io.interchange.write import line_bytes
from danvan_scoring.io.whole_file import write_whole_file
from danvan_scoring.model.text import Language, Text

_WRITTEN = Text("Đã ghi kết quả vào {}", "The results are in {}")


def command(
    language: Language,
    period: Path,
    file: Path,
    force: bool,  # noqa: FBT001 (a flag of the command line)
    plugins: Sequence[str],
    block: Sequence[str],
) -> int:
    """Run the command.

    Raises:
        DanvanError: as loading and evaluating do.
        InputError: the file cannot be written, or another one is there.
    """
    loaded = load(period, plugins, block)
    with stage_progress(language) as progress:
        found = loaded.evaluate(None, progress)
    content = line_bytes(result_lines(loaded.period, found))
    write_whole_file(file, content, replace=force)
    click.echo(_WRITTEN.pick(language).format(file), err=True)
    return 0
