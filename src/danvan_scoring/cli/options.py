"""The options and arguments of commands, in one language; and how their values are read."""

from datetime import date, datetime
from importlib.metadata import version
from pathlib import Path

import click

from danvan_scoring.cli import texts
from danvan_scoring.cli.language import LANGUAGES, VARIABLE
from danvan_scoring.cli.speaking import reading
from danvan_scoring.model.text import Language, Text

STAGES = ("self", "appraisal")
SCHEMA_NAMES = ("rubric", "plan", "period", "result", "interchange", "interchange-results")


def argument(name: str, metavar: Text, language: Language, **more: object) -> click.Argument:
    """Build an argument, which has to be given unless `more` says otherwise."""
    settings: dict[str, object] = {"required": True, **more}
    return click.Argument([name], metavar=metavar.pick(language), **settings)  # type: ignore[arg-type]


def folder(language: Language) -> click.Option:
    """The folder into which a command writes, which has to be named."""
    return click.Option(
        ["--out"],
        required=True,
        type=click.Path(path_type=Path),
        metavar=texts.FOLDER.pick(language),
        help=texts.FOLDER_OPTION.pick(language),
    )


def several(flags: list[str], summary: Text, metavar: Text, language: Language) -> click.Option:
    """An option that may be given more than once."""
    return click.Option(
        flags, multiple=True, metavar=metavar.pick(language), help=summary.pick(language)
    )


def lang(language: Language) -> click.Option:
    """`--lang`, on every command; its value is read by `chosen_language` before parsing."""
    return click.Option(
        ["--lang"],
        callback=reading(_language, texts.WRONG_LANGUAGE.pick(language)),
        envvar=VARIABLE,
        expose_value=False,
        metavar="vi|en",
        help=texts.LANG_OPTION.pick(language),
    )


def version_option(language: Language) -> click.Option:
    """Build `--version`."""

    def show(context: click.Context, _param: click.Parameter, wanted: bool) -> None:  # noqa: FBT001
        if wanted:
            click.echo(f"danvan-scoring {version('danvan-scoring')}")
            context.exit()

    return click.Option(
        ["--version"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=show,
        help=texts.VERSION_OPTION.pick(language),
    )


def _language(value: str) -> str:
    if value not in LANGUAGES:
        raise ValueError(value)
    return value


def schema_name(value: str) -> str:
    """Read the name of a schema; ValueError for any other."""
    if value not in SCHEMA_NAMES:
        raise ValueError(value)
    return value


def stage_name(value: str) -> str:
    """Read the name of a stage; ValueError for any other."""
    if value not in STAGES:
        raise ValueError(value)
    return value


def day(value: str) -> date:
    """Read a day in one of two ways of writing it; ValueError for any other."""
    form = "%d/%m/%Y" if "/" in value else "%Y-%m-%d"
    return datetime.strptime(value, form).date()  # noqa: DTZ007 (a day has no time zone)
