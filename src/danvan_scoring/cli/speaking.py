"""click in two languages: its headings, and its messages about a wrong command line."""

from collections.abc import Callable, Sequence
from typing import Any

import click

from danvan_scoring.cli import texts
from danvan_scoring.model.text import Language


class SpeakingCommand(click.Command):
    """A command whose help is in one language; `speaks` is set when the tree is built."""

    speaks: Language = "vi"

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line of usage."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        prefix = texts.USAGE.pick(self.speaks)
        formatter.write_usage(ctx.command_path, pieces, prefix=f"{prefix}: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options; arguments stand in the line of usage."""
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        records = [option.get_help_record(ctx) for option in options]
        with formatter.section(texts.OPTIONS.pick(self.speaks)):
            formatter.write_dl([record for record in records if record])

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return `--help`, explained in the language of the tree."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = texts.HELP.pick(self.speaks)
        return option

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse, and refuse what is left over in the language of the tree."""
        ctx.allow_extra_args = True
        rest = super().parse_args(ctx, args)
        if ctx.args and not isinstance(self, click.Group):
            message = texts.LEFT_OVER.pick(self.speaks).format(" ".join(ctx.args))
            raise click.UsageError(message, ctx)
        return rest


class SpeakingGroup(SpeakingCommand, click.Group):
    """The program itself."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write options, then commands."""
        super().format_options(ctx, formatter)
        rows = [(name, self.commands[name].get_short_help_str(limit=90)) for name in self.commands]
        with formatter.section(texts.COMMANDS.pick(self.speaks)):
            formatter.write_dl(rows)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or say in the language of the tree that there is none."""
        if args and args[0] not in self.commands:
            from difflib import get_close_matches  # noqa: PLC0415 (only for a wrong name)

            message = texts.NO_COMMAND.pick(self.speaks).format(args[0])
            near = get_close_matches(args[0], self.commands, n=1)
            raise click.UsageError(message + _near(near, self.speaks), ctx)
        return super().resolve_command(ctx, args)


def reading(read: Callable[[str], Any], wrong: str) -> Callable[..., Any]:
    """Make the callback of a parameter that is read by `read`, which raises ValueError.

    Args:
        read: turns the text into the value.
        wrong: says what was wanted; mentions the text as `{}`.
    """

    def callback(ctx: click.Context, param: click.Parameter, value: str | None) -> Any:
        try:
            return None if value is None else read(value)
        except ValueError:
            raise click.BadParameter(wrong.format(value), ctx, param) from None

    return callback


def usage_message(error: click.UsageError, language: Language) -> str:
    """Say what is wrong with the command line, and where to read more."""
    path = error.ctx.command_path if error.ctx else "danvan"
    more = texts.SEE_HELP.pick(language).format(path)
    return f"{texts.BAD_USAGE.pick(language)}: {_what(error, language)}\n{more}"


def _what(error: click.UsageError, language: Language) -> str:
    if isinstance(error, click.NoSuchOption):
        message = texts.NO_OPTION.pick(language).format(error.option_name)
        return message + _near(error.possibilities or (), language)
    if isinstance(error, click.MissingParameter) and error.param is not None:
        metavar = error.param.metavar or error.param.name
        option = isinstance(error.param, click.Option)
        missing = f"{error.param.opts[-1]} {metavar}" if option else metavar
        return texts.MISSING.pick(language).format(missing)
    if isinstance(error, click.BadOptionUsage):
        return texts.NEEDS_VALUE.pick(language).format(error.option_name)
    if isinstance(error, click.BadParameter) and error.param is not None:
        named = error.param.metavar if isinstance(error.param, click.Argument) else None
        return f"{named or error.param.opts[-1]}: {error.message}"
    return error.message


def _near(names: Sequence[str], language: Language) -> str:
    return f" {texts.DID_YOU_MEAN.pick(language).format(names[0])}" if names else ""
