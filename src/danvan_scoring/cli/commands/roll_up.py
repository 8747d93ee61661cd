"""`danvan roll-up`: results of many communes by province, with a page for each commune."""

from pathlib import Path

import click

from danvan_scoring.io.atomic import check_target, write_folder
from danvan_scoring.model.text import Language, Text
from danvan_scoring.reports.many.pages import INDEX
from danvan_scoring.scale.results import open_results
from danvan_scoring.scale.roll_up import roll_up


def command(language: Language, results: Path, out: Path) -> int:
    """Run the command.

    Raises:
        InputError: these are no results of a finished run, or nothing in them is scored; or the
            folder cannot be written.
    """
    check_target(out)
    files = roll_up(open_results(results), language)
    write_folder(out, files, {"format": 1})
    told = Text("{} tệp trong {}; mở {}", "{} files in {}; open {}").pick(language)
    click.echo(told.format(len(files), out, out / INDEX))
    return 0
