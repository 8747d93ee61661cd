"""`danvan history close`: after that, only an appeal with its decision changes a period."""

from datetime import UTC, datetime

import click

from danvan_scoring.cli.history_text import added_text
from danvan_scoring.history.appending import By
from danvan_scoring.history.close import close
from danvan_scoring.history.database import database
from danvan_scoring.model.text import Language, Text


def command(  # noqa: PLR0913, PLR0917 (one parameter an option)
    language: Language,
    period_id: str,
    db: str,
    author: str,
    document: str,
    reason: str,
    authority: str | None,
) -> int:
    """Run the command.

    Raises:
        InputError: there is no such period, or several; it is closed or not final; the
            database fails.
    """
    by = By(author, reason, datetime.now(UTC).astimezone())
    added = close(database(db), period_id, document, by, authority)
    told = Text("Đã khóa kỳ {} theo {}", "The period {} is closed by {}").pick(language)
    click.echo(told.format(period_id, document))
    click.echo(added_text(added, language))
    return 0
