"""`danvan rubric from-xlsx`: a rubric back from the workbook that officials edited."""

from collections.abc import Sequence
from pathlib import Path

import click

from danvan_scoring.errors import RubricError
from danvan_scoring.evaluator import Evaluator
from danvan_scoring.io.rubric_workbook import (
    read_rubric_workbook,
    rubric_toml,
)
from danvan_scoring.io.whole_file import write_whole_file
from danvan_scoring.model.problem import Severity
from danvan_scoring.model.text import Language, Text

_ORIGIN = "Chuyển từ tệp Excel «{}» bằng lệnh danvan rubric from-xlsx."
_WRITTEN = Text("Đã ghi bộ tiêu chí «{}» vào {}", "Rubric «{}» is in {}")


def command(
    language: Language,
    workbook: Path,
    rubric: Path,
    force: bool,  # noqa: FBT001 (a flag of the command line)
    plugins: Sequence[str],
    block: Sequence[str],
) -> int:
    """Run the command; nothing is written while there is an error.

    Raises:
        RubricError: every fault of the workbook, and of the rubric that it makes.
        InputError: the file cannot be written, or another file is there.
        PluginError: a plugin cannot be loaded.
    """
    evaluator = Evaluator([*map(Path, plugins)], block=block)
    found, problems = read_rubric_workbook(workbook, workbook.as_posix())
    if found is not None:
        problems += [own for own in evaluator.check(found) if own not in problems]
    if found is None or any(own.severity is Severity.ERROR for own in problems):
        raise RubricError(problems)
    for warning in problems:
        click.echo(warning.line(language), err=True)
    text = rubric_toml(found, _ORIGIN.format(workbook.name))
    write_whole_file(rubric, text.encode(), replace=force)
    click.echo(_WRITTEN.pick(language).format(found.id, rubric), err=True)
    return 0
