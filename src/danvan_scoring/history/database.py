"""A database of history: SQLite in one file for one office, PostgreSQL where several write."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event, func, make_url, select, text
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import NullPool

from danvan_scoring.errors import InputError
from danvan_scoring.history.failures import told
from danvan_scoring.history.versions import check_version
from danvan_scoring.model.problem import Place, Problem

_PATIENCE = 60
"""Seconds that one writer waits for another."""

_CONNECT = 10
"""Seconds that a server may take to answer."""

_LOCK = 0x64616E76616E
"""The advisory lock of all writers ("danvan" in ASCII). It needs no right but to connect."""

_SCHEMES = {"postgresql", "postgres", "postgresql+psycopg"}


@dataclass(frozen=True)
class Database:
    """A database that has been named, not yet opened: each transaction connects on its own.

    Attributes:
        engine: SQLAlchemy's.
        shown: how problems name it: never with user or password.
    """

    engine: Engine
    shown: str

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Read in one transaction, which sees one moment only.

        Raises:
            InputError: the database cannot be opened or read, or is of another version.
        """
        with self._connected() as connection:
            if self.engine.dialect.name == "postgresql":
                connection.execution_options(
                    isolation_level="REPEATABLE READ", postgresql_readonly=True
                )
            with connection.begin():
                check_version(connection, self.shown)
                yield connection

    @contextmanager
    def writing(self, *, checked: bool = True) -> Iterator[Connection]:
        """Write in one transaction, alone: all of it is done at the end, or nothing.

        Args:
            checked: whether the tables must be there, of this version.

        Raises:
            InputError: the database cannot be opened or written, or is of another version.
        """
        with self._connected() as connection:
            connection.execution_options(writes=True)
            with connection.begin():
                if self.engine.dialect.name == "postgresql":
                    connection.execute(text(f"SET LOCAL lock_timeout = '{_PATIENCE}s'"))
                    connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
                if checked:
                    check_version(connection, self.shown)
                yield connection

    @contextmanager
    def _connected(self) -> Iterator[Connection]:
        with told(self.shown, opening=True):
            connection = self.engine.connect()
        with told(self.shown), connection:
            yield connection


def database(where: str, *, make: bool = False) -> Database:
    """Name a database.

    Args:
        where: the path of an SQLite file, `sqlite:///path`, or `postgresql://host/database`.
        make: whether an SQLite file may be made.

    Raises:
        InputError: `HIS802` if it is none of these; `HIS801` if its driver is not installed.
    """
    try:
        url = make_url(where) if "://" in where else URL.create("sqlite", database=where)
    except (ArgumentError, ValueError):
        raise InputError([Problem("HIS802", Place())]) from None
    if url.drivername in {"sqlite", "sqlite+pysqlite"} and url.database:
        return Database(_sqlite(Path(url.database), make=make), Path(url.database).as_posix())
    if url.drivername not in _SCHEMES or not url.host:
        raise InputError([Problem("HIS802", Place())])
    shown = f"postgresql://{url.host}{f':{url.port}' if url.port else ''}/{url.database or ''}"
    if find_spec("psycopg") is None:
        raise InputError([Problem("HIS801", Place(shown), "psycopg")])
    engine = create_engine(
        url.set(drivername="postgresql+psycopg"),
        poolclass=NullPool,
        hide_parameters=True,
        connect_args={"connect_timeout": _CONNECT, "application_name": "danvan"},
    )
    return Database(engine, shown)


def _sqlite(path: Path, *, make: bool) -> Engine:
    # A journal, not a write-ahead log: all that is acknowledged stands in the one file that people
    # copy. Of a file that cannot be written, SQLite makes one that can be read.
    address = f"file:{quote(path.as_posix())}?mode={'rwc' if make else 'rw'}"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(address, uri=True, timeout=_PATIENCE, isolation_level=None)

    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool, hide_parameters=True)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # sqlite3 begins no transaction by itself (isolation_level=None): a writer takes the lock
        # before it looks at what it is going to follow.
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine
