"""Forms filled in as people fill them in: by a program that knows nothing of ours."""

import io
import shutil
import subprocess
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

FIRST_ROW = 12
SOFFICE = shutil.which("soffice")


def rows_of(sheet: Worksheet, headings: int = 11) -> dict[str, int]:
    """The rows of a sheet by the code in its first column."""
    return {
        str(sheet.cell(row, 1).value): row
        for row in range(headings + 1, sheet.max_row + 1)
        if sheet.cell(row, 1).value
    }


def fill(
    form: bytes | Path,
    facts: Mapping[str, tuple[object, ...]],
    *,
    tasks: Mapping[str, tuple[object, ...]] | None = None,
    reports: Mapping[str, tuple[object, ...]] | None = None,
    points: Mapping[str, object] | None = None,
    sent: date | None = date(2025, 11, 28),
) -> bytes:
    """Fill a form in with openpyxl.

    Args:
        form: as it was made.
        facts: value, evidence, files and note by the code of the row.
        tasks: state, date, evidence and note by the code of the task.
        reports: date and evidence by the code of the report.
        points: typed points by criterion.
        sent: the day of sending.
    """
    book = openpyxl.load_workbook(io.BytesIO(form) if isinstance(form, bytes) else form)
    sheet = book["Phiếu"]
    rows = rows_of(sheet)
    if sent is not None:
        sheet["E8"] = datetime(sent.year, sent.month, sent.day)  # noqa: DTZ001 (a day)
    for code, cells in facts.items():
        for column, cell in zip((5, 7, 8, 9), cells, strict=False):
            put(sheet, rows[code], column, cell)
    for code, mark in (points or {}).items():
        put(sheet, rows[code], 6, mark)
    for name, first, own in (("Nhiệm vụ", 5, tasks), ("Báo cáo", 4, reports)):
        for code, cells in (own or {}).items():
            row = rows_of(book[name], 4)[code]
            for column, cell in enumerate(cells, first):
                put(book[name], row, column, cell)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def put(sheet: Worksheet, row: int, column: int, value: object) -> None:
    if value in (None, ""):
        return
    if isinstance(value, Decimal):
        value = float(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        value = datetime(value.year, value.month, value.day)  # noqa: DTZ001 (a day)
    cell = sheet.cell(row, column)
    cell.value = value  # type: ignore[assignment]
    if isinstance(value, str):
        cell.data_type = "s"  # text that begins with = is text


def through_libreoffice(folder: Path, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Open files in LibreOffice and save them again, all of them in one run."""
    assert SOFFICE is not None
    came, went = folder / "lo-in", folder / "lo-out"
    came.mkdir(parents=True)
    for name, content in files.items():
        (came / name).write_bytes(content)
    subprocess.run(  # noqa: S603
        [
            SOFFICE, f"-env:UserInstallation=file://{folder}/lo-profile", "--headless",
            "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(went),
            *(str(came / name) for name in files),
        ],
        check=True, capture_output=True, timeout=600,
    )  # fmt: skip
    return {name: (went / name).read_bytes() for name in files}
