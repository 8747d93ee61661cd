"""A small period to be recorded, invented: three units, two criteria, points by hand."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from danvan_scoring.cli.loading import load
from danvan_scoring.history.appending import By
from danvan_scoring.history.brought import Brought
from danvan_scoring.history.log_read import read_whole_log

BY = By("Phòng VH-XH", "nhập lần đầu", datetime(2026, 1, 5, 8, 0, tzinfo=UTC))

RUBRIC = """\
format = 1
id = "bo_thu"
version = "1"
title = "Bộ tiêu chí thử"
authority = "UBND xã Thử"
status = "issued"
effective_from = 2025-01-01

[states]
not_applicable = "leave_out"
exempt = "leave_out"
missing = "zero"
pending = "block"
not_submitted = "block"
withheld = "leave_out"

[[kind]]
code = "thon"
title = "Thôn"

[[peer_group]]
code = "K"
title = "Khối thôn"
kinds = ["thon"]

[[field]]
code = "da_lam"
title = "Số việc đã làm"
type = "integer"

[[field]]
code = "phai_lam"
title = "Số việc phải làm"
type = "integer"

[[field]]
code = "ngay"
title = "Ngày gửi"
type = "date"

[[field]]
code = "ghi_chu"
title = "Ghi chú"
type = "text"

[[group]]
code = "T"
title = "Tổng điểm"
max = 15

[[criterion]]
code = "1"
title = "Tỷ lệ thực hiện"
group = "T"
max = 10
uses = "builtin/ratio@1"
params = { done = "da_lam", planned = "phai_lam" }

[[criterion]]
code = "2"
title = "Gửi đúng hạn"
group = "T"
max = 5
uses = "builtin/deadline@1"
params = { date = "ngay", due = 2025-11-30, lose = 0.5 }

[[class]]
code = "tot"
title = "Tốt"
from = 12

[[class]]
code = "kha"
title = "Khá"
from = 0
"""

UNITS = "code;name;kind\nA;Thôn Đông;thon\nB;Thôn Đoài;thon\nC;Thôn Nam;thon\n"


def units_of(*authorities: str) -> str:
    """The list of units with whose they are: the one authority of all, or each unit's own."""
    head, *rows = UNITS.splitlines()
    names = authorities * len(rows) if len(authorities) == 1 else authorities
    own = [f"{row};{name}" for row, name in zip(rows, names, strict=True)]
    return "\n".join([f"{head};authority", *own]) + "\n"


CELLS: Mapping[tuple[str, str], str] = {
    ("A", "da_lam"): "9",
    ("A", "phai_lam"): "10",
    ("A", "ngay"): "30/11/2025",
    ("A", "ghi_chu"): "=1+1; “trích”",
    ("B", "da_lam"): "1",
    ("B", "phai_lam"): "3",
    ("B", "ngay"): "02/12/2025",
}
"""A: 9 + 5 = 14. B: 10/3 = 3.33, and 5 less 2 days at 0.5 = 4: 7.33. C has sent nothing."""

POINTS = {("A", "1"): "9.00", ("A", "2"): "5.00", ("A", "T"): "14.00"} | {
    ("B", "1"): "3.33", ("B", "2"): "4.00", ("B", "T"): "7.33",
    ("C", "1"): None, ("C", "2"): None, ("C", "T"): None,
}  # fmt: skip


def write(
    folder: Path,
    period: str = "ky_1",
    cells: Mapping[tuple[str, str], str] | None = None,
    **files: str,
) -> Path:
    """Write a period's files into a folder; return the path of the period.

    Args:
        folder: made if it is not there.
        period: its id.
        cells: of the forms, where they differ from `CELLS`.
        files: contents of `rubric` and `units` in place of the usual; `more` of the period.
    """
    folder.mkdir(parents=True, exist_ok=True)
    rows = {**CELLS, **(cells or {})}
    quoted = {
        key: '"{}"'.format(cell.replace('"', '""')) if ";" in cell else cell
        for key, cell in rows.items()
    }
    lines = [f"{unit};{field};{cell};;" for (unit, field), cell in quoted.items()]
    (folder / "rubric.toml").write_text(files.get("rubric", RUBRIC), encoding="utf-8")
    (folder / "units.csv").write_text(files.get("units", UNITS), encoding="utf-8")
    (folder / "phieu.csv").write_text(
        "\n".join(["unit;field;value;evidence;note", *lines]) + "\n", encoding="utf-8"
    )
    path = folder / "period.toml"
    path.write_text(
        f'format = 1\nid = "{period}"\ntitle = "Kỳ {period}"\nas_of = 2025-12-05\n'
        'rubric = "rubric.toml"\nunits = "units.csv"\nsubmissions = ["phieu.csv"]\n'
        + files.get("more", ""),
        encoding="utf-8",
    )
    return path


def brought(path: Path, authority: str | None = None, **decisions: str) -> Brought:
    """Read and score a period, as `danvan history add` does.

    Args:
        path: of the period.
        authority: whose it is, as `--authority` says.
        decisions: the documents by which appeals were decided, by unit.
    """
    loaded = load(path, [], [])
    return Brought(
        period=loaded.period,
        found=loaded.evaluate(None),
        plan=loaded.plan,
        log=read_whole_log(loaded.period),
        decisions=decisions,
        authority=authority,
    )
