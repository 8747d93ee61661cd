"""A small period that goes by forms, invented; and the forms of its units, filled in or not."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import filled_forms

from danvan_scoring.cli import main

RUBRIC = """\
format = 1
id = "thu"
version = "1"
title = "Bộ tiêu chí thử"
authority = "Ủy ban nhân dân xã Thử"
status = "issued"

[procedure]
spread = 1
appeal_days = 5
supersede = "later"

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

[[kind]]
code = "truong"
title = "Trường"

[[peer_group]]
code = "K"
title = "Khối chung"
kinds = ["thon", "truong"]

[[field]]
code = "da_lam"
title = "Số việc đã làm"
type = "integer"
unit = "việc"
minimum = 0
maximum = 1000

[[field]]
code = "phai_lam"
title = "Số việc phải làm"
type = "integer"
unit = "việc"
minimum = 0
maximum = 1000

[[field]]
code = "ke_hoach"
title = "Có kế hoạch"
type = "yes_no"
evidence = "required"

[[field]]
code = "muc"
title = "Mức tham gia"
type = "choice"
choices = ["tốt", "khá, được", "yếu"]

[[field]]
code = "ngay"
title = "Ngày họp"
type = "date"

[[field]]
code = "y_kien"
title = "Ý kiến"
type = "text"

[[field]]
code = "diem_hd"
title = "Điểm Hội đồng"
type = "number"
minimum = 0
maximum = 5
filled_by = "council"

[[field]]
code = "nhan_xet"
title = "Nhận xét"
type = "text"
filled_by = "council"

[[field]]
code = "ho_du"
title = "Tỷ lệ hộ dự họp"
type = "number"
unit = "%"
minimum = 0
maximum = 100

[[group]]
code = "T"
title = "Tổng điểm"
max = 20

[[group]]
code = "TH"
title = "Thưởng"
group = "T"
kind = "bonus"
max = 2

[[criterion]]
code = "1.10"
title = "Tỷ lệ thực hiện"
group = "T"
max = 8
uses = "builtin/ratio@1"
params = { done = "da_lam", planned = "phai_lam" }

[[criterion]]
code = "2"
title = "Kế hoạch"
group = "T"
max = 4
uses = "builtin/yes_no@1"
params = { field = "ke_hoach" }

[[criterion]]
code = "3"
title = "Chất lượng"
group = "T"
max = 5
uses = "builtin/assigned@1"
params = { points_field = "diem_hd", note = "nhan_xet" }

[[criterion]]
code = "4"
title = "Hộ dự họp"
group = "T"
max = 3
applies_to = ["thon"]
uses = "builtin/linear@1"
params = { value = "ho_du", worst = 0, best = 100 }

[[criterion]]
code = "5"
title = "Vượt kế hoạch"
group = "TH"
max = 2
uses = "builtin/count@1"
params = { field = "da_lam", each = 0.01 }

[[criterion]]
code = "6"
title = "So với đơn vị dẫn đầu"
group = "TH"
max = 2
uses = "builtin/relative@1"
params = { done = "da_lam", target = "phai_lam" }
"""

PLAN = """\
format = 1
id = "ke_hoach_thu"
version = "1"
title = "Kế hoạch thử"
authority = "UBND xã Thử"

[[group]]
code = "1"
title = "Nhóm nhiệm vụ"

[[task]]
code = "1.1"
title = "Ban hành kế hoạch"
group = "1"
before = 2025-12-01
binds = ["thon", "truong"]
evidence = "Kế hoạch"
not_covered = "thử"

[[task]]
code = "1.2"
title = "Việc riêng của một thôn"
group = "1"
before = 2025-12-01
binds_units = ["T-01"]
evidence = "Báo cáo"
not_covered = "thử"

[[report]]
code = "nam"
title = "Báo cáo năm"
before = 2025-12-01
binds = ["thon", "truong"]
"""

PERIOD = """\
format = 1
id = "ky_thu"
title = "Kỳ thử"
as_of = 2025-12-10
rubric = "rubric.toml"
plan = "plan.toml"
units = "units.csv"
waivers = ["mien.csv"]
extensions = ["gia-han.csv"]
log = "nhat-ky.jsonl"
evidence = "minh-chung"
forms_due = 2025-11-30
announced = 2025-12-02

[[council]]
code = "HD1"
title = "Chủ tịch"

[[council]]
code = "HD2"
title = "Ủy viên"
units = ["T-02"]
"""

FILES: Mapping[str, str] = {
    "period.toml": PERIOD,
    "rubric.toml": RUBRIC,
    "plan.toml": PLAN,
    "units.csv": "code;name;kind\n"
    "T-01;Thôn Đông;thon\nT-02;Thôn Đoài;thon\nTH;Trường Sơn Ca;truong\n",
    "mien.csv": "unit;criterion;state;document;until;reason\nT-02;4;được miễn;QĐ 5;;Thiên tai\n",
    "gia-han.csv": "unit;until;granted_by;reason\nT-02;05/12/2025;Công văn 8;Bão\n",
}
FACTS: Mapping[str, tuple[object, ...]] = {
    "1.10/1": (3, "", "", ""),
    "1.10/2": (4, "", "", ""),
    "2/1": ("có", "KH 01/KH-TD", "", ""),
    "4/1": (87.5, "", "", ""),
}
"""6 of 8, 4 of 4, 2.63 of 3 (2.625 rounded half up), and a bonus of 0.03 points."""


def write(folder: Path, changes: Mapping[str, str] | None = None) -> Path:
    """Write the period's files; return its path."""
    for name, content in {**FILES, **(changes or {})}.items():
        (folder / name).write_text(content, encoding="utf-8")
    return folder / "period.toml"


def forms(period: Path) -> dict[str, bytes]:
    """Make the forms; return them by unit."""
    out = period.parent / "phieu"
    assert main(["forms", str(period), "--out", str(out)]) == 0
    return {path.stem: path.read_bytes() for path in sorted(out.glob("*.xlsx"))}


def filled(period: Path, unit: str = "T-01", **more: object) -> bytes:
    """One unit's form, filled in with `FACTS` as far as they are on it."""
    form = forms(period)[unit]
    there = {code: cells for code, cells in FACTS.items() if not (unit != "T-01" and code == "4/1")}
    arguments = {"facts": there, "sent": date(2025, 11, 28), **more}
    return filled_forms.fill(form, **arguments)  # type: ignore[arg-type]


def hand_in(period: Path, **files: bytes) -> Path:
    """Put files into the folder of what came back; return the folder."""
    folder = period.parent / "nop"
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        (folder / f"{name}.xlsx").write_bytes(content)
    return folder


def collect(period: Path, folder: Path, *options: str) -> int:
    return main(["collect", str(period), str(folder), "--author", "VHXH", *options])
