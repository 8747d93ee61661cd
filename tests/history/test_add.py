"""What is recorded of a period; and that the same is never recorded twice."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import forms_period
import kept_period
import pytest
from kept_period import BY, POINTS, brought, write
from sqlalchemy import select, text

from danvan_scoring.cli import main
from danvan_scoring.errors import InputError
from danvan_scoring.history.add import add
from danvan_scoring.history.appending import By
from danvan_scoring.history.database import Database
from danvan_scoring.history.schema import record, score, standing
from danvan_scoring.history.verify import verify

FIRST = {"rubric": 1, "period": 1, "submissions": 1, "result": 1, "run": 1}


def records(of: Database, *kinds: str) -> Sequence[Any]:
    wanted = select(record).order_by(record.c.number)
    if kinds:
        wanted = wanted.where(record.c.kind.in_(kinds))
    with of.reading() as connection:
        return connection.execute(wanted).all()


def test_a_period_is_recorded_with_its_numbers(history: Database, tmp_path: Path) -> None:
    added = add(history, brought(write(tmp_path)), BY)

    assert added.kinds == FIRST
    with history.reading() as connection:
        found = connection.execute(select(score.c.unit, score.c.node, score.c.points)).all()
        places = connection.execute(
            select(standing.c.unit, standing.c.peer_rank, standing.c["class"], standing.c.status)
        ).all()
    assert {(unit, node): points for unit, node, points in found} == POINTS
    assert [tuple(row) for row in places] == [
        ("A", 1, "tot", "scored"), ("B", 2, "kha", "scored"), ("C", None, "", "not_submitted"),
    ]  # fmt: skip
    assert verify(history, added.digest).problems == ()


def test_each_record_says_who_when_why_and_what_was_before(
    history: Database, tmp_path: Path
) -> None:
    add(history, brought(write(tmp_path)), BY)

    rows = records(history)
    for row in rows:
        assert (row.author, row.time, row.reason) == (BY.author, BY.at, BY.reason)
        assert (row.added_by, row.added_at) == (BY.author, BY.at)
    assert [row.number for row in rows] == [1, 2, 3, 4, 5]
    assert [row.previous for row in rows[1:]] == [row.digest for row in rows[:-1]]


def test_the_same_again_adds_nothing(history: Database, tmp_path: Path) -> None:
    first = add(history, brought(write(tmp_path)), BY)

    again = add(history, brought(write(tmp_path)), By("ai khác", "chạy lại", BY.time))

    assert (again.kinds, again.number, again.digest) == ({}, first.number, first.digest)


def test_rows_in_another_order_are_the_same(history: Database, tmp_path: Path) -> None:
    path = write(tmp_path)
    add(history, brought(path), BY)
    file = tmp_path / "phieu.csv"
    head, *rows = file.read_text(encoding="utf-8").splitlines()
    file.write_text("\n".join([head, *reversed(rows)]) + "\n", encoding="utf-8")

    assert add(history, brought(path), BY).kinds == {}


def test_a_correction_is_new_rows_which_say_what_changed(history: Database, tmp_path: Path) -> None:
    add(history, brought(write(tmp_path)), BY)
    why = By("Văn phòng", "cộng sót một việc", BY.time)

    added = add(history, brought(write(tmp_path, cells={("B", "da_lam"): "2"})), why)

    assert added.kinds == {"submissions": 1, "edit": 1, "result": 1, "run": 1}
    (edit,) = records(history, "edit")
    assert (edit.unit, edit.criterion) == ("B", "da_lam")
    assert (edit.author, edit.reason) == ("Văn phòng", "cộng sót một việc")
    assert json.loads(edit.content) == {"format": 1, "table": "values", "old": "1", "new": "2"}
    old, new = records(history, "submissions")
    assert (edit.replaces, new.replaces) == (old.number, old.number)
    first, second = records(history, "result")
    assert second.replaces == first.number
    with history.reading() as connection:
        own = score.c.result == second.number, score.c.unit == "B", score.c.node == "1"
        assert connection.scalar(select(score.c.points).where(*own)) == "6.67"  # 2 of 3, of 10


def test_going_back_to_what_was_there_is_recorded_too(history: Database, tmp_path: Path) -> None:
    for value in ("1", "2", "1", "2"):
        add(history, brought(write(tmp_path, cells={("B", "da_lam"): value})), BY)

    told = [json.loads(row.content) for row in records(history, "edit")]
    assert [(own["old"], own["new"]) for own in told] == [("1", "2"), ("2", "1"), ("1", "2")]
    assert len(records(history, "result")) == 4
    assert verify(history).problems == ()


def test_evidence_and_units_that_change_are_told_unit_by_unit(
    history: Database, tmp_path: Path
) -> None:
    path = write(tmp_path)
    add(history, brought(path), BY)
    file = tmp_path / "phieu.csv"
    content = file.read_text(encoding="utf-8").replace("A;da_lam;9;;", "A;da_lam;9;KH 01;")
    file.write_text(content, encoding="utf-8")
    units = tmp_path / "units.csv"
    units.write_text(kept_period.UNITS.replace("Thôn Nam", "Thôn Nam Sơn"), encoding="utf-8")

    added = add(history, brought(path), BY)

    assert added.kinds["edit"] == 2
    found = {
        (json.loads(row.content)["table"], row.unit): json.loads(row.content)
        for row in records(history, "edit")
    }
    assert set(found) == {("units", "C"), ("evidence", "A")}
    assert "Thôn Nam Sơn" in found["units", "C"]["new"]
    assert "KH 01" not in found["evidence", "A"]["old"]
    assert "KH 01" in found["evidence", "A"]["new"]


def test_a_rubric_that_two_periods_share_is_recorded_once(
    history: Database, tmp_path: Path
) -> None:
    add(history, brought(write(tmp_path / "1", "ky_1")), BY)

    added = add(history, brought(write(tmp_path / "2", "ky_2")), BY)

    assert added.kinds == {"period": 1, "submissions": 1, "result": 1, "run": 1}


def test_an_amended_rubric_is_recorded_beside_the_first(history: Database, tmp_path: Path) -> None:
    add(history, brought(write(tmp_path)), BY)
    amended = kept_period.RUBRIC.replace("from = 12", "from = 14").replace('"1"', '"2"', 1)

    added = add(history, brought(write(tmp_path, rubric=amended)), BY)

    assert added.kinds == {"rubric": 1, "result": 1, "run": 1}
    first, second = (json.loads(row.content) for row in records(history, "rubric"))
    assert (first["class"][0]["from"], second["class"][0]["from"]) == (12, 14)


def test_the_lines_of_a_log_become_records_of_their_own(history: Database, tmp_path: Path) -> None:
    path = forms_period.write(tmp_path)
    forms = forms_period.hand_in(path, **{"T-01": forms_period.filled(path, "T-01")})
    assert forms_period.collect(path, forms) == 0
    add(history, brought(path), BY)
    forms = forms_period.hand_in(path, **{"T-02": forms_period.filled(path, "T-02")})
    assert forms_period.collect(path, forms) == 0

    added = add(history, brought(path), BY)

    assert added.kinds["submission"] == 1
    rows = records(history, "submission")
    lines = (tmp_path / "nhat-ky.jsonl").read_text(encoding="utf-8").splitlines()
    assert [row.content for row in rows] == lines
    assert [row.unit for row in rows] == ["T-01", "T-02"]
    # Who did it and when are the log's; who recorded it is said beside it.
    assert {row.author for row in rows} == {"VHXH"}
    assert {row.role for row in rows} == {"office"}
    assert [row.time for row in rows] == [json.loads(line)["time"] for line in lines]
    assert {(row.added_by, row.added_at) for row in rows} == {(BY.author, BY.at)}
    assert add(history, brought(path), BY).kinds == {}


@pytest.mark.parametrize("harm", ["shortened", "made anew", "taken away"])
def test_a_log_that_does_not_go_on_from_the_recorded_one_is_refused(
    history: Database, tmp_path: Path, harm: str
) -> None:
    path = forms_period.write(tmp_path)
    files = {unit: forms_period.filled(path, unit) for unit in ("T-01", "T-02")}
    assert forms_period.collect(path, forms_period.hand_in(path, **files)) == 0
    add(history, brought(path), BY)
    log = tmp_path / "nhat-ky.jsonl"
    log.unlink()
    if harm != "taken away":
        only = {"T-01": files["T-01"]} if harm == "shortened" else files
        folder = forms_period.hand_in(path, **only)
        if harm == "shortened":
            (folder / "T-02.xlsx").unlink()
        assert main(["collect", str(path), str(folder), "--author", "Khác"]) == 0

    with pytest.raises(InputError, match="HIS841"):
        add(history, brought(path), BY)

    assert len(records(history, "submission")) == 2


def test_a_decision_about_an_unknown_unit_is_refused(history: Database, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="SUB291"):
        add(history, brought(write(tmp_path), D="QĐ 9"), BY)

    assert records(history) == []


def test_text_of_every_kind_is_kept(history: Database, tmp_path: Path) -> None:
    odd = 'Đặng ‘thôn’ "Đoài" \\ % : 👍 =1+1'
    add(history, brought(write(tmp_path, cells={("A", "ghi_chu"): odd})), By(odd, odd, BY.time))

    (row,) = records(history, "submissions")
    assert json.loads(row.content)["values"]["A"]["ghi_chu"] == odd
    assert (row.author, row.reason) == (odd, odd)
    assert verify(history).problems == ()


def test_what_cannot_be_scored_is_not_recorded(history: Database, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="SUB2"):
        add(history, brought(write(tmp_path, cells={("A", "da_lam"): "chín"})), BY)

    assert records(history) == []


@pytest.mark.parametrize("table", ["history_record", "history_score", "history_standing"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET digest = 'x'", "DELETE FROM {}"])
def test_the_database_itself_refuses_to_change_or_delete_rows(
    history: Database, tmp_path: Path, table: str, statement: str
) -> None:
    add(history, brought(write(tmp_path)), BY)

    with pytest.raises(InputError, match="rows are added only"), history.writing() as connection:
        connection.execute(text(statement.format(table)))

    assert verify(history).problems == ()
