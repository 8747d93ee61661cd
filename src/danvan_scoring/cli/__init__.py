"""The command line: parsing, printing, exit codes; no rule of scoring.

Nothing heavy is imported before a command runs, so that help is there at once.
"""

import sys
from collections.abc import Sequence

import click

from danvan_scoring.cli.language import chosen_language
from danvan_scoring.cli.tree import command_tree

OK, INPUT_AT_FAULT, BAD_USAGE, BROKEN = 0, 1, 2, 3
"""Exit codes: fine; the user's files; the command line; a plugin or this program."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `danvan`.

    Args:
        arguments: without the program's name; those of the process if not given.

    Returns:
        The exit code.

    Raises:
        SystemExit: with 1, by click, when the reader of our output (`| head`) has gone.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    language = chosen_language(given)
    _speak_unicode()
    try:
        outcome = command_tree(language).main(given, prog_name="danvan", standalone_mode=False)
    except click.UsageError as error:
        from danvan_scoring.cli.speaking import usage_message  # noqa: PLC0415 (only on failure)

        click.echo(usage_message(error, language), err=True)
        return BAD_USAGE
    except click.Abort:
        return INPUT_AT_FAULT
    except Exception as error:  # noqa: BLE001 (the outermost frame: every error gets its exit code)
        from danvan_scoring.cli.failures import report_failure  # noqa: PLC0415 (only on failure)

        return report_failure(error, language)
    return outcome if isinstance(outcome, int) else OK


def _speak_unicode() -> None:
    """Make a console that cannot write Vietnamese write UTF-8, or at least not fail."""
    for stream in (sys.stdout, sys.stderr):
        encoding = (getattr(stream, "encoding", None) or "utf-8").lower().replace("-", "")
        if encoding != "utf8" and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
