"""The commands for other systems: the interchange, and the service."""

from collections.abc import Callable, Sequence
from pathlib import Path

import click

from danvan_scoring.cli import texts
from danvan_scoring.cli.options import argument
from danvan_scoring.cli.speaking import SpeakingCommand
from danvan_scoring.model.text import Language, Text

Build = Callable[..., SpeakingCommand]

INTERCHANGE = Text(
    "Trao đổi số liệu, kết quả với hệ thống khác bằng tệp JSON Lines.",
    "Exchange submissions and results with other systems, as JSON Lines.",
)
_OUT = Text(
    "Ghi đơn vị, phiếu và mọi hồ sơ của kỳ thành tệp .jsonl, đọc lại được nguyên vẹn.",
    "Write units, forms and records of a period as a .jsonl file that reads back whole.",
)
_RESULTS = Text(
    "Ghi kết quả của kỳ thành tệp .jsonl, mỗi đơn vị một dòng.",
    "Write the results of a period as a .jsonl file, one line a unit.",
)
_FILE = Text("TỆP.jsonl", "FILE.jsonl")


def interchange_commands(
    language: Language,
    period: click.Argument,
    plugins: Sequence[click.Parameter],
    build: Build,
) -> list[SpeakingCommand]:
    """Build the commands of `danvan interchange`."""
    file = argument("file", _FILE, language, type=click.Path(path_type=Path))
    force = click.Option(["--force"], is_flag=True, help=texts.FORCE_OPTION.pick(language))
    params = [period, file, force, *plugins]
    return [
        build("out", _OUT, language, params, "interchange_out"),
        build("results", _RESULTS, language, params, "interchange_results"),
    ]
