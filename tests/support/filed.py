"""A small period as files, invented and without a fault until a test changes one of them."""

from collections.abc import Mapping
from pathlib import Path

RUBRIC = """\
format = 1
id = "thu"
version = "1"
title = "Bộ tiêu chí thử"
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
code = "K1"
title = "Khối thôn"
kinds = ["thon"]

[[field]]
code = "ty_le"
title = "Tỷ lệ hộ tham gia"
type = "number"
minimum = 0
maximum = 100

[[field]]
code = "so_ho"
title = "Số hộ"
type = "integer"

[[field]]
code = "ke_hoach"
title = "Đã ban hành kế hoạch"
type = "yes_no"

[[field]]
code = "ngay_gui"
title = "Ngày gửi báo cáo"
type = "date"

[[field]]
code = "muc"
title = "Mức đánh giá"
type = "choice"
choices = ["tốt", "khá"]

[[field]]
code = "y_kien"
title = "Ý kiến"
type = "text"

[[group]]
code = "T"
title = "Tổng điểm"
max = 10

[[criterion]]
code = "1.1"
title = "Tỷ lệ hộ tham gia"
group = "T"
max = 10
uses = "builtin/ratio@1"
params = { done = "ty_le" }
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
binds = ["thon"]
evidence = "Kế hoạch"

[[report]]
code = "nam"
title = "Báo cáo năm"
before = 2025-12-01
binds = ["thon"]
"""

PERIOD = """\
format = 1
id = "ky_thu"
title = "Kỳ thử"
as_of = 2025-12-10
rubric = "rubric.toml"
plan = "plan.toml"
units = "units.csv"
submissions = ["phieu/a.csv", "phieu/b.csv"]
waivers = ["waivers.csv"]
progress = ["progress.csv"]
receipts = ["receipts.csv"]
"""

UNITS = """\
Mã đơn vị;Tên đơn vị;Loại đơn vị
hoà-bình;Thôn Hoà Bình;thon
đông;Thôn Đông;thon
"""

SUBMISSIONS = "Mã đơn vị;Mã chỉ tiêu;Giá trị;Minh chứng\n"

FILES: Mapping[str, str] = {
    "period.toml": PERIOD,
    "rubric.toml": RUBRIC,
    "plan.toml": PLAN,
    "units.csv": UNITS,
    "phieu/a.csv": SUBMISSIONS + "hoà-bình;ty_le;97,5;BC 12\n",
    "phieu/b.csv": SUBMISSIONS + "đông;so_ho;210;\n",
    "waivers.csv": "unit;criterion;state;document;until;reason\n"
    "đông;1.1;được miễn;QĐ 5;;Thiên tai\n",
    "progress.csv": "unit;task;state;date\nđông;1.1;hoàn thành;20/11/2025\n",
    "receipts.csv": "unit;report;date\nđông;nam;28/11/2025\n",
}


def write(folder: Path, changes: Mapping[str, str | bytes | None] | None = None) -> Path:
    """Write the files, some of them changed or left out (None); return the period's path."""
    for name, content in {**FILES, **(changes or {})}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            path.write_bytes(content)
        elif content is not None:
            path.write_text(content, encoding="utf-8", newline="")
    return folder / "period.toml"
