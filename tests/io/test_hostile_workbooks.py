"""Every harmful or broken file is refused by its code, soon, and within bounded memory."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import bad_workbooks
import hostile_workbooks
import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_scoring.io.workbook import Workbook, read_workbook, read_workbook_bytes
from danvan_scoring.model.problem import Problem

MEASURE = """
import resource, sys, time
from pathlib import Path
from danvan_scoring.io.workbook import read_workbook
before = time.process_time()
found = read_workbook(Path(sys.argv[1]), "phieu.xlsx")
seconds = time.process_time() - before
print(found.code, seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""
SECONDS, MEGABYTES = 2.0, 500


@pytest.mark.parametrize("name", hostile_workbooks.HOSTILE)
def test_a_harmful_file_is_refused_by_its_code(name: str) -> None:
    code, build = hostile_workbooks.HOSTILE[name]

    found = read_workbook_bytes(build(), "phieu.xlsx")

    assert isinstance(found, Problem)
    assert (found.code, found.place.file) == (code, "phieu.xlsx")
    assert found.line("vi").count("{") == 0


@pytest.mark.slow
@pytest.mark.parametrize("name", hostile_workbooks.HOSTILE)
def test_a_harmful_file_costs_little(name: str, tmp_path: Path) -> None:
    code, build = hostile_workbooks.HOSTILE[name]
    path = tmp_path / "phieu.xlsx"
    path.write_bytes(build())

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (4 * 2**30, 4 * 2**30))

    told = subprocess.run(  # noqa: S603 (our own interpreter)
        [sys.executable, "-c", MEASURE, str(path)],
        capture_output=True, text=True, check=True, preexec_fn=limited,
    ).stdout.split()  # fmt: skip

    assert told[0] == code
    assert float(told[1]) < SECONDS
    assert int(told[2]) < MEGABYTES


@pytest.mark.parametrize("code", ["FRM500", "FRM501"])
def test_what_cannot_be_opened_is_named(code: str, tmp_path: Path) -> None:
    path = tmp_path / "phieu.xlsx"
    if code == "FRM501":
        path.mkdir()

    found = read_workbook(path, "phieu.xlsx")

    assert isinstance(found, Problem)
    assert found.code == code


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "phieu.xlsx"
    os.mkfifo(path)

    found = read_workbook(path, "phieu.xlsx")

    assert isinstance(found, Problem)
    assert found.code == "FRM501"


def test_what_was_looked_through_is_what_is_read() -> None:
    found = read_workbook_bytes(bad_workbooks.with_two_names_for_a_part(), "phieu.xlsx")

    assert isinstance(found, Workbook)
    assert found.sheets["Phiếu"].rows == [["Mã", None], [None, 12.5]]


@given(st.data())
def test_damage_is_told_or_changes_nothing(data: st.DataObject) -> None:
    good = bad_workbooks.good()
    whole = read_workbook_bytes(good, "phieu.xlsx")
    assert isinstance(whole, Workbook)
    damaged = bytearray(good)
    at = data.draw(st.integers(0, len(good) - 1))
    kind = data.draw(st.sampled_from(["flip", "cut", "insert", "drop"]))
    if kind == "flip":
        damaged[at] ^= data.draw(st.integers(1, 255))
    elif kind == "cut":
        del damaged[at:]
    elif kind == "insert":
        damaged[at:at] = data.draw(st.binary(min_size=1, max_size=20))
    else:
        del damaged[at : at + data.draw(st.integers(1, 40))]

    found = read_workbook_bytes(bytes(damaged), "phieu.xlsx")

    if isinstance(found, Workbook):
        assert found.sheets == whole.sheets


MARKUP = [b'<c r="A1">', b"</c>", b"<v>", b"</v>", b"<f>", b"<row/>", b"</row>", b' t="e"', b"'"]
MARKUP += [b' r="ZZ9"', b"<!--", b"-->", b"&#65;", b"<x:c>", b"<![CDATA[", b"999999999999", b"\xff"]


@given(st.sampled_from(["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"]), st.data())
def test_markup_that_is_damaged_before_it_is_packed_never_stops_the_program(
    name: str, data: st.DataObject
) -> None:
    content = bad_workbooks.parts(bad_workbooks.good())
    part = content[name]
    for _ in range(data.draw(st.integers(1, 3))):
        at, gone = data.draw(st.integers(0, len(part))), data.draw(st.integers(0, 9))
        part = part[:at] + data.draw(st.sampled_from(MARKUP)) + part[at + gone :]

    found = read_workbook_bytes(bad_workbooks.packed({**content, name: part}), "phieu.xlsx")

    assert isinstance(found, Workbook) or found.code in {"FRM508", "FRM511", "FRM514"}
