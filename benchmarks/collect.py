"""Collecting forms, against merely unzipping them: ratios of one run.

`python benchmarks/collect.py [FORMS]`: fills in so many forms (3,321 if not said) of 40 criteria,
puts them into a folder, and times three ways of reading them, each the best of three.
"""

import io
import os
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import openpyxl
from python_calamine import CalamineWorkbook

from danvan_scoring.cli.collecting import collected
from danvan_scoring.cli.preparing import prepare
from danvan_scoring.io.forms.collect import find_forms
from danvan_scoring.io.forms.write import write_form
from danvan_scoring.model.assessment import Assessment

COUNT = int(sys.argv[1]) if len(sys.argv) > 1 else 3_321
LINES = 40

RUBRIC = """\
format = 1
id = "do"
version = "1"
title = "Bộ tiêu chí để đo"
authority = "UBND xã Thử"
status = "draft"
[states]
not_applicable = "leave_out"
exempt = "leave_out"
missing = "zero"
pending = "block"
not_submitted = "block"
withheld = "block"
[[kind]]
code = "thon"
title = "Thôn"
[[peer_group]]
code = "K"
title = "Khối"
kinds = ["thon"]
[[group]]
code = "T"
title = "Tổng"
max = 400
"""


def rubric() -> str:
    """A rubric of ratios, two facts each."""
    lines = (
        (
            f'[[field]]\ncode = "lam_{line}"\ntitle = "Số việc thuộc nội dung {line} đã hoàn thành '
            f'trong kỳ"\ntype = "integer"\nminimum = 0\nmaximum = 1000\n'
            f'[[field]]\ncode = "giao_{line}"\ntitle = "Số việc thuộc nội dung {line} được giao '
            f'trong kỳ"\ntype = "integer"\nminimum = 0\nmaximum = 1000\n'
            f'[[criterion]]\ncode = "C{line}"\ntitle = "Mức độ hoàn thành nội dung {line} của kế '
            f'hoạch"\ngroup = "T"\nmax = 10\nuses = "builtin/ratio@1"\n'
            f'params = {{ done = "lam_{line}", planned = "giao_{line}" }}\n'
        )
        for line in range(LINES)
    )
    return "\n".join([RUBRIC, *lines])


def fill(folder: Path) -> Path:
    """Make the period and the folder of filled forms; return the period's path."""
    (folder / "rubric.toml").write_text(rubric(), encoding="utf-8")
    rows = "".join(f"u{n};Thôn {n};thon\n" for n in range(COUNT))
    (folder / "units.csv").write_text(f"code;name;kind\n{rows}", encoding="utf-8")
    path = folder / "period.toml"
    path.write_text(
        'format = 1\nid = "do"\ntitle = "Đo"\nas_of = 2025-12-01\nrubric = "rubric.toml"\n'
        'units = "units.csv"\nlog = "log.jsonl"\n',
        encoding="utf-8",
    )
    maker = prepare(path, (), ()).maker("thon", "self")
    forms = folder / "forms"
    forms.mkdir()
    made = write_form(maker.form("u0", "Thôn 0", "thon"))
    book = openpyxl.load_workbook(io.BytesIO(made))
    sheet = book["Phiếu"]
    for row in range(12, sheet.max_row + 1):
        if "/" in str(sheet.cell(row, 1).value):
            sheet.cell(row, 5).value = row % 90
            sheet.cell(row, 7).value = f"Báo cáo số {row}/BC"
    stream = io.BytesIO()
    book.save(stream)
    # The other forms differ in whose they are, and are packed by the same program.
    parts = _parts(stream.getvalue())
    for number in range(COUNT):
        changed = {
            name: data.replace(b"<t>u0</t>", f"<t>u{number}</t>".encode()).replace(
                b">u0<", f">u{number}<".encode()
            )
            for name, data in parts.items()
        }
        with zipfile.ZipFile(forms / f"{number}.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in changed.items():
                archive.writestr(name, data)
    return path


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def unzip(files: list[Path]) -> None:
    """Inflate every part of every file: the least that any reader does."""
    for path in files:
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                archive.read(name)


def calamine(files: list[Path]) -> None:
    """Read every sheet, and look at nothing."""
    for path in files:
        book = CalamineWorkbook.from_path(str(path))
        for name in book.sheet_names:
            book.get_sheet_by_name(name).to_python()


def best(work: Callable[[], object]) -> float:
    """The best of three times."""
    times = []
    for _ in range(3):
        begin = perf_counter()
        work()
        times.append(perf_counter() - begin)
    return min(times)


def main() -> None:
    """Make the forms, time the three ways, and print their ratios."""
    with tempfile.TemporaryDirectory() as temporary:
        period = fill(Path(temporary))
        prepared = prepare(period, (), ())
        found = find_forms(period.parent / "forms")
        files = [file.path for file in found.forms]
        found_forms = collected(prepared, found, Assessment(()), "VHXH")
        assert len(found_forms.taken) == COUNT, found_forms.forms[0].problems
        floor = best(lambda: unzip(files))
        whole = best(lambda: calamine(files))
        ours = best(lambda: collected(prepared, found, Assessment(()), "VHXH"))
        print(f"{COUNT} forms of {LINES} criteria, {os.cpu_count()} cores, ratios to unzipping")
        print(f"unzip all parts, one process   1.0   ({floor:.2f} s)")
        print(f"calamine, all sheets           {whole / floor:.1f}")
        print(f"collect, checked and chosen    {ours / floor:.1f}")


if __name__ == "__main__":
    main()
