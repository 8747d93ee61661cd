"""What `danvan compare` is told beside the first period."""

from pathlib import Path

import click

from danvan_scoring.cli import texts
from danvan_scoring.cli.options import argument
from danvan_scoring.model.text import Language, Text

COMPARE = Text(
    "So sánh hai kỳ, hoặc một kỳ theo hai bộ tiêu chí: thay đổi do công việc hay do bộ tiêu chí.",
    "Compare two periods, or one by two rubrics: is a change the work or the rubric?",
)
_NEW = Text("[KỲ-SAU.toml]", "[NEW.toml]")
_RUBRIC = Text(
    "Chấm lại kỳ này theo bộ tiêu chí khác (dự thảo) rồi so sánh; có thể ghi nhiều lần.",
    "Score this period again by another rubric (a draft), and compare; may be repeated.",
)
_MAPPING = Text(
    "Tệp đối chiếu: đơn vị, tiêu chí, chỉ tiêu nào đã đổi mã, sáp nhập, chia tách.",
    "What took another code, was merged or was split: units, criteria, fields.",
)
_MAPPING_FILE = Text("TỆP.toml", "FILE.toml")
_UNIT = Text(
    "Chỉ nói về đơn vị này, đủ mọi tiêu chí.", "Tell of this unit only, criterion by criterion."
)


def compare_options(language: Language) -> list[click.Parameter]:
    """With what a period is compared, and how much of it is told."""
    file = click.Path(path_type=Path)
    return [
        argument("new", _NEW, language, type=file, required=False),
        click.Option(
            ["--rubric", "rubrics"],
            multiple=True,
            type=file,
            metavar=texts.RUBRIC_FILE.pick(language),
            help=_RUBRIC.pick(language),
        ),
        click.Option(
            ["--mapping"],
            type=file,
            metavar=_MAPPING_FILE.pick(language),
            help=_MAPPING.pick(language),
        ),
        click.Option(
            ["--unit"], default="", metavar=texts.UNIT.pick(language), help=_UNIT.pick(language)
        ),
    ]
