"""What commands that answer a question do with their sections: print, and write the pictures."""

from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

import click

from danvan_scoring.cli.section_text import section_text
from danvan_scoring.errors import InputError
from danvan_scoring.io.atomic import check_target, record_of, write_folder
from danvan_scoring.model.problem import Place, Problem
from danvan_scoring.model.text import Language, Text
from danvan_scoring.reports.pictures.drawing import Drawing
from danvan_scoring.reports.pictures.png import png
from danvan_scoring.reports.pictures.svg import svg
from danvan_scoring.reports.section import Section

_MADE_BY = "pictures_of"
"""What a folder of pictures records: the command that made it."""
_NO_PNG = Text(
    "Chưa có matplotlib nên chỉ ghi hình dạng SVG; muốn có PNG, trong thư mục mã nguồn: "
    'pip install ".[plots]"',
    "matplotlib is missing, so pictures are SVG only; for PNG, in the source folder: "
    'pip install ".[plots]"',
)


def answer(sections: Iterable[Section], language: Language, pictures: Path | None = None) -> None:
    """Print sections one after another, and write their pictures into a folder if one is named.

    Raises:
        InputError: the folder holds other files, those of another command (`SUB290`) too; or it
            cannot be written.
    """
    command = click.get_current_context().info_name or ""
    if pictures is not None:
        check_target(pictures)
        _check_command(pictures, command)
    found = list(sections)
    click.echo("\n\n\n".join(section_text(section, language) for section in found))
    if pictures is not None:
        drawings = [drawing for section in found for drawing in section.drawings]
        write_folder(pictures, _files(drawings, language), {"format": 1, _MADE_BY: command})
        told = Text("Đã ghi {} hình vào {}", "{} pictures are in {}").pick(language)
        click.echo(told.format(len(drawings), pictures), err=True)


def _check_command(folder: Path, command: str) -> None:
    record = record_of(folder)
    if record is not None and record.get(_MADE_BY) != command:
        found = str(record.get(_MADE_BY, ""))
        raise InputError([Problem("SUB290", Place(file=str(folder)), found)])


def _files(drawings: list[Drawing], language: Language) -> dict[str, bytes]:
    files = {f"{drawing.name}.svg": svg(drawing).encode() for drawing in drawings}
    if find_spec("matplotlib") is None:
        click.echo(_NO_PNG.pick(language), err=True)
        return files
    return files | {f"{drawing.name}.png": png(drawing) for drawing in drawings}
