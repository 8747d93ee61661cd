"""History survives a kill at any statement, writers at once, and a restore from a backup."""

import os
import shutil
import signal
import sqlite3
import subprocess
import time
import warnings
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from kept_period import BY, brought, write
from postgres_server import programs
from sqlalchemy import Engine, event, make_url, text

from danvan_scoring.errors import InputError
from danvan_scoring.history import add as add_module
from danvan_scoring.history.add import add
from danvan_scoring.history.appending import By
from danvan_scoring.history.brought import Brought
from danvan_scoring.history.bulk import insert_rows
from danvan_scoring.history.close import close
from danvan_scoring.history.database import Database, database
from danvan_scoring.history.init import init
from danvan_scoring.history.reading import Reader
from danvan_scoring.history.verify import Verified, verify

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked")

FINISHED = 0


def in_child(work: Callable[[], object]) -> int:
    """Start a child that does the work; return its id. Nothing of the parent's is cleaned up."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of forking beside pytest's threads
        child = os.fork()
    if child:
        return child
    code = 1
    try:
        work()
        code = FINISHED
    finally:
        os._exit(code)


def ended(child: int) -> int:
    """Wait for a child; return its exit code, or minus the signal that ended it."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def dying_at(step: int, work: Callable[[], object]) -> Callable[[], None]:
    """Work that is killed (SIGKILL) at the n-th step: before and after each statement, in the
    middle of copying rows, before a commit, and after it."""  # fmt: skip
    steps = 0

    def count(*_arguments: object) -> None:
        nonlocal steps
        steps += 1
        if steps == step:
            os.kill(os.getpid(), signal.SIGKILL)

    def copying(connection: Any, table: Any, rows: Iterable[tuple[Any, ...]]) -> None:
        def counted() -> Iterator[tuple[Any, ...]]:
            for row in rows:
                count()
                yield row

        insert_rows(connection, table, counted())

    def done() -> None:
        for name in ("before_cursor_execute", "after_cursor_execute", "commit"):
            event.listen(Engine, name, count)
        add_module.insert_rows = copying  # type: ignore[attr-defined] (this child alone)
        work()
        count()

    return done


def steps_until_finished(attempt: Callable[[int], int]) -> int:
    """Try to die at step 1, 2, … until the work is finished before; return how often it died."""
    step = 0
    while True:
        step += 1
        code = attempt(step)
        assert code in {FINISHED, -signal.SIGKILL}
        if code == FINISHED:
            return step - 1


def undisturbed(where: str, work: Callable[[Database], object]) -> Verified:
    """What the database holds when nobody is killed."""
    other = where + "-2" if "://" not in where else where
    if other != where:
        shutil.copy(where, other)
    work(database(other))
    return verify(database(other))


def test_a_kill_at_any_statement_leaves_all_or_nothing(sqlite: str, tmp_path: Path) -> None:
    """A first period is there; the second, with a correction of the log's kind, is killed."""
    init(database(sqlite, make=True))
    first = brought(write(tmp_path / "1", "ky_1"))
    second = brought(write(tmp_path / "1", "ky_1", cells={("B", "da_lam"): "2"}))
    add(database(sqlite), first, BY)
    before = verify(database(sqlite))
    after = undisturbed(sqlite, lambda of: add(of, second, BY))
    seen = []

    def attempt(step: int) -> int:
        where = f"{sqlite}-{step}"
        shutil.copy(sqlite, where)
        of = database(where)
        code = ended(in_child(dying_at(step, lambda: add(of, second, BY))))
        found = verify(of)
        assert found in (before, after)
        seen.append(found == after)
        add(of, second, BY)  # tried again
        assert verify(of) == after
        for file in tmp_path.glob(f"{Path(where).name}*"):
            file.unlink()
        return code

    deaths = steps_until_finished(attempt)

    assert deaths > 40
    # All but the last died before the commit; the last after it, before it could be told.
    assert seen == [False] * (deaths - 1) + [True, True]


def test_a_kill_at_any_statement_on_a_server(postgresql: str, tmp_path: Path) -> None:
    """As above; what died has left nothing, so that the next attempt begins where it began."""
    init(database(postgresql))
    of = database(postgresql)
    add(of, brought(write(tmp_path / "1", "ky_1")), BY)
    before = verify(of)
    second = brought(write(tmp_path / "1", "ky_1", cells={("B", "da_lam"): "2"}))
    seen = []

    def attempt(step: int) -> int:
        code = ended(in_child(dying_at(step, lambda: add(of, second, BY))))
        found = verify(of)
        assert found.problems == ()
        seen.append(found == before)
        return code

    deaths = steps_until_finished(attempt)

    assert deaths > 40
    # At the first step at which it was recorded, the retries find it there: fewer steps, all done.
    recorded = seen.index(False)
    assert seen == [True] * recorded + [False] * (len(seen) - recorded)
    assert add(of, second, BY).kinds == {}
    expected = database(str(tmp_path / "khong-ai-dung.db"), make=True)
    init(expected)
    add(expected, brought(write(tmp_path / "1", "ky_1")), BY)
    add(expected, second, BY)
    assert verify(of) == verify(expected)


def test_a_kill_while_the_tables_are_made(where: str) -> None:
    def attempt(step: int) -> int:
        code = ended(in_child(dying_at(step, lambda: init(database(where, make=True)))))
        if code != FINISHED:
            # Whatever is there, a retry mends it.
            assert init(database(where, make=True)) in {"made", "nothing"}
            assert verify(database(where)).records == 0
            drop_all(where)
        return code

    assert steps_until_finished(attempt) > 20


def drop_all(where: str) -> None:
    if "://" not in where:
        Path(where).unlink()
        return
    with database(where).engine.connect() as connection, connection.begin():
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))


def test_a_kill_while_a_period_is_closed(sqlite: str, tmp_path: Path) -> None:
    init(database(sqlite, make=True))
    of = database(sqlite)
    add(of, brought(write(tmp_path)), BY)
    before = verify(of)

    def attempt(step: int) -> int:
        code = ended(in_child(dying_at(step, lambda: close(of, "ky_1", "QĐ 1", BY))))
        assert verify(of).problems == ()
        assert verify(of).records in {before.records, before.records + 1}
        return code

    assert steps_until_finished(attempt) > 5
    assert verify(of).records == before.records + 1


def test_writers_at_once_lose_nothing(history: Database, where: str, tmp_path: Path) -> None:
    """Three writers record four periods each, and correct each of them twice."""
    values = ("1", "2", "3")
    everything: dict[str, list[list[Brought]]] = {
        writer: [
            [
                brought(write(tmp_path / writer, f"{writer}_{n}", cells={("B", "da_lam"): value}))
                for value in values
            ]
            for n in range(4)
        ]
        for writer in ("a", "b", "c")
    }

    def work(writer: str) -> Callable[[], None]:
        def record() -> None:
            of = database(where)
            for periods in everything[writer]:
                for number, own in enumerate(periods):
                    add(of, own, By(writer, f"lần {number}", BY.time))
                    time.sleep(0.05)  # lets the others in: SQLite's waiting is not in a queue

        return record

    assert [ended(child) for child in [in_child(work(writer)) for writer in everything]] == [0] * 3

    assert verify(history).problems == ()
    with history.reading() as connection:
        rows = list(Reader(connection, "").of_kinds("run", "edit"))
    for writer in everything:
        runs = [row["period"] for row in rows if (row["kind"], row["added_by"]) == ("run", writer)]
        assert runs == [f"{writer}_{n}" for n in range(4) for _ in values]
        edits = [row for row in rows if (row["kind"], row["added_by"]) == ("edit", writer)]
        assert len(edits) == 4 * (len(values) - 1)
    # They did write at the same time, not one after another.
    writers = [row["added_by"] for row in rows]
    assert sum(one != two for one, two in pairwise(writers)) > 2


def test_the_same_period_by_many_at_once_is_recorded_once(
    history: Database, where: str, tmp_path: Path
) -> None:
    own = brought(write(tmp_path))
    later = By("Văn phòng", "cùng lúc", BY.time + timedelta(minutes=1))
    children = [in_child(lambda: add(database(where), own, later)) for _ in range(4)]

    assert [ended(child) for child in children] == [0] * 4

    found = verify(history)
    assert (found.records, found.problems) == (5, ())


def test_without_the_lock_the_chain_cannot_fork_either(
    postgresql: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A record's number is a key: who would follow the same record waits, and is refused."""
    init(database(postgresql))
    of = database(postgresql)
    first, second = (brought(write(tmp_path / n, f"ky_{n}")) for n in ("1", "2"))
    ready, go = os.pipe()

    def other() -> None:
        monkeypatch.setattr("danvan_scoring.history.database._LOCK", 2)
        os.write(go, b"x")
        try:
            add(of, second, BY)
        except InputError as error:
            os._exit(42 if error.problems[0].code == "HIS813" else 43)

    with of.writing() as connection:
        add_module._add(connection, "", first, BY)
        child = in_child(other)
        os.read(ready, 1)
        time.sleep(0.5)  # by now it waits for the key
    assert ended(child) == 42

    assert (verify(of).records, verify(of).problems) == (5, ())
    assert add(of, second, BY).number == 9


def test_a_restore_from_a_backup_of_sqlite(sqlite: str, tmp_path: Path) -> None:
    init(database(sqlite, make=True))
    of = database(sqlite)
    first = add(of, brought(write(tmp_path / "1", "ky_1")), BY)
    copy = str(tmp_path / "sao-luu.db")
    source, target = sqlite3.connect(sqlite), sqlite3.connect(copy)
    source.backup(target)
    for connection in (source, target):
        connection.close()
    second = add(of, brought(write(tmp_path / "2", "ky_2")), BY)

    restored(of, database(copy), first.digest, second.digest)

    # What is missing is added again, and both are the same once more.
    add(database(copy), brought(write(tmp_path / "2", "ky_2")), BY)
    assert verify(database(copy)) == verify(of)


def test_a_restore_from_a_backup_of_a_server(postgresql: str, tmp_path: Path) -> None:
    bin_ = programs()
    if bin_ is None:
        pytest.skip("pg_dump is not installed")
    init(database(postgresql))
    of = database(postgresql)
    first = add(of, brought(write(tmp_path / "1", "ky_1")), BY)
    dump = tmp_path / "lich-su.dump"
    url = make_url(postgresql)
    reach = ["-h", str(url.host), "-p", str(url.port), "-U", str(url.username), "-w"]
    environment = {**os.environ, "PGPASSWORD": str(url.password)}

    def call(program: str, *arguments: str) -> None:
        subprocess.run([bin_ / program, *reach, *arguments], env=environment, check=True)  # noqa: S603

    call("pg_dump", "-Fc", "-f", str(dump), str(url.database))
    second = add(of, brought(write(tmp_path / "2", "ky_2")), BY)
    name = f"{url.database}_restored"
    call("createdb", name)
    try:
        call("pg_restore", "-d", name, str(dump))
        copy = database(url.set(database=name).render_as_string(hide_password=False))
        restored(of, copy, first.digest, second.digest)
        add(copy, brought(write(tmp_path / "2", "ky_2")), BY)
        assert verify(copy) == verify(of)
    finally:
        call("dropdb", "--force", name)


def restored(of: Database, copy: Database, first: str, second: str) -> None:
    """A copy is whole; that it is older shows by a digest that was noted later."""
    assert verify(copy, first).problems == ()
    assert [problem.code for problem in verify(copy, second).problems] == ["HIS827"]
    assert verify(of, first).problems == verify(of, second).problems == ()
