"""Every fault of a dataset is told with its code and place, and nothing is half-written."""

import errno
import os
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from many import PERIOD, Country, country, tree

from danvan_scoring import InputError
from danvan_scoring.model.problem import Problem
from danvan_scoring.scale import convert, extras, job, tasks
from danvan_scoring.scale.dataset import open_dataset
from danvan_scoring.scale.evaluate import evaluate_dataset
from danvan_scoring.scale.executors import dask_cluster
from danvan_scoring.scale.partition import SCORES, UNITS, Partition, ranks_file

SECOND = Partition(PERIOD, "02")
FILE = SECOND.file(UNITS)


@pytest.fixture
def own(tmp_path: Path) -> Country:
    return country(tmp_path / "data")


def rewrite(
    own: Country, change: Callable[[pa.Table], pa.Table], where: Partition = SECOND
) -> None:
    path = own.folder / where.file(UNITS)
    pq.write_table(change(pq.read_table(path, partitioning=None)), path)


def column(name: str, change: Callable[[list[Any]], Any]) -> Callable[[pa.Table], pa.Table]:
    def changed(table: pa.Table) -> pa.Table:
        cells = change(table.column(name).to_pylist())
        cells = cells if isinstance(cells, pa.Array) else pa.array(cells)
        return table.set_column(table.schema.get_field_index(name), name, cells)

    return changed


def first(value: object) -> Callable[[list[Any]], list[Any]]:
    return lambda cells: [value, *cells[1:]]


def told(own: Country) -> list[Problem]:
    """Run; the second partition has faults, the others are scored as ever."""
    results = own.folder.parent / "results"
    run = evaluate_dataset(own.folder, results)
    assert run.faulty == (SECOND,)
    assert run.failed
    names = set(tree(results))
    good = [Partition(PERIOD, "01"), Partition(PERIOD, "03")]
    assert names == {"run.json", "rubric.toml", ranks_file(PERIOD), *(p.file(SCORES) for p in good)}
    return [problem for problem in run.problems if problem.code != "SCL941"]


def codes(problems: "list[Problem] | tuple[Problem, ...]") -> list[str]:
    return [problem.code for problem in problems]


def test_a_file_that_is_no_parquet(own: Country) -> None:
    (own.folder / FILE).write_bytes(b"no parquet")

    [problem] = told(own)

    assert problem.code == "SCL904"
    assert problem.place.file == FILE


@pytest.mark.parametrize("at", [0.3, 0.9])
def test_a_file_that_is_cut_or_overwritten(own: Country, at: float) -> None:
    content = (own.folder / FILE).read_bytes()
    place = int(len(content) * at)
    (own.folder / FILE).write_bytes(content[:place])

    assert codes(told(own)) == ["SCL904"]


def test_every_missing_column_is_told(own: Country) -> None:
    rewrite(own, lambda table: table.drop(["value_lam", "kind", "evidence_lam"]))

    problems = told(own)

    assert codes(problems) == ["SCL905"] * 3
    assert [p.place.item for p in problems] == ["kind", "value_lam", "evidence_lam"]


def test_columns_that_need_not_be_there(own: Country) -> None:
    rewrite(own, lambda table: table.drop(["waivers", "marks", "progress"]))

    run = evaluate_dataset(own.folder, own.folder.parent / "results")

    assert not run.failed


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        ("value_lam", lambda cells: [str(cell) for cell in cells]),
        ("value_ngay", lambda cells: [1.0 for _ in cells]),
        ("value_ngay", lambda cells: pa.array(cells).cast(pa.timestamp("s", "Asia/Ho_Chi_Minh"))),
        ("unit", lambda cells: [*range(len(cells))]),
        ("kind", lambda cells: pa.array([b"thon"] * len(cells))),
        ("marks", lambda cells: ["x" for _ in cells]),
        ("waivers", lambda cells: [[{"criterion": "A1"}] for _ in cells]),
    ],
)
def test_a_column_of_the_wrong_type(
    own: Country, name: str, cells: Callable[[list[Any]], Any]
) -> None:
    rewrite(own, column(name, cells))

    [problem] = told(own)

    assert problem.code == "SCL906"
    assert problem.place.item == name
    assert problem.expected("vi")


def test_types_that_mean_the_same_are_taken(own: Country) -> None:
    evaluate_dataset(own.folder, own.folder.parent / "before")
    table = pq.read_table(own.folder / FILE, partitioning=None)
    plain = {
        "value_du": table.column("value_du").cast(pa.bool_()),
        "value_muc": table.column("value_muc").cast(pa.int64()),
        "value_ngay": table.column("value_ngay").cast(pa.timestamp("us")),
        "unit": table.column("unit").cast(pa.string()),
        "kind": table.column("kind").cast(pa.large_string()),
        "evidence_lam": table.column("evidence_lam").cast(pa.string()),
    }
    for name, cells in plain.items():
        table = table.set_column(table.schema.get_field_index(name), name, cells)
    pq.write_table(table, own.folder / FILE)

    evaluate_dataset(own.folder, own.folder.parent / "results")

    paths = [own.folder.parent / name / SECOND.file(SCORES) for name in ("before", "results")]
    before, after = (pq.read_table(path, partitioning=None) for path in paths)
    assert before.drop(["unit"]).equals(after.drop(["unit"]))
    assert before.column("unit").to_pylist() == after.column("unit").to_pylist()


@pytest.mark.parametrize("name", ["unit", "authority", "kind"])
@pytest.mark.parametrize("nothing", [None, ""])
def test_rows_that_name_nothing(own: Country, name: str, nothing: str | None) -> None:
    rewrite(own, column(name, lambda cells: [nothing, cells[1], nothing, *cells[3:]]))

    [problem] = told(own)

    assert problem.code == "SCL907"
    assert problem.place.item == name
    assert problem.details["rows"] == "1, 3"


def test_all_faults_of_the_values_are_told_with_the_file(own: Country) -> None:
    rewrite(own, column("value_lam", first(5000.0)))
    rewrite(own, column("kind", first("xom")))
    rewrite(own, column("value_loai", first("C")))

    problems = told(own)

    assert codes(problems) == ["SUB252", "SUB256", "SUB273"]
    assert {problem.place.file for problem in problems} == {FILE}
    assert "x04/u00" in problems[1].title()


def test_a_unit_twice_in_one_partition(own: Country) -> None:
    rewrite(own, column("unit", lambda cells: [cells[1], *cells[1:]]))

    [problem] = told(own)

    assert (problem.code, problem.found) == ("SUB251", "x04/u01")


def test_a_partition_of_another_version_of_the_rubric(own: Country) -> None:
    metadata = {b"danvan.rubric": b"thu 0"}
    rewrite(own, lambda table: table.replace_schema_metadata(metadata))

    [problem] = told(own)

    assert (problem.code, problem.found) == ("SCL908", "thu 0")
    assert problem.expected() == "thu 1"


def test_a_rubric_that_was_edited_where_it_lies(own: Country) -> None:
    path = own.folder / "rubric.toml"
    path.write_text(path.read_text("utf-8").replace("max = 30", "max = 31"), "utf-8")

    with pytest.raises(InputError) as caught:
        open_dataset(own.folder)

    assert "SCL909" in codes(caught.value.problems)


def copy(own: Country, rows: slice, **changes: str) -> None:
    """Put rows of the first province into the second as well."""
    path = own.folder / Partition(PERIOD, "01").file(UNITS)
    other = pq.read_table(path, partitioning=None).slice(rows.start, rows.stop - rows.start)
    for name, value in changes.items():
        cells = pa.array([f"{value}{n}" for n in range(len(other))]).dictionary_encode()
        other = other.set_column(other.schema.get_field_index(name), name, cells)
    rewrite(own, lambda table: pa.concat_tables([table, other]).unify_dictionaries())


def test_a_unit_in_two_partitions(own: Country) -> None:
    copy(own, slice(0, 2))

    run = evaluate_dataset(own.folder, own.folder.parent / "results")

    assert run.faulty == (Partition(PERIOD, "01"), SECOND)
    assert codes(run.problems) == ["SCL910", "SCL910", "SCL941"]
    assert run.problems[0].found == "x00/u00, x00/u01"
    assert run.problems[0].details["other"] == "period=N2025/province=02"


def test_a_commune_in_two_partitions(own: Country) -> None:
    copy(own, slice(0, 2), unit="khac")

    run = evaluate_dataset(own.folder, own.folder.parent / "results")

    assert codes(run.problems) == ["SCL911", "SCL911", "SCL941"]
    assert run.problems[0].found == "x00"


def test_the_same_commune_in_two_periods_is_no_fault(own: Country) -> None:
    described = own.folder / "dataset.json"
    text = described.read_text("utf-8").replace(
        '"N2025": {', '"N2024": {"as_of": "2024-12-05", "outside_dates": "thử"}, "N2025": {'
    )
    described.write_text(text, "utf-8")
    path = own.folder / Partition("N2024", "02").file(UNITS)
    path.parent.mkdir(parents=True)
    path.write_bytes((own.folder / FILE).read_bytes())

    assert not evaluate_dataset(own.folder, own.folder.parent / "results").failed


def test_a_province_with_faults_leaves_no_ranks_over_all(own: Country) -> None:
    (own.folder / FILE).write_bytes(b"")

    run = evaluate_dataset(own.folder, own.folder.parent / "results")

    assert codes(run.problems) == ["SCL904", "SCL941"]
    ranks = pq.read_table(own.folder.parent / "results" / ranks_file(PERIOD), partitioning=None)
    assert ranks.column("rank_all_T").null_count == len(ranks)
    assert ranks.column("rank_province_T").null_count < len(ranks)


def test_faults_that_were_mended_leave_no_trace(own: Country) -> None:
    results = own.folder.parent / "results"
    evaluate_dataset(own.folder, results)
    whole, content = tree(results), (own.folder / FILE).read_bytes()
    (own.folder / FILE).write_bytes(b"")
    told(own)

    (own.folder / FILE).write_bytes(content)
    evaluate_dataset(own.folder, results)

    assert tree(results) == whole


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        ({"criterion": "A9", "points": 1}, "A9"),
        ({"criterion": "A1", "points": 31}, "31.000000"),
        ({"criterion": "A1", "points": -1}, "-1.000000"),
        ({"criterion": "A1", "points": None}, ""),
    ],
)
def test_marks_that_cannot_be_used(own: Country, entry: dict[str, Any], found: str) -> None:
    entry = {"stage": "agreed", "by": "HD", "reason": "", **entry}
    of = pq.read_schema(own.folder / FILE).field("marks").type
    rewrite(own, column("marks", lambda cells: pa.array([[entry], *cells[1:]], of)))

    [problem] = told(own)

    assert (problem.code, problem.found) == ("SCL914", found)
    assert problem.details["units"] == "x04/u00"


def test_a_waiver_of_a_criterion_that_there_is_not(own: Country) -> None:
    entry = {"criterion": "A9", "state": "exempt", "document": "", "until": None, "reason": ""}
    of = pq.read_schema(own.folder / FILE).field("waivers").type
    rewrite(own, column("waivers", lambda cells: pa.array([[entry], *cells[1:]], of)))

    [problem] = told(own)

    assert (problem.code, problem.found) == ("SUB259", "A9")


def test_a_criterion_that_breaks_the_contract_stops_its_partition_only(
    own: Country, monkeypatch: pytest.MonkeyPatch
) -> None:
    from danvan_criteria.ratio import Ratio  # noqa: PLC0415 (patched here alone)

    right = Ratio.score

    def wrong(self: Ratio, evidence: pd.DataFrame, context: Any) -> Any:
        if evidence.index.str.startswith("x04").any():
            raise ZeroDivisionError
        return right(self, evidence, context)

    monkeypatch.setattr(Ratio, "score", wrong)

    [problem] = told(own)

    assert (problem.code, problem.place.file) == ("PLG481", FILE)


@pytest.mark.parametrize("content", [None, b"", b"[]", b'{"format": 2}', b'{"format": 1}'])
def test_a_folder_that_is_no_dataset(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "dataset.json").write_bytes(content)

    with pytest.raises(InputError) as caught:
        open_dataset(tmp_path)

    assert set(codes(caught.value.problems)) == {"SCL902"}


def test_a_dataset_without_partitions(own: Country) -> None:
    for path in (own.folder / UNITS).rglob("*.parquet"):
        path.unlink()

    with pytest.raises(InputError, match="SCL903"):
        open_dataset(own.folder)


def test_a_period_that_is_not_described(own: Country) -> None:
    path = own.folder / Partition("N2026", "01").file(UNITS)
    path.parent.mkdir(parents=True)
    path.write_bytes((own.folder / FILE).read_bytes())

    with pytest.raises(InputError) as caught:
        open_dataset(own.folder)

    assert [(p.code, p.found) for p in caught.value.problems] == [("SCL912", "N2026")]


@pytest.mark.parametrize(
    "name",
    ["period=N2025/province=02/part-0.parquet", "period=N2025/tinh=04/part.parquet", "x.csv"],
)
def test_a_file_that_is_no_partition(own: Country, name: str) -> None:
    path = own.folder / UNITS / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"")

    with pytest.raises(InputError) as caught:
        open_dataset(own.folder)

    assert [(p.code, p.place.file) for p in caught.value.problems] == [("SCL913", f"units/{name}")]


def test_marks_of_other_programs_are_passed_over(own: Country) -> None:
    (own.folder / UNITS / "_SUCCESS").write_bytes(b"")
    (own.folder / UNITS / "period=N2025" / ".part.parquet.crc").write_bytes(b"")

    assert len(open_dataset(own.folder).partitions) == 3


def test_a_worker_with_another_version_of_the_library(
    own: Country, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "LIBRARY", "0.0.9")

    run = evaluate_dataset(own.folder, own.folder.parent / "results")

    assert codes(run.problems) == ["SCL923"] * 3
    assert run.problems[0].expected("en") == f"danvan-scoring {job.LIBRARY} on every worker"


def test_results_are_not_written_over_other_files(own: Country, tmp_path: Path) -> None:
    (tmp_path / "results").mkdir()
    (tmp_path / "results" / "luan-van.docx").write_bytes(b"x")

    with pytest.raises(InputError, match="SUB294"):
        evaluate_dataset(own.folder, tmp_path / "results")


@pytest.mark.parametrize("fails_at", range(1, 8))
def test_a_full_disk_is_told_and_leaves_nothing_half_written(
    own: Country, monkeypatch: pytest.MonkeyPatch, fails_at: int
) -> None:
    """Whatever write fails: the next run, with room, comes to the same as one without trouble."""
    results = own.folder.parent / "results"
    left = fails_at
    sync = os.fsync

    def full(handle: int) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        sync(handle)

    monkeypatch.setattr("danvan_scoring.io.whole_file.os.fsync", full)
    try:
        problems = evaluate_dataset(own.folder, results).problems
    except InputError as error:
        problems = error.problems
    unwritten = [p.title() for p in problems if p.code == "SUB295"]
    assert unwritten == ["không ghi được kết quả (ổ đĩa hết chỗ)"]
    assert not list(results.rglob(".*"))
    there = tree(results) if results.exists() else {}
    for name, content in there.items():
        if name.endswith(".parquet"):
            assert pq.read_table(pa.BufferReader(content)).num_rows
    assert b'"complete": true' not in there.get("run.json", b"")

    monkeypatch.undo()
    evaluate_dataset(own.folder, results)

    evaluate_dataset(own.folder, own.folder.parent / "anew")
    assert tree(results) == tree(own.folder.parent / "anew")


def test_a_scheduler_that_is_not_there() -> None:
    with pytest.raises(InputError) as caught, dask_cluster("tcp://127.0.0.1:9", wait=1):
        pass

    [problem] = caught.value.problems
    assert (problem.code, problem.found) == ("SCL921", "tcp://127.0.0.1:9")


@pytest.mark.parametrize(
    "address", ["nơi nào đó", "foo", "http://127.0.0.1:9", "tcp://127.0.0.1:x", "tls://h:1", ""]
)
def test_an_address_that_is_none_is_refused_at_once(address: str) -> None:
    began = time.monotonic()
    with pytest.raises(InputError, match="SCL921"), dask_cluster(address, wait=60):
        pass

    assert time.monotonic() - began < 10


@pytest.mark.parametrize("answer", [b"", b"HTTP/1.1 400 Bad Request\r\n\r\n" + b"x" * 99])
def test_an_address_where_something_else_listens(answer: bytes) -> None:
    """Once it says nothing, as a printer might; once it speaks as a web server does."""
    began = time.monotonic()
    with socket.create_server(("127.0.0.1", 0)) as server:

        def speak() -> None:
            caller, _ = server.accept()
            caller.sendall(answer)
            ended.wait(30)
            caller.close()

        ended = threading.Event()
        speaker = threading.Thread(target=speak)
        speaker.start()
        address = f"tcp://127.0.0.1:{server.getsockname()[1]}"
        with pytest.raises(InputError, match="SCL921"), dask_cluster(address, wait=1):
            pass
        ended.set()
        speaker.join()

    assert time.monotonic() - began < 10


def test_an_extra_that_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extras, "find_spec", lambda _name: None)

    with pytest.raises(InputError) as caught, dask_cluster("tcp://127.0.0.1:9"):
        pass

    [problem] = caught.value.problems
    assert problem.code == "SCL901"
    assert 'pip install ".[scale]"' in problem.line("vi")


def test_a_mended_table_needs_no_new_dataset(own: Country) -> None:
    """What is written is what is read: a partition comes back as the submissions it was made of."""
    sources = [
        convert.Source(
            "x", code, "", own.rubric, None, replace(sent), open_dataset(own.folder)
            .manifest.periods[PERIOD].as_of,
        )
        for (where, code), sent in own.communes.items()
        if where == "02"
    ]  # fmt: skip
    table = convert.units_table(own.rubric, sources)

    assert table.num_rows == 36
    cells = np.array(table.column("value_lam").to_pylist(), dtype=float)
    given = np.concatenate([source.submissions.values["lam"].to_numpy() for source in sources])
    assert np.array_equal(cells, given, equal_nan=True)
