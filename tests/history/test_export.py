"""An export holds everything, in formats that need nothing of ours to be read and verified."""

import csv
import hashlib
import io
import json
from pathlib import Path

import kept_period
import pytest
from kept_period import BY, brought, write
from sqlalchemy import text

from danvan_scoring.errors import InputError
from danvan_scoring.history.add import add
from danvan_scoring.history.appending import By
from danvan_scoring.history.close import close
from danvan_scoring.history.database import Database
from danvan_scoring.history.exact_json import model_of
from danvan_scoring.history.export import export_files
from danvan_scoring.history.verify import verify
from danvan_scoring.model.rubric import Rubric


@pytest.fixture
def kept(history: Database, tmp_path: Path) -> Database:
    add(history, brought(write(tmp_path)), BY)
    correction = write(tmp_path, cells={("B", "da_lam"): "2"})
    add(history, brought(correction), By("=cmd|' /C calc'!A0", "sửa", BY.time))
    close(history, "ky_1", "QĐ 1", BY)
    return history


def test_the_chain_can_be_verified_from_the_files_alone(kept: Database) -> None:
    files = export_files(kept)

    def sha256(content: object) -> str:
        written = content if isinstance(content, str) else json.dumps(
            content, ensure_ascii=False, sort_keys=True, separators=(",", ":")
        )  # fmt: skip
        return hashlib.sha256(written.encode()).hexdigest()

    previous = sha256("danvan history 1")
    for line in files["records.jsonl"].decode().splitlines():
        row = json.loads(line)
        assert row.pop("sha256") == sha256(row["content"])
        assert row["previous"] == previous
        content = row.pop("content")
        previous = row.pop("digest")
        if not row["authority"]:
            del row["authority"]
        assert previous == sha256({"format": 1, "sha256": sha256(content), **row})
    assert previous == verify(kept).digest


def test_it_has_every_row(kept: Database) -> None:
    files = export_files(kept)

    found = verify(kept)
    lines = {name: files[name].decode().splitlines() for name in files if name.endswith("jsonl")}
    assert len(lines["records.jsonl"]) == found.records
    assert len(lines["scores.jsonl"]) + len(lines["standings.jsonl"]) == found.rows
    assert json.loads(lines["scores.jsonl"][0])["points"] == "14.00"
    assert json.loads(lines["standings.jsonl"][0])["peer_tied"] is False


def test_the_rubric_comes_back_from_its_file(kept: Database, tmp_path: Path) -> None:
    files = export_files(kept)

    (name,) = [name for name in files if name.startswith("rubrics/")]
    rubric = model_of(files[name].decode(), Rubric)
    first = brought(write(tmp_path)).found.results[0].bound.rubric
    assert rubric == first.model_copy(update={"source": None})
    digest = hashlib.sha256(files[name].rstrip(b"\n")).hexdigest()
    assert name == f"rubrics/bo_thu-{digest[:12]}.json"
    assert len([name for name in files if name.startswith("submissions/")]) == 2


def test_tables_for_excel(kept: Database) -> None:
    files = export_files(kept)

    assert files["diem.csv"].startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(files["xep-hang.csv"].decode("utf-8-sig")), delimiter=";"))
    assert rows[1][1:8] == ["A", "Thôn Đông", "T", "K", "scored", "14,00", "15,00"]
    people = files["ban-ghi.csv"].decode("utf-8-sig")
    assert "'=cmd" in people  # Excel runs nothing
    assert kept_period.BY.author in people


def test_whose_a_period_is_stands_in_every_file(kept: Database, tmp_path: Path) -> None:
    add(kept, brought(write(tmp_path / "2", units=kept_period.units_of("Xã Một")), "Xã Một"), BY)

    files = export_files(kept)

    rows = list(
        csv.DictReader(io.StringIO(files["ban-ghi.csv"].decode("utf-8-sig")), delimiter=";")
    )
    runs = [row for row in rows if row["Loại"] == "run"]
    assert [(row["Kỳ"], row["Xã, cơ quan chấm"]) for row in runs] == [
        ("ky_1", ""), ("ky_1", ""), ("ky_1", "Xã Một"),
    ]  # fmt: skip
    lines = map(json.loads, files["records.jsonl"].decode().splitlines())
    assert [line["authority"] for line in lines if line["kind"] == "period"] == ["", "Xã Một"]


def test_what_was_touched_is_not_exported(kept: Database) -> None:
    with kept.engine.connect() as connection, connection.begin():
        if kept.engine.dialect.name == "postgresql":
            connection.execute(text("SET LOCAL session_replication_role = replica"))
        else:
            connection.execute(text("DROP TRIGGER history_score_no_update"))
        connection.execute(text("UPDATE history_score SET points = '15.00' WHERE row = 1"))

    with pytest.raises(InputError, match="HIS823"):
        export_files(kept)
