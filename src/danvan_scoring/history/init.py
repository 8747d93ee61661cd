"""Make a database of history, or bring an older one up to date."""

from danvan_scoring.history.database import Database
from danvan_scoring.history.versions import LATEST, Done, upgrade


def init(into: Database, version: str = LATEST) -> Done:
    """Make the tables, or bring them up to the version of this library.

    Args:
        into: the database; that of a file must be named with `make`.
        version: that of the library, unless a test wants an older one.

    Returns:
        What had to be done.

    Raises:
        InputError: the database cannot be opened or written, or is newer than the library.
    """
    with into.writing(checked=False) as connection:
        return upgrade(connection, into.shown, version)
