"""Whatever is touched is named: changed, removed, replaced, added, or taken away at the end."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from kept_period import BY, brought, units_of, write
from sqlalchemy import text

from danvan_scoring.errors import InputError
from danvan_scoring.history.add import add
from danvan_scoring.history.chain import BEGINNING, record_digest
from danvan_scoring.history.database import Database, database
from danvan_scoring.history.init import init
from danvan_scoring.history.reopening import reopen
from danvan_scoring.history.schema import record
from danvan_scoring.history.trends import trends
from danvan_scoring.history.verify import verify


@pytest.fixture
def kept(history: Database, tmp_path: Path) -> Database:
    """Two periods; the second is of 4 records (6 to 9), its result is record 8.

    Who made the first is not said; of the second, the list of units names the commune.
    """
    add(history, brought(write(tmp_path / "1", "ky_1")), BY)
    add(history, brought(write(tmp_path / "2", "ky_2", units=units_of("Xã Thử"))), BY)
    return history


def tamper(of: Database, *statements: str, **values: object) -> None:
    """Change what the triggers would protect, as an owner of the database can."""
    with of.engine.connect() as connection, connection.begin():
        if of.engine.dialect.name == "postgresql":
            connection.execute(text("SET LOCAL session_replication_role = replica"))
        else:
            found = connection.scalars(text("SELECT name FROM sqlite_master WHERE type='trigger'"))
            for name in found.all():
                connection.execute(text(f"DROP TRIGGER {name}"))
        for statement in statements:
            connection.execute(text(statement), values)


def told(of: Database, last: str = "") -> list[tuple[str, dict[str, object]]]:
    return [(problem.code, dict(problem.details)) for problem in verify(of, last).problems]


def rows(of: Database) -> list[dict[str, Any]]:
    with of.reading() as connection:
        found = connection.execute(record.select().order_by(record.c.number)).mappings()
        return [{**row} for row in found]


COLUMNS = [column.name for column in record.columns if column.name not in {"number", "replaces"}]


@pytest.mark.parametrize("column", COLUMNS)
def test_a_record_of_which_any_column_was_changed_is_named(kept: Database, column: str) -> None:
    tamper(kept, f"UPDATE history_record SET {column} = {column} || ' ' WHERE number = 3")

    found = told(kept)

    # A predecessor that was changed is also no longer the one before.
    assert ("HIS820", {"number": 3}) in found
    assert {code for code, _ in found} <= {"HIS820", "HIS821"}


@pytest.mark.parametrize("other", ["", "Xã Khác"])
def test_a_period_that_was_given_to_another_commune_is_named(kept: Database, other: str) -> None:
    statement = "UPDATE history_record SET authority = :other WHERE authority = 'Xã Thử'"
    tamper(kept, statement, other=other)

    assert told(kept)[:4] == [("HIS820", {"number": number}) for number in (6, 7, 8, 9)]


def test_a_number_that_was_changed_is_named(kept: Database) -> None:
    tamper(kept, "UPDATE history_record SET replaces = 2 WHERE number = 3")
    assert told(kept) == [("HIS820", {"number": 3})]


def test_a_record_that_was_removed_is_named(kept: Database) -> None:
    tamper(kept, "DELETE FROM history_record WHERE number IN (3, 4)")

    found = told(kept)

    assert found[0] == ("HIS822", {"first": 3, "last": 4})
    # Its result is gone, and so the rows of numbers are of no result.
    assert {(code, own["table"], own["first"], own["last"]) for code, own in found[1:]} == {
        ("HIS825", "history_score", 1, 9), ("HIS825", "history_standing", 1, 3),
    }  # fmt: skip


def test_a_record_that_was_replaced_with_its_digest_is_named(kept: Database) -> None:
    row = {**rows(kept)[1], "author": "người khác"}
    row["digest"] = record_digest(row)
    tamper(
        kept, "UPDATE history_record SET author = :author, digest = :digest WHERE number = 2", **row
    )

    assert told(kept) == [("HIS821", {"number": 3, "before": 2})]


def test_two_records_that_changed_places_are_named(kept: Database) -> None:
    tamper(
        kept,
        "UPDATE history_record SET number = 99 WHERE number = 2",
        "UPDATE history_record SET number = 2 WHERE number = 3",
        "UPDATE history_record SET number = 3 WHERE number = 99",
    )

    assert {("HIS820", 2), ("HIS820", 3)} <= {(code, own.get("number")) for code, own in told(kept)}


def test_records_taken_away_at_the_end_show_by_the_digest_that_was_noted(kept: Database) -> None:
    noted = verify(kept).digest
    tamper(
        kept,
        "DELETE FROM history_score WHERE result = 8",
        "DELETE FROM history_standing WHERE result = 8",
        "DELETE FROM history_record WHERE number > 5",
    )

    assert told(kept) == []  # what is left is whole
    assert told(kept, noted) == [("HIS827", {})]


def test_a_history_made_anew_shows_by_the_digest_that_was_noted(
    kept: Database, tmp_path: Path
) -> None:
    noted = verify(kept).digest
    tamper(kept, *(f"DELETE FROM history_{name}" for name in ("record", "score", "standing")))
    for number in ("1", "2"):
        cells = {("B", "da_lam"): "3"}
        add(kept, brought(write(tmp_path / number, f"ky_{number}", cells=cells)), BY)

    assert told(kept) == []
    assert told(kept, noted) == [("HIS827", {})]


@pytest.mark.parametrize(
    "column", ["unit", "node", "status", "points", "counted", "maximum", "digest"]
)
def test_a_row_of_points_of_which_any_column_was_changed_is_named(
    kept: Database, column: str
) -> None:
    tamper(
        kept,
        f"UPDATE history_score SET {column} = {column} || '0' WHERE result = 4 AND row = 5",
    )

    found = told(kept)

    own = {"result": 4, "table": "history_score", "first": 5, "last": 5}
    wanted = {**own, "last": 6} if column == "digest" else own
    assert found == [("HIS823", wanted)]


@pytest.mark.parametrize("column", ["peer_tied", "overall_tied", "eligible"])
def test_a_standing_that_was_changed_is_named(kept: Database, column: str) -> None:
    tamper(
        kept, f"UPDATE history_standing SET {column} = NOT {column} WHERE result = 8 AND row = 1"
    )

    own = {"result": 8, "table": "history_standing", "first": 1, "last": 1}
    assert told(kept) == [("HIS823", own)]


def test_a_rank_that_was_changed_is_named(kept: Database) -> None:
    tamper(kept, "UPDATE history_standing SET peer_rank = 1 WHERE result = 8 AND row = 2")

    assert [code for code, _ in told(kept)] == ["HIS823"]


@pytest.mark.parametrize(
    ("which", "first", "last"),
    [("row = 1", 1, 1), ("row IN (4, 5)", 4, 5), ("row > 7", 8, 9), ("row > 0", 1, 9)],
)
def test_rows_of_points_that_were_removed_are_named(
    kept: Database, which: str, first: int, last: int
) -> None:
    tamper(kept, f"DELETE FROM history_score WHERE result = 4 AND {which}")

    own = {"result": 4, "table": "history_score", "first": first, "last": last}
    assert told(kept) == [("HIS824", own)]


@pytest.mark.parametrize(("result", "first"), [(4, 10), (77, 1)])
def test_rows_of_points_that_no_result_states_are_named(
    kept: Database, result: int, first: int
) -> None:
    tamper(
        kept,
        "INSERT INTO history_score SELECT :result, :first, unit, node, status, points, counted, "
        "maximum, digest FROM history_score WHERE result = 4 AND row = 1",
        result=result,
        first=first,
    )

    own = {"result": result, "table": "history_score", "first": first, "last": first}
    assert told(kept) == [("HIS825", own)]


def test_rows_of_points_made_anew_are_named(kept: Database) -> None:
    """All rows of one result, each with a digest that fits."""
    with kept.reading() as connection:
        cells = [tuple(row)[1:-1] for row in connection.execute(text(
            "SELECT * FROM history_score WHERE result = 4 ORDER BY row"
        ))]  # fmt: skip
    previous = BEGINNING
    for row in cells:
        new = (*row[:4], "9.99" if row[4] == "7.33" else row[4], *row[5:])
        content = json.dumps([previous, *new], ensure_ascii=False, separators=(",", ":"))
        previous = hashlib.sha256(content.encode()).hexdigest()
        tamper(
            kept,
            "UPDATE history_score SET points = :points, digest = :digest "
            "WHERE result = 4 AND row = :row",
            points=new[4], digest=previous, row=row[0],
        )  # fmt: skip

    own = {"result": 4, "table": "history_score", "first": 0, "last": 0}
    assert told(kept) == [("HIS826", own)]


def test_a_row_that_passes_the_triggers_of_sqlite_is_named(sqlite: str, tmp_path: Path) -> None:
    """INSERT OR REPLACE fires no trigger on deletion: the chain is what proves."""
    init(database(sqlite, make=True))
    of = database(sqlite)
    add(of, brought(write(tmp_path)), BY)
    with of.writing() as connection:
        connection.execute(text(
            "INSERT OR REPLACE INTO history_score SELECT result, row, unit, node, status, '99.00', "
            "counted, maximum, digest FROM history_score WHERE result = 4 AND row = 1"
        ))  # fmt: skip

    assert [code for code, _ in told(of)] == ["HIS823"]


def test_nothing_is_added_to_a_chain_whose_end_was_touched(kept: Database, tmp_path: Path) -> None:
    tamper(kept, "UPDATE history_record SET author = 'x' WHERE number = 9")
    with pytest.raises(InputError, match="HIS820"):
        add(kept, brought(write(tmp_path / "3", "ky_3")), BY)

    tamper(kept, "DELETE FROM history_record WHERE number = 8")
    with pytest.raises(InputError, match=r"HIS82(0|2)"):
        add(kept, brought(write(tmp_path / "3", "ky_3")), BY)


def test_nothing_is_added_where_records_are_missing(kept: Database, tmp_path: Path) -> None:
    tamper(kept, "DELETE FROM history_record WHERE number = 2")

    with pytest.raises(InputError, match="HIS822"):
        add(kept, brought(write(tmp_path / "3", "ky_3")), BY)


def test_a_touched_record_is_not_read_back(kept: Database) -> None:
    tamper(kept, "UPDATE history_record SET content = '{}' WHERE number = 3")

    with pytest.raises(InputError, match="HIS820"):
        reopen(kept, "ky_1")


def test_content_that_is_gone_is_named(kept: Database) -> None:
    tamper(kept, "DELETE FROM history_record WHERE kind = 'rubric'")

    with pytest.raises(InputError, match="HIS828"):
        reopen(kept, "ky_1")


def test_trends_do_not_show_a_touched_run(kept: Database) -> None:
    tamper(kept, "UPDATE history_record SET content = '{}' WHERE number = 5")

    with pytest.raises(InputError, match="HIS820"):
        trends(kept)


def test_the_rule_is_as_the_reference_says(kept: Database) -> None:
    """Digests computed with nothing of the library: docs/reference/history.md, "The hash rule"."""

    def sha256(content: str) -> str:
        return hashlib.sha256(content.encode("utf-8")).hexdigest()

    def canonical(content: object) -> str:
        return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    beginning = previous = sha256("danvan history 1")
    stated: Mapping[str, Any] = {}
    for row in rows(kept):
        assert row["previous"] == previous
        assert row["sha256"] == sha256(row["content"])
        hashed = {key: row[key] for key in row if key not in {"content", "digest"}}
        if not row["authority"]:
            del hashed["authority"]
        previous = sha256(canonical({"format": 1, **hashed}))
        assert row["digest"] == previous
        if row["number"] == 4:
            stated = json.loads(row["content"])
    for table, name in (("history_score", "scores"), ("history_standing", "standings")):
        last = beginning
        with kept.engine.connect() as connection:
            found = connection.execute(
                text(f"SELECT * FROM {table} WHERE result = 4 ORDER BY row")
            ).mappings().all()  # fmt: skip
        for numbers in found:
            cells = list(numbers.values())[1:-1]
            if table == "history_standing":  # SQLite has no booleans of its own
                cells[10], cells[12], cells[-1] = map(bool, (cells[10], cells[12], cells[-1]))
            last = sha256(json.dumps([last, *cells], ensure_ascii=False, separators=(",", ":")))
            assert numbers["digest"] == last
        assert stated[name] == {"rows": len(found), "digest": last}
