"""A new rubric: a pack to begin with, which passes its check and scores its sample at once."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from danvan_scoring.io.atomic import write_new_folder
from danvan_scoring.model.text import Text

_WHOLE = 100
"""The best that a class can ask for, in percent."""

_ABOUT_CRITERIA = """\
# Tiêu chí: điểm tối đa, cách chấm (xem docs/reference/criteria.md), căn cứ.
# Thay, thêm tiêu chí theo quyết định; phần chưa có căn cứ thì ghi ở assumed.
"""
_CODE = re.compile(r"^[A-Za-z0-9][A-Za-z0-9_.\-]{0,39}$")


@dataclass(frozen=True)
class Outline:
    """What a rubric is made from: its name, and what is known of its parts.

    Attributes:
        id: code of the rubric.
        title: its title.
        authority: whose it is.
        kinds: codes and titles of the kinds of units.
        groups: codes, titles and points of the groups.
        classes: codes, titles and cut-offs in percent, best first.
    """

    id: str
    title: str
    authority: str
    kinds: tuple[tuple[str, str], ...]
    groups: tuple[tuple[str, str, Decimal], ...]
    classes: tuple[tuple[str, str, Decimal], ...]


def read_kinds(text: str) -> tuple[tuple[str, str], ...]:
    """Read `phong=Phòng chuyên môn, thon=Thôn`.

    Raises:
        ValueError: with a `Text` that says what was needed.
    """
    return tuple((code, title) for code, title in _pairs(text))


def read_numbered(text: str) -> tuple[tuple[str, str, Decimal], ...]:
    """Read `A=Kế hoạch:40, B=Kết quả:60`.

    Raises:
        ValueError: with a `Text` that says what was needed.
    """
    found = []
    for code, rest in _pairs(text):
        title, colon, points = rest.rpartition(":")
        try:
            number = Decimal(points.strip().replace(",", "."))
        except InvalidOperation:
            colon = ""
        if not colon or not title.strip() or not number.is_finite() or number < 0:
            raise ValueError(
                Text(f"«{rest}» cần dạng tên:số", f"«{rest}» is not of the form title:number")
            )
        found.append((code, title.strip(), number))
    return tuple(found)


def _pairs(text: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for part in filter(None, (piece.strip() for piece in text.split(","))):
        code, equals, title = (piece.strip() for piece in part.partition("="))
        if not equals or not title:
            raise ValueError(Text(f"«{part}» cần dạng mã=tên", f"«{part}» is not code=title"))
        if not _CODE.match(code):
            raise ValueError(
                Text(f"mã «{code}» chỉ gồm chữ không dấu, số, _", f"«{code}» is no code")
            )
        if code in [other for other, _ in found]:
            raise ValueError(Text(f"mã «{code}» bị lặp", f"«{code}» is given twice"))
        found.append((code, title))
    if not found:
        raise ValueError(Text("cần ít nhất một mục", "at least one is needed"))
    return found


def faults_of(outline: Outline) -> list[Text]:
    """Say what of an outline cannot be a rubric."""
    faults = []
    if not _CODE.match(outline.id):
        faults.append(
            Text(f"mã bộ tiêu chí «{outline.id}» không dùng được", f"«{outline.id}» is no id")
        )
    codes = {"T", *(code for code, _, _ in outline.groups)}
    if len(codes) <= len(outline.groups):
        faults.append(Text("mã T dành cho tổng điểm", "T is the code of the total"))
    if any(points <= 0 for _, _, points in outline.groups):
        faults.append(Text("điểm của mỗi nhóm lớn hơn 0", "each group has more than 0 points"))
    cuts = [cut for _, _, cut in outline.classes]
    if cuts != sorted(set(cuts), reverse=True) or cuts[-1] != 0 or cuts[0] > _WHOLE:
        faults.append(
            Text(
                "mức xếp loại xếp từ cao xuống thấp, từ không quá 100 %, mức cuối từ 0",
                "classes go from the best down, from at most 100 %, the last from 0",
            )
        )
    return faults


def write_rubric(outline: Outline, folder: Path, as_of: date) -> None:
    """Write the pack: rubric, sources, and a sample period of six invented units.

    Args:
        outline: without faults.
        folder: made anew.
        as_of: the day of the sample period.

    Raises:
        InputError: the folder is there and not empty, or cannot be written.
    """
    texts = {
        "rubric.toml": _rubric(outline),
        "SOURCE.md": _source(outline),
        "sample/period.toml": _period(outline, as_of),
        "sample/don-vi.csv": _units(outline),
        "sample/phieu.csv": _forms(outline),
    }
    write_new_folder(folder, {name: text.encode() for name, text in texts.items()})


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _table(name: str, **keys: str) -> str:
    lines = [f"[[{name}]]", *(f"{key} = {value}" for key, value in keys.items())]
    return "\n".join(lines) + "\n"


def _rubric(outline: Outline) -> str:
    total = sum((points for _, _, points in outline.groups), Decimal(0))
    parts = [_head(outline)]
    parts += ["# Loại đơn vị; mỗi loại thuộc đúng một khối thi đua.\n"]
    parts += [_table("kind", code=_quoted(c), title=_quoted(t)) for c, t in outline.kinds]
    parts += [
        _table("peer_group", code=_quoted(f"K{n}"), title=_quoted(f"Khối {title}"),
               kinds=f"[{_quoted(code)}]")
        for n, (code, title) in enumerate(outline.kinds, start=1)
    ]  # fmt: skip
    parts += ["# Chỉ tiêu trên phiếu: những gì đơn vị phải ghi.\n"]
    for code, title, _ in outline.groups:
        for suffix, what in (("ke_hoach", "theo kế hoạch"), ("thuc_hien", "đã thực hiện")):
            parts.append(
                _table("field", code=_quoted(f"{code}1_{suffix}"),
                       title=_quoted(f"{title}: số việc {what}"), type='"integer"',
                       minimum="0", maximum="1000")
            )  # fmt: skip
    parts += ["# Thang điểm và các nhóm; điểm các phần phải cộng lại bằng điểm của nhóm.\n"]
    parts += [_table("group", code='"T"', title='"Tổng điểm"', max=str(total), floor="0")]
    for code, title, points in outline.groups:
        parts.append(
            _table("group", code=_quoted(code), title=_quoted(title), group='"T"', max=str(points))
        )
    parts += [_ABOUT_CRITERIA]
    for code, title, points in outline.groups:
        params = f'{{ done = "{code}1_thuc_hien", planned = "{code}1_ke_hoach", '
        params += 'when_nothing_planned = "not_applicable" }'
        parts.append(
            _table("criterion", code=_quoted(f"{code}1"), title=_quoted(f"{title}: mức thực hiện"),
                   group=_quoted(code), max=str(points), uses='"builtin/ratio@1"', params=params,
                   assumed='"Tiêu chí mẫu, cần thay bằng nội dung của quyết định."')
        )  # fmt: skip
    parts += ["# Mức xếp loại, từ cao xuống thấp, theo tỷ lệ % trên điểm tối đa áp dụng.\n"]
    for code, title, cut in outline.classes:
        keys = {"code": _quoted(code), "title": _quoted(title), "from": str(cut)}
        parts.append(_table("class", **keys))
    return "\n".join(parts)


def _head(outline: Outline) -> str:
    return f"""\
# DỰ THẢO: bộ tiêu chí mới tạo, chưa được ban hành. Nguồn và giả định: xem SOURCE.md.

format = 1
id = {_quoted(outline.id)}
version = "1"
title = {_quoted(outline.title)}
authority = {_quoted(outline.authority)}
# draft: dự thảo; issued: đã ban hành; reconstructed: phỏng dựng khi không có toàn văn.
status = "draft"
basis = []

# Làm tròn ở từng tiêu chí (criterion), từng nhóm (group) hoặc tổng điểm (total).
[rounding]
decimals = 2
mode = "half_up"
at = "criterion"

# So sánh theo điểm (points) hoặc tỷ lệ % trên điểm tối đa áp dụng (percent).
[ranking]
by = "percent"

# Mỗi tình trạng không có điểm được xử lý thế nào: zero (0 điểm), full (đủ điểm),
# leave_out (không tính cả điểm tối đa), block (chưa có tổng điểm).
[states]
not_applicable = "leave_out"
exempt = "leave_out"
missing = "zero"
pending = "block"
not_submitted = "block"
withheld = "leave_out"
"""


def _source(outline: Outline) -> str:
    return f"""\
# Nguồn của bộ tiêu chí `{outline.id}`

Bộ tiêu chí này mới được tạo tự động, chưa theo văn bản nào.

| nội dung | nguồn (số, ký hiệu, điều khoản) | chắc chắn hay giả định |
|---|---|---|
| thang điểm, các nhóm | | giả định |
| từng tiêu chí, cách chấm | | giả định |
| mức xếp loại | | giả định |

Số liệu trong `sample` là số liệu giả định.
"""


def _period(outline: Outline, as_of: date) -> str:
    return f"""\
# Kỳ mẫu, số liệu giả định.

format = 1
id = "mau"
title = {_quoted(f"Kỳ mẫu: {outline.title}")}
as_of = {as_of.isoformat()}
rubric = "../rubric.toml"
units = "don-vi.csv"
submissions = ["phieu.csv"]
"""


def _sample_units(outline: Outline) -> Sequence[tuple[str, str, str]]:
    """Six invented units, the kinds in turn: code, name, kind."""
    found = []
    for number in range(6):
        kind, title = outline.kinds[number % len(outline.kinds)]
        turn = number // len(outline.kinds) + 1
        found.append((f"DV-{number + 1}", f"{title} số {turn} (giả định)", kind))
    return found


def _units(outline: Outline) -> str:
    rows = [f"{code};{name};{kind}" for code, name, kind in _sample_units(outline)]
    return "\n".join(["Mã đơn vị;Tên đơn vị;Loại đơn vị", *rows]) + "\n"


def _forms(outline: Outline) -> str:
    rows = ["Mã đơn vị;Mã chỉ tiêu;Giá trị;Minh chứng"]
    for number, (unit, _, _) in enumerate(_sample_units(outline)):
        for code, _, _ in outline.groups:
            rows.append(f"{unit};{code}1_ke_hoach;10;Kế hoạch mẫu")
            rows.append(f"{unit};{code}1_thuc_hien;{10 - number};Báo cáo mẫu")
    return "\n".join(rows) + "\n"
