"""The commands that ask a question of a rubric or of a period."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import click

from danvan_scoring.cli import texts, what_if_tree
from danvan_scoring.cli.compare_options import COMPARE, compare_options
from danvan_scoring.cli.lint_options import LINT, lint_options
from danvan_scoring.cli.robustness_options import ROBUSTNESS, robustness_options
from danvan_scoring.cli.speaking import SpeakingCommand
from danvan_scoring.model.text import Language, Text

Build = Callable[[str, Text, Language, Sequence[click.Parameter]], SpeakingCommand]
_Question = tuple[str, Text, list[click.Parameter]]

_PICTURES = Text(
    "Ghi thêm các hình (SVG, PNG) vào thư mục này.",
    "Also write the pictures (SVG, PNG) into this folder.",
)
_AGREEMENT = Text(
    "Các thành viên Hội đồng chấm có thống nhất không, ai chấm rộng, chặt; theo nhật ký của kỳ.",
    "How alike the council's members mark, who is lenient or strict; from the period's log.",
)
_REVERSAL = Text(
    "Rút từng đơn vị một: đơn vị nào khác đổi thứ tự, đổi mức xếp loại, vì sao.",
    "Withdraw each unit in turn: which others change order or class, and why.",
)
_FAIRNESS = Text(
    "Kết quả của các loại đơn vị, phần nào của bộ tiêu chí áp dụng, quy đổi làm thay đổi gì.",
    "How kinds of units come out, what applies to them, and what rescaling does.",
)


def analysis_commands(
    language: Language, period: click.Argument, plugins: Sequence[click.Parameter], build: Build
) -> list[SpeakingCommand]:
    """Build the commands.

    Args:
        language: that of their help.
        period: the argument that names a period.
        plugins: the options that every command has which loads plugins.
        build: makes a command of a name, a summary and its parameters.
    """
    return [
        build(name, summary, language, [*params, *plugins])
        for name, summary, params in _questions(language, period)
    ]


def _questions(language: Language, period: click.Argument) -> Iterator[_Question]:
    """Yield each command's name, summary and own parameters."""
    yield "agreement", _AGREEMENT, [period]
    yield "reversal", _REVERSAL, [period]
    yield "fairness", _FAIRNESS, [period, _pictures(language)]
    yield "robustness", ROBUSTNESS, [period, *robustness_options(language), _pictures(language)]
    yield "compare", COMPARE, [period, *compare_options(language), _pictures(language)]
    yield "lint", LINT, [*lint_options(language), _pictures(language)]
    yield "what-if", what_if_tree.SUMMARY, what_if_tree.what_if_params(language, period)


def _pictures(language: Language) -> click.Option:
    """The folder into which pictures go, if they are wanted."""
    return click.Option(
        ["--pictures"],
        type=click.Path(path_type=Path),
        metavar=texts.FOLDER.pick(language),
        help=_PICTURES.pick(language),
    )
