"""`danvan history init`: make the tables of a database, or bring them up to date."""

import click

from danvan_scoring.history.database import database
from danvan_scoring.history.init import init
from danvan_scoring.model.text import Language, Text

_DONE = {
    "made": Text("Đã tạo cơ sở dữ liệu lịch sử: {}", "The database of history is made: {}"),
    "upgraded": Text("Đã nâng cấp bảng: {}", "The tables are upgraded: {}"),
    "nothing": Text("Bảng đã đúng phiên bản: {}", "The tables are of this version already: {}"),
}


def command(language: Language, db: str) -> int:
    """Run the command.

    Raises:
        InputError: the database cannot be opened or written, or is newer than the program.
    """
    into = database(db, make=True)
    done = init(into)
    click.echo(_DONE[done].pick(language).format(into.shown))
    return 0
