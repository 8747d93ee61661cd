"""`danvan rubric new`: a pack to begin with, from flags or from answers to a few questions."""

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from danvan_scoring.io.new_rubric import (
    Outline,
    faults_of,
    read_kinds,
    read_numbered,
    write_rubric,
)
from danvan_scoring.model.text import Language, Text

_QUESTIONS = {
    "title": (Text("Tên bộ tiêu chí", "Title of the rubric"), "Bộ tiêu chí mới (dự thảo)"),
    "authority": (Text("Cơ quan ban hành", "Authority"), "Ủy ban nhân dân xã (chưa ghi tên)"),
    "kinds": (
        Text("Loại đơn vị (mã=tên, cách nhau dấu phẩy)", "Kinds of units (code=title, …)"),
        "phong=Phòng chuyên môn, thon=Thôn",
    ),
    "groups": (
        Text("Nhóm tiêu chí (mã=tên:điểm, …)", "Groups (code=title:points, …)"),
        "A=Kế hoạch và tuyên truyền:40, B=Kết quả thực hiện:60",
    ),
    "classes": (
        Text("Mức xếp loại (mã=tên:từ %, …)", "Classes (code=title:from %, …)"),
        "xuat_sac=Xuất sắc:90, tot=Tốt:80, kha=Khá:65, trung_binh=Trung bình:50, yeu=Yếu:0",
    ),
}
_READ: dict[str, Callable[[str], Any]] = {
    "kinds": read_kinds,
    "groups": read_numbered,
    "classes": read_numbered,
}


def command(language: Language, folder: Path, **flags: str | None) -> int:
    """Run the command.

    Raises:
        click.UsageError: what is given cannot be a rubric: all that is wrong with it.
        InputError: the folder is there and not empty, or cannot be written.
    """
    asks = sys.stdin.isatty()
    given = {"id": flags["id"] or folder.name.replace("-", "_")}
    for key, (question, default) in _QUESTIONS.items():
        flag = flags[key]
        if flag is None and asks:
            flag = click.prompt(question.pick(language), default=default, err=True)
        given[key] = flag or default
    outline = _outline(given, language)
    write_rubric(outline, folder, _last_day_of_year())
    told = Text("Đã tạo bộ tiêu chí ở {}. Tiếp theo:", "The rubric is in {}. Next:").pick(language)
    click.echo(told.format(folder), err=True)
    for line in (
        f"danvan check {folder / 'rubric.toml'}",
        f"danvan run {folder / 'sample' / 'period.toml'}",
        f"danvan rubric show {folder / 'rubric.toml'}",
    ):
        click.echo(f"  {line}", err=True)
    return 0


def _outline(given: dict[str, str], language: Language) -> Outline:
    found: dict[str, Any] = dict(given)
    faults = []
    for key, read in _READ.items():
        try:
            found[key] = read(given[key])
        except ValueError as error:
            faults.append(f"--{key}: {error.args[0].pick(language)}")
    if not faults:
        outline = Outline(**found)
        faults = [fault.pick(language) for fault in faults_of(outline)]
        if not faults:
            return outline
    raise click.UsageError("; ".join(faults))


def _last_day_of_year() -> date:
    # The clock is the command line's: a sample of this year is what a newcomer expects.
    return date(date.today().year, 12, 31)  # noqa: DTZ011 (a day has no time zone)
