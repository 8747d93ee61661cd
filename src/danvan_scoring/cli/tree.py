"""The tree of commands, built for one language; a command's module is imported when it runs."""

from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

import click

from danvan_scoring.cli import texts
from danvan_scoring.cli.analysis_tree import analysis_commands
from danvan_scoring.cli.history_tree import HISTORY, history_commands
from danvan_scoring.cli.options import (
    argument,
    day,
    folder,
    lang,
    schema_name,
    several,
    stage_name,
    version_option,
)
from danvan_scoring.cli.scale_tree import scale_commands
from danvan_scoring.cli.serve_tree import INTERCHANGE, interchange_commands, service_commands
from danvan_scoring.cli.speaking import SpeakingCommand, SpeakingGroup, reading
from danvan_scoring.model.text import Language, Text


def command_tree(language: Language) -> click.Group:
    """Build `danvan` with its commands."""
    period = argument("period", texts.PERIOD, language, type=click.Path(path_type=Path))
    plugins = [
        several(["-p", "--plugin", "plugins"], texts.PLUGIN_OPTION, texts.PLUGIN, language),
        several(["--block", "block"], texts.BLOCK_OPTION, texts.NAME, language),
    ]
    as_of = click.Option(
        ["--as-of"],
        callback=reading(day, texts.WRONG_DATE.pick(language)),
        metavar=texts.DAY.pick(language),
        help=texts.AS_OF_OPTION.pick(language),
    )
    out = click.Option(
        ["--out"],
        type=click.Path(path_type=Path),
        metavar=texts.FOLDER.pick(language),
        help=texts.OUT_OPTION.pick(language),
    )
    outside_dates = click.Option(
        ["--outside-dates"],
        default="",
        metavar=texts.REASON.pick(language),
        help=texts.OUTSIDE_DATES_OPTION.pick(language),
    )
    export = several(["--export"], texts.EXPORT_OPTION, texts.NAME, language)
    only = several(["--only"], texts.ONLY_OPTION, texts.NAME, language)
    public = click.Option(["--public"], is_flag=True, help=texts.PUBLIC_OPTION.pick(language))
    files = argument("files", texts.FILES, language, type=click.Path(path_type=Path), nargs=-1)
    unit = argument("unit", texts.UNIT, language)
    criterion = argument("criterion", texts.CRITERION, language, required=False)
    schema = reading(schema_name, texts.WRONG_SCHEMA.pick(language))
    name = argument("name", texts.SCHEMA_NAME, language, required=False, callback=schema)
    new_name = argument("name", texts.NAME, language)
    new_out = click.Option(
        ["--out"],
        type=click.Path(path_type=Path),
        metavar=texts.FOLDER.pick(language),
        help=texts.NEW_OUT_OPTION.pick(language),
    )
    stage = click.Option(
        ["--stage"],
        default="self",
        callback=reading(stage_name, texts.WRONG_STAGE.pick(language)),
        metavar="self|appraisal",
        help=texts.STAGE_OPTION.pick(language),
    )
    file = click.Path(path_type=Path)
    appraising = [
        click.Option(
            ["--out"],
            type=file,
            metavar=texts.WORKBOOK.pick(language),
            help=texts.APPRAISE_OUT.pick(language),
        ),
        click.Option(
            ["--take"],
            type=file,
            metavar=texts.WORKBOOK.pick(language),
            help=texts.APPRAISE_TAKE.pick(language),
        ),
        click.Option(["--final"], is_flag=True, help=texts.APPRAISE_FINAL.pick(language)),
        click.Option(["--force"], is_flag=True, help=texts.APPRAISE_FORCE.pick(language)),
        click.Option(
            ["--author"],
            default="",
            metavar=texts.NAME.pick(language),
            help=texts.AUTHOR_OPTION.pick(language),
        ),
        click.Option(
            ["--document"],
            default="",
            metavar=texts.NAME.pick(language),
            help=texts.DOCUMENT_OPTION.pick(language),
        ),
        click.Option(
            ["--with-blanks"],
            default="",
            metavar=texts.REASON.pick(language),
            help=texts.WITH_BLANKS_OPTION.pick(language),
        ),
    ]
    forms_folder = argument(
        "folder",
        texts.FOLDER,
        language,
        type=click.Path(path_type=Path),
    )
    taking = [
        click.Option(
            ["--author"],
            required=True,
            metavar=texts.NAME.pick(language),
            help=texts.AUTHOR_OPTION.pick(language),
        ),
        click.Option(
            ["--received"],
            callback=reading(day, texts.WRONG_DATE.pick(language)),
            metavar=texts.DAY.pick(language),
            help=texts.RECEIVED_OPTION.pick(language),
        ),
        click.Option(["--dry-run"], is_flag=True, help=texts.DRY_RUN_OPTION.pick(language)),
    ]
    commands = [
        _command("run", texts.RUN, language, [period, as_of, out, export, outside_dates, *plugins]),
        _command(
            "report",
            texts.REPORT,
            language,
            [period, folder(language), only, public, as_of, outside_dates, *plugins],
        ),
        _command("check", texts.CHECK, language, [files, *plugins]),
        _command(
            "explain",
            texts.EXPLAIN,
            language,
            [period, unit, criterion, as_of, outside_dates, *plugins],
        ),
        _command("forms", texts.FORMS, language, [period, folder(language), stage, *plugins]),
        _command("collect", texts.COLLECT, language, [period, forms_folder, *taking, *plugins]),
        _command("status", texts.STATUS, language, [period, *plugins]),
        _command("appraise", texts.APPRAISE, language, [period, *appraising, *plugins]),
        _group("log", texts.LOG, language, _log_commands(language)),
        _group("history", HISTORY, language, history_commands(language, plugins, _command)),
        *analysis_commands(language, period, plugins, _command),
        _group(
            "interchange",
            INTERCHANGE,
            language,
            interchange_commands(language, period, plugins, _command),
        ),
        *service_commands(language, period, plugins, _command),
        *scale_commands(language, plugins, _command),
        _command("plugins", texts.PLUGINS, language, plugins),
        _command("schema", texts.SCHEMA, language, [name]),
        _group("rubric", texts.RUBRIC, language, _rubric_commands(language, plugins)),
        _command("new-plugin", texts.NEW_PLUGIN, language, [new_name, new_out]),
    ]
    return _group("danvan", texts.PROGRAM, language, commands, [version_option(language)])


def _log_commands(language: Language) -> list[SpeakingCommand]:
    period = argument("period", texts.PERIOD, language, type=click.Path(path_type=Path))
    unit = argument("unit", texts.UNIT, language)
    criterion = argument("criterion", texts.CRITERION, language, required=False)
    last = click.Option(
        ["--last"],
        default="",
        metavar=texts.DIGEST.pick(language),
        help=texts.LAST_OPTION.pick(language),
    )
    return [
        _command("verify", texts.LOG_VERIFY, language, [period, last], "log_verify"),
        _command("show", texts.LOG_SHOW, language, [period, unit, criterion], "log_show"),
    ]


def _rubric_commands(
    language: Language, plugins: Sequence[click.Parameter]
) -> list[SpeakingCommand]:
    file = click.Path(path_type=Path)
    old = argument("old", texts.OLD_RUBRIC, language, type=file)
    new = argument("new", texts.NEW_RUBRIC, language, type=file)
    rubric = argument("rubric", texts.RUBRIC_FILE, language, type=file)
    criterion = argument("criterion", texts.CRITERION, language, required=False)
    folder = argument("folder", texts.FOLDER, language, type=file)
    flags = [
        click.Option([f"--{key}"], metavar=metavar.pick(language), help=summary.pick(language))
        for key, (metavar, summary) in texts.OUTLINE_OPTIONS.items()
    ]
    workbook = argument("workbook", texts.WORKBOOK, language, type=file)
    force = click.Option(["--force"], is_flag=True, help=texts.FORCE_OPTION.pick(language))
    return [
        _command("show", texts.RUBRIC_SHOW, language, [rubric, criterion, *plugins], "rubric_show"),
        _command("diff", texts.RUBRIC_DIFF, language, [old, new, *plugins], "rubric_diff"),
        _command("new", texts.RUBRIC_NEW, language, [folder, *flags], "rubric_new"),
        _command(
            "to-xlsx",
            texts.RUBRIC_TO_XLSX,
            language,
            [rubric, workbook, force, *plugins],
            "rubric_to_xlsx",
        ),
        _command(
            "from-xlsx",
            texts.RUBRIC_FROM_XLSX,
            language,
            [workbook, rubric, force, *plugins],
            "rubric_from_xlsx",
        ),
    ]


def _group(
    name: str,
    summary: Text,
    language: Language,
    commands: Sequence[click.Command],
    params: Sequence[click.Parameter] = (),
) -> SpeakingGroup:
    group = SpeakingGroup(
        name,
        commands={command.name or "": command for command in commands},
        params=[*params, lang(language)],
        callback=_help_without_command,
        invoke_without_command=True,
        help=summary.pick(language),
        options_metavar=texts.OPTIONS_METAVAR.pick(language),
        subcommand_metavar=texts.COMMAND_METAVAR.pick(language),
    )
    group.speaks = language
    return group


def _command(
    name: str,
    summary: Text,
    language: Language,
    params: Sequence[click.Parameter],
    module: str = "",
) -> SpeakingCommand:
    """Build a command; its module has its own name if no other is given."""
    command = SpeakingCommand(
        name,
        params=[*params, lang(language)],
        callback=_deferred(module or name.replace("-", "_"), language),
        help=summary.pick(language),
        options_metavar=texts.OPTIONS_METAVAR.pick(language),
    )
    command.speaks = language
    return command


def _deferred(module_name: str, language: Language) -> Callable[..., int]:
    """Import the command's module only when it is called."""

    def call(**options: object) -> int:
        module = import_module(f"danvan_scoring.cli.commands.{module_name}")
        code: int = module.command(language, **options)
        return code

    return call


@click.pass_context
def _help_without_command(context: click.Context) -> None:
    if context.invoked_subcommand is None:
        click.echo(context.get_help())
