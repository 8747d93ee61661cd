"""`danvan history verify`: everything in a database that was touched, by name."""

import click

from danvan_scoring.cli.failures import tally
from danvan_scoring.history.database import database
from danvan_scoring.history.verify import verify
from danvan_scoring.model.text import Language, Text


def command(language: Language, db: str, last: str) -> int:
    """Run the command.

    Returns:
        1 if anything was touched, or the record that was noted is not there, else 0.

    Raises:
        InputError: the database cannot be read.
    """
    found = verify(database(db), last)
    for problem in found.problems:
        click.echo(problem.line(language))
    if found.problems:
        told = Text(
            "Cơ sở dữ liệu có lỗi: không ghi mã nào vào biên bản.",
            "The database has faults: there is no digest for the minutes.",
        )
    elif found.records:
        told = Text(
            f"{found.records} bản ghi, {found.rows} dòng điểm và xếp hạng đều nguyên vẹn; "
            f"mã của bản ghi cuối, để ghi vào biên bản: {found.digest}",
            f"{found.records} records, {found.rows} rows of points and ranks, all as written; the "
            f"digest of the last record, for the minutes: {found.digest}",
        )
    else:
        told = Text("Cơ sở dữ liệu chưa có bản ghi nào.", "The database has no records.")
    click.echo(told.pick(language))
    click.echo(tally(found.problems, language), err=True)
    return int(bool(found.problems))
