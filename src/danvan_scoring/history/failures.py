"""What a database says when it fails, as problems: never a password, never a statement."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from danvan_scoring.errors import InputError
from danvan_scoring.model.problem import Place, Problem

_CANNOT_OPEN, _REFUSED, _NO_DATABASE = "HIS803", "HIS804", "HIS806"
_READ_ONLY, _FULL, _BUSY, _OTHER = "HIS810", "HIS811", "HIS812", "HIS813"

# Primary result codes of SQLite: https://www.sqlite.org/rescode.html
_SQLITE = {
    3: _READ_ONLY,
    5: _BUSY,
    6: _BUSY,
    8: _READ_ONLY,
    11: _NO_DATABASE,
    13: _FULL,
    14: _CANNOT_OPEN,
    26: _NO_DATABASE,
}
# SQLSTATEs: PostgreSQL documentation, appendix A.
_POSTGRESQL = {
    "25006": _READ_ONLY,
    "28000": _REFUSED,
    "28P01": _REFUSED,
    "3D000": _REFUSED,
    "42501": _READ_ONLY,
    "53100": _FULL,
    "53300": _CANNOT_OPEN,
    "55P03": _BUSY,
}


@contextmanager
def told(shown: str, *, opening: bool = False) -> Iterator[None]:
    """Turn any failure of the database into a problem.

    Args:
        shown: how the database is named, without user and password.
        opening: whether the connection is being made.

    Raises:
        InputError: with the one problem.
    """
    try:
        yield
    except SQLAlchemyError as error:
        code, found = _what(error, opening=opening)
        # The cause is not chained: its text may quote a statement or how to connect.
        raise InputError([Problem(code, Place(shown), found)]) from None


def _what(error: SQLAlchemyError, *, opening: bool) -> tuple[str, str]:
    cause = error.orig if isinstance(error, DBAPIError) else None
    if cause is None:
        return _OTHER, type(error).__name__
    found = (str(cause).strip().splitlines() or [type(cause).__name__])[0]
    number = getattr(cause, "sqlite_errorcode", None)
    if number is not None:
        return _SQLITE.get(number & 0xFF, _OTHER), found
    state = getattr(cause, "sqlstate", None)
    if state is not None:
        return _POSTGRESQL.get(state, _OTHER), found
    if not opening:
        return _OTHER, found
    # libpq gives no SQLSTATE here; that the server answered shows in FATAL or the password.
    connection = getattr(cause, "pgconn", None)
    asked = connection is not None and (connection.used_password or connection.needs_password)
    return (_REFUSED if asked or "FATAL" in found else _CANNOT_OPEN), found
