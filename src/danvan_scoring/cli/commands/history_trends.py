"""`danvan history trends`: points, ranks and classes from period to period."""

import click

from danvan_scoring.cli.trends_text import trends_text
from danvan_scoring.history.database import database
from danvan_scoring.history.trends import trends
from danvan_scoring.model.text import Language


def command(language: Language, unit: str | None, db: str, authority: str | None) -> int:
    """Run the command.

    Raises:
        InputError: no period has the unit, or is of the authority; the database cannot be read.
    """
    click.echo(trends_text(trends(database(db), unit, authority), unit, language))
    return 0
