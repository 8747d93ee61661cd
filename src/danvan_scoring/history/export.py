"""Everything in a database as files of open formats, which anybody can verify without it."""

import io
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from danvan_scoring.errors import InputError
from danvan_scoring.history.database import Database
from danvan_scoring.history.schema import record, score, standing
from danvan_scoring.history.verify import rows_of, verify
from danvan_scoring.io.canonical_json import canonical
from danvan_scoring.io.export import csv_bytes
from danvan_scoring.io.sheet import Cell, Sheet

_LINES = {"records.jsonl": record, "scores.jsonl": score, "standings.jsonl": standing}
_FOLDERS = {"rubric": "rubrics", "plan": "plans", "period": "periods", "submissions": "submissions"}
_SHORT = 12
_RECORDS = {
    "number": "Số", "kind": "Loại", "authority": "Xã, cơ quan chấm", "period": "Kỳ",
    "rubric": "Bộ tiêu chí, kế hoạch", "unit": "Mã đơn vị", "criterion": "Tiêu chí, chỉ tiêu",
    "author": "Người thực hiện", "role": "Tư cách", "time": "Thời gian", "reason": "Lý do",
    "evidence": "Văn bản", "replaces": "Thay bản ghi số", "added_by": "Người ghi",
    "added_at": "Ghi lúc", "digest": "Mã băm",
}  # fmt: skip
_SCORES = {
    "result": "Kết quả số", "unit": "Mã đơn vị", "node": "Mã mục", "status": "Tình trạng",
    "points": "Điểm", "counted": "Điểm tính vào mục trên", "maximum": "Điểm tối đa",
}  # fmt: skip
_STANDINGS = {
    "result": "Kết quả số", "unit": "Mã đơn vị", "name": "Tên đơn vị", "scale": "Thang điểm",
    "peer_group": "Khối", "status": "Tình trạng", "points": "Điểm", "maximum": "Điểm tối đa",
    "peer_rank": "Hạng trong khối", "overall_rank": "Hạng chung",
    "class_by_points": "Mức theo điểm", "class": "Mức xếp loại",
}  # fmt: skip
_SHEETS = (
    ("ban-ghi.csv", record, _RECORDS),
    ("diem.csv", score, _SCORES),
    ("xep-hang.csv", standing, _STANDINGS),
)
_DECIMALS = {"points", "counted", "maximum"}


def export_files(of: Database) -> dict[str, bytes]:
    """Write everything down: contents by the names of files.

    Args:
        of: the database.

    Raises:
        InputError: everything that was touched; a database that does not verify is not exported.
    """
    problems = verify(of).problems
    if problems:
        raise InputError(problems)
    files: dict[str, bytes] = {}
    with of.reading() as connection:
        for name, table in _LINES.items():
            lines = io.BytesIO()
            lines.writelines(
                f"{canonical(dict(row))}\n".encode() for row in rows_of(connection, table)
            )
            files[name] = lines.getvalue()
        for row in rows_of(connection, record):
            if row["kind"] in _FOLDERS:
                files[_name(row)] = f"{row['content']}\n".encode()
        for name, table, headings in _SHEETS:
            rows = (_cells(row, headings) for row in rows_of(connection, table))
            files[name] = csv_bytes(Sheet(name, [*headings.values()], rows))
    return files


def _name(row: Mapping[str, Any]) -> str:
    """Name the file of a content by what it is of and, since there may be several, its digest."""
    of_what = row["rubric"] or row["period"]
    return f"{_FOLDERS[row['kind']]}/{of_what}-{row['sha256'][:_SHORT]}.json"


def _cells(row: Mapping[str, Any], names: Mapping[str, str]) -> list[Cell]:
    return [
        Decimal(row[name]) if name in _DECIMALS and row[name] is not None else row[name]
        for name in names
    ]
