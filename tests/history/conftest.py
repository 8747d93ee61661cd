"""Databases for tests: SQLite files, and a PostgreSQL server where its programs are installed."""

import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from postgres_server import programs, started
from sqlalchemy import URL, create_engine, make_url, text

from danvan_scoring.history.database import Database, database
from danvan_scoring.history.init import init

VARIABLE = "DANVAN_TEST_POSTGRES"
"""The URL of a server and a user who may make databases; without it, a server is started."""


@pytest.fixture(scope="session")
def server() -> Iterator[URL]:
    """A PostgreSQL server."""
    given = os.environ.get(VARIABLE)
    if given:
        yield make_url(given)
        return
    bin_ = programs()
    if bin_ is None:
        pytest.skip("PostgreSQL is not installed")
    with started(bin_) as url:
        yield url


@pytest.fixture
def postgresql(server: URL) -> Iterator[str]:
    """The URL of a new database on the server, not yet initialised."""
    name = f"danvan_{uuid.uuid4().hex}"
    admin = create_engine(server, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    try:
        yield server.set(database=name).render_as_string(hide_password=False)
    finally:
        with admin.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        admin.dispose()


@pytest.fixture
def sqlite(tmp_path: Path) -> str:
    """The path of a new SQLite file, not yet made."""
    return str(tmp_path / "lich-su.db")


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest) -> str:
    """Where a database is to be: each test that asks for it runs on both kinds."""
    found: str = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def history(where: str) -> Database:
    """An empty database of history, of both kinds."""
    init(database(where, make=True))
    return database(where)
