"""Make the communes of this example again: invented units and figures, from a fixed seed.

Run by hand from the repository root: `python examples/tinh_mau/make_example.py`; for a larger
province somewhere else, `python examples/tinh_mau/make_example.py --communes 60 --out tinh-60`.
"""

import argparse
import random
import shutil
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

HERE = Path(__file__).parent
COMMUNES = {
    "an-phu": "An Phú",
    "binh-minh": "Bình Minh",
    "cam-giang": "Cẩm Giang",
    "dong-hai": "Đông Hải",
    "hoa-lac": "Hòa Lạc",
    "tan-lap": "Tân Lập",
}
POLICIES = ("bo-tieu-chi.toml", "ke-hoach.toml")
SILENT = "tan-lap"
SHARE_SILENT, SHARE_DONE, SHARE_COMPLAINT = 0.05, 0.8, 0.1
UNITS = 10
PERIOD = """\
# Số liệu giả định, không phải của xã nào có thật.
format = 1
id = "nam_2025"
title = "Chấm điểm công tác dân vận năm 2025"
as_of = 2025-12-05
rubric = "../../bo-tieu-chi.toml"
plan = "../../ke-hoach.toml"
units = "don-vi.csv"
submissions = ["phieu.csv"]
progress = ["tien-do.csv"]
"""


def main() -> None:
    """Write the folders."""
    options = argparse.ArgumentParser()
    options.add_argument("--communes", type=int, default=len(COMMUNES))
    options.add_argument("--out", type=Path, default=HERE)
    given = options.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    for policy in POLICIES:
        if given.out.resolve() != HERE.resolve():
            shutil.copyfile(HERE / policy, given.out / policy)
    draw = random.Random(2025)  # noqa: S311 (invented figures)
    for code, name in islice(_communes(), given.communes):
        folder = given.out / "xa" / code
        folder.mkdir(parents=True, exist_ok=True)
        units = ["Mã đơn vị;Tên đơn vị;Loại đơn vị;Xã"]
        answers = ["Mã đơn vị;Mã chỉ tiêu;Giá trị;Minh chứng;Ghi chú"]
        progress = ["Mã đơn vị;Mã nhiệm vụ;Tình trạng;Ngày hoàn thành;Minh chứng;Ghi chú"]
        for number in range(1, UNITS + 1):
            unit = f"T-{number:02}"
            units.append(f"{unit};Thôn số {number};thon;Xã {name}")
            silent = code == SILENT or draw.random() < SHARE_SILENT
            rows = _answers(draw, unit)
            done = f"{unit};1.1;hoàn thành;{draw.randint(1, 30):02}/10/2025;BC {number};"
            if number == UNITS:
                done = f"{unit};1.1;được miễn;;;Thôn mới sáp nhập"
            if not silent:
                answers += rows
                if draw.random() < SHARE_DONE:
                    progress.append(done)
        for file, lines in (
            ("don-vi.csv", units),
            ("phieu.csv", answers),
            ("tien-do.csv", progress),
            ("period.toml", PERIOD.splitlines()),
        ):
            (folder / file).write_text("\n".join(lines) + "\n", encoding="utf-8")


def _communes() -> Iterator[tuple[str, str]]:
    """Yield codes and names: those above, then numbered ones without end."""
    yield from COMMUNES.items()
    number = len(COMMUNES)
    while True:
        number += 1
        yield f"xa-{number:03}", f"số {number}"


def _answers(draw: random.Random, unit: str) -> list[str]:
    planned = draw.randint(20, 60)
    figures = {
        "ho_phai_tuyen_truyen": planned,
        "ho_da_tuyen_truyen": min(planned, draw.randint(10, 60)),
        "cuoc_doi_thoai": draw.randint(0, 4),
        "phieu_hai_long": draw.randint(40, 100),
        "don_thu_vuot_cap": "có" if draw.random() < SHARE_COMPLAINT else "không",
    }
    return [f"{unit};{field};{value};;" for field, value in figures.items()]


if __name__ == "__main__":
    main()
