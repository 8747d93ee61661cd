"""What a database can do to its users: each a clear problem, nothing half-written, no password."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from kept_period import BY, brought, write
from postgres_server import PASSWORD
from sqlalchemy import Engine, create_engine, event, make_url, text
from sqlalchemy.pool import NullPool

from danvan_scoring.cli import main
from danvan_scoring.errors import InputError
from danvan_scoring.history import bulk
from danvan_scoring.history import database as database_module
from danvan_scoring.history.add import add
from danvan_scoring.history.database import Database, database
from danvan_scoring.history.init import init
from danvan_scoring.history.verify import Verified, verify


def code_of(call: Callable[[], object]) -> str:
    with pytest.raises(InputError) as caught:
        call()
    (problem,) = caught.value.problems
    for language in ("vi", "en"):
        assert PASSWORD not in problem.line(language)  # type: ignore[arg-type]
    return problem.code


@pytest.fixture
def full(history: Database, tmp_path: Path) -> Database:
    """A database with one period."""
    add(history, brought(write(tmp_path / "1", "ky_1")), BY)
    return history


# Naming and opening


@pytest.mark.parametrize(
    "where",
    [
        "mysql://u:bí-mật@host/x",
        "postgresql://",
        "postgresql://u:bí@mật@host:cổng/x",
        "sqlite://",
        "https://host/x",
    ],
)
def test_what_names_no_database(where: str) -> None:
    assert code_of(lambda: database(where)) == "HIS802"


def test_a_file_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    where = str(tmp_path / "không có" / "x.db")

    assert code_of(lambda: init(database(where, make=True))) == "HIS803"


def test_a_file_that_is_not_there_is_not_made_by_reading(sqlite: str) -> None:
    assert code_of(lambda: verify(database(sqlite))) == "HIS803"
    assert not Path(sqlite).exists()


@pytest.mark.parametrize("name", ["a?b#c%20.db", "sổ 100%.db"])
def test_a_file_may_have_any_name(tmp_path: Path, name: str) -> None:
    init(database(str(tmp_path / name), make=True))

    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_server_that_cannot_be_reached() -> None:
    where = f"postgresql://u:{PASSWORD[:3]}@127.0.0.1:1/x"

    assert code_of(lambda: verify(database(where))) == "HIS803"


def test_a_host_that_does_not_exist() -> None:
    assert code_of(lambda: verify(database("postgresql://u:p@nowhere.invalid/x"))) == "HIS803"


@pytest.mark.parametrize("part", ["password", "username", "database"])
def test_a_server_that_refuses(postgresql: str, part: str) -> None:
    url = make_url(postgresql).set(**{part: "sai"})  # type: ignore[arg-type]
    where = url.render_as_string(hide_password=False)

    assert code_of(lambda: verify(database(where))) == "HIS804"


@pytest.mark.parametrize("content", [b"code;name\nA;B\n" * 100, b"\x00" * 4096, os.urandom(5000)])
def test_a_file_that_is_no_database(sqlite: str, content: bytes) -> None:
    Path(sqlite).write_bytes(content)

    assert code_of(lambda: verify(database(sqlite))) == "HIS806"
    assert code_of(lambda: init(database(sqlite, make=True))) == "HIS806"
    assert Path(sqlite).read_bytes() == content


def test_a_database_that_is_damaged(sqlite: str, tmp_path: Path) -> None:
    init(database(sqlite, make=True))
    of = database(sqlite)
    for number in range(3):
        add(of, brought(write(tmp_path / str(number), f"ky_{number}")), BY)
    content = bytearray(Path(sqlite).read_bytes())
    content[4096:] = os.urandom(len(content) - 4096)
    Path(sqlite).write_bytes(content)

    assert code_of(lambda: verify(of)) == "HIS806"


# Versions


def test_a_database_without_tables(where: str) -> None:
    if "://" not in where:
        sqlite3.connect(where).close()
        Path(where).touch()

    assert code_of(lambda: verify(database(where))) == "HIS807"


def test_a_database_of_a_newer_version_is_left_alone(full: Database, where: str) -> None:
    with full.engine.connect() as connection, connection.begin():
        connection.execute(text("UPDATE history_version SET version_num = '99'"))

    assert code_of(lambda: verify(full)) == "HIS808"
    assert code_of(lambda: init(database(where, make=True))) == "HIS808"


def test_an_older_database_is_upgraded_and_keeps_every_row(where: str, tmp_path: Path) -> None:
    init(database(where, make=True), "1")
    of = database(where)
    assert code_of(lambda: add(of, brought(write(tmp_path)), BY)) == "HIS809"
    assert code_of(lambda: verify(of)) == "HIS809"
    with of.writing(checked=False) as connection:
        connection.execute(text(
            "INSERT INTO history_score VALUES (1, 1, 'A', 'T', 'scored', '1', '1', '1', 'x')"
        ))  # fmt: skip

    assert init(of) == "upgraded"

    assert init(of) == "nothing"
    with of.reading() as connection:
        assert connection.scalar(text("SELECT count(*) FROM history_score")) == 1
    with pytest.raises(InputError, match="added only"), of.writing() as connection:
        connection.execute(text("DELETE FROM history_score"))


def test_the_migrations_make_the_tables_that_the_code_uses(history: Database) -> None:
    from alembic.autogenerate import compare_metadata  # noqa: PLC0415 (this test alone)
    from alembic.migration import MigrationContext  # noqa: PLC0415

    from danvan_scoring.history.schema import VERSION_TABLE, metadata  # noqa: PLC0415

    with history.reading() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
        assert compare_metadata(context, metadata) == []


# Writing


@pytest.fixture
def read_only() -> Iterator[None]:
    """Every SQLite connection may only read, as on a disk that is write-protected."""

    def protect(connection: object, _record: object) -> None:
        if isinstance(connection, sqlite3.Connection):
            connection.execute("PRAGMA query_only = ON")

    event.listen(Engine, "connect", protect)
    yield
    event.remove(Engine, "connect", protect)


def test_a_file_that_may_not_be_written(
    sqlite: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    init(database(sqlite, make=True))
    request.getfixturevalue("read_only")
    of = database(sqlite)

    assert code_of(lambda: add(of, brought(write(tmp_path)), BY)) == "HIS810"
    assert verify(of).records == 0


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
def test_a_file_without_the_right_to_write(sqlite: str, tmp_path: Path) -> None:
    init(database(sqlite, make=True))
    Path(sqlite).chmod(0o444)
    of = database(sqlite)

    assert code_of(lambda: add(of, brought(write(tmp_path)), BY)) == "HIS810"
    assert verify(of).records == 0


def test_a_user_who_may_read_only(postgresql: str, tmp_path: Path) -> None:
    init(database(postgresql))
    of = as_role(postgresql, "reader", "SELECT")

    assert code_of(lambda: add(of, brought(write(tmp_path)), BY)) == "HIS810"
    assert verify(of).records == 0


def test_a_user_who_may_read_and_insert_is_enough(postgresql: str, tmp_path: Path) -> None:
    init(database(postgresql))
    of = as_role(postgresql, "office", "SELECT, INSERT")

    assert add(of, brought(write(tmp_path)), BY).number == 5
    assert verify(of).problems == ()
    with of.engine.connect() as connection, pytest.raises(Exception, match="permission denied"):
        connection.execute(text("UPDATE history_record SET author = 'x'"))


def as_role(where: str, name: str, rights: str) -> Database:
    """The database as a user sees it who has these rights only."""
    url = make_url(where).set(drivername="postgresql+psycopg")
    role = f"{name}_{url.database}"
    engine = create_engine(url, poolclass=NullPool)
    with engine.connect() as connection, connection.begin():
        connection.execute(text(f"CREATE ROLE {role} LOGIN PASSWORD 'abc'"))
        connection.execute(text(f"GRANT {rights} ON ALL TABLES IN SCHEMA public TO {role}"))
    own = url.set(username=role, password="abc")  # noqa: S106 (of this test)
    return database(own.render_as_string(hide_password=False))


def test_a_writer_who_never_ends(
    history: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    monkeypatch.setattr(database_module, "_PATIENCE", 1)
    other = database(where)

    with history.writing():
        assert code_of(lambda: add(other, brought(write(tmp_path)), BY)) == "HIS812"

    assert add(other, brought(write(tmp_path)), BY).number == 5


@pytest.fixture
def small_disk() -> Iterator[Callable[[int], None]]:
    """Every SQLite database may have so many pages."""
    most = [0]

    def limit(connection: object, _record: object) -> None:
        if isinstance(connection, sqlite3.Connection) and most[0]:
            connection.execute(f"PRAGMA max_page_count = {most[0]}")

    def set_most(pages: int) -> None:
        most[0] = pages

    event.listen(Engine, "connect", limit)
    yield set_most
    event.remove(Engine, "connect", limit)


def test_a_disk_that_is_full_at_any_page(
    sqlite: str, tmp_path: Path, small_disk: Callable[[int], None]
) -> None:
    init(database(sqlite, make=True))
    of = database(sqlite)
    add(of, brought(write(tmp_path / "1", "ky_1")), BY)
    before = verify(of)
    large = "dài " * 5_000  # several pages for the submissions alone
    next_one = brought(write(tmp_path / "2", "ky_2", cells={("A", "ghi_chu"): large}))
    pages = Path(sqlite).stat().st_size // 4096
    codes: list[str] = []
    while True:
        small_disk(pages + len(codes))
        try:
            added = add(of, next_one, BY)
        except InputError as error:
            codes.append(error.problems[0].code)
        else:
            break
        assert verify(of) == before

    assert codes == ["HIS811"] * len(codes)
    assert len(codes) >= 5
    assert verify(of, before.digest).problems == ()
    assert verify(of).digest == added.digest


def test_a_disk_that_is_full_when_the_tables_are_made(
    sqlite: str, small_disk: Callable[[int], None]
) -> None:
    for pages in range(1, 12):
        small_disk(pages)
        assert code_of(lambda: init(database(sqlite, make=True))) == "HIS811"
    small_disk(0)

    assert init(database(sqlite, make=True)) == "made"


@pytest.fixture
def tiny(tmp_path: Path) -> Iterator[Path]:
    """A file system of 8 MB, where the tests may make one."""
    folder = tmp_path / "tiny"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=8m,mode=0777", "tmpfs", str(folder)]
    if os.geteuid() != 0 or shutil.which("mount") is None or subprocess.run(command).returncode:  # noqa: PLW1510, S603
        pytest.skip("file systems cannot be mounted here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)  # noqa: S603, S607


def test_a_real_disk_that_is_full(tiny: Path, tmp_path: Path) -> None:
    where = tiny / "lich-su.db"
    init(database(str(where), make=True))
    of = database(str(where))
    before = fill(of, tmp_path)

    assert verify(of) == before
    (tiny / "rac").unlink()
    assert add(of, brought(write(tmp_path / "x", "ky_x")), BY).number > before.records


def test_a_real_disk_of_a_server_that_is_full(postgresql: str, tiny: Path, tmp_path: Path) -> None:
    if make_url(postgresql).host != "127.0.0.1":
        pytest.skip("the server is on another machine")
    for folder in [tiny, *tiny.parents]:
        if folder != Path("/") and folder.owner() == "root" and folder != Path("/tmp"):  # noqa: S108
            folder.chmod(folder.stat().st_mode | 0o755)
    place = tiny / "data"
    place.mkdir()
    shutil.chown(place, "postgres")
    url = make_url(postgresql)
    engine = create_engine(
        url.set(drivername="postgresql+psycopg", database="postgres"), isolation_level="AUTOCOMMIT"
    )
    with engine.connect() as connection:
        connection.execute(text(f"CREATE TABLESPACE tiny_{url.database} LOCATION '{place}'"))
        try:
            connection.execute(
                text(f"ALTER DATABASE {url.database} SET default_tablespace = tiny_{url.database}")
            )
            init(database(postgresql))
            of = database(postgresql)
            before = fill(of, tmp_path)
            assert verify(of) == before
            (tiny / "rac").unlink()
            assert add(of, brought(write(tmp_path / "x", "ky_x")), BY).number > before.records
        finally:
            connection.execute(text(f"DROP DATABASE {url.database} WITH (FORCE)"))
            connection.execute(text(f"DROP TABLESPACE tiny_{url.database}"))
            connection.execute(text(f"CREATE DATABASE {url.database}"))
    engine.dispose()


def fill(of: Database, folder: Path) -> Verified:
    """Fill a tiny disk but for little, and record periods until it is full; what was verified."""
    tiny = folder / "tiny"
    free = shutil.disk_usage(tiny).free
    (tiny / "rac").write_bytes(b"\0" * max(0, free - 600_000))
    for number in range(200):
        before = verify(of)
        note = {("A", "ghi_chu"): os.urandom(30_000).hex()}  # nothing that could be compressed
        own = brought(write(folder / str(number), f"ky_{number}", cells=note))
        try:
            add(of, own, BY)
        except InputError as error:
            told = error.problems[0].code
            break
    else:
        pytest.fail("the disk never was full")
    assert (told, number > 0) == ("HIS811", True)
    return before


@pytest.mark.parametrize(("state", "code"), [("53100", "HIS811"), ("25006", "HIS810")])
def test_what_a_server_says_at_any_insert(
    postgresql: str, tmp_path: Path, state: str, code: str
) -> None:
    """The server's own report, made by a trigger at each of the three tables in turn."""
    init(database(postgresql))
    of = database(postgresql)
    own = brought(write(tmp_path))
    for table in ("history_record", "history_score", "history_standing"):
        with of.writing() as connection:
            connection.execute(text(
                "CREATE OR REPLACE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
                f"RAISE EXCEPTION USING ERRCODE = '{state}'; END $$"
            ))  # fmt: skip
            connection.execute(text(
                f"CREATE TRIGGER fail BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION fail()"
            ))  # fmt: skip
        assert code_of(lambda: add(of, own, BY)) == code
        with of.writing() as connection:
            connection.execute(text(f"DROP TRIGGER fail ON {table}"))
        assert verify(of).records == 0

    assert add(of, own, BY).number == 5


def test_a_connection_that_is_lost_in_the_middle(
    postgresql: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    init(database(postgresql))
    of = database(postgresql)
    admin = create_engine(make_url(postgresql).set(drivername="postgresql+psycopg"))
    real = bulk.insert_rows

    def lose(connection: object, table: object, rows: object) -> None:
        with admin.connect() as other:
            other.execute(text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE application_name = 'danvan'"
            ))  # fmt: skip
        real(connection, table, rows)  # type: ignore[arg-type]

    monkeypatch.setattr("danvan_scoring.history.add.insert_rows", lose)
    own = brought(write(tmp_path))

    assert code_of(lambda: add(of, own, BY)) == "HIS813"

    monkeypatch.undo()
    assert verify(of).records == 0
    assert add(of, own, BY).number == 5
    admin.dispose()


# The command line


def test_no_command_shows_a_password_or_a_traceback(
    postgresql: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    url = make_url(postgresql)
    wrong = url.set(password="sai-mật-khẩu")  # noqa: S106 (a wrong one)
    nowhere = url.set(port=1)
    period = str(write(tmp_path))
    for where in (wrong, nowhere, url):
        given = where.render_as_string(hide_password=False)
        for command in (
            ["verify", "--db", given],
            ["add", period, "--db", given, "--author", "a"],
            ["close", "ky_1", "--db", given, "--author", "a", "--document", "b"],
            ["trends", "--db", given],
            ["rescore", "ky_1", "--db", given],
            ["export", "--db", given, "--out", str(tmp_path / "out")],
            ["init", given],
        ):
            main(["history", *command])
            shown = "".join(capsys.readouterr())
            assert "Traceback" not in shown
            for secret in (PASSWORD, "sai-mật-khẩu", given.split("://")[1].split("@")[0]):
                assert secret not in shown
    assert not (tmp_path / "out").exists()


def test_without_the_extra_a_command_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import danvan_scoring.cli.history_tree as tree  # noqa: PLC0415 (where it looks)

    monkeypatch.setattr(tree, "find_spec", lambda name: None if name == "alembic" else object())

    assert main(["history", "verify", "--db", "x.db"]) == 1

    told = capsys.readouterr().err
    assert "HIS801" in told
    assert "alembic" in told
    assert 'pip install ".[history]"' in told


def test_without_the_driver_of_postgresql(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database_module, "find_spec", lambda _name: None)

    assert code_of(lambda: database("postgresql://u@host/x")) == "HIS801"
    database("lich-su.db")  # SQLite needs none
