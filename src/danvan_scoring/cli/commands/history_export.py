"""`danvan history export`: everything in a database as files of open formats."""

from pathlib import Path

import click

from danvan_scoring.history.database import database
from danvan_scoring.history.export import export_files
from danvan_scoring.io.atomic import check_target, write_folder
from danvan_scoring.model.text import Language, Text


def command(language: Language, db: str, out: Path) -> int:
    """Run the command.

    Raises:
        InputError: the folder holds other files, the database cannot be read or does not verify.
    """
    check_target(out)
    files = export_files(database(db))
    write_folder(out, files, {"format": 1})
    told = Text("Đã xuất {} tệp vào {}", "{} files are in {}").pick(language)
    click.echo(told.format(len(files), out), err=True)
    return 0
