"""The audit workbook, computed anew by LibreOffice and compared with the library."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from live_forms import computed_all, library
from python_calamine import CalamineWorkbook

from danvan_scoring import Result
from danvan_scoring.cli import publishing
from danvan_scoring.cli.loading import load
from danvan_scoring.model.office import office_of
from danvan_scoring.model.period import Period
from danvan_scoring.model.publication import Publication
from danvan_scoring.model.result import PeriodResult
from danvan_scoring.model.text import Language
from danvan_scoring.reports.exporters import AuditWorkbook
from danvan_scoring.reports.workbook.words import STATES
from danvan_scoring.stages.class_path import NO_CLASS_TEXT, NOT_ELIGIBLE_TEXT
from danvan_scoring.stages.ranking_list import RankedUnit, ranked_units

Sheets = Mapping[str, list[list[object]]]

_NEAR = 1e-9
_CACHED = re.compile(rb"(</f>)<v>[^<]*</v>")
_RANKING_TOP, _WORK_TOP, _SCORES_TOP = 5, 4, 8
_HEADINGS = {
    "peer_rank": "Hạng",
    "code": "Mã đơn vị",
    "points": "Điểm",
    "maximum": "Tối đa áp dụng",
    "percent": "Tỷ lệ %",
    "by_points": "Xếp loại theo điểm",
    "final": "Xếp loại",
    "overall": "Hạng chung",
}


class Difference(NamedTuple):
    """A cell that is not what it should be."""

    where: str
    shown: object
    expected: object


def publication_of(path: Path) -> Publication:
    """Evaluate a period."""
    loaded = load(path, (), ())
    return publishing.publication_of(loaded, loaded.evaluate(None), (), ())


def of_results(*results: Result) -> Publication:
    """Publish results that have no files."""
    period = Period.model_construct(title="Kỳ thử", id="thu")
    office = office_of(results[0].bound.rubric.authority)
    first = results[0]
    found = PeriodResult(results, first.submissions, first.compliance)
    return Publication(period, found, office)


def workbook_of(publication: Publication, language: Language = "vi") -> bytes:
    """Export the workbook."""
    return AuditWorkbook().export(publication, language)["so-tinh.xlsx"]


def without_values(content: bytes) -> bytes:
    """Take away what the formulas gave, so that one which is not computed shows nothing."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as before,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            part = before.read(name)
            if name.startswith("xl/worksheets/sheet"):
                part = _CACHED.sub(rb"\1", part)
            after.writestr(name, part)
    return stream.getvalue()


def cells_of(content: bytes) -> Sheets:
    """Read the cells as they were written."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {
        name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        for name in book.sheet_names
    }


def recomputed(contents: Sequence[bytes], folder: Path) -> list[Sheets]:
    """Let LibreOffice compute all formulas of workbooks."""
    folder.mkdir(exist_ok=True)
    paths = [folder / f"so-tinh-{number}.xlsx" for number, _ in enumerate(contents)]
    for path, content in zip(paths, contents, strict=True):
        path.write_bytes(without_values(content))
    return computed_all(paths)


def differences(before: Sheets, after: Sheets) -> Iterator[Difference]:
    """Compare two workbooks cell by cell."""
    for name, rows in before.items():
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                shown = _at(after[name], number, column)
                if not _same(shown, value):
                    yield Difference(f"{name} R{number + 1}C{column + 1}", shown, value)


def _at(rows: Sequence[Sequence[object]], row: int, column: int) -> object:
    inside = row < len(rows) and column < len(rows[row])
    return rows[row][column] if inside else ""


def _same(shown: object, value: object) -> bool:
    if isinstance(shown, float) and isinstance(value, float):
        return abs(shown - value) < _NEAR
    return shown == value


def ranking_differences(
    rows: Sequence[Sequence[object]], result: Result, scale: str
) -> tuple[int, list[Difference]]:
    """Compare a sheet of ranks with the ranking of the library."""
    headings = [str(cell) for cell in rows[_RANKING_TOP - 1]]
    column = {key: headings.index(text) for key, text in _HEADINGS.items() if text in headings}
    by_unit = {row[column["code"]]: row for row in rows[_RANKING_TOP:]}
    compared, wrong = 0, []
    for line in ranked_units(result):
        if line.scale != scale:
            continue
        row = by_unit[line.unit]
        for key, expected in _expected(line).items():
            if key in column:
                compared += 1
                if not _same(shown := row[column[key]], expected):
                    wrong.append(Difference(f"{line.unit} {key}", shown, expected))
    return compared, wrong


def _expected(line: RankedUnit) -> Mapping[str, object]:
    scored = line.points is not None
    final = line.class_final
    if not line.eligible:
        final = NOT_ELIGIBLE_TEXT.vi
    elif not final and scored:
        final = NO_CLASS_TEXT.vi
    return {
        "points": float(line.points) if line.points is not None else STATES[line.status].vi,
        "maximum": float(line.maximum),
        "percent": "" if line.percent is None else float(line.percent),
        "peer_rank": float(line.peer_rank or 0) or "",
        "overall": float(line.overall_rank or 0) or "",
        "by_points": line.class_by_points,
        "final": final,
    }


def node_differences(
    rows: Sequence[Sequence[object]], result: Result
) -> tuple[int, list[Difference]]:
    """Compare the calculation with the library's states, points and maxima of all nodes."""
    shown = {str(row[0]): (row[3], row[4], row[5]) for row in rows[_WORK_TOP:]}
    compared, wrong = 0, []
    for row, unit in enumerate(result.scores.units):
        for code, own in library(result, row).items():
            found = shown[f"{unit} · {code}"]
            for key, one, other in zip(own._fields, found, own, strict=True):
                compared += 1
                if not _same(one, float(other)):
                    wrong.append(Difference(f"{unit} {code} {key}", one, other))
    return compared, wrong


def group_differences(
    rows: Sequence[Sequence[object]], result: Result
) -> tuple[int, list[Difference]]:
    """Compare the subtotals on a sheet of scores with those of the library."""
    codes = [str(cell) for cell in rows[_SCORES_TOP - 1]]
    at = {unit: row for row, unit in enumerate(result.scores.units)}
    compared, wrong = 0, []
    for row in rows[_SCORES_TOP:]:
        figures = library(result, at[row[0]])
        for column, code in enumerate(codes):
            if code in result.bound.groups:
                compared += 1
                state, points, _ = figures[code]
                expected = points if state == 0 else [*STATES.values()][int(state) - 1].vi
                if not _same(row[column], expected):
                    wrong.append(Difference(f"{row[0]} {code}", row[column], expected))
    return compared, wrong


def compared(sheets: Sheets, results: Sequence[Result]) -> tuple[int, list[Difference]]:
    """Compare ranks, classes, totals, groups and all nodes with the library.

    Returns:
        How many cells were compared, and those that differ.
    """
    count, wrong = 0, []
    for result in results:
        scales = [scale.code for scale in result.bound.rubric.scales]
        tail = f" {result.bound.rubric.id}" if len(results) > 1 else ""
        work = sheets[f"Cách tính{tail}"]
        found = [node_differences(work, result)]
        for scale in scales:
            part = f" {scale}{tail}" if len(scales) > 1 else tail
            found.append(ranking_differences(sheets[f"Xếp hạng{part}"], result, scale))
            found.append(group_differences(sheets[f"Điểm{part}"], result))
        count += sum(number for number, _ in found)
        wrong += [difference for _, own in found for difference in own]
    return count, wrong
