"""`danvan rubric to-xlsx`: a rubric as a workbook to be read, edited and printed."""

from collections.abc import Sequence
from pathlib import Path

import click

from danvan_scoring.cli.changes import loaded
from danvan_scoring.evaluator import Evaluator
from danvan_scoring.io.rubric_workbook import write_rubric_workbook
from danvan_scoring.io.whole_file import write_whole_file
from danvan_scoring.model.text import Language, Text
from danvan_scoring.stages.rules import line_rule

_WRITTEN = Text("Đã ghi bộ tiêu chí «{}» vào {}", "Rubric «{}» is in {}")
_NEXT = Text("Sửa trong Excel, rồi chạy:", "Edit it in Excel, then run:")


def command(
    language: Language,
    rubric: Path,
    workbook: Path,
    force: bool,  # noqa: FBT001 (a flag of the command line)
    plugins: Sequence[str],
    block: Sequence[str],
) -> int:
    """Run the command.

    Raises:
        RubricError: the rubric has faults, or text that no cell holds.
        InputError: the workbook cannot be written, or another file is there.
        PluginError: a plugin cannot be loaded.
    """
    bound = loaded(rubric, Evaluator([*map(Path, plugins)], block=block))
    words = {code: line_rule(line, bound.rubric) for code, line in bound.criteria.items()}
    write_whole_file(workbook, write_rubric_workbook(bound.rubric, words), replace=force)
    click.echo(_WRITTEN.pick(language).format(bound.rubric.id, workbook), err=True)
    click.echo(_NEXT.pick(language), err=True)
    click.echo(f"  danvan rubric from-xlsx {workbook} {rubric.stem}-moi.toml", err=True)
    return 0
