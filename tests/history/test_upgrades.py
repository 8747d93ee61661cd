"""A database of version 2, which knew no authorities, is upgraded and goes on as it was."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from kept_period import BY, brought, units_of, write
from sqlalchemy import text

from danvan_scoring.errors import InputError
from danvan_scoring.history.add import add
from danvan_scoring.history.close import close
from danvan_scoring.history.database import Database, database
from danvan_scoring.history.init import init
from danvan_scoring.history.reopening import reopen
from danvan_scoring.history.trends import trends
from danvan_scoring.history.verify import verify

ONE, TWO = "Xã Một", "Xã Hai"
FLAGS = {"peer_tied", "overall_tied", "eligible"}
RECORD = (
    "number", "key", "kind", "period", "rubric", "unit", "criterion", "author", "role", "time",
    "reason", "evidence", "content", "sha256", "replaces", "added_by", "added_at", "previous",
    "digest",
)  # fmt: skip


def sha256(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()


def canonical(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def as_version_2(row: dict[str, Any], previous: str) -> dict[str, Any]:
    """A record as version 2 wrote it: its key and digest computed with nothing of the library."""
    row = {name: row[name] for name in RECORD} | {"previous": previous}
    what = [row["kind"], row["period"]]
    if row["kind"] != "close":
        about = ("rubric", "unit", "criterion", "evidence", "replaces", "sha256")
        what += [row[name] for name in about]
    row["key"] = sha256(canonical(what))
    hashed = {name: row[name] for name in RECORD if name not in {"content", "digest"}}
    return {**row, "digest": sha256(canonical({"format": 1, **hashed}))}


@pytest.fixture
def old(where: str, tmp_path: Path) -> Database:
    """A database of version 2: `ky_1` names no commune and is closed, `ky_2` is of Xã Một."""
    other = database(str(tmp_path / "moi.db"), make=True)
    init(other)
    add(other, brought(write(tmp_path / "1", "ky_1")), BY)
    close(other, "ky_1", "QĐ 1", BY)
    add(other, brought(write(tmp_path / "2", "ky_2", units=units_of(ONE))), BY)
    init(database(where, make=True), "2")
    of = database(where)
    previous = sha256("danvan history 1")
    marks = ", ".join(f":{name}" for name in RECORD)
    insert = f"INSERT INTO history_record ({', '.join(RECORD)}) VALUES ({marks})"
    with other.reading() as source, of.writing(checked=False) as target:
        for row in source.execute(text("SELECT * FROM history_record ORDER BY number")).mappings():
            written = as_version_2({**row}, previous)
            target.execute(text(insert), written)
            previous = written["digest"]
        for table in ("history_score", "history_standing"):
            for row in source.execute(text(f"SELECT * FROM {table}")).mappings():
                # SQLite has no booleans of its own, PostgreSQL takes no others.
                cells = {name: bool(row[name]) if name in FLAGS else row[name] for name in row}
                names = ", ".join(f":{name}" for name in cells)
                target.execute(text(f"INSERT INTO {table} VALUES ({names})"), cells)
    return of


def test_it_is_refused_until_it_is_upgraded(old: Database, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="HIS809"):
        add(old, brought(write(tmp_path / "1", "ky_1")), BY)


def test_every_row_and_digest_stays(old: Database) -> None:
    def rows(table: str, names: str) -> list[tuple[Any, ...]]:
        with old.engine.connect() as connection:
            found = connection.execute(text(f"SELECT {names} FROM {table}"))
            return sorted(map(tuple, found), key=str)

    tables = {"history_record": ", ".join(RECORD), "history_score": "*", "history_standing": "*"}
    before = {table: rows(table, names) for table, names in tables.items()}

    assert init(old) == "upgraded"

    assert {table: rows(table, names) for table, names in tables.items()} == before
    found = verify(old)
    assert (found.records, found.rows, found.problems) == (10, 24, ())
    assert found.digest == {row[0]: row[-1] for row in before["history_record"]}[10]
    assert reopen(old, "ky_2", authority=ONE).run == reopen(old, "ky_2").run


def test_the_same_again_records_nothing(old: Database, tmp_path: Path) -> None:
    init(old)
    before = verify(old)

    assert add(old, brought(write(tmp_path / "1", "ky_1")), BY).kinds == {}
    assert add(old, brought(write(tmp_path / "2", "ky_2", units=units_of(ONE))), BY).kinds == {}
    assert close(old, "ky_1", "QĐ 1", BY).kinds == {}
    assert verify(old) == before


def test_what_was_closed_stays_closed(old: Database, tmp_path: Path) -> None:
    init(old)

    with pytest.raises(InputError, match="HIS845"):
        add(old, brought(write(tmp_path / "1", "ky_1", cells={("B", "da_lam"): "2"})), BY)


def test_a_correction_stays_one_and_another_commune_is_another(
    old: Database, tmp_path: Path
) -> None:
    init(old)
    changed = {("B", "da_lam"): "2"}

    mended = add(old, brought(write(tmp_path / "2", "ky_2", changed, units=units_of(ONE))), BY)
    other = add(old, brought(write(tmp_path / "3", "ky_2", changed, units=units_of(TWO))), BY)

    assert mended.kinds == {"submissions": 1, "edit": 1, "result": 1, "run": 1}
    assert other.kinds == {"period": 1, "submissions": 1, "result": 1, "run": 1}
    assert verify(old).problems == ()
    with old.reading() as connection:
        found = connection.execute(
            text("SELECT DISTINCT authority, period FROM history_record WHERE kind = 'run'")
        )
        assert {*map(tuple, found)} == {("", "ky_1"), ("", "ky_2"), (TWO, "ky_2")}


def test_trends_go_on_over_the_upgrade(old: Database, tmp_path: Path) -> None:
    init(old)
    add(old, brought(write(tmp_path / "4", "ky_3", units=units_of(ONE))), BY)

    found = trends(old, "B", ONE)

    assert [(period.authority, period.id) for period in found.periods] == [
        (ONE, "ky_2"), (ONE, "ky_3"),
    ]  # fmt: skip
