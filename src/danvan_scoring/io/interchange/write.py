"""What came in for a period, as an interchange file that reads back to the same submissions."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

import pandas as pd
from pydantic import BaseModel

from danvan_scoring.io.interchange.read import KEYS, plain
from danvan_scoring.io.interchange.records import RECORDS, Record
from danvan_scoring.model.period import Period
from danvan_scoring.model.rubric import FormField, Rubric
from danvan_scoring.model.submission import Submissions

Rows = Iterable[Mapping[str, Any]]


def submission_lines(
    period: Period, rubrics: Sequence[Rubric], submissions: Submissions, extensions: pd.DataFrame
) -> Iterator[Record]:
    """Yield the records of a period.

    Args:
        period: its id and day.
        rubrics: its rubrics.
        submissions: what came in.
        extensions: who was granted more time, as the period's register has it.
    """
    yield _record("header", _header(period, rubrics))
    units = submissions.units
    for code, row in zip(units.index, _rows(units), strict=True):
        yield _record("unit", {"code": str(code), **row})
    fields = {field.code: field for rubric in rubrics for field in rubric.form_fields}
    for unit, values in _values(submissions, fields).items():
        yield _record("submission", {"unit": unit, "values": tuple(values)})
    frames = {
        "waiver": submissions.waivers,
        "mark": submissions.marks,
        "progress": submissions.progress,
        "receipt": submissions.receipts,
        "model": submissions.models,
        "post": submissions.posts,
        "extension": extensions,
    }
    for kind, frame in frames.items():
        for row in () if frame is None else _rows(frame):
            yield _record(kind, row)


def period_keys(lines: Iterable[Record], name: str) -> str:
    """Write the keys of a period file that take these records from the file `name`."""
    kinds = {line.record for line in lines}
    keys = dict.fromkeys(key for kind, key in KEYS.items() if kind in kinds)
    quoted = json.dumps(name, ensure_ascii=False)
    return "\n".join(f"{key} = {quoted if key == 'units' else f'[{quoted}]'}" for key in keys)


def line_bytes(lines: Iterable[BaseModel]) -> bytes:
    """Write records one a line, in UTF-8; keys that say nothing are left out."""
    return b"".join(
        json.dumps(
            line.model_dump(mode="json", by_alias=True, exclude_defaults=True),
            ensure_ascii=False,
            separators=(",", ":"),
            allow_nan=False,
        ).encode()
        + b"\n"
        for line in lines
    )


def _header(period: Period, rubrics: Sequence[Rubric]) -> Mapping[str, Any]:
    used = [
        {"id": own.id, "version": own.version, "sha256": own.source.sha256 if own.source else None}
        for own in rubrics
    ]
    return {
        "format": 1,
        "period": period.id,
        "as_of": period.as_of.isoformat(),
        "rubrics": tuple(used),
    }


def _values(
    submissions: Submissions, fields: Mapping[str, FormField]
) -> Mapping[str, list[Mapping[str, Any]]]:
    """What stands in the fields of each unit, and beside them; fields without either left out."""
    beside = {
        (row["unit"], row["field"]): {"evidence": row["evidence"], "note": row["note"]}
        for row in _rows(submissions.evidence)
    }
    found: dict[str, list[Mapping[str, Any]]] = {}
    for unit, cells in zip(
        map(str, submissions.values.index), submissions.values.to_dict("records"), strict=True
    ):
        for code, field in fields.items():
            value = _value(cells.get(code), field)
            proof = beside.get((unit, code), {})
            if value is not None or any(proof.values()):
                found.setdefault(unit, []).append({"field": code, "value": value, **proof})
    return found


def _value(cell: Any, field: FormField) -> str | bool | None:
    if pd.isna(cell):
        return None
    if field.type == "yes_no":
        return bool(cell)
    if field.type in {"number", "integer"}:
        decimals = field.decimals if field.type == "number" else 0
        return plain(Decimal(f"{float(cell):.{decimals}f}"))
    return pd.Timestamp(cell).date().isoformat() if field.type == "date" else str(cell)


def _rows(frame: pd.DataFrame) -> Rows:
    for row in frame.to_dict("records"):
        yield {str(key): _cell(value) for key, value in row.items() if key != "place"}


def _cell(value: Any) -> str:
    if pd.isna(value):
        return ""
    return value.date().isoformat() if isinstance(value, pd.Timestamp) else str(value)


def _record(kind: str, row: Mapping[str, Any]) -> Record:
    return RECORDS[kind].model_validate({"record": kind, **row})
